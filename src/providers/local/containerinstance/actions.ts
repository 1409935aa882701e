import type { ArmId } from "../../../model/core/armId";
import { startDeployment } from "./deploy";
import { containerGroupId, existingGroup } from "./live";
import type { Context } from "../context";
import { all, checkGoing, retire } from "../work/steps";
import { ArmError } from "../http/errors";
import { checkRoots, inspectImages, missingImages, pullImages } from "./images";
import { checkIsolation, isolationAsked } from "./security";
import { groupOf } from "./body";
import { findShares } from "./shares";
import { runInits } from "./init";
import { startApps } from "./members";
import { allContainers, type AnyContainer, namedContainer } from "./parts";
import { initPolicy } from "./spec";
import { nameOf } from "../store/types";
import { restoreSecrets } from "./volumes/volumes";
import { isStopped, isTerminated, type LiveGroup, memberOf, sandboxOf } from "./state";
import { type Call, NO_CONTENT, type Reply } from "../http/http";
import { CONTAINER, ROLE, RUNTIME } from "../../../docker/labels";
import type { Held, Operation } from "../work/operations";
import { accept, asyncHeaders } from "./running";
import type { Names, Routes } from "../http/router";

/** Time that a container has to stop by itself, in seconds. */
const GRACE = 5;
/** Maximum size of a log that ACI returns, in bytes. */
const MAX_LOG = 4 * 1024 * 1024;

/** Operations on a group other than writing it. */
export function groupActionRoutes(context: () => Promise<Context>, group: string): Routes {
  return {
    [`POST ${group}/restart`]: async (call, names) =>
      act(await context(), names, "restart", (...all) => restart(call, ...all)),
    [`POST ${group}/stop`]: async (_, names) => act(await context(), names, "stop", stop),
    [`POST ${group}/start`]: async (call, names) =>
      act(await context(), names, "start", (...all) => start(call, ...all)),
    [`GET ${group}/containers/{container}/logs`]: async (call, names) => logs(await context(), call, names),
    [`GET ${group}/outboundNetworkDependenciesEndpoints`]: async (_, names) => {
      await existingGroup(await context(), containerGroupId(names));
      return { status: 200, body: [] };
    },
  };
}

function act(
  context: Context,
  names: Names,
  kind: "restart" | "start" | "stop",
  action: (context: Context, id: ArmId, held: Held) => Promise<Reply>,
): Promise<Reply> {
  const id = containerGroupId(names);
  return accept(context, id, kind, (held) => action(context, id, held));
}

const membersOf = (live: LiveGroup, wanted: readonly AnyContainer[]) =>
  wanted.flatMap(({ name }) => memberOf(live, name) ?? []);

/** Restarts every container in place after running its init containers again. Address and name stay the same. */
async function restart(call: Call, context: Context, id: ArmId, held: Held): Promise<Reply> {
  const live = await existingGroup(context, id);
  if (isStopped(live)) {
    const message = `Container Group '${nameOf(id)}' in resource group '${id.resourceGroup}' is stopped. Please start it first.`;
    throw new ArmError(409, "ContainerGroupStopped", message);
  }
  const operation = held.start((running) => restartMembers(context, live, running));
  return { status: 204, headers: asyncHeaders(call, live.record, operation) };
}

async function restartMembers(context: Context, live: LiveGroup, operation: Operation): Promise<void> {
  const { engine } = context;
  const { id, body } = live.record;
  const group = groupOf(body);
  const [inits, apps] = [membersOf(live, group.initContainers ?? []), membersOf(live, group.containers)];
  if (inits.length === 0) {
    await all(apps.map((member) => engine.restartContainer(member.id, GRACE)));
    return;
  }
  await all([...inits, ...apps].map((member) => engine.stopContainer(member.id, GRACE)));
  await all(inits.map((member) => engine.setRestartPolicy(member.id, initPolicy(group))));
  const members = new Map([...inits, ...apps].map((member) => [member.labels[CONTAINER] ?? "", member.id]));
  await runInits(context, { id, group }, members, operation);
  checkGoing(operation.abort.signal);
  await startApps(context, { id, group }, members, operation);
}

/** Stops a group permanently: it stays stopped when the engine restarts. It keeps its name and address. */
async function stop(context: Context, id: ArmId, held: Held): Promise<Reply> {
  const { engine } = context;
  const live = await existingGroup(context, id);
  const sandbox = sandboxOf(live);
  if (isStopped(live) || isTerminated(live) || sandbox === undefined) return NO_CONTENT;
  return held.run(async () => {
    const members = membersOf(live, allContainers(groupOf(live.record.body)));
    await all([
      engine.setRestartPolicy(sandbox.id, "no"),
      ...members.map((member) => retire(engine, member.id, GRACE)),
    ]);
    await engine.stopContainer(sandbox.id, 0);
    return NO_CONTENT;
  });
}

/** Deploys a stopped group again from its record. Secure values come from its stopped containers. */
async function start(call: Call, context: Context, id: ArmId, held: Held): Promise<Reply> {
  const { engine, records } = context;
  const live = await existingGroup(context, id);
  if (!isStopped(live) && !isTerminated(live)) return NO_CONTENT;
  const { record: previous } = live;
  const [containers, known] = await Promise.all([engine.listContainers([ROLE]), records.list({})]);
  const { group: stored, hidden } = await restoreSecrets(engine, live.containers, groupOf(previous.body));
  const secure = new Map(live.containers.map(({ labels, env }) => [labels[CONTAINER] ?? "", env]));
  const complete = <T extends AnyContainer>(container: T) => withSecrets(container, secure.get(container.name));
  const group = {
    ...stored,
    containers: stored.containers.map(complete),
    ...(stored.initContainers && { initContainers: stored.initContainers.map(complete) }),
  };
  // The keys are not stored. They were checked when the group was written.
  const { shares, failure } = findShares(stored, known, () => true);
  const [inspected, isolation] = await Promise.all([
    inspectImages(context, group),
    isolationAsked(context, group, formerRuntime(live)),
  ]);
  if (isolation) checkIsolation(isolation);
  checkRoots(group, inspected);
  const images = await pullImages(context, nameOf(id), group, missingImages(inspected));
  const { body } = previous;
  const plan = { body, group, hidden, shares, failure, images, runtime: isolation?.wanted, previous, containers };
  const { record, operation } = await startDeployment(context, held, id, plan);
  return { status: 202, headers: { ...asyncHeaders(call, record, operation) } };
}

/** The caller's configuration may differ from that of whoever made the group, so the containers keep their runtime. */
const formerRuntime = ({ containers }: LiveGroup): string | undefined =>
  containers.flatMap(({ labels }) => labels[RUNTIME] ?? [])[0];

function withSecrets<T extends AnyContainer>(container: T, env: Readonly<Record<string, string>> | undefined): T {
  return {
    ...container,
    environmentVariables: container.environmentVariables?.map((variable) =>
      variable.value === undefined ? { ...variable, secureValue: env?.[variable.name] ?? "" } : variable,
    ),
  };
}

async function logs(context: Context, call: Call, names: Names): Promise<Reply> {
  const live = await existingGroup(context, containerGroupId(names));
  const group = nameOf(live.record.id);
  const wanted = namedContainer(allContainers(groupOf(live.record.body)), names, group);
  const member = memberOf(live, wanted.name);
  if (member?.startedAt === undefined) {
    const message = `Log of container '${wanted.name}' in container group '${group}' is not available yet. Please retry later.`;
    throw new ArmError(404, "ContainerLogNotAvailable", message);
  }
  const tail = call.query.get("tail");
  if (tail !== undefined && !/^[1-9][0-9]*$/.test(tail))
    throw new ArmError(400, "InvalidParameter", `tail: ${JSON.stringify(tail)} must be a whole number above 0`);
  const timestamps = call.query.get("timestamps")?.toLowerCase() === "true";
  const content = await context.engine.containerLogs(member.id, {
    timestamps,
    maxBytes: MAX_LOG,
    ...(tail !== undefined && { tail: Number(tail) }),
  });
  return { status: 200, body: { content } };
}
