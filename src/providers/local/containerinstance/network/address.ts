import { type Addressed, addressOf, publishedPorts, usedPorts } from "./ports";
import { createHash } from "node:crypto";
import type { Context } from "../../context";
import type { EngineContainer } from "../../../../docker/engine";
import { ADDRESS, ROLE } from "../../../../docker/labels";
import type { HostAddress } from "../parts";
import type { PublishingHost } from "./host";

export type { HostAddress };

/** What is to have an address, and what else has one. */
export interface Tenant {
  /** Chooses the address, as far as it is free. */
  readonly key: string;
  readonly group: Addressed;
  /** The container that has its address now. */
  readonly own?: EngineContainer | undefined;
  /** Berth's other containers. */
  readonly others: readonly EngineContainer[];
}

/** Containers that publish ports. */
const PUBLISHERS: readonly (string | undefined)[] = ["sandbox", "balancer"];

/**
 * Chooses an address for ports. On a local engine under Linux, each group and Service has its own loopback address, so
 * that several can use port 80. Elsewhere it is the engine's address, with other host ports for those in use. `attempt`
 * counts the addresses that turned out to be in use by others.
 */
export async function chooseAddress(
  context: Pick<Context, "host">,
  { key, group, own, others }: Tenant,
  attempt = 0,
): Promise<HostAddress> {
  const publishers = others.filter(({ labels }) => PUBLISHERS.includes(labels[ROLE]));
  const kept = own && addressOf(own.labels);
  const host = await context.host();
  if (host.hasOwnAddresses) {
    const taken = new Set(publishers.map(({ labels }) => labels[ADDRESS]));
    const ip = attempt === 0 && kept?.ip.startsWith("127.") ? kept.ip : loopbackOf(key, taken, attempt);
    // When something listens on all addresses, only other ports help.
    return attempt < 2 ? { ip, moved: {} } : { ip, moved: await movedPorts(host, group, ip, () => true) };
  }
  const inUse = new Set(publishers.flatMap(({ labels }) => usedPorts(labels)));
  const { address: ip, bind } = host;
  if (attempt === 0 && kept?.ip === ip && covers(group, kept)) return { ...kept, bind };
  const isTaken = async (port: number) => attempt > 0 || inUse.has(port) || !(await host.isPortFree(ip, port));
  return { ip, moved: await movedPorts(host, group, ip, isTaken), bind };
}

/** An address from 127.1.0.1 to 127.254.255.254, chosen by the hash of a key. */
function loopbackOf(key: string, taken: ReadonlySet<string | undefined>, attempt: number): string {
  for (let i = attempt; ; i++) {
    const [a = 0, b = 0, c = 0] = createHash("sha256").update(`${key} ${i}`).digest();
    const ip = `127.${1 + (a % 254)}.${b}.${1 + (c % 254)}`;
    if (!taken.has(ip)) return ip;
  }
}

async function movedPorts(
  host: PublishingHost,
  group: Addressed,
  ip: string,
  isTaken: (port: number) => boolean | Promise<boolean>,
): Promise<Record<string, number>> {
  const moved: Record<string, number> = {};
  for (const { port, protocol } of publishedPorts(group, { ip, moved: {} }))
    if (await isTaken(port)) moved[`${port}/${protocol}`] = await host.freePort(ip);
  // Every port is listed, so that others see which ones are in use.
  for (const { port, protocol } of publishedPorts(group, { ip, moved: {} })) moved[`${port}/${protocol}`] ??= port;
  return moved;
}

function covers(group: Addressed, { ip, moved }: HostAddress): boolean {
  return publishedPorts(group, { ip, moved: {} }).every(
    ({ port, protocol }) => moved[`${port}/${protocol}`] !== undefined,
  );
}
