import { type Clock, systemClock } from "../../../clock";
import { keepCommons } from "../sandbox/removal";
import type { Engine } from "../../../docker/engine";
import { ROLE } from "../../../docker/labels";
import { packFile, unpackFile } from "../../../docker/tar";
import { untilFree } from "../work/steps";

const NAME = "berth-secret";
const FILE = "berth-secret";
/** Repository of the images with which the file comes. */
export const SECRET_IMAGES = "berth/secret";
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
    private readonly random: (size: number) => Buffer,
    private readonly clock: Clock = systemClock,
  ) {}

  /** Reads the secret, or makes it if it does not exist. */
  get(): Promise<Buffer> {
    this.#asked ??= this.find().finally(() => (this.#asked = undefined));
    return this.#asked;
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
   * The file comes with the container's image: to write it into a container takes the engine several times as long. A name is unique,
   * so nobody reads a secret that is not the final one.
   */
  private async make(): Promise<Known> {
    const { engine } = this;
    const secret = this.random(SIZE);
    const image = `${SECRET_IMAGES}:${this.random(6).toString("hex")}`;
    await engine.importImage(image, packFile(FILE, secret, 0o400), [], { [ROLE]: "secretImage" });
    try {
      const container = await engine.createContainer(NAME, {
        image,
        command: [`/${FILE}`],
        labels: { [ROLE]: "secret" },
        restart: "no",
        network: "none",
      });
      return { container, secret };
    } catch (error) {
      // Another process was faster.
      await engine.removeImage(image);
      throw error;
    }
  }
}
