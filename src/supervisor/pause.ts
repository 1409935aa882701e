import type { Clock } from "../clock";

/** Waits for some time or until the signal. The caller checks which of the two it was. */
export async function pause(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  if (ms <= 0 || signal?.aborted) return;
  await clock.sleep(ms, signal).catch((error: unknown) => {
    if (!signal?.aborted) throw error;
  });
}

/**
 * The result of `work`, or `late` when the time is up first. The result is checked once more when the time is up: on a
 * busy machine this process may be so late that the timeout and the result arrive together.
 */
export async function orLate<T>(clock: Clock, ms: number, work: Promise<T>): Promise<T | "late"> {
  return new Promise((resolve, reject) => {
    const clear = clock.after(ms, () => setImmediate(() => resolve("late")));
    work.then(resolve, reject).finally(clear);
  });
}
