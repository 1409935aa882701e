import { addressOf, publishedPorts, usedPorts } from "./ports";
import { createHash } from "node:crypto";
import type { ContainerGroupInputs } from "../../../../model/generated/shapes";
import type { Context } from "../../context";
import type { EngineContainer } from "../../../../docker/engine";
import { ADDRESS, KEY, ROLE } from "../../../../docker/labels";
import type { HostAddress } from "../parts";
import type { PublishingHost } from "./host";

/**
 * Chooses an address for a group's ports. On a local engine under Linux, each group has its own loopback address, so
 * that several groups can use port 80. Elsewhere it is the engine's address, with other host ports for those in use.
 * `containers` are Berth's. `attempt` counts the addresses that turned out to be in use by others.
 */
export async function chooseAddress(
  context: Context,
  key: string,
  group: ContainerGroupInputs,
  containers: readonly EngineContainer[],
  attempt = 0,
): Promise<HostAddress> {
  const others = containers.filter(({ labels }) => labels[ROLE] === "sandbox" && labels[KEY] !== key);
  const own = containers.find(({ labels }) => labels[ROLE] === "sandbox" && labels[KEY] === key);
  const kept = own && addressOf(own.labels);
  const host = await context.host();
  if (host.hasOwnAddresses) {
    const taken = new Set(others.map(({ labels }) => labels[ADDRESS]));
    const ip = attempt === 0 && kept?.ip.startsWith("127.") ? kept.ip : loopbackOf(key, taken, attempt);
    // When something listens on all addresses, only other ports help.
    return attempt < 2 ? { ip, moved: {} } : { ip, moved: await movedPorts(host, group, ip, () => true) };
  }
  const inUse = new Set(others.flatMap(({ labels }) => usedPorts(labels)));
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
  group: ContainerGroupInputs,
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

function covers(group: ContainerGroupInputs, { ip, moved }: HostAddress): boolean {
  return publishedPorts(group, { ip, moved: {} }).every(
    ({ port, protocol }) => moved[`${port}/${protocol}`] !== undefined,
  );
}
