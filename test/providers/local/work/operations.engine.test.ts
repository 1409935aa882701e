import type { Engine } from "../../../../src/docker/engine";
import { group, idle, LocalArm, objectsOf } from "../../../support/engine/arm";
import { HeldEngine, isRecordOf } from "../../../support/engine/held";
import { openEngine } from "../../../support/engine/killed";
import { openDocker } from "../../../support/engine/docker";

const docker = openDocker();
const other = new LocalArm();
let opened: Engine;
let held: HeldEngine;
let arm: LocalArm;
beforeAll(async () => {
  opened = await openEngine();
  held = new HeldEngine(opened);
  arm = other.another({ engine: held.engine });
  await other.createGroup();
});
afterAll(async () => {
  await other.removeGroup();
  opened.close();
});

const body = (tag = "a") => ({ ...group([idle("one"), idle("two")]), tags: { tag } });
/** What is left of a container group. */
const leftOf = async (id: string) =>
  (await objectsOf(docker, arm.group)).filter((name) => name.includes(`berth-${id.split("/").at(-1)}-`));
const outcome = ({ status, body: answer }: { status: number; body: any }) => answer?.error?.code ?? status;

test("a DELETE that comes while a PUT writes its record: the PUT was first, and nothing is left", async () => {
  const id = arm.site("putdelete");
  const writing = held.hold("after", "createVolume", isRecordOf(id));
  const put = arm.send("PUT", id, body());
  await writing.reached;
  const remove = arm.send("DELETE", id);
  // Time in which a DELETE that did not wait would finish.
  await Promise.race([remove, arm.get(id)]);
  writing.release();
  const [made, removed] = await Promise.all([put, remove]);
  expect([outcome(made), outcome(removed)]).toEqual([201, 200]);
  expect((await arm.follow(made)).body).toMatchObject({ status: "Failed", error: { code: "OperationPreempted" } });
  await arm.service.settled();
  expect([(await arm.get(id)).status, await leftOf(id)]).toEqual([404, []]);
});

test("a PUT and a DELETE in one tick, in either order: what is left is what the answers say", async () => {
  const id = arm.site("onetick");
  for (const methods of [
    ["PUT", "DELETE"],
    ["DELETE", "PUT"],
  ]) {
    const answers = await Promise.all(methods.map((method) => arm.send(method, id, method === "PUT" ? body() : "")));
    await arm.service.settled();
    const told = Object.fromEntries(methods.map((method, i) => [method, outcome(answers[i]!)]));
    const shown = (await arm.get(id)).status;
    // The first DELETE has the group until it is answered. The last one ends the PUT.
    if (methods[0] === "PUT")
      expect([
        ["OperationPreempted", 204],
        [201, 200],
      ]).toContainEqual([told.PUT, told.DELETE]);
    else expect(told).toEqual({ DELETE: 204, PUT: "ContainerGroupTransitioning" });
    expect([shown, await leftOf(id)]).toEqual([404, []]);
  }
});

test("two DELETEs in one tick: the second finds nothing, and what is written next waits for both", async () => {
  const id = arm.site("twice");
  await arm.run("PUT", id, body());
  const forgetting = held.hold("before", "removeVolume", (name) => name.startsWith("berth-twice-"));
  const deletes = [arm.send("DELETE", id), arm.send("DELETE", id)];
  await forgetting.reached;
  expect(outcome(await arm.send("PUT", id, body("b")))).toBe("ContainerGroupTransitioning");
  forgetting.release();
  expect((await Promise.all(deletes)).map(outcome)).toEqual([200, 204]);
  expect((await arm.run("PUT", id, body("b"))).body.status).toBe("Succeeded");
  expect(outcome(await arm.send("DELETE", id))).toBe(200);
  expect(await leftOf(id)).toEqual([]);
});

test("requests to a group while a PUT writes its record are refused, and the PUT continues", async () => {
  const id = arm.site("busy");
  await arm.run("PUT", id, body());
  const writing = held.hold("after", "createVolume", isRecordOf(id));
  const put = arm.send("PUT", id, body("b"));
  await writing.reached;
  const asked = [
    arm.send("PUT", id, body("c")),
    arm.send("PATCH", id, { tags: { tag: "d" } }),
    arm.send("POST", `${id}/restart`),
    arm.send("POST", `${id}/stop`),
    arm.send("POST", `${id}/start`),
  ];
  expect((await Promise.all(asked)).map(outcome)).toEqual(Array(5).fill("ContainerGroupTransitioning"));
  writing.release();
  expect((await arm.follow(await put)).body.status).toBe("Succeeded");
  expect((await arm.get(id)).body).toMatchObject({
    tags: { tag: "b" },
    properties: { provisioningState: "Succeeded", instanceView: { state: "Running" } },
  });
  await arm.send("DELETE", id);
  expect(await leftOf(id)).toEqual([]);
});

test("two writes of an account or a share in one tick take turns", async () => {
  const account = arm.account(`t${arm.name}`);
  const sent = (tag: string) => ({
    location: "westeurope",
    kind: "StorageV2",
    sku: { name: "Standard_LRS" },
    tags: { tag },
  });
  const accounts = await Promise.all([arm.send("PUT", account, sent("a")), arm.send("PUT", account, sent("b"))]);
  expect(accounts.map(outcome)).toEqual([202, 200]);
  expect((await arm.get(account)).body.tags).toEqual({ tag: "b" });
  const share = `${account}/fileServices/default/shares/shared`;
  const shares = await Promise.all([1, 2].map((shareQuota) => arm.send("PUT", share, { properties: { shareQuota } })));
  expect(shares.map(outcome)).toEqual([201, 200]);
  expect((await arm.get(share)).body.properties.shareQuota).toBe(2);
  const patches = await Promise.all([
    arm.send("PATCH", share, { properties: { shareQuota: 3 } }),
    arm.send("PATCH", share, { properties: { metadata: { a: "b" } } }),
  ]);
  expect(patches.map(outcome)).toEqual([200, 200]);
  expect((await arm.get(share)).body.properties).toMatchObject({ shareQuota: 3, metadata: { a: "b" } });
  // When a share and its account are deleted at the same time, the later deletion finds nothing or includes the other.
  const removed = await Promise.all([
    arm.send("DELETE", account),
    arm.send("PUT", share, {}),
    arm.send("DELETE", account),
  ]);
  expect(removed.map(outcome)).toEqual([200, "ResourceNotFound", 204]);
  expect((await objectsOf(docker, arm.group)).filter((name) => /files|-shared-/.test(name))).toEqual([]);
});
