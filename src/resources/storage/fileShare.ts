// Generated from schema.json by `npm run generate`. Do not edit.
import * as pulumi from "@pulumi/pulumi";
import type * as inputs from "../types/input";
import type * as outputs from "../types/output";
import type * as enums from "../types/enums";
import { withDefaults } from "../utilities";
/** An Azure Files share. Its files outlive every container group that mounts it and go when the share goes. */
export class FileShare extends pulumi.CustomResource {
  /** The resource's Pulumi type. */
  public static readonly __pulumiType = "berth:storage:FileShare";

  /** Looks up an existing resource by its ARM id. */
  public static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): FileShare {
    return new FileShare(name, undefined as any, { ...opts, id });
  }

  /** Whether `obj` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: any): obj is FileShare {
    return obj?.["__pulumiType"] === FileShare.__pulumiType;
  }

  /** How much faster a share of provisioned kind may be for a price. Default: not at all. */
  declare public readonly fileSharePaidBursting: pulumi.Output<
    outputs.storage.FileSharePropertiesFileSharePaidBursting | undefined
  >;

  /** When the access tier last changed, in UTC. */
  declare public readonly accessTierChangeTime: pulumi.Output<string>;

  /** State of a change of the access tier. */
  declare public readonly accessTierStatus: pulumi.Output<string>;

  /** Version of ARM's API that the outputs are of. */
  declare public readonly azureApiVersion: pulumi.Output<string>;

  /** Whether the share is deleted and can be restored. */
  declare public readonly deleted: pulumi.Output<boolean>;

  /** When it was deleted, in UTC. */
  declare public readonly deletedTime: pulumi.Output<string>;

  /** Operations per second that a share of provisioned kind may have for a while. */
  declare public readonly includedBurstIops: pulumi.Output<number>;

  /** `Infinite` or `Fixed` for a share that is leased. */
  declare public readonly leaseDuration: pulumi.Output<string>;

  /** State of the share's lease. */
  declare public readonly leaseState: pulumi.Output<string>;

  /** `Locked` or `Unlocked`. */
  declare public readonly leaseStatus: pulumi.Output<string>;

  /** Most operations that can be saved up for that. */
  declare public readonly maxBurstCreditsForIops: pulumi.Output<number>;

  /** From when on the provisioned bandwidth may be reduced, in UTC. */
  declare public readonly nextAllowedProvisionedBandwidthDowngradeTime: pulumi.Output<string>;

  /** The same of the operations per second. */
  declare public readonly nextAllowedProvisionedIopsDowngradeTime: pulumi.Output<string>;

  /** The same of the quota. */
  declare public readonly nextAllowedQuotaDowngradeTime: pulumi.Output<string>;

  /** Days until a deleted share is gone. */
  declare public readonly remainingRetentionDays: pulumi.Output<number>;

  /** Used size in bytes, if it was asked for. */
  declare public readonly shareUsageBytes: pulumi.Output<number>;

  /** Time of the snapshot, in UTC, if this is one. */
  declare public readonly snapshotTime: pulumi.Output<string>;

  /** Version of the share. */
  declare public readonly version: pulumi.Output<string>;

  /** Name. */
  declare public readonly name: pulumi.Output<string>;

  /** `Microsoft.Storage/storageAccounts/fileServices/shares`. */
  declare public readonly type: pulumi.Output<string>;

  /** Largest size of the share in GB. */
  declare public readonly shareQuota: pulumi.Output<number>;

  /** Access tier. */
  declare public readonly accessTier: pulumi.Output<string>;

  /** Protocol. */
  declare public readonly enabledProtocols: pulumi.Output<string>;

  /** Name and value pairs kept with the share. */
  declare public readonly metadata: pulumi.Output<{ [key: string]: string } | undefined>;

  /** When the share was last changed, in UTC. */
  declare public readonly lastModifiedTime: pulumi.Output<string>;

  /** Entity tag of the share's properties. */
  declare public readonly etag: pulumi.Output<string>;

  /** What a client that is root may do in an NFS share. Default: the service's. */
  declare public readonly rootSquash: pulumi.Output<enums.storage.RootSquashType | undefined>;

  /** Operations per second that a share of provisioned kind has. Default: the service's. */
  declare public readonly provisionedIops: pulumi.Output<number | undefined>;

  /** MiB per second that a share of provisioned kind has. Default: the service's. */
  declare public readonly provisionedBandwidthMibps: pulumi.Output<number | undefined>;

  /** Stored access policies of the share. Default none. */
  declare public readonly signedIdentifiers: pulumi.Output<outputs.storage.SignedIdentifier[] | undefined>;

  constructor(name: string, args: FileShareArgs, opts?: pulumi.CustomResourceOptions) {
    // All arguments are passed on: the provider names those that it does not know, and those that are missing, together with what else is wrong.
    const inputs: pulumi.Inputs = opts?.id === undefined ? { ...args } : {};
    inputs["fileSharePaidBursting"] ??= undefined;
    inputs["accessTierChangeTime"] ??= undefined;
    inputs["accessTierStatus"] ??= undefined;
    inputs["azureApiVersion"] ??= undefined;
    inputs["deleted"] ??= undefined;
    inputs["deletedTime"] ??= undefined;
    inputs["includedBurstIops"] ??= undefined;
    inputs["leaseDuration"] ??= undefined;
    inputs["leaseState"] ??= undefined;
    inputs["leaseStatus"] ??= undefined;
    inputs["maxBurstCreditsForIops"] ??= undefined;
    inputs["nextAllowedProvisionedBandwidthDowngradeTime"] ??= undefined;
    inputs["nextAllowedProvisionedIopsDowngradeTime"] ??= undefined;
    inputs["nextAllowedQuotaDowngradeTime"] ??= undefined;
    inputs["remainingRetentionDays"] ??= undefined;
    inputs["shareUsageBytes"] ??= undefined;
    inputs["snapshotTime"] ??= undefined;
    inputs["version"] ??= undefined;
    inputs["name"] ??= undefined;
    inputs["type"] ??= undefined;
    inputs["shareQuota"] ??= undefined;
    inputs["accessTier"] ??= undefined;
    inputs["enabledProtocols"] ??= undefined;
    inputs["metadata"] ??= undefined;
    inputs["lastModifiedTime"] ??= undefined;
    inputs["etag"] ??= undefined;
    inputs["rootSquash"] ??= undefined;
    inputs["provisionedIops"] ??= undefined;
    inputs["provisionedBandwidthMibps"] ??= undefined;
    inputs["signedIdentifiers"] ??= undefined;
    super(FileShare.__pulumiType, name, inputs, withDefaults(opts));
  }
}

/** Arguments of {@link FileShare}. */
export interface FileShareArgs {
  /** How much faster a share of provisioned kind may be for a price. Default: not at all. */
  fileSharePaidBursting?: pulumi.Input<inputs.storage.FileSharePropertiesFileSharePaidBurstingArgs | undefined>;
  /** What else the answer to the creation tells: `snapshots`. No output depends on it. Default nothing. */
  expand?: pulumi.Input<string | undefined>;
  /** Name: 3 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends. Default: the resource's name and a hash of its URN. */
  shareName?: pulumi.Input<string | undefined>;
  /** Name of the storage account. */
  accountName: pulumi.Input<string>;
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Largest size of the share in GB, 1 to 102400. Default: the service's, 5120. The local engine keeps it, but does not enforce it. */
  shareQuota?: pulumi.Input<number | undefined>;
  /** Access tier. Default `TransactionOptimized`. The local engine keeps it, without effect. */
  accessTier?: pulumi.Input<enums.storage.ShareAccessTier | (string & {}) | undefined>;
  /** Protocol: `SMB`, the default. NFS shares are refused: container instances cannot mount them. */
  enabledProtocols?: pulumi.Input<enums.storage.EnabledProtocols | (string & {}) | undefined>;
  /** Name and value pairs kept with the share. */
  metadata?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** What a client that is root may do in an NFS share. Default: the service's. */
  rootSquash?: pulumi.Input<enums.storage.RootSquashType | (string & {}) | undefined>;
  /** Operations per second that a share of provisioned kind has. Default: the service's. */
  provisionedIops?: pulumi.Input<number | undefined>;
  /** MiB per second that a share of provisioned kind has. Default: the service's. */
  provisionedBandwidthMibps?: pulumi.Input<number | undefined>;
  /** Stored access policies of the share. Default none. */
  signedIdentifiers?: pulumi.Input<pulumi.Input<inputs.storage.SignedIdentifierArgs>[] | undefined>;
}
