import { withoutUndefined } from "../core/json";
import { isPatchOf } from "./kubernetesVersion";
import type { Inputs } from "../core/resource";

/** What a pool of nodes has in common wherever it stands: in the list of a cluster's pools, and as a resource of its own. */

/** Values that mean the same as none. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  count: 1,
  vmSize: "",
  osType: "Linux",
  type: "VirtualMachineScaleSets",
  enableAutoScaling: false,
  orchestratorVersion: "",
  osDiskSizeGB: 0,
  scaleSetPriority: "Regular",
  spotMaxPrice: -1,
  scaleSetEvictionPolicy: "Delete",
  enableNodePublicIP: false,
  enableEncryptionAtHost: false,
  enableFIPS: false,
};

const CHOSEN = [
  "vmSize",
  "osSKU",
  "maxPods",
  "orchestratorVersion",
  "osDiskSizeGB",
  "osDiskType",
  "upgradeSettings.maxSurge",
];

/** Machines, disks, zones and prices are Azure's; the number of local nodes changes by the program alone. */
const CLOUD_ONLY = [
  "osSKU",
  "enableAutoScaling",
  "minCount",
  "maxCount",
  "availabilityZones",
  "osDiskSizeGB",
  "osDiskType",
  "scaleSetPriority",
  "spotMaxPrice",
  "scaleSetEvictionPolicy",
  "vnetSubnetID",
  "enableNodePublicIP",
  "enableEncryptionAtHost",
  "enableFIPS",
  "upgradeSettings",
];

/** {@link DEFAULTS} of the pools at a path; the mode has one in resources alone. */
export function poolDefaults(at: "" | "agentPoolProfiles[]."): Record<string, unknown> {
  const entries = Object.entries(DEFAULTS).map(([key, value]) => [`${at}${key}`, value] as const);
  return { ...Object.fromEntries(entries), ...(at === "" && { mode: "User" }) };
}

/** The service's choices for the pools at a path. */
export const poolChoices = (at: "" | "agentPoolProfiles[]."): string[] => CHOSEN.map((key) => `${at}${key}`);

/** What has no effect on the local engine in the pools at a path. */
export const poolCloudOnly = (at: "" | "agentPoolProfiles[]."): string[] => CLOUD_ONLY.map((key) => `${at}${key}`);

/** A pool without what only seems to differ: the number of nodes follows the load with autoscaling, the patch its alias. */
export function settlePool(wanted: Inputs, seen: Inputs): Inputs {
  const scales = wanted.enableAutoScaling === true && seen.enableAutoScaling === true;
  const patched = isPatchOf(wanted.orchestratorVersion, seen.orchestratorVersion);
  return withoutUndefined({
    ...seen,
    ...(scales && { count: wanted.count }),
    ...(patched && { orchestratorVersion: wanted.orchestratorVersion }),
  });
}

/** Properties of pools that ARM has and Berth does not. */
export const UNSUPPORTED_POOL = [
  "artifactStreamingProfile",
  "capacityReservationGroupID",
  "creationData",
  "enableUltraSSD",
  "gatewayProfile",
  "gpuInstanceProfile",
  "gpuProfile",
  "hostGroupID",
  "kubeletConfig",
  "kubeletDiskType",
  "linuxOSConfig",
  "localDNSProfile",
  "messageOfTheDay",
  "networkProfile",
  "nodePublicIPPrefixID",
  "podIPAllocationMode",
  "podSubnetID",
  "powerState",
  "proximityPlacementGroupID",
  "scaleDownMode",
  "securityProfile",
  "virtualMachineNodesStatus",
  "virtualMachinesProfile",
  "windowsProfile",
  "workloadRuntime",
];

/** Properties of a pool's `upgradeSettings` that ARM has and Berth does not. */
export const UNSUPPORTED_UPGRADE = [
  "drainTimeoutInMinutes",
  "maxUnavailable",
  "nodeSoakDurationInMinutes",
  "undrainableNodeBehavior",
];
