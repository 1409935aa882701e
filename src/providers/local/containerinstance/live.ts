import type { Names } from "../http/router";
import type { ArmId } from "../../../model/core/armId";
import { groupId, recordsAround, requireGroup } from "../store/groups";
import { GROUP_TYPE, nameOf } from "../store/types";
import type { Context } from "../context";
import { isStopped, type LiveGroup } from "./state";
import { KEY, ROLE, idKey } from "../../../docker/labels";
import { resourceNotFound } from "../http/errors";
import type { GroupProbeState } from "../probes/state";
import {
  type ContainerDetails,
  type Engine,
  type EngineContainer,
  EngineError,
  type EngineEvent,
} from "../../../docker/engine";

/** Before all that an engine remembers. */
const BEGINNING = "1970-01-01T00:00:01Z";

/** Id of the container group in a path. */
export function containerGroupId(names: Names): ArmId {
  return { ...groupId(names), type: GROUP_TYPE, names: [names.name ?? ""] };
}

/** A group as the engine has it. Throws ARM's error when it, or its resource group, does not exist. */
export async function existingGroup(context: Context, id: ArmId): Promise<LiveGroup> {
  const key = idKey(id);
  const [around, containers] = await Promise.all([recordsAround(context, id), inspectAll(context, KEY, key)]);
  requireGroup(id, around);
  const record = around.find((item) => item.key === key);
  if (record === undefined) throw resourceNotFound(GROUP_TYPE, nameOf(id), id.resourceGroup);
  return { record, containers, operation: context.operations.current(key) };
}

/** A group with what an instance view tells beside. */
export async function shownGroup(context: Context, id: ArmId): Promise<LiveGroup> {
  const key = idKey(id);
  const [live, history] = await Promise.all([existingGroup(context, id), historyOf(context, key)]);
  const probes = await probesOf(context, live);
  return { ...live, history, ...(probes && { probes }) };
}

/** Also starts what runs them, if it was ended: what is shown is to be true. */
async function probesOf({ probes, supervise }: Context, live: LiveGroup): Promise<GroupProbeState | undefined> {
  const state = await probes?.stateOf(live);
  if (state?.supervisor !== "stopped" || supervise === undefined || isStopped(live)) return state;
  // A group can be read all the same.
  await supervise().catch(() => undefined);
  return probes?.stateOf(live);
}

/** All that the engine remembers of a group's containers. An engine that tells nothing is asked for no more than states. */
async function historyOf({ engine, now }: Context, key: string): Promise<EngineEvent[]> {
  try {
    return await engine.events([ROLE, `${KEY}=${key}`], BEGINNING, now().toISOString());
  } catch (error) {
    if (error instanceof EngineError && error.fault !== "unavailable") return [];
    throw error;
  }
}

export async function inspectAll({ engine }: Context, label: string, key: string) {
  return inspect(engine, await engine.listContainers([ROLE, `${label}=${key}`]));
}

async function inspect(engine: Engine, containers: readonly EngineContainer[]): Promise<ContainerDetails[]> {
  const inspected = await Promise.all(containers.map(({ id }) => engine.inspectContainer(id)));
  return inspected.filter((item) => item !== undefined);
}

/** A resource's own among containers that were listed. */
export function inspectOwn(
  engine: Engine,
  key: string,
  found: readonly EngineContainer[],
): Promise<ContainerDetails[]> {
  return inspect(
    engine,
    found.filter(({ labels }) => labels[KEY] === key),
  );
}
