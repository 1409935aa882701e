import type { ContainerProbe } from "../model/generated/shapes";
import { type Engine, EngineError } from "../docker/engine";
import type { Clock } from "./clock";
import { runExecProbe } from "./execProbe";
import { runHttpProbe } from "./httpProbe";

/**
 * What came of one run of a probe. `unknown` says nothing of the container: the engine did not answer, or the container
 * was not there to be asked.
 */
export type Outcome =
  { readonly kind: "success" } | { readonly kind: "failure"; readonly message: string } | { readonly kind: "unknown" };

/** A run, and what of it goes on after its time was up. */
export interface ProbeRun {
  readonly outcome: Outcome;
  readonly rest?: Promise<unknown>;
}

export const SUCCESS: Outcome = { kind: "success" };
export const UNKNOWN: Outcome = { kind: "unknown" };
export const failure = (message: string): Outcome => ({ kind: "failure", message });

/** Where a probe runs. */
export interface ProbePlace {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly container: string;
  readonly sandbox: string;
}

/** Runs one probe of one container, one run at a time: one that hangs has failed, and is not joined by others. */
export class ProbeRunner {
  #rest: Promise<unknown> | undefined;

  constructor(
    private readonly place: ProbePlace,
    private readonly probe: ContainerProbe,
  ) {}

  async run(): Promise<Outcome> {
    if (this.#rest !== undefined) return failure("the last run has not ended yet");
    try {
      const { outcome, rest } = await this.started();
      if (rest !== undefined) this.keep(rest);
      return outcome;
    } catch (error) {
      if (error instanceof EngineError) return UNKNOWN;
      throw error;
    }
  }

  private started(): Promise<ProbeRun> {
    const { exec, httpGet, timeoutSeconds = 1 } = this.probe;
    if (exec !== undefined) return runExecProbe(this.place, exec, timeoutSeconds);
    if (httpGet !== undefined) return runHttpProbe(this.place, httpGet, timeoutSeconds);
    return Promise.resolve({ outcome: SUCCESS });
  }

  private keep(rest: Promise<unknown>): void {
    const done = () => (this.#rest = undefined);
    this.#rest = rest.then(done, done);
  }
}
