import { createHash } from "node:crypto";
import { type ArmId, formatArmId } from "../../../model/core/armId";
import { bytesOfGB } from "../../../model/values/quantity";
import { sumCpu, sumMemory } from "../../../model/values/quantity";
import type { Container, ContainerGroupInputs, InitContainerDefinition } from "../../../model/generated/shapes";
import { SANDBOX_IMAGE, SANDBOX_SOCKET } from "../sandbox/commons";
import type { ContainerSpec, Labels, PublishedPort, RestartPolicy } from "../../../docker/engine";
import { dnsSettings, sandboxNetwork, subnetLabels } from "./network/network";
import { securityOf } from "./security";
import { mountsOf } from "./volumes/volumes";
import {
  ADDRESS,
  CONTAINER,
  DEPLOYMENT,
  engineName,
  keyOf,
  ownership,
  PORTS,
  PULLED,
  RUNTIME,
  SPEC,
} from "../../../docker/labels";
import { probesLabel } from "../probes/labels";

/** ACI keeps 4 MB of a running container's log. */
const LOG_MIB = 4;
/** The engine's least. */
const MIN_CPU_SHARES = 2;

/** What a group is deployed from. */
export interface Deployment {
  readonly id: ArmId;
  /** In ARM's spelling. */
  readonly location: string;
  /** With secrets. */
  readonly group: ContainerGroupInputs;
  /** Tells this deployment of the group from others. */
  readonly nonce: string;
  /** The shares that the group mounts, by volume name. */
  readonly shares: Readonly<Record<string, ShareVolume>>;
  /** The engine's runtime of the containers. Default: the engine's own. */
  readonly runtime?: string;
}

/** A container of either kind. */
export type AnyContainer = Container | InitContainerDefinition;

/** All containers of a group, those that run first, first. */
export function allContainers({ initContainers = [], containers }: ContainerGroupInputs): AnyContainer[] {
  return [...initContainers, ...containers];
}

/** A share as the engine has it. */
export interface ShareVolume {
  readonly volume: string;
  readonly labels: Labels;
}

/** Where a group's ports are on this machine. */
export interface HostAddress {
  readonly ip: string;
  /** Host port by `port/protocol`, where it is not the port itself. */
  readonly moved: Readonly<Record<string, number>>;
}

export const nameOf = (id: ArmId): string => id.names.at(-1) ?? "";

export function sandboxName(id: ArmId): string {
  return engineName(nameOf(id), keyOf(formatArmId(id)));
}

export function containerName(id: ArmId, container: string): string {
  return engineName(nameOf(id), keyOf(formatArmId(id)), container);
}

/** A group's domain name; undefined without a label. */
export function fqdnOf(group: ContainerGroupInputs, location: string): string | undefined {
  const label = group.ipAddress?.dnsNameLabel;
  return label === undefined ? undefined : `${label}.${location}.azurecontainer.io`;
}

export function publishedPorts(group: ContainerGroupInputs, address: HostAddress): PublishedPort[] {
  return (group.ipAddress?.ports ?? []).map(({ port, protocol = "TCP" }) => {
    const transport = protocol.toUpperCase() === "UDP" ? "udp" : "tcp";
    return { port, protocol: transport, hostIp: address.ip, hostPort: address.moved[`${port}/${transport}`] ?? port };
  });
}

function restartPolicy({ restartPolicy: policy }: ContainerGroupInputs): RestartPolicy {
  if (policy === "Never") return "no";
  return policy === "OnFailure" ? "on-failure" : "always";
}

/**
 * The container that holds a group's network namespace, address and published ports. `socket` is the engine's own, through
 * which it starts the group's containers after a restart of the engine.
 */
export function sandboxSpec(deployment: Deployment, address: HostAddress, socket: string | undefined): ContainerSpec {
  const { id, group, location, nonce } = deployment;
  const dns = dnsSettings(group);
  const policy = restartPolicy(group);
  const watched = policy === "no" || socket === undefined ? [] : group.containers;
  const spec: ContainerSpec = {
    image: SANDBOX_IMAGE,
    args: watched.map(({ name }) => (policy === "always" ? "a" : "f") + containerName(id, name)),
    hostname: nameOf(id),
    stopSignal: "SIGKILL",
    labels: {},
    restart: "always",
    mounts:
      watched.length > 0 && socket !== undefined
        ? [{ kind: "bind", source: socket, path: SANDBOX_SOCKET, readOnly: true }]
        : [],
    network: sandboxNetwork(group, location, address),
    ...(dns !== undefined && { dns }),
    logMiB: LOG_MIB,
  };
  const hash = createHash("sha256").update(JSON.stringify(spec)).digest("hex");
  const labels: Labels = {
    ...ownership("sandbox", id),
    [DEPLOYMENT]: nonce,
    [SPEC]: hash,
    ...subnetLabels(group),
    ...(address.ip !== "" && { [ADDRESS]: address.ip, [PORTS]: JSON.stringify(address.moved) }),
  };
  return { ...spec, labels };
}

/** One container of a group. A request is what it gets when others want more as well. */
export function containerSpec(deployment: Deployment, container: Container, pulled: string | undefined): ContainerSpec {
  const { requests, limits } = container.resources;
  const program = programSpec(deployment, container, "container", pulled);
  return {
    ...program,
    labels: { ...program.labels, ...probesLabel(container) },
    cpu: limits?.cpu ?? requests.cpu,
    cpuShares: Math.max(MIN_CPU_SHARES, Math.round(requests.cpu * 1024)),
    memoryBytes: bytesOfGB(limits?.memoryInGB ?? requests.memoryInGB),
    memoryReservationBytes: bytesOfGB(requests.memoryInGB),
    restart: restartPolicy(deployment.group),
  };
}

/** One that runs to its end before the others start, with all that the group requests. */
export function initSpec(
  deployment: Deployment,
  container: InitContainerDefinition,
  pulled: string | undefined,
): ContainerSpec {
  const { containers } = deployment.group;
  return {
    ...programSpec(deployment, container, "init", pulled),
    cpu: sumCpu(containers.map(({ resources }) => resources.requests.cpu)),
    memoryBytes: bytesOfGB(sumMemory(containers.map(({ resources }) => resources.requests.memoryInGB))),
    restart: initPolicy(deployment.group),
  };
}

/** The engine's policy of init containers. */
export function initPolicy({ restartPolicy: policy }: ContainerGroupInputs): RestartPolicy {
  return policy === "Never" ? "no" : "on-failure";
}

function programSpec(
  deployment: Deployment,
  container: AnyContainer,
  role: "container" | "init",
  pulled: string | undefined,
): Omit<ContainerSpec, "restart"> {
  const { id, nonce, runtime } = deployment;
  const env = (container.environmentVariables ?? []).map(({ name, value, secureValue }) => [
    name,
    secureValue ?? value ?? "",
  ]);
  return {
    image: container.image,
    ...(container.command !== undefined && container.command.length > 0 && { command: container.command }),
    env: Object.fromEntries(env) as Record<string, string>,
    user: userOf(container),
    ...securityOf(container),
    labels: {
      ...ownership(role, id),
      [DEPLOYMENT]: nonce,
      [CONTAINER]: container.name,
      ...(pulled !== undefined && { [PULLED]: pulled }),
      ...(runtime !== undefined && { [RUNTIME]: runtime }),
    },
    ...(runtime !== undefined && { runtime }),
    mounts: mountsOf(deployment, container),
    network: { join: sandboxName(id) },
    logMiB: LOG_MIB,
  };
}

/** Docker's form of the user; undefined leaves it to the image. */
export function userOf({ securityContext }: AnyContainer): string | undefined {
  const { runAsUser, runAsGroup } = securityContext ?? {};
  if (runAsUser === undefined && runAsGroup === undefined) return undefined;
  return runAsGroup === undefined ? String(runAsUser) : `${runAsUser ?? 0}:${runAsGroup}`;
}
