import { type ArmId, formatArmId } from "../../../model/core/armId";
import { GROUP, KEY, NONCE, ROLE, SUBNET } from "../../../docker/labels";
import { releaseSubnets } from "../containerinstance/network/subnet";
import type { Context } from "../context";
import { ArmError, BEING_DELETED, CONFLICT, resourceGroupNotFound } from "../http/errors";
import type { Call, Reply } from "../http/http";
import { removeCommons } from "../sandbox/removal";
import { detailsOf, mountsOf } from "../storage/mounted";
import { groupId, groupKey } from "../store/groups";
import { deletionLabels, isBeingDeleted } from "../store/openGroup";
import type { ArmRecord } from "../store/records";
import { SHARE_TYPE } from "../store/types";
import { joining } from "../work/longRunning";
import type { Claim, Held, Operation } from "../work/operations";

/**
 * The deletion of a resource group. First the group's record is marked, so that all processes refuse writes in the
 * group until the end. If the process that deletes is interrupted, the next one that finds the mark continues.
 */

/** How often a group is searched for resources that other processes have made in the meantime. */
const PASSES = 10;

/** A running deletion. */
export interface Deletion {
  readonly record: ArmRecord;
  readonly operation: Operation;
}

const deletionClaim = (id: ArmId): Claim => ({
  resourceId: formatArmId(id),
  kind: "delete",
  covers: true,
  meets: joining(id),
});

/** Deletes a group, or joins the running deletion. Throws when something outside the group needs its resources. */
export async function deletionOf(context: Context, id: ArmId): Promise<Deletion> {
  const found = await accept(context, id, (held) => startDeletion(context, id, held));
  // The request met a search for a deletion to continue, which found none.
  return found ?? deletionOf(context, id);
}

/** Everyone who deletes a group at the same time gets the same deletion. */
const accept = (
  { operations }: Context,
  id: ArmId,
  request: (held: Held) => Promise<Deletion | undefined>,
): Promise<Deletion | undefined> => operations.accept(deletionClaim(id), request);

/** Marks a group as being deleted and starts to remove it. */
async function startDeletion(context: Context, id: ArmId, held: Held): Promise<Deletion> {
  const group = groupKey(id);
  const around = await context.records.list({ [GROUP]: group });
  const known = around.find(({ key }) => key === group);
  if (known === undefined) throw resourceGroupNotFound(id.resourceGroup);
  await refuseNeeded(
    context,
    known,
    around.filter(({ id: item }) => item.type === SHARE_TYPE),
  );
  const record = isBeingDeleted(known) ? known : await mark(context, known);
  return started(context, record, held);
}

const started = (context: Context, record: ArmRecord, held: Held): Deletion => ({
  record,
  operation: held.start(() => removeAll(context, record)),
});

async function refuseNeeded(context: Context, group: ArmRecord, shares: readonly ArmRecord[]): Promise<void> {
  const details = detailsOf(await mountsOf(context, shares, group.key));
  if (details.length === 0) return;
  const why = details.map(({ message }) => message).join(" ");
  const message = `Deletion of resource group '${group.id.resourceGroup}' failed, and nothing of it was removed. ${why}`;
  throw new ArmError(409, "ResourceGroupDeletionBlocked", message, details, true);
}

/** Two processes may delete a group at the same time. */
async function mark({ records }: Context, previous: ArmRecord): Promise<ArmRecord> {
  const { id, body } = previous;
  try {
    return await records.replace({ id, body, previous, labels: deletionLabels });
  } catch (error) {
    const other = error instanceof ArmError && error.code === CONFLICT ? await records.get(id) : undefined;
    if (other !== undefined && isBeingDeleted(other)) return other;
    throw error;
  }
}

async function removeAll(context: Context, record: ArmRecord): Promise<void> {
  const { ahead, engine, lastSeen, records, secret, uuid } = context;
  let marked: ArmRecord | undefined = record;
  try {
    for (let pass = 1; marked !== undefined; pass++) {
      if (pass > PASSES) {
        const message = `Deletion of resource group '${record.id.resourceGroup}' failed: other processes make new things in it.`;
        throw new ArmError(409, "ResourceGroupDeletionFailed", message, [], true);
      }
      if (await removeContents(context, marked)) continue;
      await records.forget(marked);
      marked = await leftBy(context, marked);
    }
  } catch (error) {
    // The group exists with what is left in it, and can be used and deleted again.
    const { id, body } = record;
    await records.replace({ id, body, previous: marked }).catch(() => undefined);
    throw error;
  }
  await ahead.settled();
  await secret.settled();
  await removeCommons(engine, uuid, lastSeen);
}

/** The record, marked, that another process has written when it deleted the same group and failed. */
async function leftBy(context: Context, { id, created }: ArmRecord): Promise<ArmRecord | undefined> {
  const left = await context.records.get(id);
  // Another one is of a group that was made anew.
  if (left === undefined || left.created !== created) return undefined;
  return isBeingDeleted(left) ? left : mark(context, left);
}

/**
 * Removes the content of a group: containers first, then the networks and volumes that they use, then records. Returns
 * whether there was any.
 */
async function removeContents({ engine }: Context, { key, nonce }: ArmRecord): Promise<boolean> {
  const label = [ROLE, `${GROUP}=${key}`];
  const [containers, networks] = await Promise.all([engine.listContainers(label), engine.listNetworks(label)]);
  const volumes = await engine.listVolumes(label);
  // Without its mark, the group was deleted by another process, and the list may belong to a new group.
  if (!volumes.some(({ labels }) => labels[NONCE] === nonce)) return false;
  await Promise.all(containers.map(({ id }) => engine.removeContainer(id)));
  await releaseSubnets(
    engine,
    containers.map(({ labels }) => labels[SUBNET]),
  );
  await Promise.all(networks.map(({ id }) => engine.removeNetwork(id)));
  const data = volumes.filter(({ labels }) => labels[ROLE] !== "record");
  const known = volumes.filter(({ labels }) => labels[ROLE] === "record" && labels[KEY] !== key);
  await Promise.all(data.map(({ name }) => engine.removeVolume(name)));
  await Promise.all(known.map(({ name }) => engine.removeVolume(name)));
  return containers.length + data.length + known.length > 0;
}

/** Continues the deletion of a marked group, unless this process is deleting it already. Does not wait for its end. */
export async function carryOnDeletion(context: Context, id: ArmId): Promise<void> {
  const { records } = context;
  const found = await records.get(id);
  if (found === undefined || !isBeingDeleted(found)) return;
  await accept(context, id, async (held) => {
    const record = await records.get(id);
    return record !== undefined && isBeingDeleted(record) ? started(context, record, held) : undefined;
  });
}

/** Wraps a handler: when a call is refused because a group is being deleted, that deletion is continued. */
export function carryingOnDeletions(context: () => Promise<Context>, handler: (call: Call) => Promise<Reply>) {
  return async (call: Call): Promise<Reply> => {
    try {
      return await handler(call);
    } catch (error) {
      if (error instanceof ArmError && error.code === BEING_DELETED) {
        const [, subscription = "", , group = ""] = call.segments;
        const carried = context().then((ready) => carryOnDeletion(ready, groupId({ subscription, group })));
        // The next caller tries again.
        await carried.catch(() => undefined);
      }
      throw error;
    }
  };
}
