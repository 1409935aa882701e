import { isGiven } from "../core/json";
import { type Problem, RULES } from "../core/problem";

/** Names that may be referred to; undefined when not all of them are known. */
export type KnownNames = ReadonlySet<string> | undefined;

/** The strings of a list's items as {@link KnownNames}. A list that is not given has none. */
export function knownNames(list: unknown, nameOf: (item: unknown) => unknown): KnownNames {
  if (!isGiven(list)) return new Set();
  if (!Array.isArray(list)) return undefined;
  const names = list.map(nameOf);
  return names.every((name) => typeof name === "string") ? new Set(names) : undefined;
}

/** Checks that a name is one of those that are there; anything but a string is passed over. */
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
