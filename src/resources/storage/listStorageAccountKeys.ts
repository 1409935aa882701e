// Generated from schema.json by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type * as outputs from "../types/output";
import { invoke, invokeOutput } from "../../invoking";
import { invokeDefaults } from "../utilities";

/** Lists the access keys of a storage account. */
export function listStorageAccountKeys(
  args: ListStorageAccountKeysArgs,
  opts?: pulumi.InvokeOptions,
): Promise<ListStorageAccountKeysResult> {
  return invoke(
    "berth:storage:listStorageAccountKeys",
    { accountName: args.accountName, resourceGroupName: args.resourceGroupName },
    invokeDefaults(opts),
  );
}

/** Lists the access keys of a storage account. */
export function listStorageAccountKeysOutput(
  args: ListStorageAccountKeysOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<ListStorageAccountKeysResult> {
  return invokeOutput(
    "berth:storage:listStorageAccountKeys",
    { accountName: args.accountName, resourceGroupName: args.resourceGroupName },
    invokeDefaults(opts),
  );
}

/** Arguments of {@link listStorageAccountKeys}. */
export interface ListStorageAccountKeysArgs {
  /** Name of the storage account. */
  accountName: string;
  /** Name of the resource group. */
  resourceGroupName: string;
}

/** Arguments of {@link listStorageAccountKeysOutput}. */
export interface ListStorageAccountKeysOutputArgs {
  /** Name of the storage account. */
  accountName: pulumi.Input<string>;
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
}

/** Result of {@link listStorageAccountKeys}. */
export interface ListStorageAccountKeysResult {
  /** The keys. */
  readonly keys: outputs.storage.StorageAccountKey[];
}
