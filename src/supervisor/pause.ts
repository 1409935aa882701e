import type { Clock } from "../clock";

/** Waits for the time, or for the signal: that it was given is for the caller to see. */
export async function pause(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  if (ms <= 0 || signal?.aborted) return;
  await clock.sleep(ms, signal).catch((error: unknown) => {
    if (!signal?.aborted) throw error;
  });
}

/**
 * What comes of something within a time, or `late`. What has come is looked at once more when the time is over: a process that
 * had no turn for so long, on a busy machine, finds the end of the time and the answer together.
 */
export async function orLate<T>(clock: Clock, ms: number, work: Promise<T>): Promise<T | "late"> {
  return new Promise((resolve, reject) => {
    const clear = clock.after(ms, () => setImmediate(() => resolve("late")));
    work.then(resolve, reject).finally(clear);
  });
}
