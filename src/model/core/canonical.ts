import { enumValue, type Shape } from "./shape";
import { isDeepStrictEqual } from "./equal";
import { isGiven, isRecord, mapRecord, own } from "./json";
import type { ListKeys } from "./listKey";
import { isUnknown } from "./unknown";

/**
 * Decides which inputs of a kind of resource mean the same. Keys are paths with `[]` for any index, such as
 * `containers[].ports[].protocol`.
 */
export interface CanonicalForm {
  /** Values that mean the same as leaving the property out. */
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Give all spellings of the same value one spelling. Called with strings and numbers only. */
  readonly spellings: Readonly<Record<string, (value: never) => unknown>>;
  /**
   * Names of properties that are true where the service chooses. Of all others below a choice of the service, false means
   * the same as nothing. Default: none.
   */
  readonly on?: readonly string[];
  /** How items of lists are identified, by the property name of the list. */
  readonly lists: ListKeys;
}

/** The path pattern of the property `key` of the value at `pattern`. */
export function patternKey(pattern: string, key: string): string {
  return pattern === "" ? key : `${pattern}.${key}`;
}

/**
 * A value in canonical form: without null, defaults, empty lists and empty maps, and with enum values in ARM's case.
 * Lists keep their order and length, so that indexes still point to the user's items. The comparison ignores the order.
 */
export function canonicalValue(shape: Shape, form: CanonicalForm, pattern: string, value: unknown): unknown {
  if (isUnknown(value)) return value;
  if (!isGiven(value)) return undefined;
  const result = canonicalParts(shape, form, pattern, value);
  const byDefault = own(form.defaults, pattern);
  return byDefault !== undefined && isDeepStrictEqual(result, byDefault) ? undefined : result;
}

function canonicalParts(shape: Shape, form: CanonicalForm, pattern: string, value: unknown): unknown {
  if (shape.kind === "object" && isRecord(value)) {
    const result = mapRecord(value, (item, key) => {
      const property = own(shape.properties, key);
      if (property !== undefined) return canonicalValue(property, form, patternKey(pattern, key), item);
      return isGiven(item) ? item : undefined;
    });
    return Object.keys(result).length === 0 ? undefined : result;
  }
  if (shape.kind === "map" && isRecord(value)) {
    const result = mapRecord(value, (item) => canonicalValue(shape.values, form, `${pattern}[]`, item));
    return Object.keys(result).length === 0 ? undefined : result;
  }
  if (shape.kind === "array" && Array.isArray(value)) {
    if (value.length === 0) return undefined;
    return value.map((item: unknown) => canonicalValue(shape.items, form, `${pattern}[]`, item) ?? empty(item));
  }
  if (shape.kind === "string" && typeof value === "string" && shape.enum !== undefined)
    return enumValue(shape.enum, value) ?? value;
  const spell = own(form.spellings, pattern);
  const speltAs = shape.kind === "string" ? "string" : "number";
  return spell !== undefined && typeof value === speltAs ? spell(value as never) : value;
}

/** Keeps the item's index in its list. */
function empty(item: unknown): unknown {
  return isRecord(item) ? {} : null;
}
