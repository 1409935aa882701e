import { own } from "../core/json";

/** CPU and memory of a virtual machine. */
export interface VmSize {
  readonly cpu: number;
  /** Memory in GB of 1024³ bytes. */
  readonly memoryInGB: number;
}

/**
 * Sizes that follow no pattern, as [vCPUs, GB], with names in lower case. Source:
 * https://learn.microsoft.com/azure/virtual-machines/sizes/overview
 */
const IRREGULAR: Readonly<Record<string, readonly [number, number]>> = {
  a0_v1: [1, 0.75],
  a1_v1: [1, 1.75],
  a2_v1: [2, 3.5],
  a3_v1: [4, 7],
  a4_v1: [8, 14],
  a5_v1: [2, 14],
  a6_v1: [4, 28],
  a7_v1: [8, 56],
  a8_v1: [8, 56],
  a9_v1: [16, 112],
  a10_v1: [8, 56],
  a11_v1: [16, 112],
  b1ls: [1, 0.5],
  b1s: [1, 1],
  b1ms: [1, 2],
  b2s: [2, 4],
  b2ms: [2, 8],
  b4ms: [4, 16],
  b8ms: [8, 32],
  b12ms: [12, 48],
  b16ms: [16, 64],
  b20ms: [20, 80],
  d1: [1, 3.5],
  d2: [2, 7],
  d3: [4, 14],
  d4: [8, 28],
  d5: [16, 56],
  d11: [2, 14],
  d12: [4, 28],
  d13: [8, 56],
  d14: [16, 112],
  d15: [20, 140],
  e64_v3: [64, 432],
  e64_v4: [64, 504],
  e80_v4: [80, 504],
  e96a_v4: [96, 672],
  e96_v5: [96, 672],
  e96a_v5: [96, 672],
  e104_v5: [104, 672],
  e112a_v5: [112, 672],
  e192_v6: [192, 1832],
};

/**
 * GB of memory per vCPU, by family. Version 1 of a family is among the irregular sizes, unless the function says
 * otherwise.
 */
const FAMILIES: Readonly<Record<string, (features: string, version: number) => number | undefined>> = {
  a: (features, version) => (version === 2 ? (features.includes("m") ? 8 : 2) : undefined),
  b: (features, version) =>
    version >= 2 ? (features.includes("t") ? 0.5 : features.includes("l") ? 2 : 4) : undefined,
  d: (features, version) => (version >= 3 ? (features.includes("l") ? 2 : 4) : undefined),
  dc: (features, version) => (version === 3 && !features.includes("a") ? 8 : version >= 2 ? 4 : undefined),
  e: (_features, version) => (version >= 3 ? 8 : undefined),
  ec: (_features, version) => (version >= 5 ? 8 : undefined),
  f: (features, version) => (version < 6 || features.includes("l") ? 2 : features.includes("m") ? 8 : 4),
  fx: () => 21,
  l: () => 8,
};

/**
 * Azure's scheme: family, vCPUs, those of a constrained size, features, TB of memory where a family has several, version. Source:
 * https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions
 */
const NAME = /^(standard|basic)_([a-z]+?)(\d+)(?:-(\d+))?([a-z]*)(?:_(\d+))?(?:_v(\d+))?$/;

/**
 * CPU and memory of a size such as `Standard_D2s_v5`, in any case; undefined for a size that does not exist or that
 * Berth does not know. A constrained size such as `Standard_E8-4s_v5` has the memory of 8 CPUs but only 4 CPUs.
 */
export function vmSizeOf(name: string): VmSize | undefined {
  const match = NAME.exec(name.toLowerCase());
  if (match === null) return undefined;
  const [, tier = "", family = "", size = "", constrained, features = "", memoryInTB, version = "1"] = match;
  const whole =
    memoryInTB === undefined
      ? (irregular(family, size, features, Number(version)) ?? regular(family, size, features, Number(version)))
      : { cpu: Number(size), memoryInGB: Number(memoryInTB) * 1024 };
  if (tier === "basic" && family !== "a") return undefined;
  if (whole === undefined || constrained === undefined) return whole;
  const cpu = Number(constrained);
  return cpu >= 1 && cpu <= whole.cpu ? { ...whole, cpu } : undefined;
}

function irregular(family: string, size: string, features: string, version: number): VmSize | undefined {
  const known = own(IRREGULAR, irregularKey(family, size, features, version));
  return known && { cpu: known[0], memoryInGB: known[1] };
}

function irregularKey(family: string, size: string, features: string, version: number): string {
  if (family === "b") return version === 1 ? `b${size}${features}` : "";
  // D and Ds sizes of versions 1 and 2 have the same CPU and memory.
  if (family === "d" || family === "ds") return version <= 2 ? `d${size}` : "";
  return `${family}${size}${features.includes("a") ? "a" : ""}_v${version}`;
}

function regular(family: string, size: string, features: string, version: number): VmSize | undefined {
  const gbPerCpu = own(FAMILIES, family)?.(features, version);
  const cpu = Number(size);
  return gbPerCpu === undefined || cpu < 1 ? undefined : { cpu, memoryInGB: cpu * gbPerCpu };
}
