import type { ProbedContainer } from "../providers/local/probes/file";

const FIRST_MS = 10_000;
const HIGHEST_MS = 300_000;
/** After running well for this long, a container starts again with the shortest delay. */
const FORGOTTEN_MS = 600_000;

type BackOff = NonNullable<ProbedContainer["backOff"]>;

/** How long to wait before a container is restarted. The delays are Kubernetes': the first restart is immediate. */
export function delayMs(last: BackOff | undefined, nowMs: number): number {
  return last === undefined || nowMs - Date.parse(last.at) > FORGOTTEN_MS ? 0 : last.delayMs;
}

/** The state to remember after a restart with such a delay. */
export function nextBackOff(delay: number, nowMs: number): BackOff {
  const next = delay === 0 ? FIRST_MS : Math.min(2 * delay, HIGHEST_MS);
  return { delayMs: next, at: new Date(nowMs).toISOString() };
}
