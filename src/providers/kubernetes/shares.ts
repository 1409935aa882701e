import { fileShare } from "../../model/storage/fileShare";
import { asList, asRecord } from "../../model/core/json";
import type { Inputs } from "../../model/core/resource";
import { type ArmClient, ArmFailure } from "../arm/contract";
import type { ClusterTarget, MountedShare } from "./contract";
import { isGone } from "./explain";
import type { Operation } from "../arm/wire/operation";

export interface ShareSource {
  readonly arm: ArmClient;
  readonly target: ClusterTarget;
  readonly subscriptionId: string;
  readonly clusterId: string;
}

/**
 * How the pods can mount each Azure Files share of the inputs, by volume name. A missing share is reported here, since
 * a pod would wait for its mount forever. Keys of accounts are read right before they are needed.
 */
export async function mountShares(
  source: ShareSource,
  inputs: Inputs,
  operation: Operation,
): Promise<Record<string, MountedShare>> {
  const found = asList(inputs.volumes).map(async (volume, i) => {
    const { name, azureFile } = asRecord(volume);
    if (azureFile === undefined) return [];
    const share = await mountShare(source, inputs, asRecord(azureFile), `volumes[${i}].azureFile`, operation);
    return [[name as string, share] as const];
  });
  const shares = (await Promise.all(found)).flat();
  const onNodes = shares.flatMap(([, share]) => ("nodePath" in share ? [share.nodePath] : []));
  if (onNodes.length > 0) await source.target.mountShares?.(source.clusterId, [...new Set(onNodes)], operation);
  return Object.fromEntries(shares);
}

async function mountShare(
  source: ShareSource,
  inputs: Inputs,
  azureFile: Readonly<Record<string, unknown>>,
  path: string,
  operation: Operation,
): Promise<MountedShare> {
  const account = azureFile.storageAccountName as string;
  const share = azureFile.shareName as string;
  const given = azureFile.storageAccountKey as string | undefined;
  const group = inputs.resourceGroupName as string;

  const findIn = (resourceGroupName: string) =>
    findShare(source, { resourceGroupName, accountName: account, shareName: share }, operation);

  let place = group;
  let nodePath = await findIn(place);
  if (nodePath === undefined) {
    const elsewhere = await source.target.findStorageAccount(account, operation);
    if (elsewhere === undefined) {
      // Accounts in other subscriptions cannot be looked up, but their key is enough to mount the share.
      if (source.target.azure !== undefined && given !== undefined && given !== "") return { key: given.trim() };
      throw new ArmFailure(
        `${path}.storageAccountName: storage account "${account}" exists neither in resource group "${group}" nor elsewhere ` +
          `in subscription ${source.subscriptionId}. Create it before the Deployment, or correct the name.`,
        { code: "StorageAccountNotFound" },
      );
    }
    place = elsewhere;
    nodePath = await findIn(place);
  }
  if (nodePath === undefined)
    throw new ArmFailure(
      `${path}.shareName: storage account "${account}" has no share "${share}". Create it before the Deployment, or correct the name.`,
      { code: "ShareNotFound" },
    );
  if (nodePath !== "") return { nodePath };
  if (given !== undefined && given !== "") return { key: given.trim() };
  return { key: await firstKey(source.arm, place, account, path, operation) };
}

/**
 * The share's directory on the nodes, or an empty string if they have none; undefined when the share does not exist.
 */
async function findShare({ arm, subscriptionId }: ShareSource, names: Inputs, operation: Operation) {
  try {
    const id = fileShare.id(names, subscriptionId);
    const found = await arm.resources[fileShare.token]?.read(id, operation);
    const nodePath = found?.outputs.nodePath;
    return found === undefined ? undefined : typeof nodePath === "string" ? nodePath : "";
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

async function firstKey(
  arm: ArmClient,
  resourceGroupName: string,
  accountName: string,
  path: string,
  operation: Operation,
): Promise<string> {
  const listed = await arm.functions["berth:storage:listStorageAccountKeys"]?.(
    { resourceGroupName, accountName },
    operation,
  );
  const keys = asList(listed?.keys).map(asRecord);
  const { value } = keys.find(({ keyName }) => keyName === "key1") ?? keys[0] ?? {};
  if (typeof value !== "string")
    throw new ArmFailure(`${path}: storage account "${accountName}" has no key. Set storageAccountKey.`);
  operation.redactor.add(value);
  return value.trim();
}
