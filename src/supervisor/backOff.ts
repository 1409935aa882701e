import type { ProbedContainer } from "../providers/local/probes/file";

const FIRST_MS = 10_000;
const HIGHEST_MS = 300_000;
/** A container that was good for so long starts at the beginning again. */
const FORGOTTEN_MS = 600_000;

type BackOff = NonNullable<ProbedContainer["backOff"]>;

/** How long a container that has just ended stays down: Kubernetes' times, where the first restart is at once. */
export function delayMs(last: BackOff | undefined, nowMs: number): number {
  return last === undefined || nowMs - Date.parse(last.at) > FORGOTTEN_MS ? 0 : last.delayMs;
}

/** What is to be remembered of a restart after such a delay. */
export function nextBackOff(delay: number, nowMs: number): BackOff {
  const next = delay === 0 ? FIRST_MS : Math.min(2 * delay, HIGHEST_MS);
  return { delayMs: next, at: new Date(nowMs).toISOString() };
}
