import { type Exec, exitCode, runExec } from "../../../src/docker/api/exec";
import { Duplex } from "node:stream";
import { FakeClock } from "../../support/fakeClock";

type State = Awaited<ReturnType<Exec["inspect"]>>;

const running: State = { Running: true };
/** The answer about a program that ended without the engine knowing how. */
const unknown: State = { Running: false };
const ended: State = { Running: false, ExitCode: 3 };

/** A program for which the engine gives these states one after the other. It records the times of the questions. */
function program(clock: FakeClock, ...says: (State | "nothing")[]) {
  const startMs = clock.nowMs();
  const askedMs: number[] = [];
  const inspect = async (): Promise<State> => {
    askedMs.push(clock.nowMs() - startMs);
    const said = says[Math.min(askedMs.length, says.length) - 1]!;
    return said === "nothing" ? new Promise<never>(() => undefined) : said;
  };
  return { inspect, askedMs };
}

test("the engine is asked less and less often for an exit code, at last each second", async () => {
  const clock = new FakeClock();
  const exec = program(clock, ...Array<State>(14).fill(running), unknown, ended);
  const code = exitCode(exec, undefined, clock);
  await clock.pass(60_000);
  expect(await code).toBe(3);
  const pausesMs = exec.askedMs.slice(1).map((ms, i) => Math.round(ms - exec.askedMs[i]!));
  expect(pausesMs).toEqual([20, 30, 45, 68, 101, 152, 228, 342, 513, 769, 1000, 1000, 1000, 1000, 1000]);
});

test("a program whose connection broke may still have ended, and is not waited for longer than half a minute", async () => {
  const clock = new FakeClock();
  const broken = new Error("read ECONNRESET");
  expect(await exitCode(program(clock, ended), broken, clock)).toBe(3);
  const exec = program(clock, running);
  const code = exitCode(exec, broken, clock);
  code.catch(() => undefined);
  await clock.pass(60_000);
  await expect(code).rejects.toMatchObject({ name: "EngineError", fault: "failed", message: "read ECONNRESET" });
  expect(exec.askedMs.at(-1)).toBeGreaterThan(30_000);
  expect(exec.askedMs.at(-2)).toBeLessThanOrEqual(30_000);
});

test.each<[string, State | "nothing"]>([
  ["does not end", running],
  ["nothing is heard of, for the engine is silent,", "nothing"],
])("an abort ends the wait for a program that %s", async (_, said) => {
  const clock = new FakeClock();
  const abort = new AbortController();
  const exec = program(clock, said);
  const code = exitCode(exec, undefined, clock, abort.signal);
  code.catch(() => undefined);
  await clock.pass(10);
  abort.abort(new Error("enough"));
  await expect(code).rejects.toThrow("enough");
  const { length } = exec.askedMs;
  await clock.pass(60_000);
  expect(exec.askedMs).toHaveLength(length);
});

/** A program whose output has ended. */
function started(says: State | "nothing", clock: FakeClock) {
  const socket = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
  socket.push(null);
  return { socket, exec: { start: async () => socket, inspect: program(clock, says).inspect } as unknown as Exec };
}

test.each<[string, State | "nothing"]>([
  ["goes on without output", running],
  ["nothing is heard of, for the engine is silent,", "nothing"],
])("a program that %s is left alone at its limit, and at an abort", async (_, said) => {
  const clock = new FakeClock();
  const { exec, socket } = started(said, clock);
  const result = runExec(Promise.resolve(exec), undefined, { limit: { ms: 5_000, what: "The nap" } }, clock);
  result.catch(() => undefined);
  await clock.pass(4_999);
  expect(socket.destroyed).toBe(false);
  await clock.pass(1);
  await expect(result).rejects.toMatchObject({
    name: "EngineError",
    fault: "failed",
    message: "The nap did not end within 5 s.",
  });
  expect(socket.destroyed).toBe(true);

  const other = started(said, clock);
  const abort = new AbortController();
  const aborted = runExec(Promise.resolve(other.exec), undefined, { signal: abort.signal }, clock);
  aborted.catch(() => undefined);
  await clock.pass(10);
  abort.abort(new Error("enough"));
  await expect(aborted).rejects.toThrow("enough");
  expect(other.socket.destroyed).toBe(true);
});
