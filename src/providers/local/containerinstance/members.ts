import type { ArmId } from "../../../model/core/armId";
import type { Context } from "../context";
import { type ContainerSpec, type Engine, EngineError } from "../../../docker/engine";
import { all } from "../../../clock";
import { checkGoing, create } from "../work/steps";
import { ArmError } from "../http/errors";
import { event } from "../work/event";
import { containerName, type Deployment, sandboxName } from "./parts";
import { containerSpec, initSpec } from "./spec";
import { nameOf } from "../store/types";
import type { Operation } from "../work/operations";

/** How many lines of a failed container's log the error contains. */
const LOG_LINES = 20;

/** The engine's ids by container name. Another deployment may use the same name by now, but not the same id. */
export type MemberIds = ReadonlyMap<string, string>;

/**
 * Makes all containers of a deployment. `pulled` are labels, by image, that say when it was pulled for this deployment. `sandbox`
 * resolves when the sandbox is there: Docker looks for it when a member starts, Podman when it is made.
 */
export async function createMembers(
  context: Context,
  deployment: Deployment,
  pulled: ReadonlyMap<string, string>,
  sandbox: Promise<void>,
  signal: AbortSignal,
): Promise<MemberIds> {
  const { id, group } = deployment;
  const members = new Map<string, string>();
  const make = async (name: string, spec: ContainerSpec): Promise<void> => {
    const member = () => createMember(context, id, name, spec, signal);
    members.set(
      name,
      await member().catch(async (error: unknown) => {
        if (!lacks(error, sandboxName(id))) throw error;
        await sandbox;
        return member();
      }),
    );
  };
  await all([
    ...(group.initContainers ?? []).map((container) =>
      make(container.name, initSpec(deployment, container, pulled.get(container.image))),
    ),
    ...group.containers.map((container) =>
      make(container.name, containerSpec(deployment, container, pulled.get(container.image))),
    ),
  ]);
  return members;
}

const lacks = (error: unknown, container: string): boolean =>
  error instanceof EngineError && /no such container/i.test(error.message) && error.message.includes(container);

async function createMember(
  context: Context,
  id: ArmId,
  name: string,
  spec: ContainerSpec,
  signal: AbortSignal,
): Promise<string> {
  try {
    return await create(context, containerName(id, name), spec, signal);
  } catch (error) {
    if (!(error instanceof EngineError) || error.fault !== "invalid") throw error;
    const message = `The container '${name}' in container group '${nameOf(id)}' cannot be made: ${error.message}`;
    throw new ArmError(400, "InvalidContainer", message);
  }
}

export async function startMember(
  { engine, now }: Context,
  id: ArmId,
  { name, ref }: { name: string; ref: string },
  operation: Operation,
): Promise<void> {
  try {
    await engine.startContainer(ref);
    operation.events.push(event("Started", `Started container ${name}`, now().toISOString()));
  } catch (error) {
    checkGoing(operation.abort.signal);
    const why = (error as Error).message;
    operation.events.push(event("Failed", `Error: ${why}`, now().toISOString(), { type: "Warning" }));
    const message = `The container '${name}' in container group '${nameOf(id)}' could not be started: ${why}`;
    throw new ArmError(409, "ContainerStartFailed", message + (await lastLines(engine, ref)));
  }
}

/** Starts the containers that run as long as the group does. */
export async function startApps(
  context: Context,
  { id, group }: Pick<Deployment, "id" | "group">,
  members: MemberIds,
  operation: Operation,
): Promise<void> {
  const names = group.containers.map(({ name }) => name);
  operation.events.push(event("Starting", `starting ${names.join(", ")}`, context.now().toISOString()));
  const start = (name: string) => startMember(context, id, { name, ref: members.get(name) ?? "" }, operation);
  await all(names.map(start));
}

/** The last lines of a container's log, to be appended to a message. */
export async function lastLines(engine: Engine, ref: string): Promise<string> {
  const log = await engine.containerLogs(ref, { tail: LOG_LINES }).catch(() => "");
  return log.trim() === "" ? "" : ` Last log lines:\n${log.trimEnd()}`;
}
