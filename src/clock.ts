import { setTimeout as delay } from "node:timers/promises";

/** Time, and waiting for it. Whatever waits is given one, so that tests need not. */
export interface Clock {
  /** Milliseconds since 1970. */
  nowMs(): number;
  /** Rejects with the signal's reason as soon as it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Calls back once after the time, unless the function that it returns is called before. Keeps no process alive. */
  after(ms: number, call: () => void): () => void;
}

export const systemClock: Clock = {
  nowMs: Date.now,
  sleep: (ms, signal) =>
    delay(ms, undefined, { signal }).catch((error: unknown) => {
      throw signal?.aborted ? signal.reason : error;
    }),
  after: (ms, call) => {
    const timer = setTimeout(call, ms).unref();
    return () => clearTimeout(timer);
  },
};

/** How long work may go on without a sign of it, and what is told when there is none for longer. */
export interface TimeLimit {
  readonly ms: number;
  readonly late: () => Error;
}

/**
 * Runs work that ends with its limit or with the signal, whichever comes first. It is given a signal of its own that tells it of
 * either, and nobody waits for work that does not listen. Each call of `goesOn` is a sign of it, from which the limit counts anew;
 * work that gives none has the limit for all that it does.
 */
export async function within<T>(
  clock: Clock,
  { ms, late }: TimeLimit,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal, goesOn: () => void) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const both = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]);
  let isOver = false;
  let clear = () => {};
  const goesOn = () => {
    clear();
    if (!isOver) clear = clock.after(ms, () => over.abort(late()));
  };
  goesOn();
  try {
    return await untilAborted(work(both, goesOn), both);
  } finally {
    isOver = true;
    clear();
  }
}

/** What comes of something, unless the signal is aborted before: then it rejects with the signal's reason. */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => {}); // It may fail when nobody waits for it any more.
  signal.throwIfAborted();
  let onAbort: () => void = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener("abort", onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
