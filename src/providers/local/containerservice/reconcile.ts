import { kubectl, type KubernetesNode, kubernetesNodes, mustKubectl, settingsPatch } from "./kubectl";
import { ensureBroker } from "./broker/broker";
import { clusterImages, importImages, type ImportWatch } from "./images";
import {
  clusterContainers,
  type ClusterWork,
  ensureServer,
  indexOf,
  isServer,
  makeAgent,
  nodeOf,
  planPool,
  type PoolPlan,
  prepare,
  startNode,
  waitReady,
} from "./nodes";
import {
  agentName,
  nodeName,
  nodePrefix,
  nodeSettings,
  type NodeSettings,
  poolNodes,
  serverName,
  serverNode,
} from "./spec";
import { isGone, undisturbed } from "./undisturbed";
import type { Context } from "../context";
import { event } from "../work/event";
import { all } from "../../../clock";
import { checkGoing } from "../work/steps";
import type { ContainerDetails } from "../../../docker/engine";
import { ArmError } from "../http/errors";
import { NODE_SETTINGS } from "../../../docker/labels";
import type { Operation } from "../work/operations";
import type { ArmRecord } from "../store/records";

/** Time that a pod has to stop by itself when its node is removed, in seconds. */
const POD_GRACE = 5;
/** Time for draining a node with disruption budgets, and then again without. */
const DRAIN_TIMEOUT = "60s";
/** How often a change of taints is repeated when Kubernetes changes the node at the same time. */
const PATCH_ATTEMPTS = 10;

/**
 * Makes the nodes and the control plane match the records of the pools and the cluster. It reaches the same result from
 * whatever an interrupted operation left.
 */
export function reconcile(
  context: Context,
  cluster: ArmRecord,
  pools: readonly ArmRecord[],
  operation: Operation,
): Promise<void> {
  const { signal } = operation.abort;
  return undisturbed(context, cluster, signal, () => reconcileOnce(context, cluster, pools, operation));
}

async function reconcileOnce(
  context: Context,
  cluster: ArmRecord,
  pools: readonly ArmRecord[],
  operation: Operation,
): Promise<void> {
  const { engine } = context;
  const work = await prepare(context, cluster, operation);
  const containers = await clusterContainers(engine, cluster.key);
  const plans = await all(pools.map((record) => planPool(work, record, containers)));
  await forgetLost(work, plans, containers);

  const added = plans.flatMap((plan) => plan.missing.map((index) => ({ plan, index })));
  await all([
    ensureBroker(context, cluster),
    ensureServer(work),
    ...added.map(({ plan, index }) => makeAgent(work, plan.pool, plan.image, index)),
    ...plans.flatMap(({ kept }) => kept.map((node) => startNode(engine, node))),
  ]);
  const outdated = new Set(plans.flatMap((plan) => plan.outdated.map(nodeOf)));
  const current = plans.flatMap(({ pool }) => poolNodes(cluster.id, pool)).filter((name) => !outdated.has(name));
  const nodes = await waitReady(work, [serverNode(cluster.id), ...current]);

  const names = added.map(({ plan, index }) => agentName(cluster.id, plan.pool.name, index));
  await shareImages(work, names, containers);
  await all(plans.map((plan) => applySettings(work, plan, nodes)));
  for (const plan of plans) for (const node of plan.outdated) await replaceNode(work, plan, node);
  for (const plan of plans) await removeSurplus(work, plan);
}

/** Kubernetes sees a replaced node as a new node, so the lost node of the same name must be deleted first. */
async function forgetLost(
  { context: { engine }, cluster }: ClusterWork,
  plans: readonly PoolPlan[],
  containers: readonly ContainerDetails[],
): Promise<void> {
  if (!containers.some((item) => isServer(item) && item.status === "running")) return;
  const names = plans.flatMap(({ pool, missing }) => missing.map((index) => nodeName(cluster.id, pool.name, index)));
  if (names.length > 0) await deleteNodes(engine, serverName(cluster.id), names);
}

async function deleteNodes(engine: Context["engine"], server: string, names: readonly string[]): Promise<void> {
  // Without an answer there is no API yet, and so no node.
  await kubectl(engine, server, "delete", "node", ...names, "--ignore-not-found", "--wait=false");
}

/** Copies the images that the cluster's other nodes have to new nodes. */
async function shareImages(
  { context, operation }: ClusterWork,
  names: readonly string[],
  containers: readonly ContainerDetails[],
): Promise<void> {
  if (names.length === 0) return;
  const sources = containers.filter((item) => !isServer(item) && item.status === "running");
  for (const source of sources.filter(({ name }) => !names.includes(name))) {
    const images = await imagesUnlessGone(context.engine, source.id);
    if (images !== undefined) return importImages(context, names, images, shownIn(context, operation));
  }
}

/** The images of a node; undefined when an operation on its pool has just removed it. */
async function imagesUnlessGone(engine: Context["engine"], node: string): Promise<string[] | undefined> {
  try {
    return await clusterImages(engine, node);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** An import whose progress is among an operation's events. */
function shownIn({ now }: Context, { events, abort: { signal } }: Operation): ImportWatch {
  const importing = event("Importing", "", now().toISOString());
  const onProgress = (message: string) => {
    importing.message = message;
    if (!events.includes(importing)) events.push(importing);
  };
  return { signal, onProgress };
}

/** Gives a pool's nodes the wanted labels and taints. */
async function applySettings(work: ClusterWork, plan: PoolPlan, nodes: readonly KubernetesNode[]): Promise<void> {
  const { context, cluster, operation } = work;
  const { engine } = context;
  const server = serverName(cluster.id);
  const wanted = nodeSettings(cluster.id, cluster.body, plan.pool);
  const made = (name: string): NodeSettings | undefined => {
    const text = plan.kept.find((item) => nodeOf(item) === name)?.labels[NODE_SETTINGS];
    return text === undefined ? wanted : (JSON.parse(text) as NodeSettings);
  };
  let seen: readonly KubernetesNode[] | undefined = nodes;
  for (let attempt = 0; ; attempt++) {
    checkGoing(operation.abort.signal);
    const patches = poolNodes(cluster.id, plan.pool).flatMap((name) => {
      const node = seen?.find((item) => item.name === name);
      const patch = node && settingsPatch(node, wanted, made(name));
      return patch === undefined ? [] : [{ name, patch: JSON.stringify(patch) }];
    });
    if (seen !== undefined && patches.length === 0) return;
    const results = await all(
      patches.map(({ name, patch }) =>
        kubectl(engine, server, "patch", "node", name, "--type=merge", "--patch", patch),
      ),
    );
    const failed = results.find(({ exitCode }) => exitCode !== 0);
    if (failed === undefined && seen !== undefined) return;
    if (attempt + 1 >= PATCH_ATTEMPTS)
      throw new ArmError(409, "NodeUpdateFailed", `The nodes of pool '${plan.pool.name}' refuse: ${failed?.stderr}`);
    seen = await kubernetesNodes(engine, server);
  }
}

/** Drains a node, removes it and makes it again. */
async function replaceNode(work: ClusterWork, plan: PoolPlan, node: ContainerDetails): Promise<void> {
  const { context, cluster } = work;
  const { engine } = context;
  const images = node.status === "running" ? await clusterImages(engine, node.id) : [];
  await removeNodes(work, [{ name: nodeOf(node), container: node }]);
  const index = indexOf(node);
  await makeAgent(work, plan.pool, plan.image, index);
  const name = nodeName(cluster.id, plan.pool.name, index);
  const nodes = await waitReady(work, [name]);
  const watch = shownIn(context, work.operation);
  await importImages(context, [agentName(cluster.id, plan.pool.name, index)], images, watch);
  await applySettings(work, plan, nodes);
}

/** Removes the nodes above the count, the highest index first, and the Kubernetes objects of lost nodes. */
async function removeSurplus(work: ClusterWork, plan: PoolPlan): Promise<void> {
  const { context, cluster } = work;
  const wanted = new Set(poolNodes(cluster.id, plan.pool));
  const known = (await kubernetesNodes(context.engine, serverName(cluster.id))) ?? [];
  const prefix = nodePrefix(cluster.id, plan.pool.name);
  const lost = known.map(({ name }) => name).filter((name) => name.startsWith(prefix) && !wanted.has(name));
  const containers = new Map(plan.surplus.map((item) => [nodeOf(item), item]));
  const names = [...new Set([...lost, ...containers.keys()])].sort().reverse();
  await removeNodes(
    work,
    names.map((name) => ({ name, container: containers.get(name) })),
  );
}

/**
 * Drains and removes nodes, one after the other. All are cordoned first, so that no pod moves to a node that is removed
 * next.
 */
export async function removeNodes(
  { context: { engine }, cluster, operation }: Pick<ClusterWork, "context" | "cluster" | "operation">,
  nodes: readonly { readonly name: string; readonly container?: ContainerDetails }[],
): Promise<void> {
  if (nodes.length === 0) return;
  const server = serverName(cluster.id);
  const alive = nodes.filter(({ container }) => container?.status === "running").map(({ name }) => name);
  if (alive.length > 0) await kubectl(engine, server, "cordon", ...alive);
  for (const { name, container } of nodes) {
    checkGoing(operation.abort.signal);
    if (alive.includes(name)) await drain(engine, server, name);
    if (container !== undefined) await engine.removeContainer(container.id);
    await deleteNodes(engine, server, [name]);
  }
}

async function drain(engine: Context["engine"], server: string, node: string): Promise<void> {
  const options = [
    "--ignore-daemonsets",
    "--delete-emptydir-data",
    "--force",
    `--grace-period=${POD_GRACE}`,
    `--timeout=${DRAIN_TIMEOUT}`,
  ];
  const { exitCode } = await kubectl(engine, server, "drain", node, ...options);
  if (exitCode === 0) return;
  // When a disruption budget cannot be kept, the node is drained without it.
  await mustKubectl(engine, server, "drain", node, ...options, "--disable-eviction");
}
