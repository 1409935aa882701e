/**
 * The balancers of a cluster's Services live here: a container for each Service that has an address of its own on this
 * machine, as a container group has. Clusters import this folder. It never asks Kubernetes.
 */

import { createHash } from "node:crypto";
import type { ArmId } from "../../../../model/core/armId";
import { formatAddress, parseCidr } from "../../../../model/values/cidr";
import { type ContainerSpec, type EngineContainer, EngineError } from "../../../../docker/engine";
import {
  engineName,
  idKey,
  KEY,
  NODE_ADDRESS,
  ownership,
  ROLE,
  SERVICE,
  SPEC,
  specHash,
} from "../../../../docker/labels";
import { packFile } from "../../../../docker/tar";
import { chooseAddress, type HostAddress } from "../../containerinstance/network/address";
import { addressLabels, addressOf, publishedPorts } from "../../containerinstance/network/ports";
import type { Context } from "../../context";
import { SANDBOX_IMAGE } from "../../sandbox/commons";
import { create, retire } from "../../work/steps";
import { ensureClusterNetwork } from "../network";
import { whileTaken } from "../nodes";
import { serverAddress } from "../spec";
import { balancerProgram } from "./program";

/** Directory of the program. It is a volume, since nothing else in the container can be written. */
const FILES = "/berth/files";
/** Nobody, by number: the image has no users. */
const USER = "65534:65534";
const MEMORY_BYTES = 128 * 1024 * 1024;
/** A connection has two processes. */
const PIDS = 8192;
const LOG_MIB = 2;
/** Nodes have the lowest addresses of a cluster's network, and balancers these many highest ones. */
const ADDRESSES = 200;

/** A port of a Service, and the port at which every node answers for it. */
export interface ServicePort {
  readonly port: number;
  readonly protocol: "TCP" | "UDP";
  readonly nodePort: number;
}

/** A Service of type LoadBalancer, as far as its balancer needs to know it. */
export interface BalancedService {
  readonly namespace: string;
  readonly name: string;
  readonly ports: readonly ServicePort[];
}

/** What balancers need of the service. */
type Balancers = Pick<Context, "engine" | "clock" | "host" | "sandboxImage">;
type ServiceName = Pick<BalancedService, "namespace" | "name">;

const keyOf = (cluster: ArmId, { namespace, name }: ServiceName): string => [idKey(cluster), namespace, name].join("/");
const nameOf = (cluster: ArmId, service: ServiceName): string =>
  engineName(service.name, keyOf(cluster, service), "balancer");

const addressed = (service: BalancedService) => ({ ipAddress: { type: "Public" as const, ports: [...service.ports] } });

/** The ports of a Service on this machine. */
export function balancedPorts(service: BalancedService, address: HostAddress) {
  return publishedPorts(addressed(service), address).map(({ port, protocol, hostPort }) => ({
    port,
    protocol: protocol.toUpperCase(),
    hostPort,
  }));
}

/**
 * Gives a Service its address: makes its balancer, replaces it if the ports are others, or starts it. The balancer
 * carries connections to the control plane, which is the node that does not fail with a pool's machine.
 */
export async function ensureBalancer(
  context: Balancers,
  cluster: ArmId,
  service: BalancedService,
): Promise<HostAddress> {
  const { engine } = context;
  const host = await context.host();
  const network = await ensureClusterNetwork(context, cluster);
  const target = serverAddress({ network });
  const bound = host.hasOwnAddresses ? "own" : [host.address, host.bind];
  const spec = specHash([PROGRAM_HASH, network.id, target, service.ports, bound]);
  const name = nameOf(cluster, service);
  const found = async () => (await engine.listContainers([ROLE])).find((item) => item.name === name);

  const kept = await found();
  const address = kept && addressOf(kept.labels);
  if (kept !== undefined && address !== undefined && kept.labels[SPEC] === spec && (await start(context, kept)))
    return address;
  return whileTaken(async (attempt) => {
    const containers = await engine.listContainers([ROLE]);
    const own = containers.find((item) => item.name === name);
    const others = containers.filter((item) => item !== own);
    const chosen = await chooseAddress(
      context,
      { key: keyOf(cluster, service), group: addressed(service), own, others },
      attempt,
    );
    const { arch } = await engine.version();
    const program = programOf(arch);
    if (own !== undefined) await engine.removeContainer(own.id);
    const ip = freeAddress(network.subnet, name, others, attempt);
    const made = balancerSpec(cluster, service, { network: network.name, ip, target, address: chosen });
    await context.sandboxImage.with(() => create(context, name, { ...made, labels: { ...made.labels, [SPEC]: spec } }));
    await engine.putArchive(name, FILES, packFile("program", program, 0o755));
    await engine.startContainer(name);
    const published = publishedPorts(addressed(service), chosen).filter(({ protocol }) => protocol === "tcp");
    await host.checkReached(
      `the Service '${service.name}'`,
      published.map(({ hostPort }) => hostPort),
    );
    return chosen;
  });
}

/** Whether an existing balancer runs, after it was started if it did not. */
async function start({ engine }: Pick<Context, "engine">, { id, running }: EngineContainer): Promise<boolean> {
  if (running) return true;
  const { status, restartPolicy } = (await engine.inspectContainer(id)) ?? {};
  // One that was never started may lack its program.
  if (status !== "exited") return false;
  try {
    if (restartPolicy !== "always") await engine.setRestartPolicy(id, "always");
    await engine.startContainer(id);
    return true;
  } catch (error) {
    // Somebody else has taken its address in the meantime.
    if (error instanceof EngineError && error.fault !== "unavailable") return false;
    throw error;
  }
}

/** Takes the address of a Service away. */
export async function removeBalancer(
  { engine }: Pick<Context, "engine">,
  cluster: ArmId,
  service: ServiceName,
): Promise<void> {
  const name = nameOf(cluster, service);
  const own = (await engine.listContainers(balancersOf(cluster))).find((item) => item.name === name);
  if (own !== undefined) await engine.removeContainer(own.id);
}

/** Starts the balancers of a cluster that was stopped. */
export async function startBalancers(context: Pick<Context, "engine">, cluster: ArmId): Promise<void> {
  const found = await context.engine.listContainers(balancersOf(cluster));
  // One that does not start is made anew when its Deployment is read or written.
  await Promise.all(found.map((item) => start(context, item)));
}

/** Stops the balancers of a cluster permanently. */
export async function stopBalancers({ engine }: Pick<Context, "engine">, cluster: ArmId): Promise<void> {
  const found = await engine.listContainers(balancersOf(cluster));
  await Promise.all(found.map(({ id }) => retire(engine, id, 0)));
}

const balancersOf = (cluster: ArmId) => [`${ROLE}=balancer`, `${KEY}=${idKey(cluster)}`];

interface Place {
  readonly network: string;
  readonly ip: string;
  readonly target: string;
  readonly address: HostAddress;
}

/** It needs no rights: the ports of Services on nodes are above those that only root may open. */
function balancerSpec(
  cluster: ArmId,
  service: BalancedService,
  { network, ip, target, address }: Place,
): ContainerSpec {
  const published = publishedPorts(addressed(service), address);
  const ports = service.ports.map(({ nodePort }, i) => ({ ...published[i]!, port: nodePort }));
  return {
    image: SANDBOX_IMAGE,
    command: [`${FILES}/program`, target, ...ports.map(({ protocol, port }) => `${protocol}/${port}`)],
    user: USER,
    labels: {
      ...ownership("balancer", cluster),
      ...addressLabels(address),
      [NODE_ADDRESS]: ip,
      [SERVICE]: `${service.namespace}/${service.name}`,
    },
    restart: "always",
    stopSignal: "SIGKILL",
    network: { name: network, aliases: [], ip, ports },
    capabilities: { add: [], drop: ["ALL"] },
    noNewPrivileges: true,
    readOnlyRoot: true,
    memoryBytes: MEMORY_BYTES,
    pidsLimit: PIDS,
    logMiB: LOG_MIB,
    mounts: [{ kind: "volume", path: FILES, readOnly: false, labels: {} }],
  };
}

/** An address of the cluster's network that no other balancer has. */
function freeAddress(subnet: string, name: string, others: readonly EngineContainer[], attempt: number): string {
  const { first: network = 0, bits = 24 } = parseCidr(subnet) ?? {};
  const last = network + 2 ** (32 - bits) - 1;
  const taken = new Set(others.map(({ labels }) => labels[NODE_ADDRESS]));
  const first = createHash("sha256").update(name).digest().readUInt16BE();
  for (let i = attempt; ; i++) {
    const ip = formatAddress(last - 1 - ((first + i) % ADDRESSES));
    if (!taken.has(ip) || i >= attempt + ADDRESSES) return ip;
  }
}

function programOf(arch: string): Buffer {
  const program = balancerProgram[arch];
  if (program !== undefined) return Buffer.from(program, "base64");
  throw new EngineError("invalid", `Berth needs an engine on amd64 or arm64; this one is on ${arch}.`);
}

/** Another program makes other balancers. */
const PROGRAM_HASH = specHash(balancerProgram);
