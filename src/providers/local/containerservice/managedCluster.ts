/**
 * The managed clusters and node pools of the local service live here: each node is a container that runs k3s. Only
 * service.ts imports the routes. This folder never uses a container group.
 */

import { all } from "../../../clock";
import { changing } from "../work/changing";
import { clusterId, existingCluster, liveCluster, poolsOf } from "./live";
import type { ArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import { asRecord } from "../../../model/core/json";
import { agentPoolRoutes } from "./agentPool";
import { clusterActionRoutes } from "./actions";
import { poolId, publicCluster, type WantedCluster, wantedCluster, withProfiles, withVersion } from "./body";
import { checkChanges, checkPoolVersions, checkSystemPool, checkUpgrade, clusterIsStopped, withKept } from "./checks";
import { clusterNetworks } from "./network";
import { clusterContainers } from "./nodes";
import { clusterOperationRoutes } from "./operationStatus";
import { accept, asyncHeaders, beginning, startWork, writing } from "./running";
import { checkGoing } from "../work/steps";
import type { Held } from "../work/operations";
import { CLUSTER_TYPE, nameOf, POOL_TYPE } from "../store/types";
import { poolSettings } from "./spec";
import { takeBack } from "./systemPools";
import { reconcile } from "./reconcile";
import {
  carriedLabels,
  type ClusterState,
  clusterVersion,
  clusterView,
  isStopped,
  type LiveCluster,
  poolVersion,
  poolView,
} from "./view";
import type { Context } from "../context";
import { resourceNotFound } from "../http/errors";
import { type Call, NO_CONTENT, type Reply } from "../http/http";
import { KEY, keyOf, PARENT, ROLE, SUBSCRIPTION, TYPE, idKey } from "../../../docker/labels";
import type { ArmRecord } from "../store/records";
import { groupId, groupKey, recordsAround, requireGroup } from "../store/groups";
import { checkBody, checkNew, checkOnEngine, checkSameLocation, locationOf, patchOf, sentBody } from "../http/rules";
import type { Routes } from "../http/router";

export function managedClusterRoutes(context: () => Promise<Context>): Routes {
  const provider = `providers/${CLUSTER_TYPE}`;
  const clusters = `/subscriptions/{subscription}/resourcegroups/{group}/${provider}`;
  const cluster = `${clusters}/{cluster}`;
  const changes = changing(context, clusterId, accept);
  return {
    [`GET /subscriptions/{subscription}/${provider}`]: async (_, { subscription = "" }) => {
      const ready = await context();
      return list(ready, await ready.records.list({ [SUBSCRIPTION]: keyOf(`/subscriptions/${subscription}`) }));
    },
    [`GET ${clusters}`]: async (_, names) => {
      const ready = await context();
      const around = await recordsAround(ready, groupId(names));
      requireGroup(groupId(names), around);
      return list(ready, around);
    },
    [`PUT ${cluster}`]: changes("put", put),
    [`GET ${cluster}`]: async (_, names) => {
      const ready = await context();
      return { status: 200, body: clusterView(await existingCluster(ready, clusterId(names)), ready.now()) };
    },
    [`PATCH ${cluster}`]: changes("patch", patch),
    [`DELETE ${cluster}`]: changes("delete", remove),
    [`GET ${cluster}/maintenanceConfigurations/{name}`]: async (_, names) => {
      await existingCluster(await context(), clusterId(names));
      throw resourceNotFound(`${CLUSTER_TYPE}/maintenanceConfigurations`, names.name ?? "", names.group ?? "");
    },
    ...agentPoolRoutes(context, cluster),
    ...clusterActionRoutes(context, cluster),
    ...clusterOperationRoutes(context),
  };
}

async function list(context: Context, records: readonly ArmRecord[]): Promise<Reply> {
  const clusters = records.filter(({ id }) => id.type === CLUSTER_TYPE);
  const value = await Promise.all(
    clusters.map(async (record) => {
      const containers = await clusterContainers(context.engine, record.key);
      return clusterView(await liveCluster(context, record, records, containers), context.now());
    }),
  );
  return { status: 200, body: { value } };
}

async function put(context: Context, call: Call, id: ArmId, held: Held): Promise<Reply> {
  const key = idKey(id);
  const wanted = wantedCluster(sentBody(id, call));
  const sent = withProfiles(wanted);
  checkBody(id, sent, { vmSizes: context.vmSizes });
  await checkOnEngine(context.engine, id, sent);
  const [around, containers] = await Promise.all([recordsAround(context, id), clusterContainers(context.engine, key)]);
  requireGroup(id, around);
  const previous = around.find((record) => record.key === key);
  checkNew(call, id, previous);
  const group = around.find((record) => record.key === groupKey(id));
  const location = locationOf(sent) || String(previous?.body.location ?? group?.body.location);
  const live = previous && { record: previous, pools: poolsOf(previous, around), containers };
  if (live) checkUpdate(live, wanted, context.now());
  const kept = withKept(previous?.body ?? {}, wanted.body, false);
  const { kubernetesVersion: version = live && clusterVersion(live) } = asRecord(kept.properties);
  const versions = new Map(live?.pools.map((pool) => [nameOf(pool.id), poolVersion(live, pool)]));
  checkPoolVersions(wanted.pools ?? new Map(), versions, version);
  // A pool that the body leaves out stays: pools are also resources of their own, and a client that does not know one
  // must not remove it. AKS refuses such a body or removes the pool, depending on the API version.
  const bodies = new Map(live && profiles(live));
  for (const [name, pool] of wanted.pools ?? []) bodies.set(name, withKept(bodies.get(name) ?? {}, pool, true));
  for (const [name, pool] of bodies) bodies.set(name, withVersion(pool, versions.get(name) ?? version));
  checkSystemPool(id, bodies.values());
  checkGoing(held.signal);

  const state = nextState(live, wanted.body, bodies);
  const body = publicCluster({ ...kept, location });
  const { record, pools } = await writing(id, async () => {
    const written = await context.records.replace({
      id: previous?.id ?? id,
      body,
      previous,
      labels: beginning(context, state, previous),
    });
    return { record: written, pools: await writePools(context, written, live?.pools ?? [], bodies, state) };
  });
  const operation = startWork(context, held, [record, ...pools], (running) =>
    reconcile(context, record, pools, running),
  );
  return {
    status: previous ? 200 : 201,
    headers: asyncHeaders(call, record, location, operation, true),
    body: clusterView({ record, pools, containers }, context.now()),
  };
}

function checkUpdate(live: LiveCluster, wanted: WantedCluster, now: Date): void {
  const { record, pools } = live;
  checkSameLocation(record.id, record.body, wanted.body);
  const shown = clusterView(live, now);
  checkChanges(record.id, shown, wanted.body, false);
  checkUpgrade(shown, wanted.body);
  for (const pool of pools) {
    const sent = wanted.pools?.get(nameOf(pool.id));
    if (sent) checkChanges(pool.id, poolView(live, pool, now), sent, true);
  }
  if (isStopped(live)) throw clusterIsStopped(record);
}

function nextState(live: LiveCluster | undefined, body: Json, pools: ReadonlyMap<string, Json>): ClusterState["state"] {
  if (live === undefined) return "Creating";
  const { kubernetesVersion: version } = asRecord(body.properties);
  const { kubernetesVersion: before } = asRecord(live.record.body.properties);
  if (version !== undefined && version !== before) return "Upgrading";
  const count = (name: string, pool: Json | undefined) => (pool ? poolSettings(name, pool).count : 0);
  const known = profiles(live);
  const isScaled = [...pools].some(([name, pool]) => count(name, pool) !== count(name, known.get(name)));
  return isScaled ? "Scaling" : "Updating";
}

async function writePools(
  context: Context,
  cluster: ArmRecord,
  known: readonly ArmRecord[],
  bodies: ReadonlyMap<string, Json>,
  state: ClusterState["state"],
): Promise<ArmRecord[]> {
  const writes = [...bodies].map(([name, body]) => {
    const previous = known.find((pool) => nameOf(pool.id) === name);
    const id = previous?.id ?? poolId(cluster.id, name);
    return context.records.replace({
      id,
      body,
      previous,
      labels: beginning(context, previous ? state : "Creating", previous),
    });
  });
  const results = await Promise.allSettled(writes);
  const failed = results.find((result) => result.status === "rejected");
  if (failed === undefined) return all(writes);
  // The request is refused as a whole.
  await Promise.allSettled(
    results.map(async (result) => {
      if (result.status === "rejected") return;
      const previous = known.find(({ key }) => key === result.value.key);
      await (previous ? takeBack(context.records, result.value, previous) : context.records.remove(result.value));
    }),
  );
  throw failed.reason;
}

/** Changes only tags. Nodes are not touched. */
async function patch(context: Context, call: Call, id: ArmId): Promise<Reply> {
  const live = await existingCluster(context, id);
  const body = { ...live.record.body, ...patchOf(id, call, live.record.body, ["tags"]) };
  const record = await writing(id, () =>
    context.records.replace({ id: live.record.id, body, previous: live.record, labels: carriedLabels(live.record) }),
  );
  return { status: 200, body: clusterView({ ...live, record }, context.now()) };
}

const profiles = ({ pools }: LiveCluster) => new Map(pools.map((pool) => [nameOf(pool.id), pool.body]));

async function remove(context: Context, call: Call, id: ArmId, held: Held): Promise<Reply> {
  const key = idKey(id);
  const around = await recordsAround(context, id);
  requireGroup(id, around);
  const record = around.find((item) => item.key === key);
  if (record === undefined) return NO_CONTENT;
  const operation = startWork(context, held, [], () => removeAll(context, record));
  return { status: 202, headers: asyncHeaders(call, record, String(record.body.location), operation, false) };
}

/** Removes everything that belongs to a cluster: containers first, then what they use, then records. */
async function removeAll({ engine, records }: Context, { id, key }: ArmRecord): Promise<void> {
  const containers = await engine.listContainers([ROLE, `${KEY}=${key}`]);
  await Promise.all(containers.map((container) => engine.removeContainer(container.id)));
  const [networks, volumes] = await Promise.all([
    clusterNetworks(engine, id),
    engine.listVolumes([`${ROLE}=state`, `${KEY}=${key}`]),
  ]);
  await Promise.all([
    ...networks.map((network) => engine.removeNetwork(network.id)),
    ...volumes.map(({ name }) => engine.removeVolume(name)),
  ]);
  const removePools = async () => {
    const pools = await records.list({ [TYPE]: POOL_TYPE, [PARENT]: key });
    await Promise.all(pools.map((pool) => records.remove(pool)));
  };
  await removePools();
  const own = await records.get(id);
  if (own) await records.remove(own);
  // Pools that another process has written in the meantime.
  await removePools();
}
