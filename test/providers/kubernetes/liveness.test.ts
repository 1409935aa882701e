import type { CoreV1Event, V1Deployment, V1Pod } from "../../../src/providers/kubernetes/objects";
import { RolloutWatch } from "../../../src/providers/kubernetes/rollout";
import { pod, READY, replicaSet, status } from "./pods";

const deployment = (status: object): V1Deployment => ({
  metadata: { generation: 2, annotations: { "deployment.kubernetes.io/revision": "2" } },
  status: { observedGeneration: 2, ...status },
});
const unhealthy = (kind: string): CoreV1Event => ({
  metadata: {},
  involvedObject: { name: "new", fieldPath: "spec.containers{app}" },
  reason: "Unhealthy",
  message: `${kind} probe failed: HTTP probe failed with statuscode: 500`,
});

describe("a liveness probe", () => {
  const START = Date.parse("2030-01-01T00:00:00Z");
  const after = (seconds: number) => new Date(START + seconds * 1000);
  const DONE = { replicas: 1, updatedReplicas: 1, availableReplicas: 1 };
  const done = { ...deployment(DONE), spec: { replicas: 1, selector: {}, template: {} } };
  const lives = (seconds: number, times: number): CoreV1Event => ({
    ...unhealthy("Liveness"),
    count: times,
    lastTimestamp: after(seconds),
  });
  /** A ready pod that runs from a time on, after a run that ended. */
  const probed = (startedAt: number, ended?: { from: number; to: number }, probe: object = {}) => ({
    ...pod("new", "2", {
      ...READY,
      containerStatuses: [
        status({
          ready: true,
          restartCount: ended === undefined ? 0 : 1,
          state: { running: { startedAt: after(startedAt) } },
          ...(ended && {
            lastState: { terminated: { exitCode: 137, startedAt: after(ended.from), finishedAt: after(ended.to) } },
          }),
        }),
      ],
    }),
    spec: { containers: [{ name: "app", livenessProbe: { periodSeconds: 10, failureThreshold: 3, ...probe } }] },
  });
  const look = (watch: RolloutWatch, item: V1Pod, events: CoreV1Event[], seconds: number) =>
    watch.look({ deployment: done, replicaSets: [replicaSet("2")], pods: [item], events }, START + seconds * 1000);
  const W = "1 of 1 replicas ready";
  const app = 'container "app" of pod new';
  const FAILED = "Liveness probe failed: HTTP probe failed with statuscode: 500";

  test("that passes ends the wait after the time of the first probe", () => {
    const watch = new RolloutWatch();
    expect(look(watch, probed(0), [], 3)).toEqual({
      kind: "waiting",
      message: `${W}; ${app} waits for its first liveness probe`,
    });
    expect(look(watch, probed(0), [], 13)).toEqual({ kind: "ready", message: W });
    // Pods of before have been probed, and clocks may differ.
    expect(look(new RolloutWatch(), probed(-3600), [], 0).kind).toBe("ready");
    const late = new RolloutWatch();
    expect(look(late, probed(3600), [], 0).kind).toBe("waiting");
    expect(look(late, probed(3600), [], 13).kind).toBe("ready");
    expect(look(new RolloutWatch(), probed(0, undefined, { initialDelaySeconds: 300 }), [], 0).kind).toBe("ready");
  });

  test("that fails at first and then passes ends the wait too", () => {
    const watch = new RolloutWatch();
    expect(look(watch, probed(0), [lives(10, 1)], 10)).toEqual({
      kind: "waiting",
      message: `${W}; ${app} may be restarted: ${FAILED}`,
    });
    expect(look(watch, probed(0), [lives(20, 2)], 20).kind).toBe("waiting");
    expect(look(watch, probed(0), [lives(20, 2)], 34).kind).toBe("ready");
  });

  test("that never passes is found when the container was restarted for it and it fails again", () => {
    const watch = new RolloutWatch();
    expect(look(watch, probed(0), [lives(30, 3)], 30).kind).toBe("waiting");
    const again = probed(32, { from: 0, to: 31 });
    expect(look(watch, again, [lives(30, 3)], 33).kind).toBe("waiting");
    expect(look(watch, again, [lives(42, 4)], 42)).toEqual({
      kind: "failed",
      message: `${app} is restarted again and again, for its liveness probe never passes: ${FAILED}`,
      pods: [again],
    });
  });

  test("that never passes is waited for while the container ends, which it may take its time for", () => {
    const watch = new RolloutWatch();
    const killing = { ...lives(30, 1), reason: "Killing", message: "Container app failed liveness probe" };
    for (const events of [[lives(30, 3)], [lives(30, 2), killing]]) {
      expect(look(watch, probed(0), events, 30).kind).toBe("waiting");
      expect(look(watch, probed(0), events, 70).kind).toBe("waiting");
    }
    expect(look(watch, probed(66, { from: 0, to: 65 }), [lives(76, 4)], 76).kind).toBe("failed");
  });

  test("that has passed for long before does not end the update", () => {
    const watch = new RolloutWatch();
    const old = probed(32, { from: -3600, to: 31 });
    expect(look(watch, old, [lives(42, 4)], 42).kind).toBe("waiting");
    expect(look(watch, old, [lives(42, 4)], 60).kind).toBe("ready");
  });
});
