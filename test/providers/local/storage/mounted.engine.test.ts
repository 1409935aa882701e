import { type Engine, EngineError, type ExecResult } from "../../../../src/docker/engine";
import { parseArmId } from "../../../../src/model/core/armId";
import { NODE_VOLUMES } from "../../../../src/providers/local/containerservice/node/paths";
import { shareId, shareVolume } from "../../../../src/providers/local/storage/shareVolume";
import { LocalArm, objectsOf } from "../../../support/engine/arm";
import { cluster, ClusterArm } from "../../../support/engine/cluster";
import { openEngine } from "../../../support/engine/killed";
import { openDocker } from "../../../support/engine/docker";

const docker = openDocker();
const arm = new ClusterArm();
const made: LocalArm[] = [arm];
let opened: Engine;
beforeAll(async () => {
  opened = await openEngine();
  await arm.createGroup();
  expect((await arm.run("PUT", arm.cluster("aks"), cluster())).body).toMatchObject({ status: "Succeeded" });
});
afterAll(async () => {
  for (const one of made) await one.removeGroup();
  opened.close();
});

/** A resource group with an account and a share. */
async function withShare(options = {}): Promise<LocalArm> {
  const one = new LocalArm(options);
  made.push(one);
  await one.createGroup();
  await one.createShare(`a${one.name}`, "data");
  return one;
}

/** Where a node sees the files of a group's share. */
function filesOf(one: LocalArm): string {
  const account = parseArmId(one.account(`a${one.name}`))!;
  return `${NODE_VOLUMES}/${shareVolume(shareId(account, "data"))}/_data`;
}

async function kubectl(command: string): Promise<void> {
  expect(await arm.kubectl("aks", command)).toMatchObject({ exitCode: 0 });
}

/** A pod that mounts shares. No scheduler takes it, so that no kubelet says how it is. */
async function mount(name: string, ...shares: LocalArm[]): Promise<void> {
  const volumes = shares.map((one, i) => ({ name: `v${i}`, hostPath: { path: filesOf(one) } }));
  const spec = { schedulerName: "nobody", volumes };
  await kubectl(`run ${name} --image=busybox:1 --restart=Never --overrides='${JSON.stringify({ spec })}'`);
}

const end = (pod: string, phase: string) =>
  kubectl(`patch pod ${pod} --subresource=status --type=merge --patch='{"status":{"phase":"${phase}"}}'`);

/** ARM's error of a deletion that pods stand in the way of. */
function blocked(one: LocalArm, ...pods: string[]) {
  const details = pods.map((pod) => ({
    code: "ShareInUse",
    target: arm.cluster("aks"),
    message: `The share 'data' of the account 'a${one.name}' is mounted by the pod 'default/${pod}' of the cluster 'aks' of the resource group '${arm.name}'. Delete that first.`,
  }));
  const why = details.map(({ message }) => message).join(" ");
  const message = `Deletion of resource group '${one.name}' failed, and nothing of it was removed. ${why}`;
  return [409, { error: { code: "ResourceGroupDeletionBlocked", message, details } }];
}

const remove = async (one: LocalArm) => {
  const { status, body } = await one.run("DELETE", one.group);
  return [status, body];
};

test("a share that pods of a cluster elsewhere mount keeps its resource group whole, until they have ended or gone", async () => {
  const one = await withShare();
  await mount("first", one);
  await mount("second", one);
  await mount("third", await withShare());
  const before = await objectsOf(docker, one.group);
  expect(await remove(one)).toEqual(blocked(one, "first", "second"));
  expect(await objectsOf(docker, one.group)).toEqual(before);
  expect((await one.get(one.group)).body.properties).toEqual({ provisioningState: "Succeeded" });
  await end("first", "Succeeded");
  expect(await remove(one)).toEqual(blocked(one, "second"));
  await end("second", "Failed");
  expect(await remove(one)).toEqual([200, undefined]);
  expect(await objectsOf(docker, one.group)).toEqual([]);
});

/** An engine whose programs in containers end as is said. */
const answering = (exec: () => Promise<ExecResult>) => Object.assign(Object.create(opened) as Engine, { exec });

test.each<[string, () => Promise<ExecResult>]>([
  ["is being stopped", () => Promise.reject(new EngineError("conflict", "container is not running"))],
  ["has just gone", () => Promise.reject(new EngineError("notFound", "No such container"))],
  ["takes too long", () => Promise.reject(new EngineError("failed", "the program did not end within 120 s"))],
  ["has no API yet", async () => ({ exitCode: 1, stdout: "", stderr: "refused" })],
  ["says nothing that can be read", async () => ({ exitCode: 0, stdout: '{"items":[', stderr: "" })],
])("a cluster that %s tells nothing of its pods, and keeps nothing from being deleted", async (_, exec) => {
  const one = await withShare({ engine: answering(exec) });
  await mount(`on${one.name}`, one);
  expect(await remove(one)).toEqual([200, undefined]);
});

test("an engine that does not answer is no cluster that tells nothing", async () => {
  const one = await withShare();
  const gone = one.another({
    engine: answering(() => Promise.reject(new EngineError("unavailable", "The container engine does not answer"))),
  });
  expect((await remove(gone))[0]).toBe(503);
  expect((await one.get(one.group)).body.properties).toEqual({ provisioningState: "Succeeded" });
});

test("pods keep nothing from being deleted with their own cluster", async () => {
  await arm.createShare(`a${arm.name}`, "data");
  await mount("own", arm);
  expect(await remove(arm)).toEqual([200, undefined]);
  expect(await objectsOf(docker, arm.group)).toEqual([]);
});
