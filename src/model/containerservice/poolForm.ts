import { asRecord, withoutUndefined } from "../core/json";
import { isPatchOf } from "./kubernetesVersion";
import { byItself, byItselfCaseless, byProperty, type ListKeys } from "../core/listKey";
import type { Inputs } from "../core/resource";

/** What node pools have in common, both in a cluster's agentPoolProfiles and as resources of their own. */

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

/** Settings that are on unless a program switches them off. */
export const ON_BY_DEFAULT: readonly string[] = ["cpuCfsQuota", "daemonsetEvictionForOccupiedNodes", "enableCSIProxy"];

/** Settings of machines in Azure's data centres. What a program leaves out of them is the service's choice. */
export const POOL_SETTINGS: readonly string[] = [
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
  "proximityPlacementGroupID",
  "scaleDownMode",
  "securityProfile",
  "upgradeSettings",
  "virtualMachineNodesStatus",
  "windowsProfile",
  "workloadRuntime",
];

const CHOSEN = [
  "vmSize",
  "osSKU",
  "maxPods",
  "orchestratorVersion",
  "osDiskSizeGB",
  "osDiskType",
  "powerState.**",
  "virtualMachinesProfile.**",
  ...POOL_SETTINGS.map((key) => `${key}.**`),
];

/** Machines, disks, zones and prices exist in Azure only, and local pools do not scale automatically. */
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
  ...POOL_SETTINGS,
];

/** {@link DEFAULTS} of the pools at a path. The mode has a default only in pools that are resources of their own. */
export function poolDefaults(at: "" | "agentPoolProfiles[]."): Record<string, unknown> {
  const entries = Object.entries(DEFAULTS).map(([key, value]) => [`${at}${key}`, value] as const);
  return { ...Object.fromEntries(entries), ...(at === "" && { mode: "User" }) };
}

/** How the items of a pool's lists are identified. */
export const POOL_LISTS: ListKeys = {
  availabilityZones: byItself,
  nodeTaints: byItself,
  allowedUnsafeSysctls: byItself,
  applicationSecurityGroups: byItselfCaseless,
  manual: byProperty("size"),
};

/** Properties of the pools at a path that the service chooses when they are left out. */
export const poolChoices = (at: "" | "agentPoolProfiles[]."): string[] => CHOSEN.map((key) => `${at}${key}`);

/** Properties of the pools at a path that have no effect on the local engine. */
export const poolCloudOnly = (at: "" | "agentPoolProfiles[]."): string[] => CLOUD_ONLY.map((key) => `${at}${key}`);

/**
 * Removes differences that mean nothing: autoscaling changes the number of nodes, and an alias of a version stands for
 * its patches.
 */
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
export const UNSUPPORTED_POOL = ["artifactStreamingProfile"];

/** Leaves out of an imported pool that it runs, which no program says. */
export function withoutRunning({ powerState, ...pool }: Inputs): Inputs {
  return asRecord(powerState).code === "Running" || powerState === undefined ? pool : { ...pool, powerState };
}
