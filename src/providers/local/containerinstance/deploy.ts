import type { ArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import { writing } from "./running";
import type { CompleteGroup } from "../../../model/containerinstance/container/complete";
import { addressOf } from "./network/ports";
import type { Context } from "../context";
import { type Engine, type EngineContainer, EngineError } from "../../../docker/engine";
import { all } from "../../../clock";
import { keepCommons } from "../sandbox/removal";
import { checkGoing, create, preempted, shownWait } from "../work/steps";
import { ArmError, toArmError } from "../http/errors";
import { checkRoot, type GroupImages } from "./images";
import { firewallProblem } from "./network/firewall";
import { ensureGroupNetwork, placeGroup } from "./network/network";
import { releaseSubnets, subnetKey } from "./network/subnet";
import { publishedPorts } from "./network/ports";
import { fillVolumes, removeOldVolumes, type VolumeContent, volumeContents } from "./volumes/volumes";
import { event } from "../work/event";
import { runInits } from "./init";
import { createMembers, startApps } from "./members";
import { allContainers, type Deployment, type HostAddress, restartPolicy, sandboxName } from "./parts";
import { markDeployed } from "./deployed";
import { nameOf } from "../store/types";
import { sandboxSpec } from "./spec";
import { existingGroup } from "./live";
import { deploymentLabels, type GroupFailure, provisioningState } from "./state";
import { DEPLOYMENT, KEY, ROLE, SPEC, SUBNET } from "../../../docker/labels";
import type { ArmEvent, Held, Operation } from "../work/operations";
import { hasProbes } from "../probes/labels";
import type { ArmRecord } from "../store/records";

/** How many host addresses to try when others are using them. */
const ADDRESS_ATTEMPTS = 5;

export interface DeploymentPlan extends Deployment {
  readonly record: ArmRecord;
  /** The record that the new one replaces. */
  readonly previous?: ArmRecord;
  /** All of Berth's containers when the plan was made. */
  readonly containers: readonly EngineContainer[];
  readonly images: GroupImages;
  readonly failure?: GroupFailure;
}

/** Carries out the plan: replaces the containers of the group. The sandbox stays if it would be the same. */
async function deploy(context: Context, plan: DeploymentPlan, operation: Operation): Promise<void> {
  const { records, engine } = context;
  const forgotten = plan.previous ? records.forget(plan.previous) : Promise.resolve();
  forgotten.catch(() => {}); // It is awaited at the end.
  const keeping = keepCommons(engine);
  const pulling = waitForImages(context, plan, operation);
  // Keys of storage accounts are among what is kept.
  const reading = plan.failure ? undefined : keeping.then(() => volumeContents(context, plan, operation));
  await all([keeping, pulling, ...(reading ? [reading] : [])]);
  const pulled = await pulling;
  const { contents = [], failure = plan.failure } = (await reading) ?? {};
  if (failure !== undefined && failure !== plan.failure) await recordFailure(context, plan, failure);
  let containers = plan.containers;
  for (let attempt = 0; ; attempt++) {
    try {
      await deployOnce(context, { ...plan, containers, failure }, operation, { pulled, contents }, attempt);
      break;
    } catch (error) {
      if (!isAddressTaken(error) || attempt + 1 >= ADDRESS_ATTEMPTS) throw error;
      containers = await engine.listContainers([ROLE]);
    }
  }
  const { key } = plan.record;
  const leftSubnets = plan.containers.filter(({ labels }) => labels[KEY] === key).map(({ labels }) => labels[SUBNET]);
  await checkWanted(context, plan);
  const ending = [
    forgotten,
    removeOldVolumes(engine, key, plan.nonce),
    releaseSubnets(
      engine,
      leftSubnets.filter((subnet) => subnet !== subnetKey(plan.group)),
    ),
  ];
  // A new group leaves nothing behind whose removal the mark could be too early for.
  if (plan.previous === undefined) await all([...ending, markDeployed(engine, plan)]);
  else await all(ending).then(() => markDeployed(engine, plan));
  // Whoever has deleted or redeployed the group in the meantime did not see the mark.
  await checkWanted(context, plan);
  if (context.supervise !== undefined && plan.group.containers.some(hasProbes))
    await shownWait(context, operation, "the supervisor of probes to answer", context.supervise());
}

/**
 * Throws when another process has deleted or redeployed the group in the meantime. What was made here for it is then
 * removed.
 */
async function checkWanted(
  { engine, records }: Context,
  { record: { id, key }, nonce }: DeploymentPlan,
): Promise<void> {
  const current = await records.get(id);
  if (current?.labels[DEPLOYMENT] === nonce) return;
  const labels = [ROLE, `${KEY}=${key}`, `${DEPLOYMENT}=${nonce}`];
  const [containers, volumes] = await Promise.all([engine.listContainers(labels), engine.listVolumes(labels)]);
  // A later deployment may have kept the sandbox.
  const own = containers.filter((item) => current === undefined || item.labels[ROLE] !== "sandbox");
  await all(own.map((item) => engine.removeContainer(item.id)));
  const data = volumes.filter((volume) => volume.labels[ROLE] !== "record");
  await all(data.map((volume) => engine.removeVolume(volume.name)));
  throw preempted();
}

/** Everything that exists before containers are made. */
interface Provisions {
  /** When images were pulled for this deployment, as labels. */
  readonly pulled: ReadonlyMap<string, string>;
  readonly contents: readonly VolumeContent[];
}

/** Records that a deployment has failed, and why. */
async function recordFailure({ records }: Context, plan: DeploymentPlan, failure: GroupFailure): Promise<void> {
  const previous = await records.get(plan.id);
  // Another process has redeployed the group.
  if (previous?.labels[DEPLOYMENT] !== plan.nonce) return;
  const labels = deploymentLabels(plan.nonce, failure);
  await records.replace({ id: plan.record.id, body: previous.body, previous, labels });
}

/** Waits for the images and returns when each was pulled for this deployment, as labels. */
async function waitForImages(
  { engine }: Context,
  { images, group, id }: DeploymentPlan,
  operation: Operation,
): Promise<ReadonlyMap<string, string>> {
  const pulled = new Map<string, string>();
  await all(
    [...images.pulls].map(async ([image, pull]) => {
      try {
        pulled.set(image, JSON.stringify(await pull.shown(operation)));
      } catch (error) {
        checkGoing(operation.abort.signal);
        const message = `The image '${image}' in container group '${nameOf(id)}' could not be pulled: ${(error as Error).message}`;
        throw new ArmError(400, "InaccessibleImage", message);
      }
      const found = await engine.inspectImage(image);
      for (const container of allContainers(group)) if (container.image === image) checkRoot(group, container, found);
    }),
  );
  return pulled;
}

async function deployOnce(
  context: Context,
  plan: DeploymentPlan,
  operation: Operation,
  { pulled, contents }: Provisions,
  attempt: number,
): Promise<void> {
  const { engine } = context;
  const { id, group, record, failure } = plan;
  const signal = operation.abort.signal;
  const own = plan.containers.filter(({ labels }) => labels[KEY] === record.key);
  const sandbox = own.find(({ labels }) => labels[ROLE] === "sandbox");
  const address = await placeGroup(context, record.key, group, plan.containers, attempt);
  const wanted = sandboxSpec(plan, address);
  const isKept =
    sandbox?.running === true &&
    sandbox.labels[SPEC] === wanted.labels[SPEC] &&
    sameAddress(sandbox, address) &&
    (await isConnected(engine, sandbox));

  checkGoing(signal);
  await all(own.filter((item) => !(isKept && item === sandbox)).map((item) => engine.removeContainer(item.id)));
  if (failure !== undefined) throw mountFailed(operation, failure, context);

  checkGoing(signal);
  const name = sandboxName(id);
  const joining = isKept ? Promise.resolve() : ensureGroupNetwork(context, group);
  const closePorts = async (): Promise<void> => {
    const problem = await firewallProblem(context, group, name, operation);
    if (problem !== undefined) operation.events.push(withoutFirewall(nameOf(id), problem, context));
  };
  const makeSandbox = async (): Promise<void> => {
    // Podman puts it into the network when it is made, which may be somebody else's.
    if (await engine.isPodman()) await joining;
    await all([joining, context.sandboxImage.with(() => create(context, name, wanted, signal))]);
  };
  const runSandbox = async (made: Promise<void>): Promise<void> => {
    await made;
    checkGoing(signal);
    await startSandbox(context, group, name);
    await closePorts();
  };
  const runMembers = async (): Promise<void> => {
    const made = isKept ? Promise.resolve() : makeSandbox();
    const making = createMembers(context, plan, pulled, made, signal);
    await all([making, fillVolumes(context, plan, contents, signal), isKept ? closePorts() : runSandbox(made)]);
    const members = await making;
    await checkReached(context, plan, address);

    await runInits(context, plan, members, operation);
    checkGoing(signal);
    await startApps(context, plan, members, operation);
  };
  const ensureRestarter = async (): Promise<void> => {
    await joining;
    await context.restarter.ensure();
  };
  await all([runMembers(), ...(restartPolicy(group) === "no" ? [] : [ensureRestarter()])]);
}

/**
 * Checks that the ports in `ipAddress` can be reached from here, which is not certain for a remote engine. UDP cannot
 * be checked: a firewall that drops datagrams looks like a server that does not answer.
 */
async function checkReached(context: Context, { group, id }: DeploymentPlan, address: HostAddress): Promise<void> {
  if (group.ipAddress === undefined || subnetKey(group) !== undefined) return;
  const ports = publishedPorts(group, address).filter(({ protocol }) => protocol === "tcp");
  const host = await context.host();
  await host.checkReached(
    `the container group '${nameOf(id)}'`,
    ports.map(({ hostPort }) => hostPort),
  );
}

/** Somebody may have taken it out of its network. */
async function isConnected(engine: Engine, sandbox: EngineContainer): Promise<boolean> {
  const { network, addresses = {} } = (await engine.inspectContainer(sandbox.id)) ?? {};
  return network !== undefined && Object.hasOwn(addresses, network);
}

function sameAddress(sandbox: EngineContainer, { ip, moved }: HostAddress): boolean {
  const has = addressOf(sandbox.labels);
  return has === undefined ? ip === "" : has.ip === ip && JSON.stringify(has.moved) === JSON.stringify(moved);
}

async function startSandbox(context: Context, group: CompleteGroup, name: string): Promise<void> {
  const { engine } = context;
  try {
    await engine.startContainer(name);
  } catch (error) {
    if (!(error instanceof EngineError) || error.fault !== "notFound" || !/network/i.test(error.message)) throw error;
    await keepCommons(engine);
    await ensureGroupNetwork(context, group);
    await engine.startContainer(name);
  }
}

/** The group runs nevertheless: it is no worse off than any container of the engine. */
function withoutFirewall(group: string, problem: string, { now }: Context): ArmEvent {
  const message =
    `Other container groups reach every port of container group '${group}', for the kernel of the engine's machine could not ` +
    `close those that it does not expose (${problem}). That needs nf_tables with connection tracking.`;
  return event("NoFirewall", message, now().toISOString(), { type: "Warning" });
}

function mountFailed(operation: Operation, { name, message }: GroupFailure, { now }: Context): ArmError {
  operation.events.push(event(name, message, now().toISOString(), { type: "Warning" }));
  return new ArmError(400, name, message);
}

function isAddressTaken(error: unknown): boolean {
  // The last possible reason: the subnet's network has been made again since its address was chosen.
  return (
    error instanceof EngineError &&
    /port is already allocated|address already in use|no configured subnet/i.test(error.message)
  );
}

/** Writes a group's record and starts to carry out the plan. */
export async function startDeployment(
  context: Context,
  held: Held,
  id: ArmId,
  { body, ...wanted }: Omit<DeploymentPlan, "id" | "location" | "nonce" | "record"> & { readonly body: Json },
): Promise<{ record: ArmRecord; operation: Operation }> {
  const { records, uuid } = context;
  const { previous, failure } = wanted;
  const nonce = uuid();
  checkGoing(held.signal);
  const labels = deploymentLabels(nonce, failure);
  const record = await writing(id, () => records.write({ id: previous?.id ?? id, body, previous, labels }));
  const plan = { ...wanted, id: record.id, location: String(body.location), nonce, record };
  const operation = held.start(async (running) => {
    try {
      await deploy(context, plan, running);
    } catch (error) {
      if (!running.abort.signal.aborted) await tellFailure(context, plan, error);
      throw error;
    }
  });
  return { record, operation };
}

/** Records why a deployment has failed, unless its containers show it: other processes would take it for one that goes on. */
async function tellFailure(context: Context, plan: DeploymentPlan, error: unknown): Promise<void> {
  try {
    const live = await existingGroup(context, plan.id);
    if (live.record.labels[DEPLOYMENT] !== plan.nonce) return;
    if (provisioningState({ ...live, operation: undefined }, context.now()) !== "Pending") return;
    const { code, message } = toArmError(error);
    // Further lines are a container's.
    const [first = ""] = message.split("\n");
    await recordFailure(context, plan, { name: code, message: first });
  } catch {
    // The error itself is what the caller has to know.
  }
}
