import { type AnyContainer, type Deployment, type HostAddress, restartPolicy, sandboxName, userOf } from "./parts";
import { nameOf } from "../store/types";
import { bytesOfGB, sumCpu, sumMemory } from "../../../model/values/quantity";
import type {
  CompleteContainer,
  CompleteGroup,
  CompleteInitContainer,
} from "../../../model/containerinstance/container/complete";
import { SANDBOX_IMAGE } from "../sandbox/commons";
import type { ContainerSpec, Labels, RestartPolicy } from "../../../docker/engine";
import { firewallSpec } from "./network/firewall";
import { dnsSettings } from "./network/network";
import { addressLabels, sandboxNetwork } from "./network/ports";
import { subnetLabels } from "./network/subnet";
import { securityOf } from "./security";
import { mountsOf } from "./volumes/volumes";
import { CONTAINER, DEPLOYMENT, ownership, PULLED, RUNTIME, SPEC, specHash } from "../../../docker/labels";
import { STATE_FOLDER } from "../probes/file";
import { probesLabel } from "../probes/labels";

/** ACI keeps 4 MB of a running container's log. */
const LOG_MIB = 4;
/** The engine's minimum. */
const MIN_CPU_SHARES = 2;

/**
 * The sandbox and the agent in it need no right but to be root, who owns their file, and to make the firewall first. The memory is
 * for what is on its way in the agent's connections.
 */
const SANDBOX_RIGHTS: Partial<ContainerSpec> = {
  noNewPrivileges: true,
  memoryBytes: 128 * 2 ** 20,
  pidsLimit: 64,
  readOnlyRoot: true,
};

/**
 * Processes and threads of one container. The machine has tens of thousands for all that runs there; a container that forks
 * without end takes these and no more.
 */
const PIDS_LIMIT = 4096;

/** The container that holds a group's network namespace, address and published ports. */
export function sandboxSpec(deployment: Deployment, address: HostAddress): ContainerSpec {
  const { id, group, nonce } = deployment;
  const dns = dnsSettings(group);
  const spec: ContainerSpec = {
    image: SANDBOX_IMAGE,
    hostname: nameOf(id),
    stopSignal: "SIGKILL",
    labels: {},
    restart: "always",
    mounts: [{ kind: "volume", path: STATE_FOLDER, readOnly: false, labels: {} }],
    network: sandboxNetwork(deployment, address),
    ...firewallSpec(group, address),
    ...SANDBOX_RIGHTS,
    ...(dns !== undefined && { dns }),
    logMiB: LOG_MIB,
  };
  const hash = specHash(spec);
  const labels: Labels = {
    ...ownership("sandbox", id),
    [DEPLOYMENT]: nonce,
    [SPEC]: hash,
    ...subnetLabels(group),
    ...addressLabels(address),
  };
  return { ...spec, labels };
}

/** A container of a group. Its requests become what it gets when CPU or memory is scarce. */
export function containerSpec(
  deployment: Deployment,
  container: CompleteContainer,
  pulled: string | undefined,
): ContainerSpec {
  const { requests, limits } = container.resources;
  const program = programSpec(deployment, container, "container", pulled);
  return {
    ...program,
    labels: { ...program.labels, ...probesLabel(container, deployment) },
    cpu: limits?.cpu ?? requests.cpu,
    cpuShares: Math.max(MIN_CPU_SHARES, Math.round(requests.cpu * 1024)),
    memoryBytes: bytesOfGB(limits?.memoryInGB ?? requests.memoryInGB),
    memoryReservationBytes: bytesOfGB(requests.memoryInGB),
    restart: restartPolicy(deployment.group),
  };
}

/** An init container, which may use all that the group requests. */
export function initSpec(
  deployment: Deployment,
  container: CompleteInitContainer,
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

/** The engine's restart policy for init containers. */
export function initPolicy({ restartPolicy: policy }: CompleteGroup): RestartPolicy {
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
    pidsLimit: PIDS_LIMIT,
    mounts: mountsOf(deployment, container),
    network: { join: sandboxName(id) },
    logMiB: LOG_MIB,
  };
}
