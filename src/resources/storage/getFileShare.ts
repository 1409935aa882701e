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
