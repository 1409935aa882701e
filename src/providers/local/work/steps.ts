import { untilAborted } from "../../../clock";
import { type ContainerSpec, type Engine, EngineError } from "../../../docker/engine";
import { ArmError } from "../http/errors";

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

/** Creates a container and returns its id. Removes a leftover container of the same name. */
export async function create(engine: Engine, name: string, spec: ContainerSpec): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await engine.createContainer(name, spec);
    } catch (error) {
      if (!(error instanceof EngineError) || error.fault !== "conflict" || attempt >= 3) throw error;
      const other = await engine.inspectContainer(name);
      if (other !== undefined) await engine.removeContainer(other.id);
    }
  }
}
