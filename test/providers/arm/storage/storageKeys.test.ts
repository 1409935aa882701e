import { createArmClient } from "../../../../src/providers/arm/client";
import type { ArmResource } from "../../../../src/providers/arm/contract";
import { ACCEPTED, group, ok, operationStatus } from "../../../support/arm/bodies";
import { armError, ArmScript, FakeClock, GROUP, operation, type Step, SUBSCRIPTION } from "../../../support/arm/script";

const names = { resourceGroupName: "rg", containerGroupName: "web" };
const minimal = {
  ...names,
  location: "westeurope",
  containers: [{ name: "app", image: "busybox:1", resources: { requests: { cpu: 1, memoryInGB: 1 } } }],
};
const withFiles = {
  ...minimal,
  volumes: [{ name: "files", azureFile: { shareName: "data", storageAccountName: "acct" } }],
};
const keys = ok({
  keys: [
    { keyName: "key1", value: "the-first-key", permissions: "FULL" },
    { keyName: "key2", value: "b" },
  ],
});
const noAccount = armError(404, "ResourceNotFound", "The Resource 'acct' was not found.");
const CREATED: Step[] = [
  ["PUT /containerGroups/web", ACCEPTED],
  ["GET /operations/1", operationStatus("Succeeded")],
  ["GET /containerGroups/web", ok(group())],
];

function scripted(steps: readonly Step[], more = {}): { arm: ArmScript; resource: ArmResource } {
  const arm = new ArmScript(steps);
  const client = createArmClient(arm.connection(more), { clock: new FakeClock() });
  return { arm, resource: client.resources["berth:containerinstance:ContainerGroup"]! };
}

describe("storage keys", () => {
  const filled = (key: string) => [
    { name: "files", azureFile: { shareName: "data", storageAccountName: "acct", storageAccountKey: key } },
  ];

  test("a volume without a key gets the account's first one, in the request alone", async () => {
    const echoing = group(undefined, { volumes: filled("the-first-key") });
    const { arm, resource } = scripted([["POST /listKeys", keys], CREATED[0]!, CREATED[1]!, ["GET /web", ok(echoing)]]);
    const result = await resource.create(withFiles, operation());
    expect(arm.requests[0]).toEqual({
      method: "POST",
      path: `${GROUP}/providers/Microsoft.Storage/storageAccounts/acct/listKeys`,
      apiVersion: "2025-08-01",
    });
    expect(arm.requests[1]?.body.properties.volumes).toEqual(filled("the-first-key"));
    expect(JSON.stringify(result)).not.toContain("the-first-key");
  });

  test("one lookup serves all volumes of an account", async () => {
    const { arm, resource } = scripted([["POST /listKeys", keys], ...CREATED]);
    const { volumes } = withFiles;
    await resource.create({ ...minimal, volumes: [...volumes, { ...volumes[0], name: "again" }] }, operation());
    expect(arm.done).toBe(true);
  });

  test("a key that is given is used, without the line end of the file it came from", async () => {
    const { arm, resource } = scripted(CREATED);
    await resource.create({ ...minimal, volumes: filled("given-key\r\n") }, operation());
    expect(arm.requests[0]?.body.properties.volumes).toEqual(filled("given-key"));
  });

  test("no key is asked for where an identity signs in", async () => {
    const { arm, resource } = scripted(CREATED);
    const azureFile = { shareName: "data", storageAccountName: "acct", userAssignedIdentityClientId: SUBSCRIPTION };
    await resource.create({ ...minimal, volumes: [{ name: "files", azureFile }] }, operation());
    expect(arm.requests[0]?.body.properties.volumes).toEqual([{ name: "files", azureFile }]);
    const keyed = scripted(CREATED);
    const both = [{ name: "files", azureFile: { ...azureFile, storageAccountKey: "given" } }];
    await keyed.resource.create({ ...minimal, volumes: both }, operation());
    expect(keyed.arm.requests[0]?.body.properties.volumes).toEqual(both);
  });

  test("an account in another resource group is found by its name", async () => {
    const account = `/subscriptions/${SUBSCRIPTION}/resourceGroups/Other/providers/Microsoft.Storage/storageAccounts/acct`;
    const { arm, resource } = scripted([
      ["POST /resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/acct/listKeys", noAccount],
      [
        "GET /Microsoft.Storage/storageAccounts",
        ok({
          value: [
            { id: `${account}2`, name: "acct2" },
            { id: account, name: "acct" },
          ],
        }),
      ],
      ["POST /resourceGroups/Other/providers/Microsoft.Storage/storageAccounts/acct/listKeys", keys],
      ...CREATED,
    ]);
    await resource.create(withFiles, operation());
    expect(arm.requests[3]?.body.properties.volumes).toEqual(filled("the-first-key"));
  });

  test("an account that does not exist is named, and nothing is created", async () => {
    const { arm, resource } = scripted([
      ["POST /acct/listKeys", noAccount],
      ["GET /Microsoft.Storage/storageAccounts", ok({ value: [] })],
    ]);
    const failure = resource.create(withFiles, operation());
    await expect(failure).rejects.toMatchObject({
      message:
        `volumes[0].azureFile.storageAccountName: storage account "acct" exists neither in resource group "rg" nor elsewhere in ` +
        `subscription ${SUBSCRIPTION}. Create it before the group, correct the name, or set storageAccountKey.`,
      details: { code: "StorageAccountNotFound", result: undefined },
    });
    expect(arm.requests).toHaveLength(2);
  });

  test("whoever may not read the key is told what to do", async () => {
    const { resource } = scripted([
      ["POST /acct/listKeys", armError(403, "AuthorizationFailed", "No action listKeys.")],
    ]);
    await expect(resource.create(withFiles, operation())).rejects.toThrow(
      "With the role Reader and Data Access on the account you may read them, or set storageAccountKey.",
    );
  });
});
