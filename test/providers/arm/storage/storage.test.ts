import { omit } from "../../../../src/model/core/json";
import { nestBody } from "../../../../src/model/core/armBody";
import { fileShare } from "../../../../src/model/storage/fileShare";
import { withIdentityList } from "../../../../src/model/containerinstance/identity";
import { changes } from "../../../../src/model/core/change";
import { inputsFromOutputs } from "../../../../src/model/core/projection";
import { namedAccount } from "../../../../src/model/storage/accountNames";
import { storageAccount } from "../../../../src/model/storage/storageAccount";
import { createArmClient } from "../../../../src/providers/arm/client";
import type { ArmClient, ArmResource } from "../../../../src/providers/arm/contract";
import { ok } from "../../../support/arm/bodies";
import {
  ACCOUNT,
  armError,
  ArmScript,
  FakeClock,
  GROUP,
  operation,
  SHARE,
  type Step,
  SUBSCRIPTION,
} from "../../../support/arm/script";
import { everyProperty } from "../../../support/everyProperty";
import { updateOf } from "../../../support/arm/update";

const API = "2025-08-01";

function scripted(steps: readonly Step[]): {
  arm: ArmScript;
  client: ArmClient;
  accounts: ArmResource;
  shares: ArmResource;
} {
  const arm = new ArmScript(steps);
  const client = createArmClient(arm.connection(), { clock: new FakeClock() });
  const { "berth:storage:StorageAccount": accounts, "berth:storage:FileShare": shares } = client.resources;
  return { arm, client, accounts: accounts!, shares: shares! };
}

describe("storage account", () => {
  const inputs = {
    resourceGroupName: "rg",
    accountName: "acct",
    location: "westeurope",
    kind: "StorageV2",
    sku: { name: "Standard_LRS" },
    tags: { team: "a" },
  };
  const body = { location: "westeurope", kind: "StorageV2", sku: { name: "Standard_LRS" }, tags: { team: "a" } };
  const account = {
    ...body,
    sku: { name: "Standard_LRS", tier: "Standard" },
    id: ACCOUNT,
    name: "acct",
    type: "Microsoft.Storage/storageAccounts",
    properties: { provisioningState: "Succeeded", primaryEndpoints: { file: "https://acct.file.test/" } },
  };
  const OPERATION = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Storage/locations/westeurope/asyncoperations/1`;
  const pending = {
    status: 202,
    headers: { location: `https://arm.test${OPERATION}?monitor=true&api-version=${API}`, "retry-after": "17" },
  };

  test("create waits in the background, then reads", async () => {
    const { arm, accounts } = scripted([
      ["PUT /storageAccounts/acct", pending],
      ["GET /asyncoperations/1", pending],
      ["GET /asyncoperations/1", ok(account)],
      ["GET /storageAccounts/acct", ok(account)],
    ]);
    const result = await accounts.create(inputs, operation());
    expect(arm.requests).toEqual([
      { method: "PUT", path: ACCOUNT, apiVersion: API, body },
      { method: "GET", path: OPERATION, apiVersion: API },
      { method: "GET", path: OPERATION, apiVersion: API },
      { method: "GET", path: ACCOUNT, apiVersion: API },
    ]);
    expect(result).toEqual({
      id: ACCOUNT,
      outputs: {
        name: "acct",
        type: "Microsoft.Storage/storageAccounts",
        location: "westeurope",
        kind: "StorageV2",
        sku: { name: "Standard_LRS", tier: "Standard" },
        tags: { team: "a" },
        provisioningState: "Succeeded",
        primaryEndpoints: { file: "https://acct.file.test/" },
        azureApiVersion: API,
      },
    });
  });

  test("every property of the schema reaches ARM", async () => {
    const { arm, accounts } = scripted([
      ["PUT /storageAccounts/acct", ok(account)],
      ["GET /storageAccounts/acct", ok(account)],
    ]);
    const all = everyProperty(storageAccount.inputs) as Record<string, unknown>;
    await accounts.create({ ...all, resourceGroupName: "rg", accountName: "acct" }, operation());
    const properties = omit(all, "resourceGroupName", "accountName");
    const body = arm.requests[0]?.body as { properties: Record<string, unknown> };
    expect(withIdentityList({ ...body, properties: namedAccount(body.properties) })).toEqual(
      nestBody(properties, storageAccount.envelope),
    );
  });

  test("settings have ARM's names in requests and the schema's in outputs, and one alone is sent", async () => {
    const networkAcls = {
      defaultAction: "Deny",
      ipRules: [{ value: "203.0.113.7" }],
      virtualNetworkRules: [{ id: "/s" }],
    };
    const encryption = {
      keySource: "Microsoft.Keyvault",
      keyvaultproperties: { keyname: "k", keyvaulturi: "https://v" },
      identity: { userAssignedIdentity: "/i" },
    };
    const identity = { type: "UserAssigned", userAssignedIdentities: { "/i": { clientId: "c" } } };
    const connection = { id: "/c", properties: { privateEndpoint: { id: "/e" } } };
    const told = {
      ...account,
      identity,
      properties: { networkAcls, encryption, isNfsV3Enabled: true, privateEndpointConnections: [connection] },
    };
    const { arm, accounts } = scripted([
      ["PUT /storageAccounts/acct", ok(told)],
      ["GET /storageAccounts/acct", ok(told)],
    ]);
    const settings = {
      networkRuleSet: {
        defaultAction: "Deny",
        ipRules: [{ iPAddressOrRange: "203.0.113.7" }],
        virtualNetworkRules: [{ virtualNetworkResourceId: "/s" }],
      },
    };
    const { outputs } = await accounts.create({ ...inputs, ...settings }, operation());
    expect(arm.requests[0]?.body).toEqual({ ...body, properties: { networkAcls } });
    expect(outputs).toMatchObject({
      ...settings,
      identity,
      encryption: {
        keySource: "Microsoft.Keyvault",
        keyVaultProperties: { keyName: "k", keyVaultUri: "https://v" },
        encryptionIdentity: { encryptionUserAssignedIdentity: "/i" },
      },
      enableNfsV3: true,
      privateEndpointConnections: [{ id: "/c", privateEndpoint: { id: "/e" } }],
    });
    // What the service fills up is no difference, and neither is another spelling of a list.
    const seen = { ...outputs, networkRuleSet: { ...settings.networkRuleSet, bypass: "Logging, AzureServices" } };
    const asked = { ...inputs, networkRuleSet: { ...settings.networkRuleSet, bypass: "azureservices,logging" } };
    expect(changes(storageAccount, inputsFromOutputs(storageAccount, { ...seen, id: ACCOUNT }, asked), asked)).toEqual(
      [],
    );
    expect(changes(storageAccount, { ...inputs, ...settings }, { ...inputs, ...settings }, seen)).toEqual([]);
    expect(inputsFromOutputs(storageAccount, { ...seen, id: ACCOUNT }, { ...inputs, ...settings })).toEqual({
      ...inputs,
      ...settings,
    });
  });

  test("a change is a PUT of all of it, tags that are gone included; the location is the group's", async () => {
    const { arm, accounts } = scripted([
      ["GET /resourcegroups/rg", ok({ id: GROUP, location: "northeurope" })],
      ["PUT /storageAccounts/acct", ok(account)],
      ["GET /storageAccounts/acct", ok(account)],
    ]);
    const news = omit(inputs, "tags", "location");
    await accounts.update(
      ACCOUNT,
      updateOf(storageAccount, inputs, { ...news, sku: { name: "Standard_GRS" } }),
      operation(),
    );
    expect(arm.requests[1]?.body).toEqual({
      location: "northeurope",
      kind: "StorageV2",
      sku: { name: "Standard_GRS" },
      tags: {},
    });
  });

  test("a name that is taken", async () => {
    const { accounts } = scripted([
      ["PUT /acct", armError(409, "StorageAccountAlreadyTaken", "The storage account named acct is already taken.")],
    ]);
    await expect(accounts.create(inputs, operation())).rejects.toMatchObject({
      message:
        `storage account "acct" in resource group "rg": StorageAccountAlreadyTaken (409): The storage account named acct is ` +
        "already taken. Account names are unique in all of Azure: choose another accountName.",
      details: { code: "StorageAccountAlreadyTaken", statusCode: 409, result: undefined },
    });
  });

  test("read and delete", async () => {
    const { arm, accounts } = scripted([
      ["GET /storageAccounts/acct", ok(account)],
      ["GET /storageAccounts/acct", armError(404, "ResourceNotFound", "gone")],
      ["DELETE /storageAccounts/acct", { status: 200 }],
      ["DELETE /storageAccounts/acct", { status: 204 }],
      ["DELETE /storageAccounts/acct", armError(404, "ResourceGroupNotFound", "gone")],
    ]);
    expect((await accounts.read(ACCOUNT, operation()))?.outputs.name).toBe("acct");
    expect(await accounts.read(ACCOUNT, operation())).toBeUndefined();
    for (let i = 0; i < 3; i++) await accounts.delete(ACCOUNT, operation());
    expect(arm.requests[2]).toEqual({ method: "DELETE", path: ACCOUNT, apiVersion: API });
    expect(arm.done).toBe(true);
  });

  test("keys", async () => {
    const keys = [
      { keyName: "key1", value: "a", permissions: "FULL", creationTime: "2025-01-01T00:00:00Z" },
      { keyName: "key2", value: "b", permissions: "FULL", creationTime: "2025-01-01T00:00:00Z" },
    ];
    const { arm, client } = scripted([
      ["POST /listKeys", ok({ keys })],
      ["POST /listKeys", armError(404, "ResourceNotFound", "The Resource 'acct' was not found.")],
    ]);
    const list = client.functions["berth:storage:listStorageAccountKeys"]!;
    const args = { accountName: "acct", resourceGroupName: "rg" };
    expect(await list(args, operation())).toEqual({ keys });
    expect(arm.requests).toEqual([{ method: "POST", path: `${ACCOUNT}/listKeys`, apiVersion: API }]);
    await expect(list(args, operation())).rejects.toThrow(
      `keys of storage account "acct": ResourceNotFound (404): The Resource 'acct' was not found.`,
    );
  });
});

describe("file share", () => {
  const inputs = {
    resourceGroupName: "rg",
    accountName: "acct",
    shareName: "data",
    shareQuota: 5,
    accessTier: "Hot",
    enabledProtocols: "SMB",
    metadata: { a: "b" },
  };
  const share = {
    id: SHARE,
    name: "data",
    type: "Microsoft.Storage/storageAccounts/fileServices/shares",
    etag: '"0x8DA"',
    properties: { shareQuota: 5, leaseState: "available" },
  };
  const read: Step = ["GET /shares/data", ok(share)];

  test("create", async () => {
    const { arm, shares } = scripted([["PUT /shares/data", { status: 201, body: share }], read]);
    const result = await shares.create(inputs, operation());
    expect(arm.requests).toEqual([
      {
        method: "PUT",
        path: SHARE,
        apiVersion: API,
        body: { properties: { shareQuota: 5, accessTier: "Hot", enabledProtocols: "SMB", metadata: { a: "b" } } },
      },
      { method: "GET", path: SHARE, apiVersion: API },
    ]);
    expect(result).toEqual({
      id: SHARE,
      outputs: {
        name: "data",
        type: share.type,
        etag: '"0x8DA"',
        shareQuota: 5,
        leaseState: "available",
        azureApiVersion: API,
      },
    });
  });

  test("every property of the schema reaches ARM", async () => {
    const { arm, shares } = scripted([["PUT /shares/data", { status: 201, body: share }], read]);
    const { resourceGroupName, accountName, shareName } = inputs;
    const all = everyProperty(fileShare.inputs) as Record<string, unknown>;
    await shares.create({ ...all, resourceGroupName, accountName, shareName }, operation());
    // What an answer is to tell more is in the query.
    const properties = omit(all, "resourceGroupName", "accountName", "shareName", "expand");
    expect(arm.requests[0]?.body).toEqual({ properties });
  });

  test("one that an earlier creation left gets the wanted properties", async () => {
    const { arm, shares } = scripted([["PUT /shares/data", ok(share)], ["PATCH /shares/data", ok(share)], read]);
    await shares.create(inputs, operation());
    expect(arm.requests[1]?.body).toEqual({ properties: { shareQuota: 5, accessTier: "Hot", metadata: { a: "b" } } });
  });

  test("a change is a PATCH of all that can change", async () => {
    const { arm, shares } = scripted([["PATCH /shares/data", ok(share)], read]);
    const news = omit(inputs, "metadata");
    await shares.update(SHARE, updateOf(fileShare, inputs, { ...news, shareQuota: 6 }), operation());
    expect(arm.requests[0]).toEqual({
      method: "PATCH",
      path: SHARE,
      apiVersion: API,
      body: { properties: { shareQuota: 6, accessTier: "Hot", metadata: {} } },
    });
  });

  test("read and delete", async () => {
    const { arm, shares } = scripted([
      ["GET /shares/data", armError(404, "ShareNotFound", "The specified share does not exist.")],
      ["DELETE /shares/data", { status: 200 }],
      ["DELETE /shares/data", armError(404, "ShareNotFound", "gone")],
    ]);
    expect(await shares.read(SHARE, operation())).toBeUndefined();
    await shares.delete(SHARE, operation());
    await shares.delete(SHARE, operation());
    expect(arm.requests[1]).toEqual({ method: "DELETE", path: SHARE, apiVersion: API });
    expect(arm.done).toBe(true);
  });
});
