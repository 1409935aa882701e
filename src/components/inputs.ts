import * as pulumi from "@pulumi/pulumi";
import { UNKNOWN } from "../model/core/unknown";

/** Whether a value is known without waiting. */
export function isPlain<T>(value: Later<T> | pulumi.Input<T>): value is T {
  return !pulumi.Output.isInstance(value) && !(value instanceof Promise);
}

/** A copy in which everything that becomes known later is {@link UNKNOWN}, so that the rules skip it. */
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

/** An enum value of ARM in any case: `TCP`, `tcp` or `Tcp`. */
export type AnyCase<T extends string> = T | Uppercase<T> | Lowercase<T> | Capitalize<Lowercase<T>>;

/** A value that is known now or later. An output that becomes undefined counts as absent. */
export type Later<T> = T | pulumi.OutputInstance<NonNullable<T>>;

/** The type of an Output within an Output, which Pulumi flattens. */
type Flat<T> = T extends pulumi.OutputInstance<infer Inner> ? Inner : T;

/** Applies `make` at once if the value is known, or else later. Inputs inside the value stay inputs. */
export function lift<T, R>(value: pulumi.Input<T> | Later<T>, make: (known: T) => R): Later<Flat<R>> {
  return isPlain(value as pulumi.Input<T>) ? (make(value as T) as Flat<R>) : applied(value as pulumi.Output<T>, make);
}

/** {@link lift} that also tells whether the whole value is a secret, which makes every part of it secret. */
export function liftSecret<T, R>(value: pulumi.Input<T>, make: (known: T, isSecret: boolean) => R): Later<Flat<R>> {
  if (isPlain(value)) return make(value, false) as Flat<R>;
  const isSecret = pulumi.Output.isInstance(value) ? pulumi.isSecret(value as pulumi.Output<T>) : false;
  return applied(pulumi.output(isSecret), (secret) =>
    applied(value as pulumi.Output<T>, (known) => make(known, secret)),
  );
}

/** Joins lists, some of which may be known later. */
export function concat<T>(lists: readonly Later<readonly T[]>[]): Later<readonly T[]> {
  if (lists.every((list) => Array.isArray(list))) return lists.flat() as readonly T[];
  // A list in a function, so that Pulumi does not wait for the inputs inside it.
  const boxed = lists.map((list) => lift(list, (known) => () => known));
  const all = pulumi.all(boxed as pulumi.Input<() => readonly T[]>[]);
  return applied(all as unknown as pulumi.Output<(() => readonly T[])[]>, (boxes) => boxes.flatMap((open) => open()));
}

/** `pulumi.output(value).apply` would make the result unknown or secret if any part of the value is. */
function applied<T, R>(
  value: pulumi.OutputInstance<T> | Promise<T>,
  make: (known: T) => R,
): pulumi.OutputInstance<NonNullable<Flat<R>>> {
  const output = pulumi.Output.isInstance(value) ? value : pulumi.output(value);
  return (output as pulumi.Output<T>).apply((known) => make(known)) as never;
}
