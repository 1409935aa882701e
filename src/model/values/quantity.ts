import { type ContainerHost, GROUP } from "./host";
import { type Problem, RULES } from "../core/problem";

/**
 * Memory is given in steps of 1/10 GB. Source: Azure/azure-cli#7355. No step of CPU is known; floating-point errors are smaller than
 * a millionth.
 */
const CPU_STEPS = 1_000_000;
const MEMORY_STEPS = 10;

/**
 * Maximum that the containers of a group may request together: what the service's FAQ says, for it says more than the page of
 * limits. Source: https://learn.microsoft.com/azure/container-instances/container-instances-faq
 */
export const GROUP_LIMITS = { cpu: 32, memoryInGB: 256 } as const;

export type GroupLimits = Readonly<Record<keyof typeof GROUP_LIMITS, number>>;

/**
 * {@link GROUP_LIMITS} in the other place. Source:
 * https://learn.microsoft.com/azure/container-instances/container-instances-resource-and-quota-limits
 */
export const ADVISED_LIMITS = { cpu: { min: 1, max: 31 }, memoryInGB: { min: 1, max: 240 } } as const;

/** {@link GROUP_LIMITS} of groups with sku Confidential. Source: the FAQ. */
export const CONFIDENTIAL_LIMITS: GroupLimits = { cpu: 32, memoryInGB: 192 };

/** {@link GROUP_LIMITS} of groups with priority Spot. Source: the page of limits. */
export const SPOT_LIMITS: GroupLimits = { cpu: 4, memoryInGB: 16 };

/** Checks a container's CPU cores: more than 0, in steps of 0.001 in a pod. Skips anything but a number. */
export function checkCpu(value: unknown, path: string, host: ContainerHost = GROUP): Problem[] {
  if (!host.limited)
    return checkSteps(value, path, 1000, "must be a number of cores above 0, in steps of 0.001", host.rule);
  return checkSteps(value, path, undefined, "must be a number of cores above 0");
}

/**
 * Checks a container's memory in GB: more than 0, in steps of 0.1, or any size in a pod. Skips anything but a number.
 */
export function checkMemory(value: unknown, path: string, host: ContainerHost = GROUP): Problem[] {
  if (!host.limited) return checkSteps(value, path, undefined, "must be a number of GB above 0", host.rule);
  return checkSteps(value, path, MEMORY_STEPS, "must be a number of GB above 0, in steps of 0.1");
}

function checkSteps(
  value: unknown,
  path: string,
  steps: number | undefined,
  allowed: string,
  rule: string = RULES.aci,
): Problem[] {
  if (typeof value !== "number" || !Number.isFinite(value)) return [];
  if (value > 0 && (steps === undefined || inSteps(value, steps))) return [];
  return [{ path, value, allowed, rule }];
}

/** In floating point, 0.1 + 0.2 is not a multiple of 0.1. The check must allow for that. */
function inSteps(value: number, steps: number): boolean {
  return Math.abs(value * steps - Math.round(value * steps)) < 1e-6;
}

/** The sum of CPU requests, without floating-point errors. */
export function sumCpu(values: readonly number[]): number {
  return sum(values, CPU_STEPS);
}

/** The sum of memory requests in GB, without floating-point errors. */
export function sumMemory(values: readonly number[]): number {
  return sum(values, MEMORY_STEPS);
}

function sum(values: readonly number[], steps: number): number {
  return values.reduce((total, value) => total + Math.round(value * steps), 0) / steps;
}

/** Normalizes a CPU request: 0.30000000000000004 becomes 0.3. Values between steps stay as they are. */
export function canonicalCpu(value: number): number {
  return inSteps(value, CPU_STEPS) ? Math.round(value * CPU_STEPS) / CPU_STEPS : value;
}

/** Normalizes a memory request in GB. */
export function canonicalMemory(value: number): number {
  return inSteps(value, MEMORY_STEPS) ? Math.round(value * MEMORY_STEPS) / MEMORY_STEPS : value;
}

/** CPU cores in billionths of a core, the Docker Engine's unit. */
export function nanoCpus(cpu: number): number {
  return Math.round(cpu * 1e9);
}

/** GB (1024³ bytes, as Azure counts) in bytes. */
export function bytesOfGB(memoryInGB: number): number {
  return Math.round(memoryInGB * 1024 ** 3);
}
