import type { ContainerHost } from "./host";
import { isRecord } from "../core/json";
import type { NameRule } from "./name";
import { atKey } from "../core/path";
import { type Problem, RULES } from "../core/problem";

/** No rule of the service's is published: what is refused here could not be a file's name on Linux. */
const groupFileName: NameRule = {
  pattern: /^(?!\.{1,2}$)[^/\0]{1,255}$/,
  allowed: "must be named as a file: 1 to 255 characters without /, not . or ..",
  rule: RULES.aci,
};

const podFileName: NameRule = {
  pattern: /^(?!\.\.)(?!\.$)[A-Za-z0-9._-]{1,253}$/,
  allowed: "must be named as a file: 1 to 253 letters, digits, ., - and _, not . and no .. first",
  rule: RULES.kubernetes,
};

/** Checks the names in a map of files. What the files hold may be secret and stays out. */
export function checkFileNames(files: unknown, path: string, host: ContainerHost): Problem[] {
  if (!isRecord(files)) return [];
  const { pattern, allowed, rule } = host.limited ? groupFileName : podFileName;
  return Object.keys(files)
    .filter((name) => !pattern.test(name))
    .map((name) => ({ path: atKey(path, name), allowed, rule }));
}
