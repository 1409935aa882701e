import { isRecord } from "../core/json";
import { type Problem, RULES } from "../core/problem";

/**
 * Checks a volume that is cloned from git. Messages do not show credentials in the URL. Sources:
 * https://learn.microsoft.com/azure/container-instances/container-instances-volume-gitrepo (scheme) and the schema of api-version
 * 2026-07-01 (directory).
 */
export function checkGitRepo(value: unknown, path: string, rule: string = RULES.aci): Problem[] {
  if (!isRecord(value)) return [];
  const { repository, directory } = value;
  const problems: Problem[] = [];
  if (typeof repository === "string" && !/^[a-z][a-z0-9+.-]*:\/\/[^\s/]+\/\S+$/i.test(repository)) {
    const allowed = "must be a URL with a scheme, such as https://github.com/team/app";
    const shown = repository.includes("@") ? {} : { value: repository };
    problems.push({ path: `${path}.repository`, ...shown, allowed, rule });
  }
  if (typeof directory === "string" && directory.includes("..")) {
    const allowed = "must be a path in the volume, without ..";
    problems.push({ path: `${path}.directory`, value: directory, allowed, rule });
  }
  return problems;
}
