import { checkCommon, MAX_CONTAINERS } from "./container";
import { asList, isGiven, isRecord } from "../../core/json";
import { checkUnique, namesOf } from "../../values/name";
import type { Problem } from "../../core/problem";
import type { ContainerScope } from "../../core/scope";

/** What other containers have, and why init containers have not. */
const NOT_FOR_INIT: Readonly<Record<string, string>> = {
  ports: "must not be given: nobody can reach an init container",
  resources: "must not be given: an init container has all that the group's containers request together",
  livenessProbe: "must not be given: an init container runs to its end",
  readinessProbe: "must not be given: an init container runs to its end",
};

/** Checks init containers: number, names that no other container has, each by itself. `containers` are those that start after. */
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
    // A name twice among the others is their own problem.
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
