import type { ContainerProbe } from "../../src/model/generated/shapes";
import type { Probes } from "../../src/providers/local/probes/labels";
import { GroupWatch } from "../../src/supervisor/groupWatch";
import { Slots } from "../../src/supervisor/slots";
import { FakeClock } from "../support/fakeClock";
import { FakeProbed } from "./fakeProbed";

const exec = { exec: { command: ["check"] } };
const every = (periodSeconds: number, more: ContainerProbe = {}): ContainerProbe => ({
  ...exec,
  periodSeconds,
  ...more,
});

function watched(
  probes: Probes,
  identity = "me",
  fake?: { clock: FakeClock; app: FakeProbed },
  random: () => number = () => 0,
) {
  const slots = new Slots(2);
  const clock = fake?.clock ?? new FakeClock();
  const app = fake?.app ?? new FakeProbed(clock);
  const log: string[] = [];
  const containers = [{ id: "app", name: "app", probes, sandbox: "sandbox" }];
  const group = { id: "/groups/g", sandbox: "sandbox", deployment: "d1", containers };
  const watch = new GroupWatch(
    { engine: app.engine, clock, log: (text) => log.push(text), slots, random },
    identity,
    group,
  );
  const ending = new AbortController();
  const ended = watch.run(ending.signal);
  const stop = async () => {
    ending.abort();
    await clock.pass(0);
    await ended;
  };
  return { clock, app, log, slots, stop };
}

const failing = { code: 1, output: "no file" };
const eventsOf = (app: FakeProbed) =>
  app.state.containers.app.events.map(({ name, message, count, type }: any) => `${type} ${name} ${count}: ${message}`);
const KILLING = "Killing container with id app: container app failed liveness probe, will be restarted.";

test("the defaults are Kubernetes': every 10 s from the start, three failures, one success, 1 s", async () => {
  const { clock, app, stop } = watched({ readinessProbe: exec });
  await clock.pass(25_000);
  expect(app.runs).toEqual([0, 10, 20]);
  expect(app.state.containers.app.ready).toBe(true);
  app.program = failing;
  await clock.pass(24_000);
  expect([app.runs.length, app.state.containers.app.ready]).toEqual([5, true]);
  await clock.pass(10_000);
  expect(app.state.containers.app.ready).toBe(false);
  expect(eventsOf(app)).toEqual(["Warning Unhealthy 3: Readiness probe failed: no file"]);
  expect(app.done).toEqual([]);
  app.program = "hangs";
  await clock.pass(10_000);
  expect(eventsOf(app).at(-1)).toBe('Warning Unhealthy 1: Readiness probe failed: command "check" timed out after 1 s');
  await stop();
});

test("a container is not ready before its readiness probe was, and successThreshold counts in a row", async () => {
  const { clock, app, stop } = watched({ readinessProbe: every(1, { initialDelaySeconds: 5, successThreshold: 3 }) });
  await clock.pass(4_500);
  expect([app.runs, app.state.containers.app.ready]).toEqual([[], false]);
  await clock.pass(2_000);
  app.program = failing;
  await clock.pass(1_000);
  app.program = { code: 0 };
  await clock.pass(2_000);
  expect([app.runs, app.state.containers.app.ready]).toEqual([[5, 6, 7, 8, 9], false]);
  await clock.pass(1_000);
  expect([app.runs.length, app.state.containers.app.ready]).toEqual([6, true]);
  await stop();
});

test("a failed liveness probe restarts the container at once, then after 10 s, 20 s, 40 s, … at most 5 min", async () => {
  const { clock, app, stop } = watched({ livenessProbe: every(1, { failureThreshold: 2 }), readinessProbe: exec });
  app.program = failing;
  await clock.pass(1_500_000);
  const times = (what: string) => app.done.filter((item) => item.startsWith(what)).map((item) => Number(item.slice(5)));
  const [stops, starts] = [times("stop "), times("start")];
  const delays = starts.map((start, i) => Math.round(start - stops[i]!));
  expect(delays).toEqual([0, 10, 20, 40, 80, 160, 300, 300, 300]);
  // It was killed at its second failure.
  expect(stops.slice(1).map((stop, i) => Math.round(stop - starts[i]!))).toEqual(Array(stops.length - 1).fill(1));
  const { restarts, ready } = app.state.containers.app;
  expect([restarts, ready]).toEqual([9, false]);
  expect(eventsOf(app)).toContain(`Normal Killing ${stops.length}: ${KILLING}`);
  await stop();
});

test("the delays start again after ten good minutes", async () => {
  const { clock, app, stop } = watched({ livenessProbe: every(1, { failureThreshold: 1 }) });
  app.program = failing;
  await clock.pass(12_000);
  expect(app.done).toEqual(["stop 0", "start 0", "stop 0", "start 10", "stop 10"]);
  app.program = { code: 0 };
  await clock.pass(630_000);
  app.done.length = 0;
  app.program = failing;
  await clock.pass(1_000);
  expect(app.done).toEqual(["stop 643", "start 643", "stop 643"]);
  await stop();
});

test("in a group that never restarts, a failed liveness probe only causes events", async () => {
  const { clock, app, stop } = watched({ livenessProbe: every(1, { failureThreshold: 1 }) });
  app.restartPolicy = "no";
  app.program = failing;
  await clock.pass(4_500);
  expect([app.runs, app.done]).toEqual([[0, 1, 2, 3, 4], []]);
  expect(eventsOf(app)).toEqual(["Warning Unhealthy 5: Liveness probe failed: no file"]);
  await stop();
});

test("a hanging program counts as failed again and again, and no second one is started", async () => {
  const { clock, app, stop } = watched({ readinessProbe: every(2, { timeoutSeconds: 3 }) });
  app.program = "hangs";
  await clock.pass(20_000);
  expect(app.runs).toEqual([0]);
  expect(eventsOf(app)).toEqual([
    'Warning Unhealthy 1: Readiness probe failed: command "check" timed out after 3 s',
    "Warning Unhealthy 9: Readiness probe failed: the last run has not ended yet",
  ]);
  app.program = { code: 0 };
  app.endHanging();
  await clock.pass(2_000);
  expect([app.runs.length, app.state.containers.app.ready]).toEqual([2, true]);
  await stop();
});

test("programs of a container's two probes take turns, and those of many containers as many at a time as there are slots", async () => {
  const patient = every(10, { failureThreshold: 9 });
  const { clock, app, slots, stop } = watched({ livenessProbe: patient, readinessProbe: patient });
  app.program = "hangs";
  await clock.pass(100);
  expect(app.runs).toEqual([0]);
  // The engine has started the first one. It frees the engine's slot, but not the container's turn.
  await clock.pass(300);
  expect(app.runs).toEqual([0]);
  await clock.pass(1_000);
  expect(app.runs).toEqual([0, 1]);
  const taken = await Promise.all([slots.take("rest"), slots.take("rest")]);
  app.program = { code: 0 };
  app.endHanging();
  await clock.pass(30_000);
  expect(app.runs).toEqual([0, 1]);
  taken.forEach((giveBack) => giveBack());
  await clock.pass(0);
  // Missed runs are not repeated.
  expect(app.runs).toEqual([0, 1, 31.4, 31.4]);
  await clock.pass(9_000);
  expect(app.runs.length).toBe(4);
  await stop();
});

test("a late probe is delayed at random, so that those that waited with it are spread", async () => {
  const { clock, app, slots, stop } = watched({ readinessProbe: every(10) }, "me", undefined, () => 0.5);
  const taken = await Promise.all([slots.take("first"), slots.take("first")]);
  await clock.pass(0);
  taken.forEach((giveBack) => giveBack());
  await clock.pass(1_000);
  expect(app.runs).toEqual([0]);
  const again = await Promise.all([slots.take("first"), slots.take("first")]);
  await clock.pass(13_000);
  again.forEach((giveBack) => giveBack());
  await clock.pass(30_000);
  expect(app.runs).toEqual([0, 14, 26.5, 36.5]);
  await stop();
});

test("a container that has long been running is first probed at a random time in its period", async () => {
  const clock = new FakeClock();
  const app = new FakeProbed(clock);
  await clock.pass(60_000);
  const { stop } = watched({ readinessProbe: every(10) }, "me", { clock, app }, () => 0.3);
  await clock.pass(20_000);
  expect(app.runs).toEqual([63, 73]);
  await stop();
});

test("the time that the engine takes to start a program is not the program's", async () => {
  const { clock, app, stop } = watched({ readinessProbe: every(10) });
  app.program = "hangs";
  app.isStarting = true;
  await clock.pass(4_000);
  expect(app.state.containers.app).toMatchObject({ ready: false, events: [] });
  app.isStarting = false;
  await clock.pass(1_500);
  expect(eventsOf(app)).toEqual(['Warning Unhealthy 1: Readiness probe failed: command "check" timed out after 1 s']);
  app.endHanging();
  await stop();
});

test("an engine that does not answer is not a failed probe, and the state stays", async () => {
  const { clock, app, stop } = watched({ livenessProbe: every(1, { failureThreshold: 1 }), readinessProbe: every(1) });
  await clock.pass(3_000);
  const before = app.state.containers.app;
  app.isAnswering = false;
  await clock.pass(60_000);
  app.isAnswering = true;
  await clock.pass(20_000);
  expect([app.state.containers.app, app.done]).toEqual([before, []]);
  await stop();
});

test("a container that was started again is not ready until its probe succeeds", async () => {
  const { clock, app, stop } = watched({ readinessProbe: every(10, { initialDelaySeconds: 3 }) });
  await clock.pass(5_000);
  expect(app.state.containers.app.ready).toBe(true);
  app.startAnew();
  app.program = failing;
  await clock.pass(9_000);
  expect([app.state.containers.app.ready, eventsOf(app).length]).toEqual([false, 1]);
  app.program = { code: 0 };
  await clock.pass(10_000);
  expect(app.state.containers.app.ready).toBe(true);
  await stop();
});

test("events show no secret of the container's environment", async () => {
  const { clock, app, stop } = watched({ readinessProbe: exec, secure: ["TOKEN"] });
  app.env = { TOKEN: "hunter2", OTHER: "no" };
  app.program = { code: 1, output: "no access with hunter2" };
  await clock.pass(1_000);
  expect(eventsOf(app)).toEqual(["Warning Unhealthy 1: Readiness probe failed: no access with ***"]);
  await stop();
});

describe("a supervisor that is killed", () => {
  /** The state when a supervisor ended after it had killed a container and before it started the container again. */
  async function cutOff() {
    const first = watched({ livenessProbe: every(1, { failureThreshold: 1 }) });
    first.app.program = failing;
    await first.clock.pass(5_000);
    await first.stop();
    expect(first.app.done).toEqual(["stop 0", "start 0", "stop 0"]);
    expect(first.app.state.containers.app.restart.notBefore).toBe("2030-01-01T00:00:10.000Z");
    return first;
  }

  test("has its restart ended by the next one of its place, at its time", async () => {
    const { clock, app } = await cutOff();
    app.program = { code: 0 };
    const { stop } = watched({ livenessProbe: every(1, { failureThreshold: 1 }) }, "me", { clock, app });
    await clock.pass(20_000);
    expect(app.done.slice(3)).toEqual(["start 10"]);
    expect(app.state.containers.app).toMatchObject({ restarts: 2 });
    expect(app.state.containers.app).not.toHaveProperty("restart");
    await stop();
  });

  test("is followed by one of another place after half a minute of silence", async () => {
    const { clock, app } = await cutOff();
    app.program = { code: 0 };
    const { stop } = watched({ livenessProbe: every(1, { failureThreshold: 1 }) }, "other", { clock, app });
    await clock.pass(29_000);
    expect([app.done.length, app.state.supervisor]).toEqual([3, "me"]);
    await clock.pass(10_000);
    expect(app.done.slice(3)).toEqual(["start 35"]);
    expect(app.state.supervisor).toBe("other");
    await stop();
  });

  test("leaves a container down whose group is being stopped", async () => {
    const { clock, app } = await cutOff();
    app.restartPolicy = "no";
    const { stop } = watched({ livenessProbe: every(1) }, "me", { clock, app });
    await clock.pass(60_000);
    expect(app.done.length).toBe(3);
    expect(app.state.containers.app).not.toHaveProperty("restart");
    await stop();
  });
});

test("of two supervisors one watches", async () => {
  const first = watched({ readinessProbe: every(1) });
  await first.clock.pass(1_500);
  const second = watched({ readinessProbe: every(1) }, "other", first);
  await first.clock.pass(100_000);
  expect([first.app.runs.length, first.app.state.supervisor]).toEqual([102, "me"]);
  // Whoever's name is there watches.
  first.app.state = { ...first.app.state, supervisor: "other" };
  await first.clock.pass(40_000);
  expect(first.app.state.supervisor).toBe("other");
  expect(first.log).toEqual(["/groups/g: another supervisor watches the group now"]);
  expect(first.app.runs.length).toBeLessThan(150);
  await Promise.all([first.stop(), second.stop()]);
});

test("a deployment knows nothing of the one before it", async () => {
  const clock = new FakeClock();
  const app = new FakeProbed(clock);
  app.state = {
    supervisor: "me",
    at: "2030-01-01T00:00:00Z",
    deployment: "d0",
    containers: { app: { restarts: 7, events: [] } },
  };
  const { stop } = watched({ readinessProbe: every(60, { initialDelaySeconds: 30 }) }, "me", { clock, app });
  await clock.pass(1_000);
  expect(app.state).toMatchObject({ deployment: "d1", containers: { app: { restarts: 0, events: [], ready: false } } });
  await stop();
});
