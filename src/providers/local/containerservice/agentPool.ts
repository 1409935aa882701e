import type { ArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import { poolId, wantedPool, withVersion } from "./body";
import { checkChanges, checkSystemPool, clusterIsStopped, withKept } from "./checks";
import { clusterContainers, ensureServer, indexOf, isOfPool, nodeOf, prepare, waitReady } from "./nodes";
import { accept, asyncHeaders, beginning, startWork, writing } from "./running";
import { checkGoing } from "../work/steps";
import { nameOf, POOL_TYPE } from "../store/types";
import { poolSettings, serverNode } from "./spec";
import { reconcile, removeNodes } from "./reconcile";
import {
  type ClusterState,
  clusterVersion,
  isStopped,
  type LiveCluster,
  poolVersion,
  poolView,
  withState,
} from "./view";
import { isSystem, keepSystemPool } from "./systemPools";
import { undisturbed } from "./undisturbed";
import type { Context } from "../context";
import { resourceNotFound } from "../http/errors";
import { type Call, NO_CONTENT, type Reply } from "../http/http";
import { clusterId, existingCluster } from "./live";
import { idKey } from "../../../docker/labels";
import type { Held, Operation } from "../work/operations";
import type { ArmRecord } from "../store/records";
import { checkBody, checkNew, sentBody } from "../http/rules";
import type { Names, Routes } from "../http/router";

export function agentPoolRoutes(context: () => Promise<Context>, cluster: string): Routes {
  const pools = `${cluster}/agentPools`;
  const pool = `${pools}/{pool}`;
  return {
    [`GET ${pools}`]: async (_, names) => {
      const ready = await context();
      const live = await existingCluster(ready, clusterId(names));
      return { status: 200, body: { value: live.pools.map((record) => view(ready, live, record)) } };
    },
    [`PUT ${pool}`]: async (call, names) => put(await context(), call, names),
    [`GET ${pool}`]: async (_, names) => {
      const ready = await context();
      const live = await existingCluster(ready, clusterId(names));
      const record = poolOf(live, names);
      if (record === undefined) throw resourceNotFound(POOL_TYPE, names.pool ?? "", names.group ?? "");
      return { status: 200, body: view(ready, live, record) };
    },
    [`DELETE ${pool}`]: async (call, names) => remove(await context(), call, names),
  };
}

function view({ operations, now }: Context, live: LiveCluster, pool: ArmRecord): Json {
  const isGoing = operations.current(pool.key)?.kind === "delete";
  return poolView(live, isGoing ? withState(pool, "Deleting") : pool, now());
}

function poolOf({ pools }: LiveCluster, names: Names): ArmRecord | undefined {
  return pools.find(({ id }) => nameOf(id).toLowerCase() === names.pool?.toLowerCase());
}

/**
 * Whether a System pool remains is decided from all pools of a cluster, so only one request decides at a time. The work
 * on several pools goes on side by side.
 */
function deciding<T>({ turns }: Context, names: Names, decide: () => Promise<T>): Promise<T> {
  return turns.take(`pools of ${idKey(clusterId(names))}`, decide);
}

/** The bodies of the pools that a cluster keeps beside one of them. */
function othersOf({ operations }: Context, { pools }: LiveCluster, pool: ArmRecord | undefined): Json[] {
  const staying = pools.filter(({ key }) => operations.current(key)?.kind !== "delete");
  return staying.filter((item) => item !== pool).map(({ body }) => body);
}

function put(context: Context, call: Call, names: Names): Promise<Reply> {
  const id = poolId(clusterId(names), names.pool ?? "");
  return accept(context, id, "put", (held) => deciding(context, names, () => putNow(context, call, names, id, held)));
}

async function putNow(context: Context, call: Call, names: Names, id: ArmId, held: Held): Promise<Reply> {
  const cluster = clusterId(names);
  const sent = wantedPool(sentBody(id, call));
  checkBody(id, sent, { vmSizes: context.vmSizes });
  const live = await existingCluster(context, cluster);
  const previous = poolOf(live, names);
  checkNew(call, id, previous);
  if (previous) checkChanges(previous.id, poolView(live, previous, context.now()), sent, true);
  if (isStopped(live)) throw clusterIsStopped(live.record);
  const before = previous && withVersion(previous.body, poolVersion(live, previous));
  const body = withVersion(withKept(before ?? {}, sent, true), clusterVersion(live));
  checkSystemPool(cluster, [...othersOf(context, live, previous), body]);
  checkGoing(held.signal);

  const labels = beginning(context, nextState(before, body), previous);
  const record = await writing(id, () =>
    context.records.replace({ id: previous?.id ?? poolId(live.record.id, names.pool ?? ""), body, previous, labels }),
  );
  if (previous !== undefined && isSystem(previous.body) && !isSystem(body))
    await keepSystemPool(context, cluster, record, previous);
  const operation = startWork(context, held, [record], (running) => reconcile(context, live.record, [record], running));
  return {
    status: previous ? 200 : 201,
    headers: asyncHeaders(call, record, String(live.record.body.location), operation, true),
    body: poolView(live, record, context.now()),
  };
}

function nextState(previous: Json | undefined, body: Json): ClusterState["state"] {
  if (previous === undefined) return "Creating";
  const [before, now] = [poolSettings("", previous), poolSettings("", body)];
  if (before.orchestratorVersion !== now.orchestratorVersion) return "Upgrading";
  return before.count === now.count ? "Updating" : "Scaling";
}

function remove(context: Context, call: Call, names: Names): Promise<Reply> {
  const id = poolId(clusterId(names), names.pool ?? "");
  return accept(context, id, "delete", (held) => deciding(context, names, () => removeNow(context, call, names, held)));
}

async function removeNow(context: Context, call: Call, names: Names, held: Held): Promise<Reply> {
  const cluster = clusterId(names);
  const live = await existingCluster(context, cluster);
  const record = poolOf(live, names);
  if (record === undefined) return NO_CONTENT;
  checkSystemPool(cluster, othersOf(context, live, record));
  if (isStopped(live)) throw clusterIsStopped(live.record);
  const leaving = isSystem(record.body) ? await reserved(context, cluster, record) : [];
  const operation = startWork(context, held, leaving, (running) =>
    undisturbed(context, live.record, running.abort.signal, () => removePool(context, live, record, running)),
  );
  return {
    status: 202,
    headers: asyncHeaders(call, record, String(live.record.body.location), operation, false),
  };
}

/** Says of a System pool that it goes, for other processes that decide about the others meanwhile. */
async function reserved(context: Context, cluster: ArmId, { id, body }: ArmRecord): Promise<ArmRecord[]> {
  // As it is stored, without what was seen of it.
  const previous = await context.records.get(id);
  if (previous === undefined) return [];
  const labels = beginning(context, "Deleting", previous);
  const leaving = await writing(id, () => context.records.replace({ id, body, previous, labels }));
  await keepSystemPool(context, cluster, leaving, previous);
  return [leaving];
}

/** Moves a pool's pods to other nodes, then removes its nodes and at last its record. */
async function removePool(
  context: Context,
  { record: cluster }: LiveCluster,
  { id }: ArmRecord,
  operation: Operation,
): Promise<void> {
  const work = await prepare(context, cluster, operation);
  await ensureServer(work);
  await waitReady(work, [serverNode(cluster.id)]);
  const containers = await clusterContainers(context.engine, cluster.key);
  const own = containers.filter(isOfPool(nameOf(id))).sort((a, b) => indexOf(b) - indexOf(a));
  await removeNodes(
    work,
    own.map((container) => ({ name: nodeOf(container), container })),
  );
  const record = await context.records.get(id);
  if (record) await context.records.remove(record);
}
