import { startDeployment } from "./deploy";
import { containerGroupId, inspectAll, inspectOwn, shownGroup } from "./live";
import { type ArmId, formatArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import { changes } from "../../../model/core/change";
import { containerGroup } from "../../../model/containerinstance/containerGroup";
import { isRecord, withoutNull } from "../../../model/core/json";
import type { LogAnalytics } from "../../../model/generated/shapes";
import type { Context } from "../context";
import type { Engine, EngineContainer } from "../../../docker/engine";
import { ArmError } from "../http/errors";
import { groupActionRoutes } from "./actions";
import { groupOf, publicBody, wantedBody } from "./body";
import { checkDnsNameLabel, findImages, findShares, inspectImages, keyChecker } from "./checks";
import { checkPrivateAddress, releaseSubnets, subnetKey } from "./network/network";
import { checkSecurity, isolationOf } from "./security";
import { GROUP_TYPE, nameOf } from "../store/types";
import { groupStreamRoutes } from "./streams/routes";
import { deploymentLabels, failureOf, isTerminated } from "./state";
import { restoreSecrets } from "./volumes/volumes";
import { groupView } from "./view/view";
import { type Call, jsonBody, NO_CONTENT, type Reply } from "../http/http";
import { DEPLOYMENT, GROUP, KEY, keyOf, ROLE, SUBNET, SUBSCRIPTION } from "../../../docker/labels";
import { operationRoutes } from "./operationStatus";
import { asyncHeaders, checkIdle, writing } from "./running";
import { preempt } from "../work/longRunning";
import { type ArmRecord, recordsOf } from "../store/records";
import { groupId, groupKey, recordsAround, requireGroup } from "../store/groups";
import { checkBody, checkSameLocation, type Difference, immutableChanges, locationOf, sentBody } from "../http/rules";
import type { Routes } from "../http/router";

/** Container groups. */
export function containerGroupRoutes(context: () => Promise<Context>): Routes {
  const provider = "providers/Microsoft.ContainerInstance/containerGroups";
  const groups = `/subscriptions/{subscription}/resourcegroups/{group}/${provider}`;
  const group = `${groups}/{name}`;
  return {
    [`GET /subscriptions/{subscription}/${provider}`]: async (call, { subscription = "" }) => {
      const ready = await context();
      const key = keyOf(`/subscriptions/${subscription}`);
      return list(ready, call, SUBSCRIPTION, key, await ready.records.list({ [SUBSCRIPTION]: key }));
    },
    [`GET ${groups}`]: async (call, names) => {
      const ready = await context();
      const around = await recordsAround(ready, groupId(names));
      requireGroup(groupId(names), around);
      return list(ready, call, GROUP, keyOf(formatArmId(groupId(names))), around);
    },
    [`PUT ${group}`]: async (call, names) => put(await context(), call, containerGroupId(names)),
    [`GET ${group}`]: async (call, names) => {
      const ready = await context();
      const live = await shownGroup(ready, containerGroupId(names));
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
  records: readonly ArmRecord[],
): Promise<Reply> {
  const containers = await inspectAll(context, label, key);
  const value = records
    .filter(({ id }) => id.type === GROUP_TYPE)
    .map((record) => {
      const own = containers.filter(({ labels }) => labels[KEY] === record.key);
      const live = { record, containers: own, operation: context.operations.current(record.key) };
      return groupView(live, { apiVersion: call.apiVersion, now: context.now(), instanceView: false });
    });
  return { status: 200, body: { value } };
}

async function put(context: Context, call: Call, id: ArmId): Promise<Reply> {
  const { engine, records } = context;
  const key = keyOf(formatArmId(id));
  checkIdle(context, id);
  const sent = wantedBody(sentBody(id, call));
  checkBody(id, sent);
  const wanted = groupOf(sent);
  if (wanted.osType === "Windows") await refuseWindows(context);

  checkSecurity(wanted);

  const [runtime, known, containers, inspected, isKey] = await Promise.all([
    isolationOf(context, wanted),
    records.list({}),
    engine.listContainers([ROLE]),
    inspectImages(context, wanted),
    keyChecker(context, wanted),
  ]);
  requireGroup(id, known);
  const previous = known.find((record) => record.key === key);
  const resourceGroup = known.find((record) => record.key === groupKey(id));
  const location = locationOf(sent) || String(previous?.body.location ?? resourceGroup?.body.location);
  if (previous) await checkUpdate(context, previous, sent, containers);
  checkDnsNameLabel(nameOf(id), key, wanted, location, known);
  await checkPrivateAddress(context, key, wanted, containers);
  const { shares, failure } = findShares(wanted, known, isKey);
  const images = failure
    ? { pulls: new Map<never, never>() }
    : await findImages(context, nameOf(id), wanted, inspected);
  checkIdle(context, id);

  const body = { ...publicBody(sent), location };
  const plan = { group: wanted, shares, failure, images, runtime, previous, containers };
  const { record, operation } = await startDeployment(context, "put", id, body, plan);
  return {
    status: previous ? 200 : 201,
    headers: asyncHeaders(call, record, operation),
    body: groupView({ record, containers: [] }, { apiVersion: call.apiVersion, now: context.now(), pending: true }),
  };
}

async function refuseWindows({ engine }: Context): Promise<void> {
  const { os } = await engine.version();
  if (os === "windows") return;
  const message =
    "osType: the local container engine runs Linux containers. A group of osType 'Windows' runs on Azure.";
  throw new ArmError(400, "InvalidOsType", message);
}

/**
 * Throws when a body cannot be reached in place. A terminated group is deployed afresh, so it may become anything. `found` are
 * all of Berth's containers.
 */
async function checkUpdate(
  { engine }: Context,
  previous: ArmRecord,
  sent: Json,
  found: readonly EngineContainer[],
): Promise<void> {
  checkSameLocation(previous.id, previous.body, sent);
  const { location } = previous.body;
  // What is not kept cannot be compared.
  const shown = immutableChanges(previous.id, previous.body, { ...publicBody(sent), location });
  if (shown.length === 0 && groupOf(sent).diagnostics === undefined) return;
  const containers = await inspectOwn(engine, previous.key, found);
  const differences = [...shown, ...(await workspaceChanges(engine, containers, previous, sent))];
  if (differences.length === 0) return;
  if (isTerminated({ record: previous, containers })) return;
  const details = differences.map(({ path, before, after }) => ({
    code: "InvalidContainerGroupUpdate",
    target: path,
    message: `${path}: ${before} → ${after}`,
  }));
  const message =
    `The updates on container group '${nameOf(previous.id)}' are invalid. If you are going to update the os type, restart policy, ` +
    "network profile, CPU, memory or GPU resources for a container group, you must delete it first and then create a new one. " +
    `Changed: ${details.map((detail) => detail.message).join("; ")}.`;
  throw new ArmError(400, "InvalidContainerGroupUpdate", message, details);
}

/** What differs of the secrets that a group has for its workspace. They are not shown. */
async function workspaceChanges(
  engine: Engine,
  containers: readonly EngineContainer[],
  previous: ArmRecord,
  sent: Json,
): Promise<Difference[]> {
  const { logAnalytics: wanted } = groupOf(sent).diagnostics ?? {};
  const { logAnalytics: kept } = (await restoreSecrets(engine, containers, groupOf(previous.body))).diagnostics ?? {};
  if (wanted === undefined || kept === undefined) return [];
  const secrets = ({ workspaceKey, workspaceResourceId }: LogAnalytics) => ({
    diagnostics: { logAnalytics: { workspaceKey, workspaceResourceId } },
  });
  return changes(containerGroup, secrets(kept), secrets(wanted))
    .filter(({ replace }) => replace)
    .map(({ path }) => ({ path, before: "[secret]", after: "[secret]" }));
}

/** Changes tags, and nothing else. No container notices. */
async function patch(context: Context, call: Call, id: ArmId): Promise<Reply> {
  const live = await shownGroup(context, id);
  const { tags } = withoutNull(jsonBody(call));
  const body = { ...live.record.body, tags };
  const labels = deploymentLabels(live.record.labels[DEPLOYMENT] ?? "", failureOf(live));
  if (tags !== undefined) checkTags(tags);
  const record = await writing(id, () =>
    context.records.replace({ id: live.record.id, body, previous: live.record, labels }),
  );
  return { status: 200, body: groupView({ ...live, record }, { apiVersion: call.apiVersion, now: context.now() }) };
}

function checkTags(tags: unknown): void {
  if (isRecord(tags) && Object.values(tags).every((value) => typeof value === "string")) return;
  throw new ArmError(400, "InvalidParameter", "tags: must be an object of strings");
}

/** Removes a group with everything that is its own. What is known of it goes last. */
async function remove(context: Context, call: Call, id: ArmId): Promise<Reply> {
  const { operations } = context;
  const key = keyOf(formatArmId(id));
  await preempt([operations.current(key)]);
  return operations.run(formatArmId(id), "delete", () => removeNow(context, call, id));
}

async function removeNow(context: Context, call: Call, id: ArmId): Promise<Reply> {
  const { engine } = context;
  const key = keyOf(formatArmId(id));
  const group = groupKey(id);
  // Of groups that are deleted at the same time, these are the same questions.
  const [volumes, found] = await Promise.all([
    engine.listVolumes([ROLE, `${GROUP}=${group}`]),
    engine.listContainers([ROLE, `${GROUP}=${group}`]),
  ]);
  const containers = await inspectOwn(engine, key, found);
  const around = recordsOf(volumes);
  requireGroup(id, around);
  const record = around.find((item) => item.key === key);
  const body = record && groupView({ record, containers }, { apiVersion: call.apiVersion, now: context.now() });
  await Promise.all(containers.map((container) => engine.removeContainer(container.id)));
  const data = volumes.filter(({ labels }) => labels[KEY] === key && labels[ROLE] !== "record");
  await Promise.all(data.map(({ name }) => engine.removeVolume(name)));
  const subnets = [...containers.map(({ labels }) => labels[SUBNET]), record && subnetKey(groupOf(record.body))];
  if (record !== undefined) await context.records.forget(record);
  await releaseSubnets(engine, subnets);
  return record === undefined ? NO_CONTENT : { status: 200, body };
}
