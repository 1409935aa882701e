import { parseArmId } from "../../../model/core/armId";
import type { Json } from "../../../model/core/armBody";
import type { Inputs } from "../../../model/core/resource";
import { ArmFailure, type ArmFunction } from "../contract";
import { explain } from "../wire/explain";
import { isNotFound } from "../resource";
import { Call } from "../wire/call";
import { Reply, type Session } from "../wire/session";

interface Key {
  readonly keyName: string;
  readonly value: string;
}

export async function listKeys(session: Session, resourceGroup: string, account: string, call: Call): Promise<Key[]> {
  const { accounts, context } = await session.sdk.storage();
  const reply = new Reply();
  await accounts.listKeys(context, resourceGroup, account, { abortSignal: call.signal, onResponse: reply.onResponse });
  const keys = (reply.json().keys ?? []) as Key[];
  for (const { value } of keys) call.redactor.add(value);
  return keys;
}

/** `berth:storage:listStorageAccountKeys`. */
export function listStorageAccountKeys(session: Session): ArmFunction {
  return async ({ accountName, resourceGroupName }, context) => {
    const call = new Call(context);
    try {
      const asked = () => listKeys(session, resourceGroupName as string, accountName as string, call);
      return { keys: await session.during(call, asked) };
    } catch (error) {
      throw explain(`keys of storage account "${String(accountName)}"`, error, { signal: call.signal });
    }
  };
}

interface AzureFile {
  readonly storageAccountName: string;
  readonly storageAccountKey?: string;
  readonly storageAccountKeyReference?: string;
  readonly userAssignedIdentityClientId?: string;
}

/**
 * The volumes of a container group with the keys of their storage accounts. A volume without a key gets the account's
 * first key. Berth reads it right before it is needed and does not store it.
 */
export async function volumesWithKeys(session: Session, inputs: Inputs, call: Call): Promise<Json[] | undefined> {
  const volumes = inputs.volumes as Json[] | undefined;
  const asked = new Map<string, Promise<string>>();
  const filled = volumes?.map(async (volume, i) => {
    const azureFile = volume.azureFile as AzureFile | undefined;
    if (azureFile === undefined || signsInOtherwise(azureFile)) return volume;
    const account = azureFile.storageAccountName;
    const path = `volumes[${i}].azureFile.storageAccountName`;
    const group = inputs.resourceGroupName as string;
    let key = azureFile.storageAccountKey;
    if (key === undefined || key === "") {
      const lookup = asked.get(account) ?? firstKey(session, group, account, path, call);
      asked.set(account, lookup);
      key = await lookup;
    }
    // Keys from files end with a line break, with which the mount would never succeed.
    return { ...volume, azureFile: { ...azureFile, storageAccountKey: key.trim() } };
  });
  return filled && Promise.all(filled);
}

/** Whether a share is mounted without a key that Berth can read. A given key is always sent. */
function signsInOtherwise(share: AzureFile): boolean {
  if (share.storageAccountKeyReference !== undefined) return true;
  return share.userAssignedIdentityClientId !== undefined && (share.storageAccountKey ?? "") === "";
}

async function firstKey(session: Session, group: string, account: string, path: string, call: Call): Promise<string> {
  let keys: Key[] | undefined;
  try {
    keys = await listKeys(session, group, account, call).catch(async (error: unknown) => {
      if (!isNotFound(error)) throw error;
      const elsewhere = await findAccount(session, account, call);
      return elsewhere === undefined ? undefined : listKeys(session, elsewhere, account, call);
    });
  } catch (error) {
    const failure = explain(`${path}: keys of storage account "${account}"`, error, { signal: call.signal });
    if (failure.details.code !== "AuthorizationFailed") throw failure;
    const advice = "With the role Reader and Data Access on the account you may read them, or set storageAccountKey.";
    throw new ArmFailure(`${failure.message} ${advice}`, failure.details);
  }
  if (keys === undefined) {
    const where = `neither in resource group "${group}" nor elsewhere in subscription ${session.connection.subscriptionId}`;
    throw new ArmFailure(
      `${path}: storage account "${account}" exists ${where}. Create it before the group, correct the name, or set storageAccountKey.`,
      { code: "StorageAccountNotFound" },
    );
  }
  const key = keys.find(({ keyName }) => keyName === "key1") ?? keys[0];
  if (key === undefined)
    throw new ArmFailure(`${path}: storage account "${account}" has no key. Set storageAccountKey.`);
  return key.value;
}

/** The resource group of an account in the subscription. Account names are unique in all of Azure. */
export async function findAccount(session: Session, account: string, call: Call): Promise<string | undefined> {
  const { accounts, context } = await session.sdk.storage();
  for await (const { id, name } of accounts.list(context, { abortSignal: call.signal }))
    if (name?.toLowerCase() === account.toLowerCase() && id !== undefined) return parseArmId(id)?.resourceGroup;
  return undefined;
}
