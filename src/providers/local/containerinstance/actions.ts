import type { ArmId } from "../../../model/core/armId";
import { containerGroupId, existingGroup, shownGroup } from "./live";
import type { Context } from "../context";
import { all } from "../../../clock";
import { checkGoing, retire } from "../work/steps";
import { ArmError } from "../http/errors";
import { groupOf } from "./body";
import { runInits } from "./init";
import { startApps } from "./members";
import { allContainers, type AnyContainer, namedContainer } from "./parts";
import { redeploy } from "./redeploy";
import { canBeRepaired, GRACE, repair, runSandbox } from "./repair";
import { initPolicy } from "./spec";
import { nameOf } from "../store/types";
import { damagesOf, isStopped, isTerminated, type LiveGroup, memberOf, sandboxOf } from "./state";
import { type Call, NO_CONTENT, type Reply } from "../http/http";
import { CONTAINER } from "../../../docker/labels";
import type { Held, Operation } from "../work/operations";
import { accept, asyncHeaders } from "./running";
import type { Names, Routes } from "../http/router";

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

/**
 * Restarts every container in place after running its init containers again. Address and name stay the same. A group that has lost
 * a container is deployed again.
 */
async function restart(call: Call, context: Context, id: ArmId, held: Held): Promise<Reply> {
  const live = await existingGroup(context, id);
  if (isStopped(live)) {
    const message = `Container Group '${nameOf(id)}' in resource group '${id.resourceGroup}' is stopped. Please start it first.`;
    throw new ArmError(409, "ContainerGroupStopped", message);
  }
  if (isLost(live)) {
    const { record, operation } = await redeploy(context, live, held);
    return { status: 204, headers: asyncHeaders(call, record, operation) };
  }
  const operation = held.start((running) => restartMembers(context, live, running));
  return { status: 204, headers: asyncHeaders(call, live.record, operation) };
}

/** Whether only a deployment brings back what a group has lost. */
const isLost = (live: LiveGroup): boolean => damagesOf(live).some(({ container }) => container === undefined);

async function restartMembers(context: Context, live: LiveGroup, operation: Operation): Promise<void> {
  const { engine } = context;
  const { id, body } = live.record;
  const group = groupOf(body);
  const [inits, apps] = [membersOf(live, group.initContainers ?? []), membersOf(live, group.containers)];
  await runSandbox(context, live);
  const paused = [...inits, ...apps].filter(({ status }) => status === "paused");
  await all(paused.map((member) => engine.unpauseContainer(member.id)));
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

/** Starts a stopped group, or one that has lost something, by deploying it again. */
async function start(call: Call, context: Context, id: ArmId, held: Held): Promise<Reply> {
  const live = await shownGroup(context, id);
  if (isStopped(live) || isTerminated(live) || isLost(live)) {
    const { record, operation } = await redeploy(context, live, held);
    return { status: 202, headers: { ...asyncHeaders(call, record, operation) } };
  }
  if (canBeRepaired(live)) await held.run(() => repair(context, live));
  return NO_CONTENT;
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
