import { checkNetworkAddress, formatCidr, isReserved, parseAddress, rangeAround } from "../values/cidr";
import { asList, asRecord, isGiven, isRecord } from "../core/json";
import { type Problem, RULES } from "../core/problem";
import type { Inputs } from "../core/resource";
import { checkResourceId } from "../core/resourceId";
import { isUnknown } from "../core/unknown";

/**
 * Prefix length of the network that the local engine makes for a subnet around the first address that is asked for: the subnet
 * itself is in Azure.
 */
export const LOCAL_SUBNET_BITS = 24;
const SUBNET_TYPE = "Microsoft.Network/virtualNetworks/subnets";

/** Checks a group's subnet. ARM checks that the subnet is delegated to the service. */
export function checkSubnets(subnetIds: unknown, path: string): Problem[] {
  return asList(subnetIds).flatMap((subnet, i) =>
    checkResourceId(asRecord(subnet).id, `${path}[${i}].id`, SUBNET_TYPE),
  );
}

/**
 * Checks that address and subnet go together: a private address belongs to a subnet, and a group in a subnet has no
 * public address. Sources: portainer/portainer#4040 and https://learn.microsoft.com/azure/container-instances/container-instances-virtual-network-concepts
 */
export function checkAddressInSubnet(address: unknown, path: string, subnetIds: unknown): Problem[] {
  if (!isRecord(address) || isUnknown(subnetIds) || (isGiven(subnetIds) && !Array.isArray(subnetIds))) return [];
  const { type, dnsNameLabel } = address;
  const inSubnet = asList(subnetIds).length > 0;
  const problems: Problem[] = [];
  const refuse = (key: string, allowed: string) =>
    problems.push({ path: `${path}.${key}`, value: address[key], allowed, rule: RULES.aci });
  if (type === "Private") problems.push(...checkNetworkAddress(address.ip, `${path}.ip`));
  if (type === "Private" && !inSubnet) refuse("type", "needs subnetIds: a private address is one of a subnet");
  if (type === "Public" && inSubnet) refuse("type", "must be Private in a group with subnetIds");
  if (typeof dnsNameLabel === "string" && (inSubnet || type === "Private"))
    refuse("dnsNameLabel", "must not be given for a private address, which has no public name");
  return problems;
}

/** Checks that a private address is not one of those that are reserved in every subnet, as far as the local engine knows the subnet. */
export function checkReservedAddress({ ipAddress }: Inputs): Problem[] {
  const { type, ip } = asRecord(ipAddress);
  const address = type === "Private" && typeof ip === "string" ? parseAddress(ip) : undefined;
  if (address === undefined) return [];
  const range = rangeAround(address, LOCAL_SUBNET_BITS);
  if (!isReserved(range, address)) return [];
  const allowed = `must not be one of the first four addresses or the last of ${formatCidr(range)}, the range that the local engine gives the subnet: Azure reserves them in every subnet`;
  return [{ path: "ipAddress.ip", value: ip, allowed, rule: RULES.network, code: "PrivateIPAddressInReservedRange" }];
}
