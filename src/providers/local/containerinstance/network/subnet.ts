import { type ArmId, parseArmId } from "../../../../model/core/armId";
import type { ContainerGroupInputs } from "../../../../model/generated/shapes";
import { ADDRESS, engineName, hashOf, KEY, keyOf, ownership, ROLE, SUBNET } from "../../../../docker/labels";
import type { Engine, EngineContainer, EngineNetwork, LabelFilter, Labels } from "../../../../docker/engine";
import { ensureFixedNetwork } from "../../../../docker/fixedNetwork";
import { ArmError } from "../../http/errors";
import { type Cidr, formatAddress, holdsAddress, parseAddress, parseCidr } from "../../../../model/values/cidr";
import { createHash } from "node:crypto";

/** Prefix length of the network that is made around a requested address. */
const REQUESTED_BITS = 24;

export interface Subnet {
  readonly id: ArmId;
  readonly key: string;
}

/** The subnet of a group; undefined for a group on Berth's own network. */
export function subnetOf({ subnetIds }: ContainerGroupInputs): Subnet | undefined {
  const [subnet] = subnetIds ?? [];
  const id = subnet && parseArmId(subnet.id);
  return id && { id, key: keyOf(subnet.id) };
}

export const subnetKey = (group: ContainerGroupInputs): string | undefined => subnetOf(group)?.key;

const ofSubnet = (key: string): LabelFilter => [`${ROLE}=subnet`, `${KEY}=${key}`];

export const networkName = ({ id, key }: Subnet): string => engineName(id.names.at(-1) ?? "", key);

/** Labels for the subnet of a sandbox. */
export function subnetLabels(group: ContainerGroupInputs): Labels {
  const key = subnetKey(group);
  return key === undefined ? {} : { [SUBNET]: key };
}

/** The network of a group's subnet. It is cut off from the outside in both directions. */
export async function ensureSubnet(
  engine: Engine,
  subnet: Subnet,
  { ipAddress }: ContainerGroupInputs,
): Promise<EngineNetwork> {
  const { id, key } = subnet;
  const { ip } = ipAddress ?? {};
  const spec = {
    labels: ownership("subnet", id),
    internal: true,
    // Bridge names are unique on a host, so that two processes cannot both make the network.
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

/** The network of the subnet in which a group asks for an address; undefined when it does not exist yet. */
export async function subnetNetwork(engine: Engine, group: ContainerGroupInputs): Promise<EngineNetwork | undefined> {
  const subnet = subnetKey(group);
  if (group.ipAddress?.ip === undefined || subnet === undefined) return undefined;
  return (await engine.listNetworks(ofSubnet(subnet)))[0];
}

/** Throws when a group cannot have the private address that it asks for, as far as that is known in advance. */
export function checkPrivateAddress(
  { key, group }: { readonly key: string; readonly group: ContainerGroupInputs },
  { containers, network }: { readonly containers: readonly EngineContainer[]; readonly network?: EngineNetwork },
): void {
  const { ip } = group.ipAddress ?? {};
  const subnet = subnetKey(group);
  if (ip === undefined || subnet === undefined) return;
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

export const othersIn = (containers: readonly EngineContainer[], subnet: string, key: string): EngineContainer[] =>
  containers.filter(({ labels }) => labels[ROLE] === "sandbox" && labels[SUBNET] === subnet && labels[KEY] !== key);

/** The addresses of the network itself, of the engine in it, and for broadcasts. */
function isReserved({ first, bits }: Cidr, address: number): boolean {
  return address <= first + 1 || address === first + 2 ** (32 - bits) - 1;
}

/** The existing address of a group, or one chosen by the hash of its key, so that it is always the same. */
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
  for (let i = 0; i < size; i++) {
    const address = cidr.first + ((start + i) % size);
    const text = formatAddress(address);
    if (!isReserved(cidr, address) && !taken.has(text)) return text;
  }
  throw new ArmError(409, "SubnetIsFull", `The network '${name}' (${subnet}) has no free address.`);
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
