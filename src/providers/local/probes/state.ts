import type { ArmEvent } from "../work/operations";

export interface ContainerProbeState {
  /** Result of the readiness probe in the current run; undefined without one. */
  readonly ready?: boolean;
  /** Restarts that the engine does not count. */
  readonly restarts: number;
  /** Failed probes, and restarts because of them. */
  readonly events: readonly ArmEvent[];
  /** While the container waits for its restart: the time of that, ISO 8601, or `soon`. */
  readonly restartAt?: string;
}

/** The state of a group's probes. */
export interface GroupProbeState {
  /** Whether a supervisor runs them. */
  readonly supervisor: "running" | "stopped";
  /** By container name. Only containers with probes. */
  readonly containers: Readonly<Record<string, ContainerProbeState>>;
}
