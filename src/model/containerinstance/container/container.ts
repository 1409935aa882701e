/**
 * The model of one container lives here: its image, command, environment, ports, probes, resources and security. Any
 * folder may import it. It never knows the group, except where a rule concerns both.
 */

import { checkEnvironment } from "./env";
import { checkFileNames } from "../../values/fileName";
import type { ContainerHost } from "../../values/host";
import { checkImage } from "../../values/image";
import { asList, asRecord, isGiven, isRecord } from "../../core/json";
import { checkName, checkUnique, labelName, namesOf } from "../../values/name";
import { checkPortNumber, type PortAt, portsAt, readPort } from "./port";
import { checkProbe } from "./probe";
import { type Problem, RULES } from "../../core/problem";
import { checkResources } from "./sizes";
import type { ContainerScope } from "./scope";
import { checkSecurityContext } from "./securityContext";
import { checkMounts } from "../volume";

/**
 * Maximum per container group. Source:
 * https://learn.microsoft.com/azure/container-instances/container-instances-resource-and-quota-limits
 */
export const MAX_CONTAINERS = 60;

/**
 * Checks the containers of one group or pod: number, names, and each by itself. Source of the names:
 * https://learn.microsoft.com/azure/container-instances/container-instances-troubleshooting
 */
export function checkContainers(containers: unknown, path: string, scope: ContainerScope): Problem[] {
  if (!Array.isArray(containers)) return [];
  const { host } = scope;
  const problems: Problem[] = [];
  if (containers.length === 0 || (host.limited && containers.length > MAX_CONTAINERS))
    problems.push({
      path,
      allowed: `must be ${host.limited ? `1 to ${MAX_CONTAINERS}` : "1 or more"} containers, are ${containers.length}`,
      rule: host.rule,
    });
  containers.forEach((item, i) => problems.push(...checkContainer(item, `${path}[${i}]`, scope)));
  return [...problems, ...checkUnique(namesOf(containers, path), `the ${host.name}`, host.rule)];
}

function checkContainer(item: unknown, path: string, scope: ContainerScope): Problem[] {
  if (!isRecord(item)) return [];
  const { host } = scope;
  return [
    ...checkCommon(item, path, scope),
    ...asList(item.ports).flatMap((port, i) => checkPortNumber(port, `${path}.ports[${i}]`, host)),
    ...checkResources(item.resources, `${path}.resources`, host),
    ...checkProbe(item.livenessProbe, `${path}.livenessProbe`, "liveness", host),
    ...checkProbe(item.readinessProbe, `${path}.readinessProbe`, "readiness", host),
    ...checkFileNames(asRecord(item.configMap).keyValuePairs, `${path}.configMap.keyValuePairs`, host),
  ];
}

/** Checks the properties that containers and init containers share. */
export function checkCommon(item: Record<string, unknown>, path: string, scope: ContainerScope): Problem[] {
  const { host, volumes, references } = scope;
  return [
    ...checkName({ ...labelName, rule: host.rule }, item.name, `${path}.name`),
    ...checkGivenImage(item.image, `${path}.image`, host),
    ...checkCommand(item.command, `${path}.command`, host),
    ...checkEnvironment(item.environmentVariables, `${path}.environmentVariables`, host, references),
    ...checkMounts(item.volumeMounts, `${path}.volumeMounts`, volumes, host),
    ...checkSecurityContext(item, path, scope),
  ];
}

/** ARM's schema lets a container in a group from a profile have no image. Such a container's image is not known here. */
function checkGivenImage(image: unknown, path: string, { rule }: ContainerHost): Problem[] {
  if (!isGiven(image)) return [{ path, allowed: "is required", rule: RULES.arm }];
  return checkImage(image, path, rule);
}

function checkCommand(command: unknown, path: string, { rule }: ContainerHost): Problem[] {
  if (asList(command)[0] !== "") return [];
  return [{ path: `${path}[0]`, value: "", allowed: "must be the program to run", rule }];
}

/** The ports that the containers listen on, without those that are invalid. */
export function containerPorts(containers: unknown, path: string): PortAt[] {
  return asList(containers).flatMap((container, i) => portsAt(asRecord(container).ports, `${path}[${i}].ports`));
}

/**
 * Whether every port of every container is known and valid. Only then does a missing port really mean that it is
 * missing.
 */
export function arePortsKnown(containers: unknown): boolean {
  return (
    Array.isArray(containers) &&
    containers.every((item) => {
      if (!isRecord(item)) return false;
      const { ports } = item;
      return !isGiven(ports) || (Array.isArray(ports) && ports.every((port) => readPort(port) !== undefined));
    })
  );
}
