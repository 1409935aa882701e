/**
 * Texts and numbers with rules of their own live here: names, hosts, addresses, images, quantities. All may import it.
 * It never knows which property a value is of.
 */

import { asList, asRecord } from "../core/json";
import type { Problem } from "../core/problem";

/** What a name must look like, and who says so. */
export interface NameRule {
  readonly pattern: RegExp;
  /** The rule in words, as a predicate of the property. */
  readonly allowed: string;
  /** Whose rule it is, one of `RULES`. */
  readonly rule: string;
}

/** A label of RFC 1123, as containers are named, and most of what Kubernetes has. */
export const labelName: Omit<NameRule, "rule"> = {
  pattern: /^(?=.{1,63}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
  allowed: "must be 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends",
};

/** Checks a name; anything but a string is passed over. */
export function checkName(rule: NameRule, value: unknown, path: string): Problem[] {
  if (typeof value !== "string" || rule.pattern.test(value)) return [];
  return [{ path, value, allowed: rule.allowed, rule: rule.rule }];
}

/** Something with a name that must be unique. */
export interface Named {
  readonly name: string;
  readonly path: string;
}

/** The names of a list's items, those that are known. `spell` gives one spelling to all that are the same name. */
export function namesOf(
  list: unknown,
  path: string,
  key = "name",
  spell: (name: string) => string = (name) => name,
): Named[] {
  return asList(list).flatMap((item, i) => {
    const name = asRecord(item)[key];
    return typeof name === "string" ? [{ name: spell(name), path: `${path}[${i}].${key}` }] : [];
  });
}

/** A problem for each name that an earlier one has already; `scope` says where names must be unique. */
export function checkUnique(items: readonly Named[], scope: string, rule: string): Problem[] {
  const first = new Map<string, string>();
  return items.flatMap(({ name, path }) => {
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, path);
      return [];
    }
    return [{ path, value: name, allowed: `must be unique in ${scope}; ${earlier} is the same`, rule }];
  });
}
