/** Time, and waiting for it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after the time, or as soon as the signal is given. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", end);
        resolve();
      };
      const timer = setTimeout(end, Math.max(ms, 0));
      signal?.addEventListener("abort", end);
    }),
};

/** What comes of something within a time, or `late`. */
export async function within<T>(clock: Clock, ms: number, work: Promise<T>): Promise<T | "late"> {
  const patience = new AbortController();
  try {
    return await Promise.race([work, clock.sleep(ms, patience.signal).then(() => "late" as const)]);
  } finally {
    patience.abort();
  }
}
