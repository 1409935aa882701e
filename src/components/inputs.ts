import * as pulumi from "@pulumi/pulumi";
import { UNKNOWN } from "../model/core/unknown";

/** Whether a value is known without waiting. */
export function isPlain<T>(value: Later<T> | pulumi.Input<T>): value is T {
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

/** A value, or one that is known later. An output that becomes undefined is as good as none. */
export type Later<T> = T | pulumi.OutputInstance<NonNullable<T>>;

/** Pulumi makes one output of an output of an output. */
type Flat<T> = T extends pulumi.OutputInstance<infer Inner> ? Inner : T;

/** What is made of a value as soon as it is known: at once, where it is. Inputs inside of the value stay what they are. */
export function lift<T, R>(value: pulumi.Input<T> | Later<T>, make: (known: T) => R): Later<Flat<R>> {
  return isPlain(value as pulumi.Input<T>) ? (make(value as T) as Flat<R>) : applied(value as pulumi.Output<T>, make);
}

/** {@link lift}, with whether the value is a secret as a whole: then all that is in it is one. */
export function liftSecret<T, R>(value: pulumi.Input<T>, make: (known: T, isSecret: boolean) => R): Later<Flat<R>> {
  if (isPlain(value)) return make(value, false) as Flat<R>;
  const isSecret = pulumi.Output.isInstance(value) ? pulumi.isSecret(value as pulumi.Output<T>) : false;
  return applied(pulumi.output(isSecret), (secret) =>
    applied(value as pulumi.Output<T>, (known) => make(known, secret)),
  );
}

/** Lists, of which some are known later, as one. */
export function concat<T>(lists: readonly Later<readonly T[]>[]): Later<readonly T[]> {
  if (lists.every((list) => Array.isArray(list))) return lists.flat() as readonly T[];
  // In a function each, so that nothing waits for what is inside the lists.
  const boxed = lists.map((list) => lift(list, (known) => () => known));
  const all = pulumi.all(boxed as pulumi.Input<() => readonly T[]>[]);
  return applied(all as unknown as pulumi.Output<(() => readonly T[])[]>, (boxes) => boxes.flatMap((open) => open()));
}

/** Not `pulumi.output(value).apply`: what is unknown or secret inside of the value would make all of it so. */
function applied<T, R>(
  value: pulumi.OutputInstance<T> | Promise<T>,
  make: (known: T) => R,
): pulumi.OutputInstance<NonNullable<Flat<R>>> {
  const output = pulumi.Output.isInstance(value) ? value : pulumi.output(value);
  return (output as pulumi.Output<T>).apply((known) => make(known)) as never;
}
