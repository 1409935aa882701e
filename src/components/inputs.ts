import * as pulumi from "@pulumi/pulumi";
import { own } from "../model/core/json";
import { atKey, type Problem, RULES } from "../model/core/problem";
import { UNKNOWN } from "../model/core/unknown";

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

/** A value of one of ARM's enumerations, in which case means nothing: `TCP`, `tcp` or `Tcp`. */
export type AnyCase<T extends string> = T | Uppercase<T> | Lowercase<T> | Capitalize<Lowercase<T>>;

/** The names of all arguments of a component. The compiler sees to it that none is missing. */
export type Keys<Args> = Readonly<Record<keyof Required<Args>, true>>;

/** Arguments that a component lacks and a similar one has: why, and by whose rule. */
export interface MisplacedKeys {
  readonly why: Readonly<Record<string, string>>;
  readonly rule: string;
}

/** Arguments that do not exist: programs in JavaScript, or with `any`, would lose them without a word. */
export function unknownKeys<Args extends object>(
  args: Args,
  known: Keys<Args>,
  path: string,
  misplaced: MisplacedKeys = { why: {}, rule: RULES.berth },
): Problem[] {
  const given = Object.entries(args).filter(([key, value]) => value !== undefined && !(key in known));
  const allowed = `is not an argument; the arguments are ${Object.keys(known).join(", ")}`;
  return given.map(([key]) => {
    const why = own(misplaced.why, key);
    if (why === undefined) return { path: atKey(path, key), allowed, rule: RULES.berth };
    return { path: atKey(path, key), allowed: why, rule: misplaced.rule };
  });
}
