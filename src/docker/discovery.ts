import { EngineError } from "./engine";
import { type EngineEndpoint, enginePlaces, findPlace, type Machine } from "./places.cjs";

export { configFolder, type EngineEndpoint, type Machine, type SshEndpoint, type TcpEndpoint } from "./places.cjs";

/**
 * Finds the container engine like the docker CLI: by an explicit host, `DOCKER_HOST`, `DOCKER_CONTEXT`, the current
 * context, and then the sockets of the usual engines. Throws an error that lists what was tried.
 */
export function discoverEngine(machine: Machine, dockerHost?: string): EngineEndpoint {
  const place = findPlace(machine, dockerHost);
  if (place?.problem !== undefined) throw new EngineError("unavailable", place.problem);
  if (place?.endpoint !== undefined) return place.endpoint;
  const tried = enginePlaces(machine).map(({ host }) => host.replace(/^(unix|npipe):\/\//, ""));
  throw new EngineError("unavailable", noEngine(machine, tried));
}

/** Folders of engines that run in a virtual machine, in which the socket of their client is. */
const VIRTUAL = /\/\.(?:docker\/(?:desktop|run)|colima|rd|orbstack|lima)\//;

/**
 * The path of an engine's socket on the engine's own machine, where it can be mounted. The client's is the same only if the engine
 * runs on this machine itself; one in a virtual machine, or elsewhere, is at Docker's usual path there.
 */
export function ownSocket(endpoint: EngineEndpoint, platform: NodeJS.Platform): string {
  const isHere = endpoint.kind === "socket" && platform === "linux" && !VIRTUAL.test(endpoint.path);
  return isHere ? endpoint.path : "/var/run/docker.sock";
}

/** What the user can do when an engine was found but does not answer. `why` is the system's error. */
export function deafEngine(machine: Pick<Machine, "platform">, why: string): string {
  if (!why.includes("EACCES")) return noEngine(machine, [why]);
  return (
    `The container engine may not be used by this user (${why}). ` +
    "On Linux add the user to the group docker (`sudo usermod -aG docker $USER`) and sign in again."
  );
}

/** What the user can do when a remote engine does not answer. `where` is its address as users write it. */
export function deafRemoteEngine(where: string, why: string): string {
  return (
    `The container engine at ${where} does not answer (${why}). ` +
    `Start it there, and see that \`docker --host ${where} version\` answers here without a question; or say where another one listens with DOCKER_HOST, ` +
    "`docker context use`, or `pulumi config set berth:dockerHost`; or deploy to Azure with `pulumi config set berth:target azure`."
  );
}

/** What the user can do when no engine was found. */
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
