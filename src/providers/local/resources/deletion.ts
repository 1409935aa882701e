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
 * The deletion of a resource group. The group's record is marked first, so that all processes refuse writes in it until the end;
 * a deletion whose process was cut off is carried on by the next one that meets the mark.
 */

/** How often a group is looked through for what other processes have made meanwhile. */
const PASSES = 10;

/** A deletion that is under way. */
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

/** Deletes a group, or joins the deletion that is under way. Throws when something outside it needs what is in it. */
export async function deletionOf(context: Context, id: ArmId): Promise<Deletion> {
  const found = await accept(context, id, (held) => startDeletion(context, id, held));
  // It met one who looked for a deletion to carry on, and there was none.
  return found ?? deletionOf(context, id);
}

/** Everyone who deletes a group at the same time is given the same deletion. */
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
  const { engine, records, secret, uuid } = context;
  try {
    for (let pass = 1; await removeContents(context, record); pass++) {
      if (pass < PASSES) continue;
      const message = `Deletion of resource group '${record.id.resourceGroup}' failed: other processes make new things in it.`;
      throw new ArmError(409, "ResourceGroupDeletionFailed", message, [], true);
    }
    await records.forget(record);
  } catch (error) {
    // The group is there, with what is left in it, and can be used and deleted again.
    const { id, body } = record;
    await records.replace({ id, body, previous: record }).catch(() => undefined);
    throw error;
  }
  await secret.settled();
  await removeCommons(engine, uuid);
}

/**
 * Removes what is in a group: containers first, then networks and volumes that they use, then what is known of them. Whether
 * there was anything.
 */
async function removeContents({ engine }: Context, { key, nonce }: ArmRecord): Promise<boolean> {
  const label = [ROLE, `${GROUP}=${key}`];
  const [containers, networks] = await Promise.all([engine.listContainers(label), engine.listNetworks(label)]);
  const volumes = await engine.listVolumes(label);
  // Without its mark the group is gone, by another process's doing, and what was listed may be a new group's.
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

/** Carries on the deletion of a group that is marked, if this process does not delete it already. Its end is not waited for. */
export async function carryOnDeletion(context: Context, id: ArmId): Promise<void> {
  const { records } = context;
  const found = await records.get(id);
  if (found === undefined || !isBeingDeleted(found)) return;
  await accept(context, id, async (held) => {
    const record = await records.get(id);
    return record !== undefined && isBeingDeleted(record) ? started(context, record, held) : undefined;
  });
}

/** A handler whose caller is refused for a group's deletion, which is carried on then. */
export function carryingOnDeletions(context: () => Promise<Context>, handler: (call: Call) => Promise<Reply>) {
  return async (call: Call): Promise<Reply> => {
    try {
      return await handler(call);
    } catch (error) {
      if (error instanceof ArmError && error.code === BEING_DELETED) {
        const [, subscription = "", , group = ""] = call.segments;
        const carried = context().then((ready) => carryOnDeletion(ready, groupId({ subscription, group })));
        // Whoever asks next tries again.
        await carried.catch(() => undefined);
      }
      throw error;
    }
  };
}
