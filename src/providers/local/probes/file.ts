/**
 * Where the local service and the supervisor meet: the probes of a container as its label, and what came of them as a
 * file in the group's sandbox, live here. Both import it. It never runs a probe.
 */

import type { Engine } from "../../../docker/engine";
import type { ArmEvent } from "../work/operations";
import { unpackFile } from "../../../docker/tar";

/** Where a sandbox container has the state of its group's probes: see agent.c, which writes it. It goes with the sandbox. */
const PATH = "/probes.json";

/** How long after its last sign of life a supervisor still counts as running. */
export const LEASE_MS = 30_000;

/** What the supervisor knows of a group. */
export interface ProbeFile {
  /** Identity of the supervisor that wrote it: of several only one watches a group. */
  readonly supervisor: string;
  /** ISO 8601: when it was written, which happens at least three times in {@link LEASE_MS}. */
  readonly at: string;
  /** The deployment of the group that it is about. */
  readonly deployment: string;
  readonly containers: Readonly<Record<string, ProbedContainer>>;
}

/** What the supervisor knows of a container. */
export interface ProbedContainer {
  /** Start of the run that `ready` is about, ISO 8601. */
  startedAt?: string;
  /** What the readiness probe says; undefined without one. */
  ready?: boolean;
  /** Restarts that the engine does not count. */
  restarts: number;
  events: ArmEvent[];
  /** A restart for the liveness probe's sake that has not ended, so that the next supervisor can end it. */
  restart?: PendingRestart;
  /** Delay of the next such restart, and when the last one was, ISO 8601. */
  backOff?: { readonly delayMs: number; readonly at: string };
}

export interface PendingRestart {
  /** Start of the run that is to end. */
  readonly startedAt: string;
  /** The engine's restart count of then: it begins anew when somebody else starts the container. */
  readonly restartCount: number;
  /** When the container may start again; known once it has ended. */
  readonly notBefore?: string;
}

/** Reads the file through the engine, which costs as much as to run a program in the sandbox. */
export async function readProbeFile(engine: Engine, sandbox: string): Promise<ProbeFile | undefined> {
  const tar = await engine.getArchive(sandbox, PATH);
  return tar && parseProbeFile(unpackFile(tar).toString("utf8"));
}

/** The file's text as the supervisor's agent has it; undefined when it is not whole, after a loss of power say. */
export function parseProbeFile(text: string): ProbeFile | undefined {
  try {
    return JSON.parse(text) as ProbeFile;
  } catch {
    return undefined;
  }
}
