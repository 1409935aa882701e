import type { Engine } from "../docker/engine";
import type { Clock } from "../clock";

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
