import { ReadinessWatch, type Verdict, viewOf } from "../../../../src/providers/arm/containerinstance/readiness";
import type { Json } from "../../../../src/model/core/armBody";
import { group, RUNNING, type View } from "../../../support/arm/bodies";

const START_MS = Date.parse("2026-11-21T10:00:00Z");
const probe = { httpGet: { port: 80 }, initialDelaySeconds: 5, periodSeconds: 2, timeoutSeconds: 1 };
const at = (seconds: number): string => new Date(START_MS + seconds * 1000).toISOString();
const running = (more: View = {}): View => ({
  restartCount: 0,
  currentState: { state: "Running", startTime: at(0), detailStatus: "" },
  ...more,
});
const unhealthy = (lastSeconds: number, message = "Readiness probe failed: HTTP 503"): View =>
  running({ events: [{ name: "Unhealthy", count: 2, lastTimestamp: at(lastSeconds), message }] });

/** The verdict about a container with a readiness probe, some seconds after it started. */
function look(view: View, seconds: number, properties: Json = { readinessProbe: probe }): Verdict {
  const body = group({ app: view });
  const { containers } = body.properties as { containers: { properties: Json }[] };
  for (const container of containers) Object.assign(container.properties, properties);
  return new ReadinessWatch().look(viewOf(body), START_MS + seconds * 1000);
}

describe("a container with a readiness probe", () => {
  test.each<[string, View, number, Verdict["kind"]]>([
    ["the service says ready", running({ ready: true }), 0, "ready"],
    ["the service says not ready", running({ ready: false }), 600, "waiting"],
    ["the service says nothing, before the probe could fail once", running(), 7.9, "waiting"],
    ["the service says nothing, and nothing failed in time", running(), 8, "ready"],
    ["the probe failed lately", unhealthy(10), 14.9, "waiting"],
    ["the probe failed, but not lately", unhealthy(10), 15, "ready"],
    ["another probe failed lately", unhealthy(10, "Liveness probe failed: HTTP 503"), 12, "ready"],
  ])("%s", (_what, view, seconds, expected) => {
    expect(look(view, seconds).kind).toBe(expected);
  });

  test("the last failure is shown", () => {
    expect(look(unhealthy(10), 12)).toEqual({
      kind: "waiting",
      message: "app: Running, not ready: Readiness probe failed: HTTP 503 (2 times)",
    });
    expect(look(running({ ready: false }), 12)).toEqual({
      kind: "waiting",
      message: "app: Running, not ready: its readiness probe has not succeeded yet.",
    });
  });

  test("the service's defaults hold for what the probe leaves out", () => {
    const readinessProbe = { exec: { command: ["true"] } };
    expect([10.9, 11].map((seconds) => look(running(), seconds, { readinessProbe }).kind)).toEqual([
      "waiting",
      "ready",
    ]);
  });

  test("without a probe there is no wait", () => {
    expect(look(running({ ready: false }), 0, {}).kind).toBe("ready");
  });
});

describe("init containers", () => {
  const waiting: View = { restartCount: 0, currentState: { state: "Waiting", detailStatus: "" } };
  const verdict = (init: View, restartPolicy?: string, laterMs = 0): Verdict => {
    const initContainers = [{ name: "prepare", properties: { instanceView: init } }];
    const seen = viewOf(group({ app: waiting }, { initContainers, restartPolicy }));
    const watch = new ReadinessWatch();
    watch.look(seen, START_MS);
    return watch.look(seen, START_MS + laterMs);
  };
  const ended = (exitCode: number, restartCount = 0): View => ({
    restartCount,
    currentState: { state: "Terminated", exitCode, detailStatus: "Error" },
  });

  test.each<[string, View, string | undefined, number, Verdict]>([
    ["at work", RUNNING, undefined, 0, { kind: "waiting", message: "app: Waiting" }],
    ["done", ended(0), "Never", 0, { kind: "waiting", message: "app: Waiting" }],
    [
      "failed, Never",
      ended(3),
      "Never",
      0,
      { kind: "failed", message: 'init container "prepare" ended with exit code 3.' },
    ],
    ["failed, Always: it is started again", ended(3), undefined, 0, { kind: "waiting", message: "app: Waiting" }],
    [
      "keeps failing",
      ended(3, 4),
      "OnFailure",
      10_000,
      { kind: "failed", message: 'init container "prepare" keeps ending with exit code 3; it was restarted 4 times.' },
    ],
  ])("%s", (_what, init, policy, laterMs, expected) => {
    expect(verdict(init, policy, laterMs)).toEqual(expected);
  });
});
