import { checkEnvironment } from "./env";
import { type ContainerHost, GROUP } from "./host";
import { checkImage } from "./image";
import { asList, asRecord, isGiven, isRecord } from "./json";
import { checkName, checkUnique, type NameRule } from "./name";
import { checkPortNumber, type PortAt, readPort } from "./port";
import { type Problem, RULES } from "./problem";
import { checkCpu, checkMemory, GROUP_LIMITS, sumCpu, sumMemory } from "./quantity";
import { isUnknown } from "./unknown";
import { checkMounts, mountsAzureFiles, type VolumeIndex } from "./volume";

/** Most containers of one group. Source: the page of resource limits. */
export const MAX_CONTAINERS = 60;

const containerName: NameRule = {
  pattern: /^(?=.{1,63}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/,
  allowed: "must be 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends",
  rule: RULES.aci,
};

/** Checks the containers of one group or pod: number, names, each by itself, and what they request together. */
export function checkContainers(
  containers: unknown,
  path: string,
  volumes: VolumeIndex,
  host: ContainerHost = GROUP,
): Problem[] {
  if (!Array.isArray(containers)) return [];
  const problems: Problem[] = [];
  if (containers.length === 0 || (host.limited && containers.length > MAX_CONTAINERS))
    problems.push({
      path,
      allowed: `must be ${host.limited ? `1 to ${MAX_CONTAINERS}` : "1 or more"} containers, are ${containers.length}`,
      rule: host.rule,
    });
  containers.forEach((item, i) => problems.push(...checkContainer(item, `${path}[${i}]`, volumes, host)));
  const named = containers.flatMap((item, i) => {
    const { name } = asRecord(item);
    return typeof name === "string" ? [{ name, path: `${path}[${i}].name` }] : [];
  });
  const totals = host.limited ? checkTotals(containers, path) : [];
  return [...problems, ...checkUnique(named, `the ${host.name}`, host.rule), ...totals];
}

function checkContainer(item: unknown, path: string, volumes: VolumeIndex, host: ContainerHost): Problem[] {
  if (!isRecord(item)) return [];
  return [
    ...checkName({ ...containerName, rule: host.rule }, item.name, `${path}.name`),
    ...checkImage(item.image, `${path}.image`, host.rule),
    ...checkCommand(item.command, `${path}.command`, host),
    ...checkEnvironment(item.environmentVariables, `${path}.environmentVariables`, host),
    ...asList(item.ports).flatMap((port, i) => checkPortNumber(port, `${path}.ports[${i}]`, host)),
    ...checkResources(item.resources, `${path}.resources`, host),
    ...checkMounts(item.volumeMounts, `${path}.volumeMounts`, volumes, host),
    ...checkUser(item, path, volumes, host),
  ];
}

function checkCommand(command: unknown, path: string, { rule }: ContainerHost): Problem[] {
  if (asList(command)[0] !== "") return [];
  return [{ path: `${path}[0]`, value: "", allowed: "must be the program to run", rule }];
}

/** The two codes are ARM's for requests that are missing altogether and in part. */
function checkResources(resources: unknown, path: string, host: ContainerHost): Problem[] {
  const missing = (at: string, code: string): Problem => ({ path: at, allowed: "is required", rule: RULES.arm, code });
  if (isUnknown(resources)) return [];
  if (!isGiven(resources)) return [missing(path, "ResourceRequestsNotSpecified")];
  if (!isRecord(resources) || isUnknown(resources.requests)) return [];
  if (!isGiven(resources.requests)) return [missing(`${path}.requests`, "ResourceRequestsNotSpecified")];
  if (!isRecord(resources.requests)) return [];
  const { cpu, memoryInGB } = resources.requests;
  const code =
    !isGiven(cpu) && !isGiven(memoryInGB) ? "ResourceRequestsNotSpecified" : "ResourceSomeRequestsNotSpecified";
  return [
    ...(isGiven(cpu) ? checkCpu(cpu, `${path}.requests.cpu`, host) : [missing(`${path}.requests.cpu`, code)]),
    ...(isGiven(memoryInGB)
      ? checkMemory(memoryInGB, `${path}.requests.memoryInGB`, host)
      : [missing(`${path}.requests.memoryInGB`, code)]),
  ];
}

function checkUser(item: Record<string, unknown>, path: string, volumes: VolumeIndex, host: ContainerHost): Problem[] {
  const { runAsUser, runAsGroup } = asRecord(item.securityContext);
  const negative = { allowed: "must be 0 or more", rule: host.rule };
  const problems: Problem[] = [];
  const at = `${path}.securityContext`;
  if (typeof runAsUser === "number" && runAsUser < 0)
    problems.push({ path: `${at}.runAsUser`, value: runAsUser, ...negative });
  else if (typeof runAsUser === "number" && runAsUser !== 0 && mountsAzureFiles(item.volumeMounts, volumes))
    problems.push({
      path: `${at}.runAsUser`,
      value: runAsUser,
      allowed: "must be 0: a container that mounts Azure Files runs as root",
      rule: host.limited ? host.rule : RULES.berth,
    });
  if (typeof runAsGroup === "number" && runAsGroup < 0)
    problems.push({ path: `${at}.runAsGroup`, value: runAsGroup, ...negative });
  return problems;
}

/** The ports that the containers listen on, those that are right in themselves. */
export function containerPorts(containers: unknown, path: string): PortAt[] {
  return asList(containers).flatMap((container, i) =>
    asList(asRecord(container).ports).flatMap((item, j) => {
      const port = readPort(item);
      return port === undefined ? [] : [{ ...port, path: `${path}[${i}].ports[${j}]` }];
    }),
  );
}

/** The minimum needs the requests of all containers; with one unknown or wrong it would be guesswork. */
function checkTotals(containers: readonly unknown[], path: string): Problem[] {
  if (containers.length === 0) return [];
  const requests = containers.map((item) => asRecord(asRecord(asRecord(item).resources).requests));
  const total = (
    key: keyof typeof GROUP_LIMITS,
    unit: string,
    checkOne: (value: unknown, path: string) => Problem[],
    sum: (values: readonly number[]) => number,
  ): Problem[] => {
    const { min, max } = GROUP_LIMITS[key];
    const known = requests
      .map((request) => request[key])
      .filter((value): value is number => Number.isFinite(value) && checkOne(value, "").length === 0);
    const amount = sum(known);
    const tooLittle = amount < min && known.length === containers.length;
    if (amount <= max && !tooLittle) return [];
    const allowed = `must request ${min} to ${max} ${unit} together, request ${amount}`;
    return [{ path, allowed, rule: RULES.aci }];
  };
  return [
    ...total("cpu", "CPU cores", checkCpu, sumCpu),
    ...total("memoryInGB", "GB of memory", checkMemory, sumMemory),
  ];
}
