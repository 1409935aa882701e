import { type ContainerSpec, type Engine, EngineError } from "./engine";
import { ArmError } from "./errors";
import { KEY } from "./labels";

/** Throws when the operation is not wanted any more. */
export function checkGoing(signal: AbortSignal): void {
  if (signal.aborted) throw new ArmError(409, "OperationPreempted", "The operation was ended by another one.");
}

/** Waits for all, also when one fails, so that nothing goes on after the operation has ended. */
export async function all(work: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(work);
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
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
