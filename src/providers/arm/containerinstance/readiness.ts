import { flattenBody, type Json } from "../../../model/core/armBody";

/**
 * A restarted container counts as running after running this long. A container that keeps failing for this long and was
 * restarted at least {@link CRASH_RESTARTS} times counts as unable to run. This is short enough to report a wrong
 * command soon, and long enough for a container that fails until another one's database is up.
 */
export const STEADY_MS = 3_000;
export const CRASH_MS = 10_000;
const CRASH_RESTARTS = 3;
/** The service repeats failed pulls and mounts. A failure counts as permanent after this many reports. */
const REPEATED_EVENTS = 3;
const FATAL_EVENTS = /^(Failed|BackOff|FailedMount.*)$/;
/**
 * Reports the pause before the next start of a container. Whether a container crashes permanently is decided by its
 * restarts.
 */
const CRASH_EVENT = "BackOff";

export interface ContainerEvent {
  readonly name?: string;
  readonly message?: string;
  readonly count?: number;
  /** ISO 8601. */
  readonly lastTimestamp?: string;
}

interface ReadinessProbe {
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly timeoutSeconds?: number;
}

interface State {
  readonly state?: string;
  readonly startTime?: string;
  readonly finishTime?: string;
  readonly exitCode?: number;
  readonly detailStatus?: string;
}

interface InstanceView {
  /** Only on the local engine. */
  readonly ready?: boolean;
  readonly restartCount?: number;
  readonly currentState?: State;
  readonly previousState?: State;
  readonly events?: readonly ContainerEvent[];
}

export interface ContainerView {
  readonly name: string;
  readonly instanceView?: InstanceView;
  readonly readinessProbe?: ReadinessProbe;
}

export interface GroupView {
  readonly provisioningState?: string;
  readonly restartPolicy?: string;
  readonly initContainers?: readonly ContainerView[];
  readonly containers?: readonly ContainerView[];
  readonly instanceView?: { readonly state?: string; readonly events?: readonly ContainerEvent[] };
}

/** `ready`: every container runs or has completed. `failed`: waiting longer is pointless. */
export type Verdict = { readonly kind: "ready" | "waiting" | "failed"; readonly message: string };

/** The part of a container group's body that decides about readiness. */
export function viewOf(body: Json): GroupView {
  return flattenBody(body);
}

/** Follows a container group until its containers run. Azure's provisioning succeeds whether they run or not. */
export class ReadinessWatch {
  private readonly firstCrashMs = new Map<string, number>();
  private readonly runningSince = new Map<string, { restarts: number; sinceMs: number }>();

  look(group: GroupView, nowMs: number): Verdict {
    const policy = group.restartPolicy ?? "Always";
    const events = group.instanceView?.events ?? [];
    const failedInit = (group.initContainers ?? [])
      .map((container) => this.initContainer(container, policy, nowMs))
      .find(({ kind }) => kind === "failed");
    if (failedInit !== undefined) return failedInit;
    const verdicts = (group.containers ?? []).map((container) => ({
      name: container.name,
      verdict: this.container(container, policy, nowMs),
    }));
    const failed = verdicts.find(({ verdict }) => verdict.kind === "failed");
    if (failed !== undefined) return failed.verdict;
    const waiting = verdicts.filter(({ verdict }) => verdict.kind === "waiting");
    if (waiting.length === 0 && verdicts.length > 0) return { kind: "ready", message: "" };
    const last = lasting(events);
    if (last !== undefined) return { kind: "failed", message: `${last.name}: ${last.message}` };
    if (group.provisioningState === "Failed")
      return { kind: "failed", message: events[0]?.message ?? "its provisioning failed." };
    return { kind: "waiting", message: waiting.map(({ name, verdict }) => `${name}: ${verdict.message}`).join(", ") };
  }

  /** An init container is restarted unless the policy is Never. It does not make the group ready. */
  private initContainer(container: ContainerView, policy: string, nowMs: number): Verdict {
    const verdict = this.container(container, policy === "Never" ? policy : "OnFailure", nowMs);
    return { ...verdict, message: `init ${verdict.message}` };
  }

  private container(view: ContainerView, policy: string, nowMs: number): Verdict {
    const { name, instanceView } = view;
    const { restartCount = 0, currentState = {}, previousState, events = [] } = instanceView ?? {};
    const { state = "Waiting", detailStatus = "", exitCode } = currentState;
    const status = detailStatus === "" ? state : `${state} (${detailStatus})`;

    if (state === "Running") {
      const ranMs = this.ranMs(name, restartCount, currentState, nowMs);
      const unready = notReady(view, ranMs, nowMs);
      if (unready !== undefined) return { kind: "waiting", message: `${status}, not ready: ${unready}` };
      if (restartCount === 0 || ranMs >= STEADY_MS) return { kind: "ready", message: status };
    } else {
      this.runningSince.delete(name);
      // A container that exits with 0 has completed, even if the policy Always restarts it.
      if (state === "Terminated" && exitCode === 0) return { kind: "ready", message: status };
      if (state === "Waiting" && restartCount > 0 && previousState?.exitCode === 0)
        return { kind: "ready", message: status };
      const last = lasting(restartCount === 0 ? events : events.filter((event) => event.name !== CRASH_EVENT));
      if (last !== undefined)
        return { kind: "failed", message: `container "${name}" cannot start: ${last.name}: ${last.message}` };
    }

    const code = state === "Terminated" ? exitCode : previousState?.exitCode;
    if (code === undefined || code === 0) return { kind: "waiting", message: status };
    if (state === "Terminated" && policy === "Never")
      return { kind: "failed", message: `container "${name}" ended with exit code ${code}.` };
    const crashing = nowMs - this.crashingSince(name, nowMs);
    if (restartCount >= CRASH_RESTARTS && crashing >= CRASH_MS)
      return {
        kind: "failed",
        message: `container "${name}" keeps ending with exit code ${code}; it was restarted ${restartCount} times.`,
      };
    return { kind: "waiting", message: `${status}, exit code ${code}, ${restartCount} restarts` };
  }

  private crashingSince(name: string, nowMs: number): number {
    const since = this.firstCrashMs.get(name) ?? nowMs;
    this.firstCrashMs.set(name, since);
    return since;
  }

  /** How long the container has run since its last restart, by the service's clock or ours, which may differ. */
  private ranMs(name: string, restarts: number, { startTime }: State, nowMs: number): number {
    const seen = this.runningSince.get(name);
    if (seen?.restarts !== restarts) this.runningSince.set(name, { restarts, sinceMs: nowMs });
    const observedMs = seen?.restarts === restarts ? nowMs - seen.sinceMs : 0;
    const reportedMs = startTime === undefined ? 0 : nowMs - Date.parse(startTime);
    return Math.max(observedMs, Number.isNaN(reportedMs) ? 0 : reportedMs);
  }
}

const NOT_YET = "its readiness probe has not succeeded yet.";
/** Defaults of ACI's probes, in seconds. */
const PROBE_DEFAULTS = { initialDelaySeconds: 0, periodSeconds: 10, timeoutSeconds: 1 };

/**
 * Why a running container is not ready; undefined when it is. The service only reports failures of the probe, as
 * events. So the container is ready once it had time to fail and has not failed lately.
 */
function notReady({ readinessProbe, instanceView }: ContainerView, ranMs: number, nowMs: number): string | undefined {
  if (readinessProbe === undefined) return undefined;
  const failures = (instanceView?.events ?? []).filter(
    ({ name, message = "" }) => name === "Unhealthy" && /readiness/i.test(message),
  );
  const last = failures[failures.length - 1];
  const count = failures.reduce((sum, failure) => sum + (failure.count ?? 1), 0);
  const told = last === undefined ? NOT_YET : `${last.message}${count > 1 ? ` (${count} times)` : ""}`;
  if (instanceView?.ready !== undefined) return instanceView.ready ? undefined : told;
  const { initialDelaySeconds, periodSeconds, timeoutSeconds } = { ...PROBE_DEFAULTS, ...readinessProbe };
  if (ranMs < (initialDelaySeconds + periodSeconds + timeoutSeconds) * 1000) return told;
  const sinceMs = nowMs - Date.parse(last?.lastTimestamp ?? "");
  return sinceMs < (2 * periodSeconds + timeoutSeconds) * 1000 ? told : undefined;
}

/** An event that was reported so often that the failure is permanent. */
export function lasting(events: readonly ContainerEvent[]): ContainerEvent | undefined {
  return events.find(({ name = "", count = 1 }) => FATAL_EVENTS.test(name) && count >= REPEATED_EVENTS);
}
