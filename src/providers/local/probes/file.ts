/**
 * What the local service and the supervisor share lives here: the probes of a container as its label, and their state
 * as a file in the group's sandbox. Both import this folder. It never runs a probe.
 */

import type { Engine } from "../../../docker/engine";
import type { ArmEvent } from "../work/operations";
import { unpackFile } from "../../../docker/tar";

/** All of a sandbox that can be written: a volume of its own, which is deleted with it. */
export const STATE_FOLDER = "/state";
/** The file with the state of the group's probes. agent.c writes it. */
const PATH = `${STATE_FOLDER}/probes.json`;

/** How long a supervisor counts as running after its last write. */
export const LEASE_MS = 30_000;

/** The supervisor's state of a group. */
export interface ProbeFile {
  /** Identity of the supervisor that wrote the file. Only one supervisor watches a group. */
  readonly supervisor: string;
  /** ISO 8601: when it was written, which happens at least three times in {@link LEASE_MS}. */
  readonly at: string;
  /** The deployment of the group that the state belongs to. */
  readonly deployment: string;
  readonly containers: Readonly<Record<string, ProbedContainer>>;
}

/** The supervisor's state of a container. */
export interface ProbedContainer {
  /** Start of the run that `ready` belongs to, ISO 8601. */
  startedAt?: string;
  /** Result of the readiness probe; undefined without one. */
  ready?: boolean;
  /** Restarts that the engine does not count. */
  restarts: number;
  events: ArmEvent[];
  /** A restart after a failed liveness probe that has not ended. The next supervisor can complete it. */
  restart?: PendingRestart;
  /** Delay of the next such restart, and the time of the last one, ISO 8601. */
  backOff?: { readonly delayMs: number; readonly at: string };
}

export interface PendingRestart {
  /** Start of the run that must end. */
  readonly startedAt: string;
  /** The engine's restart count at that time. It starts again when somebody else starts the container. */
  readonly restartCount: number;
  /** When the container may start again. Known once it has ended. */
  readonly notBefore?: string;
}

/** Reads the file through the engine, which is as slow as running a program in the sandbox. */
export async function readProbeFile(engine: Engine, sandbox: string): Promise<ProbeFile | undefined> {
  const tar = await engine.getArchive(sandbox, PATH);
  return tar && parseProbeFile(unpackFile(tar).toString("utf8"));
}

/** Parses the file's text; undefined when it is incomplete, for example after a power failure. */
export function parseProbeFile(text: string): ProbeFile | undefined {
  try {
    return JSON.parse(text) as ProbeFile;
  } catch {
    return undefined;
  }
}
