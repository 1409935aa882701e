import type { ContainerSpec, Labels, PublishedPort } from "../../../../docker/engine";
import { ADDRESS, PORTS } from "../../../../docker/labels";
import { type LiveGroup, sandboxOf } from "../state";
import type { Json } from "../../../../model/core/armBody";
import { groupOf } from "../body";
import { type Deployment, fqdnOf, type HostAddress, internalHostOf } from "../parts";
import { omit, withoutUndefined } from "../../../../model/core/json";
import { networkName, subnetOf } from "./subnet";
import { NETWORK } from "../../sandbox/commons";
import type { CompleteGroup } from "../../../../model/containerinstance/container/complete";

/** What has an address on this machine: a container group, or a Service of a cluster. */
export type Addressed = Pick<CompleteGroup, "ipAddress">;

/** The ports of a group's address, with their ports on this machine. */
export function publishedPorts(group: Addressed, address: HostAddress): PublishedPort[] {
  return (group.ipAddress?.ports ?? []).map(({ port, protocol = "TCP" }) => {
    const transport = protocol.toUpperCase() === "UDP" ? "udp" : "tcp";
    return {
      port,
      protocol: transport,
      hostIp: address.bind ?? address.ip,
      hostPort: address.moved[`${port}/${transport}`] ?? port,
    };
  });
}

/** The address of an existing sandbox; undefined when it has none. */
export function addressOf(labels: Labels): HostAddress | undefined {
  const ip = labels[ADDRESS];
  return ip === undefined ? undefined : { ip, moved: JSON.parse(labels[PORTS] ?? "{}") as Record<string, number> };
}

/** Labels for the address of a sandbox; none for a group without an address. */
export function addressLabels({ ip, moved }: HostAddress): Labels {
  return ip === "" ? {} : { [ADDRESS]: ip, [PORTS]: JSON.stringify(moved) };
}

/** The ports of this machine that a sandbox uses. */
export function usedPorts(labels: Labels): number[] {
  return Object.values(addressOf(labels)?.moved ?? {});
}

/** A group's address in ARM's form. The name is shown at once, the address only once the group has it. */
export function addressView(live: LiveGroup, pending: boolean): Json {
  const { record } = live;
  const group = groupOf(record.body);
  const { type, ports, dnsNameLabel, ...rest } = group.ipAddress ?? { type: "Public", ports: [] };
  const sandbox = pending ? undefined : sandboxOf(live);
  const address = sandbox?.running ? addressOf(sandbox.labels) : undefined;
  // Private addresses are not published on this machine.
  const published = address && type !== "Private" && publishedPorts(group, address);
  const fqdn = fqdnOf(group, String(record.body.location));
  return {
    ports: ports.map((port, i) => (published ? { ...port, hostPort: published[i]?.hostPort } : port)),
    ...(address && { ip: address.ip }),
    type,
    ...withoutUndefined({ dnsNameLabel, ...omit(rest, "ip") }),
    ...(dnsNameLabel !== undefined ? { fqdn } : published && { internalHost: internalHostOf(record.id) }),
  };
}

/** The network that a sandbox joins: that of the group's subnet, or Berth's own, which can publish ports. */
export function sandboxNetwork(
  { id, group, location }: Pick<Deployment, "id" | "group" | "location">,
  address: HostAddress,
): ContainerSpec["network"] {
  const subnet = subnetOf(group);
  if (subnet !== undefined) return { name: networkName(subnet), aliases: [], ports: [], ip: address.ip };
  const aliases = group.ipAddress === undefined ? [] : [fqdnOf(group, location) ?? internalHostOf(id)];
  return { name: NETWORK, aliases, ports: publishedPorts(group, address) };
}
