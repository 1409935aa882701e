import type { Engine } from "../docker/engine";
import type { ProbedContainer } from "../providers/local/probes/file";
import type { Probes } from "../providers/local/probes/labels";
import type { Clock } from "../clock";
import { Slots } from "./slots";

export interface WatchedContainer {
  readonly id: string;
  readonly name: string;
  readonly probes: Probes;
  /** Texts that events must not show, beside those of `probes.secure`. */
  readonly secrets?: readonly string[];
  /** The group's sandbox. */
  readonly sandbox: string;
}

/** What a watch works with. */
export interface WatchContext {
  readonly engine: Engine;
  readonly clock: Clock;
  /** How many programs the engine starts at a time, for all groups together. */
  readonly slots: Slots;
  /** A random number from 0 to 1. It spreads runs that would all come at once. */
  readonly random: () => number;
  readonly log: (text: string) => void;
}

/** How many programs the engine starts at a time, until its number of processors is known. */
const SLOTS = 2;

export function watchContext(engine: Engine, clock: Clock, log: (text: string) => void): WatchContext {
  return { engine, clock, log, slots: new Slots(SLOTS), random: Math.random };
}

/** Where a watch keeps its state. */
export interface StateKeeper {
  readonly state: ProbedContainer;
  /** Saves the state soon. */
  changed(): void;
  /** Saves the state now. Rejects when that fails, or when another supervisor watches the group. */
  keep(): Promise<void>;
}
