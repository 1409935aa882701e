import { createHash } from "node:crypto";
import { posix } from "node:path";
import { EngineError } from "./engine";

/** Where an engine listens. */
export type EngineEndpoint =
  | { readonly kind: "socket"; readonly path: string }
  | { readonly kind: "tcp"; readonly host: string; readonly port: number; readonly certificates?: string }
  | SshEndpoint;

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

/**
 * Finds the container engine as the docker CLI does: an explicit host, `DOCKER_HOST`, `DOCKER_CONTEXT`, the current context,
 * then the sockets of the usual engines. Throws an error that says what was tried.
 */
export function discoverEngine(machine: Machine, dockerHost?: string): EngineEndpoint {
  const { env } = machine;
  if (dockerHost) return parseHost(dockerHost, "berth:dockerHost", machine);
  if (env.DOCKER_HOST) return parseHost(env.DOCKER_HOST, "DOCKER_HOST", machine);
  const context = env.DOCKER_CONTEXT || currentContext(machine);
  if (context !== undefined && context !== "default") return contextEndpoint(context, machine);
  const tried = usualSockets(machine);
  const found = tried.find((path) => machine.exists(path));
  if (found !== undefined) return { kind: "socket", path: found };
  throw new EngineError("unavailable", noEngine(machine, tried));
}

/** What to do about an engine that was found and does not answer. `why` is the system's word on it. */
export function deafEngine(machine: Pick<Machine, "platform">, why: string): string {
  if (!why.includes("EACCES")) return noEngine(machine, [why]);
  return (
    `The container engine may not be used by this user (${why}). ` +
    "On Linux add the user to the group docker (`sudo usermod -aG docker $USER`) and sign in again."
  );
}

/** What to do about an engine of another machine that does not answer. `where` is how people write its address. */
export function deafRemoteEngine(where: string, why: string): string {
  return (
    `The container engine at ${where} does not answer (${why}). ` +
    `Start it there, and see that \`docker --host ${where} version\` answers here without a question; or say where another one listens with DOCKER_HOST, ` +
    "`docker context use`, or `pulumi config set berth:dockerHost`; or deploy to Azure with `pulumi config set berth:target azure`."
  );
}

/** What to do when there is no engine. */
function noEngine({ platform }: Pick<Machine, "platform">, tried: readonly string[]): string {
  const remedy =
    platform === "linux"
      ? "Start the Docker Engine (`sudo systemctl start docker`, or `npm run hands-on` in a clone of Berth, which installs it)"
      : "Start Docker Desktop (https://docs.docker.com/desktop), or another engine with Docker's API";
  return (
    `No container engine answers. Tried ${tried.join(", ")}. ${remedy}; ` +
    "or say where it listens with DOCKER_HOST, `docker context use`, or `pulumi config set berth:dockerHost`; " +
    "or deploy to Azure with `pulumi config set berth:target azure`."
  );
}

function parseHost(host: string, origin: string, machine: Machine): EngineEndpoint {
  const [, scheme = "tcp", rest = ""] = /^(?:([a-z]+):\/\/)?(.*)$/.exec(host) ?? [];
  if (scheme === "unix" || scheme === "npipe") return { kind: "socket", path: rest || usualSockets(machine)[0] || "" };
  const port = { http: 2375, https: 2376, tcp: 2375, ssh: 0 }[scheme];
  if (port === undefined || rest === "")
    throw new EngineError(
      "unavailable",
      `${origin}: ${JSON.stringify(host)} must be unix://, npipe://, tcp:// or ssh:// and an address`,
    );
  const url = new URL(`http://${rest}`);
  const name = url.hostname.replace(/^\[|\]$/g, "");
  if (scheme === "ssh") {
    const own = { ...(url.port && { port: Number(url.port) }), ...(url.username && { user: url.username }) };
    return { kind: "ssh", host: name, ...own, ...(url.pathname !== "/" && { socketPath: url.pathname }) };
  }
  return { kind: "tcp", host: name, port: Number(url.port) || port, ...tlsOf(machine, scheme) };
}

function tlsOf({ env, home }: Machine, scheme: string): { certificates?: string } {
  if (!env.DOCKER_TLS_VERIFY && !env.DOCKER_TLS && scheme !== "https") return {};
  return { certificates: env.DOCKER_CERT_PATH || posix.join(home, ".docker") };
}

/** Where the docker CLI keeps its configuration. */
export function configFolder({ env, home }: Pick<Machine, "env" | "home">): string {
  return env.DOCKER_CONFIG || posix.join(home, ".docker");
}

function currentContext(machine: Machine): string | undefined {
  const text = machine.readFile(posix.join(configFolder(machine), "config.json"));
  return text === undefined ? undefined : parse<{ currentContext?: string }>(text)?.currentContext || undefined;
}

/** Contexts are kept in folders whose names are hashes of theirs. */
function contextEndpoint(name: string, machine: Machine): EngineEndpoint {
  const hash = createHash("sha256").update(name).digest("hex");
  const path = posix.join(configFolder(machine), "contexts", "meta", hash, "meta.json");
  const meta = parse<{ Endpoints?: { docker?: { Host?: string } } }>(machine.readFile(path) ?? "");
  const host = meta?.Endpoints?.docker?.Host;
  if (host === undefined)
    throw new EngineError("unavailable", `Docker context "${name}" does not exist: ${path} says nothing of a host.`);
  const endpoint = parseHost(host, `Docker context "${name}"`, machine);
  const certificates = posix.join(configFolder(machine), "contexts", "tls", hash, "docker");
  const hasCertificates = machine.exists(posix.join(certificates, "key.pem"));
  return endpoint.kind === "tcp" && hasCertificates ? { ...endpoint, certificates } : endpoint;
}

function parse<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}

/** Sockets of Docker Engine, Docker Desktop, rootless Docker, Colima, Rancher Desktop, OrbStack and Podman. */
function usualSockets({ env, platform, home }: Machine): string[] {
  if (platform === "win32")
    return ["//./pipe/docker_engine", "//./pipe/dockerDesktopLinuxEngine", "//./pipe/podman-machine-default"];
  const runtime = env.XDG_RUNTIME_DIR;
  return [
    "/var/run/docker.sock",
    ...(runtime ? [`${runtime}/docker.sock`] : []),
    ...[".docker/run", ".docker/desktop", ".colima/default", ".rd", ".orbstack/run"].map((folder) =>
      posix.join(home, folder, "docker.sock"),
    ),
    ...(runtime ? [`${runtime}/podman/podman.sock`] : []),
    "/run/podman/podman.sock",
  ];
}
