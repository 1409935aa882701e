import { execFile } from "node:child_process";
import { lookup } from "node:dns/promises";
import { connect, isIPv4 } from "node:net";
import { networkInterfaces } from "node:os";
import { type EngineEndpoint, type SshEndpoint } from "./discovery";
import { EngineError } from "./engine";

/** How to reach the ports that an engine publishes. */
export interface EngineHost {
  /** IPv4 address of the published ports: 127.0.0.1, or the address of a remote engine's machine. */
  readonly address: string;
  /** Address of a remote engine, such as `ssh://me@box`; undefined for an engine on this machine. */
  readonly remote?: string;
}

/** What this module asks the operating system. Tests pass their own. */
export interface HostSystem {
  /** Resolves a name to IPv4 addresses. */
  addresses(name: string): Promise<readonly string[]>;
  /** The IPv4 addresses of this machine. */
  ownAddresses(): readonly string[];
  /** The user's ssh settings for a host, as `ssh -G` prints them. */
  sshSettings(endpoint: SshEndpoint): Promise<string>;
}

export const THIS_MACHINE: EngineHost = { address: "127.0.0.1" };

/** Longest wait for an answer at a published port, in milliseconds. */
const REACH_MS = 30_000;
const LOOPBACK = /^127\.|^::1$|^localhost$/i;

/** An engine's address as users write it. */
export function endpointName(endpoint: EngineEndpoint): string {
  if (endpoint.kind === "socket") return endpoint.path;
  const { kind, host, port } = endpoint;
  const user = kind === "ssh" && endpoint.user !== undefined ? `${endpoint.user}@` : "";
  return `${kind}://${user}${host.includes(":") ? `[${host}]` : host}${port === undefined ? "" : `:${port}`}`;
}

/** Finds the machine of an engine. A socket or a port forwarded to this machine counts as this machine. */
export async function hostOf(endpoint: EngineEndpoint, system: HostSystem = nodeSystem): Promise<EngineHost> {
  if (endpoint.kind === "socket") return THIS_MACHINE;
  const host = endpoint.kind === "ssh" ? await sshHost(endpoint, system) : endpoint.host;
  if (LOOPBACK.test(host)) return THIS_MACHINE;
  const remote = endpointName(endpoint);
  const addresses = isIPv4(host) ? [host] : await addressesOf(host, remote, system);
  const own = new Set(system.ownAddresses());
  if (addresses.some((address) => LOOPBACK.test(address) || own.has(address))) return THIS_MACHINE;
  const [address] = addresses;
  if (address !== undefined) return { address, remote };
  throw unusable(remote, `${host} has no IPv4 address, which the address of a container group is`);
}

async function sshHost(endpoint: SshEndpoint, system: HostSystem): Promise<string> {
  const settings = await system.sshSettings(endpoint);
  return /^hostname (\S+)$/m.exec(settings)?.[1] ?? endpoint.host;
}

async function addressesOf(host: string, remote: string, system: HostSystem): Promise<readonly string[]> {
  try {
    return await system.addresses(host);
  } catch (error) {
    throw unusable(remote, `${host} cannot be looked up: ${(error as Error).message}`);
  }
}

function unusable(remote: string, why: string): EngineError {
  return new EngineError(
    "invalid",
    `The ports that the container engine at ${remote} publishes have no address here: ${why}. ` +
      "Name it by an IPv4 address that this machine reaches (DOCKER_HOST, `docker context update`, or HostName in ~/.ssh/config).",
  );
}

/**
 * Why a port cannot be reached from here; undefined when the machine can be reached, even if nothing listens at the
 * port yet.
 */
export function whyUnreachable(address: string, port: number, timeoutMs = REACH_MS): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const end = (why?: string) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(why);
    };
    const timer = setTimeout(() => end(`no answer within ${timeoutMs / 1000} s`), timeoutMs);
    socket.once("connect", () => end());
    // A refused connection proves that the machine was reached.
    socket.once("error", ({ code, message }: NodeJS.ErrnoException) =>
      end(code === "ECONNREFUSED" || code === "ECONNRESET" ? undefined : message),
    );
  });
}

const nodeSystem: HostSystem = {
  addresses: async (name) => (await lookup(name, { all: true, family: 4 })).map(({ address }) => address),
  ownAddresses: () => Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address)),
  sshSettings: ({ host, port, user }) =>
    new Promise((resolve, reject) => {
      const own = [...(user === undefined ? [] : ["-l", user]), ...(port === undefined ? [] : ["-p", String(port)])];
      execFile("ssh", ["-G", ...own, "--", host], { env: process.env, timeout: REACH_MS }, (error, stdout) =>
        error ? reject(new EngineError("unavailable", `ssh could not be run: ${error.message}`)) : resolve(stdout),
      );
    }),
};
