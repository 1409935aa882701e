import { type Engine, type EngineContainer, EngineError } from "../../src/docker/engine";
import { Supervisor, type SupervisorOptions } from "../../src/supervisor/supervisor";
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
  const found = { containers, isAnswering: true };
  const calls: Partial<Record<keyof Engine, (...args: any[]) => unknown>> = {
    listContainers: (filter: string[]) =>
      found.containers.filter(({ labels: own }) => filter[0] === `berth.role=${own["berth.role"]}`),
    inspectContainer: () => ({ status: "created", labels: {} }),
    getArchive: () => undefined,
    putArchive: () => undefined,
  };
  const engine = new Proxy({} as Engine, {
    get:
      (_, name: keyof Engine) =>
      async (...args: unknown[]) => {
        if (!found.isAnswering) throw new EngineError("unavailable", "connect ENOENT");
        return calls[name]!(...args);
      },
  });
  const supervisor = new Supervisor({ engine, clock, log: (text) => log.push(text) }, "me", options);
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
  // An engine ends its containers before it goes.
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
