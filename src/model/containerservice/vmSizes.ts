import { RULES, type Problem } from "../core/problem";
import { type VmSize, vmSizeOf } from "./vmSize";

/** Sizes whose CPU and memory the configuration gives, by their names in lower case. */
export type VmSizes = Readonly<Record<string, VmSize>>;

/** Key of the provider's configuration for {@link parseVmSizes}. */
export const VM_SIZES = "vmSizes";

const ENTRY = /^(standard_[a-z0-9_-]+|basic_[a-z0-9_-]+)=(\d+)\/(\d+(?:\.\d+)?)$/i;

/**
 * Reads sizes as `Standard_M128s=128/2048`: vCPUs and GB, several with commas between them. Undefined when the text is
 * none of that.
 */
export function parseVmSizes(text: string): VmSizes | undefined {
  const sizes: Record<string, VmSize> = {};
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const [, name, cpu, memoryInGB] = ENTRY.exec(entry) ?? [];
    if (name === undefined || Number(cpu) < 1 || Number(memoryInGB) <= 0) return undefined;
    sizes[name.toLowerCase()] = { cpu: Number(cpu), memoryInGB: Number(memoryInGB) };
  }
  return sizes;
}

export const VM_SIZES_ALLOWED =
  "must be sizes as NAME=CPUS/GB, such as Standard_M128s=128/2048, with commas between them";

/** Families of machines with graphics processors or FPGAs. */
const ACCELERATED = /^(?:standard|basic)_n[a-z]*\d/i;

/**
 * Why the local engine cannot make nodes of a size. It accepts every size that the configuration gives, and those whose
 * CPU and memory their names tell.
 */
export function checkSizeLocally(value: unknown, path: string, given: VmSizes): Problem[] {
  if (typeof value !== "string" || value === "" || Object.hasOwn(given, value.toLowerCase())) return [];
  const set = (size: string) => `\`pulumi config set berth:${VM_SIZES} ${value}=${size}\` (BERTH_VM_SIZES)`;
  const cpus = /_[a-z]+(\d+)/i.exec(value)?.[1] ?? "CPUS";
  const refuse = (allowed: string): Problem[] => [{ path, value, allowed, rule: RULES.berth }];
  if (ACCELERATED.test(value))
    return refuse(
      "is not supported on the local engine: its nodes have no GPU. To have nodes without one in their place, give their CPUs and GB " +
        `of memory with ${set(`${cpus}/GB`)}`,
    );
  if (vmSizeOf(value) !== undefined) return [];
  return refuse(
    "must be a size whose CPUs and memory its name tells, on the local engine, such as Standard_D2s_v5. Give those of this one with " +
      set(`${cpus}/GB`),
  );
}
