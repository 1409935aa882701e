import { isGiven } from "../core/json";
import { type Problem, RULES } from "../core/problem";

/** Names that a property may refer to; undefined when not all of them are known. */
export type KnownNames = ReadonlySet<string> | undefined;

/** The names in a list as {@link KnownNames}. A missing list has no names. */
export function knownNames(list: unknown, nameOf: (item: unknown) => unknown): KnownNames {
  if (!isGiven(list)) return new Set();
  if (!Array.isArray(list)) return undefined;
  const names = list.map(nameOf);
  return names.every((name) => typeof name === "string") ? new Set(names) : undefined;
}

/** Checks that a name is one of `names`. Skips anything but a string. */
export function checkReference(
  value: unknown,
  path: string,
  names: KnownNames,
  what: string,
  spell: (name: string) => string = (name) => name,
): Problem[] {
  if (typeof value !== "string" || names === undefined || names.has(spell(value))) return [];
  const choice = names.size === 0 ? "there are none" : [...names].join(", ");
  return [{ path, value, allowed: `must be one of ${what}: ${choice}`, rule: RULES.aci }];
}
