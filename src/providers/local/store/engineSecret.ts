import { type Clock, systemClock } from "../../../clock";
import { SANDBOX_IMAGE, type SandboxImage } from "../sandbox/commons";
import { keepCommons } from "../sandbox/removal";
import type { Engine } from "../../../docker/engine";
import { ROLE } from "../../../docker/labels";
import { packFile, unpackFile } from "../../../docker/tar";
import { untilFree } from "../work/steps";

const NAME = "berth-secret";
const FILE = "berth-secret";
const SIZE = 32;

interface Known {
  /** The container that holds the secret. */
  readonly container: string;
  readonly secret: Buffer;
}

/**
 * A secret per engine from which storage keys are derived. It is a file in a container that is never started. So it is
 * the same for all processes, survives restarts, and does not appear in labels, logs or `docker inspect`.
 */
export class EngineSecret {
  #known: Known | undefined;
  #asked: Promise<Buffer> | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly image: SandboxImage,
    private readonly random: (size: number) => Buffer,
    private readonly clock: Clock = systemClock,
  ) {}

  /** Reads the secret, or makes it if it does not exist. */
  get(): Promise<Buffer> {
    this.#asked ??= this.find().finally(() => (this.#asked = undefined));
    return this.#asked;
  }

  /** Makes sure that the secret exists when it is needed. Failures are reported to later callers. */
  prepare(): void {
    this.get().catch(() => {});
  }

  /** Waits until the secret is no longer being made. */
  async settled(): Promise<void> {
    await this.#asked?.catch(() => {});
  }

  private async find(): Promise<Buffer> {
    await keepCommons(this.engine);
    return untilFree(this.clock, async () => {
      this.#known = (await this.read()) ?? (await this.make());
      return this.#known.secret;
    });
  }

  /** A cached secret is valid as long as the container is the same. Checking that is faster than reading the file. */
  private async read(): Promise<Known | undefined> {
    const container = (await this.engine.inspectContainer(NAME))?.id;
    if (container === undefined) return undefined;
    if (container === this.#known?.container) return this.#known;
    const archive = await this.engine.getArchive(container, `/${FILE}`);
    return archive && { container, secret: unpackFile(archive) };
  }

  /**
   * The container gets its final name last, and a name is unique. So nobody reads a secret that is not the final one.
   */
  private async make(): Promise<Known> {
    const { engine } = this;
    const secret = this.random(SIZE);
    const temporary = `${NAME}-${this.random(6).toString("hex")}`;
    const container = await this.image.with(() =>
      engine.createContainer(temporary, {
        image: SANDBOX_IMAGE,
        laterName: NAME,
        labels: { [ROLE]: "secret" },
        restart: "no",
        network: "none",
      }),
    );
    await engine.putArchive(temporary, "/", packFile(FILE, secret, 0o400));
    try {
      await engine.renameContainer(temporary, NAME);
      return { container, secret };
    } catch (error) {
      // Another process was faster.
      await engine.removeContainer(temporary);
      throw error;
    }
  }
}
