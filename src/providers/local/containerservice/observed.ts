import type { ArmId } from "../../../model/core/armId";
import { kubernetesNodes } from "./kubectl";
import { clusterContainers, isServer, nodeOf } from "./nodes";
import { CLUSTER_TYPE, nameOf, POOL_TYPE } from "../store/types";
import { poolNodes, poolSettings } from "./spec";
import { isFinal, isStopped, stateOf, withState } from "./view";
import type { Context } from "../context";
import type { ContainerDetails } from "../../../docker/engine";
import { PARENT, POOL, idKey } from "../../../docker/labels";
import type { ArmRecord } from "../store/records";

/**
 * A cluster's or pool's record with the state that the engine shows. It matters when the record says that an operation
 * is running and this process is not running it: another process may have been interrupted after all work was done but
 * before it recorded that.
 */
export async function observed(context: Context, record: ArmRecord): Promise<ArmRecord> {
  const { state } = stateOf(record);
  const { id, key } = record;
  const cluster = { ...id, type: CLUSTER_TYPE, names: id.names.slice(0, 1) };
  const clusterKey = idKey(cluster);
  const { operations } = context;
  // An upgrade has not ended just because all nodes exist.
  if (isFinal(state) || state === "Upgrading" || operations.current(key) || operations.current(clusterKey))
    return record;
  const containers = await clusterContainers(context.engine, clusterKey);
  const isDone =
    state === "Stopping"
      ? isStopped({ containers }) && containers.every(({ status }) => status !== "running")
      : await isComplete(context, record, cluster, containers);
  return isDone ? withState(record, "Succeeded") : record;
}

/** Whether all wanted nodes exist and are ready, and no others exist. */
async function isComplete(
  { engine, records }: Context,
  { id }: ArmRecord,
  cluster: ArmId,
  containers: readonly ContainerDetails[],
): Promise<boolean> {
  const server = containers.find(isServer);
  if (server?.status !== "running") return false;
  const all = await records.list({ [PARENT]: idKey(cluster) });
  const pools = id.type === POOL_TYPE ? all.filter((pool) => nameOf(pool.id) === nameOf(id)) : all;
  const wanted = pools.flatMap((pool) => poolNodes(cluster, poolSettings(nameOf(pool.id), pool.body)));
  const names = new Set(pools.map((pool) => nameOf(pool.id).toLowerCase()));
  const agents = containers.filter(({ labels }) => names.has(labels[POOL] ?? ""));
  if (agents.length !== wanted.length || agents.some(({ status }) => status !== "running")) return false;
  if (agents.some((agent) => !wanted.includes(nodeOf(agent)))) return false;
  const nodes = await kubernetesNodes(engine, server.id);
  return wanted.every((name) => nodes?.some((node) => node.name === name && node.isReady) === true);
}
