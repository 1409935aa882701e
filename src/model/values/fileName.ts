import type { ContainerHost } from "./host";
import { isRecord } from "../core/json";
import type { NameRule } from "./name";
import { atKey } from "../core/path";
import { type Problem, RULES } from "../core/problem";

/** The service publishes no rule. Names that are refused here cannot be file names on Linux. */
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

/** Checks the names in a map of files. The files may be secret, so messages do not show them. */
export function checkFileNames(files: unknown, path: string, host: ContainerHost): Problem[] {
  if (!isRecord(files)) return [];
  const { pattern, allowed, rule } = host.limited ? groupFileName : podFileName;
  return Object.keys(files)
    .filter((name) => !pattern.test(name))
    .map((name) => ({ path: atKey(path, name), allowed, rule }));
}
