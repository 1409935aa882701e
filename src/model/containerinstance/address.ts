import type { StableOutputs } from "../core/preview";
import { checkIpAddress } from "../values/cidr";
import { asList, isGiven, isRecord } from "../core/json";
import { checkName, type NameRule } from "../values/name";
import {
  checkExposed,
  checkPortNumber,
  checkUniquePorts,
  MAX_ADDRESS_PORTS,
  type PortAt,
  portsAt,
} from "./container/port";
import { type Problem, RULES } from "../core/problem";
import { isUnknown } from "../core/unknown";

/**
 * Microsoft's page says that case does not matter, but the service's error message asks for lower case. Source:
 * derekbekoe/vscode-spot#38
 */
const dnsNameLabel: NameRule = {
  pattern: /^(?=.{5,63}$)[a-z][a-z0-9-]*[a-z0-9]$/,
  allowed: "must be 5 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end",
  rule: RULES.aci,
};

/**
 * Checks a group's address. `listening` holds the containers' ports; it is undefined when not all of them are known.
 */
export function checkAddress(address: unknown, path: string, listening: readonly PortAt[] | undefined): Problem[] {
  if (!isRecord(address)) return [];
  const ports = asList(address.ports);
  const exposed = portsAt(ports, `${path}.ports`);
  return [
    ...checkPortCount(address.ports, `${path}.ports`),
    ...ports.flatMap((item, i) => checkPortNumber(item, `${path}.ports[${i}]`)),
    ...checkUniquePorts(exposed, "the address"),
    ...(listening === undefined ? [] : checkExposed(exposed, listening)),
    ...checkName(dnsNameLabel, address.dnsNameLabel, `${path}.dnsNameLabel`),
    ...checkIpAddress(address.ip, `${path}.ip`),
  ];
}

function checkPortCount(ports: unknown, path: string): Problem[] {
  if (isUnknown(ports) || (isGiven(ports) && !Array.isArray(ports))) return [];
  const count = asList(ports).length;
  if (count >= 1 && count <= MAX_ADDRESS_PORTS) return [];
  if (count > MAX_ADDRESS_PORTS)
    return [{ path, allowed: `must be at most ${MAX_ADDRESS_PORTS} ports, are ${count}`, rule: RULES.aci }];
  return [
    {
      path,
      allowed: "must have a port; leave ipAddress out for a group without an address",
      rule: RULES.aci,
      code: "MissingIpAddressPorts",
    },
  ];
}

/**
 * An update keeps these parts of the address as long as their input stays the same. The IP address may change at a
 * restart.
 */
export const STABLE_ADDRESS: StableOutputs = { parts: { ipAddress: ["type", "dnsNameLabel", "fqdn"] } };

/** The ports of the address are those of the containers, so what is wrong with them is told of these. */
export function isToldOfContainers({ path, value }: Problem, all: readonly Problem[]): boolean {
  if (!path.startsWith("ipAddress.ports[")) return false;
  return all.some((other) => /^containers\[\d+\]\.ports\[/.test(other.path) && other.value === value);
}
