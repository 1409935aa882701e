import { isRecord } from "../core/json";
import { atKey } from "../core/path";
import { type Problem, RULES } from "../core/problem";

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/tag-resources */
const MAX_TAGS = 50;
const MAX_VALUE = 256;
const RESERVED = /^(?:azure|microsoft|windows)/i;
const FORBIDDEN = /[<>%&\\?/]/;

/** Checks tags: number, names, lengths. `maxName` is the longest tag name that the kind of resource allows. */
export function checkTags(tags: unknown, path: string, maxName = 512): Problem[] {
  if (!isRecord(tags)) return [];
  const entries = Object.entries(tags).filter(([, value]) => value !== undefined && value !== null);
  const problems: Problem[] = [];
  const add = (at: string, allowed: string, value?: unknown) =>
    problems.push({ path: at, ...(value !== undefined && { value }), allowed, rule: RULES.arm });
  if (entries.length > MAX_TAGS) add(path, `must have at most ${MAX_TAGS} tags, has ${entries.length}`);
  for (const [name, value] of entries) {
    const at = atKey(path, name);
    if (name === "" || name.length > maxName)
      add(at, `must have a name of 1 to ${maxName} characters, has ${name.length}`);
    if (RESERVED.test(name)) add(at, "must not have a name that begins with azure, microsoft or windows");
    if (FORBIDDEN.test(name)) add(at, "must not have one of < > % & \\ ? / in its name");
    if (typeof value === "string" && value.length > MAX_VALUE)
      add(at, `must have at most ${MAX_VALUE} characters, has ${value.length}`);
  }
  return problems;
}
