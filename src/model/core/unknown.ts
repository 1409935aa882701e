/** Stands for a value that is not known before another resource has been created. It occurs at preview. */
export const UNKNOWN: unique symbol = Symbol.for("pulumi-berth/unknown");

export function isUnknown(value: unknown): value is typeof UNKNOWN {
  return value === UNKNOWN;
}

export function containsUnknown(value: unknown): boolean {
  if (isUnknown(value)) return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(containsUnknown);
}
