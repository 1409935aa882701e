import type { ArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import { changes } from "../../../model/core/change";
import { asRecord, isRecord } from "../../../model/core/json";
import { CLUSTER_SETTINGS } from "../../../model/containerservice/clusterSettings";
import { POOL_SETTINGS } from "../../../model/containerservice/poolForm";
import {
  canUpgrade,
  isPatchOf,
  isSameVersion,
  resolveKubernetesVersion,
  upgradesOf,
} from "../../../model/containerservice/kubernetesVersion";
import { ArmError } from "../http/errors";
import { nameOf } from "../store/types";
import type { ArmRecord } from "../store/records";
import { inputsOf, modelOf } from "../http/rules";

/** Properties of a pool that AKS never changes, besides those that make Pulumi replace the pool. */
const POOL_FIXED = [
  "vmSize",
  "maxPods",
  "availabilityZones",
  "osDiskSizeGB",
  "osDiskType",
  "kubeletConfig",
  "linuxOSConfig",
  "vnetSubnetID",
  "enableFIPS",
  "enableEncryptionAtHost",
  "enableNodePublicIP",
];
/** Properties that a body may leave out without changing them, as in AKS. */
const POOL_KEPT = [
  ...POOL_FIXED,
  ...POOL_SETTINGS,
  "osType",
  "osSKU",
  "type",
  "mode",
  "count",
  "orchestratorVersion",
  "scaleSetPriority",
];
const CLUSTER_KEPT = [
  ...CLUSTER_SETTINGS,
  "dnsPrefix",
  "fqdnSubdomain",
  "kubernetesVersion",
  "nodeResourceGroup",
  "enableRBAC",
  "diskEncryptionSetID",
];

/** Adds the properties to a cluster's or pool's body that it may leave out. */
export function withKept(previous: Json, sent: Json, isPool: boolean): Json {
  const [before, now] = [asRecord(previous.properties), asRecord(sent.properties)];
  const names = isPool ? POOL_KEPT : CLUSTER_KEPT;
  const kept = names.flatMap((key) => (before[key] === undefined ? [] : [[key, before[key]] as const]));
  const network = { ...asRecord(before.networkProfile), ...asRecord(now.networkProfile) };
  const networkProfile = Object.keys(network).length > 0 && { networkProfile: network };
  return { ...sent, properties: { ...Object.fromEntries(kept), ...now, ...networkProfile } };
}

/**
 * Throws when a body changes what AKS never changes. `before` is what the caller was shown, with defaults. Properties
 * that the new body leaves out do not change.
 */
export function checkChanges(id: ArmId, before: Json, sent: Json, isPool: boolean): void {
  const shown = asRecord(before.properties);
  const now = Object.fromEntries(
    Object.entries(asRecord(sent.properties)).map(([key, value]) => {
      const old = shown[key];
      return [key, isRecord(old) && isRecord(value) ? { ...old, ...value } : value];
    }),
  );
  const found = changes(
    modelOf(id),
    inputsOf(id, { properties: shown }),
    inputsOf(id, { properties: { ...shown, ...now } }),
  );
  const isFixed = (path: string) => isPool && POOL_FIXED.includes(path.split(/[.[]/)[0] ?? "");
  throwChanges(found.filter(({ path, replace }) => replace || isFixed(path)).map(({ path }) => `properties.${path}`));
}

function throwChanges(targets: readonly string[]): void {
  const [first] = targets;
  if (first === undefined) return;
  const details = targets.map((target) => ({
    code: "PropertyChangeNotAllowed",
    target,
    message: `Changing property '${target}' is not allowed.`,
  }));
  const message = details.map((detail) => detail.message).join(" ");
  throw new ArmError(400, "PropertyChangeNotAllowed", message, details);
}

/**
 * Throws when the control plane would skip a minor version or go back. `shown` is the cluster as the caller sees it.
 */
export function checkUpgrade(shown: Json, sent: Json): void {
  const { kubernetesVersion: asked, currentKubernetesVersion: current } = asRecord(shown.properties);
  const { kubernetesVersion: wanted } = asRecord(sent.properties);
  if (typeof wanted !== "string" || typeof current !== "string" || wanted === asked) return;
  // After a failed upgrade, the requested version may be newer than the running one. It may also be older, since a
  // stand-in has its own patch version.
  const isNear = minorOf(asked) === minorOf(current) && !isPatchOf(asked, current);
  if (canUpgrade(current, wanted) || (isNear && canUpgrade(String(asked), wanted))) return;
  const message =
    `Upgrading Kubernetes version ${current} to ${wanted} is not allowed. Available upgrades: [${upgradesOf(current).join(" ")}]. ` +
    "Please see https://aka.ms/aks-supported-k8s-ver for version details.";
  throw new ArmError(400, "OperationNotAllowed", message);
}

const minorOf = (version: unknown) => String(version).split(".").slice(0, 2).join(".");

/**
 * Throws when a cluster's body has versions of only some pools, or a version that is neither the pool's own nor the
 * control plane's. `shown` are the versions that the caller sees.
 */
export function checkPoolVersions(
  pools: ReadonlyMap<string, Json>,
  shown: ReadonlyMap<string, unknown>,
  controlPlane: unknown,
): void {
  const version = controlPlane ?? resolveKubernetesVersion(undefined);
  const sent = [...pools].map(([name, { properties }]) => [name, asRecord(properties).orchestratorVersion] as const);
  const given = sent.filter(([, item]) => item !== undefined);
  const isAllowed = given.every(([name, item]) => isSameVersion(item, version) || isSameVersion(item, shown.get(name)));
  if (given.length === 0 || (given.length === sent.length && isAllowed)) return;
  const message =
    "Using managed cluster api, all Agent pools' OrchestratorVersion must be all specified or all unspecified. If all " +
    "specified, they must be stay unchanged or the same with control plane. For agent pool specific change, please use per " +
    "agent pool operations: https://aka.ms/agent-pool-rest-api";
  throw new ArmError(400, "NotAllAgentPoolOrchestratorVersionSpecifiedAndUnchanged", message);
}

/** A cluster must always have a System pool. `pools` are all pools that it would have. */
export function checkSystemPool(cluster: ArmId, pools: Iterable<Json>): void {
  for (const { properties } of pools) if (asRecord(properties).mode === "System") return;
  const message = `There must be at least one system node pool in cluster '${nameOf(cluster)}'.`;
  throw new ArmError(400, "OperationNotAllowed", message);
}

export function clusterIsStopped(cluster: ArmRecord): ArmError {
  const message = `Operation is not allowed: the cluster '${nameOf(cluster.id)}' is stopped. Start it first.`;
  return new ArmError(409, "OperationNotAllowed", message);
}
