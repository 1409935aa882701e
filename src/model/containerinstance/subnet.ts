import { asList, asRecord, isGiven, isRecord } from "../core/json";
import { type Problem, RULES } from "../core/problem";
import { checkResourceId } from "../core/resourceId";
import { isUnknown } from "../core/unknown";

const SUBNET_TYPE = "Microsoft.Network/virtualNetworks/subnets";

/** Checks a group's subnet: one at most. ARM checks that the subnet is delegated to the service. */
export function checkSubnets(subnetIds: unknown, path: string): Problem[] {
  const subnets = asList(subnetIds);
  const allowed = `must be at most one subnet, are ${subnets.length}`;
  return [
    ...(subnets.length > 1 ? [{ path, allowed, rule: RULES.aci }] : []),
    ...subnets.flatMap((subnet, i) => checkResourceId(asRecord(subnet).id, `${path}[${i}].id`, SUBNET_TYPE)),
  ];
}

/**
 * Checks that address and subnet go together: a private address belongs to a subnet, and a group in a subnet has no
 * public address.
 */
export function checkAddressInSubnet(address: unknown, path: string, subnetIds: unknown): Problem[] {
  if (!isRecord(address) || isUnknown(subnetIds) || (isGiven(subnetIds) && !Array.isArray(subnetIds))) return [];
  const { type, dnsNameLabel } = address;
  const inSubnet = asList(subnetIds).length > 0;
  const problems: Problem[] = [];
  const refuse = (key: string, allowed: string) =>
    problems.push({ path: `${path}.${key}`, value: address[key], allowed, rule: RULES.aci });
  if (type === "Private" && !inSubnet) refuse("type", "needs subnetIds: a private address is one of a subnet");
  if (type === "Public" && inSubnet) refuse("type", "must be Private in a group with subnetIds");
  if (typeof dnsNameLabel === "string" && (inSubnet || type === "Private"))
    refuse("dnsNameLabel", "must not be given for a private address, which has no public name");
  return problems;
}
