import type { Engine } from "../../../docker/engine";
import type { EngineSecret } from "../store/engineSecret";
import { ensureNetwork, type SandboxImage } from "./commons";
import { keepCommons } from "./removal";

/** Makes what container groups share before one is asked for, so that it does not have to wait for that. */
export class Ahead {
  #making: Promise<void> | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly image: SandboxImage,
    private readonly secret: EngineSecret,
  ) {}

  /** Call this after making the resource that needs it (./removal). Whoever needs what could not be made is told why. */
  start(): void {
    this.#making ??= this.make()
      .catch(() => {})
      .finally(() => (this.#making = undefined));
  }

  /** Waits until nothing is being made any more. */
  async settled(): Promise<void> {
    await this.#making;
  }

  private async make(): Promise<void> {
    await keepCommons(this.engine);
    await Promise.allSettled([this.secret.get(), this.image.ensure(), ensureNetwork(this.engine)]);
  }
}
