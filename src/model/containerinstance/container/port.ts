import { type ContainerHost, GROUP } from "../../values/host";
import { enumValue } from "../../core/shape";
import { asList, isGiven, isRecord } from "../../core/json";
import { atKey } from "../../core/path";
import { type Problem, RULES } from "../../core/problem";
import type { ContainerNetworkProtocol } from "../../generated/shapes";
import { isUnknown } from "../../core/unknown";

/** A port in normal form. All code after the parsing of user arguments uses this form. */
export interface Port {
  readonly port: number;
  readonly protocol: ContainerNetworkProtocol;
}

/** How users write a port: a number for TCP, or number and protocol. */
export type PortSpec = number | { readonly port: number; readonly protocol?: ContainerNetworkProtocol };

/**
 * Maximum number of ports per address. Source:
 * https://learn.microsoft.com/azure/container-instances/container-instances-resource-and-quota-limits
 */
export const MAX_ADDRESS_PORTS = 5;

/**
 * Ports that ACI reserves, says https://learn.microsoft.com/azure/container-instances/container-instances-faq. But groups that use
 * some of them run, such as those of Azure's quickstarts on port 22, so this is no rule.
 */
const RESERVED: readonly (readonly [from: number, to: number])[] = [
  [22, 22],
  [1025, 1027],
  [3389, 3399],
  [9999, 9999],
  [19000, 19000],
  [19080, 19080],
  [19100, 19100],
  [19390, 19390],
  [20000, 30000],
  [49152, 65534],
];

export const PORT_RANGE = "must be a whole number from 1 to 65535";
const PROTOCOLS: readonly ContainerNetworkProtocol[] = ["TCP", "UDP"];
/** Accepts a protocol in any case. The default is TCP. */
const protocolOf = (value: unknown): ContainerNetworkProtocol | undefined =>
  typeof value === "string" ? enumValue(PROTOCOLS, value) : isGiven(value) ? undefined : "TCP";
const isPortNumber = (value: unknown): value is number => Number.isInteger(value) && inPortRange(value as number);
export const inPortRange = (value: number): boolean => value >= 1 && value <= 65535;

/**
 * Reads a port, written as users or ARM write it. `port` is undefined when it is invalid (`problems` then says why) or
 * not known yet. Strings such as `"80"` and `"80/udp"` are refused, so that a port has only one spelling.
 */
export function parsePort(spec: unknown, path: string): { readonly port?: Port; readonly problems: Problem[] } {
  if (isUnknown(spec)) return { problems: [] };
  if (typeof spec === "number") {
    if (isPortNumber(spec)) return { port: { port: spec, protocol: "TCP" }, problems: [] };
    return { problems: [{ path, value: spec, allowed: PORT_RANGE, rule: RULES.aci }] };
  }
  if (!isRecord(spec)) {
    const value = typeof spec === "object" ? undefined : spec;
    const allowed = `must be a number such as 80, or { port, protocol }${mappingHint(spec)}`;
    return { problems: [{ path, value, allowed, rule: RULES.berth }] };
  }
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(spec)) {
    if (key !== "port" && key !== "protocol" && isGiven(value))
      problems.push({
        path: atKey(path, key),
        allowed: "is not a property; the properties are port, protocol",
        rule: RULES.berth,
      });
  }
  if (!isUnknown(spec.port) && !isPortNumber(spec.port))
    problems.push({
      path: atKey(path, "port"),
      value: scalar(spec.port),
      allowed: PORT_RANGE + mappingHint(spec.port),
      rule: RULES.aci,
    });
  if (!isUnknown(spec.protocol) && protocolOf(spec.protocol) === undefined)
    problems.push({
      path: atKey(path, "protocol"),
      value: scalar(spec.protocol),
      allowed: "must be one of TCP, UDP",
      rule: RULES.arm,
    });
  const port = problems.length === 0 ? readPort(spec) : undefined;
  return port === undefined ? { problems } : { port, problems };
}

/** What to write in place of a mapping of Docker's, such as `8080:80`. */
function mappingHint(spec: unknown): string {
  const [, inside] = typeof spec === "string" ? (/^\d+:(\d+)(?:\/\w+)?$/.exec(spec) ?? []) : [];
  return inside === undefined
    ? ""
    : `; ports are not mapped to others, so write ${inside}, at which the container listens`;
}

const scalar = (value: unknown): unknown => (typeof value === "object" ? undefined : value);

/** A port of an ARM body; undefined when it is invalid or not known yet. */
export function readPort(value: unknown): Port | undefined {
  if (!isRecord(value) || !isPortNumber(value.port)) return undefined;
  const protocol = protocolOf(value.protocol);
  return protocol && { port: value.port, protocol };
}

export function formatPort({ port, protocol }: Port): string {
  return `${port}/${protocol}`;
}

export const isReserved = (port: number): boolean => RESERVED.some(([from, to]) => port >= from && port <= to);

/** Checks the range of a port in an ARM body. Skips anything but a number. */
export function checkPortNumber(item: unknown, path: string, host: ContainerHost = GROUP): Problem[] {
  const value = isRecord(item) ? item.port : undefined;
  if (typeof value !== "number" || !Number.isInteger(value)) return [];
  if (inPortRange(value)) return [];
  return [{ path: atKey(path, "port"), value, allowed: PORT_RANGE, rule: host.rule }];
}

/** A port, and the path where it was found. */
export interface PortAt extends Port {
  readonly path: string;
}

/** The valid ports of a list in an ARM body. */
export function portsAt(ports: unknown, path: string): PortAt[] {
  return asList(ports).flatMap((item, i) => {
    const port = readPort(item);
    return port === undefined ? [] : [{ ...port, path: `${path}[${i}]` }];
  });
}

/**
 * A port number may occur once only, whatever the protocol: containers share one network namespace, and ACI opens a
 * number for one protocol only. Source: wolveix/satisfactory-server#326
 */
export function checkUniquePorts(ports: readonly PortAt[], scope: string): Problem[] {
  const first = new Map<number, PortAt>();
  return ports.flatMap((item) => {
    const earlier = first.get(item.port);
    if (earlier === undefined) {
      first.set(item.port, item);
      return [];
    }
    const allowed =
      earlier.protocol === item.protocol
        ? `must be unique in ${scope}; ${earlier.path} is the same`
        : `must not be used for both TCP and UDP in ${scope}; ${earlier.path} is ${formatPort(earlier)}`;
    return [{ path: atKey(item.path, "port"), value: item.port, allowed, rule: RULES.aci }];
  });
}

/** Each port of the address must be a port of a container, with the same protocol: ACI does not map ports. Source: Azure/azure-libraries-for-net#216 */
export function checkExposed(
  exposed: readonly PortAt[],
  listening: readonly PortAt[],
  rule: string = RULES.aci,
): Problem[] {
  return exposed.flatMap((item) => {
    const sameNumber = listening.filter(({ port }) => port === item.port);
    if (sameNumber.some(({ protocol }) => protocol === item.protocol)) return [];
    const other = sameNumber[0];
    const hint = other === undefined ? "" : `; ${other.path} is ${formatPort(other)}`;
    const allowed = `must be a port of one of the containers, with the same protocol${hint}`;
    return [{ path: item.path, value: formatPort(item), allowed, rule }];
  });
}
