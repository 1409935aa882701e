import type { Json } from "../../../model/core/armBody";
import { asRecord } from "../../../model/core/json";
import { deletePool, findPool, putPool } from "./agentPoolRequests";
import { ArmFault } from "../wire/fault";
import type { Pool } from "./poolBody";
import type { Names } from "../resource";
import type { Call } from "../wire/call";
import type { Session } from "../wire/session";

/** Tag of a temporary pool: the name of the pool that it replaces for a while. */
const STANDS_IN = "berth.rotates";
const SUFFIX = "tmp";
const MAX_PREFIX = 8;
/** Names of Windows pools have at most 6 characters. */
const MAX_WINDOWS_PREFIX = 3;

/** The wanted nodes. */
export interface Rotation {
  readonly pool: Pool;
  /** Whether a pool that ARM returned has the wanted nodes. */
  readonly isMadeBy: (body: Json) => boolean;
  /** Takes a step as soon as the cluster can do without the old pool. */
  readonly whenSpared: (step: () => Promise<void>) => Promise<void>;
}

/**
 * Replaces all nodes of a pool: first with a temporary pool that the pods can move to, then with the new pool. If that
 * is interrupted at any step, the next update of the pool continues it or cleans up.
 */
export async function rotatePool(
  session: Session,
  names: Names,
  { pool, isMadeBy, whenSpared }: Rotation,
  call: Call,
): Promise<void> {
  const prefix = pool.osType === "Windows" ? MAX_WINDOWS_PREFIX : MAX_PREFIX;
  const temporary = named(names, prefix);
  const step = (number: number, what: string) =>
    call.progress(`rotating pool "${names.agentPoolName}": ${number} of 4, ${what}`);

  const left = await findPool(session, temporary, call);
  if (left !== undefined) {
    mustBeOurs(left.pool, names, temporary);
    // A temporary pool with other properties, left by an earlier rotation, cannot be changed either.
    if (!isMadeBy(left.body)) await deletePool(session, temporary, call);
  }
  step(1, `making temporary pool "${temporary.agentPoolName}"`);
  const tags = { ...asRecord(pool.tags), [STANDS_IN]: names.agentPoolName };
  await putPool(session, temporary, { ...pool, tags }, call);
  step(2, "deleting the old nodes");
  await whenSpared(() => deletePool(session, names, call));
  step(3, "making the new nodes");
  await putPool(session, names, pool, call);
  step(4, `deleting temporary pool "${temporary.agentPoolName}"`);
  await deletePool(session, temporary, call);
}

/** Deletes the temporary pool that a rotation of this pool left, if any. */
export async function clearRotation(session: Session, names: Names, call: Call): Promise<void> {
  const candidates = [named(names, MAX_PREFIX), named(names, MAX_WINDOWS_PREFIX)];
  const distinct = new Map(candidates.map((candidate) => [candidate.agentPoolName, candidate]));
  for (const temporary of distinct.values()) {
    const left = await findPool(session, temporary, call);
    if (left === undefined || !standsInFor(left.pool, names)) continue;
    call.progress(`Deleting temporary pool "${temporary.agentPoolName}".`);
    await deletePool(session, temporary, call);
  }
}

function named(names: Names, prefix: number): Names {
  return { ...names, agentPoolName: `${names.agentPoolName?.slice(0, prefix)}${SUFFIX}` };
}

function standsInFor(pool: Pool, { agentPoolName }: Names): boolean {
  return asRecord(pool.tags)[STANDS_IN] === agentPoolName;
}

/** Another pool, or the rotation of another pool, may have this name. */
function mustBeOurs(pool: Pool, names: Names, { agentPoolName }: Names): void {
  if (standsInFor(pool, names)) return;
  throw new ArmFault(
    `its rotation needs a temporary pool "${agentPoolName}", and there is a pool of that name. Delete or rename that one first.`,
  );
}
