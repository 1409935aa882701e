/**
 * The container groups of the local service live here: a PUT is read and decided, its record is written, and then a
 * sandbox and members are made. Only service.ts imports the routes; the deletion of a resource group imports the
 * network. This folder never uses a cluster.
 */

import type { ContainerDetails, EngineContainer, EngineVolume } from "../../../docker/engine";
import { startDeployment } from "./deploy";
import { containerGroupId, inspectAll, inspectOwn, shownGroup } from "./live";
import type { ArmId } from "../../../model/core/armId";
import type { Context } from "../context";
import { pullImages } from "./images";
import { type GroupRequest, groupRequest } from "./request";
import { checkRights } from "./security";
import { look } from "./known";
import { decide } from "./decide";
import { hasProfile, profileOf, type Source } from "./profiles/reference";
import { decodeSecrets, SECRETS_HEADER } from "../../../model/core/secretsHeader";
import { hiddenIn, withoutHidden } from "./hidden";
import { groupActionRoutes } from "./actions";
import { isDeployed } from "./deployed";
import { repairedGroup } from "./repair";
import { groupOf } from "./body";
import { releaseSubnets, subnetKey } from "./network/subnet";
import { GROUP_TYPE, nameOf } from "../store/types";
import { groupStreamRoutes } from "./streams/routes";
import { deploymentLabels, failureOf } from "./state";
import { groupView } from "./view/view";
import { type Call, NO_CONTENT, type Reply } from "../http/http";
import { DEPLOYMENT, GROUP, KEY, keyOf, ROLE, SUBNET, SUBSCRIPTION, idKey } from "../../../docker/labels";
import type { Held } from "../work/operations";
import { operationRoutes } from "./operationStatus";
import { accept, asyncHeaders, writing } from "./running";
import { recordsOf } from "../store/records";
import { groupId, groupKey, requireGroup } from "../store/groups";
import { checkOnEngine, checkNew, patchOf } from "../http/rules";
import type { Routes } from "../http/router";

/** Berth's own header: whether the groups of a list have the states of their containers, which ARM's lists lack. */
const STATE_HEADER = "x-berth-state";

export function containerGroupRoutes(context: () => Promise<Context>): Routes {
  const provider = `providers/${GROUP_TYPE}`;
  const groups = `/subscriptions/{subscription}/resourcegroups/{group}/${provider}`;
  const group = `${groups}/{name}`;
  return {
    [`GET /subscriptions/{subscription}/${provider}`]: async (call, { subscription = "" }) => {
      const ready = await context();
      const key = keyOf(`/subscriptions/${subscription}`);
      return list(ready, call, SUBSCRIPTION, key, await ready.engine.listVolumes([ROLE, `${SUBSCRIPTION}=${key}`]));
    },
    [`GET ${groups}`]: async (call, names) => {
      const ready = await context();
      const key = idKey(groupId(names));
      const volumes = await ready.engine.listVolumes([ROLE, `${GROUP}=${key}`]);
      requireGroup(groupId(names), recordsOf(volumes));
      return list(ready, call, GROUP, key, volumes);
    },
    [`PUT ${group}`]: async (call, names) => put(await context(), call, containerGroupId(names)),
    [`GET ${group}`]: async (call, names) => {
      const ready = await context();
      const live = await repairedGroup(ready, containerGroupId(names));
      return { status: 200, body: groupView(live, { apiVersion: call.apiVersion, now: ready.now() }) };
    },
    [`PATCH ${group}`]: async (call, names) => patch(await context(), call, containerGroupId(names)),
    [`DELETE ${group}`]: async (call, names) => remove(await context(), call, containerGroupId(names)),
    ...groupActionRoutes(context, group),
    ...groupStreamRoutes(context, group),
    ...operationRoutes(context),
  };
}

async function list(
  context: Context,
  call: Call,
  label: string,
  key: string,
  volumes: readonly EngineVolume[],
): Promise<Reply> {
  const instanceView = call.headers[STATE_HEADER] === "true";
  const containers = new Map<string, ContainerDetails[]>();
  for (const item of await inspectAll(context, label, key)) {
    const owner = item.labels[KEY] ?? "";
    containers.set(owner, [...(containers.get(owner) ?? []), item]);
  }
  const value = recordsOf(volumes)
    .filter(({ id }) => id.type === GROUP_TYPE)
    .map((record) => {
      const own = containers.get(record.key) ?? [];
      const operation = context.operations.current(record.key);
      const live = { record, containers: own, operation, isDeployed: isDeployed(record, volumes) };
      return groupView(live, { apiVersion: call.apiVersion, now: context.now(), instanceView });
    });
  return { status: 200, body: { value } };
}

/** Reads the known state, decides, writes the record and starts the work. */
async function put(context: Context, call: Call, id: ArmId): Promise<Reply> {
  // An invalid request is refused before it claims the group, so that it does not get in the way of others.
  const request = hasProfile(call, id) ? undefined : checkedRequest(context, call, id);
  return accept(context, id, "put", async (held) => {
    // What a profile says, the engine has to be asked for, and meanwhile others could take the turn.
    const complete = request ?? checkedRequest(context, call, id, await profileOf(context, call, id));
    return putNow(context, call, complete, held);
  });
}

function checkedRequest({ allowPrivileged }: Context, call: Call, id: ArmId, source?: Source): GroupRequest {
  const request = groupRequest(call, id, source);
  if (!allowPrivileged) checkRights(request.group);
  return request;
}

async function putNow(context: Context, call: Call, request: GroupRequest, held: Held): Promise<Reply> {
  const { id } = request;
  await checkOnEngine(context.engine, id, request.body);
  const known = await look(context, request);
  checkNew(
    call,
    id,
    known.records.find(({ key }) => key === request.key),
  );
  const { missing, ...decided } = decide(request, known);
  const images = await pullImages(context, nameOf(id), request.group, missing);
  const { group, hidden } = request;
  const plan = { ...decided, group, hidden, images, containers: known.containers };
  const { record, operation } = await startDeployment(context, held, id, plan);
  return {
    status: decided.previous ? 200 : 201,
    headers: asyncHeaders(call, record, operation),
    body: groupView({ record, containers: [] }, { apiVersion: call.apiVersion, now: context.now(), pending: true }),
  };
}

/** Changes only tags. Containers are not touched. */
function patch(context: Context, call: Call, id: ArmId): Promise<Reply> {
  return accept(context, id, "patch", () => patchNow(context, call, id));
}

async function patchNow(context: Context, call: Call, id: ArmId): Promise<Reply> {
  const live = await shownGroup(context, id);
  const change = patchOf(id, call, live.record.body, ["tags"]);
  // Nothing but an answer ever needs the tags, and Berth's client knows what the hidden ones are.
  const hidden = hiddenIn(change, decodeSecrets(call.headers[SECRETS_HEADER]));
  const body = { ...live.record.body, ...withoutHidden(change, hidden) };
  const labels = deploymentLabels(live.record.labels[DEPLOYMENT] ?? "", failureOf(live));
  const record = await writing(id, () =>
    context.records.replace({ id: live.record.id, body, previous: live.record, labels }),
  );
  return { status: 200, body: groupView({ ...live, record }, { apiVersion: call.apiVersion, now: context.now() }) };
}

/** Removes a group and everything that belongs to it. Its record goes last. */
function remove(context: Context, call: Call, id: ArmId): Promise<Reply> {
  return accept(context, id, "delete", (held) => held.run(() => removeNow(context, call, id)));
}

async function removeNow(context: Context, call: Call, id: ArmId): Promise<Reply> {
  const { engine } = context;
  const key = idKey(id);
  const group = groupKey(id);
  // Groups that are deleted at the same time ask the same questions, which the engine then answers once.
  const [volumes, found] = await Promise.all([
    engine.listVolumes([ROLE, `${GROUP}=${group}`]),
    engine.listContainers([ROLE, `${GROUP}=${group}`]),
  ]);
  const containers = await inspectOwn(engine, key, found);
  const around = recordsOf(volumes);
  requireGroup(id, around);
  const record = around.find((item) => item.key === key);
  const live = record && { record, containers, isDeployed: isDeployed(record, volumes) };
  const body = live && groupView(live, { apiVersion: call.apiVersion, now: context.now() });
  await Promise.all(containers.map((container) => engine.removeContainer(container.id)));
  const data = volumes.filter(({ labels }) => labels[KEY] === key && labels[ROLE] !== "record");
  await Promise.all(data.map(({ name }) => engine.removeVolume(name)));
  const subnets = [...containers.map(({ labels }) => labels[SUBNET]), record && subnetKey(groupOf(record.body))];
  if (record !== undefined) await context.records.remove(record);
  await removeMadeMeanwhile(context, key, containers);
  await releaseSubnets(engine, subnets);
  return record === undefined ? NO_CONTENT : { status: 200, body };
}

/** Removes containers that another process has made for a group's record before the record was removed. */
async function removeMadeMeanwhile(
  { engine, records }: Context,
  key: string,
  known: readonly EngineContainer[],
): Promise<void> {
  const found = await engine.listContainers([ROLE, `${KEY}=${key}`]);
  const made = found.filter(({ id }) => known.every((container) => container.id !== id));
  if (made.length === 0 || (await records.list({ [KEY]: key })).length > 0) return;
  await Promise.all(made.map(({ id }) => engine.removeContainer(id)));
}
