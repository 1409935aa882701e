import { isRecord } from "../core/json";
import { type Problem, RULES } from "../core/problem";

const REVISION = /^[0-9a-f]{7,64}$/i;

/** Checks a volume that is cloned from git: URL, directory, commit. Messages do not show credentials in the URL. */
export function checkGitRepo(value: unknown, path: string, rule: string = RULES.aci): Problem[] {
  if (!isRecord(value)) return [];
  const { repository, directory, revision } = value;
  const problems: Problem[] = [];
  if (typeof repository === "string" && !/^[a-z][a-z0-9+.-]*:\/\/[^\s/]+\/\S+$/i.test(repository)) {
    const allowed = "must be a URL with a scheme, such as https://github.com/team/app";
    const shown = repository.includes("@") ? {} : { value: repository };
    problems.push({ path: `${path}.repository`, ...shown, allowed, rule });
  }
  if (typeof directory === "string" && (directory.startsWith("/") || directory.includes(".."))) {
    const allowed = "must be a relative path without .., in the volume";
    problems.push({ path: `${path}.directory`, value: directory, allowed, rule });
  }
  if (typeof revision === "string" && !REVISION.test(revision)) {
    const allowed = "must be the hash of a commit: 7 to 64 hexadecimal digits";
    problems.push({ path: `${path}.revision`, value: revision, allowed, rule });
  }
  return problems;
}
