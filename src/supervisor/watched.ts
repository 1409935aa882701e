import type { Engine } from "../docker/engine";
import type { ProbedContainer } from "../providers/local/probes/file";
import type { Probes } from "../providers/local/probes/labels";
import type { Clock } from "../clock";

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
  readonly log: (text: string) => void;
}

/** Where a watch keeps what it knows. */
export interface StateKeeper {
  readonly state: ProbedContainer;
  /** To be kept sometime soon. */
  changed(): void;
  /** Kept now. Rejects when it could not be, or when someone else watches the group. */
  keep(): Promise<void>;
}
