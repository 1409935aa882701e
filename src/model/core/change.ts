import type { Change, Inputs, ResourceModel } from "./resource";
import { isDeepStrictEqual } from "./equal";
import { asList, asRecord, isGiven, isRecord, own } from "./json";
import { isReordered, type ListKeys, matchItems } from "./listKey";
import { atKey } from "./problem";
import type { Shape } from "./shape";
import { isUnknown } from "./unknown";

/**
 * All changes of meaning from one set of inputs to another. List items are matched by name (ports by number and
 * protocol, mounts by path), so a new order alone is not a change. Unknown values count as changed. `outputs`, the
 * state of the resource when it was last read, tells what the service chose where `olds` left the choice to it.
 */
export function changes(model: ResourceModel, olds: Inputs, news: Inputs, outputs?: Inputs): Change[] {
  const now = model.canonical(news);
  const seen = outputs === undefined ? undefined : model.canonical(model.observed(outputs));
  const old = model.settle(now, model.canonical(olds), seen);
  return compareSides(
    model.form.lists,
    model.inputs,
    { value: old, written: olds },
    { value: now, written: news },
    "",
    "",
    false,
  );
}

/** Whether two canonical values mean the same. `name` is the property that holds them. */
export function sameMeaning(lists: ListKeys, shape: Shape, name: string, a: unknown, b: unknown): boolean {
  return compareSides(lists, shape, { value: a, written: a }, { value: b, written: b }, "", name, false).length === 0;
}

/** A value in canonical form and as written. A default that is written out appears only in `written`. */
interface Side {
  readonly value: unknown;
  readonly written: unknown;
}

const part = (side: Side, key: string): Side => ({
  value: own(asRecord(side.value), key),
  written: own(asRecord(side.written), key),
});

const items = (side: Side): Side[] =>
  asList(side.value).map((value, i) => ({ value, written: asList(side.written)[i] }));

function compareSides(
  lists: ListKeys,
  shape: Shape | undefined,
  old: Side,
  now: Side,
  path: string,
  name: string,
  replacing: boolean,
): Change[] {
  const replace = replacing || shape?.replace === true;
  if (old.value === undefined && now.value === undefined) return [];
  if (old.value === undefined) {
    // ARM never returns secrets. So the resource may have this one already, as after an import, and is not replaced.
    const kind = isGiven(old.written) ? "update" : "add";
    return [{ path, kind, replace: shape?.secret !== true && (replace || holdsReplace(shape, now.value)) }];
  }
  if (now.value === undefined) {
    const kind = isGiven(now.written) ? "update" : "delete";
    return [{ path, kind, replace: replace || holdsReplace(shape, old.value) }];
  }
  if (isUnknown(now.value) || isUnknown(old.value)) return [{ path, kind: "update", replace }];
  if (Array.isArray(old.value) && Array.isArray(now.value)) {
    const itemShape = shape?.kind === "array" ? shape.items : undefined;
    return compareLists(lists, itemShape, items(old), items(now), path, name, replace);
  }
  if (isRecord(old.value) && isRecord(now.value)) {
    const keys = [...new Set([...Object.keys(old.value), ...Object.keys(now.value)])];
    return keys.flatMap((key) =>
      compareSides(lists, propertyShape(shape, key), part(old, key), part(now, key), atKey(path, key), key, replace),
    );
  }
  return isDeepStrictEqual(old.value, now.value) ? [] : [{ path, kind: "update", replace }];
}

/**
 * When an item has no match but the other list has an unmatched item at the same index, the item was rewritten. That is
 * one change, not a deletion and an addition at the same path. It replaces the resource if either item would.
 */
function compareLists(
  lists: ListKeys,
  shape: Shape | undefined,
  olds: readonly Side[],
  news: readonly Side[],
  path: string,
  name: string,
  replace: boolean,
): Change[] {
  const matches = matchItems(
    lists,
    name,
    olds.map(({ value }) => value),
    news.map(({ value }) => value),
  );
  const matched = new Set(matches);
  const at = (i: number) => `${path}[${i}]`;
  const kept = news.flatMap((now, i): Change[] => {
    const match = matches[i];
    if (match !== undefined) return compareSides(lists, shape, olds[match]!, now, at(i), "", replace);
    const old = matched.has(i) ? undefined : olds[i];
    if (old === undefined) return [{ path: at(i), kind: "add", replace: replace || holdsReplace(shape, now.value) }];
    const renewed = replace || holdsReplace(shape, old.value) || holdsReplace(shape, now.value);
    return compareSides(lists, shape, old, now, at(i), "", renewed);
  });
  const deleted = olds.flatMap((old, i): Change[] => {
    if (matched.has(i) || (i < news.length && matches[i] === undefined)) return [];
    return [{ path: at(i), kind: "delete", replace: replace || holdsReplace(shape, old.value) }];
  });
  const moved: Change[] = isReordered(lists, name, matches) ? [{ path, kind: "update", replace }] : [];
  return [...moved, ...kept, ...deleted];
}

function propertyShape(shape: Shape | undefined, key: string): Shape | undefined {
  if (shape?.kind === "object") return own(shape.properties, key);
  return shape?.kind === "map" ? shape.values : undefined;
}

/**
 * Whether an added or removed value contains a property whose change replaces the resource: a new container, for
 * example, changes the CPU.
 */
function holdsReplace(shape: Shape | undefined, value: unknown): boolean {
  if (shape?.replace === true) return true;
  if (shape?.kind === "array" && Array.isArray(value)) return value.some((item) => holdsReplace(shape.items, item));
  if (shape?.kind === "object" && isRecord(value))
    return Object.entries(value).some(([key, item]) => isGiven(item) && holdsReplace(own(shape.properties, key), item));
  return false;
}
