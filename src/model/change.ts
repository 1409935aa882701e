import { isDeepStrictEqual } from "./equal";
import { atKey } from "./problem";
import type { Inputs, ResourceModel } from "./resource";
import type { Shape } from "./shape";
import { isUnknown } from "./unknown";

/** A difference between the inputs that a resource has and those that it should have. */
export interface Change {
  /** Pulumi property path. */
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
  /** Whether ARM needs the resource deleted and made again. */
  readonly replace: boolean;
}

/** All changes from one set of inputs to another, compared in canonical form. Unknown values count as changed. */
export function changes(model: ResourceModel, olds: Inputs, news: Inputs): Change[] {
  return compare(model.inputs, model.canonical(olds), model.canonical(news), "", false);
}

function compare(shape: Shape | undefined, old: unknown, now: unknown, path: string, replacing: boolean): Change[] {
  const replace = replacing || shape?.replace === true;
  if (old === undefined && now === undefined) return [];
  if (old === undefined) return [{ path, kind: "add", replace: replace || holdsReplace(shape, now) }];
  if (now === undefined) return [{ path, kind: "delete", replace: replace || holdsReplace(shape, old) }];
  if (isUnknown(now) || isUnknown(old)) return [{ path, kind: "update", replace }];
  if (Array.isArray(old) && Array.isArray(now)) {
    const items = shape?.kind === "array" ? shape.items : undefined;
    const length = Math.max(old.length, now.length);
    return Array.from({ length }, (_, i) => compare(items, old[i], now[i], `${path}[${i}]`, replace)).flat();
  }
  if (isRecord(old) && isRecord(now)) {
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    return keys.flatMap((key) => compare(propertyShape(shape, key), old[key], now[key], atKey(path, key), replace));
  }
  return isDeepStrictEqual(old, now) ? [] : [{ path, kind: "update", replace }];
}

function propertyShape(shape: Shape | undefined, key: string): Shape | undefined {
  if (shape?.kind === "object") return shape.properties[key];
  return shape?.kind === "map" ? shape.values : undefined;
}

/** Whether an added or removed value holds a property whose change replaces: a new container brings its own CPU, say. */
function holdsReplace(shape: Shape | undefined, value: unknown): boolean {
  if (shape?.replace === true) return true;
  if (shape?.kind === "array" && Array.isArray(value)) return value.some((item) => holdsReplace(shape.items, item));
  if (shape?.kind === "object" && isRecord(value))
    return Object.entries(value).some(([key, item]) => item !== undefined && holdsReplace(shape.properties[key], item));
  return false;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
