import { createHash } from "node:crypto";
import { type ArmId, formatArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import { asRecord, omit } from "../../../model/core/json";
import { isOfPool, isServer } from "./nodes";
import { fqdnOf, networkOf, nodeResourceGroupOf, poolSettings } from "./spec";
import { POOL_TYPE } from "../store/types";
import type { ContainerDetails } from "../../../docker/engine";
import { DEPLOYMENT, IMAGE, PORTS, STATE, VERSION } from "../../../docker/labels";
import type { OperationFault } from "../work/operations";
import type { ArmRecord } from "../store/records";
import { tagsOf } from "../http/rules";

/** How long an operation of another process is believed to run when that process no longer answers, in milliseconds. */
const BELIEVED_MS = 30 * 60_000;

export type FinalState = "Succeeded" | "Failed" | "Canceled";
export type GoingState = "Creating" | "Updating" | "Scaling" | "Upgrading" | "Starting" | "Stopping" | "Deleting";

/** The state of a cluster or pool in its record. */
export interface ClusterState {
  readonly state: FinalState | GoingState;
  readonly error?: OperationFault;
}

/** A cluster as it is in the engine. */
export interface LiveCluster {
  readonly record: ArmRecord;
  /** In the order of their creation. */
  readonly pools: readonly ArmRecord[];
  readonly containers: readonly ContainerDetails[];
}

export function stateOf(record: ArmRecord): ClusterState {
  return JSON.parse(record.labels[STATE] ?? '{"state":"Succeeded"}') as ClusterState;
}

/** The label that {@link stateOf} reads. */
export const stateLabel = (state: ClusterState): Record<string, string> => ({ [STATE]: JSON.stringify(state) });

/** A record that is shown in another state than the stored one. */
export function withState(record: ArmRecord, state: ClusterState["state"]): ArmRecord {
  return { ...record, labels: { ...record.labels, ...stateLabel({ state }) } };
}

export const isFinal = (state: ClusterState["state"]): state is FinalState =>
  state === "Succeeded" || state === "Failed" || state === "Canceled";

/** The labels of a record that its next version keeps. */
export function carriedLabels({ labels }: ArmRecord): Record<string, string> {
  const kept = [DEPLOYMENT, STATE, PORTS].flatMap((key) => {
    const value = labels[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(kept);
}

/** The state that is shown. A process that was interrupted long ago will not end its operation. */
export function provisioningState(record: ArmRecord, now: Date): ClusterState["state"] {
  const { state } = stateOf(record);
  return isFinal(state) || now.getTime() - Date.parse(record.changed) < BELIEVED_MS ? state : "Failed";
}

/** A cluster is stopped if its server will not be restarted. */
export function isStopped({ containers }: Pick<LiveCluster, "containers">): boolean {
  const server = containers.find(isServer);
  return server !== undefined && server.status !== "running" && server.restartPolicy === "no";
}

/** An id in AKS's casing. */
const formatAksId = (id: ArmId): string => formatArmId(id).replace("/resourceGroups/", "/resourcegroups/");

/** The requested version, or else the one that the control plane runs. */
export function clusterVersion({ record, containers }: LiveCluster): unknown {
  return asRecord(record.body.properties).kubernetesVersion ?? containers.find(isServer)?.labels[VERSION];
}

/** The same for a pool. Without a version it has the control plane's. */
export function poolVersion(live: LiveCluster, { id, body }: ArmRecord): unknown {
  const node = live.containers.find(isOfPool(id.names[1] ?? ""));
  const { kubernetesVersion: asked } = asRecord(live.record.body.properties);
  return asRecord(body.properties).orchestratorVersion ?? asked ?? node?.labels[VERSION] ?? clusterVersion(live);
}

export function clusterView(live: LiveCluster, now: Date): Json {
  const { record, pools, containers } = live;
  const { id, body } = record;
  const { properties, sku, location } = body;
  const given = asRecord(properties);
  const fqdn = fqdnOf(id, body);
  const server = containers.find(isServer);
  const version = clusterVersion(live);
  return {
    id: formatAksId(id),
    location,
    name: id.names[0],
    eTag: record.nonce,
    systemData: { createdAt: record.created, lastModifiedAt: record.changed },
    ...(tagsOf(body) && { tags: tagsOf(body) }),
    type: "Microsoft.ContainerService/ManagedClusters",
    ...omit(body, "properties", "sku", "location", "tags"),
    properties: {
      ...given,
      provisioningState: provisioningState(record, now),
      powerState: { code: isStopped(live) ? "Stopped" : "Running" },
      ...(version !== undefined && { kubernetesVersion: version }),
      ...(server && { currentKubernetesVersion: server.labels[VERSION] }),
      fqdn,
      azurePortalFQDN: fqdn.replace(".hcp.", ".portal.hcp."),
      agentPoolProfiles: pools.map((pool) => ({
        name: pool.id.names[1],
        ...poolProperties(live, pool, now),
      })),
      nodeResourceGroup: nodeResourceGroupOf(id, body),
      enableRBAC: given.enableRBAC ?? true,
      supportPlan: given.supportPlan ?? "KubernetesOfficial",
      networkProfile: networkView(body),
      maxAgentPools: 100,
      resourceUID: resourceUidOf(record),
    },
    sku: { name: "Base", tier: "Free", ...asRecord(sku) },
  };
}

/** Two clusters of one id, one after the other, have two. */
function resourceUidOf({ key, created }: ArmRecord): string {
  return createHash("sha256")
    .update(JSON.stringify([key, created]))
    .digest("hex")
    .slice(0, 24);
}

function networkView(body: Json): Json {
  const given = asRecord(asRecord(body.properties).networkProfile);
  const { podCidr, serviceCidr, dnsServiceIP } = networkOf(body);
  return {
    networkPlugin: "kubenet",
    networkPolicy: "none",
    outboundType: "loadBalancer",
    ...given,
    loadBalancerSku: given.loadBalancerSku === "basic" ? "Basic" : "Standard",
    podCidr,
    serviceCidr,
    dnsServiceIP,
    podCidrs: [podCidr],
    serviceCidrs: [serviceCidr],
    ipFamilies: ["IPv4"],
  };
}

/** A pool's properties with those that AKS fills in. */
function poolProperties(live: LiveCluster, pool: ArmRecord, now: Date): Json {
  const { vmSize, count, mode, maxPods } = poolSettings(pool.id.names[1] ?? "", pool.body);
  const nodes = live.containers.filter(isOfPool(pool.id.names[1] ?? ""));
  const server = live.containers.find(isServer);
  const current = (nodes[0] ?? server)?.labels;
  const given = asRecord(pool.body.properties);
  const orchestratorVersion = poolVersion(live, pool);
  return {
    osDiskSizeGB: 128,
    osDiskType: "Managed",
    kubeletDiskType: "OS",
    type: "VirtualMachineScaleSets",
    enableAutoScaling: false,
    enableNodePublicIP: false,
    enableEncryptionAtHost: false,
    enableFIPS: false,
    osType: "Linux",
    osSKU: "Ubuntu",
    ...given,
    count,
    vmSize,
    mode,
    maxPods,
    eTag: pool.nonce,
    provisioningState: provisioningState(pool, now),
    powerState: { code: isStopped(live) ? "Stopped" : "Running" },
    ...(orchestratorVersion !== undefined && { orchestratorVersion }),
    ...(current && { currentOrchestratorVersion: current[VERSION], nodeImageVersion: current[IMAGE] }),
  };
}

export function poolView(live: LiveCluster, pool: ArmRecord, now: Date): Json {
  return {
    id: formatAksId(pool.id),
    name: pool.id.names[1],
    type: POOL_TYPE,
    properties: poolProperties(live, pool, now),
  };
}
