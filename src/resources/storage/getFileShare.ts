// Generated from schema.json by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type * as outputs from "../types/output";
import type * as enums from "../types/enums";
import { invoke, invokeOutput } from "../../invoking";
import { invokeDefaults } from "../utilities";

/** Reads a file share that exists already, whoever made it. */
export function getFileShare(args: GetFileShareArgs, opts?: pulumi.InvokeOptions): Promise<GetFileShareResult> {
  return invoke(
    "berth:storage:getFileShare",
    { accountName: args.accountName, resourceGroupName: args.resourceGroupName, shareName: args.shareName },
    invokeDefaults(opts),
  );
}

/** Reads a file share that exists already, whoever made it. */
export function getFileShareOutput(
  args: GetFileShareOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetFileShareResult> {
  return invokeOutput(
    "berth:storage:getFileShare",
    { accountName: args.accountName, resourceGroupName: args.resourceGroupName, shareName: args.shareName },
    invokeDefaults(opts),
  );
}

/** Arguments of {@link getFileShare}. */
export interface GetFileShareArgs {
  /** Name of the storage account. */
  accountName: string;
  /** Name of the resource group. */
  resourceGroupName: string;
  /** Name of the share. */
  shareName: string;
}

/** Arguments of {@link getFileShareOutput}. */
export interface GetFileShareOutputArgs {
  /** Name of the storage account. */
  accountName: pulumi.Input<string>;
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Name of the share. */
  shareName: pulumi.Input<string>;
}

/** Result of {@link getFileShare}. */
export interface GetFileShareResult {
  /** How much faster a share of provisioned kind may be for a price. Default: not at all. */
  readonly fileSharePaidBursting: outputs.storage.FileSharePropertiesFileSharePaidBursting;
  /** When the access tier last changed, in UTC. */
  readonly accessTierChangeTime: string;
  /** State of a change of the access tier. */
  readonly accessTierStatus: string;
  /** Version of ARM's API that the outputs are of. */
  readonly azureApiVersion: string;
  /** Whether the share is deleted and can be restored. */
  readonly deleted: boolean;
  /** When it was deleted, in UTC. */
  readonly deletedTime: string;
  /** Operations per second that a share of provisioned kind may have for a while. */
  readonly includedBurstIops: number;
  /** `Infinite` or `Fixed` for a share that is leased. */
  readonly leaseDuration: string;
  /** State of the share's lease. */
  readonly leaseState: string;
  /** `Locked` or `Unlocked`. */
  readonly leaseStatus: string;
  /** Most operations that can be saved up for that. */
  readonly maxBurstCreditsForIops: number;
  /** From when on the provisioned bandwidth may be reduced, in UTC. */
  readonly nextAllowedProvisionedBandwidthDowngradeTime: string;
  /** The same of the operations per second. */
  readonly nextAllowedProvisionedIopsDowngradeTime: string;
  /** The same of the quota. */
  readonly nextAllowedQuotaDowngradeTime: string;
  /** Days until a deleted share is gone. */
  readonly remainingRetentionDays: number;
  /** Used size in bytes, if it was asked for. */
  readonly shareUsageBytes: number;
  /** Time of the snapshot, in UTC, if this is one. */
  readonly snapshotTime: string;
  /** Version of the share. */
  readonly version: string;
  /** ARM id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** `Microsoft.Storage/storageAccounts/fileServices/shares`. */
  readonly type: string;
  /** Largest size of the share in GB. */
  readonly shareQuota: number;
  /** Access tier. */
  readonly accessTier: string;
  /** Protocol. */
  readonly enabledProtocols: string;
  /** Name and value pairs kept with the share. */
  readonly metadata: { [key: string]: string };
  /** When the share was last changed, in UTC. */
  readonly lastModifiedTime: string;
  /** Entity tag of the share's properties. */
  readonly etag: string;
  /** What a client that is root may do in an NFS share. Default: the service's. */
  readonly rootSquash: enums.storage.RootSquashType;
  /** Operations per second that a share of provisioned kind has. Default: the service's. */
  readonly provisionedIops: number;
  /** MiB per second that a share of provisioned kind has. Default: the service's. */
  readonly provisionedBandwidthMibps: number;
  /** Stored access policies of the share. Default none. */
  readonly signedIdentifiers: outputs.storage.SignedIdentifier[];
}
