import type { PullOptions } from "../../../../src/docker/engine";
import type { Context } from "../../../../src/providers/local/context";
import { Pull, shownProgress } from "../../../../src/providers/local/work/pull";
import { FakeClock } from "../../../support/arm/script";

const MINUTE = 60_000;

/** A pull that the registry has granted, and whose progress the test decides. */
async function granted() {
  const clock = new FakeClock();
  let given: PullOptions = {};
  let finish = () => {};
  const engine = {
    pullImage: async (_ref: string, _auth: unknown, options: PullOptions) => {
      given = options;
      const done = new Promise<void>((resolve, reject) => {
        finish = resolve;
        options.signal?.addEventListener("abort", () => reject(options.signal?.reason as Error));
      });
      return { done };
    },
  };
  const context = { engine, clock, now: () => new Date(clock.nowMs()) } as unknown as Context;
  const pull = await Pull.begin(context, "nginx", undefined);
  const come = (currentBytes: number) => given.onProgress?.({ currentBytes, totalBytes: 48_000_000 });
  return { clock, pull, come, finish: () => finish(), signal: given.signal! };
}

test("a slow pull continues as long as it makes progress, which it reports", async () => {
  const { clock, pull, come, finish, signal } = await granted();
  const seen: string[] = [];
  pull.onProgress = (progress) => seen.push(shownProgress(progress));
  for (let i = 1; i <= 5; i++) {
    clock.pass(4 * MINUTE);
    come(i * 9_600_000);
  }
  finish();
  await pull.finished(new AbortController().signal);
  clock.pass(60 * MINUTE);
  expect(signal.aborted).toBe(false);
  expect(seen).toEqual([
    "10 of 48 MB (20 %)",
    "19 of 48 MB (40 %)",
    "29 of 48 MB (60 %)",
    "38 of 48 MB (80 %)",
    "48 of 48 MB (100 %)",
  ]);
});

test("a pull without progress ends, in the engine too", async () => {
  const { clock, pull, come, signal } = await granted();
  const finished = pull.finished(new AbortController().signal);
  finished.catch(() => undefined);
  come(1);
  clock.pass(5 * MINUTE - 1);
  expect(signal.aborted).toBe(false);
  clock.pass(1);
  await expect(finished).rejects.toThrow("nothing of it has come for 5 minutes.");
  expect(signal.aborted).toBe(true);
});

test("an interruption ends a pull in the engine", async () => {
  const { pull, signal } = await granted();
  const abort = new AbortController();
  const finished = pull.finished(abort.signal);
  finished.catch(() => undefined);
  abort.abort(new Error("enough"));
  await expect(finished).rejects.toThrow("enough");
  expect(signal.aborted).toBe(true);
});
