import type { Unwrap } from "../../model/core/enumCase";
import type { Shape } from "../../model/core/shape";
import { KEPT_SECRET, reveals } from "../../model/core/secrets";
import { credentialsOf, holdsCredentials } from "../../model/values/gitRepository";
import { Asset, isMap, isOpaque, mapValues, plain, Secret } from "./values";

/** Lets functions of the model look inside secrets, and leaves assets and resources unchanged. */
export const inSecrets: Unwrap = (value, map) => {
  if (value instanceof Secret) return isOpaque(value.value) ? value : new Secret(map(value.value));
  return isOpaque(value) ? value : map(value);
};

/** Marks everything as secret that is secret by its shape, and URLs with credentials. Assets become Pulumi's. */
export function markByShape(shape: Shape | undefined, value: unknown): unknown {
  if (typeof value === "string" && holdsCredentials(value)) return new Secret(value);
  if (shape === undefined || value instanceof Secret || value === undefined || value === null) return value;
  if (shape.secret === true) return new Secret(value);
  if (shape.kind === "array" && Array.isArray(value)) return value.map((item) => markByShape(shape.items, item));
  if (shape.kind === "map" && isMap(value)) return mapValues(value, (item) => markByShape(shape.values, item));
  if (shape.kind === "object" && isMap(value))
    return shape.asset === true
      ? new Asset("asset", value)
      : mapValues(value, (item, key) => markByShape(shape.properties[key], item));
  return value;
}

/**
 * Marks as secret what is secret at the same place in `marked`. List items are matched by name, since ARM may return
 * them in another order.
 */
export function carryMarks(marked: unknown, value: unknown): unknown {
  if (value instanceof Secret || value === undefined || value === null) return value;
  if (marked instanceof Secret) return new Secret(value);
  if (Array.isArray(marked) && Array.isArray(value))
    return value.map((item, i) => carryMarks(counterpart(marked, item, i), item));
  if (isMap(marked) && isMap(value))
    return mapValues(value, (item, key) => (Object.hasOwn(marked, key) ? carryMarks(marked[key], item) : item));
  return value;
}

/**
 * The value with the texts that the local engine keeps elsewhere, where `known` has one. ARM returns no secret either, and the state
 * has them all.
 */
export function withKept(known: unknown, value: unknown): unknown {
  if (value === KEPT_SECRET) return typeof plain(known) === "string" ? plain(known) : value;
  if (known instanceof Secret) return withKept(known.value, value);
  if (Array.isArray(known) && Array.isArray(value))
    return value.map((item, i) => withKept(counterpart(known, item, i), item));
  if (isMap(known) && isMap(value))
    return mapValues(value, (item, key) => (Object.hasOwn(known, key) ? withKept(known[key], item) : item));
  return value;
}

function counterpart(items: unknown[], item: unknown, index: number): unknown {
  const name = nameOf(item);
  return name === undefined ? items[index] : (items.find((other) => nameOf(other) === name) ?? undefined);
}

function nameOf(item: unknown): string | undefined {
  const inner = item instanceof Secret ? item.value : item;
  if (!isMap(inner)) return undefined;
  const name = inner["name"] instanceof Secret ? inner["name"].value : inner["name"];
  return typeof name === "string" ? name : undefined;
}

/** All strings that are marked as secret, and the credentials in those that are URLs, longest first. */
export function secretStrings(value: unknown): string[] {
  const found = new Set<string>();
  collect(value, false, found);
  return [...found].sort((a, b) => b.length - a.length);
}

function collect(value: unknown, secret: boolean, found: Set<string>): void {
  if (value instanceof Secret) collect(value.value, true, found);
  else if (value instanceof Asset) collect(value.fields["text"], secret, found);
  else if (typeof value === "string" && secret && value !== "")
    for (const text of [value, ...credentialsOf(value)]) found.add(text);
  else if (Array.isArray(value)) for (const item of value) collect(item, secret, found);
  else if (isMap(value)) for (const item of Object.values(value)) collect(item, secret, found);
}

/** Marks every string as secret that is or contains one of the given secrets. */
export function markByContent(secrets: readonly string[], value: unknown): unknown {
  if (secrets.length === 0 || value instanceof Secret) return value;
  if (typeof value === "string") return reveals(secrets, value) ? new Secret(value) : value;
  if (Array.isArray(value)) return value.map((item) => markByContent(secrets, item));
  return isMap(value) ? mapValues(value, (item) => markByContent(secrets, item)) : value;
}
