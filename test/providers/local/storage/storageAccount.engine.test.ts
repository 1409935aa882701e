import type Docker from "dockerode";
import { keyOf, marked } from "../../../../src/docker/marks.cjs";
import { LocalArm, masked, objectsOf } from "../../../support/engine/arm";
import { openDocker } from "../../../support/engine/docker";

const docker = openDocker();
const arm = new LocalArm();
const name = `s${arm.name}`;
const account = arm.account(name);
const sent = { location: "West Europe", kind: "StorageV2", sku: { name: "Standard_LRS" } };
beforeAll(() => arm.createGroup());
afterAll(() => arm.removeGroup());

const service = (host: string) => `https://${name}.${host}.core.windows.net/`;
const encrypted = { keyType: "Account", enabled: true, lastEnabledTime: "TIME" };
const view = (tags: object = {}) => ({
  sku: { name: "Standard_LRS", tier: "Standard" },
  kind: "StorageV2",
  id: account,
  name,
  type: "Microsoft.Storage/storageAccounts",
  location: "westeurope",
  tags,
  properties: {
    keyCreationTime: { key1: "TIME", key2: "TIME" },
    privateEndpointConnections: [],
    minimumTlsVersion: "TLS1_2",
    allowBlobPublicAccess: false,
    networkAcls: { bypass: "AzureServices", virtualNetworkRules: [], ipRules: [], defaultAction: "Allow" },
    supportsHttpsTrafficOnly: true,
    encryption: { services: { file: encrypted, blob: encrypted }, keySource: "Microsoft.Storage" },
    accessTier: "Hot",
    provisioningState: "Succeeded",
    creationTime: "TIME",
    primaryEndpoints: {
      dfs: service("dfs"),
      web: service("z22.web"),
      blob: service("blob"),
      queue: service("queue"),
      table: service("table"),
      file: service("file"),
    },
    primaryLocation: "westeurope",
    statusOfPrimary: "available",
  },
});

test("the life of a storage account", async () => {
  const check = () =>
    arm.send(
      "POST",
      arm
        .account("")
        .replace(/\/resourceGroups\/[^/]+/, "")
        .replace("storageAccounts/", "checkNameAvailability"),
      { name, type: "Microsoft.Storage/storageAccounts" },
    );
  expect((await check()).body).toEqual({ nameAvailable: true });
  expect(await arm.get(account)).toMatchObject({
    status: 404,
    body: {
      error: {
        code: "ResourceNotFound",
        message: expect.stringContaining(`'Microsoft.Storage/storageAccounts/${name}'`),
      },
    },
  });
  expect((await arm.send("DELETE", account)).status).toBe(204);

  const answer = await arm.send("PUT", account, sent);
  expect([answer.status, answer.body]).toEqual([202, undefined]);
  expect(answer.headers.location).toMatch(
    /^https:\/\/localhost:9443\/subscriptions\/[^/]+\/providers\/Microsoft\.Storage\/locations\/westeurope\/asyncoperations\/[0-9a-f-]+\?monitor=true&api-version=2023-05-01/,
  );
  const end = await arm.follow(answer);
  expect([end.status, masked(end.body)]).toEqual([200, view()]);
  for (const [kind, retention] of [
    ["fileServices", { shareDeleteRetentionPolicy: { enabled: false } }],
    ["blobServices", { deleteRetentionPolicy: { allowPermanentDelete: false, enabled: false } }],
  ] as const) {
    const id = `${account}/${kind}/default`;
    const type = `Microsoft.Storage/storageAccounts/${kind}`;
    const properties = { cors: { corsRules: [] }, ...retention };
    expect(await arm.get(id)).toMatchObject({ status: 200, body: { id, name: "default", type, properties } });
  }
  const operation = new URL(answer.headers.location!).pathname.split("/").at(-1);
  expect([answer.headers["x-ms-request-id"], answer.headers["content-type"]]).toEqual([
    operation,
    "text/plain; charset=utf-8",
  ]);
  expect(masked((await arm.another().get(answer.headers.location!)).body)).toEqual(view());

  expect(masked((await arm.get(account)).body)).toEqual(view());
  expect(await arm.send("PUT", account, { ...sent, tags: { a: "b" } })).toMatchObject({
    status: 200,
    body: { tags: { a: "b" } },
  });
  expect(masked((await arm.send("PATCH", account, { tags: { c: "d" } })).body)).toEqual(view({ c: "d" }));
  expect(masked((await arm.get(account.replace(`/${name}`, ""))).body)).toEqual({ value: [view({ c: "d" })] });
  const all = await arm.get(account.replace(/\/resourceGroups\/[^/]+/, "").replace(`/${name}`, ""));
  expect(masked(all.body.value.filter((item: any) => item.name === name))).toEqual([view({ c: "d" })]);
  expect(await arm.send("PUT", account, { ...sent, location: "westus" })).toMatchObject({
    status: 409,
    body: { error: { code: "InvalidResourceLocation" } },
  });
  expect((await check()).body).toEqual({
    nameAvailable: false,
    reason: "AlreadyExists",
    message: `The storage account named ${name} is already taken.`,
  });
  expect(await objectsOf(docker, arm.group)).toHaveLength(2);
});

test("an account's name is taken for all resource groups", async () => {
  const other = new LocalArm();
  await other.createGroup();
  try {
    expect((await other.send("PUT", other.account(name), sent)).body).toEqual({
      error: { code: "StorageAccountAlreadyTaken", message: `The storage account named ${name} is already taken.` },
    });
    // Of two that are created at the same time, one succeeds.
    const fresh = `${name}x`;
    const answers = await Promise.all([
      arm.send("PUT", arm.account(fresh), sent),
      other.send("PUT", other.account(fresh), sent),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
  } finally {
    await other.removeGroup();
  }
});

test.each([
  ["without SKU and kind", '{"location":"westeurope"}'],
  ["that cannot be read", "{"],
])("a record %s breaks no other account, and can be seen and deleted", async (_, body) => {
  const [whole, broken] = [`${name}whole`, `${name}broken`];
  await arm.run("PUT", arm.account(whole), sent);
  const { Volumes } = await docker.listVolumes({
    filters: { label: [`berth.key=${arm.account(whole).toLowerCase()}`] },
  });
  const [{ Name, Labels }] = Volumes as [Docker.VolumeInspectInfo];
  const renamed = Object.entries(Labels).map(([key, value]) => [key, value.replaceAll(whole, broken)]);
  const labels = { ...Object.fromEntries(renamed), "berth.body": body, "berth.nonce": "broken" };
  const key = keyOf({ kind: "volume", name: Name, labels: Labels })!;
  const volume = { kind: "volume", name: `${Name}-broken`, labels } as const;
  await docker.createVolume({ Name: volume.name, Labels: marked(key, volume) });
  for (const list of [arm.account(""), arm.account("").replace(/\/resourceGroups\/[^/]+/, "")]) {
    const { status, body: found } = await arm.get(list.replace(/\/$/, ""));
    const names = [whole, broken];
    const shown = found.value?.filter((item: any) => names.includes(item.name));
    expect([status, shown?.map((item: any) => [item.name, item.sku?.name, item.kind])]).toEqual([
      200,
      [
        [broken, undefined, undefined],
        [whole, "Standard_LRS", "StorageV2"],
      ],
    ]);
  }
  // It is not found by name. That is how a container group looks for the account of a share.
  expect((await arm.send("PUT", arm.account(whole), sent)).status).toBe(200);
  expect(await arm.get(arm.account(broken))).toMatchObject({ status: 200, body: { name: broken } });
  expect((await arm.send("DELETE", arm.account(broken))).status).toBe(200);
  expect((await arm.send("DELETE", arm.account(whole))).status).toBe(200);
  expect(await objectsOf(docker, arm.group)).not.toContainEqual(expect.stringContaining("broken"));
});

test("the name, kind and SKU are checked", async () => {
  const answer = await arm.send("PUT", arm.account("Bad-Name"), { ...sent, sku: { name: "Standard_XYZ" } });
  expect([answer.status, answer.body.error.details.map(({ target }: any) => target).sort()]).toEqual([
    400,
    ["accountName", "sku.name"],
  ]);
});

test("keys are those of the account: the same for every process, new when renewed, in no label", async () => {
  const keysOf = async (client: LocalArm) => (await client.send("POST", `${account}/listKeys?$expand=kerb`)).body.keys;
  const [first, second] = await Promise.all([keysOf(arm), keysOf(arm.another())]);
  expect(second).toEqual(first);
  expect(masked(first)).toEqual(
    ["key1", "key2"].map((keyName) => ({
      creationTime: "TIME",
      keyName,
      value: expect.stringMatching(/^[A-Za-z0-9+/]{86}==$/),
      permissions: "FULL",
    })),
  );
  expect(first[0].value).not.toBe(first[1].value);
  const renewed = (await arm.send("POST", `${account}/regenerateKey`, { keyName: "key2" })).body.keys;
  expect([renewed[0].value === first[0].value, renewed[1].value === first[1].value]).toEqual([true, false]);
  expect(await keysOf(arm.another())).toEqual(renewed);
  // Changing the account does not change its keys. A new account of the same name has new keys.
  await arm.send("PATCH", account, { tags: {} });
  expect(await keysOf(arm)).toEqual(renewed);
  expect((await arm.send("DELETE", account)).status).toBe(200);
  await arm.run("PUT", account, sent);
  const anew = await keysOf(arm);
  expect(anew.map(({ value }: any) => value)).not.toEqual(first.map(({ value }: any) => value));
  expect(await arm.send("POST", `${account}/regenerateKey`, { keyName: "key9" })).toMatchObject({
    status: 400,
    body: { error: { code: "InvalidParameter" } },
  });
});
