import { type Problem, RULES } from "../core/problem";

export const RUNTIME_NAME = "must be the name of an OCI runtime of the engine, such as runsc";

/** An OCI runtime that a container engine has. */
export interface EngineRuntime {
  readonly name: string;
  /** Path of its program. Absent: the runtime is a containerd shim. */
  readonly path?: string;
  /** Arguments that the engine passes to the program before its own. */
  readonly args?: readonly string[];
}

const HOW_TO_INSTALL =
  "For gVisor: install it (https://gvisor.dev/docs/user_guide/install/), run `runsc install -- --network=host` and restart the " +
  "engine. For Kata Containers, which can run groups of one container: install them " +
  "(https://github.com/kata-containers/kata-containers/blob/main/docs/install/README.md) and register them with the engine under " +
  "this name (https://docs.docker.com/engine/daemon/alternative-runtimes/)";

export function isRuntimeName(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(text);
}

/**
 * Checks the name of an OCI runtime. Skips anything but a string. Whether the engine has the runtime is checked
 * elsewhere.
 */
export function checkIsolation(value: unknown, path: string): Problem[] {
  if (typeof value !== "string" || isRuntimeName(value)) return [];
  return [{ path, value, allowed: RUNTIME_NAME, rule: RULES.berth }];
}

/** Why an engine with these runtimes cannot isolate a group with the runtime `name`; undefined when it can. */
export function missingIsolation(name: string, path: string, runtimes: readonly EngineRuntime[]): Problem | undefined {
  const problem = (allowed: string): Problem => ({ path, value: name, allowed, rule: RULES.berth });
  const runtime = runtimes.find((item) => item.name === name);
  if (runtime === undefined) {
    const names = runtimes.map((item) => item.name).join(", ");
    return problem(`must be a runtime of the container engine, which has ${names}. ${HOW_TO_INSTALL}`);
  }
  if (!takesNetworkAway(runtime)) return undefined;
  return problem(
    "must be registered with the argument --network=host, for the containers of a group share one network: run " +
      `\`runsc install --runtime=${name} -- --network=host\` and restart the engine`,
  );
}

/** Why an engine cannot isolate a group with a runtime; undefined if it can. */
export const refusedIsolation = (
  name: string,
  path: string,
  { isPodman, runtimes }: { readonly isPodman: boolean; readonly runtimes: readonly EngineRuntime[] },
): Problem | undefined => (isPodman ? isolationOnPodman(name, path) : missingIsolation(name, path, runtimes));

/** Why Podman cannot isolate a group: its Docker API takes the name of a runtime and does nothing with it. Seen with 4.3. */
export const isolationOnPodman = (name: string, path: string): Problem => ({
  path,
  value: name,
  allowed:
    "must be left out, since Podman starts all containers with its own runtime, whatever its Docker API is told. Use a Docker Engine " +
    "(DOCKER_HOST, `docker context use` or berth:dockerHost), or make this one the runtime of Podman's containers.conf",
  rule: RULES.podman,
});

/**
 * gVisor's own network stack takes the addresses out of the network namespace that it starts in and gives them to one
 * container only.
 */
function takesNetworkAway({ path = "", args = [] }: EngineRuntime): boolean {
  return /(^|\/)runsc$/.test(path) && !/(^| )--?network[= ]host( |$)/.test(args.join(" "));
}
