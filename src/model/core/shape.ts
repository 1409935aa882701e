import { isRecord, own } from "./json";
import { atKey } from "./path";
import { type Problem, RULES } from "./problem";
import { isUnknown } from "./unknown";

export interface Flags {
  /** The value is a secret wherever it appears. */
  readonly secret?: true;
  /** A change of the value replaces the resource. */
  readonly replace?: true;
}

/** An object with known properties. */
export interface ObjectShape extends Flags {
  readonly kind: "object";
  /** The value is an asset of Pulumi's. */
  readonly asset?: true;
  readonly properties: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
}

/** What a value of schema.json looks like. */
export type Shape =
  | ObjectShape
  | (Flags & { readonly kind: "string"; readonly enum?: readonly string[] })
  | (Flags & { readonly kind: "number" | "integer" | "boolean" | "any" })
  | (Flags & { readonly kind: "array"; readonly items: Shape })
  | (Flags & { readonly kind: "map"; readonly values: Shape });

const KINDS: Record<Shape["kind"], string> = {
  object: "an object",
  map: "an object of strings",
  array: "a list",
  string: "a string",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  any: "any value",
};

type Unsupported = (path: string, key: string) => string | undefined;

/**
 * Compares a value with its shape: types, allowed values in any case, required and unknown properties. Values that are
 * not known yet fit every shape. `unsupported` explains why an unknown property is refused.
 */
export function checkShape(
  shape: Shape,
  value: unknown,
  path: string,
  unsupported: Unsupported = () => undefined,
): Problem[] {
  if (isUnknown(value)) return [];
  if (!fits(shape, value)) return [misfit(shape, value, path)];
  const problems = checkParts(shape, value, path, unsupported);
  // All parts of a secret are secret, whatever their own shapes say.
  return shape.secret === true ? problems.map(({ value: _, ...problem }) => problem) : problems;
}

function checkParts(shape: Shape, value: unknown, path: string, unsupported: Unsupported): Problem[] {
  switch (shape.kind) {
    case "string":
      if (shape.enum === undefined || enumValue(shape.enum, value as string) !== undefined) return [];
      return [{ path, ...shown(shape, value), allowed: `must be one of ${shape.enum.join(", ")}`, rule: RULES.arm }];
    case "array":
      return (value as unknown[]).flatMap((item, i) => checkShape(shape.items, item, `${path}[${i}]`, unsupported));
    case "map":
      return Object.entries(value as object).flatMap(([key, item]) =>
        checkShape(shape.values, item, atKey(path, key), unsupported),
      );
    case "object":
      return checkObject(shape, value as Record<string, unknown>, path, unsupported);
    default:
      return [];
  }
}

function checkObject(
  shape: ObjectShape,
  value: Record<string, unknown>,
  path: string,
  unsupported: Unsupported,
): Problem[] {
  const problems: Problem[] = [];
  for (const key of shape.required) {
    if ((own(value, key) ?? undefined) === undefined)
      problems.push({ path: atKey(path, key), allowed: "is required", rule: RULES.arm });
  }
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined || item === null) continue;
    const property = own(shape.properties, key);
    if (property !== undefined) problems.push(...checkShape(property, item, atKey(path, key), unsupported));
    else {
      const allowed =
        unsupported(path, key) ?? `is not a property; the properties are ${Object.keys(shape.properties).join(", ")}`;
      problems.push({ path: atKey(path, key), allowed, rule: RULES.berth });
    }
  }
  return problems;
}

function misfit(shape: Shape, value: unknown, path: string): Problem {
  const isMapping = shape.kind === "integer" && typeof value === "string" && /^\d+:\d+$/.test(value);
  const hint = isMapping ? ": ports are not mapped to others" : "";
  return { path, ...shortened(shown(shape, value)), allowed: `must be ${KINDS[shape.kind]}${hint}`, rule: RULES.berth };
}

const SHOWN_LENGTH = 40;

/** A value of the wrong type may be anything, a file with a key among others. Its beginning is enough to find it. */
function shortened({ value }: { value?: unknown }): { value?: unknown } {
  if (value === undefined) return {};
  return typeof value === "string" && value.length > SHOWN_LENGTH ? {} : { value };
}

/**
 * Does not show objects, or wrong values in a secret's place: someone may write `DB_PASSWORD=hunter2` for an
 * environment variable.
 */
function shown(shape: Shape, value: unknown): { value?: unknown } {
  return typeof value === "object" || typeof value === "function" || holdsSecret(shape) ? {} : { value };
}

/** Whether a shape has a property at a path pattern, such as `volumes[].azureFile`. */
export function hasShapeAt(shape: Shape, pattern: string): boolean {
  return pattern.split(".").every((step) => {
    const property = shape.kind === "object" ? own(shape.properties, step.replace("[]", "")) : undefined;
    if (property === undefined) return false;
    if (!step.endsWith("[]")) shape = property;
    else if (property.kind === "array") shape = property.items;
    else if (property.kind === "map") shape = property.values;
    else return false;
    return true;
  });
}

/** Whether a value of this shape is or may contain a secret. */
export function holdsSecret(shape: Shape): boolean {
  if (shape.secret === true) return true;
  switch (shape.kind) {
    case "object":
      return Object.values(shape.properties).some(holdsSecret);
    case "array":
      return holdsSecret(shape.items);
    case "map":
      return holdsSecret(shape.values);
    default:
      return false;
  }
}

function fits(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case "any":
      return true;
    case "array":
      return Array.isArray(value);
    case "object":
    case "map":
      return isRecord(value);
    case "integer":
      return Number.isInteger(value);
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    default:
      return typeof value === shape.kind;
  }
}

/** The allowed value that a text means, in ARM's case. ARM ignores the case of enum values. */
export function enumValue<T extends string>(allowed: readonly T[], text: string): T | undefined {
  const wanted = text.toLowerCase();
  return allowed.find((value) => value.toLowerCase() === wanted);
}
