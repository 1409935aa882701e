/** Stands for a value that is only known once something else has been created. It occurs at preview. */
export const UNKNOWN: unique symbol = Symbol.for("pulumi-berth/unknown");

/** Whether a value is not known yet. */
export function isUnknown(value: unknown): value is typeof UNKNOWN {
  return value === UNKNOWN;
}

/** Whether a value is, or holds, one that is not known yet. */
export function containsUnknown(value: unknown): boolean {
  if (isUnknown(value)) return true;
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(containsUnknown);
}
