import type { Names } from "../http/router";
import type { ArmId } from "../../../model/core/armId";
import { groupId, recordsAround, requireGroup } from "../store/groups";
import { CLUSTER_TYPE, nameOf, POOL_TYPE } from "../store/types";
import type { Context } from "../context";
import { type LiveCluster, withState } from "./view";
import { PARENT, idKey } from "../../../docker/labels";
import { clusterContainers } from "./nodes";
import { resourceNotFound } from "../http/errors";
import type { ArmRecord } from "../store/records";
import { observed } from "./observed";

export function clusterId(names: Names): ArmId {
  return { ...groupId(names), type: CLUSTER_TYPE, names: [names.cluster ?? ""] };
}

/** A cluster as it is in the engine. Throws ARM's error when the cluster or its resource group does not exist. */
export async function existingCluster(context: Context, id: ArmId): Promise<LiveCluster> {
  const key = idKey(id);
  const [around, containers] = await Promise.all([recordsAround(context, id), clusterContainers(context.engine, key)]);
  requireGroup(id, around);
  const record = around.find((item) => item.key === key);
  if (record === undefined) throw resourceNotFound(CLUSTER_TYPE, nameOf(id), id.resourceGroup);
  return liveCluster(context, record, around, containers);
}

export async function liveCluster(
  context: Context,
  record: ArmRecord,
  around: readonly ArmRecord[],
  containers: LiveCluster["containers"],
): Promise<LiveCluster> {
  const pools = await Promise.all(poolsOf(record, around).map((pool) => observed(context, pool)));
  const seen = await observed(context, record);
  if (context.operations.current(record.key)?.kind !== "delete") return { record: seen, pools, containers };
  return { record: withState(record, "Deleting"), pools, containers };
}

/** A cluster's pools in the order of their creation. */
export function poolsOf({ key }: ArmRecord, records: readonly ArmRecord[]): ArmRecord[] {
  const own = records.filter((record) => record.id.type === POOL_TYPE && record.labels[PARENT] === key);
  return own.sort((a, b) => a.created.localeCompare(b.created) || (a.key < b.key ? -1 : 1));
}
