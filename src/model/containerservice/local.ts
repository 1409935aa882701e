import { asList, asRecord } from "../core/json";
import { type Problem, RULES } from "../core/problem";
import type { Inputs, LocalSettings } from "../core/resource";
import { checkSizeLocally, parseVmSizes, VM_SIZES } from "./vmSizes";

/** Properties of a cluster that the local engine does not support, and without which its programs would run wrongly. */
export function checkClusterLocally(inputs: Inputs, settings: LocalSettings): Problem[] {
  const { networkProfile, apiServerAccessProfile, agentPoolProfiles, enableRBAC, disableLocalAccounts } = inputs;
  const { networkPolicy, networkPlugin, ipFamilies } = asRecord(networkProfile);
  const { enablePrivateCluster } = asRecord(apiServerAccessProfile);
  return [
    ...refused(
      typeof networkPolicy === "string" && networkPolicy.toLowerCase() !== "none",
      "networkProfile.networkPolicy",
      networkPolicy,
      "must be none: pods of the local engine reach each other",
    ),
    ...refused(
      typeof networkPlugin === "string" && networkPlugin.toLowerCase() === "none",
      "networkProfile.networkPlugin",
      networkPlugin,
      "must be azure or kubenet: the local engine brings the pods' network",
    ),
    ...refused(
      asList(ipFamilies).some((family) => String(family).toLowerCase() === "ipv6"),
      "networkProfile.ipFamilies",
      undefined,
      "must be IPv4 alone: the local engine's clusters have no IPv6",
    ),
    ...refused(
      enablePrivateCluster === true,
      "apiServerAccessProfile.enablePrivateCluster",
      true,
      "must be false: the local engine has no private network to reach the cluster by",
    ),
    ...refused(enableRBAC === false, "enableRBAC", false, "must be true: k3s always checks roles"),
    ...refused(
      disableLocalAccounts === true,
      "disableLocalAccounts",
      true,
      "must be false: the local engine has no other accounts",
    ),
    ...asList(agentPoolProfiles).flatMap((pool, i) =>
      checkPoolLocally(asRecord(pool), settings, `agentPoolProfiles[${i}].`),
    ),
  ];
}

/** The same for a pool. `at` is the prefix of the properties' paths. */
export function checkPoolLocally(pool: Inputs, settings: LocalSettings, at = ""): Problem[] {
  const { osType, vmSize, powerState, virtualMachinesProfile } = pool;
  const { code } = asRecord(powerState);
  const given = parseVmSizes(settings[VM_SIZES] ?? "") ?? {};
  const machines = asList(asRecord(asRecord(virtualMachinesProfile).scale).manual);
  return [
    ...refused(
      typeof osType === "string" && osType.toLowerCase() === "windows",
      `${at}osType`,
      osType,
      "must be Linux: the local engine's nodes are Linux containers",
    ),
    ...checkSizeLocally(vmSize, `${at}vmSize`, given),
    ...machines.flatMap((machine, i) =>
      checkSizeLocally(asRecord(machine).size, `${at}virtualMachinesProfile.scale.manual[${i}].size`, given),
    ),
    ...refused(
      typeof code === "string" && code.toLowerCase() === "stopped",
      `${at}powerState.code`,
      code,
      "must be Running: the local engine stops whole clusters only",
    ),
  ];
}

function refused(isWrong: boolean, path: string, value: unknown, allowed: string): Problem[] {
  return isWrong ? [{ path, value, allowed, rule: RULES.berth }] : [];
}
