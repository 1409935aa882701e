// Generated from schema.json by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type * as outputs from "../types/output";
import type * as enums from "../types/enums";
import { invoke, invokeOutput } from "../../invoking";
import { invokeDefaults } from "../utilities";

/** Reads a storage account that exists already, whoever made it. */
export function getStorageAccount(
  args: GetStorageAccountArgs,
  opts?: pulumi.InvokeOptions,
): Promise<GetStorageAccountResult> {
  return invoke(
    "berth:storage:getStorageAccount",
    { accountName: args.accountName, resourceGroupName: args.resourceGroupName },
    invokeDefaults(opts),
  );
}

/** Reads a storage account that exists already, whoever made it. */
export function getStorageAccountOutput(
  args: GetStorageAccountOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetStorageAccountResult> {
  return invokeOutput(
    "berth:storage:getStorageAccount",
    { accountName: args.accountName, resourceGroupName: args.resourceGroupName },
    invokeDefaults(opts),
  );
}

/** Arguments of {@link getStorageAccount}. */
export interface GetStorageAccountArgs {
  /** Name of the storage account. */
  accountName: string;
  /** Name of the resource group. */
  resourceGroupName: string;
}

/** Arguments of {@link getStorageAccountOutput}. */
export interface GetStorageAccountOutputArgs {
  /** Name of the storage account. */
  accountName: pulumi.Input<string>;
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
}

/** Result of {@link getStorageAccount}. */
export interface GetStorageAccountResult {
  /** How users sign in to shares with identities of a directory. Default: they do not. */
  readonly azureFilesIdentityBasedAuthentication: outputs.storage.AzureFilesIdentityBasedAuthentication;
  /** A domain of one's own for blobs. Default none. */
  readonly customDomain: outputs.storage.CustomDomain;
  /** How the account encrypts what it stores. */
  readonly encryption: outputs.storage.EncryptionResponse;
  /** An edge zone. Default: the region. */
  readonly extendedLocation: outputs.storage.ExtendedLocation;
  /** The account's managed identities. */
  readonly identity: outputs.storage.IdentityResponse;
  /** Whether blobs can be kept from changes. Only a new account can have it. Default: they cannot. */
  readonly immutableStorageWithVersioning: outputs.storage.ImmutableStorageAccount;
  /** How old keys may be. Default: any age. */
  readonly keyPolicy: outputs.storage.KeyPolicy;
  /** Who may reach the account over the network. Default: everybody. */
  readonly networkRuleSet: outputs.storage.NetworkRuleSet;
  /** How traffic from the internet reaches the account. Default: through Microsoft's network. */
  readonly routingPreference: outputs.storage.RoutingPreference;
  /** How long signatures may be valid. Default: any time. */
  readonly sasPolicy: outputs.storage.SasPolicy;
  /** A change of the redundancy that a customer has asked for. */
  readonly accountMigrationInProgress: outputs.storage.AccountMigrationInProgressResponse;
  /** Version of ARM's API that the outputs are of. */
  readonly azureApiVersion: string;
  /** The state of a restoration of blobs. */
  readonly blobRestoreStatus: outputs.storage.BlobRestoreStatusResponse;
  /** Whether the copy in another region is becoming the account. */
  readonly failoverInProgress: boolean;
  /** The state of the copy in another region. */
  readonly geoReplicationStats: outputs.storage.GeoReplicationStatsResponse;
  /** Whether the redundancy cannot change. */
  readonly isSkuConversionBlocked: boolean;
  /** When the keys were made. */
  readonly keyCreationTime: outputs.storage.KeyCreationTimeResponse;
  /** When the copy last became the account, in UTC. */
  readonly lastGeoFailoverTime: string;
  /** Private connections. */
  readonly privateEndpointConnections: outputs.storage.PrivateEndpointConnectionResponse[];
  /** Service endpoints of the copy that can be read. */
  readonly secondaryEndpoints: outputs.storage.Endpoints;
  /** Region of the copy. */
  readonly secondaryLocation: string;
  /** `available` or `unavailable`. */
  readonly statusOfPrimary: string;
  /** The same of the copy. */
  readonly statusOfSecondary: string;
  /** The state of a change of the redundancy. */
  readonly storageAccountSkuConversionStatus: outputs.storage.StorageAccountSkuConversionStatusResponse;
  /** ARM id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** `Microsoft.Storage/storageAccounts`. */
  readonly type: string;
  /** Region. */
  readonly location: string;
  /** Kind of account. */
  readonly kind: string;
  /** Replication and performance tier. */
  readonly sku: outputs.storage.SkuResponse;
  /** Tags. */
  readonly tags: { [key: string]: string };
  /** `Succeeded` when the account is usable. */
  readonly provisioningState: string;
  /** Service endpoints. */
  readonly primaryEndpoints: outputs.storage.Endpoints;
  /** Region of the data. */
  readonly primaryLocation: string;
  /** When the account was made, in UTC. */
  readonly creationTime: string;
  /** Tier of blobs. Default: the service's, `Hot`. */
  readonly accessTier: enums.storage.AccessTier;
  /** Whether containers of blobs may be public. Default: the service's. */
  readonly allowBlobPublicAccess: boolean;
  /** Whether blobs may be replicated to another tenant. Default: the service's. */
  readonly allowCrossTenantReplication: boolean;
  /** Whether requests may be signed with the account's keys, which mounts of shares by key need. Default: the service's, true. */
  readonly allowSharedKeyAccess: boolean;
  /** Where blobs may be copied to. Default: anywhere. */
  readonly allowedCopyScope: enums.storage.AllowedCopyScope;
  /** Whether Azure's portal signs in with Microsoft Entra ID. Default: the service's, false. */
  readonly defaultToOAuthAuthentication: boolean;
  /** Form of the endpoints' domain names. Default `Standard`. A change replaces the account. */
  readonly dnsEndpointType: enums.storage.DnsEndpointType;
  /** Whether users may have more than 16 groups in NFS shares. Default: the service's. */
  readonly enableExtendedGroups: boolean;
  /** Whether only HTTPS is accepted. Default: the service's, true. */
  readonly enableHttpsTrafficOnly: boolean;
  /** Whether blobs can be reached by NFS 3. Default false. A change replaces the account. */
  readonly enableNfsV3: boolean;
  /** Whether blobs have directories. Default false. A change replaces the account. */
  readonly isHnsEnabled: boolean;
  /** Whether local users may sign in by SFTP. Default: the service's. */
  readonly isLocalUserEnabled: boolean;
  /** Whether blobs can be reached by SFTP. Default: the service's, false. */
  readonly isSftpEnabled: boolean;
  /** Whether shares may be larger than 5 TiB. It cannot be switched off. Default: the service's. */
  readonly largeFileSharesState: enums.storage.LargeFileSharesState;
  /** Oldest version of TLS that is accepted. Default: the service's. */
  readonly minimumTlsVersion: enums.storage.MinimumTlsVersion;
  /** Who may reach the endpoints. Default: the service's, `Enabled`. */
  readonly publicNetworkAccess: enums.storage.PublicNetworkAccess;
}
