import {
  formatPort,
  type Port,
  type PortAt,
  portsAt,
  PORT_RANGE,
  inPortRange,
  readPort,
} from "../containerinstance/container/port";
import { asList, asRecord, isGiven, isRecord, omit } from "../core/json";
import { type Problem, RULES } from "../core/problem";
import type { Inputs } from "../core/resource";
import { isUnknown } from "../core/unknown";
import { checkUnique } from "../values/name";

/** A port of a Service, and the port of a container behind it. */
export interface ServicePort extends Port {
  readonly targetPort: number;
}

/** A port of a list in the inputs; undefined when it is invalid or not known yet. */
export function readServicePort(item: unknown): ServicePort | undefined {
  const port = readPort(item);
  const { targetPort } = asRecord(item);
  if (port === undefined || (isGiven(targetPort) && typeof targetPort !== "number")) return undefined;
  return { ...port, targetPort: isGiven(targetPort) ? (targetPort as number) : port.port };
}

/** How ports of a Service are identified. */
export const servicePortKey = (item: unknown): string | undefined => {
  const port = readPort(item);
  return port && formatPort(port);
};

const has = (ports: readonly Port[], { port, protocol }: Port): boolean =>
  ports.some((item) => item.port === port && item.protocol === protocol);

/**
 * Checks the ports of a Service. `listening` holds the containers' ports, and `exposed` those of the address; undefined
 * when not all are known, or when there is no address.
 */
export function checkServicePorts(
  list: unknown,
  path: string,
  listening: readonly PortAt[] | undefined,
  exposed: readonly PortAt[] | undefined,
): Problem[] {
  const ports = portsAt(list, path);
  const isKnown = asList(list).every((item) => readServicePort(item) !== undefined);
  const named = ports.map((port) => ({ name: formatPort(port), path: port.path }));
  return [
    ...asList(list).flatMap((item, i) => checkNumbers(item, `${path}[${i}]`)),
    ...checkUnique(named, "the Service", RULES.kubernetes),
    ...(listening === undefined ? [] : checkTargets(list, path, listening)),
    ...(exposed === undefined || !isKnown ? [] : checkOpen(ports, exposed)),
  ];
}

function checkNumbers(item: unknown, path: string): Problem[] {
  return (["port", "targetPort"] as const).flatMap((key): Problem[] => {
    const value = asRecord(item)[key];
    if (typeof value !== "number" || !Number.isInteger(value) || inPortRange(value)) return [];
    return [{ path: `${path}.${key}`, value, allowed: PORT_RANGE, rule: RULES.kubernetes }];
  });
}

function checkTargets(list: unknown, path: string, listening: readonly PortAt[]): Problem[] {
  return asList(list).flatMap((item, i): Problem[] => {
    const port = readServicePort(item);
    if (port === undefined || !inPortRange(port.targetPort)) return [];
    const target = { port: port.targetPort, protocol: port.protocol };
    if (has(listening, target)) return [];
    const known = listening.map(formatPort).join(", ") || "none";
    const allowed = `must be a port of one of the containers, with the same protocol; they are ${known}`;
    const key = isGiven(asRecord(item).targetPort) ? "targetPort" : "port";
    return [{ path: `${path}[${i}].${key}`, value: formatPort(target), allowed, rule: RULES.berth }];
  });
}

function checkOpen(ports: readonly PortAt[], exposed: readonly PortAt[]): Problem[] {
  const closed = ports.filter((port) => !has(exposed, port));
  const unknown = exposed.filter((port) => !has(ports, port));
  const problem = (port: PortAt, allowed: string): Problem => ({
    path: port.path,
    value: formatPort(port),
    allowed,
    rule: RULES.berth,
  });
  return [
    ...closed.map((port) =>
      problem(port, "must be among the ports of ipAddress too: the Service has one list of ports"),
    ),
    ...unknown.map((port) => problem(port, "must be one of servicePorts, which are given")),
  ];
}

/** The ports that a Service has when `servicePorts` are left out; undefined when not all are known. */
function usualPorts({ ipAddress, containers }: Inputs): Port[] | undefined {
  const lists = isGiven(ipAddress)
    ? [asRecord(ipAddress).ports]
    : asList(containers).map((item) => asRecord(item).ports);
  if (isUnknown(ipAddress) || isUnknown(containers) || lists.some((list) => isUnknown(list))) return undefined;
  const ports = lists.flatMap(asList).map(readPort);
  return ports.every((port) => port !== undefined) ? ports : undefined;
}

/** Removes from canonical inputs `servicePorts` that say what holds without them. */
export function withoutUsualServicePorts(inputs: Inputs): Inputs {
  const { servicePorts } = inputs;
  if (!Array.isArray(servicePorts)) return inputs;
  const usual = usualPorts(inputs);
  const ports = servicePorts.map(readServicePort);
  const isUsual =
    usual !== undefined &&
    usual.length === ports.length &&
    ports.every((port) => port !== undefined && port.port === port.targetPort && has(usual, port));
  if (isUsual) return omit(inputs, "servicePorts");
  const spelt = servicePorts.map((item: unknown) => {
    const { port, targetPort } = asRecord(item);
    return isRecord(item) && port === targetPort ? omit(item, "targetPort") : item;
  });
  return { ...inputs, servicePorts: spelt };
}
