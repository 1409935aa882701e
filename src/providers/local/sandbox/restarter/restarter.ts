/**
 * The restarter lives here: one container per engine that starts the members of groups which Docker leaves down after a restart
 * of the engine, and its program in C. No other container of groups has the socket of the engine. Container groups import
 * it. It never knows a single group, and nothing here starts a member.
 */

import { type Clock, systemClock } from "../../../../clock";
import { type ContainerSpec, type Engine, EngineError } from "../../../../docker/engine";
import { ROLE, SPEC, specHash } from "../../../../docker/labels";
import { untilFree } from "../../work/steps";
import { SANDBOX_IMAGE, type SandboxImage } from "../commons";

const NAME = "berth-restarter";
/** Path in the restarter at which the engine's socket is mounted. */
const SOCKET = "/berth/engine.sock";
/** The runtime needs more while it starts the one process than that process does. */
const MEMORY_BYTES = 32 * 2 ** 20;
const PIDS = 32;

/** The container that starts members after a restart of the engine. */
export class Restarter {
  #ensuring: Promise<void> | undefined;
  #cannotBeMounted = false;

  constructor(
    private readonly engine: Engine,
    private readonly image: SandboxImage,
    private readonly clock: Clock = systemClock,
  ) {}

  /**
   * Makes sure that it runs. Call this once nobody removes what groups share any more (../removal). An engine whose socket is not
   * at its path gets none: groups work there, but do not come back by themselves. Podman needs none.
   */
  ensure(): Promise<void> {
    this.#ensuring ??= this.find().finally(() => (this.#ensuring = undefined));
    return this.#ensuring;
  }

  private find(): Promise<void> {
    const spec = restarterSpec(this.engine.socketPath);
    // What another process has made may be gone when it is to be started.
    return untilFree(this.clock, () => this.findOnce(spec), { faults: ["conflict", "notFound"] });
  }

  private async findOnce(spec: ContainerSpec): Promise<void> {
    if (this.#cannotBeMounted || (await this.engine.isPodman())) return;
    try {
      const found = await this.engine.inspectContainer(NAME);
      const isRight = found?.labels[SPEC] === spec.labels[SPEC];
      if (isRight && found?.running === true) return;
      // Another process is about to start it.
      const isNew = isRight && found?.status === "created";
      // The socket was at another path when the engine started.
      if (found !== undefined && !isNew) await this.engine.removeContainer(found.id);
      if (!isNew) await this.image.with(() => this.engine.createContainer(NAME, spec));
      await this.engine.startContainer(NAME);
    } catch (error) {
      if (!(error instanceof EngineError) || !/bind source path|mount/i.test(error.message)) throw error;
      await this.giveUp();
    }
  }

  private async giveUp(): Promise<void> {
    this.#cannotBeMounted = true;
    await this.engine.removeContainer(NAME);
  }
}

/** Root owns the socket, so that no capability is needed to use it. */
function restarterSpec(socket: string): ContainerSpec {
  const spec: Omit<ContainerSpec, "mounts"> = {
    image: SANDBOX_IMAGE,
    command: ["/restarter", SOCKET],
    stopSignal: "SIGKILL",
    labels: {},
    restart: "always",
    network: "none",
    user: "0:0",
    capabilities: { add: [], drop: ["ALL"] },
    noNewPrivileges: true,
    readOnlyRoot: true,
    memoryBytes: MEMORY_BYTES,
    pidsLimit: PIDS,
    logMiB: 1,
  };
  // Without the socket's path: that of another client may differ, and one that runs has found it.
  return {
    ...spec,
    labels: { [ROLE]: "restarter", [SPEC]: specHash(spec) },
    mounts: [{ kind: "bind", source: socket, path: SOCKET, readOnly: true }],
  };
}
