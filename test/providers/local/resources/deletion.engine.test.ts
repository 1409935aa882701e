import { isDeepStrictEqual } from "node:util";
import type { Engine } from "../../../../src/docker/engine";
import { container, group, idle, LocalArm, objectsOf } from "../../../support/engine/arm";
import { HeldEngine } from "../../../support/engine/held";
import { killedAt, openEngine } from "../../../support/engine/killed";
import { openDocker } from "../../../support/engine/docker";

const docker = openDocker();
let opened: Engine;
const made: LocalArm[] = [];
beforeAll(async () => void (opened = await openEngine()));
afterAll(async () => {
  for (const arm of made) await arm.removeGroup();
  opened.close();
});

async function newGroup(options = {}): Promise<LocalArm> {
  const arm = new LocalArm(options);
  made.push(arm);
  await arm.createGroup();
  return arm;
}
const account = (name: string) => ({
  location: "westeurope",
  kind: "StorageV2",
  sku: { name: "Standard_LRS" },
  tags: { name },
});
const outcome = ({ status, body }: { status: number; body: any }) => body?.error?.code ?? status;
const beingDeleted = (arm: LocalArm) => ({
  error: {
    code: "ResourceGroupBeingDeleted",
    message: `The resource group '${arm.name}' is in deprovisioning state and cannot perform this operation.`,
  },
});
/** A write of each kind of resource in a resource group, and of the group itself. */
const writes = (arm: LocalArm) => [
  arm.send("PUT", arm.group, { location: "westeurope" }),
  arm.send("PATCH", arm.group, { tags: {} }),
  arm.send("PUT", arm.site("new"), group([idle("a"), idle("b")])),
  arm.send("PATCH", arm.site("one"), { tags: { a: "b" } }),
  arm.send("PUT", arm.account(`n${arm.name}`), account("new")),
  arm.send("PATCH", arm.account(`a${arm.name}`), { tags: {} }),
  arm.send("PUT", `${arm.account(`a${arm.name}`)}/fileServices/default/shares/more`, {}),
  arm.send("PUT", `${arm.group}/providers/Microsoft.ContainerService/managedClusters/new`, {
    location: "westeurope",
    identity: { type: "SystemAssigned" },
    properties: {
      dnsPrefix: "new",
      agentPoolProfiles: [{ name: "system", mode: "System", count: 1, vmSize: "Standard_D2s_v5" }],
    },
  }),
];

test("a resource group that is being deleted refuses writes, of its own process and of others, and is gone then", async () => {
  const held = new HeldEngine(opened);
  const arm = await newGroup({ engine: held.engine });
  await arm.createShare(`a${arm.name}`, "data");
  await arm.run("PUT", arm.site("one"), group([idle("a"), idle("b")]));
  const removing = held.hold("before", "removeContainer", () => true);
  const remove = await arm.send("DELETE", arm.group);
  await removing.reached;
  for (const answer of await Promise.all(writes(arm))) expect(answer.body).toEqual(beingDeleted(arm));
  const other = arm.another();
  expect((await other.get(arm.group)).body.properties).toEqual({ provisioningState: "Deleting" });
  // Another DELETE joins the same deletion.
  expect((await arm.send("DELETE", arm.group)).headers.location).toBe(remove.headers.location);
  const refused = await other.send("PUT", arm.account(`n${arm.name}`), account("new"));
  expect([refused.status, refused.body]).toEqual([409, beingDeleted(arm)]);
  removing.release();
  expect((await arm.follow(remove)).status).toBe(200);
  await Promise.all([arm, other].map(({ service }) => service.settled()));
  expect(await objectsOf(docker, arm.group)).toEqual([]);
  expect(outcome(await other.send("PUT", arm.group, { location: "westeurope" }))).toBe(201);
});

test("a deletion whose process was killed is continued by the next write or poll", async () => {
  for (const meet of [
    (arm: LocalArm) => arm.send("PUT", arm.group, { location: "westeurope" }),
    (arm: LocalArm) => arm.send("PUT", arm.account(`n${arm.name}`), account("new")),
    (arm: LocalArm, location: string) => arm.get(location),
  ]) {
    const arm = await newGroup();
    await arm.createShare(`a${arm.name}`, "data");
    // The mark, the record before it, the share's files: killed before the records of the group's resources.
    const { engine, wasKilled } = killedAt(opened, 3);
    const killed = arm.another({ engine });
    const { location = "" } = (await killed.send("DELETE", arm.group)).headers;
    await killed.service.settled();
    expect([wasKilled(), (await arm.get(arm.group)).body.properties.provisioningState]).toEqual([true, "Deleting"]);
    expect(["ResourceGroupBeingDeleted", 202]).toContain(outcome(await meet(arm, location)));
    await arm.service.settled();
    expect(await objectsOf(docker, arm.group)).toEqual([]);
    expect((await arm.get(location)).status).toBe(200);
    expect(outcome(await arm.send("PUT", arm.group, { location: "westeurope" }))).toBe(201);
  }
});

test("a DELETE during a continued deletion is answered like any other", async () => {
  const held = new HeldEngine(opened);
  const arm = await newGroup({ engine: held.engine });
  await arm.createShare(`a${arm.name}`, "data");
  const { engine } = killedAt(opened, 3);
  const killed = arm.another({ engine });
  await killed.send("DELETE", arm.group);
  await killed.service.settled();
  const removing = held.hold("before", "removeVolume", () => true);
  expect(outcome(await arm.send("PUT", arm.group, { location: "westeurope" }))).toBe("ResourceGroupBeingDeleted");
  await removing.reached;
  const remove = await arm.send("DELETE", arm.group);
  expect([remove.status, remove.body]).toEqual([202, undefined]);
  removing.release();
  expect((await arm.follow(remove)).status).toBe(200);
  await arm.service.settled();
  expect(await objectsOf(docker, arm.group)).toEqual([]);
});

test("a poll tells the end of a deletion only when what groups share is settled too: the process may end with it", async () => {
  const held = new HeldEngine(opened);
  const arm = new LocalArm({ engine: held.engine, pollWaitMs: 1 });
  await arm.createGroup();
  const isLast = held.hold("before", "listVolumes", (filter) => isDeepStrictEqual(filter, ["berth.role=record"]));
  const { headers } = await arm.send("DELETE", arm.group);
  await isLast.reached;
  expect((await arm.get(arm.group)).status).toBe(404);
  expect((await arm.get(headers.location!)).status).toBe(202);
  isLast.release();
  await arm.service.settled();
  expect((await arm.get(headers.location!)).status).toBe(200);
});

test("a deletion that two processes do leaves alone what is made after the first has ended it", async () => {
  const held = new HeldEngine(opened);
  const slow = await newGroup({ engine: held.engine });
  const quick = slow.another();
  await slow.createShare(`a${slow.name}`, "data");
  const looking = held.hold(
    "before",
    "listVolumes",
    ([role, label]) => role === "berth.role" && label === `berth.group=${slow.group.toLowerCase()}`,
  );
  const remove = await slow.send("DELETE", slow.group);
  await looking.reached;
  expect((await quick.run("DELETE", slow.group)).status).toBe(200);
  await quick.createGroup();
  await quick.createShare(`a${slow.name}`, "data");
  const anew = await objectsOf(docker, slow.group);
  looking.release();
  expect((await slow.follow(remove)).status).toBe(200);
  expect(await objectsOf(docker, slow.group)).toEqual(anew);
});

test("a deletion ends in spite of another process whose own deletion fails and makes the resource group usable again", async () => {
  const held = new HeldEngine(opened);
  const arm = await newGroup({ engine: held.engine });
  await arm.createShare(`a${arm.name}`, "data");
  const refusing = Object.assign(Object.create(opened) as Engine, {
    removeVolume: (name: string) =>
      name.includes("-data-") ? Promise.reject(new Error("the engine refuses")) : opened.removeVolume(name),
  });
  const failing = arm.another({ engine: refusing });
  const looking = held.hold("before", "listVolumes", ([role]) => role === "berth.role");
  const remove = await arm.send("DELETE", arm.group);
  await looking.reached;
  expect((await failing.run("DELETE", arm.group)).status).toBe(409);
  expect((await failing.get(arm.group)).body.properties).toEqual({ provisioningState: "Succeeded" });
  looking.release();
  expect((await arm.follow(remove)).status).toBe(200);
  expect(await objectsOf(docker, arm.group)).toEqual([]);
});

test("a share that a container group of another resource group mounts keeps its resource group and account whole", async () => {
  const [arm, foreign] = [await newGroup(), await newGroup()];
  const name = `a${arm.name}`;
  const key = await arm.createShare(name, "data", "other");
  await arm.run("PUT", arm.site("own"), group([idle("a"), idle("b")]));
  const azureFile = { shareName: "data", storageAccountName: name, storageAccountKey: key };
  const mounting = group([idle("a", { volumeMounts: [{ name: "share", mountPath: "/v" }] }), idle("b")], {
    volumes: [{ name: "share", azureFile }],
  });
  expect((await foreign.run("PUT", foreign.site("mounts"), mounting)).body).toMatchObject({ status: "Succeeded" });
  const before = await objectsOf(docker, arm.group);
  const detail = {
    code: "ShareInUse",
    target: foreign.site("mounts"),
    message: `The share 'data' of the account '${name}' is mounted by the container group 'mounts' of the resource group '${foreign.name}'. Delete that first.`,
  };
  const blocked = `Deletion of resource group '${arm.name}' failed, and nothing of it was removed. ${detail.message}`;
  expect((await arm.send("DELETE", arm.group)).body).toEqual({
    error: { code: "ResourceGroupDeletionBlocked", message: blocked, details: [detail] },
  });
  for (const path of [arm.account(name), `${arm.account(name)}/fileServices/default/shares/data`])
    expect((await arm.send("DELETE", path)).body).toEqual({
      error: { code: "ShareInUse", message: detail.message, details: [detail] },
    });
  expect(await objectsOf(docker, arm.group)).toEqual(before);
  expect((await arm.get(arm.group)).body.properties).toEqual({ provisioningState: "Succeeded" });
  // The group that mounts it can be deleted with its own resource group, and then the share can be deleted.
  expect((await foreign.run("DELETE", foreign.group)).status).toBe(200);
  expect((await arm.run("DELETE", arm.group)).status).toBe(200);
  expect(await objectsOf(docker, arm.group)).toEqual([]);
});

test("a resource group whose deletion fails can be used and deleted again", async () => {
  let fails = true;
  const engine = Object.assign(Object.create(opened) as Engine, {
    removeContainer: (id: string) =>
      fails ? Promise.reject(new Error("the engine refuses")) : opened.removeContainer(id),
  });
  const arm = await newGroup({ engine });
  await arm.run("PUT", arm.site("one"), group([container("a", ["true"]), idle("b")]));
  const failed = await arm.run("DELETE", arm.group);
  expect([failed.status, failed.body]).toEqual([
    409,
    { error: { code: "InternalServerError", message: "the engine refuses" } },
  ]);
  expect((await arm.get(arm.group)).body.properties).toEqual({ provisioningState: "Succeeded" });
  expect(outcome(await arm.send("PATCH", arm.group, { tags: { a: "b" } }))).toBe(200);
  fails = false;
  const again = await arm.run("DELETE", arm.group);
  expect([again.status, again.body]).toEqual([200, undefined]);
  expect(await objectsOf(docker, arm.group)).toEqual([]);
});
