import type { Place } from "../scenes";
import type { Row } from "../table";

/** What containers mount, and how the group signs in to registries. */
export function volumeRows({ accounts, repositories, registry }: Place): Row[] {
  const secret = { "key.txt": Buffer.from("hunter-two").toString("base64") };
  const git = (key: string) => `volumes[3].gitRepo.${key}`;
  return [
    {
      azure: "A volume's name in the group.",
      fate: "honoured",
      local: "The same. Volumes but for shares are new and empty with each deployment of the group, and go with it.",
      properties: { "volumes[].name": { scene: "volumes", at: "volumes[4].name", other: "renamed-files" } },
    },
    {
      azure: "An Azure Files share, mounted by SMB.",
      fate: "honoured",
      local:
        "The share's volume in the engine, which every group and cluster that mounts it has; it goes with the share.",
      properties: {
        "volumes[].azureFile.shareName": { scene: "volumes", other: "more" },
        "volumes[].azureFile.storageAccountName": {
          scene: "volumes",
          other: accounts[1].name,
          along: { "volumes[0].azureFile.storageAccountKey": accounts[1].keys[0] },
        },
        "volumes[].azureFile.readOnly": { scene: "volumes", other: true },
      },
    },
    {
      azure: "The account's key.",
      fate: "honoured",
      local:
        "Has to be one of the local account's keys. Never returned, and not kept: a stopped group starts without it.",
      properties: { "volumes[].azureFile.storageAccountKey": { scene: "volumes", other: accounts[0].keys[1] } },
    },
    {
      azure: "The account's key, from a key vault.",
      fate: "noted",
      local: "The share is mounted without a key.",
      properties: {
        "volumes[].azureFile.storageAccountKeyReference": {
          scene: "azure",
          other: "spare",
        },
      },
    },
    {
      azure: "An empty directory that lives as long as the group.",
      fate: "honoured",
      local: "A volume of the engine, on disk. An update empties it.",
      properties: {
        "volumes[].emptyDir": {
          scene: "volumes",
          at: "volumes[1].emptyDir",
          other: undefined,
          along: { "volumes[1].secret": secret },
        },
      },
    },
    {
      azure: "Files in memory that nobody reads back.",
      fate: "honoured",
      local: "Never returned. The files lie in a volume of the engine, on disk and not in memory.",
      properties: { "volumes[].secret": { scene: "volumes", at: "volumes[2].secret", other: secret } },
    },
    {
      azure: "Files in memory, from a key vault.",
      fate: "refused",
      local: "The engine cannot ask a key vault. Use `secret`.",
      properties: {
        "volumes[].secretReference": {
          scene: "references",
          value: { "key.txt": "key" },
          beside: { "volumes[0].name": "vault-files" },
          other: { "key.txt": "other" },
        },
      },
    },
    {
      azure: "A clone of a git repository.",
      fate: "honoured",
      local: "The same, over http and https only, without hooks and submodules.",
      properties: {
        "volumes[].gitRepo.repository": {
          scene: "volumes",
          at: git("repository"),
          other: repositories[1].url,
          along: { [git("revision")]: repositories[1].commits[0] },
        },
        "volumes[].gitRepo.directory": { scene: "volumes", at: git("directory"), other: "two" },
        "volumes[].gitRepo.revision": { scene: "volumes", at: git("revision"), other: repositories[0].commits[1] },
      },
    },
    {
      azure: "How the service signs in to a registry.",
      fate: "honoured",
      local:
        "The same, where the image is missing: one that the engine has is not asked for again, so a wrong password shows only then.",
      properties: {
        "imageRegistryCredentials[].server": {
          scene: "registry",
          at: "imageRegistryCredentials[1].server",
          other: "other.example.com",
        },
        "imageRegistryCredentials[].username": { scene: "registry", other: registry.users[1] },
      },
    },
    {
      azure: "The password. Nobody reads it back.",
      fate: "honoured",
      local: "Never returned. Kept in a container that never runs, for a start of the stopped group.",
      properties: { "imageRegistryCredentials[].password": { scene: "registry", other: registry.passwords[1] } },
    },
    {
      azure: "The password, from a key vault.",
      fate: "refused",
      local: "The engine cannot ask a key vault. Use `password`.",
      properties: {
        "imageRegistryCredentials[].passwordReference": {
          scene: "references",
          value: "key",
          beside: { "imageRegistryCredentials[0]": { server: "one.example.com", username: "robot" } },
          other: "other",
        },
      },
    },
    {
      azure: "Signs in to a registry by a managed identity.",
      fate: "noted",
      local: "The docker CLI's own sign-in takes its place.",
      properties: {
        "imageRegistryCredentials[].identity": {
          scene: "azure",
          other: undefined,
          along: {
            "imageRegistryCredentials[0].username": "robot",
            "imageRegistryCredentials[0].password": "hunter-two",
          },
        },
        "imageRegistryCredentials[].identityUrl": { scene: "azure", other: "https://two.example" },
      },
    },
  ];
}
