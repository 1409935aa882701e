import type { ContainerDetails, EngineEvent, Labels } from "../../../docker/engine";
import { groupOf } from "./body";
import { restartPolicy } from "./parts";
import { CONTAINER, DEPLOYMENT, engineName, FAILURE, ROLE, SUBNET } from "../../../docker/labels";
import { NETWORK } from "../sandbox/commons";
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
  /** Whether the deployment that its record names was carried out to its end. Default false. */
  readonly isDeployed?: boolean;
  /** The operation of this process on the group, if any. */
  readonly operation?: Operation;
  /** Events of its containers that the engine remembers, oldest first. Only needed for instance views. */
  readonly history?: readonly EngineEvent[];
  /** State of its probes. Only needed for instance views. */
  readonly probes?: GroupProbeState;
  /** What the engine said when something of the group should have been brought back. Only known to the read that tried it. */
  readonly whyNotRepaired?: string;
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

/** Something that a deployed group lacks, whoever took it away. */
export interface Damage {
  /** Name of the event that tells of it. */
  readonly name: "Lost" | "Disconnected" | "Stopped" | "Paused";
  readonly message: string;
  /** The container that can be brought back as it is; undefined when only a new deployment mends the damage. */
  readonly container?: ContainerDetails;
}

/** What is missing of a deployed group. Nothing of a group that somebody stops, or that an operation is changing. */
export function damagesOf(live: LiveGroup): Damage[] {
  const sandbox = sandboxOf(live);
  if (live.isDeployed !== true || live.operation?.status === "Pending" || sandbox?.restartPolicy === "no") return [];
  const group = groupOf(live.record.body);
  const members = group.containers.flatMap(({ name }) => memberDamage(live, name) ?? []);
  const damages = [...sandboxDamage(sandbox), ...members];
  const { whyNotRepaired: why } = live;
  if (why === undefined) return damages;
  const more = ` It cannot be brought back: ${why}`;
  return damages.map((damage) => (damage.container ? { ...damage, message: `${damage.message}${more}` } : damage));
}

function sandboxDamage(sandbox: ContainerDetails | undefined): Damage[] {
  if (sandbox === undefined)
    return [{ name: "Lost", message: `The container that holds the group's network was removed ${BY_OTHERS}.` }];
  const { status, name, addresses, network, labels } = sandbox;
  if (status === "paused")
    return [{ name: "Paused", message: `The container '${name}' was paused ${BY_OTHERS}.`, container: sandbox }];
  if (status !== "running")
    return [{ name: "Stopped", message: `The container '${name}' was stopped ${BY_OTHERS}.`, container: sandbox }];
  if (network === undefined || Object.hasOwn(addresses, network)) return [];
  const lost = nameOfNetwork(network, labels[SUBNET]);
  return [{ name: "Disconnected", message: `The group was disconnected from its network '${lost}' ${BY_OTHERS}.` }];
}

/** Podman does not tell the name of a network that a container is no longer in. */
function nameOfNetwork(told: string, subnet: string | undefined): string {
  if (told !== "bridge") return told;
  return subnet === undefined ? NETWORK : engineName(subnet.split("/").at(-1) ?? "", subnet);
}

function memberDamage(live: LiveGroup, name: string): Damage | undefined {
  const member = memberOf(live, name);
  if (member === undefined || member.status === "dead" || member.status === "removing")
    return { name: "Lost", message: `The container '${name}' was removed ${BY_OTHERS}.` };
  if (member.status === "paused")
    return { name: "Paused", message: `The container '${name}' was paused ${BY_OTHERS}.`, container: member };
  if (isDown(live, name, member))
    return { name: "Stopped", message: `The container '${name}' was stopped ${BY_OTHERS}.`, container: member };
  if (!isCutOff(live, member)) return undefined;
  const message = `The container '${name}' has lost its network: the one that holds it was restarted ${BY_OTHERS}.`;
  return { name: "Disconnected", message, container: member };
}

const BY_OTHERS = "in the container engine, not by Berth";

/** Whether a container is down that the restart policy would have run, and that nobody is about to start. */
function isDown(live: LiveGroup, name: string, { status, exitCode, restartPolicy: policy }: ContainerDetails): boolean {
  // The engine itself restarts a container that ends. One that is down all the same was stopped from outside.
  if (status !== "exited" || policy === "no" || policy !== restartPolicy(groupOf(live.record.body))) return false;
  return (policy === "always" || exitCode !== 0) && live.probes?.containers[name]?.restartAt === undefined;
}

/** A container stays in the network of the sandbox as that was when the container was started. */
function isCutOff(live: LiveGroup, { running, startedAt }: ContainerDetails): boolean {
  const sandbox = sandboxOf(live);
  if (!running || startedAt === undefined || sandbox?.startedAt === undefined) return false;
  return Date.parse(startedAt) < Date.parse(sandbox.startedAt);
}

export type ProvisioningState = "Pending" | "Updating" | "Succeeded" | "Failed" | "Unhealthy";

export function provisioningState(live: LiveGroup, now: Date): ProvisioningState {
  const { operation, record, isDeployed } = live;
  if (operation?.status === "Pending") return operation.kind === "put" ? "Pending" : "Updating";
  if (failureOf(live) !== undefined || failedInit(live) !== undefined) return "Failed";
  const cannotStart = (member: ContainerDetails | undefined) => member?.status === "created" && member.error !== "";
  if ([...initsOf(live), ...appsOf(live)].some(cannotStart)) return "Failed";
  if (isDeployed === true) {
    if (damagesOf(live).length > 0) return "Unhealthy";
    return initsOf(live).some(isUp) ? "Updating" : "Succeeded";
  }
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
