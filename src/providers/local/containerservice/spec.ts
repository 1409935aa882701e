import { createHash } from "node:crypto";
import type { ArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import { asList, asRecord, own } from "../../../model/core/json";
import { formatAddress, parseCidr } from "../../../model/values/cidr";
import { bytesOfGB } from "../../../model/values/quantity";
import { type VmSize, vmSizeOf } from "../../../model/containerservice/vmSize";
import { parseVmSizes } from "../../../model/containerservice/vmSizes";
import type { ContainerMount, ContainerSpec, EngineInfo, Labels } from "../../../docker/engine";
import type { KubernetesImage } from "./kubernetesImage";
import {
  ADDRESS,
  engineName,
  IMAGE,
  INDEX,
  NODE,
  NODE_ADDRESS,
  NODE_SETTINGS,
  ownership,
  POOL,
  PORTS,
  SPEC,
  specHash,
  VERSION,
  idKey,
} from "../../../docker/labels";
import { brokerChannel } from "./broker/broker";
import { NODE_COMMAND } from "./node/files";

/** Port of the Kubernetes API in the server. */
const API_PORT = 6443;
/** Default size of a pool's nodes. */
const DEFAULT_VM_SIZE = "Standard_D2s_v5";
const STATE_PATH = "/var/lib/rancher/k3s";
/** Directory of the password with which k3s recognizes a node. */
const IDENTITY_PATH = "/etc/rancher/node";
const LOG_MIB = 8;

/** What all nodes of a cluster have in common. */
export interface ClusterBase {
  readonly id: ArmId;
  readonly token: string;
  readonly fqdn: string;
  readonly network: { readonly name: string; readonly subnet: string };
  readonly machine: Pick<EngineInfo, "cpus" | "memoryBytes">;
}

/** Settings of a pool's nodes. */
export interface PoolSettings {
  readonly name: string;
  readonly count: number;
  readonly vmSize: string;
  /** CPU and memory of its nodes. Default: those of the engine's machine. */
  readonly size?: VmSize;
  /** Whether the configuration gives the size. */
  readonly isSizeGiven?: boolean;
  readonly mode: "System" | "User";
  readonly maxPods: number;
  readonly nodeLabels: Readonly<Record<string, string>>;
  readonly nodeTaints: readonly string[];
  readonly orchestratorVersion?: string;
}

/** Kubernetes labels and taints (`key=value:effect`) of a node. */
export interface NodeSettings {
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly string[];
}

export const clusterNetworkName = (id: ArmId): string => engineName(id.names[0] ?? "", idKey(id));
export const serverName = (id: ArmId): string => engineName(id.names[0] ?? "", idKey(id), "server");
export const agentName = (id: ArmId, pool: string, index: number): string =>
  engineName(id.names[0] ?? "", idKey(id), pool.toLowerCase(), String(index));

const hashOfId = (id: ArmId): Buffer => createHash("sha256").update(idKey(id)).digest();
const digits = (id: ArmId): string => String(hashOfId(id).readUInt32BE() % 1e8).padStart(8, "0");

export const serverNode = (id: ArmId): string => `aks-controlplane-${digits(id)}`;
/** Prefix of the names of a pool's nodes. */
export const nodePrefix = (id: ArmId, pool: string): string => `aks-${pool.toLowerCase()}-${digits(id)}-vmss`;
export const nodeName = (id: ArmId, pool: string, index: number): string =>
  nodePrefix(id, pool) + index.toString(36).padStart(6, "0");
/** Names of the nodes that a pool should have. */
export const poolNodes = (id: ArmId, { name, count }: PoolSettings): string[] =>
  Array.from({ length: count }, (_, index) => nodeName(id, name, index));

export function fqdnOf(id: ArmId, body: Json): string {
  const { dnsPrefix, fqdnSubdomain } = asRecord(body.properties);
  return `${String(dnsPrefix ?? fqdnSubdomain)}-${hashOfId(id).toString("hex", 4, 8)}.hcp.${String(body.location)}.azmk8s.io`;
}

export function nodeResourceGroupOf(id: ArmId, body: Json): string {
  const { nodeResourceGroup } = asRecord(body.properties);
  const name = `MC_${id.resourceGroup}_${id.names[0]}_${String(body.location)}`;
  return typeof nodeResourceGroup === "string" ? nodeResourceGroup : name.slice(0, 80);
}

export function poolSettings(name: string, body: Json): PoolSettings {
  const pool = asRecord(body.properties);
  return {
    name,
    ...machinesOf(pool),
    mode: pool.mode === "System" ? "System" : "User",
    maxPods: typeof pool.maxPods === "number" ? pool.maxPods : 110,
    nodeLabels: {
      ...(asRecord(pool.nodeLabels) as Record<string, string>),
      ...(isSpot(pool) && { [SPOT_LABEL]: "spot" }),
    },
    nodeTaints: [...new Set([...(asList(pool.nodeTaints) as string[]), ...(isSpot(pool) ? [SPOT_TAINT] : [])])],
    ...(typeof pool.orchestratorVersion === "string" && { orchestratorVersion: pool.orchestratorVersion }),
  };
}

/** A pool of single machines has a number of them for each size. Local nodes are of the first size. */
function machinesOf(pool: Json): { readonly count: number; readonly vmSize: string } {
  const manual = asList(asRecord(asRecord(pool.virtualMachinesProfile).scale).manual).map(asRecord);
  const size = pool.vmSize ?? manual[0]?.size;
  const vmSize = typeof size === "string" ? size : DEFAULT_VM_SIZE;
  if (manual.length === 0 || typeof pool.count === "number") return { count: countOf(pool), vmSize };
  const counts = manual.map(({ count }) => (typeof count === "number" ? count : 0));
  return { count: counts.reduce((sum, count) => sum + count, 0), vmSize };
}

/**
 * Local pools do not scale automatically: a pool has the number of nodes that was last requested, within its bounds.
 */
function countOf({ count, enableAutoScaling, minCount, maxCount }: Json): number {
  const wanted = typeof count === "number" ? count : 1;
  if (enableAutoScaling !== true) return wanted;
  return Math.min(Math.max(wanted, Number(minCount ?? wanted)), Number(maxCount ?? wanted));
}

/** AKS gives nodes of spot pools a label and a taint, so that only pods that can be interrupted run there. */
const SPOT_LABEL = "kubernetes.azure.com/scalesetpriority";
const SPOT_TAINT = `${SPOT_LABEL}=spot:NoSchedule`;
const isSpot = ({ scaleSetPriority: priority }: Json): boolean =>
  typeof priority === "string" && priority.toLowerCase() === "spot";

/** Kubernetes labels and taints of a pool's nodes. */
export function nodeSettings(id: ArmId, cluster: Json, pool: PoolSettings): NodeSettings {
  const group = nodeResourceGroupOf(id, cluster)
    .slice(0, 63)
    .replace(/[^A-Za-z0-9]+$/, "");
  return {
    labels: {
      ...pool.nodeLabels,
      agentpool: pool.name,
      "kubernetes.azure.com/agentpool": pool.name,
      "kubernetes.azure.com/cluster": group.replace(/[^\w.-]/g, "-"),
      "kubernetes.azure.com/mode": pool.mode.toLowerCase(),
      "node.kubernetes.io/instance-type": pool.vmSize,
    },
    taints: pool.nodeTaints,
  };
}

export function networkOf(body: Json): { podCidr: string; serviceCidr: string; dnsServiceIP: string } {
  const profile = asRecord(asRecord(body.properties).networkProfile);
  const {
    dnsServiceIP,
    podCidr = asList(profile.podCidrs)[0],
    serviceCidr = asList(profile.serviceCidrs)[0],
  } = profile;
  return {
    podCidr: typeof podCidr === "string" ? podCidr : "10.244.0.0/16",
    serviceCidr: typeof serviceCidr === "string" ? serviceCidr : "10.0.0.0/16",
    dnsServiceIP: typeof dnsServiceIP === "string" ? dnsServiceIP : "10.0.0.10",
  };
}

/** The n-th address of a subnet. */
export function addressIn(subnet: string, n: number): string {
  return formatAddress((parseCidr(subnet)?.first ?? 0) + n);
}

/** Hash of a server's settings. A server with another hash is made again. */
export const serverHash = (body: Json, { image }: KubernetesImage): string => specHash([image, networkOf(body)]);
/** The same for an agent. */
export const agentHash = ({ vmSize, maxPods, size, isSizeGiven }: PoolSettings, { image }: KubernetesImage): string =>
  specHash([image, vmSize, maxPods, ...(isSizeGiven ? [size] : [])]);

/** A pool with the CPU and memory of its nodes, which `vmSizes` of the configuration may give. */
export function sized(pool: PoolSettings, vmSizes = ""): PoolSettings {
  const given = own(parseVmSizes(vmSizes) ?? {}, pool.vmSize.toLowerCase());
  const size = given ?? vmSizeOf(pool.vmSize);
  return { ...pool, ...(size && { size }), ...(given && { isSizeGiven: true }) };
}

/** The control plane's address in the cluster's network. */
export const serverAddress = ({ network }: Pick<ClusterBase, "network">): string => addressIn(network.subnet, 2);

/**
 * Detects failures sooner than Kubernetes' defaults, so that a local program can be seen to survive the loss of a node.
 */
const STATUS_FREQUENCY = "--kubelet-arg=node-status-update-frequency=2s";

/** The address at which the process that made a server reached its Kubernetes API. */
export const apiAddress = (labels: Labels): string => labels[ADDRESS] ?? "127.0.0.1";

/** Where a cluster's Kubernetes API is published. */
export interface PublishedApi {
  /** Address at which this machine reaches it. */
  readonly address: string;
  /** Address on which the engine publishes it. */
  readonly bind: string;
  readonly port: number;
}

/** The control plane. It is also a node and runs the service load balancer. */
export function serverSpec(
  base: ClusterBase,
  body: Json,
  image: KubernetesImage,
  published: PublishedApi,
): ContainerSpec {
  const { address, bind, port } = published;
  const { id } = base;
  const key = idKey(id);
  const name = serverNode(id);
  const { podCidr, serviceCidr, dnsServiceIP } = networkOf(body);
  const ip = serverAddress(base);
  const node = nodeSpec(base, image, name, ip);
  const volume = (path: string, part: string): ContainerMount => ({
    kind: "volume",
    volume: engineName(id.names[0] ?? "", key, part),
    path,
    readOnly: false,
    labels: ownership("state", id),
  });
  return {
    ...node,
    command: [
      ...NODE_COMMAND,
      "server",
      `--node-name=${name}`,
      "--node-label=svccontroller.k3s.cattle.io/enablelb=true",
      "--node-taint=node-role.kubernetes.io/control-plane=:NoSchedule",
      ...[...new Set(["127.0.0.1", "localhost", address, ip, base.fqdn])].map((san) => `--tls-san=${san}`),
      `--cluster-cidr=${podCidr}`,
      `--service-cidr=${serviceCidr}`,
      `--cluster-dns=${dnsServiceIP}`,
      "--disable=traefik,metrics-server,local-storage",
      "--kube-controller-manager-arg=node-monitor-period=1s",
      "--kube-controller-manager-arg=node-monitor-grace-period=8s",
      "--kube-apiserver-arg=default-not-ready-toleration-seconds=5",
      "--kube-apiserver-arg=default-unreachable-toleration-seconds=5",
      STATUS_FREQUENCY,
    ],
    env: { K3S_TOKEN: base.token },
    labels: {
      ...ownership("server", id),
      ...node.labels,
      [SPEC]: serverHash(body, image),
      [ADDRESS]: address,
      [PORTS]: String(port),
    },
    mounts: [...node.mounts, volume(STATE_PATH, "state"), volume(IDENTITY_PATH, "identity")],
    network: {
      ...node.network,
      ports: [{ port: API_PORT, protocol: "tcp", hostIp: bind, hostPort: port }],
    },
  };
}

/** A node of a pool. */
export function agentSpec(
  base: ClusterBase,
  body: Json,
  pool: PoolSettings,
  image: KubernetesImage,
  index: number,
  ip: string,
): ContainerSpec {
  const { id, machine } = base;
  const { size } = pool;
  const name = nodeName(id, pool.name, index);
  const node = nodeSpec(base, image, name, ip);
  const settings = nodeSettings(id, body, pool);
  // A kubelet may not set labels of Kubernetes itself. Those are added once the node exists.
  const own = Object.entries(settings.labels).filter(
    ([label]) => label.startsWith("node.kubernetes.io/") || !/(^|\.)(kubernetes|k8s)\.io\//.test(label),
  );
  return {
    ...node,
    command: [
      ...NODE_COMMAND,
      "agent",
      `--node-name=${name}`,
      ...own.map(([label, value]) => `--node-label=${label}=${value}`),
      ...settings.taints.map((taint) => `--node-taint=${taint}`),
      `--kubelet-arg=max-pods=${pool.maxPods}`,
      STATUS_FREQUENCY,
    ],
    env: { K3S_TOKEN: base.token, K3S_URL: `https://${serverAddress(base)}:${API_PORT}` },
    labels: {
      ...ownership("agent", id),
      ...node.labels,
      [SPEC]: agentHash(pool, image),
      [POOL]: pool.name.toLowerCase(),
      [INDEX]: String(index),
      [NODE_SETTINGS]: JSON.stringify({ labels: Object.fromEntries(own), taints: settings.taints }),
    },
    ...(size && {
      cpu: Math.min(size.cpu, machine.cpus),
      memoryBytes: Math.min(bytesOfGB(size.memoryInGB), machine.memoryBytes),
    }),
  };
}

/** Processes and threads of all pods of a node. */
const NODE_PIDS_LIMIT = 32_768;

/** What the control plane and the pools' nodes have in common. */
function nodeSpec(base: ClusterBase, { image, version }: KubernetesImage, name: string, ip: string) {
  return {
    image,
    labels: {
      [IMAGE]: image,
      [VERSION]: version,
      [NODE]: name,
      [NODE_ADDRESS]: ip,
    },
    hostname: name,
    restart: "always",
    privileged: true,
    pidsLimit: NODE_PIDS_LIMIT,
    // Two kubelets on one machine that see the same control groups take each other's pods for leftovers.
    cgroupNamespace: "private",
    mounts: [{ kind: "tmpfs", path: "/run" }, { kind: "tmpfs", path: "/tmp" }, brokerChannel(base.id)],
    network: { name: base.network.name, aliases: [], ip, ports: [] },
    logMiB: LOG_MIB,
  } as const;
}
