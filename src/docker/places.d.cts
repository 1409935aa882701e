/** Where an engine listens. */
export type EngineEndpoint = { readonly kind: "socket"; readonly path: string } | TcpEndpoint | SshEndpoint;

/** An engine that is reached by TCP, with TLS when either of the last two is said. */
export interface TcpEndpoint {
  readonly kind: "tcp";
  readonly host: string;
  readonly port: number;
  /** Path of a folder with any of ca.pem, cert.pem and key.pem. */
  readonly certificates?: string;
  /** Whether the user asked not to verify the engine's certificate. */
  readonly trustsAny?: true;
}

/** An engine that is reached by the system's ssh. What is not said here is for the user's settings of ssh to say. */
export interface SshEndpoint {
  readonly kind: "ssh";
  readonly host: string;
  readonly port?: number;
  readonly user?: string;
  /** Path of the engine's socket on its machine. Default: what the docker CLI there uses. */
  readonly socketPath?: string;
}

/** What discovery knows of this machine. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Node's name of the platform. */
  readonly platform: string;
  readonly home: string;
  /** Text of a file; undefined when it cannot be read. */
  readFile(path: string): string | undefined;
  /** Whether something is at a path. */
  exists(path: string): boolean;
}

/** A place where an engine may listen: an endpoint, or why it cannot be one. */
export interface Place {
  /** Who says so, or whose engine usually listens there. */
  readonly how: string;
  /** As in DOCKER_HOST. */
  readonly host: string;
  /** Whether the user chose it, so that nothing else will do. */
  readonly chosen: boolean;
  readonly endpoint?: EngineEndpoint;
  readonly problem?: string;
}

/**
 * Where the docker CLI would look: an explicit host, `DOCKER_HOST`, `DOCKER_CONTEXT`, the current context; and then the sockets
 * of the usual engines. What the user chose stands alone.
 */
export function enginePlaces(machine: Machine, dockerHost?: string): readonly Place[];

/** The place that the user chose, or the first of the usual ones where something is. */
export function findPlace(machine: Machine, dockerHost?: string): Place | undefined;

/** What a host as in DOCKER_HOST stands for; `origin` is who says so. */
export function parseHost(
  host: string,
  origin: string,
  machine: Machine,
): { readonly endpoint: EngineEndpoint } | { readonly problem: string };

/** Where the docker CLI keeps its configuration. */
export function configFolder(machine: Pick<Machine, "env" | "home">): string;
