import { enumValue, type Shape } from "./shape";
import { isRecord, mapRecord, own } from "./json";

/** Applies `map` to the content of a wrapper, or to a value without a wrapper. */
export type Unwrap = (value: unknown, map: (inner: unknown) => unknown) => unknown;

/**
 * A copy of a value with every enum value in ARM's case, so that later code can compare strings. The value may be flat
 * or have ARM's `properties` objects. `unwrap` opens the caller's wrappers.
 */
export function withEnumCase<T>(shape: Shape, value: T, unwrap: Unwrap = (plain, map) => map(plain)): T {
  return unwrap(value, (inner) => respell(shape, inner, unwrap)) as T;
}

function respell(shape: Shape, value: unknown, unwrap: Unwrap): unknown {
  if (shape.kind === "string" && shape.enum !== undefined && typeof value === "string")
    return enumValue(shape.enum, value) ?? value;
  if (shape.kind === "array" && Array.isArray(value))
    return value.map((item: unknown) => withEnumCase(shape.items, item, unwrap));
  if (shape.kind === "map" && isRecord(value))
    return mapRecord(value, (item) => withEnumCase(shape.values, item, unwrap));
  if (shape.kind === "object" && isRecord(value))
    return mapRecord(value, (item, key) => {
      const property = own(shape.properties, key) ?? (key === "properties" ? shape : undefined);
      return property === undefined ? item : withEnumCase(property, item, unwrap);
    });
  return value;
}
