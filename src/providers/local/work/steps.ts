import { type Clock, takenAgain, untilAborted } from "../../../clock";
import { type ContainerSpec, type Engine, EngineError, type EngineFault } from "../../../docker/engine";
import { ArmError } from "../http/errors";
import { event } from "./event";
import type { Operation } from "./operations";

/** Throws when the operation has been ended by another one. */
export function checkGoing(signal: AbortSignal): void {
  if (signal.aborted) throw preempted();
}

/** What comes of a step, which is not waited for any more once the operation is not wanted. */
export async function whileWanted<T>(signal: AbortSignal, step: Promise<T>): Promise<T> {
  try {
    return await untilAborted(step, signal);
  } catch (error) {
    checkGoing(signal);
    throw error;
  }
}

/** After this long, the user is told what an operation waits for. */
const TELL_MS = 5_000;

/** {@link whileWanted} with an event that says what the operation waits for, if that takes long. */
export async function shownWait<T>(
  { clock, now }: { readonly clock: Clock; readonly now: () => Date },
  { abort, events }: Pick<Operation, "abort" | "events">,
  what: string,
  step: Promise<T>,
): Promise<T> {
  const told = clock.after(TELL_MS, () => events.push(event("Waiting", `waiting for ${what}`, now().toISOString())));
  try {
    return await whileWanted(abort.signal, step);
  } finally {
    told();
  }
}

export const preempted = (): ArmError =>
  new ArmError(409, "OperationPreempted", "The operation was ended by another one.");

/**
 * Stops a container permanently. It removes the restart policy first, so that nobody restarts the container. Some
 * runtimes do not let the engine change a running container.
 */
export async function retire(engine: Engine, ref: string, graceSeconds: number): Promise<void> {
  const change = () => engine.setRestartPolicy(ref, "no");
  const isRefused = await change().then(
    () => false,
    () => true,
  );
  await engine.stopContainer(ref, graceSeconds);
  if (isRefused) await change();
}

/** How long another process may take: the engine gives a name away before there is a container to be seen. */
const MAKING = { forMs: 300_000, pauseMs: 20, longestPauseMs: 1_000 };

/** Takes a step again, after pauses that get longer, while other processes are making or removing what has the name that it needs. */
export function untilFree<T>(
  clock: Clock,
  step: () => Promise<T>,
  { faults = ["conflict"], signal = NEVER }: { faults?: readonly EngineFault[]; signal?: AbortSignal } = {},
): Promise<T> {
  return takenAgain(clock, step, {
    ...MAKING,
    isPassing: (error) => error instanceof EngineError && faults.includes(error.fault),
    sleep: (ms) => whileWanted(signal, clock.sleep(ms, signal)),
  });
}

const NEVER = new AbortController().signal;

/** Creates a container and returns its id. Removes a leftover container of the same name. */
export function create(
  { engine, clock }: { readonly engine: Engine; readonly clock: Clock },
  name: string,
  spec: ContainerSpec,
  signal?: AbortSignal,
): Promise<string> {
  const step = async () => {
    try {
      return await engine.createContainer(name, spec);
    } catch (error) {
      const isTaken = error instanceof EngineError && error.fault === "conflict";
      const other = isTaken ? await engine.inspectContainer(name) : undefined;
      if (other !== undefined) await engine.removeContainer(other.id);
      throw error;
    }
  };
  return untilFree(clock, step, signal && { signal });
}
