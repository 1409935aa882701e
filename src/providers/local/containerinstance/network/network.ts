import { createHash } from "node:crypto";
import { type ArmId, parseArmId } from "../../../../model/core/armId";
import { type Cidr, holdsAddress, parseAddress, parseCidr } from "../../../../model/values/cidr";
import type { ContainerGroupInputs } from "../../../../model/generated/shapes";
import { chooseAddress } from "./address";
import { ensureNetwork, NETWORK } from "../../sandbox/commons";
import type { Context } from "../../context";
import type {
  ContainerSpec,
  DnsSettings,
  Engine,
  EngineContainer,
  EngineNetwork,
  LabelFilter,
  Labels,
} from "../../../../docker/engine";
import { ArmError } from "../../http/errors";
import { ensureFixedNetwork } from "../../../../docker/fixedNetwork";
import { type Deployment, fqdnOf, type HostAddress, internalHostOf } from "../parts";
import { publishedPorts } from "./ports";
import { ADDRESS, engineName, hashOf, KEY, keyOf, ownership, ROLE, SUBNET } from "../../../../docker/labels";

/** Bits of the network that is made around an address that a group asks for. */
const REQUESTED_BITS = 24;

interface Subnet {
  readonly id: ArmId;
  readonly key: string;
}

/** The subnet that a group is in; undefined for a group on Berth's own network. */
function subnetOf({ subnetIds }: ContainerGroupInputs): Subnet | undefined {
  const [subnet] = subnetIds ?? [];
  const id = subnet && parseArmId(subnet.id);
  return id && { id, key: keyOf(subnet.id) };
}

export const subnetKey = (group: ContainerGroupInputs): string | undefined => subnetOf(group)?.key;

const ofSubnet = (key: string): LabelFilter => [`${ROLE}=subnet`, `${KEY}=${key}`];
const networkName = ({ id, key }: Subnet): string => engineName(id.names.at(-1) ?? "", key);

/** Labels that tell which subnet a sandbox is in. */
export function subnetLabels(group: ContainerGroupInputs): Labels {
  const key = subnetKey(group);
  return key === undefined ? {} : { [SUBNET]: key };
}

/** What a sandbox joins: the network of the group's subnet, or Berth's own, from which its ports are published. */
export function sandboxNetwork(
  { id, group, location }: Pick<Deployment, "id" | "group" | "location">,
  address: HostAddress,
): ContainerSpec["network"] {
  const subnet = subnetOf(group);
  if (subnet !== undefined) return { name: networkName(subnet), aliases: [], ports: [], ip: address.ip };
  const aliases = group.ipAddress === undefined ? [] : [fqdnOf(group, location) ?? internalHostOf(id)];
  return { name: NETWORK, aliases, ports: publishedPorts(group, address) };
}

/** How the containers of a group resolve names; undefined leaves it to the engine. */
export function dnsSettings({ dnsConfig }: ContainerGroupInputs): DnsSettings | undefined {
  if (dnsConfig === undefined) return undefined;
  const { nameServers, searchDomains = "", options = "" } = dnsConfig;
  const words = (text: string) => text.split(/\s+/).filter((word) => word !== "");
  return { servers: nameServers, search: words(searchDomains), options: words(options) };
}

/** Makes the network that a group's sandbox joins, unless it is there. */
export async function ensureGroupNetwork(engine: Engine, group: ContainerGroupInputs): Promise<void> {
  const subnet = subnetOf(group);
  if (subnet === undefined) await ensureNetwork(engine);
  else await ensureSubnet(engine, subnet, group);
}

/** The network of a group's subnet. It has no way out, and nobody outside it has a way in. */
async function ensureSubnet(
  engine: Engine,
  subnet: Subnet,
  { ipAddress }: ContainerGroupInputs,
): Promise<EngineNetwork> {
  const { id, key } = subnet;
  const { ip } = ipAddress ?? {};
  const spec = {
    labels: ownership("subnet", id),
    internal: true,
    // A host has one bridge of a name, so that two makers of the network collide.
    bridge: `bs-${hashOf(key)}`,
    ...(ip !== undefined && { subnet: rangeAround(ip) }),
  };
  const network = await ensureFixedNetwork(engine, networkName(subnet), spec, ofSubnet(key));
  if (network !== undefined) return network;
  const message =
    ip === undefined
      ? `The container engine has no free range of addresses for the subnet '${id.names.join("/")}'.`
      : `The container engine has another network at ${spec.subnet}, so the subnet '${id.names.join("/")}' cannot have the ` +
        `address '${ip}' (ipAddress.ip).`;
  throw new ArmError(409, "SubnetNotAvailable", message);
}

function rangeAround(ip: string): string {
  return `${ip.split(".").slice(0, 3).join(".")}.0/${REQUESTED_BITS}`;
}

/** Throws when a group cannot have the private address that it asks for, as far as that is known before it is made. */
export async function checkPrivateAddress(
  { engine }: Context,
  key: string,
  group: ContainerGroupInputs,
  containers: readonly EngineContainer[],
): Promise<void> {
  const { ip } = group.ipAddress ?? {};
  const subnet = subnetKey(group);
  if (ip === undefined || subnet === undefined) return;
  const [network] = await engine.listNetworks(ofSubnet(subnet));
  const range = network?.subnet ?? rangeAround(ip);
  const cidr = parseCidr(range);
  const address = parseAddress(ip);
  const refused = (code: string, why: string) => new ArmError(400, code, `ipAddress.ip: ${JSON.stringify(ip)} ${why}`);
  if (address === undefined) throw refused("InvalidParameter", "must be an IPv4 address");
  if (cidr === undefined || !holdsAddress(cidr, address))
    throw refused(
      "PrivateIPAddressNotInSubnet",
      `must be in ${range}, the range that the local engine has for the subnet while a group is in it`,
    );
  if (isReserved(cidr, address))
    throw refused("PrivateIPAddressInReservedRange", `must not be one of the addresses of ${range} that are reserved`);
  const other = othersIn(containers, subnet, key).find(({ labels }) => labels[ADDRESS] === ip);
  if (other !== undefined)
    throw refused("PrivateIPAddressInUse", `must be free; the container group ${other.labels[KEY]} has it`);
}

const othersIn = (containers: readonly EngineContainer[], subnet: string, key: string): EngineContainer[] =>
  containers.filter(({ labels }) => labels[ROLE] === "sandbox" && labels[SUBNET] === subnet && labels[KEY] !== key);

/** The network's own address, the engine's in it and the one of everybody. */
function isReserved({ first, bits }: Cidr, address: number): boolean {
  return address <= first + 1 || address === first + 2 ** (32 - bits) - 1;
}

/** Where a group is: its address in its subnet, or on this machine. `attempt` counts the addresses that turned out to be taken. */
export async function placeGroup(
  context: Context,
  key: string,
  group: ContainerGroupInputs,
  containers: readonly EngineContainer[],
  attempt: number,
): Promise<HostAddress> {
  const subnet = subnetOf(group);
  if (subnet !== undefined) {
    const network = await ensureSubnet(context.engine, subnet, group);
    const own = containers.find(({ labels }) => labels[ROLE] === "sandbox" && labels[KEY] === key);
    const taken = othersIn(containers, subnet.key, key).map(({ labels }) => labels[ADDRESS] ?? "");
    const kept = own?.labels[SUBNET] === subnet.key ? own.labels[ADDRESS] : undefined;
    return { ip: group.ipAddress?.ip ?? freeAddress(network, key, new Set(taken), attempt, kept), moved: {} };
  }
  return group.ipAddress ? chooseAddress(context, key, group, containers, attempt) : { ip: "", moved: {} };
}

/** The address that a group has already, or one by the hash of its key, so that it is the same each time. */
function freeAddress(
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
  for (let i = 0; i < size; i++) {
    const address = cidr.first + ((start + i) % size);
    const text = formatAddress(address);
    if (!isReserved(cidr, address) && !taken.has(text)) return text;
  }
  throw new ArmError(409, "SubnetIsFull", `The network '${name}' (${subnet}) has no free address.`);
}

const formatAddress = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");

/** Removes the networks of subnets in which no group is any more. */
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
