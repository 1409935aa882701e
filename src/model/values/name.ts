/**
 * Strings and numbers with rules of their own live here: names, hosts, addresses, images, quantities. Any folder may
 * import them. They never know which property a value belongs to.
 */

import { asList, asRecord } from "../core/json";
import type { Problem } from "../core/problem";

/** What a name must look like, and who demands it. */
export interface NameRule {
  readonly pattern: RegExp;
  /** The rule in words, as a predicate of the property. */
  readonly allowed: string;
  /** The source of the rule, one of `RULES`. */
  readonly rule: string;
  /** Code of the ARM error that the service answers, if it is known. */
  readonly code?: string;
}

/** A label of RFC 1123: the form of container names and of most Kubernetes names. */
export const labelName: Omit<NameRule, "rule" | "code"> = {
  pattern: /^(?=.{1,63}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
  allowed: "must be 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends",
};

/** Checks a name. Skips anything but a string. */
export function checkName(rule: NameRule, value: unknown, path: string): Problem[] {
  if (typeof value !== "string" || rule.pattern.test(value)) return [];
  const { allowed, rule: source, code } = rule;
  return [{ path, value, allowed, rule: source, ...(code !== undefined && { code }) }];
}

/** Something with a name that must be unique. */
export interface Named {
  readonly name: string;
  readonly path: string;
}

/** The known names of a list's items. `spell` normalizes names that count as the same. */
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

/** Reports each name that an earlier item already has. `scope` says where names must be unique. */
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
