import type { FidelityRow } from "./row";

/** What containers mount, and how the group signs in to registries. */
export const VOLUME_ROWS: readonly FidelityRow[] = [
  {
    azure: "A volume's name in the group.",
    fate: "honoured",
    local:
      "The same. Volumes other than shares are new and empty in each deployment of the group, and are deleted with it.",
    properties: ["volumes[].name"],
  },
  {
    azure: "An Azure Files share, mounted by SMB.",
    fate: "honoured",
    local:
      "The share's volume in the engine, common to all groups and clusters that mount it. It is deleted with the share.",
    properties: [
      "volumes[].azureFile.shareName",
      "volumes[].azureFile.storageAccountName",
      "volumes[].azureFile.readOnly",
    ],
  },
  {
    azure: "The account's key.",
    fate: "honoured",
    local: "Must be one of the local account's keys. Never returned and not kept: a stopped group starts without it.",
    properties: ["volumes[].azureFile.storageAccountKey"],
  },
  {
    azure: "The account's key, from a key vault.",
    fate: "noted",
    local: "The share is mounted without a key.",
    properties: ["volumes[].azureFile.storageAccountKeyReference"],
  },
  {
    azure: "An identity of the group signs in to the share, without a key.",
    fate: "noted",
    local: "The share is mounted without a key, whichever identity is named.",
    properties: ["volumes[].azureFile.userAssignedIdentityClientId"],
  },
  {
    azure: "An empty directory that lives as long as the group.",
    fate: "honoured",
    local: "A volume of the engine, on disk. An update empties it.",
    properties: ["volumes[].emptyDir"],
  },
  {
    azure: "Files in memory that nobody reads back.",
    fate: "honoured",
    local: "Never returned. The files lie in a volume of the engine, on disk and not in memory.",
    properties: ["volumes[].secret"],
  },
  {
    azure: "Files in memory, from a key vault.",
    fate: "refused",
    local: "The engine cannot ask a key vault. Use `secret`.",
    properties: ["volumes[].secretReference"],
    why: "its secrets are in a key vault, which the local engine cannot ask; use secret there",
  },
  {
    azure: "A clone of a git repository.",
    fate: "honoured",
    local: "The same, over http and https only, without hooks and submodules.",
    properties: ["volumes[].gitRepo.repository", "volumes[].gitRepo.directory", "volumes[].gitRepo.revision"],
  },
  {
    azure: "How the service signs in to a registry.",
    fate: "honoured",
    local:
      "The same, where the image is missing: the engine does not pull an image that it already has, so it does not notice a wrong password then.",
    properties: ["imageRegistryCredentials[].server", "imageRegistryCredentials[].username"],
  },
  {
    azure: "The password. Nobody reads it back.",
    fate: "honoured",
    local: "Never returned. Kept in a container that never runs, for the next start of a stopped group.",
    properties: ["imageRegistryCredentials[].password"],
  },
  {
    azure: "The password, from a key vault.",
    fate: "refused",
    local: "The engine cannot ask a key vault. Use `password`.",
    properties: ["imageRegistryCredentials[].passwordReference"],
    why: "its secret is in a key vault, which the local engine cannot ask; use password there",
  },
  {
    azure: "Signs in to a registry by a managed identity.",
    fate: "noted",
    local: "The docker CLI's own sign-in takes its place.",
    properties: ["imageRegistryCredentials[].identity", "imageRegistryCredentials[].identityUrl"],
  },
];
