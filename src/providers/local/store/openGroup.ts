import type { ArmId } from "../../../model/core/armId";
import type { Labels } from "../../../docker/engine";
import { GROUP, STATE } from "../../../docker/labels";
import { resourceGroupBeingDeleted, resourceGroupNotFound } from "../http/errors";

const DELETING = JSON.stringify({ state: "Deleting" });

/** Labels of the record of a resource group that a process is deleting. */
export const deletionLabels: Labels = { [STATE]: DELETING };

export const isBeingDeleted = ({ labels }: { readonly labels: Labels }): boolean => labels[STATE] === DELETING;

/** Throws when the resource group of a resource does not exist or is being deleted. */
export function requireOpenGroup(
  id: ArmId,
  records: readonly { readonly key: string; readonly labels: Labels }[],
): void {
  const group = records.find(({ key, labels }) => key === labels[GROUP]);
  if (group === undefined) throw resourceGroupNotFound(id.resourceGroup);
  if (isBeingDeleted(group)) throw resourceGroupBeingDeleted(id.resourceGroup);
}
