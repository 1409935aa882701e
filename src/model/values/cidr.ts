import { type Problem, RULES } from "../core/problem";

/** A range of IPv4 addresses: the first address as a number, and the length of the prefix in bits. */
export interface Cidr {
  readonly first: number;
  readonly bits: number;
}

/** An IPv4 address as a number; undefined when the text is not an address. */
export function parseAddress(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((address, part) => address * 256 + part, 0);
}

export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/** Checks an IPv4 address. Skips anything but a string. */
export function checkIpAddress(value: unknown, path: string, rule: string = RULES.aci): Problem[] {
  if (typeof value !== "string" || parseAddress(value) !== undefined) return [];
  return [{ path, value, allowed: "must be an IPv4 address", rule }];
}

/** Parses a range such as `10.0.0.0/16`; undefined when it is invalid or does not begin at a multiple of its size. */
export function parseCidr(text: string): Cidr | undefined {
  const [, address = "", length = ""] = /^([\d.]+)\/(\d{1,2})$/.exec(text) ?? [];
  const first = parseAddress(address);
  const bits = Number(length);
  if (first === undefined || bits > 32 || first % sizeOf(bits) !== 0) return undefined;
  return { first, bits };
}

export function holdsAddress({ first, bits }: Cidr, address: number): boolean {
  return address >= first && address < first + sizeOf(bits);
}

export const formatCidr = ({ first, bits }: Cidr): string => `${formatAddress(first)}/${bits}`;

/** The range of this size that has the address. */
export function rangeAround(address: number, bits: number): Cidr {
  return { first: address - (address % sizeOf(bits)), bits };
}

/** How many of a subnet's first addresses Azure keeps: for the network, the gateway and two for name servers. */
const KEPT_FIRST = 4;

/** Whether Azure keeps an address of a subnet: the first four and the last. */
export function isReserved({ first, bits }: Cidr, address: number): boolean {
  return address < first + KEPT_FIRST || address === first + sizeOf(bits) - 1;
}

/** Ranges that no virtual network can have, with their names. Their addresses mean the machine itself, or everybody. */
const NEVER = [
  ["0.0.0.0/8", "this network"],
  ["127.0.0.0/8", "loopback"],
  ["169.254.0.0/16", "link-local, where machines reach their metadata and gateways"],
  ["168.63.129.16/32", "Azure's own services"],
  ["224.0.0.0/4", "multicast"],
  ["240.0.0.0/4", "reserved, and broadcast"],
] as const;

/** Checks an address that is to be one of a virtual network. Skips what is no address. */
export function checkNetworkAddress(value: unknown, path: string): Problem[] {
  const address = typeof value === "string" ? parseAddress(value) : undefined;
  if (address === undefined) return [];
  const [range, name] = NEVER.find(([text]) => holdsAddress(parseCidr(text)!, address)) ?? [];
  const allowed = `must not be in ${range} (${name}), which no virtual network has`;
  return range === undefined ? [] : [{ path, value, allowed, rule: RULES.network }];
}

/** Whether two ranges have an address in common. */
export function overlap(a: Cidr, b: Cidr): boolean {
  return holdsAddress(a, b.first) || holdsAddress(b, a.first);
}

function sizeOf(bits: number): number {
  return 2 ** (32 - bits);
}
