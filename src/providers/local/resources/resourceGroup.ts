/**
 * The resource groups, subscriptions and runtimes of the local service live here. Only service.ts imports this folder.
 * It never knows how the resources in a group are made, only how all of them are deleted.
 */

import { changing, inTurn } from "../work/changing";
import { withoutNull } from "../../../model/core/json";
import { groupId } from "../store/groups";
import { type ArmId, formatArmId, RESOURCE_GROUP_TYPE } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import type { Context } from "../context";
import { resourceGroupNotFound } from "../http/errors";
import { type Call, jsonBody, NO_CONTENT, POLL_AGAIN, type Reply } from "../http/http";
import { keyOf, PARENT, TYPE } from "../../../docker/labels";
import { isBeingDeleted, requireOpenGroup } from "../store/openGroup";
import type { ArmRecord } from "../store/records";
import { carryOnDeletion, deletionOf } from "./deletion";
import { formatToken, readToken } from "../work/longRunning";
import { checkBody, checkNew, checkSameLocation, locationOf, patchOf, tagsOf } from "../http/rules";
import type { Names, Routes } from "../http/router";

export function resourceGroupRoutes(context: () => Promise<Context>): Routes {
  const groups = "/subscriptions/{subscription}/resourcegroups";
  const group = `${groups}/{group}`;
  const changes = changing(context, groupId, inTurn);
  return {
    [`GET ${groups}`]: async (call, { subscription = "" }) => {
      const { records } = await context();
      const found = await records.list({
        [TYPE]: RESOURCE_GROUP_TYPE,
        [PARENT]: keyOf(`/subscriptions/${subscription}`),
      });
      return { status: 200, body: { value: found.filter(tagFilter(call)).map(view) } };
    },
    [`PUT ${group}`]: changes("put", put),
    [`GET ${group}`]: async (_, names) => ({
      status: 200,
      body: view(await existing(await context(), groupId(names))),
    }),
    [`HEAD ${group}`]: async (_, names) => {
      await existing(await context(), groupId(names));
      return NO_CONTENT;
    },
    [`PATCH ${group}`]: changes("patch", patch),
    [`DELETE ${group}`]: async (call, names) => remove(await context(), call, groupId(names)),
    "GET /subscriptions/{subscription}/operationresults/{token}": async (call, names) =>
      poll(await context(), call, names),
  };
}

/** A resource group's record. Throws ARM's error when it does not exist. */
async function existing({ records }: Context, id: ArmId): Promise<ArmRecord> {
  const record = await records.get(id);
  if (record === undefined) throw resourceGroupNotFound(id.resourceGroup);
  return record;
}

async function put({ records }: Context, call: Call, id: ArmId): Promise<Reply> {
  const sent = withoutNull(jsonBody(call));
  checkBody(id, { location: sent.location, tags: sent.tags, managedBy: sent.managedBy });
  const previous = await records.get(id);
  if (previous) requireOpenGroup(id, [previous]);
  checkNew(call, id, previous);
  if (previous) checkSameLocation(id, previous.body, sent);
  const body: Json = {
    location: locationOf(sent),
    ...(tagsOf(sent) && { tags: tagsOf(sent) }),
    ...(sent.managedBy !== undefined && { managedBy: sent.managedBy }),
  };
  const record = await records.replace({ id: previous?.id ?? id, body, previous });
  return { status: previous ? 200 : 201, body: view(record) };
}

async function patch(context: Context, call: Call, id: ArmId): Promise<Reply> {
  const previous = await existing(context, id);
  requireOpenGroup(id, [previous]);
  const body = { ...previous.body, ...patchOf(id, call, previous.body, ["tags"]) };
  const record = await context.records.replace({ id: previous.id, body, previous });
  return { status: 200, body: view(record) };
}

async function remove(context: Context, call: Call, id: ArmId): Promise<Reply> {
  const { record, operation } = await deletionOf(context, id);
  const job = {
    jobId: `RESOURCEGROUPDELETIONJOB-${record.id.resourceGroup.toUpperCase()}-${String(record.body.location).toUpperCase()}`,
    jobLocation: record.body.location,
    operation: operation.id,
    group: record.id.resourceGroup,
  };
  const path = `/subscriptions/${id.subscriptionId}/operationresults/${formatToken(job)}?api-version=${call.apiVersion}`;
  return { status: 202, headers: { location: call.origin + path, ...POLL_AGAIN } };
}

async function poll(context: Context, call: Call, { subscription = "", token = "" }: Names): Promise<Reply> {
  const { operation: operationId, group } = readToken(token);
  const operation = context.operations.find(String(operationId));
  if (operation) await context.operations.wait(operation);
  if (operation?.error) return { status: 409, body: { error: operation.error } };
  const id = groupId({ subscription, group: String(group) });
  if (operation?.status === "Succeeded") return { status: 200 };
  // An operation of this process ends after the record has gone: it has the shared objects to settle.
  if (operation === undefined) {
    if ((await context.records.get(id)) === undefined) return { status: 200 };
    await carryOnDeletion(context, id);
  }
  const location = `${call.origin}/${call.segments.join("/")}?api-version=${call.apiVersion}`;
  return { status: 202, headers: { location, ...POLL_AGAIN } };
}

/** The only form of ARM's `$filter` that clients send: `tagname eq 'a' and tagvalue eq 'b'`. */
function tagFilter(call: Call): (record: ArmRecord) => boolean {
  const text = call.query.get("$filter") ?? "";
  const name = /tagname eq '([^']*)'/i.exec(text)?.[1];
  const value = /tagvalue eq '([^']*)'/i.exec(text)?.[1];
  return ({ body }) => {
    if (name === undefined) return true;
    const found = tagsOf(body)?.[name];
    return found !== undefined && (value === undefined || found === value);
  };
}

function view(record: ArmRecord): Json {
  const { id, body } = record;
  return {
    id: formatArmId(id),
    name: id.resourceGroup,
    type: RESOURCE_GROUP_TYPE,
    location: body.location,
    ...(tagsOf(body) && { tags: tagsOf(body) }),
    ...(body.managedBy !== undefined && { managedBy: body.managedBy }),
    properties: { provisioningState: isBeingDeleted(record) ? "Deleting" : "Succeeded" },
  };
}
