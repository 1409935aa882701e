import type { Names } from "../http/router";
import { type ArmId, RESOURCE_GROUP_TYPE } from "../../../model/core/armId";
import { GROUP, idKey } from "../../../docker/labels";
import type { ArmRecord } from "./records";
import { resourceGroupNotFound } from "../http/errors";
import type { Context } from "../context";

export function groupId({ subscription = "", group = "" }: Names): ArmId {
  return { subscriptionId: subscription, resourceGroup: group, type: RESOURCE_GROUP_TYPE, names: [] };
}

/** Key of a resource's resource group. */
export const groupKey = (id: ArmId): string => idKey({ ...id, type: RESOURCE_GROUP_TYPE, names: [] });

/** Throws when a resource's group does not exist. */
export function requireGroup(id: ArmId, records: readonly ArmRecord[]): void {
  const key = groupKey(id);
  if (!records.some((record) => record.key === key)) throw resourceGroupNotFound(id.resourceGroup);
}

/** All records in a resource's resource group, including the group's own. */
export function recordsAround({ records }: Context, id: ArmId): Promise<ArmRecord[]> {
  return records.list({ [GROUP]: groupKey(id) });
}
