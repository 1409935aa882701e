import { accountNamed } from "../storage/accounts";
import type { ShareVolume } from "./parts";
import type { GroupFailure } from "./state";
import type { CompleteGroup } from "../../../model/containerinstance/container/complete";
import type { Context } from "../context";
import type { ArmRecord } from "../store/records";
import { isAccountKey } from "../storage/storageKeys";
import { nameOf, SHARE_TYPE } from "../store/types";
import type { Engine } from "../../../docker/engine";
import { ID, ownership, PARENT } from "../../../docker/labels";
import { filesLost, shareVolume } from "../storage/shareVolume";

/** The result of looking up the shares that a group mounts. */
export interface SharesFound {
  /** By volume name. */
  readonly shares: Readonly<Record<string, ShareVolume>>;
  /** As in ACI, a share that cannot be mounted fails the operation and not the request. */
  readonly failure?: GroupFailure;
}

const hasShares = (group: CompleteGroup) => group.volumes?.some(({ azureFile }) => azureFile !== undefined) ?? false;

/** Recognizes storage keys. Asks the engine only if the group has shares. */
export async function keyChecker(
  context: Context,
  group: CompleteGroup,
): Promise<(account: ArmRecord, key: string) => boolean> {
  if (!hasShares(group)) return () => false;
  const secret = await context.secret.get();
  return (account, key) => isAccountKey(secret, account, key);
}

/** Finds a group's shares among all records. Account names are unique, so the account may be in any resource group. */
export function findShares(
  group: CompleteGroup,
  records: readonly ArmRecord[],
  isKey: (account: ArmRecord, key: string) => boolean,
): SharesFound {
  const shares: Record<string, ShareVolume> = {};
  for (const { name, azureFile } of group.volumes ?? []) {
    if (azureFile === undefined) continue;
    const { storageAccountName, shareName, storageAccountKey } = azureFile;
    const keyless = azureFile.storageAccountKeyReference ?? azureFile.userAssignedIdentityClientId;
    const account = accountNamed(records, storageAccountName);
    const failed = (why: string): SharesFound => ({
      shares,
      failure: { name: "FailedMountAzureFileVolume", message: `Failed to mount Azure File Volume '${name}': ${why}.` },
    });
    if (account === undefined) return failed(`the storage account '${storageAccountName}' does not exist`);
    const share = records.find(
      (record) =>
        record.id.type === SHARE_TYPE &&
        record.labels[PARENT] === account.key &&
        nameOf(record.id).toLowerCase() === shareName.toLowerCase(),
    );
    if (share === undefined)
      return failed(`the share '${shareName}' does not exist in the storage account '${storageAccountName}'`);
    const isKeyNeeded = keyless === undefined || storageAccountKey !== undefined;
    if (isKeyNeeded && !isKey(account, storageAccountKey ?? ""))
      return failed(
        `storageAccountKey is not a key of the storage account '${storageAccountName}', or not any more: ask for its keys again`,
      );
    shares[name] = { volume: shareVolume(share.id), labels: ownership("share", share.id) };
  }
  return { shares };
}

/** The shares among those found whose files are gone, by volume name. */
export async function lostShares(engine: Engine, { shares }: SharesFound): Promise<ReadonlySet<string>> {
  const looked = await Promise.all(
    Object.entries(shares).map(async ([name, { volume }]) =>
      (await engine.inspectVolume(volume)) === undefined ? [name] : [],
    ),
  );
  return new Set(looked.flat());
}

/**
 * The shares found, with a failure when the files of one are gone: the engine would mount a new empty volume, and nobody would learn
 * that the data was lost.
 */
export function withFiles(found: SharesFound, lost: ReadonlySet<string>): SharesFound {
  const [name] = Object.keys(found.shares).filter((share) => lost.has(share));
  if (found.failure !== undefined || name === undefined) return found;
  const message = `Failed to mount Azure File Volume '${name}': ${filesLost(found.shares[name]?.labels[ID] ?? "")}`;
  return { ...found, failure: { name: "FailedMountAzureFileVolume", message } };
}
