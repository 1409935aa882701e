import { type ArmId, parseArmId } from "../../../../model/core/armId";
import type { CompleteGroup } from "../../../../model/containerinstance/container/complete";
import { ADDRESS, engineName, hashOf, KEY, keyOf, ownership, ROLE, SUBNET, TYPE } from "../../../../docker/labels";
import type { Engine, EngineContainer, EngineNetwork, LabelFilter, Labels } from "../../../../docker/engine";
import { ensureFixedNetwork } from "../../../../docker/fixedNetwork";
import { ArmError } from "../../http/errors";
import { LOCAL_SUBNET_BITS } from "../../../../model/containerinstance/subnet";
import {
  type Cidr,
  formatAddress,
  formatCidr,
  holdsAddress,
  isReserved,
  overlap,
  parseAddress,
  parseCidr,
  rangeAround,
} from "../../../../model/values/cidr";
import type { Route } from "../../../../docker/routes";
import type { Context } from "../../context";
import { GROUP_TYPE } from "../../store/types";
import { groupOf } from "../body";
import { createHash } from "node:crypto";

export interface Subnet {
  readonly id: ArmId;
  readonly key: string;
}

/** The subnet of a group; undefined for a group on Berth's own network. */
export function subnetOf({ subnetIds }: CompleteGroup): Subnet | undefined {
  const [subnet] = subnetIds ?? [];
  const id = subnet && parseArmId(subnet.id);
  return id && { id, key: keyOf(subnet.id) };
}

export const subnetKey = (group: CompleteGroup): string | undefined => subnetOf(group)?.key;

const ofSubnet = (key: string): LabelFilter => [`${ROLE}=subnet`, `${KEY}=${key}`];

export const networkName = ({ id, key }: Subnet): string => engineName(id.names.at(-1) ?? "", key);

/** Labels for the subnet of a sandbox. */
export function subnetLabels(group: CompleteGroup): Labels {
  const key = subnetKey(group);
  return key === undefined ? {} : { [SUBNET]: key };
}

/** How often a range is chosen for a subnet, while other processes take those that were chosen. */
const CHOICES = 3;

/** The network of a group's subnet. It is cut off from the outside in both directions. */
export async function ensureSubnet(
  context: Pick<Context, "engine" | "records" | "host">,
  subnet: Subnet,
  group: CompleteGroup,
): Promise<EngineNetwork> {
  const { engine } = context;
  const { id, key } = subnet;
  const name = networkName(subnet);
  const [found] = (await engine.listNetworks(ofSubnet(key))).filter((network) => network.name === name);
  if (found !== undefined) return found;
  const ip = group.ipAddress?.ip ?? (await addressAskedIn(context, key));
  const range = ip === undefined ? undefined : rangeOf(ip);
  const spec = {
    labels: ownership("subnet", id),
    internal: true,
    // Bridge names are unique on a host, so that two processes cannot both make the network.
    bridge: `bs-${hashOf(key)}`,
    ...(range !== undefined && { subnet: formatCidr(range) }),
  };
  for (let choice = 0; range === undefined && choice < CHOICES; choice++) {
    const [networks, { routes }] = await Promise.all([engine.addressRanges(), context.host()]);
    const free = freeRange(networks, routes());
    if (free === undefined) break;
    const network = await ensureFixedNetwork(engine, name, { ...spec, subnet: formatCidr(free) }, ofSubnet(key));
    if (network !== undefined) return network;
  }
  const network = await ensureFixedNetwork(engine, name, spec, ofSubnet(key));
  if (network !== undefined) return network;
  const message =
    ip === undefined
      ? `The container engine has no free range of addresses for the subnet '${id.names.join("/")}'.`
      : `The container engine has another network at ${spec.subnet}, so the subnet '${id.names.join("/")}' cannot have the ` +
        `address '${ip}' (ipAddress.ip).`;
  throw new ArmError(409, "SubnetNotAvailable", message);
}

/** An address that any group asks for in a subnet: all groups in it must find their places in one range. */
async function addressAskedIn({ records }: Pick<Context, "records">, subnet: string): Promise<string | undefined> {
  const groups = (await records.list({ [TYPE]: GROUP_TYPE })).map(({ body }) => groupOf(body));
  return groups.find((group) => subnetKey(group) === subnet && group.ipAddress?.ip !== undefined)?.ipAddress?.ip;
}

/** Azure gives the first subnet of a network 10.0.0.0/24, and programs ask for addresses in it. */
const USUAL_RANGES = Array.from({ length: 256 }, (_, i) =>
  rangeAround(parseAddress(`10.0.${i}.0`)!, LOCAL_SUBNET_BITS),
);

/** The first of the usual ranges of subnets that overlaps with nothing; undefined when all do. */
export const freeRange = (
  networks: readonly { readonly name: string; readonly range: string }[],
  routes: readonly Route[],
): Cidr | undefined => USUAL_RANGES.find((range) => overlapOf(range, networks, routes) === undefined);

const rangeOf = (ip: string): Cidr | undefined => {
  const address = parseAddress(ip);
  return address === undefined ? undefined : rangeAround(address, LOCAL_SUBNET_BITS);
};

/** Where a group asks for an address in a subnet. */
export interface SubnetPlace {
  /** The network of the subnet; undefined when it does not exist yet. */
  readonly network?: EngineNetwork;
  /** What overlaps with the network that is to be made. */
  readonly overlapping?: string;
}

/** Looks at the place of the address that a group asks for; nothing for other groups. */
export async function subnetPlace(
  { engine, host }: Pick<Context, "engine" | "host">,
  group: CompleteGroup,
): Promise<SubnetPlace> {
  const subnet = subnetKey(group);
  const range = group.ipAddress?.ip === undefined ? undefined : rangeOf(group.ipAddress.ip);
  if (range === undefined || subnet === undefined) return {};
  const [network] = await engine.listNetworks(ofSubnet(subnet));
  if (network !== undefined) return { network };
  const [networks, { routes }] = await Promise.all([engine.addressRanges(), host()]);
  const overlapping = overlapOf(range, networks, routes());
  return { ...(overlapping !== undefined && { overlapping }) };
}

/** A network on top of a route would take the route's packets: the machine could lose its gateway or the network that it is in. */
function overlapOf(
  range: Cidr,
  networks: readonly { readonly name: string; readonly range: string }[],
  routes: readonly Route[],
): string | undefined {
  const overlaps = (other: Cidr | undefined) => other !== undefined && overlap(range, other);
  const network = networks.find((item) => overlaps(parseCidr(item.range)));
  if (network !== undefined) return `the engine's network '${network.name}' has ${network.range}`;
  const route = routes.find((item) => overlaps(item.range));
  return route && `the engine's machine reaches ${formatCidr(route.range)} by ${route.device}`;
}

/** Throws when a group cannot have the private address that it asks for, as far as that is known in advance. */
export function checkPrivateAddress(
  { key, group }: { readonly key: string; readonly group: CompleteGroup },
  { containers, network, overlapping }: { readonly containers: readonly EngineContainer[] } & SubnetPlace,
): void {
  const { ip } = group.ipAddress ?? {};
  const subnet = subnetKey(group);
  if (ip === undefined || subnet === undefined) return;
  const cidr = network === undefined ? rangeOf(ip) : parseCidr(network.subnet);
  const address = parseAddress(ip);
  const refused = (code: string, why: string) => new ArmError(400, code, `ipAddress.ip: ${JSON.stringify(ip)} ${why}`);
  if (address === undefined) throw refused("InvalidParameter", "must be an IPv4 address");
  if (cidr === undefined || !holdsAddress(cidr, address))
    throw refused(
      "PrivateIPAddressNotInSubnet",
      `must be in ${network?.subnet}, the range that the local engine has for the subnet while a group is in it. ` +
        "To have another one, delete the groups that are in it, or deploy a group that asks for an address first",
    );
  if (isReserved(cidr, address))
    throw refused(
      "PrivateIPAddressInReservedRange",
      `must not be one of the first four addresses or the last of ${formatCidr(cidr)}, which are reserved`,
    );
  if (overlapping !== undefined)
    throw refused(
      "SubnetNotAvailable",
      `must not be in ${formatCidr(cidr)}, the range that the local engine would give the subnet: ${overlapping}`,
    );
  const other = othersIn(containers, subnet, key).find(({ labels }) => labels[ADDRESS] === ip);
  if (other !== undefined)
    throw refused("PrivateIPAddressInUse", `must be free; the container group ${other.labels[KEY]} has it`);
}

export const othersIn = (containers: readonly EngineContainer[], subnet: string, key: string): EngineContainer[] =>
  containers.filter(({ labels }) => labels[ROLE] === "sandbox" && labels[SUBNET] === subnet && labels[KEY] !== key);

/**
 * The existing address of a group, or one chosen by the hash of its key, so that it is always the same. Addresses in the lower half of
 * the range, such as 10.0.0.4, are for groups that ask for them, as long as there are others.
 */
export function freeAddress(
  { subnet, name }: EngineNetwork,
  key: string,
  taken: ReadonlySet<string>,
  attempt: number,
  kept: string | undefined,
): string {
  const cidr = parseCidr(subnet);
  if (cidr === undefined) throw new Error(`the network ${name} has no IPv4 subnet`);
  const keptAddress = kept === undefined ? undefined : parseAddress(kept);
  if (attempt === 0 && kept !== undefined && keptAddress !== undefined && holdsAddress(cidr, keptAddress)) return kept;
  const size = 2 ** (32 - cidr.bits);
  const start = createHash("sha256").update(key).digest().readUInt32BE(0) + attempt;
  const half = size / 2;
  const upper = Array.from({ length: half }, (_, i) => half + ((start + i) % half));
  const lower = Array.from({ length: half }, (_, i) => half - 1 - i);
  for (const offset of [...upper, ...lower]) {
    const text = formatAddress(cidr.first + offset);
    if (!isReserved(cidr, cidr.first + offset) && !taken.has(text)) return text;
  }
  throw new ArmError(409, "SubnetIsFull", `The network '${name}' (${subnet}) has no free address.`);
}

/** Whether a subnet has a network. */
export async function hasSubnetNetwork(engine: Engine, key: string): Promise<boolean> {
  return (await engine.listNetworks(ofSubnet(key))).length > 0;
}

/** Removes the networks of subnets that no group uses any more. */
export async function releaseSubnets(engine: Engine, keys: readonly (string | undefined)[]): Promise<void> {
  const known = [...new Set(keys)].filter((key) => key !== undefined);
  await Promise.all(
    known.map(async (key) => {
      const sandboxes = await engine.listContainers([`${ROLE}=sandbox`, `${SUBNET}=${key}`]);
      if (sandboxes.length > 0) return;
      const networks = await engine.listNetworks(ofSubnet(key));
      await Promise.all(networks.map(({ id }) => engine.removeNetwork(id)));
    }),
  );
}
