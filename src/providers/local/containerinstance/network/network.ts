/**
 * The place of a container group in the network lives here: its Docker network, its address on this machine or in its
 * subnet, and its ports. Container groups import this folder, and so does the deletion of a resource group. It never
 * makes a container.
 */

import { ensureSubnet, freeAddress, othersIn, subnetOf } from "./subnet";
import type { CompleteGroup } from "../../../../model/containerinstance/container/complete";
import { chooseAddress } from "./address";
import { ensureNetwork } from "../../sandbox/commons";
import type { Context } from "../../context";
import type { DnsSettings, EngineContainer } from "../../../../docker/engine";
import { isNameServerAddress } from "../../../../model/containerinstance/dnsConfig";
import type { HostAddress } from "../parts";
import { ADDRESS, KEY, ROLE, SUBNET } from "../../../../docker/labels";

/** DNS settings of a group's containers; undefined leaves them to the engine. A resolver takes no names of name servers. */
export function dnsSettings({ dnsConfig }: CompleteGroup): DnsSettings | undefined {
  if (dnsConfig === undefined) return undefined;
  const { nameServers, searchDomains = "", options = "" } = dnsConfig;
  const words = (text: string) => text.split(/\s+/).filter((word) => word !== "");
  return { servers: nameServers.filter(isNameServerAddress), search: words(searchDomains), options: words(options) };
}

/** Makes the network that a group's sandbox joins, unless it exists. */
export async function ensureGroupNetwork(context: Context, group: CompleteGroup): Promise<void> {
  const subnet = subnetOf(group);
  if (subnet === undefined) await ensureNetwork(context.engine);
  else await ensureSubnet(context, subnet, group);
}

/**
 * The address of a group, in its subnet or on this machine. `attempt` counts the addresses that turned out to be in
 * use.
 */
export async function placeGroup(
  context: Context,
  key: string,
  group: CompleteGroup,
  containers: readonly EngineContainer[],
  attempt: number,
): Promise<HostAddress> {
  const subnet = subnetOf(group);
  if (subnet !== undefined) {
    const network = await ensureSubnet(context, subnet, group);
    const own = containers.find(({ labels }) => labels[ROLE] === "sandbox" && labels[KEY] === key);
    const taken = othersIn(containers, subnet.key, key).map(({ labels }) => labels[ADDRESS] ?? "");
    const kept = own?.labels[SUBNET] === subnet.key ? own.labels[ADDRESS] : undefined;
    return { ip: group.ipAddress?.ip ?? freeAddress(network, key, new Set(taken), attempt, kept), moved: {} };
  }
  if (group.ipAddress === undefined) return { ip: "", moved: {} };
  const isOwn = ({ labels }: EngineContainer) => labels[ROLE] === "sandbox" && labels[KEY] === key;
  const others = containers.filter((item) => !isOwn(item));
  return chooseAddress(context, { key, group, own: containers.find(isOwn), others }, attempt);
}
