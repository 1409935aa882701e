import { type Engine, type EngineContainer, EngineError } from "../../src/docker/engine";
import { Supervisor, type SupervisorOptions } from "../../src/supervisor/supervisor";
import { Slots } from "../../src/supervisor/slots";
import { FakeAgent } from "./fakeAgent";
import { FakeClock } from "../support/fakeClock";

const MINUTE = 60_000;
const labels = (role: string, more: object = {}) => ({
  "berth.role": role,
  "berth.key": "/g",
  "berth.id": "/G",
  "berth.deployment": "d1",
  ...more,
});
const sandbox = (running = true): EngineContainer =>
  ({ id: "sandbox", running, labels: labels("sandbox") }) as unknown as EngineContainer;
const member = (id: string): EngineContainer => {
  const probes = JSON.stringify({ readinessProbe: { exec: { command: ["true"] }, initialDelaySeconds: 9999 } });
  const own = { "berth.container": id, "berth.probes": probes };
  return { id, running: true, labels: labels("container", own) } as unknown as EngineContainer;
};

function started(containers: EngineContainer[], options?: SupervisorOptions) {
  const clock = new FakeClock();
  const log: string[] = [];
  const agent = new FakeAgent();
  const found = {
    containers,
    isAnswering: true,
    list: async (filter: string[]): Promise<EngineContainer[]> =>
      found.containers.filter(({ labels: own }) => filter[0] === `berth.role=${own["berth.role"]}`),
    openAgent: async () => agent.run(),
  };
  const calls: Partial<Record<keyof Engine, (...args: any[]) => unknown>> = {
    listContainers: (filter: string[]) => found.list(filter),
    inspectContainer: () => ({ status: "created", labels: {} }),
    openExec: () => found.openAgent(),
    info: () => ({ cpus: 2 }),
  };
  const engine = new Proxy({} as Engine, {
    get:
      (_, name: keyof Engine) =>
      async (...args: unknown[]) => {
        if (!found.isAnswering) throw new EngineError("unavailable", "connect ENOENT");
        return calls[name]!(...args);
      },
  });
  const slots = new Slots(1);
  const supervisor = new Supervisor(
    { engine, clock, log: (text) => log.push(text), slots, random: () => 0 },
    "me",
    options,
  );
  const stopping = new AbortController();
  let hasEnded = false;
  const ended = supervisor.run(stopping.signal).then(() => (hasEnded = true));
  const stop = async () => {
    stopping.abort();
    await clock.pass(0);
    await ended;
  };
  return { clock, log, found, supervisor, stop, hasEnded: () => hasEnded };
}

test("ends when there has been nothing to watch for five minutes", async () => {
  const { clock, found, supervisor, hasEnded } = started([sandbox(), member("one")]);
  await clock.pass(60 * MINUTE);
  expect(supervisor.status).toEqual({ engine: "connected", groups: ["/G"] });
  found.containers = [sandbox(false), member("one")];
  await clock.pass(4.9 * MINUTE);
  expect([supervisor.status.groups, hasEnded()]).toEqual([[], false]);
  await clock.pass(0.2 * MINUTE);
  expect(hasEnded()).toBe(true);
});

test("waits for days for an engine that has gone, and gives it time to start its containers", async () => {
  const { clock, log, found, supervisor, hasEnded, stop } = started([sandbox(), member("one")]);
  await clock.pass(MINUTE);
  // An engine ends its containers before it ends.
  found.containers = [sandbox(false), member("one")];
  await clock.pass(4_000);
  found.isAnswering = false;
  await clock.pass(3 * 24 * 60 * MINUTE);
  expect(supervisor.status.engine).toBe("unreachable");
  found.isAnswering = true;
  await clock.pass(4 * MINUTE);
  expect(hasEnded()).toBe(false);
  found.containers = [sandbox(), member("one")];
  await clock.pass(5_000);
  expect(supervisor.status).toEqual({ engine: "connected", groups: ["/G"] });
  await stop();
  expect(log).toEqual([
    "watches /G: one",
    "watches /G no more",
    "the engine does not answer: connect ENOENT",
    "the engine answers again",
    "watches /G: one",
  ]);
});

test("does not wait for an engine for ever", async () => {
  const { clock, found, hasEnded } = started([sandbox(), member("one")], { lostMs: 60 * MINUTE });
  await clock.pass(MINUTE);
  found.isAnswering = false;
  await clock.pass(59 * MINUTE);
  expect(hasEnded()).toBe(false);
  await clock.pass(2 * MINUTE);
  expect(hasEnded()).toBe(true);
});

test("looks at once when it is told to, and watches the containers of the latest deployment", async () => {
  const { clock, log, found, supervisor, stop } = started([sandbox(), member("one")]);
  await clock.pass(500);
  found.containers = [sandbox(), member("two"), member("one")];
  const looked = supervisor.lookNow();
  await clock.pass(0);
  await looked;
  expect(log).toEqual(["watches /G: one", "watches /G no more", "watches /G: one, two"]);
  await stop();
});

/** An answer of the engine that the test releases. */
function stalled() {
  const { promise, resolve, reject } = Promise.withResolvers<never>();
  return { answered: promise, answer: resolve as () => void, refuse: reject };
}

test("a group that comes back while its last watch is still ending is watched once, after that", async () => {
  const { clock, found, stop } = started([sandbox(), member("one")]);
  const { answered, refuse } = stalled();
  const opened: string[] = [];
  const { openAgent } = found;
  found.openAgent = () => (opened.push("first"), answered);
  await clock.pass(500);
  found.containers = [];
  await clock.pass(2_000);
  found.containers = [sandbox(), member("one")];
  found.openAgent = () => (opened.push("second"), openAgent());
  await clock.pass(4_000);
  expect(opened).toEqual(["first"]);
  refuse(new EngineError("notFound", "gone"));
  await clock.pass(500);
  expect(opened).toEqual(["first", "second"]);
  await stop();
});

test("a watch that fails after another has replaced it removes that one's place from it no more", async () => {
  const { clock, log, found, supervisor, stop } = started([sandbox(), member("one")]);
  const { answered, refuse } = stalled();
  const { openAgent } = found;
  found.openAgent = () => answered;
  await clock.pass(500);
  found.containers = [];
  await clock.pass(2_000);
  found.containers = [sandbox(), member("one")];
  found.openAgent = openAgent;
  await clock.pass(2_000);
  refuse(new TypeError("broken"));
  await clock.pass(10_000);
  expect(supervisor.status.groups).toEqual(["/G"]);
  expect(log.map((line) => line.split("\n")[0])).toEqual([
    "watches /G: one",
    "watches /G no more",
    "watches /G: one",
    "/G: TypeError: broken",
  ]);
  await stop();
});

test("requests for a look are answered while it ends, and afterwards", async () => {
  const { found, supervisor, stop } = started([]);
  const { answered, answer } = stalled();
  found.list = () => answered.then(() => []);
  const during = supervisor.lookNow();
  const stopped = stop();
  answer();
  await Promise.all([during, stopped, supervisor.lookNow()]);
  expect(supervisor.status.groups).toEqual([]);
});
