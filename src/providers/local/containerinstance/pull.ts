import type { Context } from "../context";
import type { PullProgress, RegistryAuth } from "../../../docker/engine";
import { ArmError } from "../http/errors";
import { within } from "../../../clock";
import { registryOf } from "../../../docker/registries";

/** How long a registry may take to say whether it has an image, and gives it. */
export const REGISTRY_MS = 60_000;
/** How long nothing may come of an image, as in containerd. */
export const SILENCE_MS = 5 * 60_000;

/** An image on its way to the engine. */
export class Pull {
  /** Called when more of it has come. */
  onProgress: (progress: PullProgress) => void = () => {};
  private readonly abort = new AbortController();
  private done: Promise<void> = Promise.resolve();
  private stopWatch = () => {};

  private constructor(
    private readonly context: Context,
    readonly image: string,
    readonly from: Date,
  ) {}

  /** Resolves when the registry has granted the image. */
  static async begin(context: Context, image: string, auth: RegistryAuth | undefined): Promise<Pull> {
    const pull = new Pull(context, image, context.now());
    const { signal } = pull.abort;
    const onProgress = (progress: PullProgress) => {
      pull.watch();
      pull.onProgress(progress);
    };
    try {
      const { done } = await within(
        context.clock,
        { ms: REGISTRY_MS, late: () => silentRegistry(image) },
        undefined,
        () => context.engine.pullImage(image, auth, { signal, onProgress }),
      );
      pull.done = done;
    } catch (error) {
      pull.end(error as Error);
      throw error;
    }
    pull.watch();
    const over = () => pull.stopWatch();
    pull.done.then(over, over);
    return pull;
  }

  /** Resolves when the image is here. What goes on when the signal is aborted, or nothing comes any more, ends. */
  async finished(signal: AbortSignal): Promise<void> {
    const onAbort = () => this.end(signal.reason as Error);
    if (signal.aborted) onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      await this.done;
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  }

  end(reason: Error): void {
    this.stopWatch();
    this.abort.abort(reason);
  }

  private watch(): void {
    this.stopWatch();
    const late = () => new Error(`nothing of it has come for ${SILENCE_MS / 60_000} minutes.`);
    this.stopWatch = this.context.clock.after(SILENCE_MS, () => this.end(late()));
  }
}

function silentRegistry(image: string): ArmError {
  const message =
    `The docker registry '${registryOf(image)}' did not answer within ${REGISTRY_MS / 1000} s when it was asked for ` +
    `the image '${image}'. Please retry later.`;
  return new ArmError(409, "RegistryErrorResponse", message);
}

/** Such as `12 of 48 MB`. */
export function shownProgress({ currentBytes, totalBytes }: PullProgress): string {
  const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);
  return `${megabytes(currentBytes)} of ${megabytes(totalBytes)} MB`;
}
