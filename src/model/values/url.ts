import { type Problem, RULES } from "../core/problem";

/** Checks an `https` URL. Skips anything but a string. */
export function checkHttpsUrl(value: unknown, path: string, example: string, rule: string = RULES.aci): Problem[] {
  if (typeof value !== "string" || /^https:\/\/[^\s/]+(?:\/\S*)?$/i.test(value)) return [];
  return [{ path, value, allowed: `must be an https URL such as ${example}`, rule }];
}
