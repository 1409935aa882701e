import { systemClock, untilAborted, within } from "../src/clock";
import { FakeClock } from "./support/arm/script";

const never = () => new Promise<never>(() => undefined);
const limit = { ms: 1_000, late: () => new Error("too late") };

test("work that ends in time is not affected by its limit", async () => {
  const clock = new FakeClock();
  let given: AbortSignal | undefined;
  const work = async (signal: AbortSignal) => {
    given = signal;
    return "done";
  };
  expect(await within(clock, limit, undefined, work)).toBe("done");
  clock.pass(10_000);
  expect(given?.aborted).toBe(false);
});

test("work that reaches its limit is told to end and is not waited for", async () => {
  const clock = new FakeClock();
  let given: AbortSignal | undefined;
  const working = within(clock, limit, new AbortController().signal, (signal) => {
    given = signal;
    return never();
  });
  clock.pass(999);
  expect(given?.aborted).toBe(false);
  clock.pass(1);
  await expect(working).rejects.toThrow("too late");
  expect(given?.reason).toEqual(new Error("too late"));
});

test("an abort ends work before its limit", async () => {
  const abort = new AbortController();
  const working = within(new FakeClock(), limit, abort.signal, never);
  abort.abort(new Error("enough"));
  await expect(working).rejects.toThrow("enough");
});

test("work with an aborted signal is not waited for", async () => {
  await expect(untilAborted(never(), AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
  expect(await untilAborted(Promise.resolve(1), new AbortController().signal)).toBe(1);
});

test("each sign of progress restarts the limit", async () => {
  const clock = new FakeClock();
  const end = Promise.withResolvers<string>();
  let sign = () => {};
  const working = within(clock, limit, undefined, (_signal, goesOn) => {
    sign = goesOn;
    return end.promise;
  });
  for (let i = 0; i < 3; i++) {
    clock.pass(999);
    sign();
  }
  end.resolve("done");
  expect(await working).toBe("done");
  // A late sign must not set a timer that is never cleared.
  sign();
  expect(clock.pending).toBe(0);

  const silent = within(clock, limit, undefined, (_signal, goesOn) => {
    sign = goesOn;
    return never();
  });
  clock.pass(999);
  sign();
  clock.pass(1_000);
  await expect(silent).rejects.toThrow("too late");
});

test("an aborted sleep gives the reason", async () => {
  const abort = new AbortController();
  const sleeping = systemClock.sleep(60_000, abort.signal);
  abort.abort(new Error("enough"));
  await expect(sleeping).rejects.toThrow("enough");
});
