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

/** The last failure of a container's probe, from the events of its pod, in one line: `Readiness probe failed: …`. */
export function probeFailure(
  events: readonly CoreV1Event[],
  container: string,
  kind: "Liveness" | "Readiness",
): string | undefined {
  const failed = events.findLast(
    ({ reason, message = "", involvedObject: { fieldPath } }) =>
      reason === "Unhealthy" && fieldPath === `spec.containers{${container}}` && message.startsWith(`${kind} probe `),
  );
  return failed?.message?.trim().split("\n")[0];
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
