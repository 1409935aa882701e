import { addressOf, chooseAddress } from "./address";
import { ensureNetwork, makeNetwork } from "./commons";
import type { Context } from "./context";
import { type ContainerSpec, type Engine, type EngineContainer, EngineError } from "./engine";
import { ArmError } from "./errors";
import { checkRoot, type GroupImages } from "./groupChecks";
import {
  containerName,
  containerSpec,
  type Deployment,
  type HostAddress,
  nameOf,
  sandboxName,
  sandboxSpec,
} from "./groupSpec";
import { event, type GroupFailure } from "./groupView";
import { CONTAINER, DEPLOYMENT, KEY, ROLE, SPEC } from "./labels";
import type { Operation } from "./operations";
import type { ArmRecord } from "./records";

/** How many host addresses are tried when someone else has them. */
const ADDRESS_ATTEMPTS = 5;
/** How much of a failed container's log goes into the error. */
const LOG_LINES = 20;

export interface DeploymentPlan extends Deployment {
  readonly record: ArmRecord;
  /** The record before it. */
  readonly previous?: ArmRecord;
  /** All of Berth's containers when the plan was made. */
  readonly containers: readonly EngineContainer[];
  readonly images: GroupImages;
  readonly failure?: GroupFailure;
}

/** Makes the engine's containers of a group what the plan says. Old ones go; the sandbox stays when it is the same. */
export async function deploy(context: Context, plan: DeploymentPlan, operation: Operation): Promise<void> {
  const { records, engine } = context;
  const forgotten = plan.previous ? records.forget(plan.previous) : Promise.resolve();
  forgotten.catch(() => {}); // It is waited for at the end.
  const pulled = await waitForImages(context, plan, operation);
  let containers = plan.containers;
  for (let attempt = 0; ; attempt++) {
    try {
      await deployOnce(context, { ...plan, containers }, operation, pulled, attempt);
      break;
    } catch (error) {
      if (!isAddressTaken(error) || attempt + 1 >= ADDRESS_ATTEMPTS) throw error;
      containers = await engine.listContainers([ROLE]);
    }
  }
  await all([forgotten, removeOldVolumes(engine, plan)]);
}

/** When each image was pulled for this deployment, as a label. */
async function waitForImages(
  { engine, now }: Context,
  { images, group, id }: DeploymentPlan,
  { events }: Operation,
): Promise<ReadonlyMap<string, string>> {
  const pulled = new Map<string, string>();
  await all(
    [...images.pulls].map(async ([image, { from, done }]) => {
      events.push(event("Pulling", `pulling image "${image}"`, from.toISOString()));
      try {
        await done;
      } catch (error) {
        const message = `The image '${image}' in container group '${nameOf(id)}' could not be pulled: ${(error as Error).message}`;
        throw new ArmError(400, "InaccessibleImage", message);
      }
      const to = now().toISOString();
      events.push(event("Pulled", `Successfully pulled image "${image}"`, to));
      pulled.set(image, JSON.stringify({ from: from.toISOString(), to }));
      const found = await engine.inspectImage(image);
      for (const container of group.containers) if (container.image === image) checkRoot(group, container, found);
    }),
  );
  return pulled;
}

async function deployOnce(
  context: Context,
  plan: DeploymentPlan,
  operation: Operation,
  pulled: ReadonlyMap<string, string>,
  attempt: number,
): Promise<void> {
  const { engine } = context;
  const { id, group, record, failure } = plan;
  const signal = operation.abort.signal;
  const own = plan.containers.filter(({ labels }) => labels[KEY] === record.key);
  const sandbox = own.find(({ labels }) => labels[ROLE] === "sandbox");
  const address = group.ipAddress
    ? await chooseAddress(context, record.key, group, plan.containers, attempt)
    : { ip: "", moved: {} };
  const wanted = sandboxSpec(plan, address, engine.socketPath);
  const isKept =
    sandbox?.running === true && sandbox.labels[SPEC] === wanted.labels[SPEC] && sameAddress(sandbox, address);

  checkGoing(signal);
  await all(own.filter((item) => !(isKept && item === sandbox)).map((item) => engine.removeContainer(item.id)));
  if (failure !== undefined) throw mountFailed(operation, failure, context);

  checkGoing(signal);
  const name = sandboxName(id);
  const makeSandbox = async (): Promise<void> => {
    await all([
      ensureNetwork(engine),
      createSandbox(context, name, record.key, wanted, () => sandboxSpec(plan, address, undefined)),
    ]);
    checkGoing(signal);
    await startSandbox(engine, name);
  };
  await all([
    ...(isKept ? [] : [makeSandbox()]),
    ...group.containers.map((container) =>
      create(
        engine,
        containerName(id, container.name),
        record.key,
        containerSpec(plan, container, pulled.get(container.image)),
      ),
    ),
  ]);

  checkGoing(signal);
  await all(group.containers.map((container) => startContainer(context, plan, operation, container.name)));
}

function sameAddress(sandbox: EngineContainer, { ip, moved }: HostAddress): boolean {
  const has = addressOf(sandbox.labels);
  return has === undefined ? ip === "" : has.ip === ip && JSON.stringify(has.moved) === JSON.stringify(moved);
}

async function createSandbox(
  { engine, sandboxImage }: Context,
  name: string,
  key: string,
  spec: ContainerSpec,
  withoutSocket: () => ContainerSpec,
): Promise<void> {
  try {
    await sandboxImage.with(() => create(engine, name, key, spec));
  } catch (error) {
    // The engine's socket is not where we think, on an engine of another machine say.
    if (!(error instanceof EngineError) || !/bind source path|mount/i.test(error.message)) throw error;
    await sandboxImage.with(() => create(engine, name, key, { ...withoutSocket(), labels: spec.labels }));
  }
}

/** Creates a container. One of the same resource that has the name is a leftover and goes. */
export async function create(engine: Engine, name: string, key: string, spec: ContainerSpec): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await engine.createContainer(name, spec);
      return;
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

async function startSandbox(engine: Engine, name: string): Promise<void> {
  try {
    await engine.startContainer(name);
  } catch (error) {
    if (!(error instanceof EngineError) || error.fault !== "notFound" || !/network/i.test(error.message)) throw error;
    await makeNetwork(engine);
    await engine.startContainer(name);
  }
}

async function startContainer(
  { engine, now }: Context,
  { id }: DeploymentPlan,
  operation: Operation,
  container: string,
): Promise<void> {
  const name = containerName(id, container);
  try {
    await engine.startContainer(name);
    operation.events.push(event("Started", `Started container ${container}`, now().toISOString()));
  } catch (error) {
    checkGoing(operation.abort.signal);
    const why = (error as Error).message;
    operation.events.push(event("Failed", `Error: ${why}`, now().toISOString(), { type: "Warning" }));
    const log = await engine.containerLogs(name, { tail: LOG_LINES }).catch(() => "");
    const lines = log.trim() === "" ? "" : ` Last log lines:\n${log.trimEnd()}`;
    throw new ArmError(
      409,
      "ContainerStartFailed",
      `The container '${container}' in container group '${nameOf(id)}' could not be started: ${why}${lines}`,
    );
  }
}

function mountFailed(operation: Operation, { name, message }: GroupFailure, { now }: Context): ArmError {
  operation.events.push(event(name, message, now().toISOString(), { type: "Warning" }));
  return new ArmError(400, name, message);
}

async function removeOldVolumes(engine: Engine, { previous, record, nonce }: DeploymentPlan): Promise<void> {
  if (previous === undefined) return;
  const volumes = await engine.listVolumes([`${KEY}=${record.key}`, `${ROLE}=emptyDir`]);
  await all(volumes.filter(({ labels }) => labels[DEPLOYMENT] !== nonce).map(({ name }) => engine.removeVolume(name)));
}

function isAddressTaken(error: unknown): boolean {
  return error instanceof EngineError && /port is already allocated|address already in use/i.test(error.message);
}

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

/** Secure values of a group's containers as the engine has them, by container and variable. */
export async function secureValues(
  engine: Engine,
  containers: readonly EngineContainer[],
): Promise<Map<string, Readonly<Record<string, string>>>> {
  const found = await Promise.all(containers.map(({ id }) => engine.inspectContainer(id)));
  return new Map(found.flatMap((item) => (item ? [[item.labels[CONTAINER] ?? "", item.env] as const] : [])));
}
