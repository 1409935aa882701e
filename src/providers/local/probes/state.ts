import type { ArmEvent } from "../work/operations";

export interface ContainerProbeState {
  /** What the readiness probe says of the present run; undefined without one. */
  readonly ready?: boolean;
  /** Restarts that the engine's own count does not include. */
  readonly restarts: number;
  /** Failed probes, and kills for their sake. */
  readonly events: readonly ArmEvent[];
  /** While the container is down to be started again: when that will be, ISO 8601, or `soon`. */
  readonly restartAt?: string;
}

/** What is known of a group's probes. */
export interface GroupProbeState {
  /** Whether something runs them. */
  readonly supervisor: "running" | "stopped";
  /** By container name, of those with probes. */
  readonly containers: Readonly<Record<string, ContainerProbeState>>;
}
