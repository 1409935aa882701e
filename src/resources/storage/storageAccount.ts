// Generated from schema.json by `npm run generate`. Do not edit.
import * as pulumi from "@pulumi/pulumi";
import type * as inputs from "../types/input";
import type * as outputs from "../types/output";
import type * as enums from "../types/enums";
import { withDefaults } from "../utilities";
/** A storage account: the owner of Azure Files shares and of the keys to them. */
export class StorageAccount extends pulumi.CustomResource {
  /** The resource's Pulumi type. */
  public static readonly __pulumiType = "berth:storage:StorageAccount";

  /** Looks up an existing resource by its ARM id. */
  public static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): StorageAccount {
    return new StorageAccount(name, undefined as any, { ...opts, id });
  }

  /** Whether `obj` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: any): obj is StorageAccount {
    return obj?.["__pulumiType"] === StorageAccount.__pulumiType;
  }

  /** How users sign in to shares with identities of a directory. Default: they do not. */
  declare public readonly azureFilesIdentityBasedAuthentication: pulumi.Output<
    outputs.storage.AzureFilesIdentityBasedAuthentication | undefined
  >;

  /** A domain of one's own for blobs. Default none. */
  declare public readonly customDomain: pulumi.Output<outputs.storage.CustomDomain>;

  /** How the account encrypts what it stores. */
  declare public readonly encryption: pulumi.Output<outputs.storage.EncryptionResponse>;

  /** An edge zone. Default: the region. */
  declare public readonly extendedLocation: pulumi.Output<outputs.storage.ExtendedLocation | undefined>;

  /** The account's managed identities. */
  declare public readonly identity: pulumi.Output<outputs.storage.IdentityResponse | undefined>;

  /** Whether blobs can be kept from changes. Only a new account can have it. Default: they cannot. */
  declare public readonly immutableStorageWithVersioning: pulumi.Output<
    outputs.storage.ImmutableStorageAccount | undefined
  >;

  /** How old keys may be. Default: any age. */
  declare public readonly keyPolicy: pulumi.Output<outputs.storage.KeyPolicy>;

  /** Who may reach the account over the network. Default: everybody. */
  declare public readonly networkRuleSet: pulumi.Output<outputs.storage.NetworkRuleSet>;

  /** How traffic from the internet reaches the account. Default: through Microsoft's network. */
  declare public readonly routingPreference: pulumi.Output<outputs.storage.RoutingPreference | undefined>;

  /** How long signatures may be valid. Default: any time. */
  declare public readonly sasPolicy: pulumi.Output<outputs.storage.SasPolicy>;

  /** A change of the redundancy that a customer has asked for. */
  declare public readonly accountMigrationInProgress: pulumi.Output<outputs.storage.AccountMigrationInProgressResponse>;

  /** Version of ARM's API that the outputs are of. */
  declare public readonly azureApiVersion: pulumi.Output<string>;

  /** The state of a restoration of blobs. */
  declare public readonly blobRestoreStatus: pulumi.Output<outputs.storage.BlobRestoreStatusResponse>;

  /** Whether the copy in another region is becoming the account. */
  declare public readonly failoverInProgress: pulumi.Output<boolean>;

  /** The state of the copy in another region. */
  declare public readonly geoReplicationStats: pulumi.Output<outputs.storage.GeoReplicationStatsResponse>;

  /** Whether the redundancy cannot change. */
  declare public readonly isSkuConversionBlocked: pulumi.Output<boolean>;

  /** When the keys were made. */
  declare public readonly keyCreationTime: pulumi.Output<outputs.storage.KeyCreationTimeResponse>;

  /** When the copy last became the account, in UTC. */
  declare public readonly lastGeoFailoverTime: pulumi.Output<string>;

  /** Private connections. */
  declare public readonly privateEndpointConnections: pulumi.Output<
    outputs.storage.PrivateEndpointConnectionResponse[]
  >;

  /** Service endpoints of the copy that can be read. */
  declare public readonly secondaryEndpoints: pulumi.Output<outputs.storage.Endpoints>;

  /** Region of the copy. */
  declare public readonly secondaryLocation: pulumi.Output<string>;

  /** `available` or `unavailable`. */
  declare public readonly statusOfPrimary: pulumi.Output<string>;

  /** The same of the copy. */
  declare public readonly statusOfSecondary: pulumi.Output<string>;

  /** The state of a change of the redundancy. */
  declare public readonly storageAccountSkuConversionStatus: pulumi.Output<
    outputs.storage.StorageAccountSkuConversionStatusResponse | undefined
  >;

  /** Name. */
  declare public readonly name: pulumi.Output<string>;

  /** `Microsoft.Storage/storageAccounts`. */
  declare public readonly type: pulumi.Output<string>;

  /** Region. */
  declare public readonly location: pulumi.Output<string>;

  /** Kind of account. */
  declare public readonly kind: pulumi.Output<string>;

  /** Replication and performance tier. */
  declare public readonly sku: pulumi.Output<outputs.storage.SkuResponse>;

  /** Tags. */
  declare public readonly tags: pulumi.Output<{ [key: string]: string } | undefined>;

  /** `Succeeded` when the account is usable. */
  declare public readonly provisioningState: pulumi.Output<string>;

  /** Service endpoints. */
  declare public readonly primaryEndpoints: pulumi.Output<outputs.storage.Endpoints>;

  /** Region of the data. */
  declare public readonly primaryLocation: pulumi.Output<string>;

  /** When the account was made, in UTC. */
  declare public readonly creationTime: pulumi.Output<string>;

  /** Tier of blobs. Default: the service's, `Hot`. */
  declare public readonly accessTier: pulumi.Output<enums.storage.AccessTier>;

  /** Whether containers of blobs may be public. Default: the service's. */
  declare public readonly allowBlobPublicAccess: pulumi.Output<boolean | undefined>;

  /** Whether blobs may be replicated to another tenant. Default: the service's. */
  declare public readonly allowCrossTenantReplication: pulumi.Output<boolean | undefined>;

  /** Whether requests may be signed with the account's keys, which mounts of shares by key need. Default: the service's, true. */
  declare public readonly allowSharedKeyAccess: pulumi.Output<boolean | undefined>;

  /** Where blobs may be copied to. Default: anywhere. */
  declare public readonly allowedCopyScope: pulumi.Output<enums.storage.AllowedCopyScope | undefined>;

  /** Whether Azure's portal signs in with Microsoft Entra ID. Default: the service's, false. */
  declare public readonly defaultToOAuthAuthentication: pulumi.Output<boolean | undefined>;

  /** Form of the endpoints' domain names. Default `Standard`. A change replaces the account. */
  declare public readonly dnsEndpointType: pulumi.Output<enums.storage.DnsEndpointType | undefined>;

  /** Whether users may have more than 16 groups in NFS shares. Default: the service's. */
  declare public readonly enableExtendedGroups: pulumi.Output<boolean | undefined>;

  /** Whether only HTTPS is accepted. Default: the service's, true. */
  declare public readonly enableHttpsTrafficOnly: pulumi.Output<boolean | undefined>;

  /** Whether blobs can be reached by NFS 3. Default false. A change replaces the account. */
  declare public readonly enableNfsV3: pulumi.Output<boolean | undefined>;

  /** Whether blobs have directories. Default false. A change replaces the account. */
  declare public readonly isHnsEnabled: pulumi.Output<boolean | undefined>;

  /** Whether local users may sign in by SFTP. Default: the service's. */
  declare public readonly isLocalUserEnabled: pulumi.Output<boolean | undefined>;

  /** Whether blobs can be reached by SFTP. Default: the service's, false. */
  declare public readonly isSftpEnabled: pulumi.Output<boolean | undefined>;

  /** Whether shares may be larger than 5 TiB. It cannot be switched off. Default: the service's. */
  declare public readonly largeFileSharesState: pulumi.Output<enums.storage.LargeFileSharesState | undefined>;

  /** Oldest version of TLS that is accepted. Default: the service's. */
  declare public readonly minimumTlsVersion: pulumi.Output<enums.storage.MinimumTlsVersion | undefined>;

  /** Who may reach the endpoints. Default: the service's, `Enabled`. */
  declare public readonly publicNetworkAccess: pulumi.Output<enums.storage.PublicNetworkAccess | undefined>;

  constructor(name: string, args: StorageAccountArgs, opts?: pulumi.CustomResourceOptions) {
    // All arguments are passed on: the provider names those that it does not know, and those that are missing, together with what else is wrong.
    const inputs: pulumi.Inputs = opts?.id === undefined ? { ...args } : {};
    inputs["azureFilesIdentityBasedAuthentication"] ??= undefined;
    inputs["customDomain"] ??= undefined;
    inputs["encryption"] ??= undefined;
    inputs["extendedLocation"] ??= undefined;
    inputs["identity"] ??= undefined;
    inputs["immutableStorageWithVersioning"] ??= undefined;
    inputs["keyPolicy"] ??= undefined;
    inputs["networkRuleSet"] ??= undefined;
    inputs["routingPreference"] ??= undefined;
    inputs["sasPolicy"] ??= undefined;
    inputs["accountMigrationInProgress"] ??= undefined;
    inputs["azureApiVersion"] ??= undefined;
    inputs["blobRestoreStatus"] ??= undefined;
    inputs["failoverInProgress"] ??= undefined;
    inputs["geoReplicationStats"] ??= undefined;
    inputs["isSkuConversionBlocked"] ??= undefined;
    inputs["keyCreationTime"] ??= undefined;
    inputs["lastGeoFailoverTime"] ??= undefined;
    inputs["privateEndpointConnections"] ??= undefined;
    inputs["secondaryEndpoints"] ??= undefined;
    inputs["secondaryLocation"] ??= undefined;
    inputs["statusOfPrimary"] ??= undefined;
    inputs["statusOfSecondary"] ??= undefined;
    inputs["storageAccountSkuConversionStatus"] ??= undefined;
    inputs["name"] ??= undefined;
    inputs["type"] ??= undefined;
    inputs["location"] ??= undefined;
    inputs["kind"] ??= undefined;
    inputs["sku"] ??= undefined;
    inputs["tags"] ??= undefined;
    inputs["provisioningState"] ??= undefined;
    inputs["primaryEndpoints"] ??= undefined;
    inputs["primaryLocation"] ??= undefined;
    inputs["creationTime"] ??= undefined;
    inputs["accessTier"] ??= undefined;
    inputs["allowBlobPublicAccess"] ??= undefined;
    inputs["allowCrossTenantReplication"] ??= undefined;
    inputs["allowSharedKeyAccess"] ??= undefined;
    inputs["allowedCopyScope"] ??= undefined;
    inputs["defaultToOAuthAuthentication"] ??= undefined;
    inputs["dnsEndpointType"] ??= undefined;
    inputs["enableExtendedGroups"] ??= undefined;
    inputs["enableHttpsTrafficOnly"] ??= undefined;
    inputs["enableNfsV3"] ??= undefined;
    inputs["isHnsEnabled"] ??= undefined;
    inputs["isLocalUserEnabled"] ??= undefined;
    inputs["isSftpEnabled"] ??= undefined;
    inputs["largeFileSharesState"] ??= undefined;
    inputs["minimumTlsVersion"] ??= undefined;
    inputs["publicNetworkAccess"] ??= undefined;
    super(StorageAccount.__pulumiType, name, inputs, withDefaults(opts));
  }
}

/** Arguments of {@link StorageAccount}. */
export interface StorageAccountArgs {
  /** How users sign in to shares with identities of a directory. Default: they do not. */
  azureFilesIdentityBasedAuthentication?: pulumi.Input<
    inputs.storage.AzureFilesIdentityBasedAuthenticationArgs | undefined
  >;
  /** A domain of one's own for blobs. Default none. */
  customDomain?: pulumi.Input<inputs.storage.CustomDomainArgs | undefined>;
  /** How the account encrypts what it stores. Default: with Microsoft's keys. */
  encryption?: pulumi.Input<inputs.storage.EncryptionArgs | undefined>;
  /** An edge zone. Default: the region. */
  extendedLocation?: pulumi.Input<inputs.storage.ExtendedLocationArgs | undefined>;
  /** The account's managed identities. Default none. */
  identity?: pulumi.Input<inputs.storage.IdentityArgs | undefined>;
  /** Whether blobs can be kept from changes. Only a new account can have it. Default: they cannot. */
  immutableStorageWithVersioning?: pulumi.Input<inputs.storage.ImmutableStorageAccountArgs | undefined>;
  /** How old keys may be. Default: any age. */
  keyPolicy?: pulumi.Input<inputs.storage.KeyPolicyArgs | undefined>;
  /** Who may reach the account over the network. Default: everybody. */
  networkRuleSet?: pulumi.Input<inputs.storage.NetworkRuleSetArgs | undefined>;
  /** How traffic from the internet reaches the account. Default: through Microsoft's network. */
  routingPreference?: pulumi.Input<inputs.storage.RoutingPreferenceArgs | undefined>;
  /** How long signatures may be valid. Default: any time. */
  sasPolicy?: pulumi.Input<inputs.storage.SasPolicyArgs | undefined>;
  /** Name: 3 to 24 lowercase letters and digits, unique in all of Azure. Default: the resource's name and a hash of its URN. */
  accountName?: pulumi.Input<string | undefined>;
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Region. Default: `berth:location`, else the resource group's. */
  location?: pulumi.Input<string | undefined>;
  /** Kind of account. */
  kind: pulumi.Input<enums.storage.Kind | (string & {})>;
  /** Replication and performance tier. */
  sku: pulumi.Input<inputs.storage.SkuArgs>;
  /** Tags, at most 50. */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  /** Tier of blobs. Default: the service's, `Hot`. */
  accessTier?: pulumi.Input<enums.storage.AccessTier | (string & {}) | undefined>;
  /** Whether containers of blobs may be public. Default: the service's. */
  allowBlobPublicAccess?: pulumi.Input<boolean | undefined>;
  /** Whether blobs may be replicated to another tenant. Default: the service's. */
  allowCrossTenantReplication?: pulumi.Input<boolean | undefined>;
  /** Whether requests may be signed with the account's keys, which mounts of shares by key need. Default: the service's, true. */
  allowSharedKeyAccess?: pulumi.Input<boolean | undefined>;
  /** Where blobs may be copied to. Default: anywhere. */
  allowedCopyScope?: pulumi.Input<enums.storage.AllowedCopyScope | (string & {}) | undefined>;
  /** Whether Azure's portal signs in with Microsoft Entra ID. Default: the service's, false. */
  defaultToOAuthAuthentication?: pulumi.Input<boolean | undefined>;
  /** Form of the endpoints' domain names. Default `Standard`. A change replaces the account. */
  dnsEndpointType?: pulumi.Input<enums.storage.DnsEndpointType | (string & {}) | undefined>;
  /** Whether users may have more than 16 groups in NFS shares. Default: the service's. */
  enableExtendedGroups?: pulumi.Input<boolean | undefined>;
  /** Whether only HTTPS is accepted. Default: the service's, true. */
  enableHttpsTrafficOnly?: pulumi.Input<boolean | undefined>;
  /** Whether blobs can be reached by NFS 3. Default false. A change replaces the account. */
  enableNfsV3?: pulumi.Input<boolean | undefined>;
  /** Whether blobs have directories. Default false. A change replaces the account. */
  isHnsEnabled?: pulumi.Input<boolean | undefined>;
  /** Whether local users may sign in by SFTP. Default: the service's. */
  isLocalUserEnabled?: pulumi.Input<boolean | undefined>;
  /** Whether blobs can be reached by SFTP. Default: the service's, false. */
  isSftpEnabled?: pulumi.Input<boolean | undefined>;
  /** Whether shares may be larger than 5 TiB. It cannot be switched off. Default: the service's. */
  largeFileSharesState?: pulumi.Input<enums.storage.LargeFileSharesState | (string & {}) | undefined>;
  /** Oldest version of TLS that is accepted. Default: the service's. */
  minimumTlsVersion?: pulumi.Input<enums.storage.MinimumTlsVersion | (string & {}) | undefined>;
  /** Who may reach the endpoints. Default: the service's, `Enabled`. */
  publicNetworkAccess?: pulumi.Input<enums.storage.PublicNetworkAccess | (string & {}) | undefined>;
}
