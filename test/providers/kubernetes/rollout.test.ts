import type { CoreV1Event, V1ContainerStatus, V1Deployment, V1Pod } from "../../../src/providers/kubernetes/objects";
import {
  newPods,
  NO_ROOM_PATIENCE_MS,
  oldServing,
  PENDING_PATIENCE_MS,
  PULL_PATIENCE_MS,
  RolloutWatch,
  SETUP_PATIENCE_MS,
  type Seen,
} from "../../../src/providers/kubernetes/rollout";
import { pod, READY, replicaSet, status } from "./pods";

const deployment = (status: object, generation = 2): V1Deployment => ({
  metadata: { generation, annotations: { "deployment.kubernetes.io/revision": "2" } },
  spec: { replicas: 2, selector: {}, template: {} },
  status: { observedGeneration: 2, replicas: 3, updatedReplicas: 1, availableReplicas: 2, ...status },
});
const container = (more: Partial<V1ContainerStatus>) => ({ phase: "Pending", containerStatuses: [status(more)] });
const waiting = (reason: string, message?: string, more: Partial<V1ContainerStatus> = {}) =>
  container({ state: { waiting: { reason, message } }, ...more });
const ended = (exitCode: number, reason?: string, message?: string) => ({ terminated: { exitCode, reason, message } });
const crashed = (restartCount: number, exitCode: number, reason?: string) =>
  waiting("CrashLoopBackOff", "back-off", { restartCount, lastState: ended(exitCode, reason) });
const unschedulable: V1Pod["status"] = {
  phase: "Pending",
  conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message: "0/1 nodes are available" }],
};
const event = (reason: string, count: number, name = "new"): CoreV1Event => ({
  metadata: {},
  involvedObject: { name },
  reason,
  count,
  message: "told so",
});

/** A rollout with one ready old pod and one new pod of the given state. */
const seen = (now: V1Pod["status"], more: Partial<Seen> = {}): Seen => ({
  deployment: deployment({}),
  replicaSets: [replicaSet("1"), replicaSet("2")],
  pods: [pod("old", "1", READY), pod("new", "2", now)],
  ...more,
});
const unhealthy = (kind: string, container = "app"): CoreV1Event => ({
  ...event("Unhealthy", 9),
  involvedObject: { name: "new", fieldPath: `spec.containers{${container}}` },
  message: `${kind} probe failed: HTTP probe failed with statuscode: 500\n`,
});
const initCrashed = (restartCount: number): V1Pod["status"] => ({
  phase: "Pending",
  initContainerStatuses: [
    status({
      name: "setup",
      state: { waiting: { reason: "CrashLoopBackOff" } },
      lastState: ended(7, "Error"),
      restartCount,
    }),
  ],
  containerStatuses: [status({ state: { waiting: { reason: "PodInitializing" } } })],
});
const running = (more: Partial<V1ContainerStatus> = {}): V1Pod["status"] => ({
  phase: "Running",
  containerStatuses: [status({ state: { running: {} }, ...more })],
});
const W = "0 of 2 replicas ready";

describe("the Deployment's own numbers", () => {
  test.each<[string, object, number, string]>([
    ["all of them", { replicas: 2, updatedReplicas: 2, availableReplicas: 2 }, 2, "ready"],
    ["not seen by its controller yet", { replicas: 2, updatedReplicas: 2, availableReplicas: 2 }, 3, "waiting"],
    ["an old one is left", { replicas: 3, updatedReplicas: 2, availableReplicas: 2 }, 2, "waiting"],
    ["one is not available", { replicas: 2, updatedReplicas: 2, availableReplicas: 1 }, 2, "waiting"],
    ["one is not renewed", { replicas: 2, updatedReplicas: 1, availableReplicas: 2 }, 2, "waiting"],
    ["none at all", { replicas: 0, updatedReplicas: undefined, availableReplicas: undefined }, 2, "waiting"],
  ])("%s", (_, numbers, generation, kind) => {
    const look = new RolloutWatch().look(seen({}, { deployment: deployment(numbers, generation) }), 0);
    expect(look.kind).toBe(kind);
  });

  test("none are wanted", () => {
    const none: V1Deployment = { ...deployment({ replicas: 0, updatedReplicas: 0, availableReplicas: 0 }) };
    none.spec!.replicas = 0;
    expect(new RolloutWatch().look(seen({}, { deployment: none, pods: [] }), 0)).toEqual({
      kind: "ready",
      message: "0 of 0 replicas ready",
    });
  });
});

describe("a new pod", () => {
  const app = 'container "app" of pod new';
  test.each<[string, V1Pod["status"], number, CoreV1Event[], string | undefined, string]>([
    ["starts", waiting("ContainerCreating"), 1e9, [], undefined, W],
    ["is ready", READY, 1e9, [], undefined, "1 of 2 replicas ready"],
    [
      "cannot be pulled yet",
      waiting("ErrImagePull", "no"),
      PULL_PATIENCE_MS - 1,
      [],
      undefined,
      `${W}; ${app} cannot start: ErrImagePull: no`,
    ],
    [
      "cannot be pulled",
      waiting("ImagePullBackOff", "no"),
      PULL_PATIENCE_MS,
      [],
      `${app} cannot start: ImagePullBackOff: no`,
      "",
    ],
    ["has no image name", waiting("InvalidImageName"), 0, [], `${app} cannot start: InvalidImageName`, ""],
    [
      "lacks a secret yet",
      waiting("CreateContainerConfigError", "no secret"),
      SETUP_PATIENCE_MS - 1,
      [],
      undefined,
      `${W}; ${app} cannot start: CreateContainerConfigError: no secret`,
    ],
    [
      "lacks a secret",
      waiting("CreateContainerConfigError", "no secret"),
      SETUP_PATIENCE_MS,
      [],
      `${app} cannot start: CreateContainerConfigError: no secret`,
      "",
    ],
    [
      "has no such program",
      {
        phase: "Running",
        containerStatuses: [
          status({
            state: { waiting: { reason: "CrashLoopBackOff" } },
            lastState: ended(128, "StartError", "no program"),
            restartCount: 1,
          }),
        ],
      },
      SETUP_PATIENCE_MS,
      [],
      `${app} cannot start: StartError: no program`,
      "",
    ],
    ["crashed twice", crashed(2, 1, "Error"), 1e9, [], undefined, `${W}; ${app} keeps ending with exit code 1`],
    [
      "crashed three times",
      crashed(3, 1, "Error"),
      0,
      [],
      `${app} keeps ending with exit code 1; it was restarted 3 times.`,
      "",
    ],
    [
      "has too little memory",
      crashed(3, 137, "OOMKilled"),
      0,
      [],
      `${app} keeps ending with exit code 137 (OOMKilled); it was restarted 3 times.`,
      "",
    ],
    [
      "runs again",
      {
        phase: "Running",
        containerStatuses: [status({ state: { running: {} }, restartCount: 9, lastState: ended(1) })],
      },
      1e9,
      [],
      undefined,
      W,
    ],
    [
      "cannot be set up yet",
      initCrashed(2),
      1e9,
      [],
      undefined,
      `${W}; init container "setup" of pod new keeps ending with exit code 7`,
    ],
    [
      "cannot be set up",
      initCrashed(3),
      0,
      [],
      'init container "setup" of pod new keeps ending with exit code 7; it was restarted 3 times.',
      "",
    ],
    [
      "has a container that is not ready",
      running(),
      1e9,
      [unhealthy("Liveness"), unhealthy("Readiness", "other"), unhealthy("Readiness")],
      undefined,
      `${W}; ${app} is not ready: Readiness probe failed: HTTP probe failed with statuscode: 500`,
    ],
    ["has a container that is ready again", running({ ready: true }), 1e9, [unhealthy("Readiness")], undefined, W],
    [
      "is killed again and again",
      crashed(3, 137, "Error"),
      0,
      [unhealthy("Readiness"), unhealthy("Liveness")],
      `${app} keeps ending with exit code 137: Liveness probe failed: HTTP probe failed with statuscode: 500; it was restarted 3 times.`,
      "",
    ],
    [
      "has no room yet",
      unschedulable,
      PENDING_PATIENCE_MS - 1,
      [],
      undefined,
      `${W}; no node takes pod new: 0/1 nodes are available`,
    ],
    ["has no room", unschedulable, PENDING_PATIENCE_MS, [], "no node takes pod new: 0/1 nodes are available", ""],
    [
      "gets a node of its own",
      unschedulable,
      PENDING_PATIENCE_MS,
      [event("TriggeredScaleUp", 1)],
      undefined,
      `${W}; no node takes pod new: 0/1 nodes are available`,
    ],
    [
      "could not be mounted twice",
      waiting("ContainerCreating"),
      PENDING_PATIENCE_MS,
      [event("FailedMount", 2)],
      undefined,
      W,
    ],
    [
      "cannot be mounted",
      waiting("ContainerCreating"),
      PENDING_PATIENCE_MS,
      [event("FailedMount", 3)],
      "pod new cannot start: FailedMount: told so",
      "",
    ],
    [
      "is not the one that cannot be mounted",
      waiting("ContainerCreating"),
      PENDING_PATIENCE_MS,
      [event("FailedMount", 3, "old")],
      undefined,
      W,
    ],
  ])("%s", (_, now, afterMs, events, failure, message) => {
    const watch = new RolloutWatch();
    watch.look(seen(now), 1_000);
    const verdict = watch.look(seen(now, { events }), 1_000 + afterMs);
    if (failure === undefined) expect(verdict).toEqual({ kind: "waiting", message });
    else expect(verdict).toEqual({ kind: "failed", message: failure, pods: [pod("new", "2", now)] });
  });

  test("that could be pulled at the second try is waited for", () => {
    const watch = new RolloutWatch();
    const kinds = [waiting("ErrImagePull"), waiting("ContainerCreating"), waiting("ErrImagePull")].map(
      (now, i) => watch.look(seen(now), i * PULL_PATIENCE_MS).kind,
    );
    expect(kinds).toEqual(["waiting", "waiting", "waiting"]);
  });
});

test("old pods and ending pods do not make the rollout fail", () => {
  const pods = [
    pod("old", "1", crashed(9, 1)),
    pod("gone", "2", crashed(9, 1), { deletionTimestamp: new Date() }),
    pod("new", "2", READY),
  ];
  expect(new RolloutWatch().look(seen({}, { pods }), 0)).toEqual({ kind: "waiting", message: "1 of 2 replicas ready" });
});

test("failures of the controller", () => {
  const late = { type: "Progressing", status: "False", reason: "ProgressDeadlineExceeded", message: "timed out" };
  const refused = { type: "ReplicaFailure", status: "True", message: "quota exceeded" };
  const withCondition = (condition: object) => seen({}, { deployment: deployment({ conditions: [condition] }) });
  const watch = new RolloutWatch();
  expect(watch.look(withCondition(late), 0)).toMatchObject({
    kind: "failed",
    message: "it made no progress for too long: timed out",
  });
  expect(watch.look(withCondition(refused), 0).kind).toBe("waiting");
  expect(watch.look(withCondition(refused), SETUP_PATIENCE_MS)).toMatchObject({
    kind: "failed",
    message: "its pods cannot be created: quota exceeded",
  });
});

test("why there was no progress", () => {
  const late = { type: "Progressing", status: "False", reason: "ProgressDeadlineExceeded", message: "timed out" };
  const found = seen(running(), {
    deployment: deployment({ conditions: [late] }),
    events: [unhealthy("Readiness")],
  });
  expect(new RolloutWatch().look(found, 0)).toEqual({
    kind: "failed",
    message:
      'it made no progress for too long: timed out; container "app" of pod new is not ready: ' +
      "Readiness probe failed: HTTP probe failed with statuscode: 500",
    pods: [pod("new", "2", running())],
  });
});

test("which pods are new, and which old ones serve", () => {
  const pods = [
    pod("a", "1", READY),
    pod("b", "1", READY, { deletionTimestamp: new Date() }),
    pod("c", "1"),
    pod("d", "2", READY),
  ];
  const found = seen({}, { pods });
  expect([newPods(found).map(({ metadata }) => metadata?.name), oldServing(found)]).toEqual([["d"], 1]);
  expect(newPods({ ...found, replicaSets: [replicaSet("1")] })).toEqual([]);
});

const node = { metadata: { name: "n" }, status: { allocatable: { cpu: "2", memory: "4Gi" } } };
const asking = (cpu: string) => ({
  ...pod("new", "2", unschedulable),
  spec: { containers: [{ name: "app", resources: { requests: { cpu, memory: "1Gi" } } }] },
});
const NO_ROOM =
  "no node takes pod new: it asks for 4 CPU and 1 GB; n has 2 of 2 CPU and 4 of 4 GB free; " +
  "ask for less, add nodes or take a larger vmSize";

test.each<[string, { cpu?: string; mayGrow?: boolean; events?: CoreV1Event[] }, number, "failed" | "waiting"]>([
  ["no node will ever take", {}, NO_ROOM_PATIENCE_MS, "failed"],
  ["no node takes yet", {}, NO_ROOM_PATIENCE_MS - 1, "waiting"],
  ["a node will take", { cpu: "1" }, PENDING_PATIENCE_MS - 1, "waiting"],
  ["a new node may take", { mayGrow: true }, PENDING_PATIENCE_MS - 1, "waiting"],
  [
    "no new node takes either",
    { mayGrow: true, events: [event("NotTriggerScaleUp", 1)] },
    NO_ROOM_PATIENCE_MS,
    "failed",
  ],
  ["a new node is made for", { events: [event("TriggeredScaleUp", 1)] }, PENDING_PATIENCE_MS, "waiting"],
])("a pod that %s", (_, { cpu = "4", mayGrow = false, events = [] }, afterMs, kind) => {
  const watch = new RolloutWatch();
  const found = seen({}, { pods: [asking(cpu)], events, room: { nodes: [node], pods: [], mayGrow } });
  watch.look(found, 0);
  const verdict = watch.look(found, afterMs);
  expect(verdict.kind).toBe(kind);
  if (kind === "failed") expect(verdict.message).toBe(NO_ROOM);
});
