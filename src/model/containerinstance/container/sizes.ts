import type { ContainerHost } from "../../values/host";
import { asRecord, isGiven, isRecord } from "../../core/json";
import { type Problem, RULES } from "../../core/problem";
import {
  canonicalCpu,
  canonicalMemory,
  checkCpu,
  checkMemory,
  CONFIDENTIAL_LIMITS,
  GROUP_LIMITS,
  type GroupLimits,
  SPOT_LIMITS,
  sumCpu,
  sumMemory,
} from "../../values/quantity";
import type { Inputs } from "../../core/resource";
import { isUnknown } from "../../core/unknown";

type Quantity = "cpu" | "memoryInGB";

/** How CPU and memory are checked, added up and normalized. */
const QUANTITIES = [
  { key: "cpu", unit: "CPU cores", check: checkCpu, sum: sumCpu, spell: canonicalCpu },
  { key: "memoryInGB", unit: "GB of memory", check: checkMemory, sum: sumMemory, spell: canonicalMemory },
] as const;

/** GPU counts that ACI allows for a container. Source: https://learn.microsoft.com/azure/container-instances/container-instances-gpu */
const GPU_COUNTS = [1, 2, 4];

/**
 * Checks a container's requests and limits. The two codes are those that ARM answers when a request is missing. Sources:
 * virtual-kubelet/virtual-kubelet#50 and #143.
 */
export function checkResources(resources: unknown, path: string, host: ContainerHost): Problem[] {
  const missing = (at: string, code: string): Problem => ({ path: at, allowed: "is required", rule: RULES.arm, code });
  if (isUnknown(resources)) return [];
  if (!isGiven(resources)) return [missing(path, "ResourceRequestsNotSpecified")];
  if (!isRecord(resources)) return [];
  const { requests } = resources;
  const limits = checkLimits(resources, path, host);
  if (isUnknown(requests)) return limits;
  if (!isGiven(requests)) return [missing(`${path}.requests`, "ResourceRequestsNotSpecified"), ...limits];
  if (!isRecord(requests)) return limits;
  const code = QUANTITIES.some(({ key }) => isGiven(requests[key]))
    ? "ResourceSomeRequestsNotSpecified"
    : "ResourceRequestsNotSpecified";
  return [
    ...QUANTITIES.flatMap(({ key, check }) => {
      const at = `${path}.requests.${key}`;
      return isGiven(requests[key]) ? check(requests[key], at, host) : [missing(at, code)];
    }),
    ...checkGpu(requests.gpu, `${path}.requests.gpu`),
    ...limits,
  ];
}

function checkLimits(resources: Record<string, unknown>, path: string, host: ContainerHost): Problem[] {
  const { limits } = resources;
  if (!isRecord(limits)) return [];
  const requests = asRecord(resources.requests);
  const at = (key: string) => `${path}.limits.${key}`;
  const code = "ResourceLimitsLessThanRequests";
  const counts = { requested: asRecord(requests.gpu).count, allowed: asRecord(limits.gpu).count };
  const quantities = QUANTITIES.flatMap(({ key, check, spell }): Problem[] => {
    const [value, request] = [limits[key], requests[key]];
    const wrong = check(value, at(key), host);
    if (wrong.length > 0 || typeof value !== "number" || typeof request !== "number") return wrong;
    if (spell(value) >= spell(request)) return [];
    const allowed = `must be at least what the container requests, which is ${request}`;
    return [{ path: at(key), value, allowed, rule: host.rule, code }];
  });
  const gpu = checkGpu(limits.gpu, at("gpu"));
  if (typeof counts.requested !== "number" || typeof counts.allowed !== "number") return [...quantities, ...gpu];
  if (gpu.length > 0 || counts.allowed >= counts.requested) return [...quantities, ...gpu];
  const allowed = `must be at least what the container requests, which is ${counts.requested}`;
  return [...quantities, { path: at("gpu.count"), value: counts.allowed, allowed, rule: host.rule, code }];
}

function checkGpu(gpu: unknown, path: string): Problem[] {
  const { count } = asRecord(gpu);
  if (typeof count !== "number" || !Number.isInteger(count) || GPU_COUNTS.includes(count)) return [];
  return [{ path: `${path}.count`, value: count, allowed: "must be 1, 2 or 4", rule: RULES.aci }];
}

/**
 * The paths of the GPUs that containers request. A GPU that is not known yet is left out, since it may turn out to be
 * absent.
 */
export function gpuPaths(containers: readonly unknown[], path: string): string[] {
  return containers.flatMap((item, i) =>
    ["requests", "limits"]
      .filter((key) => isRecord(asRecord(asRecord(asRecord(item).resources)[key]).gpu))
      .map((key) => `${path}[${i}].resources.${key}.gpu`),
  );
}

/**
 * Checks the sum of all requests of a group, and that no container may use more than that sum. Source of the latter:
 * docker-archive/compose-cli#743
 */
export function checkGroupTotals(containers: readonly unknown[], path: string, group: Inputs): Problem[] {
  if (containers.length === 0) return [];
  const resources = containers.map((item) => asRecord(asRecord(item).resources));
  const { limits, suffix } = limitsOf(group);
  return QUANTITIES.flatMap(({ key, unit, check, sum, spell }) => {
    const known = resources
      .map(({ requests }) => asRecord(requests)[key])
      .filter((value): value is number => Number.isFinite(value) && check(value, "").length === 0);
    const total = sum(known);
    const complete = known.length === containers.length;
    const max = limits[key];
    const problems: Problem[] = [];
    if (total > max) {
      const allowed = `must request at most ${max} ${unit} together${suffix}, request ${total}`;
      problems.push({ path, allowed, rule: RULES.aci });
    }
    // When a request is missing, the total is not known.
    if (complete) problems.push(...checkBelowTotal(resources, path, key, spell, total));
    return problems;
  });
}

/** What the containers of a group request together, as far as it is known. */
export function groupTotals(containers: readonly unknown[]): Readonly<Record<Quantity, number | undefined>> {
  const total = ({ key, check, sum }: (typeof QUANTITIES)[number]) => {
    const values = containers.map((item) => asRecord(asRecord(asRecord(item).resources).requests)[key]);
    const known = values.filter((value): value is number => typeof value === "number" && check(value, "").length === 0);
    return known.length === values.length && known.length > 0 ? sum(known) : undefined;
  };
  const [cpu, memoryInGB] = QUANTITIES;
  return { cpu: total(cpu), memoryInGB: total(memoryInGB) };
}

function checkBelowTotal(
  resources: readonly Readonly<Record<string, unknown>>[],
  path: string,
  key: Quantity,
  spell: (value: number) => number,
  total: number,
): Problem[] {
  return resources.flatMap(({ limits }, i): Problem[] => {
    const value = asRecord(limits)[key];
    if (typeof value !== "number" || spell(value) <= total) return [];
    return [
      {
        path: `${path}[${i}].resources.limits.${key}`,
        value,
        allowed: `must be at most what the group's containers request together, which is ${total}`,
        rule: RULES.aci,
        code: "ContainerLimitGreaterThanContainerGroupTotalRequest",
      },
    ];
  });
}

function limitsOf({ priority, sku }: Inputs): { limits: GroupLimits; suffix: string } {
  if (priority === "Spot") return { limits: SPOT_LIMITS, suffix: " with priority Spot" };
  if (sku === "Confidential") return { limits: CONFIDENTIAL_LIMITS, suffix: " with sku Confidential" };
  return { limits: GROUP_LIMITS, suffix: "" };
}
