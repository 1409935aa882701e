import { asList, asRecord, isGiven, isRecord } from "../core/json";
import { checkKubernetesVersion } from "./kubernetesVersion";
import type { NameRule } from "../values/name";
import { atKey } from "../core/path";
import { type Problem, RULES } from "../core/problem";
import { isUnknown } from "../core/unknown";

export const poolName: NameRule = {
  pattern: /^[a-z][a-z0-9]{0,11}$/,
  allowed: "must be 1 to 12 lowercase letters and digits, a letter first",
  rule: RULES.aks,
};

/** Windows node names are short and contain the pool's name. */
const MAX_WINDOWS_NAME = 6;

/** Limits of Azure Kubernetes Service. Source: https://learn.microsoft.com/rest/api/aks/agent-pools/create-or-update */
const MAX_NODES = 1000;
const PODS = { min: 10, max: 250 };
const DISK_GB = { min: 30, max: 2048 };

const TAINT =
  /^(?:[a-z0-9.-]+\/)?[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?=[A-Za-z0-9._-]{0,63}:(?:NoSchedule|PreferNoSchedule|NoExecute)$/;
export const LABEL_NAME =
  /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
export const LABEL_VALUE = /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;

type Pool = Readonly<Record<string, unknown>>;

/**
 * Checks a pool, except its tags and the rules that involve its cluster. `nameKey` is the property that holds its name,
 * and `path` is the path of the pool.
 */
export function checkPool(pool: Pool, path: string, nameKey: "name" | "agentPoolName"): Problem[] {
  const at = (key: string) => atKey(path, key);
  return [
    ...checkWindows(pool, at, nameKey),
    ...checkCounts(pool, at),
    ...checkSpot(pool, at),
    ...checkVmSize(pool.vmSize, at("vmSize")),
    ...checkRange(pool.maxPods, at("maxPods"), PODS.min, PODS.max, "a whole number of pods"),
    ...(pool.osDiskSizeGB === 0 ? [] : checkDisk(pool.osDiskSizeGB, at("osDiskSizeGB"))),
    ...checkKubernetesVersion(pool.orchestratorVersion, at("orchestratorVersion")),
    ...asList(pool.nodeTaints).flatMap((taint, i) => checkTaint(taint, `${at("nodeTaints")}[${i}]`)),
    ...checkLabels(pool.nodeLabels, at("nodeLabels")),
    ...checkMaxSurge(asRecord(pool.upgradeSettings).maxSurge, `${at("upgradeSettings")}.maxSurge`),
  ];
}

function checkWindows(pool: Pool, at: (key: string) => string, nameKey: string): Problem[] {
  const { osType, osSKU, mode } = pool;
  const name = pool[nameKey];
  const problems: Problem[] = [];
  if (typeof osSKU === "string" && !isUnknown(osType)) {
    const system = osSKU.startsWith("Windows") ? "Windows" : "Linux";
    const allowed = `is a distribution of ${system}, and osType is ${osType === "Windows" ? "Windows" : "Linux"}`;
    if ((osType === "Windows") !== (system === "Windows"))
      problems.push({ path: at("osSKU"), value: osSKU, allowed, rule: RULES.aks });
  }
  if (osType !== "Windows") return problems;
  if (mode === "System")
    problems.push({ path: at("osType"), value: osType, allowed: "must be Linux in a System pool", rule: RULES.aks });
  if (typeof name === "string" && name.length > MAX_WINDOWS_NAME) {
    const allowed = `must have at most ${MAX_WINDOWS_NAME} characters in a Windows pool, has ${name.length}`;
    problems.push({ path: at(nameKey), value: name, allowed, rule: RULES.aks });
  }
  return problems;
}

function checkCounts(pool: Pool, at: (key: string) => string): Problem[] {
  const { enableAutoScaling, minCount, maxCount } = pool;
  const least = pool.mode === "System" ? 1 : 0;
  const nodes = pool.mode === "System" ? "a whole number of nodes in a System pool" : "a whole number of nodes";
  const problems = [
    ...checkRange(pool.count, at("count"), least, MAX_NODES, nodes),
    ...checkRange(minCount, at("minCount"), least, MAX_NODES, nodes),
    ...checkRange(maxCount, at("maxCount"), 1, MAX_NODES, nodes),
  ];
  if (isUnknown(enableAutoScaling)) return problems;
  const bounds = ["minCount", "maxCount"];
  if (enableAutoScaling !== true) {
    const allowed = "has no meaning without enableAutoScaling";
    const idle = bounds.filter((key) => isGiven(pool[key]));
    return [...problems, ...idle.map((key) => ({ path: at(key), value: pool[key], allowed, rule: RULES.aks }))];
  }
  for (const key of bounds.filter((bound) => !isGiven(pool[bound])))
    problems.push({ path: at(key), allowed: "is required with enableAutoScaling", rule: RULES.aks });
  if (typeof minCount === "number" && typeof maxCount === "number" && minCount > maxCount) {
    const allowed = `must be at most maxCount, which is ${maxCount}`;
    problems.push({ path: at("minCount"), value: minCount, allowed, rule: RULES.aks });
  }
  return problems;
}

function checkSpot(pool: Pool, at: (key: string) => string): Problem[] {
  const { scaleSetPriority, scaleSetEvictionPolicy, spotMaxPrice, mode } = pool;
  const problems: Problem[] = [];
  const refuse = (key: string, allowed: string) =>
    problems.push({ path: at(key), value: pool[key], allowed, rule: RULES.aks });
  if (scaleSetPriority === "Spot" && mode === "System") refuse("scaleSetPriority", "must be Regular in a System pool");
  if (typeof spotMaxPrice === "number" && spotMaxPrice !== -1 && spotMaxPrice <= 0)
    refuse("spotMaxPrice", "must be -1 or a price in US dollars above 0");
  if (scaleSetPriority === "Spot" || isUnknown(scaleSetPriority)) return problems;
  if (typeof spotMaxPrice === "number" && spotMaxPrice > 0)
    refuse("spotMaxPrice", "has no meaning without scaleSetPriority Spot");
  if (scaleSetEvictionPolicy === "Deallocate")
    refuse("scaleSetEvictionPolicy", "has no meaning without scaleSetPriority Spot");
  return problems;
}

function checkVmSize(value: unknown, path: string): Problem[] {
  if (typeof value !== "string" || value === "" || /^(?:Standard|Basic)_[A-Z][A-Z0-9_-]*$/i.test(value)) return [];
  return [{ path, value, allowed: "must be a size such as Standard_D2s_v5", rule: RULES.aks }];
}

function checkDisk(value: unknown, path: string): Problem[] {
  return checkRange(value, path, DISK_GB.min, DISK_GB.max, "0, or a whole number of GB");
}

function checkRange(value: unknown, path: string, min: number, max: number, what: string): Problem[] {
  if (typeof value !== "number" || (Number.isInteger(value) && value >= min && value <= max)) return [];
  return [{ path, value, allowed: `must be ${what} from ${min} to ${max}`, rule: RULES.aks }];
}

function checkTaint(value: unknown, path: string): Problem[] {
  if (typeof value !== "string" || TAINT.test(value)) return [];
  const allowed = "must be key=value:Effect with effect NoSchedule, PreferNoSchedule or NoExecute";
  return [{ path, value, allowed, rule: RULES.kubernetes }];
}

function checkLabels(labels: unknown, path: string): Problem[] {
  if (!isRecord(labels)) return [];
  return Object.entries(labels).flatMap(([name, value]): Problem[] => {
    const at = atKey(path, name);
    if (!LABEL_NAME.test(name)) {
      const allowed =
        "must have a name of at most 63 letters, digits, -, _ and ., after a domain and a slash if need be, a letter or digit at the ends";
      return [{ path: at, allowed, rule: RULES.kubernetes }];
    }
    if (/^kubernetes\.azure\.com\//.test(name))
      return [
        { path: at, allowed: "must not begin with kubernetes.azure.com/, which the service reserves", rule: RULES.aks },
      ];
    if (typeof value !== "string" || LABEL_VALUE.test(value)) return [];
    const allowed = "must be at most 63 letters, digits, -, _ and ., a letter or digit at the ends";
    return [{ path: at, value, allowed, rule: RULES.kubernetes }];
  });
}

function checkMaxSurge(value: unknown, path: string): Problem[] {
  if (typeof value !== "string" || /^(?:[1-9]\d{0,3}|(?:[1-9]\d?|100)%)$/.test(value)) return [];
  return [{ path, value, allowed: "must be a number of nodes from 1, or a share from 1% to 100%", rule: RULES.aks }];
}
