import type { ContainerDetails, EngineEvent, Labels } from "../../../docker/engine";
import { groupOf } from "./body";
import { CONTAINER, DEPLOYMENT, FAILURE, ROLE } from "../../../docker/labels";
import type { Operation } from "../work/operations";
import type { GroupProbeState } from "../probes/state";
import type { ArmRecord } from "../store/records";

/** How long a deployment may take, in seconds. */
export const PROVISIONING_TIMEOUT = 1800;

/** A group as the engine has it. */
export interface LiveGroup {
  readonly record: ArmRecord;
  /** Its sandbox and containers, those of older deployments included. */
  readonly containers: readonly ContainerDetails[];
  /** What this instance of the service does to it. */
  readonly operation?: Operation;
  /** What the engine remembers of its containers, oldest first. Only an instance view needs it. */
  readonly history?: readonly EngineEvent[];
  /** The same of its probes. */
  readonly probes?: GroupProbeState;
}

/** A failure that is known before anything is made, such as a share that cannot be mounted. */
export interface GroupFailure {
  readonly name: string;
  readonly message: string;
}

export const sandboxOf = ({ containers }: LiveGroup) => containers.find(({ labels }) => labels[ROLE] === "sandbox");

/** The container of a name, of the deployment that counts. */
export function memberOf({ record, containers }: LiveGroup, name: string): ContainerDetails | undefined {
  return containers.find(
    ({ labels }) => labels[CONTAINER] === name && labels[DEPLOYMENT] === record.labels[DEPLOYMENT],
  );
}

/** The containers that run for as long as the group does; undefined for those that are not made yet. */
function appsOf(live: LiveGroup): (ContainerDetails | undefined)[] {
  return groupOf(live.record.body).containers.map(({ name }) => memberOf(live, name));
}

function initsOf(live: LiveGroup): ContainerDetails[] {
  return (groupOf(live.record.body).initContainers ?? []).flatMap(({ name }) => memberOf(live, name) ?? []);
}

/** Labels of a group's record that tell its deployment, and why that fails if it is known to. */
export function deploymentLabels(nonce: string, failure: GroupFailure | undefined): Labels {
  return { [DEPLOYMENT]: nonce, ...(failure && { [FAILURE]: JSON.stringify(failure) }) };
}

export function failureOf({ record }: Pick<LiveGroup, "record">): GroupFailure | undefined {
  const text = record.labels[FAILURE];
  return text === undefined ? undefined : (JSON.parse(text) as GroupFailure);
}

/** A stopped group is one whose sandbox is not to be started again. */
export function isStopped(live: LiveGroup): boolean {
  const sandbox = sandboxOf(live);
  return sandbox !== undefined && !sandbox.running && sandbox.restartPolicy === "no";
}

const isUp = (member: ContainerDetails | undefined): boolean =>
  member?.status === "running" || member?.status === "restarting";

/** The init container that has failed for good: one that the engine is not to start again. */
export function failedInit(live: LiveGroup): ContainerDetails | undefined {
  if (isStopped(live)) return undefined;
  const isNever = groupOf(live.record.body).restartPolicy === "Never";
  return initsOf(live).find(
    (member) => member.restartPolicy === "no" && (isUp(member) ? !isNever : hasEnded(member) && member.exitCode !== 0),
  );
}

const hasEnded = (member: ContainerDetails | undefined): boolean =>
  member?.status === "exited" || member?.status === "dead";

/** Whether every container has ended for good: such a group is deployed afresh. */
export function isTerminated(live: LiveGroup): boolean {
  if (failedInit(live) !== undefined) return true;
  const { restartPolicy } = groupOf(live.record.body);
  if (restartPolicy === undefined || restartPolicy === "Always") return false;
  if (isRestarting(live)) return false;
  return appsOf(live).every((member) => member?.status === "exited") && !initsOf(live).some(isUp);
}

/** Whether a container is down to be started again for its liveness probe's sake. */
function isRestarting({ probes }: LiveGroup): boolean {
  return Object.values(probes?.containers ?? {}).some(({ restartAt }) => restartAt !== undefined);
}

export function provisioningState(live: LiveGroup, now: Date): "Pending" | "Updating" | "Succeeded" | "Failed" {
  const { operation, record } = live;
  if (operation?.status === "Pending") return operation.kind === "put" ? "Pending" : "Updating";
  if (failureOf(live) !== undefined || failedInit(live) !== undefined) return "Failed";
  const members = appsOf(live);
  const cannotStart = (member: ContainerDetails | undefined) => member?.status === "created" && member.error !== "";
  if ([...initsOf(live), ...members].some(cannotStart)) return "Failed";
  if (members.every((member) => member !== undefined && member.status !== "created"))
    return initsOf(live).some(isUp) ? "Updating" : "Succeeded";
  // Another process is at work, or one was cut off.
  return now.getTime() - Date.parse(record.changed) < PROVISIONING_TIMEOUT * 1000 ? "Pending" : "Failed";
}

/** The state of a group's instance view. */
export function groupState(live: LiveGroup): string {
  if (isStopped(live)) return "Stopped";
  const members = appsOf(live);
  if (members.some(isUp) || isRestarting(live)) return "Running";
  if (failedInit(live) !== undefined) return groupOf(live.record.body).restartPolicy === "Never" ? "Failed" : "Pending";
  if (isTerminated(live)) return members.every((member) => member?.exitCode === 0) ? "Succeeded" : "Failed";
  return "Pending";
}
