import { execFile } from "node:child_process";
import { lookup } from "node:dns/promises";
import { connect, isIPv4 } from "node:net";
import { networkInterfaces } from "node:os";
import { type EngineEndpoint, type SshEndpoint } from "./discovery";
import { EngineError } from "./engine";

/** Where the ports that an engine publishes are met. */
export interface EngineHost {
  /** IPv4 address by which this machine reaches them: 127.0.0.1, or that of the engine's machine. */
  readonly address: string;
  /** Where an engine of another machine listens, such as `ssh://me@box`; undefined for one of this machine. */
  readonly remote?: string;
}

/** What is asked of the system. Tests have their own. */
export interface HostSystem {
  /** IPv4 addresses of a name. */
  addresses(name: string): Promise<readonly string[]>;
  /** IPv4 addresses of this machine. */
  ownAddresses(): readonly string[];
  /** What ssh makes of a host by the user's settings, as `ssh -G` prints it. */
  sshSettings(endpoint: SshEndpoint): Promise<string>;
}

export const THIS_MACHINE: EngineHost = { address: "127.0.0.1" };

/** How long a machine may take to answer at a published port, in milliseconds. */
const REACH_MS = 10_000;
const LOOPBACK = /^127\.|^::1$|^localhost$/i;

/** Where an engine listens, as people write it. */
export function endpointName(endpoint: EngineEndpoint): string {
  if (endpoint.kind === "socket") return endpoint.path;
  const { kind, host, port } = endpoint;
  const user = kind === "ssh" && endpoint.user !== undefined ? `${endpoint.user}@` : "";
  return `${kind}://${user}${host.includes(":") ? `[${host}]` : host}${port === undefined ? "" : `:${port}`}`;
}

/** Finds the machine of an engine. A socket, and what is forwarded to this machine, counts as an engine of this machine. */
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

/** Why nothing at a port can be reached from here; undefined when it can, though perhaps nobody listens yet. */
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
    // Only the machine itself refuses.
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
