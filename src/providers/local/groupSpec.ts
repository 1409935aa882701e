import { createHash } from "node:crypto";
import { type ArmId, formatArmId } from "../../model/armId";
import { bytesOfGB } from "../../model/quantity";
import type { Container, ContainerGroupInputs } from "../../model/shapes";
import { NETWORK, SANDBOX_IMAGE, SANDBOX_SOCKET } from "./commons";
import type { ContainerMount, ContainerSpec, Labels, PublishedPort, RestartPolicy } from "./engine";
import { ADDRESS, CONTAINER, DEPLOYMENT, engineName, keyOf, ownership, PORTS, PULLED, SPEC } from "./labels";

/** ACI keeps 4 MB of a running container's log. */
const LOG_MIB = 4;

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
  const ports = publishedPorts(group, address);
  const fqdn = fqdnOf(group, location);
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
    network: { name: NETWORK, aliases: fqdn === undefined ? [] : [fqdn], ports },
    logMiB: LOG_MIB,
  };
  const hash = createHash("sha256").update(JSON.stringify(spec)).digest("hex");
  const labels: Labels = {
    ...ownership("sandbox", id),
    [DEPLOYMENT]: nonce,
    [SPEC]: hash,
    ...(group.ipAddress && { [ADDRESS]: address.ip, [PORTS]: JSON.stringify(address.moved) }),
  };
  return { ...spec, labels };
}

/** One container of a group. */
export function containerSpec(deployment: Deployment, container: Container, pulled: string | undefined): ContainerSpec {
  const { id, group, nonce } = deployment;
  const { cpu, memoryInGB } = container.resources.requests;
  const env = (container.environmentVariables ?? []).map(({ name, value, secureValue }) => [
    name,
    secureValue ?? value ?? "",
  ]);
  return {
    image: container.image,
    ...(container.command !== undefined && container.command.length > 0 && { command: container.command }),
    env: Object.fromEntries(env) as Record<string, string>,
    user: userOf(container),
    labels: {
      ...ownership("container", id),
      [DEPLOYMENT]: nonce,
      [CONTAINER]: container.name,
      ...(pulled !== undefined && { [PULLED]: pulled }),
    },
    cpu,
    memoryBytes: bytesOfGB(memoryInGB),
    restart: restartPolicy(group),
    mounts: mountsOf(deployment, container),
    network: { join: sandboxName(id) },
    logMiB: LOG_MIB,
  };
}

/** Docker's form of the user; undefined leaves it to the image. */
export function userOf({ securityContext }: Container): string | undefined {
  const { runAsUser, runAsGroup } = securityContext ?? {};
  if (runAsUser === undefined && runAsGroup === undefined) return undefined;
  return runAsGroup === undefined ? String(runAsUser) : `${runAsUser ?? 0}:${runAsGroup}`;
}

function mountsOf({ id, group, nonce, shares }: Deployment, container: Container): ContainerMount[] {
  return (container.volumeMounts ?? []).map(({ name, mountPath, readOnly }) => {
    const share = group.volumes?.find((volume) => volume.name === name)?.azureFile;
    return {
      kind: "volume",
      volume: shares[name]?.volume ?? emptyDirName(id, name, nonce),
      path: mountPath,
      readOnly: readOnly === true || share?.readOnly === true,
      labels: shares[name]?.labels ?? { ...ownership("emptyDir", id), [DEPLOYMENT]: nonce },
    };
  });
}

/** A directory of its own for each deployment, so that every deployment finds it empty. */
function emptyDirName(id: ArmId, volume: string, nonce: string): string {
  return engineName(nameOf(id), keyOf(formatArmId(id)), volume, nonce.slice(0, 8));
}
