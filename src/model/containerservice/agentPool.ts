import { checkOnPodman } from "./podman";
import { defineModel } from "../core/define";
import { clusterName } from "./managedCluster";
import { checkName } from "../values/name";
import {
  ON_BY_DEFAULT,
  poolChoices,
  poolCloudOnly,
  poolDefaults,
  settlePool,
  withoutRunning,
  UNSUPPORTED_POOL,
  POOL_LISTS,
} from "./poolForm";
import { checkPoolLocally } from "./local";
import { checkPool, poolName } from "./poolRules";
import { topLevel } from "../core/path";
import { listed } from "../core/preview";
import type { Inputs, KnownUpdate } from "../core/resource";
import { resourceShapes } from "../generated/shapes";

/**
 * Properties that nodes cannot change after their creation. Changing one rotates the pool: all its nodes are replaced.
 */
export const ROTATING: readonly string[] = [
  "vmSize",
  "maxPods",
  "availabilityZones",
  "osDiskSizeGB",
  "osDiskType",
  "vnetSubnetID",
  "enableNodePublicIP",
  "enableEncryptionAtHost",
  "enableFIPS",
  "capacityReservationGroupID",
  "enableUltraSSD",
  "gpuInstanceProfile",
  "hostGroupID",
  "kubeletConfig",
  "kubeletDiskType",
  "linuxOSConfig",
  "messageOfTheDay",
  "nodePublicIPPrefixID",
  "podSubnetID",
  "proximityPlacementGroupID",
];

/** Node pools of a managed cluster. */
export const agentPool = defineModel({
  token: "berth:containerservice:AgentPool",
  armType: "Microsoft.ContainerService/managedClusters/agentPools",
  idNames: ["resourceName", "agentPoolName"],
  naming: { maxLength: 12, separator: "", prefix: "np" },
  nameRule: poolName,
  shapes: resourceShapes["berth:containerservice:AgentPool"],
  located: false,
  partOf: "berth:containerservice:ManagedCluster",
  serviceChosen: poolChoices(""),
  cloudOnly: poolCloudOnly(""),
  form: { defaults: poolDefaults(""), lists: POOL_LISTS, on: ON_BY_DEFAULT },
  observed: withTypeOfNodes,
  imported: withoutRunning,
  settle: settlePool,
  updateNote: rotationNote,
  podmanRules: checkOnPodman,
  localRules: (inputs, settings) => checkPoolLocally(inputs, settings),
  rules: (inputs) => [
    ...checkName(clusterName, inputs.resourceName, "resourceName"),
    ...checkPool(inputs, "", "agentPoolName"),
  ],
  unsupported: { "": UNSUPPORTED_POOL },
});

function rotationNote({ changed }: KnownUpdate): string | undefined {
  const keys = new Set(changed.map(({ path }) => topLevel(path)).filter((key) => ROTATING.includes(key)));
  if (keys.size === 0) return undefined;
  return (
    `This update of ${listed([...keys])} rotates the pool through a temporary pool "…tmp": its nodes are replaced, the cluster ` +
    "stays. Pods move without being drained first."
  );
}

/** The input `type` is the type of the nodes. In ARM's answers that name belongs to the type of the resource. */
function withTypeOfNodes({ typePropertiesType, type, ...rest }: Inputs): Inputs {
  const ofNodes = typePropertiesType ?? (type === agentPool.armType ? undefined : type);
  return ofNodes === undefined ? rest : { ...rest, type: ofNodes };
}
