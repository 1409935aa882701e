import { formatArmId } from "../../model/armId";
import type { Container } from "../../model/shapes";
import { checkIdle, containerGroupId, existingGroup, writing } from "./containerGroup";
import type { Context } from "./context";
import { deploy, secureValues } from "./deployment";
import { ArmError } from "./errors";
import { groupOf } from "./groupBody";
import { findImages, findShares, inspectImages } from "./groupChecks";
import { nameOf } from "./groupSpec";
import { isStopped, isTerminated, type LiveGroup, memberOf, sandboxOf } from "./groupView";
import { type Call, NO_CONTENT, type Reply } from "./http";
import { DEPLOYMENT, FAILURE, ROLE } from "./labels";
import { asyncHeaders } from "./operationStatus";
import type { Names, Routes } from "./router";

/** Time that a container has to end by itself, in seconds. */
const GRACE = 5;
/** ACI's limit of a log's size, in characters. */
const MAX_LOG = 4 * 1024 * 1024;

/** What can be done to a group besides writing it. */
export function groupActionRoutes(context: () => Promise<Context>, group: string): Routes {
  return {
    [`POST ${group}/restart`]: async (call, names) => restart(await context(), call, names),
    [`POST ${group}/stop`]: async (_, names) => stop(await context(), names),
    [`POST ${group}/start`]: async (call, names) => start(await context(), call, names),
    [`GET ${group}/containers/{container}/logs`]: async (call, names) => logs(await context(), call, names),
    [`GET ${group}/outboundNetworkDependenciesEndpoints`]: async (_, names) => {
      await existingGroup(await context(), containerGroupId(names));
      return { status: 200, body: [] };
    },
  };
}

const members = (live: LiveGroup) =>
  groupOf(live.record.body).containers.flatMap(({ name }) => memberOf(live, name) ?? []);

/** Restarts every container in place; address and name stay. */
async function restart(context: Context, call: Call, names: Names): Promise<Reply> {
  const { engine, operations } = context;
  const id = containerGroupId(names);
  checkIdle(context, id);
  const live = await existingGroup(context, id);
  if (isStopped(live)) {
    const message = `Container Group '${nameOf(id)}' in resource group '${id.resourceGroup}' is stopped. Please start it first.`;
    throw new ArmError(409, "ContainerGroupStopped", message);
  }
  checkIdle(context, id);
  const operation = operations.start(formatArmId(live.record.id), "restart", async () => {
    await Promise.all(members(live).map((member) => engine.restartContainer(member.id, GRACE)));
  });
  return { status: 204, headers: asyncHeaders(call, live.record, operation) };
}

/** Stops a group for good: not even a restart of the engine brings it back. Its name and address stay its own. */
async function stop(context: Context, names: Names): Promise<Reply> {
  const { engine, operations } = context;
  const id = containerGroupId(names);
  checkIdle(context, id);
  const live = await existingGroup(context, id);
  const sandbox = sandboxOf(live);
  if (isStopped(live) || isTerminated(live) || sandbox === undefined) return NO_CONTENT;
  checkIdle(context, id);
  return operations.run(formatArmId(live.record.id), "stop", async () => {
    await Promise.all([sandbox, ...members(live)].map((item) => engine.setRestartPolicy(item.id, "no")));
    await Promise.all(members(live).map((member) => engine.stopContainer(member.id, GRACE)));
    await engine.stopContainer(sandbox.id, 0);
    return NO_CONTENT;
  });
}

/** Deploys a stopped group afresh, from what is known of it; secure values come from its stopped containers. */
async function start(context: Context, call: Call, names: Names): Promise<Reply> {
  const { engine, records, operations, uuid } = context;
  const id = containerGroupId(names);
  checkIdle(context, id);
  const live = await existingGroup(context, id);
  if (!isStopped(live) && !isTerminated(live)) return NO_CONTENT;
  const { record: previous } = live;
  const [containers, known, secure] = await Promise.all([
    engine.listContainers([ROLE]),
    records.list({}),
    secureValues(engine, live.containers),
  ]);
  const stored = groupOf(previous.body);
  const group = {
    ...stored,
    containers: stored.containers.map((container) => withSecrets(container, secure.get(container.name))),
  };
  // The keys are not kept. They were right when the group was written.
  const { shares, failure } = findShares(stored, known, () => true);
  const images = await findImages(context, nameOf(id), group, await inspectImages(context, group));
  checkIdle(context, id);
  const nonce = uuid();
  const labels = { [DEPLOYMENT]: nonce, ...(failure && { [FAILURE]: JSON.stringify(failure) }) };
  const record = await writing(id, () => records.write({ id: previous.id, body: previous.body, previous, labels }));
  const plan = {
    id: record.id,
    location: String(record.body.location),
    group,
    nonce,
    shares,
    images,
    record,
    previous,
    containers,
    failure,
  };
  const operation = operations.start(formatArmId(record.id), "start", (running) => deploy(context, plan, running));
  return { status: 202, headers: { ...asyncHeaders(call, record, operation) } };
}

function withSecrets(container: Container, env: Readonly<Record<string, string>> | undefined): Container {
  return {
    ...container,
    environmentVariables: container.environmentVariables?.map((variable) =>
      variable.value === undefined ? { ...variable, secureValue: env?.[variable.name] ?? "" } : variable,
    ),
  };
}

async function logs(context: Context, call: Call, names: Names): Promise<Reply> {
  const live = await existingGroup(context, containerGroupId(names));
  const { container = "" } = names;
  const group = nameOf(live.record.id);
  const wanted = groupOf(live.record.body).containers.find(
    ({ name }) => name.toLowerCase() === container.toLowerCase(),
  );
  if (wanted === undefined)
    throw new ArmError(404, "ContainerNotFound", `The container '${container}' is not in container group '${group}'.`);
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
    ...(tail !== undefined && { tail: Number(tail) }),
  });
  return { status: 200, body: { content: content.slice(-MAX_LOG) } };
}
