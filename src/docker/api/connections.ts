import { existsSync, readFileSync } from "node:fs";
import { Agent } from "node:http";
import { connect, isIP, type Socket } from "node:net";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import type * as tls from "node:tls";
import type { EngineEndpoint, TcpEndpoint } from "../discovery";
import { EngineError } from "../engine";
import { SshConnections } from "./ssh";

/** Longest wait for the engine's machine to accept a connection. */
const CONNECT_MS = 60_000;
/** Interval of TCP keep-alive: when a firewall has dropped a connection, nothing else shows that it is dead. */
const KEEP_ALIVE_MS = 30_000;
/** Enough to handle all containers of a group at once. */
const AT_ONCE = 32;
/** Without a name, Node would first find out whether the host is an IPv6 address: milliseconds for the pattern, and nobody uses it. */
const KEPT = { keepAlive: true, maxFreeSockets: AT_ONCE, servername: "" };
/** Each connection is an ssh process here and a session there. */
const AT_ONCE_OVER_SSH = 8;

/** Opens the connections to an engine. */
export async function openPool(endpoint: EngineEndpoint, connectMs = CONNECT_MS): Promise<ConnectionPool> {
  // TLS takes as long to load as Node.js to start, and most engines listen at a socket.
  const secure = endpoint.kind === "tcp" && isSecure(endpoint) ? await import("node:tls") : undefined;
  return new ConnectionPool(endpoint, dialer(endpoint, connectMs, secure));
}

const isSecure = ({ certificates, trustsAny }: TcpEndpoint): boolean =>
  certificates !== undefined || trustsAny !== undefined;

/** The connections to one engine, kept while they are idle. An http.Agent, whatever kind the connections are. */
export class ConnectionPool extends Agent {
  /** Maximum number of short requests at once. */
  readonly atOnce: number;
  readonly hostHeader: string;

  constructor(
    endpoint: EngineEndpoint,
    private readonly dial: () => Duplex,
  ) {
    super(KEPT);
    this.atOnce = endpoint.kind === "ssh" ? AT_ONCE_OVER_SSH : AT_ONCE;
    this.hostHeader = endpoint.kind === "tcp" ? authority(endpoint) : "localhost";
  }

  override createConnection(): Duplex {
    return this.dial();
  }
}

function dialer(endpoint: EngineEndpoint, connectMs: number, secure: typeof tls | undefined): () => Duplex {
  if (endpoint.kind === "ssh") {
    const connections = new SshConnections(endpoint);
    return () => connections.open();
  }
  if (endpoint.kind === "socket") {
    const { path } = endpoint;
    return () => connect({ path });
  }
  const { host, port } = endpoint;
  const where = { host, port, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS, noDelay: true };
  if (secure === undefined)
    return () => within(connectMs, connect(where), "connect", `${authority(endpoint)} did not accept a connection`);
  const options = { ...tlsOptions(endpoint), ...(isIP(host) === 0 && { servername: host }) };
  return () => {
    const socket = secure.connect({ ...where, ...options });
    return within(connectMs, socket, "secureConnect", `${authority(endpoint)} did not agree on TLS`);
  };
}

function authority({ host, port }: { host: string; port: number }): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

function tlsOptions({ certificates, trustsAny }: TcpEndpoint): tls.ConnectionOptions {
  const own = certificates === undefined ? {} : readCertificates(certificates);
  return { ...own, ...(trustsAny && { rejectUnauthorized: false }), ALPNProtocols: ["http/1.1"] };
}

/**
 * Certificates as the docker CLI stores them in a folder: whom to trust, and the client's own. An engine may need only
 * some of them.
 */
function readCertificates(folder: string): tls.ConnectionOptions {
  const file = (name: string) => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path) : undefined;
  };
  const found = { ca: file("ca.pem"), cert: file("cert.pem"), key: file("key.pem") };
  if (Object.values(found).every((text) => text === undefined))
    throw new EngineError("unavailable", `There is no ca.pem, cert.pem or key.pem in ${folder}`);
  return found;
}

function within(timeoutMs: number, socket: Socket, event: string, what: string): Socket {
  const problem = () => new EngineError("unavailable", `${what} within ${timeoutMs / 1000} s`);
  const timer = setTimeout(() => socket.destroy(problem()), timeoutMs);
  const settle = () => clearTimeout(timer);
  return socket.once(event, settle).once("close", settle);
}
