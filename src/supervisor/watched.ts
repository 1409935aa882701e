import type { Engine } from "../docker/engine";
import type { ProbedContainer } from "../providers/local/probes/file";
import type { Probes } from "../providers/local/probes/labels";
import type { Clock } from "../clock";
import { Slots } from "./slots";

export interface WatchedContainer {
  readonly id: string;
  readonly name: string;
  readonly probes: Probes;
  /** The group's sandbox. */
  readonly sandbox: string;
}

/** What a watch is given to work with. */
export interface WatchContext {
  readonly engine: Engine;
  readonly clock: Clock;
  /** How many programs the engine is to start at a time, for all groups together. */
  readonly slots: Slots;
  /** A number from 0 to 1, by chance: spreads what would come all at once. */
  readonly random: () => number;
  readonly log: (text: string) => void;
}

/** How many programs the engine is to start at a time until it is known how many processors it has. */
const SLOTS = 2;

export function watchContext(engine: Engine, clock: Clock, log: (text: string) => void): WatchContext {
  return { engine, clock, log, slots: new Slots(SLOTS), random: Math.random };
}

/** Where a watch keeps what it knows. */
export interface StateKeeper {
  readonly state: ProbedContainer;
  /** To be kept sometime soon. */
  changed(): void;
  /** Kept now. Rejects when it could not be, or when someone else watches the group. */
  keep(): Promise<void>;
}
