import type { CoreV1Event, V1ContainerStatus, V1Pod } from "./objects";

/** A container of a pod, or an init container, as the kubelet last saw it. */
export interface PodContainer {
  /** As messages call it. */
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

/** What the last failure of a container's probe was, by the events of its pod: `Readiness probe failed: …`, in one line. */
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

/** How often an event was seen. */
export function timesOf({ count, series }: CoreV1Event): number {
  return series?.count ?? count ?? 1;
}

/** Whether an event was seen so often that it will not pass by itself. */
export function isRepeated(event: CoreV1Event): boolean {
  return timesOf(event) >= REPEATED_EVENTS;
}
