import type { CoreV1Event, V1Deployment, V1Pod, V1ReplicaSet } from "./objects";
import { livenessOf, livenessProbe } from "./liveness";
import { isUnschedulable, type Room, whyNoRoom } from "./room";
import { containersIn, isRepeated, type PodContainer, probeFailure } from "./podContainers";

/**
 * The kubelet repeats a failed pull after about 10 s. It may then succeed, since a node fetches images from the local
 * engine on its own. After this long, a failure counts as permanent.
 */
export const PULL_PATIENCE_MS = 15_000;
export const SETUP_PATIENCE_MS = 10_000;
const CRASH_RESTARTS = 3;
/**
 * How long to wait for a pod that no node takes when that may change by itself, or whose volumes cannot be mounted: a
 * cluster's autoscaler says after some 20 s that it adds a node.
 */
export const PENDING_PATIENCE_MS = 60_000;
/** The same when nothing in sight would change it. */
export const NO_ROOM_PATIENCE_MS = 8_000;

const PULL_REASONS = [
  "ErrImagePull",
  "ImagePullBackOff",
  "ErrImageNeverPull",
  "ImageInspectError",
  "RegistryUnavailable",
];
const SETUP_REASONS = ["CreateContainerConfigError", "CreateContainerError", "RunContainerError"];
const START_REASONS = ["StartError", "ContainerCannotRun"];
const STUCK_EVENTS = /^(FailedMount|FailedAttachVolume|FailedCreatePodSandBox)$/;
const REVISION = "deployment.kubernetes.io/revision";
const TEMPLATE_HASH = "pod-template-hash";

/** A Deployment and its other objects, all read at the same time. */
export interface Seen {
  readonly deployment: V1Deployment;
  readonly replicaSets: readonly V1ReplicaSet[];
  readonly pods: readonly V1Pod[];
  /** Events of the pods. Only read when the rollout is slow. */
  readonly events?: readonly CoreV1Event[];
  /** The cluster's nodes. Only read when no node takes a pod; undefined when the user may not ask. */
  readonly room?: Room | undefined;
}

/** `failed`: waiting longer is pointless, because of the given pods. */
export type Verdict =
  | { readonly kind: "ready" | "waiting"; readonly message: string }
  | { readonly kind: "failed"; readonly message: string; readonly pods: readonly V1Pod[] };

/** Follows a rollout until all replicas are available and no old pod is left. */
export class RolloutWatch {
  private readonly since = new Map<string, number>();

  look(seen: Seen, nowMs: number): Verdict {
    const { metadata, spec, status = {} } = seen.deployment;
    const { observedGeneration = 0, replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
    const wanted = spec?.replicas ?? 1;
    const pods = newPods(seen);
    const isReplaced = updatedReplicas === wanted && availableReplicas === wanted && replicas === wanted;
    const available = pods.filter(isReady).length;
    const message = `${Math.min(available, wanted)} of ${wanted} replicas ready`;
    if (observedGeneration < (metadata?.generation ?? 0)) return { kind: "waiting", message };
    const waiting = new Set<string>();
    for (const pod of pods) {
      const trouble = this.pod(pod, seen, nowMs);
      if (trouble?.lasts === true) return { kind: "failed", message: trouble.message, pods: failing(pods, pod) };
      if (trouble !== undefined) waiting.add(trouble.message);
    }
    if (isReplaced && waiting.size === 0) return { kind: "ready", message };
    const refusal = this.refusal(seen.deployment, nowMs);
    if (refusal !== undefined) return { kind: "failed", message: [refusal, ...waiting].join("; "), pods };
    return { kind: "waiting", message: [message, ...waiting].join("; ") };
  }

  private pod(pod: V1Pod, { events = [], room }: Seen, nowMs: number): Trouble | undefined {
    const name = pod.metadata?.name ?? "";
    const own = events.filter(({ involvedObject }) => involvedObject.name === name);
    const troubles = containersIn(pod).flatMap(
      (container) => this.container(container, own, nowMs) ?? this.liveness(pod, container, own, nowMs) ?? [],
    );
    const trouble = troubles.find(({ lasts }) => lasts) ?? troubles[0];
    if (trouble !== undefined) return trouble;
    const pending = pod.status?.phase === "Pending";
    const pendingMs = this.lasting(`${name}/pending`, pending, nowMs);
    if (!pending) return undefined;
    const unschedulable = isUnschedulable(pod);
    const homelessMs = this.lasting(`${name}/unschedulable`, unschedulable, nowMs);
    if (unschedulable) {
      const told = pod.status?.conditions?.find(({ type }) => type === "PodScheduled")?.message ?? "unschedulable";
      const why = room && whyNoRoom(pod, room, told);
      // The cluster's autoscaler is about to add a node, which takes minutes, or says that it cannot help.
      const growing = own.some(({ reason }) => reason === "TriggeredScaleUp");
      const mayChange = why === undefined || why.mayFit || room?.mayGrow !== false;
      const patienceMs =
        mayChange && !own.some(({ reason }) => reason === "NotTriggerScaleUp")
          ? PENDING_PATIENCE_MS
          : NO_ROOM_PATIENCE_MS;
      return {
        message: `no node takes pod ${name}: ${why?.message ?? told}`,
        lasts: homelessMs >= patienceMs && !growing,
      };
    }
    const stuck = own.find((event) => STUCK_EVENTS.test(event.reason ?? "") && isRepeated(event));
    if (stuck === undefined || pendingMs < PENDING_PATIENCE_MS) return undefined;
    return { message: `pod ${name} cannot start: ${stuck.reason}: ${stuck.message}`, lasts: true };
  }

  /** `events` belong to the container's pod. */
  private container(
    { what, status }: PodContainer,
    events: readonly CoreV1Event[],
    nowMs: number,
  ): Trouble | undefined {
    const { name, restartCount, state, lastState, ready } = status;
    const { reason = "", message = "" } = state?.waiting ?? {};
    const ended = state?.terminated ?? lastState?.terminated;

    const pulling = PULL_REASONS.includes(reason);
    const pullingMs = this.lasting(`${what}/pull`, pulling, nowMs);
    if (pulling)
      return { message: `${what} cannot start: ${said(reason, message)}`, lasts: pullingMs >= PULL_PATIENCE_MS };
    if (reason === "InvalidImageName")
      return { message: `${what} cannot start: ${said(reason, message)}`, lasts: true };

    const settingUp = SETUP_REASONS.includes(reason);
    const unstartable = state?.running === undefined && (settingUp || START_REASONS.includes(ended?.reason ?? ""));
    const setupMs = this.lasting(`${what}/setup`, unstartable, nowMs);
    if (unstartable) {
      const why = settingUp ? said(reason, message) : said(ended?.reason ?? "", ended?.message ?? "");
      return { message: `${what} cannot start: ${why}`, lasts: setupMs >= SETUP_PATIENCE_MS };
    }

    const unready = state?.running === undefined || ready ? undefined : probeFailure(events, name, "Readiness");
    if (unready !== undefined) return { message: `${what} is not ready: ${unready}`, lasts: false };
    if (reason !== "CrashLoopBackOff" || ended === undefined) return undefined;
    const cause = ended.reason === undefined || ended.reason === "Error" ? "" : ` (${ended.reason})`;
    const dead = probeFailure(events, name, "Liveness");
    const crash = `${what} keeps ending with exit code ${ended.exitCode}${cause}${dead === undefined ? "" : `: ${dead}`}`;
    if (restartCount < CRASH_RESTARTS) return { message: crash, lasts: false };
    return { message: `${crash}; it was restarted ${restartCount} times.`, lasts: true };
  }

  /** Whether a liveness probe restarts its container again and again, or has not had the time to. */
  private liveness(
    pod: V1Pod,
    { what, status }: PodContainer,
    events: readonly CoreV1Event[],
    nowMs: number,
  ): Trouble | undefined {
    const probe = livenessProbe(pod, status.name);
    if (probe === undefined) return undefined;
    const lasting = (key: string, is: boolean, now: number) => this.lasting(key, is, now);
    const seen = livenessOf(probe, status, events, { key: what, lasting, nowMs });
    if (seen.kind === "dead")
      return {
        message: `${what} is restarted again and again, for its liveness probe never passes: ${seen.failure}`,
        lasts: true,
      };
    if (seen.kind === "failing") return { message: `${what} may be restarted: ${seen.failure}`, lasts: false };
    // Before it is ready, it waits for more than its probe.
    return seen.kind === "unknown" && isReady(pod)
      ? { message: `${what} waits for its first liveness probe`, lasts: false }
      : undefined;
  }

  private refusal({ status }: V1Deployment, nowMs: number): string | undefined {
    const conditions = status?.conditions ?? [];
    const late = conditions.find(({ type, reason }) => type === "Progressing" && reason === "ProgressDeadlineExceeded");
    if (late !== undefined) return `it made no progress for too long: ${late.message}`;
    const refused = conditions.find(({ type, status: is }) => type === "ReplicaFailure" && is === "True");
    const refusedMs = this.lasting("refused", refused !== undefined, nowMs);
    return refused === undefined || refusedMs < SETUP_PATIENCE_MS
      ? undefined
      : `its pods cannot be created: ${refused.message}`;
  }

  /** How long a condition has been true, as far as it was observed. */
  private lasting(key: string, is: boolean, nowMs: number): number {
    if (!is) {
      this.since.delete(key);
      return 0;
    }
    const sinceMs = this.since.get(key) ?? nowMs;
    this.since.set(key, sinceMs);
    return nowMs - sinceMs;
  }
}

interface Trouble {
  readonly message: string;
  readonly lasts: boolean;
}

/** The pods of the newest revision, without those being deleted. */
export function newPods({ deployment, replicaSets, pods }: Seen): V1Pod[] {
  const revision = deployment.metadata?.annotations?.[REVISION];
  const newest = replicaSets.find(({ metadata }) => metadata?.annotations?.[REVISION] === revision);
  const hash = newest?.metadata?.labels?.[TEMPLATE_HASH];
  if (hash === undefined) return [];
  return pods.filter(({ metadata }) => metadata?.labels?.[TEMPLATE_HASH] === hash && !metadata.deletionTimestamp);
}

/** The number of pods of earlier revisions that still serve. */
export function oldServing(seen: Seen): number {
  const names = new Set(newPods(seen).map(({ metadata }) => metadata?.name));
  return seen.pods.filter((pod) => !names.has(pod.metadata?.name) && !pod.metadata?.deletionTimestamp && isReady(pod))
    .length;
}

function isReady({ status }: V1Pod): boolean {
  return status?.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True") === true;
}

/** The pod that shows the failure, followed by the others that are not ready. */
function failing(pods: readonly V1Pod[], worst: V1Pod): V1Pod[] {
  return [worst, ...pods.filter((pod) => pod !== worst && !isReady(pod))];
}

const said = (reason: string, message: string): string => (message === "" ? reason : `${reason}: ${message}`);
