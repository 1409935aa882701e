import type { Place } from "../scenes";
import type { Changes } from "../table";

/** What containers mount, and how the group signs in to registries. */
export function volumeChanges({ accounts, repositories, registry }: Place): Changes[] {
  const secret = { "key.txt": Buffer.from("hunter-two").toString("base64") };
  const git = (key: string) => `volumes[3].gitRepo.${key}`;
  return [
    { "volumes[].name": { scene: "volumes", at: "volumes[4].name", other: "renamed-files" } },
    {
      "volumes[].azureFile.shareName": { scene: "volumes", other: "more" },
      "volumes[].azureFile.storageAccountName": {
        scene: "volumes",
        other: accounts[1].name,
        along: { "volumes[0].azureFile.storageAccountKey": accounts[1].keys[0] },
      },
      "volumes[].azureFile.readOnly": { scene: "volumes", other: true },
    },
    { "volumes[].azureFile.storageAccountKey": { scene: "volumes", other: accounts[0].keys[1] } },
    {
      "volumes[].azureFile.userAssignedIdentityClientId": {
        scene: "azure",
        at: "volumes[1].azureFile.userAssignedIdentityClientId",
        other: "22222222-2222-3333-4444-555555555555",
      },
    },
    {
      "volumes[].azureFile.storageAccountKeyReference": {
        scene: "azure",
        other: "spare",
      },
    },
    {
      "volumes[].emptyDir": {
        scene: "volumes",
        at: "volumes[1].emptyDir",
        other: undefined,
        along: { "volumes[1].secret": secret },
      },
    },
    { "volumes[].secret": { scene: "volumes", at: "volumes[2].secret", other: secret } },
    {
      "volumes[].secretReference": {
        scene: "references",
        value: { "key.txt": "key" },
        beside: { "volumes[0].name": "vault-files" },
        other: { "key.txt": "other" },
      },
    },
    {
      "volumes[].gitRepo.repository": {
        scene: "volumes",
        at: git("repository"),
        other: repositories[1].url,
        along: { [git("revision")]: repositories[1].commits[0] },
      },
      "volumes[].gitRepo.directory": { scene: "volumes", at: git("directory"), other: "two" },
      "volumes[].gitRepo.revision": { scene: "volumes", at: git("revision"), other: repositories[0].commits[1] },
    },
    {
      "imageRegistryCredentials[].server": {
        scene: "registry",
        at: "imageRegistryCredentials[1].server",
        other: "other.example.com",
      },
      "imageRegistryCredentials[].username": { scene: "registry", other: registry.users[1] },
    },
    { "imageRegistryCredentials[].password": { scene: "registry", other: registry.passwords[1] } },
    {
      "imageRegistryCredentials[].passwordReference": {
        scene: "references",
        value: "key",
        beside: { "imageRegistryCredentials[0]": { server: "one.example.com", username: "robot" } },
        other: "other",
      },
    },
    {
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
  ];
}
