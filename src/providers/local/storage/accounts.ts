import type { Names } from "../http/router";
import { type ArmId } from "../../../model/core/armId";
import { groupId, recordsAround, requireGroup } from "../store/groups";
import { ACCOUNT_TYPE } from "../store/types";
import type { Context } from "../context";
import type { ArmRecord } from "../store/records";
import { inTurn } from "../work/changing";
import type { Held, Operation } from "../work/operations";
import { idKey } from "../../../docker/labels";
import { resourceNotFound } from "../http/errors";

export function accountId(names: Names): ArmId {
  return { ...groupId(names), type: ACCOUNT_TYPE, names: [names.account ?? ""] };
}

/**
 * Finds an account by name among records of any resource groups: names are unique in all of Azure and compared without
 * case.
 */
export function accountNamed(records: readonly ArmRecord[], name: string): ArmRecord | undefined {
  return records.find(({ id }) => id.type === ACCOUNT_TYPE && id.names[0]?.toLowerCase() === name.toLowerCase());
}

/**
 * Answers a request that changes an account with its shares, or one share. Requests for the same resource wait for each
 * other.
 */
export function accept<T>(
  context: Context,
  id: ArmId,
  kind: Operation["kind"],
  request: (held: Held) => Promise<T>,
): Promise<T> {
  return inTurn(context, id, kind, request, true);
}

/** An account's record. Throws ARM's error when the account or its resource group does not exist. */
export async function existingAccount(context: Context, id: ArmId): Promise<ArmRecord> {
  const around = await recordsAround(context, id);
  requireGroup(id, around);
  const key = idKey(id);
  const record = around.find((item) => item.key === key);
  if (record === undefined) throw resourceNotFound(ACCOUNT_TYPE, id.names[0] ?? "", id.resourceGroup);
  return record;
}
