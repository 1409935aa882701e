import { type Problem, RULES } from "../core/problem";

/** A region in ARM's spelling: `West Europe` becomes `westeurope`. */
export function canonicalLocation(location: string): string {
  return location.replace(/ /g, "").toLowerCase();
}

/** Checks a region. Skips anything but a string. ARM decides which regions exist. */
export function checkLocation(value: unknown, path: string): Problem[] {
  if (typeof value !== "string" || /^[a-z][a-z0-9]*$/.test(canonicalLocation(value))) return [];
  return [{ path, value, allowed: "must be a region such as westeurope or West Europe", rule: RULES.arm }];
}
