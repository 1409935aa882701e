import { checkCommon, MAX_CONTAINERS } from "./container";
import { asList, isGiven, isRecord } from "../../core/json";
import { checkUnique, namesOf } from "../../values/name";
import type { Problem } from "../../core/problem";
import type { ContainerScope } from "./scope";

/** Properties that only other containers may have, and why. Source: the schema of api-version 2026-07-01. */
const NOT_FOR_INIT: Readonly<Record<string, string>> = {
  ports: "must not be given: nobody can reach an init container",
  resources: "must not be given: an init container may use all that the group's containers request together",
  livenessProbe: "must not be given: an init container runs to its end",
  readinessProbe: "must not be given: an init container runs to its end",
};

/**
 * Checks init containers: their number, unique names, and each container. `containers` are the ordinary containers,
 * which start afterwards.
 */
export function checkInitContainers(
  initContainers: unknown,
  path: string,
  containers: unknown,
  scope: ContainerScope,
): Problem[] {
  if (!Array.isArray(initContainers)) return [];
  const { host } = scope;
  const others = namesOf(containers, "containers");
  const named = checkUnique([...others, ...namesOf(initContainers, path)], `the ${host.name}`, host.rule);
  return [
    ...(host.limited ? checkCount(initContainers.length, path, asList(containers).length, host.rule) : []),
    ...initContainers.flatMap((item, i) => checkInitContainer(item, `${path}[${i}]`, scope)),
    // checkContainers already reports duplicate names among the ordinary containers.
    ...named.filter((problem) => problem.path.startsWith(path)),
  ];
}

function checkCount(count: number, path: string, others: number, rule: string): Problem[] {
  const most = MAX_CONTAINERS - Math.max(1, others);
  if (count <= most || most < 0) return [];
  const allowed = `must be at most ${most}, for a group has ${MAX_CONTAINERS} containers at most, are ${count}`;
  return [{ path, allowed, rule }];
}

function checkInitContainer(item: unknown, path: string, scope: ContainerScope): Problem[] {
  if (!isRecord(item)) return [];
  const misplaced = Object.entries(NOT_FOR_INIT).filter(([key]) => isGiven(item[key]));
  return [
    ...misplaced.map(([key, allowed]) => ({ path: `${path}.${key}`, allowed, rule: scope.host.rule })),
    ...checkCommon(item, path, scope),
  ];
}
