import type { ArmId } from "../../../model/core/armId";
import type { ContainerDetails, Engine } from "../../../docker/engine";
import { ArmError } from "../http/errors";
import { EngineError } from "../../../docker/engine";
import type { Context } from "../context";
import { all, takenAgain } from "../../../clock";
import { groupOf } from "./body";
import { shownGroup } from "./live";
import { accept } from "./running";
import { damagesOf, type LiveGroup, memberOf, sandboxOf } from "./state";

/** Time that a container has to stop by itself, in seconds. */
export const GRACE = 5;

/**
 * How long an engine may call something stopped that it has just brought back, in milliseconds. Docker hears of a pause a second time,
 * from its runtime: on a busy machine after the end of the pause.
 */
const NEWS = { forMs: 3_000, pauseMs: 20, longestPauseMs: 500 };

/**
 * A group with everything that an instance view shows. What somebody stopped or paused in the engine goes on before it is shown, as
 * ACI keeps the containers of a group running. What is gone stays gone: only a deployment has all that it was made of. What cannot be
 * brought back is shown as it is, with the reason.
 */
export async function repairedGroup(context: Context, id: ArmId): Promise<LiveGroup> {
  const live = await shownGroup(context, id);
  if (!canBeRepaired(live)) return live;
  try {
    // The operation is this one.
    const work = async () => repair(context, { ...(await shownGroup(context, id)), operation: undefined });
    await accept(context, id, "restart", (held) => held.run(work));
  } catch (error) {
    // Another operation is changing the group.
    if (error instanceof ArmError) return shownGroup(context, id);
    if (!(error instanceof EngineError)) throw error;
    return { ...(await shownGroup(context, id)), whyNotRepaired: error.message };
  }
  let seen = live;
  const step = async () => {
    seen = await shownGroup(context, id);
    if (canBeRepaired(seen)) throw new StillDamaged();
  };
  await takenAgain(context.clock, step, { ...NEWS, isPassing }).catch((error: unknown) => {
    if (!isPassing(error)) throw error;
  });
  return seen;
}

class StillDamaged extends Error {}

const isPassing = (error: unknown): boolean => error instanceof StillDamaged;

/** Whether something of a group can be brought back as it is. Without its sandbox nothing of it can run. */
export function canBeRepaired(live: LiveGroup): boolean {
  return sandboxOf(live) !== undefined && damagesOf(live).some(({ container }) => container !== undefined);
}

/** Brings back everything of a group that can be brought back as it is. */
export async function repair(context: Context, live: LiveGroup): Promise<void> {
  if (!canBeRepaired(live)) return;
  const { engine } = context;
  const isRenewed = await runSandbox(context, live);
  const damaged = new Map(damagesOf(live).flatMap(({ name, container }) => (container ? [[container.id, name]] : [])));
  const members = groupOf(live.record.body).containers.flatMap(({ name }) => memberOf(live, name) ?? []);
  await all(
    members.map(async (member) => {
      if (member.status === "paused") await engine.unpauseContainer(member.id);
      const isCutOff = isRenewed || damaged.get(member.id) === "Disconnected";
      if (member.running && isCutOff) await engine.restartContainer(member.id, GRACE);
      else if (damaged.get(member.id) === "Stopped") await startAgain(engine, member);
    }),
  );
}

/** Whoever stops a group removes its restart policies first. What was started in the meantime must stay stopped. */
async function startAgain(engine: Engine, { id }: ContainerDetails): Promise<void> {
  await engine.startContainer(id);
  const after = await engine.inspectContainer(id);
  if (after?.restartPolicy === "no") await engine.stopContainer(id, GRACE);
}

/** Makes the sandbox run. Resolves to whether it has a new network now, which its members have to join. */
export async function runSandbox({ engine }: Context, live: LiveGroup): Promise<boolean> {
  const sandbox: ContainerDetails | undefined = sandboxOf(live);
  if (sandbox === undefined || sandbox.status === "running") return false;
  if (sandbox.status === "paused") {
    await engine.unpauseContainer(sandbox.id);
    return false;
  }
  await engine.startContainer(sandbox.id);
  return true;
}
