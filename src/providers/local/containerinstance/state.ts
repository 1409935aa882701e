import type { ContainerDetails, EngineEvent, Labels } from "../../../docker/engine";
import { groupOf } from "./body";
import { CONTAINER, DEPLOYMENT, FAILURE, ROLE } from "../../../docker/labels";
import type { Operation } from "../work/operations";
import type { GroupProbeState } from "../probes/state";
import type { ArmRecord } from "../store/records";

/** Time limit of a deployment, in seconds. */
export const PROVISIONING_TIMEOUT = 1800;

/** A group as it is in the engine. */
export interface LiveGroup {
  readonly record: ArmRecord;
  /** Its sandbox and containers, including those of older deployments. */
  readonly containers: readonly ContainerDetails[];
  /** The operation of this process on the group, if any. */
  readonly operation?: Operation;
  /** Events of its containers that the engine remembers, oldest first. Only needed for instance views. */
  readonly history?: readonly EngineEvent[];
  /** State of its probes. Only needed for instance views. */
  readonly probes?: GroupProbeState;
}

/** A failure that is known before anything is made, such as a share that cannot be mounted. */
export interface GroupFailure {
  readonly name: string;
  readonly message: string;
}

export const sandboxOf = ({ containers }: LiveGroup) => containers.find(({ labels }) => labels[ROLE] === "sandbox");

/** The container of this name in the current deployment. */
export function memberOf({ record, containers }: LiveGroup, name: string): ContainerDetails | undefined {
  return containers.find(
    ({ labels }) => labels[CONTAINER] === name && labels[DEPLOYMENT] === record.labels[DEPLOYMENT],
  );
}

/** The containers that run as long as the group does; undefined for those that do not exist yet. */
function appsOf(live: LiveGroup): (ContainerDetails | undefined)[] {
  return groupOf(live.record.body).containers.map(({ name }) => memberOf(live, name));
}

function initsOf(live: LiveGroup): ContainerDetails[] {
  return (groupOf(live.record.body).initContainers ?? []).flatMap(({ name }) => memberOf(live, name) ?? []);
}

/** Labels of a group's record: its deployment, and why that fails, if it is known to fail. */
export function deploymentLabels(nonce: string, failure: GroupFailure | undefined): Labels {
  return { [DEPLOYMENT]: nonce, ...(failure && { [FAILURE]: JSON.stringify(failure) }) };
}

export function failureOf({ record }: Pick<LiveGroup, "record">): GroupFailure | undefined {
  const text = record.labels[FAILURE];
  return text === undefined ? undefined : (JSON.parse(text) as GroupFailure);
}

/** A group is stopped if its sandbox will not be restarted. */
export function isStopped(live: LiveGroup): boolean {
  const sandbox = sandboxOf(live);
  return sandbox !== undefined && !sandbox.running && sandbox.restartPolicy === "no";
}

const isUp = (member: ContainerDetails | undefined): boolean =>
  member?.status === "running" || member?.status === "restarting";

/** The init container that has failed for good: one that the engine will not restart. */
export function failedInit(live: LiveGroup): ContainerDetails | undefined {
  if (isStopped(live)) return undefined;
  const isNever = groupOf(live.record.body).restartPolicy === "Never";
  return initsOf(live).find(
    (member) => member.restartPolicy === "no" && (isUp(member) ? !isNever : hasEnded(member) && member.exitCode !== 0),
  );
}

const hasEnded = (member: ContainerDetails | undefined): boolean =>
  member?.status === "exited" || member?.status === "dead";

/** Whether every container has ended for good. Such a group is deployed again by a PUT. */
export function isTerminated(live: LiveGroup): boolean {
  if (failedInit(live) !== undefined) return true;
  const { restartPolicy } = groupOf(live.record.body);
  if (restartPolicy === undefined || restartPolicy === "Always") return false;
  if (isRestarting(live)) return false;
  return appsOf(live).every((member) => member?.status === "exited") && !initsOf(live).some(isUp);
}

/** Whether a container is stopped and will be restarted because its liveness probe failed. */
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
  // Another process is working on it, or was interrupted.
  return now.getTime() - Date.parse(record.changed) < PROVISIONING_TIMEOUT * 1000 ? "Pending" : "Failed";
}

export function groupState(live: LiveGroup): string {
  if (isStopped(live)) return "Stopped";
  const members = appsOf(live);
  if (members.some(isUp) || isRestarting(live)) return "Running";
  if (failedInit(live) !== undefined) return groupOf(live.record.body).restartPolicy === "Never" ? "Failed" : "Pending";
  if (isTerminated(live)) return members.every((member) => member?.exitCode === 0) ? "Succeeded" : "Failed";
  return "Pending";
}
