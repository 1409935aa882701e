import { setTimeout as delay } from "node:timers/promises";

/** Time, and waiting for it. Everything that waits gets a clock as argument, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  nowMs(): number;
  /** Rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Calls back once after the time, unless the returned function is called first. Does not keep the process alive. */
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

/** How long work may go on without a sign of progress, and the error after that. */
export interface TimeLimit {
  readonly ms: number;
  readonly late: () => Error;
}

/**
 * Runs work until it ends, the limit is reached or the signal is aborted. The work gets a signal that reports the
 * latter two; nobody waits for work that ignores it. Each call of `goesOn` is a sign of progress and restarts the
 * limit. Without such calls, the limit covers the whole work.
 */
export async function within<T>(
  clock: Clock,
  { ms, late }: TimeLimit,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal, goesOn: () => void) => Promise<T>,
): Promise<T> {
  const limited = limitedBy(clock, { ms, late }, signal);
  try {
    return await untilAborted(work(limited.signal, limited.goesOn), limited.signal);
  } finally {
    limited.end();
  }
}

/** A signal that a time limit aborts too. `goesOn` restarts the limit, and `end` must be called when the work has ended. */
export interface LimitedSignal {
  readonly signal: AbortSignal;
  readonly goesOn: () => void;
  readonly end: () => void;
}

/** Makes a {@link LimitedSignal}, for work that reacts to its signal and is awaited until then. */
export function limitedBy(clock: Clock, { ms, late }: TimeLimit, signal: AbortSignal | undefined): LimitedSignal {
  const over = new AbortController();
  let isOver = false;
  let clear = () => {};
  const goesOn = () => {
    clear();
    if (!isOver) clear = clock.after(ms, () => over.abort(late()));
  };
  goesOn();
  const end = () => {
    isOver = true;
    clear();
  };
  return { signal: signal === undefined ? over.signal : AbortSignal.any([signal, over.signal]), goesOn, end };
}

/** As much of an `AbortSignal` as the Azure SDKs' own type has. */
export interface Abortable {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/**
 * Calls back when the signal is aborted, and at once if that has happened already: a signal tells only those who listen before.
 * Returns how to stop listening.
 */
export function onAbort(signal: Abortable, call: () => void): () => void {
  if (signal.aborted) call();
  else signal.addEventListener("abort", call);
  return () => signal.removeEventListener("abort", call);
}

/** The result of the work, or a rejection with the reason if the signal is aborted first. Default reason: the signal's. */
export async function untilAborted<T>(
  work: Promise<T>,
  signal: Abortable,
  reason: () => Error = () => signal.reason as Error,
): Promise<T> {
  work.catch(() => {}); // Nobody may be waiting any more when it fails.
  let stopListening = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stopListening = onAbort(signal, () => reject(reason()));
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    stopListening();
  }
}

/** Waits for the end of something, but not longer than that. */
export async function doneOrAfter(clock: Clock, done: Promise<unknown>, ms: number): Promise<void> {
  let clear = () => {};
  const over = new Promise<void>((resolve) => (clear = clock.after(ms, resolve)));
  try {
    await Promise.race([done, over]);
  } finally {
    clear();
  }
}

/** How long, and after which pauses, a step is taken again. */
export interface Again {
  readonly forMs: number;
  /** The first pause. Each one is twice as long as the one before, up to the longest. */
  readonly pauseMs: number;
  readonly longestPauseMs: number;
  readonly isPassing: (error: unknown) => boolean;
  /** Default: the clock's. */
  readonly sleep?: (ms: number) => Promise<void>;
}

/** What comes of a step, which is taken again while it fails with an error that passes. */
export async function takenAgain<T>(
  clock: Clock,
  step: () => Promise<T>,
  { forMs, pauseMs, longestPauseMs, isPassing, sleep = (ms) => clock.sleep(ms) }: Again,
): Promise<T> {
  const endMs = clock.nowMs() + forMs;
  for (let nextMs = pauseMs; ; nextMs = Math.min(2 * nextMs, longestPauseMs)) {
    try {
      return await step();
    } catch (error) {
      if (!isPassing(error) || clock.nowMs() >= endMs) throw error;
      await sleep(nextMs);
    }
  }
}

/** What comes of the same work on each of many items, of which so many are worked on at the same time. */
export async function someAtOnce<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const found: R[] = [];
  for (let at = 0; at < items.length; at += atOnce)
    found.push(...((await all(items.slice(at, at + atOnce).map(work))) as R[]));
  return found;
}

/**
 * What comes of several pieces of work. Waits for all of them, even if one fails, so that nothing goes on being made after the failure
 * has been told.
 */
export async function all<const T extends readonly unknown[]>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const failed = (await Promise.allSettled(work)).find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
  return Promise.all(work);
}
