import type { ArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import { asRecord } from "../../../model/core/json";
import { idKey, PARENT } from "../../../docker/labels";
import type { Context } from "../context";
import type { ArmRecord } from "../store/records";
import { changedElsewhere } from "./running";
import { carriedLabels, provisioningState } from "./view";

/** Whether a pool's body is one of a System pool, of which a cluster always has one. */
export const isSystem = ({ properties }: Json): boolean => asRecord(properties).mode === "System";

/**
 * Looks again after a record was written with which a System pool becomes another one or goes. Another process may have done the same
 * with the last other one since this one has decided. Both then see it here, since both have written before they look; each takes back
 * what it wrote and refuses.
 */
export async function keepSystemPool(
  { records, now }: Pick<Context, "records" | "now">,
  cluster: ArmId,
  written: ArmRecord,
  previous: ArmRecord,
): Promise<void> {
  const pools = await records.list({ [PARENT]: idKey(cluster) });
  if (pools.some((pool) => isSystem(pool.body) && provisioningState(pool, now()) !== "Deleting")) return;
  await takeBack(records, written, previous);
  throw changedElsewhere(written.id);
}

/** Writes again what was there before. */
export async function takeBack(records: Context["records"], written: ArmRecord, previous: ArmRecord): Promise<void> {
  const { id, body } = previous;
  await records.replace({ id, body, previous: written, labels: carriedLabels(previous) });
}
