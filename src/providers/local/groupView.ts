import { formatArmId } from "../../model/armId";
import type { Json } from "../../model/armBody";
import type { Container } from "../../model/shapes";
import { addressOf } from "./address";
import type { ContainerDetails } from "./engine";
import { groupOf } from "./groupBody";
import { fqdnOf, nameOf, publishedPorts } from "./groupSpec";
import { CONTAINER, DEPLOYMENT, FAILURE, PULLED, ROLE } from "./labels";
import type { ArmEvent, Operation } from "./operations";
import type { ArmRecord } from "./records";
import { tagsOf } from "./rules";

export const GROUP_TYPE = "Microsoft.ContainerInstance/containerGroups";
/** How long a deployment may take, in seconds. */
export const PROVISIONING_TIMEOUT = 1800;

/** A group as the engine has it. */
export interface LiveGroup {
  readonly record: ArmRecord;
  /** Its sandbox and containers, those of older deployments included. */
  readonly containers: readonly ContainerDetails[];
  /** What this instance of the service does to it. */
  readonly operation?: Operation;
}

export interface ViewOptions {
  readonly apiVersion: string;
  readonly now: Date;
  /** Lists leave it out. */
  readonly instanceView?: boolean;
  /** The answer to a PUT, from before anything was done. */
  readonly pending?: boolean;
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

export function failureOf({ record }: Pick<LiveGroup, "record">): GroupFailure | undefined {
  const text = record.labels[FAILURE];
  return text === undefined ? undefined : (JSON.parse(text) as GroupFailure);
}

/** A stopped group is one whose sandbox is not to be started again. */
export function isStopped(live: LiveGroup): boolean {
  const sandbox = sandboxOf(live);
  return sandbox !== undefined && !sandbox.running && sandbox.restartPolicy === "no";
}

/** Whether every container has ended for good: such a group is deployed afresh. */
export function isTerminated(live: LiveGroup): boolean {
  const { containers, restartPolicy } = groupOf(live.record.body);
  if (restartPolicy === undefined || restartPolicy === "Always") return false;
  return containers.every(({ name }) => memberOf(live, name)?.status === "exited");
}

export function provisioningState(live: LiveGroup, now: Date): "Pending" | "Updating" | "Succeeded" | "Failed" {
  const { operation, record } = live;
  if (operation?.status === "Pending") return operation.kind === "put" ? "Pending" : "Updating";
  if (failureOf(live) !== undefined) return "Failed";
  const members = groupOf(record.body).containers.map(({ name }) => memberOf(live, name));
  if (members.some((member) => member?.status === "created" && member.error !== "")) return "Failed";
  if (members.every((member) => member !== undefined && member.status !== "created")) return "Succeeded";
  // Another process is at work, or one was cut off.
  return now.getTime() - Date.parse(record.changed) < PROVISIONING_TIMEOUT * 1000 ? "Pending" : "Failed";
}

/** A container group in ARM's form and order of keys. */
export function groupView(live: LiveGroup, options: ViewOptions): Json {
  const { apiVersion, pending, now } = options;
  const { id, body } = live.record;
  const properties = body.properties as Json;
  const since = (version: string) => apiVersion >= version;
  const withView = options.instanceView !== false;
  const containers = groupOf(body).containers.map((container) => {
    const member = pending || !withView ? undefined : memberOf(live, container.name);
    return containerView(container, since("2024-05-01"), withView && !pending ? instanceView(live, member) : undefined);
  });
  return {
    properties: {
      ...(since("2021-07-01") && { sku: "Standard" }),
      ...(since("2024-05-01") && { isCreatedFromStandbyPool: false }),
      provisioningState: pending ? "Pending" : provisioningState(live, now),
      ...(since("2023-05-01") && {
        provisioningTimeoutInSeconds: PROVISIONING_TIMEOUT,
        isCustomProvisioningTimeout: false,
      }),
      containers,
      ...(since("2021-07-01") && { initContainers: [] }),
      ...(properties.restartPolicy !== undefined && { restartPolicy: properties.restartPolicy }),
      ...(properties.ipAddress !== undefined && { ipAddress: addressView(live, pending === true) }),
      osType: properties.osType ?? "Linux",
      ...(properties.volumes !== undefined && { volumes: properties.volumes }),
      ...(withView && { instanceView: { events: pending ? [] : groupEvents(live), state: groupState(live, pending) } }),
    },
    id: formatArmId(id),
    name: nameOf(id),
    type: GROUP_TYPE,
    location: body.location,
    ...(tagsOf(body) && { tags: tagsOf(body) }),
  };
}

function containerView(container: Container, withConfigMap: boolean, view: Json | undefined): Json {
  const { name, image, command, ports, environmentVariables, resources, volumeMounts, securityContext } = container;
  return {
    name,
    properties: {
      image,
      ...(command !== undefined && { command }),
      ports: ports ?? [],
      environmentVariables: environmentVariables ?? [],
      ...(withConfigMap && { configMap: { keyValuePairs: {} } }),
      ...(view !== undefined && { instanceView: view }),
      resources,
      ...(volumeMounts !== undefined && { volumeMounts }),
      ...(securityContext !== undefined && { securityContext }),
    },
  };
}

/** The name is there at once, the address once the group has it. */
function addressView(live: LiveGroup, pending: boolean): Json {
  const { record } = live;
  const group = groupOf(record.body);
  const { type, ports, dnsNameLabel } = group.ipAddress ?? { type: "Public", ports: [] };
  const sandbox = pending ? undefined : sandboxOf(live);
  const address = sandbox?.running ? addressOf(sandbox.labels) : undefined;
  const published = address && publishedPorts(group, address);
  const fqdn = fqdnOf(group, String(record.body.location));
  return {
    ports: ports.map((port, i) => (published ? { ...port, hostPort: published[i]?.hostPort } : port)),
    ...(address && { ip: address.ip }),
    type,
    ...(dnsNameLabel !== undefined && { dnsNameLabel, fqdn }),
  };
}

function groupState(live: LiveGroup, pending = false): string {
  if (pending) return "Pending";
  if (isStopped(live)) return "Stopped";
  const members = groupOf(live.record.body).containers.map(({ name }) => memberOf(live, name));
  if (members.some((member) => member?.status === "running" || member?.status === "restarting")) return "Running";
  if (isTerminated(live)) return members.every((member) => member?.exitCode === 0) ? "Succeeded" : "Failed";
  return "Pending";
}

/** Milliseconds, without trailing zeros: 2026-11-21T10:01:53.12Z. */
function instant(time: string | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString().replace(/\.?0*Z$/, "Z");
}

const seconds = (time: string): string => new Date(time).toISOString().replace(/\.\d+Z$/, "Z");

function instanceView(live: LiveGroup, member: ContainerDetails | undefined): Json {
  const events = member === undefined ? [] : containerEvents(live, member);
  const previousState = member && previous(live, member);
  return {
    restartCount: member?.restartCount ?? 0,
    currentState: member === undefined ? { state: "Waiting", detailStatus: "" } : current(live, member),
    ...(previousState && { previousState }),
    ...(events.length > 0 && { events }),
  };
}

function current(live: LiveGroup, member: ContainerDetails): Json {
  switch (member.status) {
    case "running":
    case "paused":
      return { state: "Running", startTime: instant(member.startedAt), detailStatus: "" };
    case "restarting":
      return { state: "Waiting", detailStatus: "CrashLoopBackOff: Back-off restarting failed" };
    case "created":
      return { state: "Waiting", detailStatus: member.error };
    default:
      if (isStopped(live)) {
        const detailStatus = "Container stopped per client request";
        return { state: "Terminated", finishTime: instant(member.finishedAt), detailStatus };
      }
      return ended(member);
  }
}

function ended(member: ContainerDetails): Json {
  const { startedAt, finishedAt, exitCode, oomKilled } = member;
  const detailStatus = oomKilled ? "OOMKilled" : exitCode === 0 ? "Completed" : "Error";
  const [startTime, finishTime] = [instant(startedAt), instant(finishedAt)];
  return { state: "Terminated", startTime, exitCode, finishTime, detailStatus };
}

function previous(live: LiveGroup, member: ContainerDetails): Json | undefined {
  if (member.status === "restarting") return ended(member);
  if (member.status === "exited" && isStopped(live))
    return { state: "Running", startTime: instant(member.startedAt), detailStatus: "" };
  if (member.status === "running" && member.restartCount > 0)
    return { state: "Terminated", finishTime: instant(member.finishedAt), detailStatus: "Error" };
  return undefined;
}

/** What the engine knows to have happened. */
function containerEvents(live: LiveGroup, member: ContainerDetails): ArmEvent[] {
  const image = groupOf(live.record.body).containers.find(({ name }) => name === member.labels[CONTAINER])?.image ?? "";
  const pulled = JSON.parse(member.labels[PULLED] ?? "null") as { from: string; to: string } | null;
  const created = member.createdAt;
  const started = member.startedAt;
  const events: (ArmEvent | false | undefined)[] = [
    pulled && event("Pulling", `pulling image "${image}"`, pulled.from),
    pulled && event("Pulled", `Successfully pulled image "${image}"`, pulled.to),
    !pulled && event("Pulled", `Container image "${image}" already present on machine`, created),
    event("Created", "Created container", created),
    started !== undefined &&
      event("Started", "Started container", member.restartCount > 0 ? created : started, {
        last: started,
        count: member.restartCount + 1,
      }),
    member.error !== "" && event("Failed", `Error: ${member.error}`, created, { type: "Warning" }),
    member.status === "restarting" &&
      event("BackOff", "Back-off restarting failed container", created, {
        last: member.finishedAt,
        count: member.restartCount,
        type: "Warning",
      }),
    isStopped(live) &&
      member.finishedAt !== undefined &&
      event("Killing", `Killing container with id ${member.id}.`, member.finishedAt),
  ].map((item) => item || undefined);
  return events.filter((item) => item !== undefined && item !== false);
}

function groupEvents(live: LiveGroup): ArmEvent[] {
  const failure = failureOf(live);
  return failure === undefined ? [] : [event(failure.name, failure.message, live.record.changed, { type: "Warning" })];
}

/** An event in ARM's form. */
export function event(
  name: string,
  message: string,
  first: string,
  more: { last?: string; count?: number; type?: ArmEvent["type"] } = {},
): ArmEvent {
  const { last = first, count = 1, type = "Normal" } = more;
  return { count, firstTimestamp: seconds(first), lastTimestamp: seconds(last), name, message, type };
}
