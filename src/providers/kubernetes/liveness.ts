import type { CoreV1Event, V1Container, V1ContainerStatus, V1Pod, V1Probe } from "./objects";
import { lastProbeFailure, wasKilled } from "./podContainers";

/** A first probe that comes later than this is not waited for. */
const LONGEST_WAIT_MS = 60_000;
/** Time that the kubelet needs besides the probe's own. */
const SLACK_MS = 2_000;
/** Time that a container has to end by default, and the engine to start it again. */
const RESTART_MS = 45_000;

/** What is known of a container's liveness probe. */
export type Liveness =
  /** It passes, or no failure was seen when there should have been one. */
  | { readonly kind: "alive" }
  /** Not probed yet, or failing without having been restarted for it. */
  | { readonly kind: "unknown" | "failing"; readonly failure?: string }
  /** The run before ended by the probe, which never passed in it, and in this run it fails again. */
  | { readonly kind: "dead"; readonly failure: string };

/** How long something has been so, as far as it was observed. */
type Lasting = (key: string, is: boolean, nowMs: number) => number;

/** The liveness probe of a pod's container; undefined without one. */
export function livenessProbe({ spec }: V1Pod, container: string): V1Probe | undefined {
  return spec?.containers.find(({ name }: V1Container) => name === container)?.livenessProbe;
}

/**
 * Judges a liveness probe. Kubernetes reports its failures alone, as events. So it passes if nothing is heard of it for
 * as long as the next probe takes. `events` belong to the pod.
 */
export function livenessOf(
  probe: V1Probe,
  { name, restartCount, state, lastState }: V1ContainerStatus,
  events: readonly CoreV1Event[],
  { key, lasting, nowMs }: { readonly key: string; readonly lasting: Lasting; readonly nowMs: number },
): Liveness {
  const startedAt = state?.running?.startedAt;
  if (startedAt === undefined) return { kind: "unknown" };
  const { initialDelaySeconds = 0, periodSeconds = 10, timeoutSeconds = 1, failureThreshold = 3 } = probe;
  const stepMs = (periodSeconds + timeoutSeconds) * 1000 + SLACK_MS;
  const startedMs = new Date(startedAt).getTime();
  const last = lastProbeFailure(events, name, "Liveness");
  // Kubernetes writes times in whole seconds.
  const fails = last !== undefined && last.atMs >= startedMs;
  if (fails) {
    const quietMs = lasting(`${key}/failure/${startedMs}/${last.times}`, true, nowMs);
    const { terminated } = lastState ?? {};
    const runMs = initialDelaySeconds * 1000 + failureThreshold * stepMs + RESTART_MS;
    if (restartCount > 0 && terminated !== undefined && lasted(terminated) <= runMs)
      return { kind: "dead", failure: last.message };
    // While the container is ended for it, nothing probes it.
    const isEnding = (restartCount === 0 && last.times >= failureThreshold) || wasKilled(events, name, startedMs);
    if (quietMs <= (isEnding ? RESTART_MS : stepMs)) return { kind: "failing", failure: last.message };
    return { kind: "alive" };
  }
  const seenMs = lasting(`${key}/run/${startedMs}`, true, nowMs);
  const waitMs = initialDelaySeconds * 1000 + stepMs;
  // The clocks of the node and of this machine may differ.
  const ageMs = Math.max(nowMs - startedMs, seenMs);
  return waitMs > LONGEST_WAIT_MS || ageMs >= waitMs ? { kind: "alive" } : { kind: "unknown" };
}

function lasted({ startedAt, finishedAt }: { readonly startedAt?: Date; readonly finishedAt?: Date }): number {
  if (startedAt === undefined || finishedAt === undefined) return Infinity;
  return new Date(finishedAt).getTime() - new Date(startedAt).getTime();
}
