import type { Names } from "../http/router";
import type { ArmId } from "../../../model/core/armId";
import { groupId, groupKey, requireGroup } from "../store/groups";
import { recordsOf } from "../store/records";
import { GROUP_TYPE, nameOf } from "../store/types";
import type { Context } from "../context";
import { isDeployed } from "./deployed";
import { isStopped, type LiveGroup } from "./state";
import { GROUP, KEY, ROLE, idKey } from "../../../docker/labels";
import { resourceNotFound } from "../http/errors";
import type { GroupProbeState } from "../probes/state";
import {
  type ContainerDetails,
  type Engine,
  type EngineContainer,
  EngineError,
  type EngineEvent,
} from "../../../docker/engine";

/** Earlier than anything the engine remembers. */
const BEGINNING = "1970-01-01T00:00:01Z";

export function containerGroupId(names: Names): ArmId {
  return { ...groupId(names), type: GROUP_TYPE, names: [names.name ?? ""] };
}

/** A group as it is in the engine. Throws ARM's error when the group or its resource group does not exist. */
export async function existingGroup(context: Context, id: ArmId): Promise<LiveGroup> {
  const key = idKey(id);
  const [volumes, containers] = await Promise.all([
    context.engine.listVolumes([ROLE, `${GROUP}=${groupKey(id)}`]),
    inspectAll(context, KEY, key),
  ]);
  const around = recordsOf(volumes);
  requireGroup(id, around);
  const record = around.find((item) => item.key === key);
  if (record === undefined) throw resourceNotFound(GROUP_TYPE, nameOf(id), id.resourceGroup);
  return { record, containers, operation: context.operations.current(key), isDeployed: isDeployed(record, volumes) };
}

/** A group with everything that an instance view shows. */
export async function shownGroup(context: Context, id: ArmId): Promise<LiveGroup> {
  const key = idKey(id);
  const [live, history] = await Promise.all([existingGroup(context, id), historyOf(context, key)]);
  const probes = await probesOf(context, live);
  return { ...live, history, ...(probes && { probes }) };
}

/** The state of the group's probes. Also starts the supervisor if it has ended, so that the state is up to date. */
async function probesOf({ probes, supervise }: Context, live: LiveGroup): Promise<GroupProbeState | undefined> {
  const state = await probes?.stateOf(live);
  if (state?.supervisor !== "stopped" || supervise === undefined || isStopped(live)) return state;
  // Without a supervisor the group can still be read.
  await supervise().catch(() => undefined);
  return probes?.stateOf(live);
}

/** All events of a group's containers that the engine remembers. Without them, only states are shown. */
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

/** Inspects those of the listed containers that belong to the resource. */
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
