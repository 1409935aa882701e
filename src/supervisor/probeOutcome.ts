import type { Engine } from "../docker/engine";
import type { Clock } from "../clock";
import type { Agent } from "./agent/agent";
import type { Slots } from "./slots";

/**
 * The result of one run of a probe. `unknown` says nothing about the container: the engine did not answer, or the
 * container did not run.
 */
export type Outcome =
  { readonly kind: "success" } | { readonly kind: "failure"; readonly message: string } | { readonly kind: "unknown" };

/** A run, and the part of it that continues after the timeout. */
export interface ProbeRun {
  readonly outcome: Outcome;
  /** When the run began after waiting for its turn, in milliseconds since 1970. */
  readonly begunMs: number;
  readonly rest?: Promise<unknown>;
}

export const SUCCESS: Outcome = { kind: "success" };
export const UNKNOWN: Outcome = { kind: "unknown" };
export const failure = (message: string): Outcome => ({ kind: "failure", message });

/** What a probe needs to run. */
export interface ProbePlace {
  readonly engine: Engine;
  readonly clock: Clock;
  /** Limits for the engine's programs, and for the container's. */
  readonly slots: Slots;
  readonly turns: Slots;
  readonly agent: Agent;
  readonly container: string;
}
