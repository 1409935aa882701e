import { type ContainerView, type GroupView, lasting } from "./readiness";

/** How a job's container ended. */
export interface EndedContainer {
  readonly name: string;
  readonly exitCode: number;
  readonly startTime?: string;
  readonly finishTime?: string;
  readonly restartCount?: number;
}

/** The state of a job. `failed`: it can no longer end by itself. */
export type JobState =
  | { readonly kind: "running" | "failed"; readonly message: string }
  | { readonly kind: "ended"; readonly containers: readonly EndedContainer[] };

/** The state of the job in a container group. Unlike a group, a job is not done when its containers run. */
export function jobStateOf(group: GroupView): JobState {
  const never = group.restartPolicy === "Never";
  const { containers = [], initContainers = [], instanceView } = group;
  const failedInit = initContainers.find(({ instanceView: view }) => never && isFailure(view?.currentState));
  if (failedInit !== undefined) {
    const code = failedInit.instanceView?.currentState?.exitCode;
    return { kind: "failed", message: `init container "${failedInit.name}" ended with exit code ${code}.` };
  }
  const states = containers.map((container) => containerState(container, never));
  const failed = states.find((state) => state.kind === "failed");
  if (failed !== undefined) return failed;
  const ended = states.flatMap((state) => (state.kind === "ended" ? state.containers : []));
  if (states.length > 0 && ended.length === states.length) return { kind: "ended", containers: ended };
  const trouble = lasting(instanceView?.events ?? []);
  const provisioned = group.provisioningState !== "Failed";
  if (!provisioned || trouble !== undefined)
    return { kind: "failed", message: trouble === undefined ? "its provisioning failed." : told(trouble) };
  return { kind: "running", message: states.flatMap((state) => ("message" in state ? state.message : [])).join(", ") };
}

function containerState({ name, instanceView }: ContainerView, never: boolean): JobState {
  const { currentState = {}, events = [], restartCount } = instanceView ?? {};
  const { state = "Waiting", exitCode, startTime, finishTime } = currentState;
  if (state === "Terminated" && exitCode === undefined)
    return { kind: "failed", message: `container "${name}" was stopped before it ended.` };
  if (state === "Terminated" && exitCode !== undefined && (exitCode === 0 || never))
    return { kind: "ended", containers: [{ name, exitCode, startTime, finishTime, restartCount }] };
  const trouble = state === "Waiting" ? lasting(events) : undefined;
  if (trouble !== undefined && !(/^BackOff/.test(trouble.name ?? "") && (restartCount ?? 0) > 0))
    return { kind: "failed", message: `container "${name}" cannot start: ${told(trouble)}` };
  const again = isFailure(currentState) ? `, exit code ${exitCode}, to be started again` : "";
  return { kind: "running", message: `${name}: ${state}${again}` };
}

const isFailure = (state: { state?: string; exitCode?: number } = {}) =>
  state.state === "Terminated" && state.exitCode !== undefined && state.exitCode !== 0;

const told = ({ name, message }: { name?: string; message?: string }) => `${name}: ${message}`;

/** The exit code of the job: that of the first container that did not exit with 0. */
export function exitCodeOf(containers: readonly EndedContainer[]): number {
  return containers.find(({ exitCode }) => exitCode !== 0)?.exitCode ?? 0;
}
