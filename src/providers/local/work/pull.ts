import type { Context } from "../context";
import type { PullProgress, RegistryAuth } from "../../../docker/engine";
import { ArmError } from "../http/errors";
import { onAbort, within } from "../../../clock";
import { event } from "./event";
import type { Operation } from "./operations";
import { registryOf } from "../../../docker/registries";

/** How long a registry may take to answer whether it has an image and allows the pull. */
export const REGISTRY_MS = 120_000;
/** How long a pull may make no progress, as in containerd. */
export const SILENCE_MS = 5 * 60_000;

type PullContext = Pick<Context, "engine" | "clock" | "now">;

/** A running pull of an image. */
export class Pull {
  /** Called when more of the image has arrived. */
  onProgress: (progress: PullProgress) => void = () => {};
  private readonly abort = new AbortController();
  private done: Promise<void> = Promise.resolve();
  private stopWatch = () => {};

  private constructor(
    private readonly context: PullContext,
    readonly image: string,
    readonly from: Date,
  ) {}

  /** Resolves when the registry has granted access to the image. */
  static async begin(
    context: PullContext,
    image: string,
    auth: RegistryAuth | undefined,
    unwanted?: AbortSignal,
  ): Promise<Pull> {
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
        unwanted,
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

  /** Resolves when the image is complete. The pull ends when the signal is aborted or it makes no progress. */
  async finished(signal: AbortSignal): Promise<void> {
    const stopListening = onAbort(signal, () => this.end(signal.reason as Error));
    try {
      await this.done;
    } finally {
      stopListening();
    }
  }

  /** The same, with its progress in an operation's events. `now` is the time in ISO 8601. */
  async shown({ events, abort }: Pick<Operation, "events" | "abort">): Promise<{ from: string; to: string }> {
    const from = this.from.toISOString();
    const pulling = event("Pulling", `pulling image "${this.image}"`, from);
    const { message } = pulling;
    events.push(pulling);
    this.onProgress = (progress) => {
      if (progress.totalBytes > 0) pulling.message = `${message}: ${shownProgress(progress)}`;
    };
    await this.finished(abort.signal);
    pulling.message = message;
    const to = this.context.now().toISOString();
    events.push(event("Pulled", `Successfully pulled image "${this.image}"`, to));
    return { from, to };
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

/** For example `12 of 48 MB (25 %)`. */
export function shownProgress({ currentBytes, totalBytes }: PullProgress): string {
  const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);
  const percent = Math.floor((100 * currentBytes) / totalBytes);
  return `${megabytes(currentBytes)} of ${megabytes(totalBytes)} MB (${percent} %)`;
}
