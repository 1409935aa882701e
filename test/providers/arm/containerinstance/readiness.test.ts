import { createArmClient } from "../../../../src/providers/arm/client";
import { ArmFailure } from "../../../../src/providers/arm/contract";
import {
  CRASH_MS,
  ReadinessWatch,
  STEADY_MS,
  type Verdict,
  viewOf,
} from "../../../../src/providers/arm/containerinstance/readiness";
import { ACCEPTED, group, ok, operationStatus, RUNNING, type View } from "../../../support/arm/bodies";
import { ArmScript, CONTAINER_GROUP, FakeClock, operation } from "../../../support/arm/script";

const waiting: View = { restartCount: 0, currentState: { state: "Waiting", detailStatus: "Pulling image" } };
const exited = (exitCode: number, restartCount = 0): View => ({
  restartCount,
  currentState: { state: "Terminated", exitCode, detailStatus: exitCode === 0 ? "Completed" : "Error" },
});
const restarted = (state: string, restartCount: number, exitCode = 1, startTime?: string): View => ({
  restartCount,
  currentState: { state, startTime },
  previousState: { state: "Terminated", exitCode },
});
/** A container that crashes. The pause before its next start is reported as an event with a count. */
const backedOff = (restartCount: number): View => ({
  ...restarted("Waiting", restartCount),
  events: [{ name: "BackOff", count: restartCount, message: "Back-off restarting failed container" }],
});
const troubled = (name: string, count: number): View => ({ ...waiting, events: [{ name, count, message: "told so" }] });

/** The verdict about one container in a group with the given policy, now and `laterMs` later. */
function verdicts(view: View, restartPolicy?: string, laterMs?: number): Verdict["kind"][] {
  const watch = new ReadinessWatch();
  const seen = viewOf(group({ app: view }, { restartPolicy }));
  const looks = laterMs === undefined ? [0] : [0, laterMs];
  return looks.map((ms) => watch.look(seen, 1_700_000_000_000 + ms).kind);
}

describe("one look", () => {
  test.each<[string, View, string | undefined, Verdict["kind"]]>([
    ["no state yet", {}, undefined, "waiting"],
    ["waiting", waiting, undefined, "waiting"],
    ["running", RUNNING, undefined, "ready"],
    ["done, Never", exited(0), "Never", "ready"],
    ["done, OnFailure", exited(0), "OnFailure", "ready"],
    ["done, Always: it will be started again", exited(0), "Always", "ready"],
    ["done and about to start again", restarted("Waiting", 2, 0), undefined, "ready"],
    ["failed, Never", exited(1), "Never", "failed"],
    ["failed, OnFailure: it will be started again", exited(1), "OnFailure", "waiting"],
    ["failed, Always", exited(1), undefined, "waiting"],
    ["stopped by a client", { currentState: { state: "Terminated", detailStatus: "stopped" } }, undefined, "waiting"],
    ["restarted just now", restarted("Running", 1), undefined, "waiting"],
    ["restarted long ago", restarted("Running", 9, 1, "2023-11-14T00:00:00Z"), undefined, "ready"],
    ["a mount failed once", troubled("FailedMountAzureFileVolume", 1), undefined, "waiting"],
    ["a mount keeps failing", troubled("FailedMountAzureFileVolume", 3), undefined, "failed"],
    ["a pull keeps failing", troubled("Failed", 3), undefined, "failed"],
    ["a start is backed off from", troubled("BackOff", 3), undefined, "failed"],
    ["a probe fails often", troubled("Unhealthy", 9), undefined, "waiting"],
    ["trouble that is over", { ...RUNNING, events: [{ name: "Failed", count: 5 }] }, undefined, "ready"],
  ])("%s", (_what, view, policy, expected) => {
    expect(verdicts(view, policy)).toEqual([expected]);
  });

  test.each<[string, object, Verdict]>([
    [
      "events of the group",
      { instanceView: { events: [{ name: "FailedMount", count: 3, message: "no share" }] } },
      { kind: "failed", message: "FailedMount: no share" },
    ],
    [
      "provisioning that failed",
      { provisioningState: "Failed", instanceView: { events: [{ name: "X", message: "no room" }] } },
      { kind: "failed", message: "no room" },
    ],
    [
      "provisioning that failed silently",
      { provisioningState: "Failed" },
      { kind: "failed", message: "its provisioning failed." },
    ],
    ["no containers", { containers: [] }, { kind: "waiting", message: "" }],
  ])("%s", (_what, properties, expected) => {
    expect(new ReadinessWatch().look(viewOf(group({ app: waiting }, { ...properties })), 0)).toEqual(expected);
  });

  test("the worst container decides", () => {
    const look = (views: Record<string, View>) =>
      new ReadinessWatch().look(viewOf(group(views, { restartPolicy: "Never" })), 0);
    expect(look({ a: RUNNING, b: waiting })).toEqual({ kind: "waiting", message: "b: Waiting (Pulling image)" });
    expect(look({ a: waiting, b: exited(3) })).toEqual({
      kind: "failed",
      message: 'container "b" ended with exit code 3.',
    });
  });
});

describe("over time", () => {
  test.each<[string, View, number, Verdict["kind"]]>([
    ["runs on after a restart", restarted("Running", 1), STEADY_MS, "ready"],
    ["hasn't run on yet", restarted("Running", 1), STEADY_MS - 1, "waiting"],
    ["keeps crashing", restarted("Waiting", 3), CRASH_MS, "failed"],
    ["keeps crashing, for a short time", restarted("Waiting", 3), CRASH_MS - 1, "waiting"],
    ["crashed, and is slow to start again", restarted("Waiting", 2), CRASH_MS, "waiting"],
    ["crashed again now", exited(1, 3), CRASH_MS, "failed"],
    ["is backed off from, for a short time", backedOff(3), CRASH_MS - 1, "waiting"],
    ["is backed off from", backedOff(3), CRASH_MS, "failed"],
  ])("%s", (_what, view, laterMs, expected) => {
    expect(verdicts(view, undefined, laterMs)).toEqual(["waiting", expected]);
  });

  test("time before another crash does not count as run time", () => {
    const watch = new ReadinessWatch();
    const look = (restarts: number, ms: number) =>
      watch.look(viewOf(group({ app: restarted("Running", restarts) })), ms).kind;
    expect([look(1, 0), look(2, STEADY_MS), look(2, 2 * STEADY_MS - 1), look(2, 2 * STEADY_MS)]).toEqual([
      "waiting",
      "waiting",
      "waiting",
      "ready",
    ]);
  });
});

describe("create", () => {
  const inputs = {
    resourceGroupName: "rg",
    containerGroupName: "web",
    location: "westeurope",
    containers: [{ name: "app", image: "busybox:1", resources: { requests: { cpu: 1, memoryInGB: 1 } } }],
  };

  function create(views: (nowMs: number, look: number) => View) {
    const clock = new FakeClock();
    let looks = 0;
    const arm = new ArmScript(({ method, path }) => {
      if (method === "PUT") return ACCEPTED;
      if (path.endsWith("/operations/1")) return operationStatus("Succeeded");
      if (path.endsWith("/logs")) return ok({ content: "boom\n" });
      return ok(group({ app: views(clock.elapsedMs, looks++) }));
    });
    const { resources } = createArmClient(arm.connection(), { clock });
    const context = operation();
    return {
      arm,
      clock,
      context,
      result: resources["berth:containerinstance:ContainerGroup"]!.create(inputs, context),
    };
  }

  test("ends when the containers run", async () => {
    const { arm, context, result } = create((_now, look) => (look < 3 ? waiting : RUNNING));
    expect((await result).outputs).toMatchObject({
      containers: [{ instanceView: { currentState: { state: "Running" } } }],
    });
    expect(context.lines).toEqual(["Waiting for containers: app: Waiting (Pulling image)"]);
    expect(arm.requests).toHaveLength(6);
  });

  test("tolerates a container that fails until another one is up", async () => {
    const { result } = create((now) => (now < 5_000 ? restarted("Waiting", 4) : restarted("Running", 5)));
    expect((await result).id).toBe(CONTAINER_GROUP);
  });

  test("fails for a container that keeps failing, with its last lines, and keeps the id", async () => {
    const { clock, result } = create((now) => restarted("Waiting", Math.floor(now / 1_000)));
    await expect(result).rejects.toBeInstanceOf(ArmFailure);
    await expect(result).rejects.toMatchObject({
      message: expect.stringMatching(
        /^container group "web" in .*: it does not become ready: container "app" keeps ending with exit code 1; it was restarted 1\d times\.$/,
      ),
      details: {
        result: { id: CONTAINER_GROUP },
        reasons: ['container "app" is Waiting; its last log lines:', "  boom"],
      },
    });
    expect(clock.elapsedMs).toBeLessThan(CRASH_MS * 1.5);
  });

  test("gives up after half an hour", async () => {
    const { clock, result } = create(() => waiting);
    await expect(result).rejects.toThrow("it did not become ready within 30 minutes: app: Waiting (Pulling image)");
    expect(clock.elapsedMs).toBeLessThan(31 * 60_000);
  });

  test("stops when interrupted", async () => {
    const abort = new AbortController();
    const clock = new FakeClock();
    const arm = new ArmScript(({ method, path }) => {
      if (method === "PUT") return ACCEPTED;
      if (path.endsWith("/operations/1")) return operationStatus("Succeeded");
      return path.endsWith("/logs") ? ok({ content: "" }) : ok(group({ app: waiting }));
    });
    arm.onRequest = () => arm.requests.length === 6 && abort.abort();
    const { resources } = createArmClient(arm.connection(), { clock });
    const result = resources["berth:containerinstance:ContainerGroup"]!.create(inputs, operation(abort.signal));
    await expect(result).rejects.toMatchObject({ details: { result: { id: CONTAINER_GROUP } } });
  });
});
