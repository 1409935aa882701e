import { isDeepStrictEqual } from "./equal";
import { isGiven, isRecord, own } from "./json";
import { matchItems } from "./listKey";
import { atKey } from "./problem";
import type { Inputs, ResourceModel } from "./resource";
import type { Shape } from "./shape";
import { isUnknown } from "./unknown";

/** A difference between the inputs that a resource has and those that it should have. */
export interface Change {
  /** Pulumi property path. Indexes are those of the new inputs; those of the old ones for what is deleted. */
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
  /** Whether ARM needs the resource deleted and made again. */
  readonly replace: boolean;
}

/**
 * All changes of meaning from one set of inputs to another. Items of lists are followed by their names (ports by number and
 * protocol, mounts by path), so another order alone is no change. Unknown values count as changed. `outputs`, what the
 * resource was last seen to be, tells what the service chose where `olds` left the choice to it.
 */
export function changes(model: ResourceModel, olds: Inputs, news: Inputs, outputs?: Inputs): Change[] {
  const old: Record<string, unknown> = { ...olds };
  const now: Record<string, unknown> = { ...news };
  for (const key of model.serviceChosen) {
    if (!isGiven(now[key])) now[key] = old[key];
    else if (!isGiven(old[key])) old[key] = outputs?.[key];
  }
  return compareValues(model.inputs, model.canonical(old), model.canonical(now), "", "", false);
}

/** The changes from one canonical value to another. `name` is that of the property that holds them. */
export function compareValues(
  shape: Shape | undefined,
  old: unknown,
  now: unknown,
  path: string,
  name: string,
  replacing: boolean,
): Change[] {
  const replace = replacing || shape?.replace === true;
  if (old === undefined && now === undefined) return [];
  if (old === undefined) return [{ path, kind: "add", replace: replace || holdsReplace(shape, now) }];
  if (now === undefined) return [{ path, kind: "delete", replace: replace || holdsReplace(shape, old) }];
  if (isUnknown(now) || isUnknown(old)) return [{ path, kind: "update", replace }];
  if (Array.isArray(old) && Array.isArray(now)) {
    const items = shape?.kind === "array" ? shape.items : undefined;
    return compareLists(items, old, now, path, name, replace);
  }
  if (isRecord(old) && isRecord(now)) {
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    return keys.flatMap((key) =>
      compareValues(propertyShape(shape, key), own(old, key), own(now, key), atKey(path, key), key, replace),
    );
  }
  return isDeepStrictEqual(old, now) ? [] : [{ path, kind: "update", replace }];
}

/**
 * An item without a match at a place where the other list has one as well was rewritten: one change, not a deletion and an
 * addition at the same path. It replaces where either of the two would.
 */
function compareLists(
  shape: Shape | undefined,
  olds: readonly unknown[],
  news: readonly unknown[],
  path: string,
  name: string,
  replace: boolean,
): Change[] {
  const matches = matchItems(name, olds, news);
  const matched = new Set(matches);
  const isLeft = (i: number) => i < olds.length && !matched.has(i);
  const at = (i: number) => `${path}[${i}]`;
  const kept = news.flatMap((now, i) => {
    const match = matches[i];
    if (match !== undefined) return compareValues(shape, olds[match], now, at(i), "", replace);
    if (!isLeft(i)) return [{ path: at(i), kind: "add" as const, replace: replace || holdsReplace(shape, now) }];
    const renewed = replace || holdsReplace(shape, olds[i]) || holdsReplace(shape, now);
    return compareValues(shape, olds[i], now, at(i), "", renewed);
  });
  const deleted = olds.flatMap((old, i) => {
    if (!isLeft(i) || (i < news.length && matches[i] === undefined)) return [];
    return [{ path: at(i), kind: "delete" as const, replace: replace || holdsReplace(shape, old) }];
  });
  return [...kept, ...deleted];
}

function propertyShape(shape: Shape | undefined, key: string): Shape | undefined {
  if (shape?.kind === "object") return own(shape.properties, key);
  return shape?.kind === "map" ? shape.values : undefined;
}

/** Whether an added or removed value holds a property whose change replaces: a new container brings its own CPU, say. */
function holdsReplace(shape: Shape | undefined, value: unknown): boolean {
  if (shape?.replace === true) return true;
  if (shape?.kind === "array" && Array.isArray(value)) return value.some((item) => holdsReplace(shape.items, item));
  if (shape?.kind === "object" && isRecord(value))
    return Object.entries(value).some(([key, item]) => isGiven(item) && holdsReplace(own(shape.properties, key), item));
  return false;
}
