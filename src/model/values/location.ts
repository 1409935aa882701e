import { type Problem, RULES } from "../core/problem";

/** A region in ARM's spelling: `West Europe` is `westeurope`. */
export function canonicalLocation(location: string): string {
  return location.replace(/ /g, "").toLowerCase();
}

/** Checks a region; anything but a string is passed over. Which regions exist is for ARM to say. */
export function checkLocation(value: unknown, path: string): Problem[] {
  if (typeof value !== "string" || /^[a-z][a-z0-9]*$/.test(canonicalLocation(value))) return [];
  return [{ path, value, allowed: "must be a region such as westeurope or West Europe", rule: RULES.arm }];
}
