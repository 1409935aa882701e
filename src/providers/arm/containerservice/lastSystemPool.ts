import { ArmFault } from "../wire/fault";
import { ifFound, type Names } from "../resource";
import type { Call } from "../wire/call";
import type { Session } from "../wire/session";

/**
 * How long a System pool waits for the program to make another one before it becomes a User pool: as long as Pulumi may
 * take to begin with the other one.
 */
const BEGIN_MS = 60_000;
/** How long for another one that is being made or changed. */
const MAKE_MS = 30 * 60_000;
const PAUSE_MS = 5_000;

const FINAL = ["Succeeded", "Failed", "Canceled"];

/** The pools that this client is turning into System pools, or making as such, by their cluster. */
export class ComingSystemPools {
  private readonly counts = new Map<string, number>();

  async during<T>(names: Names, work: () => Promise<T>): Promise<T> {
    const key = keyOf(names);
    this.counts.set(key, this.of(names) + 1);
    try {
      return await work();
    } finally {
      this.counts.set(key, this.of(names) - 1);
    }
  }

  of(names: Names): number {
    return this.counts.get(keyOf(names)) ?? 0;
  }
}

const keyOf = ({ resourceGroupName = "", resourceName = "" }: Names): string =>
  `${resourceGroupName}/${resourceName}`.toLowerCase();

/**
 * Sends the change of a System pool to a User pool. ARM keeps one System pool of each cluster. When a program swaps the
 * modes of two pools, the other one may come second, so this one waits for it.
 */
export async function afterAnotherSystemPool(
  session: Session,
  names: Names,
  coming: ComingSystemPools,
  call: Call,
  send: () => Promise<void>,
): Promise<void> {
  const { clock, connection } = session;
  const startMs = clock.nowMs();
  let wasSpared = false;
  for (;;) {
    try {
      return await send();
    } catch (error) {
      const others = await otherSystemPools(session, names, error, call);
      if (others === undefined || wasSpared) throw error;
      // Another one may have come between the refusal and the look.
      wasSpared = others.includes(true);
      if (wasSpared) continue;
      const isComing = others.length > 0 || coming.of(names) > 0;
      if (clock.nowMs() - startMs >= (isComing ? MAKE_MS : BEGIN_MS))
        throw lastOne(names, "become a User pool", error as ArmFault);
      call.progress(`Waiting for another System pool of cluster "${names.resourceName}", which always has one.`);
      await clock.sleep(
        connection.pollIntervalMs === undefined ? PAUSE_MS : Math.max(connection.pollIntervalMs, 250),
        call.signal,
      );
    }
  }
}

/** Whether ARM refused a change because the pool is the last System pool of its cluster. */
export async function isLastSystemPool(session: Session, names: Names, error: unknown, call: Call): Promise<boolean> {
  return (await otherSystemPools(session, names, error, call))?.length === 0;
}

/** Why a pool cannot go or change its mode, after ARM has refused that. */
export function lastOne({ agentPoolName, resourceName }: Names, what: string, { details }: ArmFault): ArmFault {
  return new ArmFault(
    `it cannot ${what}, for "${agentPoolName}" is the last System pool of cluster "${resourceName}", which always has one. ` +
      "Give the cluster another pool of mode System in the same program first.",
    details,
  );
}

/**
 * Whether each other System pool of the cluster is complete, after ARM has refused a change of a System pool; undefined
 * if the refusal is about something else. ARM's codes for this differ between versions, so the pools themselves tell.
 */
async function otherSystemPools(
  session: Session,
  { resourceGroupName = "", resourceName = "", agentPoolName = "" }: Names,
  error: unknown,
  call: Call,
): Promise<boolean[] | undefined> {
  if (!(error instanceof ArmFault) || !error.refused) return undefined;
  const { clusters, context } = await session.sdk.containerService();
  const cluster = await ifFound(clusters.get(context, resourceGroupName, resourceName, { abortSignal: call.signal }));
  const system = (cluster?.agentPoolProfiles ?? []).filter(({ mode }) => mode === "System");
  const isOwn = ({ name }: { name?: string }) => name?.toLowerCase() === agentPoolName.toLowerCase();
  if (!system.some(isOwn)) return undefined;
  return system.filter((pool) => !isOwn(pool)).map(({ provisioningState = "" }) => FINAL.includes(provisioningState));
}
