import * as pulumi from "@pulumi/pulumi";
import { failureOfRun } from "../failing";
import { isGiven, isRecord, own } from "../model/core/json";
import { atKey, type Problem, RULES } from "../model/core/problem";
import { holdsCredentials } from "../model/values/gitRepository";
import type { ObjectShape } from "../model/core/shape";
import { isPlain, lift } from "./inputs";

/**
 * The shape of a component's arguments, in as much detail as the component needs. The model checks the values once they
 * are in ARM's form.
 */
export type ArgShape = Settled &
  (
    | { readonly kind: "any" }
    | { readonly kind: "text" | "flag" | "choice"; readonly choices?: readonly string[] }
    | { readonly kind: "list" | "map"; readonly items: ArgShape; readonly what?: string }
    | ObjectArgs
    | {
        readonly kind: "own";
        /** Reports what is wrong with the value, if it can be checked by itself. */
        readonly check: (value: unknown, path: string) => readonly Problem[];
        /** What it is made of, where parts of it are secret. */
        readonly within?: ArgShape;
      }
  );

interface Settled {
  /** The value decides which resources are made, so it cannot be an Output. */
  readonly settled?: true;
  /** Messages do not show the value. */
  readonly secret?: true;
}

export interface ObjectArgs {
  readonly kind: "object";
  readonly properties: Readonly<Record<string, ArgShape>>;
  readonly required?: readonly string[];
  /** Arguments that a similar object has and this one does not: the reason, and the source of that rule. */
  readonly misplaced?: { readonly why: Readonly<Record<string, string>>; readonly rule: string };
}

/** The shapes of all arguments of a component. The type checker reports a missing one. */
export type ArgShapes<Args> = Readonly<Record<keyof Required<Args>, ArgShape>>;

export const ANY: ArgShape = { kind: "any" };
export const TEXT: ArgShape = { kind: "text" };
export const SETTLED_TEXT: ArgShape = { kind: "text", settled: true };
export const SETTLED_FLAG: ArgShape = { kind: "flag", settled: true };
export const SECRET_TEXT: ArgShape = { kind: "text", secret: true };
export const TEXTS: ArgShape = { kind: "list", items: TEXT };

export const choice = (...choices: string[]): ArgShape => ({ kind: "choice", choices, settled: true });
export const listOf = (items: ArgShape, more: Settled = {}): ArgShape => ({ kind: "list", items, ...more });
export const mapOf = (items: ArgShape, what: string, more: Settled = {}): ArgShape => ({
  kind: "map",
  items,
  what,
  ...more,
});
export const objectOf = (properties: Readonly<Record<string, ArgShape>>, more: Partial<ObjectArgs> & Settled = {}) =>
  ({ kind: "object", properties, ...more }) satisfies ArgShape;

/**
 * Arguments that ARM takes unchanged and under the same names: all properties of a shape except the `others`, which
 * have another form in the args. A new property in the schema becomes such an argument by itself.
 */
export function asInArm<Args>({ properties }: ObjectShape, others: Readonly<Record<string, true>>): ArgShapes<Args> {
  const names = Object.keys(properties).filter((name) => !Object.hasOwn(others, name));
  return Object.fromEntries(names.map((name) => [name, ANY])) as ArgShapes<Args>;
}

/** The arguments that are given and that `shapes` contains. */
export function handedOn<Some>(args: Some, shapes: ArgShapes<Some>): Some {
  const all = args as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(shapes)
      .filter((name) => isGiven(all[name]))
      .map((name) => [name, all[name]]),
  ) as Some;
}

/** Arguments without the parts that have a wrong shape, and what is wrong with those. */
export interface CheckedArgs<T> {
  readonly args: T;
  readonly problems: Problem[];
}

/**
 * Compares arguments with their shape. The TypeScript compiler cannot do that for JavaScript programs and for `any`.
 */
export function checkArgs<T>(shape: ArgShape, args: T, path = ""): CheckedArgs<T> {
  const problems: Problem[] = [];
  const kept = keep(shape, args, path, problems, []);
  return { args: (kept ?? {}) as T, problems };
}

/**
 * The value without its wrong parts: the same object if there are none, and undefined if the whole is wrong or absent.
 */
function keep(shape: ArgShape, value: unknown, path: string, problems: Problem[], around: readonly unknown[]): unknown {
  if (!isGiven(value)) return undefined;
  const refuse = (allowed: string): undefined => {
    const shown = shape.secret === true || typeof value === "object" || typeof value === "function" ? undefined : value;
    problems.push({ path: path === "" ? "args" : path, value: shown, allowed, rule: RULES.berth });
  };
  if (!isPlain(value)) {
    if (shape.settled !== true) return value;
    return refuse("must be known when the program is written: it decides what is made, and so cannot be an Output");
  }
  if (around.includes(value)) return refuse("must not contain itself");
  const inside = [...around, value];
  switch (shape.kind) {
    case "any":
      if (pulumi.Resource.isInstance(value) || (!Array.isArray(value) && !isRecord(value))) return value;
      for (const [key, item] of Object.entries(value))
        keep(ANY, item, Array.isArray(value) ? `${path}[${key}]` : atKey(path, key), problems, inside);
      return value;
    case "text":
      return typeof value === "string" ? value : refuse("must be a string");
    case "flag":
      return typeof value === "boolean" ? value : refuse("must be true or false");
    case "choice":
      // In ARM's case, whatever case the program uses.
      return (
        shape.choices?.find((one) => typeof value === "string" && one.toLowerCase() === value.toLowerCase()) ??
        refuse(`must be one of ${shape.choices?.join(", ")}`)
      );
    case "own": {
      const found = shape.check(value, path);
      problems.push(...found);
      return found.length === 0 ? value : undefined;
    }
    case "list":
      if (!Array.isArray(value)) return refuse("must be a list");
      return keepItems(shape.items, value, path, problems, inside);
    case "map":
      if (!isRecord(value))
        return refuse(`must be an object${Array.isArray(value) ? ", not a list" : ""}: ${shape.what}`);
      return keepProperties(value, (key, item) => keep(shape.items, item, atKey(path, key), problems, inside));
    case "object":
      if (!isRecord(value)) return refuse(`must be an object with ${Object.keys(shape.properties).join(", ")}`);
      return keepObject(shape, value, path, problems, inside);
  }
}

function keepItems(shape: ArgShape, list: unknown[], path: string, problems: Problem[], inside: readonly unknown[]) {
  const kept = list.map((item: unknown, i) => {
    if (isGiven(item)) return keep(shape, item, `${path}[${i}]`, problems, inside);
    problems.push({ path: `${path}[${i}]`, allowed: "is required: lists have no gaps", rule: RULES.berth });
    return undefined;
  });
  return kept.every((item, i) => item === list[i]) ? list : kept.filter(isGiven);
}

function keepObject(
  shape: ObjectArgs,
  value: Record<string, unknown>,
  path: string,
  problems: Problem[],
  inside: readonly unknown[],
) {
  for (const key of shape.required ?? []) {
    if (!isGiven(own(value, key))) problems.push({ path: atKey(path, key), allowed: "is required", rule: RULES.berth });
  }
  return keepProperties(value, (key, item) => {
    const property = own(shape.properties, key);
    if (property !== undefined) return keep(property, item, atKey(path, key), problems, inside);
    if (isGiven(item)) problems.push(unknownKey(shape, path, key));
    return undefined;
  });
}

function unknownKey({ properties, misplaced }: ObjectArgs, path: string, key: string): Problem {
  const why = misplaced && own(misplaced.why, key);
  if (misplaced !== undefined && why !== undefined)
    return { path: atKey(path, key), allowed: why, rule: misplaced.rule };
  const allowed = `is not an argument; the arguments are ${Object.keys(properties).join(", ")}`;
  return { path: atKey(path, key), allowed, rule: RULES.berth };
}

/** Returns the same object if no property changes: containers that mount the same object share a volume. */
function keepProperties(value: Record<string, unknown>, keepOne: (key: string, item: unknown) => unknown) {
  const kept = Object.entries(value).map(([key, item]) => [key, keepOne(key, item)] as const);
  if (kept.every(([key, item]) => item === value[key])) return value;
  return Object.fromEntries(kept.filter(([, item]) => item !== undefined));
}

/** Arguments that no state can hold, since they may be functions and may have secrets anywhere. */
const LEFT_OUT = ["transform"];

/**
 * A component's arguments as Pulumi registers them: state, policies and transforms see them. Secrets are marked, and URLs with
 * credentials, whatever argument they are or will be. What
 * Pulumi cannot write down, such as a function, is left out; the checks of the arguments report it where it is wrong. In a failed
 * run, nothing is registered: arguments may be what the run does not make.
 */
export function registered(shape: ArgShape, args: unknown): pulumi.Inputs {
  if (failureOfRun() !== undefined) return {};
  const copy = copyOf(shape, args, []);
  if (typeof copy !== "object" || copy === null || Array.isArray(copy)) return {};
  return Object.fromEntries(Object.entries(copy).filter(([key]) => !LEFT_OUT.includes(key)));
}

function copyOf(shape: ArgShape | undefined, value: unknown, around: readonly unknown[]): unknown {
  if (!isGiven(value)) return undefined;
  if (shape?.secret === true && !pulumi.Resource.isInstance(value)) {
    const plain = isPlain(value) ? copyOf({ ...shape, secret: undefined }, value, around) : value;
    return plain === undefined ? undefined : pulumi.secret(plain);
  }
  if (!isPlain(value)) return lift(value as pulumi.Output<unknown>, (known) => copyOf(shape, known, []));
  if (pulumi.Resource.isInstance(value) || typeof value === "boolean") return value;
  if (typeof value === "string") return holdsCredentials(value) ? pulumi.secret(value) : value;
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "object" || value === null || around.includes(value)) return undefined;
  const inside = [...around, value];
  if (Array.isArray(value)) {
    const items = shape?.kind === "list" ? shape.items : undefined;
    return Array.from(value, (item: unknown) => copyOf(items, item, inside)).filter(isGiven);
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  const entries = Object.entries(value).map(([key, item]) => [key, copyOf(partOf(shape, key), item, inside)] as const);
  // `__proto__` and `toString` are no keys that Pulumi's own code could handle.
  return Object.fromEntries(entries.filter(([key, item]) => item !== undefined && !(key in Object.prototype)));
}

function partOf(shape: ArgShape | undefined, key: string): ArgShape | undefined {
  if (shape?.kind === "map") return shape.items;
  if (shape?.kind === "object") return own(shape.properties, key);
  return shape?.kind === "own" && shape.within !== undefined ? partOf(shape.within, key) : undefined;
}
