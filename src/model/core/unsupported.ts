import { isDeepStrictEqual } from "./equal";
import { isRecord } from "./json";
import { atKey } from "./path";
import type { ResourceModel } from "./resource";
import type { Shape } from "./shape";

/** Values that ARM treats like an absent property. */
const NEUTRAL: Readonly<Record<string, unknown>> = { artifactStreamingProfile: { enabled: false } };

/**
 * Paths of the properties of a resource that Berth does not support and that have an effect. Other clients and the
 * service itself also write values without effect, which are skipped.
 */
export function unsupportedIn(model: ResourceModel, body: Readonly<Record<string, unknown>>): string[] {
  const found: string[] = [];
  walk(model, body, "", model.outputs, (path, key, value) => {
    if (!isNeutral(key, value)) found.push(atKey(path, key));
  });
  return found;
}

/** A copy without unsupported properties that have no effect. */
export function withoutNeutral<T extends Readonly<Record<string, unknown>>>(model: ResourceModel, body: T): T {
  const copy = structuredClone(body);
  walk(model, copy, "", undefined, (_path, key, value, owner) => {
    if (isNeutral(key, value)) delete owner[key];
  });
  return copy;
}

type Visit = (path: string, key: string, value: unknown, owner: Record<string, unknown>) => void;

/**
 * Visits the properties that the model lists as unsupported. Properties in `shape` are supported in outputs, so they
 * are skipped.
 */
function walk(model: ResourceModel, value: unknown, path: string, shape: Shape | undefined, visit: Visit): void {
  if (Array.isArray(value)) {
    const items = shape?.kind === "array" ? shape.items : undefined;
    value.forEach((item, i) => walk(model, item, `${path}[${i}]`, items, visit));
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) {
      const readable = shape?.kind === "object" ? shape.properties[key] : undefined;
      if (readable === undefined && model.unsupported(path, key) !== undefined) visit(path, key, item, value);
      else walk(model, item, atKey(path, key), readable, visit);
    }
  }
}

function isNeutral(key: string, value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (Array.isArray(value)) return value.length === 0;
  if (isRecord(value) && Object.keys(value).length === 0) return true;
  return Object.hasOwn(NEUTRAL, key) && isDeepStrictEqual(NEUTRAL[key], value);
}
