import { EventEmitter, once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UNKNOWN } from "../../../src/model/core/unknown";
import { type PropertyMap, Secret } from "../../../src/providers/plugin/values";
import { allLabels, berthObjects, openDocker } from "../../support/engine/docker";
import { ACCOUNT, container, failure, group, GROUP, leftover, RESOURCE_GROUP, SHARE } from "./caller";
import { engineEvent } from "../../support/waiting";
import { FakeEngine, PluginProcess } from "./processSupport";

const docker = openDocker();
const folder = mkdtempSync(join(tmpdir(), "berth-plugin-"));
const calls = join(folder, "calls.jsonl");
const run = Math.random().toString(36).slice(2, 8);
const rg = `plugin-${run}`;
const rgId = `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/${rg}`;

let engine: FakeEngine;
let plugin: PluginProcess;
beforeAll(async () => {
  engine = await new FakeEngine().start();
  plugin = await PluginProcess.connected(engine, { env: { BERTH_RECORD_CALLS: calls } });
  await plugin.configure({});
  await make(RESOURCE_GROUP, { resourceGroupName: rg });
});
afterAll(async () => {
  await plugin.configure({});
  await plugin.delete(RESOURCE_GROUP, rgId);
  expect(await berthObjects(docker, [rgId])).toEqual([]);
  await plugin.stop();
  engine.stop();
  rmSync(folder, { recursive: true });
});

/** Checks and creates, as an update does. */
async function make(resource: string, news: PropertyMap) {
  const { inputs, failures } = await plugin.check(resource, news);
  expect(failures).toEqual([]);
  const preview = await plugin.create(resource, inputs, { preview: true });
  const { id, outputs } = await plugin.create(resource, inputs);
  expectCertain(preview.outputs, outputs);
  return { id, inputs, outputs };
}

/** Values that a preview calls certain must become true. */
function expectCertain(preview: PropertyMap, outputs: PropertyMap) {
  const certain = Object.entries(preview).filter(([, value]) => value !== UNKNOWN && !(value instanceof Secret));
  expect(outputs).toMatchObject(Object.fromEntries(certain));
}

const web = (name: string, more: PropertyMap = {}) =>
  group({ resourceGroupName: rg, containerGroupName: `${name}-${run}`, containers: [sleeper()], ...more });
const sleeper = (more: PropertyMap = {}) => container({ command: ["sleep", "1000"], ...more });

test("the life of a group: created, unchanged, refreshed, updated, replaced, deleted", async () => {
  const account = await make(`${ACCOUNT}::data`, {
    resourceGroupName: rg,
    kind: "StorageV2",
    sku: { name: "Standard_LRS" },
    tags: { made: "here" },
  });
  const share = await make(`${SHARE}::data`, {
    resourceGroupName: rg,
    accountName: account.outputs["name"],
    metadata: { a: "1" },
  });
  const environmentVariables = [
    { name: "HIDDEN", value: new Secret("hidden-by-program") },
    { name: "SECURE", secureValue: "secure-by-schema" },
  ];
  const azureFile = { shareName: share.outputs["name"], storageAccountName: account.outputs["name"] };
  const news = web("life", {
    containers: [
      sleeper({ environmentVariables, volumeMounts: [{ name: "data1", mountPath: "/data" }], ports: [{ port: 80 }] }),
    ],
    volumes: [{ name: "data1", azureFile }],
    ipAddress: { type: "Public", ports: [{ port: 80 }] },
    tags: { v: "1" },
  });
  const { id, inputs, outputs } = await make(GROUP, news);
  expect(id).toBe(`${rgId}/providers/Microsoft.ContainerInstance/containerGroups/life-${run}`);
  expect(outputs).toMatchObject({ provisioningState: "Succeeded", location: "westeurope" });
  expect(engine.lines.some(({ ephemeral }) => ephemeral)).toBe(true);

  expect((await plugin.diff(GROUP, inputs, (await plugin.check(GROUP, news, inputs)).inputs)).some).toBe(false);
  const refreshed = await plugin.read(GROUP, id, { inputs, properties: outputs });
  expect(refreshed.inputs).toEqual(inputs);
  expect((await plugin.diff(GROUP, refreshed.inputs, inputs)).some).toBe(false);

  const tagged = { ...inputs, tags: { v: "2" } };
  const startOf = (map: PropertyMap) => (map["containers"] as any)[0].instanceView.currentState.startTime;
  const update = { id, oldInputs: inputs, olds: outputs, news: tagged };
  const preview = await plugin.update(GROUP, update, { preview: true });
  const updated = await plugin.update(GROUP, update);
  expectCertain(preview, updated);
  expect(startOf(updated)).toBe(startOf(outputs));

  const containers = [{ ...(tagged as any).containers[0], command: ["sleep", "2000"] }];
  const state = { id, oldInputs: tagged, olds: updated, news: { ...tagged, containers } };
  const restarted = await plugin.update(GROUP, state);
  expect(startOf(restarted)).not.toBe(startOf(outputs));

  expect(await allLabels(docker)).not.toContain("secure-by-schema");
  expectNoSecret(["hidden-by-program", "secure-by-schema"], restarted);

  await plugin.delete(GROUP, id).catch(() => undefined);
  await plugin.configure({});
  await plugin.delete(GROUP, id);
  expect((await plugin.read(GROUP, id, { inputs })).id).toBe("");
  await plugin.delete(GROUP, id);
});

/** No secret is in anything that others can read: unmarked outputs, recorded calls, messages, printed output. */
function expectNoSecret(secrets: string[], outputs: PropertyMap) {
  const recorded = readFileSync(calls, "utf8");
  expect(recorded).toContain("containerGroups");
  const places = [JSON.stringify(open(outputs)), recorded, JSON.stringify(engine.lines), plugin.printed()];
  for (const secret of secrets) expect(places.filter((place) => place.includes(secret))).toEqual([]);
}

/** The value as it looks to someone without the key. */
function open(value: unknown): unknown {
  if (value instanceof Secret) return "[secret]";
  if (Array.isArray(value)) return value.map(open);
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value).map(([key, item]) => [key, open(item)]);
}

test("an import gives what a program with the same values does not change", async () => {
  const news = web("import", { tags: { a: "1" } });
  const { id } = await make(GROUP, news);
  const found = await plugin.read(GROUP, id);
  expect(found.inputs).toMatchObject({ resourceGroupName: rg, containerGroupName: `import-${run}` });
  const { inputs, failures } = await plugin.check(GROUP, news, found.inputs);
  expect(failures).toEqual([]);
  expect((await plugin.diff(GROUP, found.inputs, inputs)).details).toEqual({});
});

test("groups are created side by side", async () => {
  const names = ["one", "two", "three"];
  const made = await Promise.all(names.map((name) => make(`${GROUP}::${name}`, web(name))));
  expect(made.map(({ outputs }) => outputs["provisioningState"])).toEqual(names.map(() => "Succeeded"));
});

test("a group whose init container fails is kept with the reasons, and the next update sends it again", async () => {
  const environmentVariables = [{ name: "PW", value: new Secret("swordfish-1") }];
  // A container that fails later may be seen running before, on a busy machine.
  const preparing = (script: string) => ({
    restartPolicy: "Never",
    initContainers: [{ name: "setup", image: "busybox:1", command: ["sh", "-c", script], environmentVariables }],
  });
  const { inputs } = await plugin.check(GROUP, web("broken", preparing("echo the secret is $PW; exit 3")));
  const error = await failure(plugin.create(GROUP, inputs));
  const left = leftover(error);
  expect(left?.id).toMatch(new RegExp(`/containerGroups/broken-${run}$`));
  expect(left?.outputs).toMatchObject({ name: `broken-${run}` });
  expect(left?.reasons).toHaveLength(1);
  // Once, although the failure and the log both have it.
  expect(left?.reasons[0]?.match(/the secret is \[secret\]/g)).toHaveLength(1);

  const { inputs: mended } = await plugin.check(GROUP, web("broken", preparing("true")), inputs);
  const state = { id: left!.id, oldInputs: inputs, olds: left!.outputs, news: mended };
  expect(await plugin.update(GROUP, state)).toMatchObject({ provisioningState: "Succeeded" });
});

describe("interrupted", () => {
  const digest = (digit: string) => ({ size: 10, digest: `sha256:${digit.repeat(64)}` });
  const vendor = "application/vnd.docker";
  const manifest = {
    schemaVersion: 2,
    mediaType: `${vendor}.distribution.manifest.v2+json`,
    config: { mediaType: `${vendor}.container.image.v1+json`, ...digest("a") },
    layers: [{ mediaType: `${vendor}.image.rootfs.diff.tar.gzip`, ...digest("b") }],
  };
  /** A registry that knows every image and never delivers one. */
  const registry = createServer(({ url = "" }, response) => {
    if (url === "/v2/") response.end("{}");
    else if (url.includes("/manifests/"))
      response.writeHead(200, { "Content-Type": manifest.mediaType }).end(JSON.stringify(manifest));
    else asked.emit("blob");
  });
  const asked = new EventEmitter();
  beforeAll(async () => {
    registry.listen(0, "127.0.0.1");
    await once(registry, "listening");
  });
  afterAll(() => {
    registry.closeAllConnections();
    registry.close();
  });
  const slow = (name: string) => {
    const { port } = registry.address() as AddressInfo;
    return web(name, { containers: [sleeper({ image: `127.0.0.1:${port}/slow:1` })] });
  };

  test("a creation answers, keeps the id, and the next one goes on", async () => {
    const { inputs } = await plugin.check(GROUP, slow("cut"));
    const isPulling = once(asked, "blob");
    const creation = failure(plugin.create(GROUP, inputs));
    await isPulling;
    // The image never arrives, so only the cancellation can end the creation.
    await plugin.cancel();
    const left = leftover(await creation);
    await plugin.configure({});
    expect(left?.id).toMatch(new RegExp(`/containerGroups/cut-${run}$`));
    const mended = web("cut");
    const state = { id: left!.id, oldInputs: inputs, olds: left!.outputs, news: mended };
    expect(await plugin.update(GROUP, state)).toMatchObject({ provisioningState: "Succeeded" });
  });

  test("a creation that was killed is found again by its name", async () => {
    const other = await PluginProcess.connected(engine);
    await other.configure({});
    const news = group({ resourceGroupName: rg, containers: [sleeper()] });
    const { inputs } = await other.check(`${GROUP}::killed`, news);
    const made = await engineEvent(docker, "create", [`berth.group=${rgId.toLowerCase()}`]);
    const creation = failure(other.create(`${GROUP}::killed`, inputs));
    await made.happened;
    await other.stop();
    await creation;

    const { id } = await make(`${GROUP}::killed`, news);
    const { containers } = await containersOf(id);
    expect(containers).toHaveLength(2);
  });

  test("a custom timeout counts", async () => {
    const { inputs } = await plugin.check(GROUP, slow("late"));
    const error = await failure(plugin.create(GROUP, inputs, { timeout: 1 }));
    expect(leftover(error)?.id).toMatch(new RegExp(`/containerGroups/late-${run}$`));
  });
});

async function containersOf(id: string) {
  const all = await docker.listContainers({ all: true, filters: { label: ["berth.id"] } });
  return { containers: all.filter(({ Labels }) => Labels["berth.id"]?.toLowerCase() === id.toLowerCase()) };
}

test("no engine is an expected fault, and says what to do", async () => {
  const refused = createServer().listen(0, "127.0.0.1");
  await once(refused, "listening");
  const { port } = refused.address() as AddressInfo;
  refused.close();
  const other = await PluginProcess.connected(engine, { env: { DOCKER_HOST: "" } });
  try {
    await other.configure({ dockerHost: `tcp://127.0.0.1:${port}` });
    const { inputs } = await other.check(RESOURCE_GROUP, { resourceGroupName: rg });
    const error = await failure(other.create(RESOURCE_GROUP, inputs));
    expect([2, 13, 15]).not.toContain(error.code);
    expect(error.details).toContain(String(port));
  } finally {
    await other.stop();
  }
});
