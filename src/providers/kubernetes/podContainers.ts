import type { CoreV1Event, V1ContainerStatus, V1Pod } from "./objects";

/** A container or init container of a pod, in the state that the kubelet last reported. */
export interface PodContainer {
  /** Its name in messages. */
  readonly what: string;
  readonly status: V1ContainerStatus;
}

/** The containers of a pod in the order in which they start. */
export function containersIn({ metadata, status = {} }: V1Pod): PodContainer[] {
  const { initContainerStatuses = [], containerStatuses = [] } = status;
  const named = (kind: string) => (seen: V1ContainerStatus) => ({
    what: `${kind} "${seen.name}" of pod ${metadata?.name ?? ""}`,
    status: seen,
  });
  return [...initContainerStatuses.map(named("init container")), ...containerStatuses.map(named("container"))];
}

/** The last failure of a container's probe. */
export interface ProbeFailure {
  /** In one line: `Readiness probe failed: …`. */
  readonly message: string;
  /** When it failed last, in milliseconds since 1970 by the cluster's clock. */
  readonly atMs: number;
  /** How often it has failed. */
  readonly times: number;
}

/** The last failure of a container's probe, from the events of its pod. */
export function lastProbeFailure(
  events: readonly CoreV1Event[],
  container: string,
  kind: "Liveness" | "Readiness",
): ProbeFailure | undefined {
  const failed = events.filter(
    ({ reason, message = "", involvedObject: { fieldPath } }) =>
      reason === "Unhealthy" && fieldPath === `spec.containers{${container}}` && message.startsWith(`${kind} probe `),
  );
  const times = failed.reduce((sum, event) => sum + timesOf(event), 0);
  const latest = failed.map((event) => ({ event, atMs: timeOf(event) })).sort((a, b) => a.atMs - b.atMs);
  const { event, atMs } = latest.at(-1) ?? {};
  const message = event?.message?.trim().split("\n")[0];
  return message === undefined || atMs === undefined ? undefined : { message, atMs, times };
}

/** The last failure of a container's probe in words. */
export function probeFailure(
  events: readonly CoreV1Event[],
  container: string,
  kind: "Liveness" | "Readiness",
): string | undefined {
  return lastProbeFailure(events, container, kind)?.message;
}

/** Whether the kubelet has begun to end a container since then, in milliseconds since 1970. */
export function wasKilled(events: readonly CoreV1Event[], container: string, sinceMs: number): boolean {
  return events.some(
    (event) =>
      event.reason === "Killing" &&
      event.involvedObject.fieldPath === `spec.containers{${container}}` &&
      timeOf(event) >= sinceMs,
  );
}

/** When an event occurred last, in milliseconds since 1970. */
function timeOf({ series, lastTimestamp, eventTime, firstTimestamp }: CoreV1Event): number {
  const time = series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? firstTimestamp;
  return time === undefined ? 0 : new Date(time).getTime();
}

const REPEATED_EVENTS = 3;

/** How often an event occurred. */
export function timesOf({ count, series }: CoreV1Event): number {
  return series?.count ?? count ?? 1;
}

/** Whether an event occurred so often that the problem is permanent. */
export function isRepeated(event: CoreV1Event): boolean {
  return timesOf(event) >= REPEATED_EVENTS;
}
