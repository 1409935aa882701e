import { bytesOfGB } from "../../model/values/quantity";

const MIB = 1024 ** 2;
const GIB = 1024 ** 3;

const SUFFIXES: Readonly<Record<string, number>> = {
  "": 1,
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 1024,
  Mi: MIB,
  Gi: GIB,
  Ti: 1024 ** 4,
  Pi: 1024 ** 5,
  Ei: 1024 ** 6,
};

/** CPU cores in Kubernetes' notation: `500m`. */
export function cpuQuantity(cpu: number): string {
  const thousandths = Math.round(cpu * 1000);
  return thousandths % 1000 === 0 ? `${thousandths / 1000}` : `${thousandths}m`;
}

/** GB (1024³ bytes) in Kubernetes' notation: `512Mi`, or bytes if that is not exact. */
export function memoryQuantity(memoryInGB: number): string {
  const bytes = bytesOfGB(memoryInGB);
  if (bytes % GIB === 0) return `${bytes / GIB}Gi`;
  return bytes % MIB === 0 ? `${bytes / MIB}Mi` : `${bytes}`;
}

/** The CPU cores of a quantity; undefined when it is invalid. */
export function cpuOf(quantity: string | undefined): number | undefined {
  return numberOf(quantity, 1, 1e3);
}

/** The GB (1024³ bytes) of a quantity, rounded: 0.1 GB is not a whole number of bytes. */
export function memoryInGBOf(quantity: string | undefined): number | undefined {
  return numberOf(quantity, GIB, 1e6);
}

function numberOf(quantity: string | undefined, unit: number, precision: number): number | undefined {
  const [, digits = "", suffix = ""] = /^([0-9.]+(?:[eE][+-]?[0-9]+)?)([a-zA-Z]*)$/.exec(quantity ?? "") ?? [];
  const factor = SUFFIXES[suffix];
  if (digits === "" || factor === undefined) return undefined;
  return Math.round(((Number(digits) * factor) / unit) * precision) / precision;
}
