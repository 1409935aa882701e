import type { Engine } from "../docker/engine";
import type { Clock } from "../clock";
import type { Agent } from "./agent/agent";
import type { Slots } from "./slots";

/**
 * What came of one run of a probe. `unknown` says nothing of the container: the engine did not answer, or the container
 * was not there to be asked.
 */
export type Outcome =
  { readonly kind: "success" } | { readonly kind: "failure"; readonly message: string } | { readonly kind: "unknown" };

/** A run, and what of it goes on after its time was up. */
export interface ProbeRun {
  readonly outcome: Outcome;
  /** When it was its turn, in milliseconds since 1970. */
  readonly begunMs: number;
  readonly rest?: Promise<unknown>;
}

export const SUCCESS: Outcome = { kind: "success" };
export const UNKNOWN: Outcome = { kind: "unknown" };
export const failure = (message: string): Outcome => ({ kind: "failure", message });

/** Where a probe runs. */
export interface ProbePlace {
  readonly engine: Engine;
  readonly clock: Clock;
  /** Turns of the engine's programs, and of the container's. */
  readonly slots: Slots;
  readonly turns: Slots;
  readonly agent: Agent;
  readonly container: string;
}
