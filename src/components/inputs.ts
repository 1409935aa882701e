import * as pulumi from "@pulumi/pulumi";
import { UNKNOWN } from "../model/unknown";

/** Whether a value is known without waiting. */
export function isPlain<T>(value: pulumi.Input<T>): value is T {
  return !pulumi.Output.isInstance(value) && !(value instanceof Promise);
}

/** A copy in which everything that is only known later is {@link UNKNOWN}, so that the rules pass over it. */
export function knownPart(value: unknown): unknown {
  if (!isPlain(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map(knownPart);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, knownPart(item)]),
  );
}
