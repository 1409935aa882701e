import { EngineError, type ExecResult } from "../../../../src/docker/engine";
import { type ClusterWork, prepare, waitReady } from "../../../../src/providers/local/containerservice/nodes";
import type { ArmEvent } from "../../../../src/providers/local/work/operations";
import { parseArmId } from "../../../../src/model/core/armId";
import { FakeClock } from "../../../support/fakeClock";

const CLUSTER = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks";
const heartbeat = "2030-01-01T00:00:00Z";

/** A node in kubectl's output. */
const node = (name: string, status: "True" | "False") => ({
  metadata: { name, labels: {}, resourceVersion: "1" },
  spec: {},
  status: { conditions: [{ type: "Ready", status, lastHeartbeatTime: heartbeat }] },
});
const says = (...items: object[]): ExecResult => ({ exitCode: 0, stdout: JSON.stringify({ items }), stderr: "" });
/** The API is not up yet. */
const DOWN: ExecResult = { exitCode: 1, stdout: "", stderr: "" };

/**
 * A wait for two nodes of a cluster whose kubectl gives these answers one after the other, and then repeats the last.
 */
function waiting(...answers: (ExecResult | "nothing")[]) {
  const clock = new FakeClock();
  let asked = 0;
  const exec = async () => {
    const answer = answers[Math.min(asked++, answers.length - 1)]!;
    return answer === "nothing" ? new Promise<never>(() => undefined) : answer;
  };
  const engine = { exec, listContainers: async () => [] };
  const operation = { events: [] as ArmEvent[], abort: new AbortController() };
  const context = { engine, clock, now: () => new Date(clock.nowMs()) };
  const cluster = { id: parseArmId(CLUSTER)!, key: CLUSTER.toLowerCase() };
  const ready = waitReady({ context, operation, cluster } as unknown as ClusterWork, ["one", "two"]);
  ready.catch(() => undefined);
  const told = () => operation.events.map(({ message }) => message);
  return { clock, ready, told, abort: operation.abort, asked: () => asked };
}

test("nodes are waited for on the clock, and what is waited for is told", async () => {
  const { clock, ready, told } = waiting(
    DOWN,
    says(node("one", "False"), node("two", "False")),
    says(node("one", "True"), node("two", "False")),
    says(node("one", "True"), node("two", "True")),
  );
  await clock.pass(0);
  expect(told()).toEqual(["waiting for the Kubernetes API to answer"]);
  await clock.pass(250);
  expect(told()).toEqual(["waiting for nodes to be ready: one, two"]);
  await clock.pass(250);
  expect(told()).toEqual(["waiting for nodes to be ready: two"]);
  await clock.pass(250);
  expect((await ready).map(({ name, isReady }) => [name, isReady])).toEqual([
    ["one", true],
    ["two", true],
  ]);
});

test("nodes that do not become ready are given up after a quarter of an hour", async () => {
  const { clock, ready } = waiting(says(node("one", "True")));
  await clock.pass(900_500);
  await expect(ready).rejects.toMatchObject({
    code: "NodesNotReady",
    message: "The cluster 'aks' did not come up in 15 minutes: these nodes were not ready: two.",
  });
});

test.each<[string, ExecResult | "nothing"]>([
  ["between two questions", DOWN],
  ["while the engine does not answer", "nothing"],
])("an operation that is not wanted any more ends the wait at once, %s", async (_, answer) => {
  const { clock, ready, abort, asked } = waiting(answer);
  await clock.pass(0);
  expect(asked()).toBe(1);
  abort.abort();
  await expect(ready).rejects.toMatchObject({ code: "OperationPreempted" });
  await clock.pass(1_000);
  expect(asked()).toBe(1);
});

test("a cluster whose image cannot be had fails after its network is made, for what is made later nobody would remove", async () => {
  const calls: string[] = [];
  let made = () => {};
  const making = new Promise<void>((resolve) => (made = resolve));
  const engine = {
    listVolumes: async () => [],
    createVolume: async (name: string) => ({ name, labels: {} }),
    listContainers: async () => [],
    imageNames: async () => [],
    pullImage: async () => {
      throw new EngineError("failed", "no such host");
    },
    listNetworks: async () => [],
    createNetwork: async (name: string) => {
      await making;
      calls.push(name);
    },
    info: async () => ({}),
    version: async () => ({ arch: "amd64" }),
  };
  const clock = new FakeClock();
  const secret = { get: async () => Buffer.alloc(16) };
  const context = { engine, clock, secret, now: () => new Date(clock.nowMs()) };
  const cluster = { id: parseArmId(CLUSTER)!, key: CLUSTER.toLowerCase(), body: {}, created: "" };
  const operation = { events: [] as ArmEvent[], abort: new AbortController() };
  const failing = prepare(context as never, cluster as never, operation as never).catch(() => [...calls]);
  await clock.pass(600_000);
  made();
  expect((await failing) as unknown).toEqual(calls);
  expect(calls.length).toBeGreaterThan(0);
});
