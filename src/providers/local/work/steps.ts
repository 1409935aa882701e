import { untilAborted } from "../../../clock";
import { type ContainerSpec, type Engine, EngineError } from "../../../docker/engine";
import { ArmError } from "../http/errors";
import { KEY } from "../../../docker/labels";

/** Throws when the operation is not wanted any more. */
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

/** Waits for all, also when one fails, so that nothing goes on after the operation has ended. */
export async function all(work: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(work);
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}

/**
 * Stops a container for good: its restart policy goes first, by which all who would start it again see that it is not to be. Not
 * every runtime lets the engine change a container that runs.
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

/** Creates a container and tells its id. One of the same resource that has the name is a leftover and goes. */
export async function create(engine: Engine, name: string, key: string, spec: ContainerSpec): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await engine.createContainer(name, spec);
    } catch (error) {
      if (!(error instanceof EngineError) || error.fault !== "conflict" || attempt >= 3) throw error;
      const other = await engine.inspectContainer(name);
      if (other !== undefined && other.labels[KEY] !== key)
        throw new ArmError(
          409,
          "ContainerNameInUse",
          `The engine has a container named '${name}' that is not Berth's. Remove it first.`,
        );
      if (other !== undefined) await engine.removeContainer(other.id);
    }
  }
}
