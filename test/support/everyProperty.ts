import type { Shape } from "../../src/model/core/shape";

/** A value that has every property of its shape. */
export function everyProperty(shape: Shape): unknown {
  switch (shape.kind) {
    case "object":
      return Object.fromEntries(Object.entries(shape.properties).map(([key, item]) => [key, everyProperty(item)]));
    case "array":
      return [everyProperty(shape.items)];
    case "map":
      return { key: everyProperty(shape.values) };
    case "string":
      return shape.enum?.[0] ?? "text";
    case "number":
      return 1.5;
    case "integer":
      return 7;
    case "boolean":
      return true;
    case "any":
      return {};
  }
}
