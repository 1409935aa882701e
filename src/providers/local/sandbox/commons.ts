/**
 * What all container groups share in the engine lives here: the image of the sandbox, its programs, the restarter, and Berth's
 * own network. Container groups, the engine's secret and the deletion of resource groups import it. It never knows a
 * single group.
 */

import type { Engine } from "../../../docker/engine";
import { EngineError } from "../../../docker/engine";
import { ROLE } from "../../../docker/labels";
import { sandboxProgram } from "./program";
import { restarterProgram } from "./restarter/program";
import { filesProgram } from "./files/program";
import { foreign } from "../../../docker/owned";
import { packFiles } from "../../../docker/tar";
import { agentFile } from "../probes/agent";

/**
 * The things that all groups of an engine share. Each is made when it is found missing, and all are removed with the
 * last ARM resource (./removal).
 */

/** Bridge network on which groups reach each other by domain name. */
export const NETWORK = "berth";
/** Bridge names are unique on a host, so that two processes cannot both make the network. */
const BRIDGE = "berth0";

/** Image of the sandbox containers. The tag changes with the programs. */
export const SANDBOX_IMAGE = "berth/sandbox:8";

async function makeNetwork(engine: Engine): Promise<void> {
  try {
    await engine.createNetwork(NETWORK, { labels: { [ROLE]: "network" }, bridge: BRIDGE });
  } catch (error) {
    // Another process has made it at the same time.
    if (!(error instanceof EngineError) || error.fault !== "conflict") throw error;
  }
}

/** Makes the network unless it exists. Asking takes a twentieth of the time that a failing start without it takes. */
export async function ensureNetwork(engine: Engine): Promise<void> {
  if ((await engine.listNetworks([`${ROLE}=network`])).length === 0) await makeNetwork(engine);
}

/** The image of the sandbox containers. The restarter is of it too. */
export class SandboxImage {
  #making: Promise<void> | undefined;
  #checking: Promise<void> | undefined;

  constructor(private readonly engine: Engine) {}

  /**
   * Runs what needs the image, and makes the image if that is what was missing. Rejects with fault `foreign` when an image of
   * someone else has its name.
   */
  async with<T>(run: () => Promise<T>): Promise<T> {
    await this.checked();
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof EngineError) || error.fault !== "notFound" || !/image/i.test(error.message)) throw error;
      await this.made();
      return run();
    }
  }

  /** Makes the image unless it exists. */
  async ensure(): Promise<void> {
    await this.checked();
    if ((await this.engine.inspectImage(SANDBOX_IMAGE)) === undefined) await this.made();
  }

  private checked(): Promise<void> {
    this.#checking ??= this.check().catch((error: unknown) => {
      this.#checking = undefined;
      throw error;
    });
    return this.#checking;
  }

  /** Two imports with one name leave an image without a name. */
  private made(): Promise<void> {
    this.#making ??= this.make().finally(() => (this.#making = undefined));
    return this.#making;
  }

  /** Other processes may import the image anew meanwhile: the same id before and after the list is what counts. */
  private async check(): Promise<void> {
    let image = await this.engine.inspectImage(SANDBOX_IMAGE);
    while (image !== undefined) {
      if ((await this.engine.listImages([`${ROLE}=image`])).includes(image.id)) return;
      const now = await this.engine.inspectImage(SANDBOX_IMAGE);
      if (now?.id === image.id) throw foreign("image", SANDBOX_IMAGE);
      image = now;
    }
  }

  private async make(): Promise<void> {
    const { os, arch } = await this.engine.version();
    const programs = { sandbox: sandboxProgram[arch], restarter: restarterProgram[arch], files: filesProgram[arch] };
    const agent = agentFile(arch);
    const files = Object.entries(programs).flatMap(([name, program]) =>
      program === undefined ? [] : [{ name, content: Buffer.from(program, "base64"), mode: 0o755 }],
    );
    if (os !== "linux" || files.length === 0 || agent === undefined)
      throw new EngineError(
        "invalid",
        `Berth needs an engine for Linux on amd64 or arm64; this one is for ${os} on ${arch}.`,
      );
    const tar = packFiles([...files, agent]);
    try {
      await this.engine.importImage(SANDBOX_IMAGE, tar, ['ENTRYPOINT ["/sandbox"]'], { [ROLE]: "image" });
    } catch (error) {
      // Another process imports it at the same time.
      if (!(error instanceof EngineError) || error.fault !== "conflict") throw error;
    }
  }
}
