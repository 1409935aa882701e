// Generated from schema.json by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type * as enums from "./enums";
export namespace storage {
  /** The SKU of a storage account. As a program gives it. */
  export interface SkuArgs {
    /** Replication and performance tier, such as `Standard_LRS`. */
    name: pulumi.Input<enums.storage.SkuName | (string & {})>;
  }

  /** The SKU of a storage account as the service tells it. As a program gives it. */
  export interface SkuResponseArgs {
    /** Replication and performance tier, such as `Standard_LRS`. */
    name: pulumi.Input<enums.storage.SkuName | (string & {})>;
    /** Performance tier: `Standard` or `Premium`. */
    tier: pulumi.Input<string>;
  }

  /** Service endpoints of a storage account by the internet's routing. As a program gives it. */
  export interface StorageAccountInternetEndpointsResponseArgs {
    /** URL of the blob service. */
    blob: pulumi.Input<string>;
    /** URL of the data lake. */
    dfs: pulumi.Input<string>;
    /** URL of the file service. */
    file: pulumi.Input<string>;
    /** URL of the static website. */
    web: pulumi.Input<string>;
  }

  /** Service endpoints of a storage account by the routing of Microsoft's network. As a program gives it. */
  export interface StorageAccountMicrosoftEndpointsResponseArgs {
    /** URL of the blob service. */
    blob: pulumi.Input<string>;
    /** URL of the data lake. */
    dfs: pulumi.Input<string>;
    /** URL of the file service. */
    file: pulumi.Input<string>;
    /** URL of the queue service. */
    queue: pulumi.Input<string>;
    /** URL of the table service. */
    table: pulumi.Input<string>;
    /** URL of the static website. */
    web: pulumi.Input<string>;
  }

  /** Service endpoints of a storage account. As a program gives it. */
  export interface EndpointsArgs {
    /** Endpoints by the internet's routing, if the account publishes them. */
    internetEndpoints?: pulumi.Input<storage.StorageAccountInternetEndpointsResponseArgs | undefined>;
    /** Endpoints by the routing of Microsoft's network, if the account publishes them. */
    microsoftEndpoints?: pulumi.Input<storage.StorageAccountMicrosoftEndpointsResponseArgs | undefined>;
    /** URL of the file service. */
    file: pulumi.Input<string>;
    /** URL of the blob service. */
    blob: pulumi.Input<string>;
    /** URL of the queue service. */
    queue: pulumi.Input<string>;
    /** URL of the table service. */
    table: pulumi.Input<string>;
    /** URL of the static website. */
    web: pulumi.Input<string>;
    /** URL of the Data Lake service. */
    dfs: pulumi.Input<string>;
  }

  /** An access key of a storage account. As a program gives it. */
  export interface StorageAccountKeyArgs {
    /** `key1` or `key2`. */
    keyName: pulumi.Input<string>;
    /** The key, in base64. */
    value: pulumi.Input<string>;
    /** What the key allows: `FULL` or `READ`. */
    permissions: pulumi.Input<string>;
    /** When the key was made, in UTC. */
    creationTime?: pulumi.Input<string | undefined>;
  }

  /** What a stored policy allows, and when. As a program gives it. */
  export interface AccessPolicyArgs {
    /** Time from which it holds, in UTC. */
    startTime?: pulumi.Input<string | undefined>;
    /** Time until which it holds, in UTC. */
    expiryTime?: pulumi.Input<string | undefined>;
    /** Letters of the rights: `r` read, `c` create, `w` write, `d` delete, `l` list. */
    permission?: pulumi.Input<string | undefined>;
  }

  /** What Azure Files must know of an Active Directory. As a program gives it. */
  export interface ActiveDirectoryPropertiesArgs {
    /** Primary domain that the directory's DNS server serves. */
    domainName?: pulumi.Input<string | undefined>;
    /** GUID of the domain. */
    domainGuid?: pulumi.Input<string | undefined>;
    /** NetBIOS name of the domain. */
    netBiosDomainName?: pulumi.Input<string | undefined>;
    /** The directory's forest. */
    forestName?: pulumi.Input<string | undefined>;
    /** Security identifier of the domain. */
    domainSid?: pulumi.Input<string | undefined>;
    /** Security identifier of Azure Storage in the domain. */
    azureStorageSid?: pulumi.Input<string | undefined>;
    /** Name of the storage account's account in the directory. */
    samAccountName?: pulumi.Input<string | undefined>;
    /** Kind of that account. */
    accountType?: pulumi.Input<enums.storage.AccountType | (string & {}) | undefined>;
  }

  /** How users sign in to shares with identities of a directory. As a program gives it. */
  export interface AzureFilesIdentityBasedAuthenticationArgs {
    /** Directory service. */
    directoryServiceOptions: pulumi.Input<enums.storage.DirectoryServiceOptions | (string & {})>;
    /** What is to be known of an Active Directory: required for `AD`, optional for `AADKERB`. */
    activeDirectoryProperties?: pulumi.Input<storage.ActiveDirectoryPropertiesArgs | undefined>;
    /** Right of users who have none of their own. Default `None`. */
    defaultSharePermission?: pulumi.Input<enums.storage.DefaultSharePermission | (string & {}) | undefined>;
  }

  /** A domain of one's own for an account's blobs. As a program gives it. */
  export interface CustomDomainArgs {
    /** The domain: a CNAME record of the account's address. */
    name: pulumi.Input<string>;
    /** Whether the domain is checked by an indirect CNAME record. Default false. */
    useSubDomainName?: pulumi.Input<boolean | undefined>;
  }

  /** How a service of an account encrypts what it stores. As a program gives it. */
  export interface EncryptionServiceArgs {
    /** Whether it does. Azure always encrypts. */
    enabled?: pulumi.Input<boolean | undefined>;
    /** Whose its key is. Default `Account` for blobs and files, `Service` for queues and tables. */
    keyType?: pulumi.Input<enums.storage.KeyType | (string & {}) | undefined>;
  }

  /** How a service of an account encrypts what it stores, as it is. As a program gives it. */
  export interface EncryptionServiceResponseArgs {
    /** Whether it does. */
    enabled?: pulumi.Input<boolean | undefined>;
    /** Whose its key is. */
    keyType?: pulumi.Input<string | undefined>;
    /** When it was last turned on, in UTC. */
    lastEnabledTime: pulumi.Input<string>;
  }

  /** The services of an account that encrypt what they store. As a program gives it. */
  export interface EncryptionServicesArgs {
    /** Blobs. */
    blob?: pulumi.Input<storage.EncryptionServiceArgs | undefined>;
    /** Files. */
    file?: pulumi.Input<storage.EncryptionServiceArgs | undefined>;
    /** Queues. */
    queue?: pulumi.Input<storage.EncryptionServiceArgs | undefined>;
    /** Tables. */
    table?: pulumi.Input<storage.EncryptionServiceArgs | undefined>;
  }

  /** The services of an account that encrypt what they store, as they are. As a program gives it. */
  export interface EncryptionServicesResponseArgs {
    /** Blobs. */
    blob?: pulumi.Input<storage.EncryptionServiceResponseArgs | undefined>;
    /** Files. */
    file?: pulumi.Input<storage.EncryptionServiceResponseArgs | undefined>;
    /** Queues. */
    queue?: pulumi.Input<storage.EncryptionServiceResponseArgs | undefined>;
    /** Tables. */
    table?: pulumi.Input<storage.EncryptionServiceResponseArgs | undefined>;
  }

  /** A key in Azure Key Vault that encrypts an account. As a program gives it. */
  export interface KeyVaultPropertiesArgs {
    /** Name of the key. */
    keyName?: pulumi.Input<string | undefined>;
    /** Version of the key. Default: always the newest. */
    keyVersion?: pulumi.Input<string | undefined>;
    /** URL of the key vault. */
    keyVaultUri?: pulumi.Input<string | undefined>;
  }

  /** A key in Azure Key Vault that encrypts an account, as it is. As a program gives it. */
  export interface KeyVaultPropertiesResponseArgs {
    /** Name of the key. */
    keyName?: pulumi.Input<string | undefined>;
    /** Version of the key. Default: always the newest. */
    keyVersion?: pulumi.Input<string | undefined>;
    /** URL of the key vault. */
    keyVaultUri?: pulumi.Input<string | undefined>;
    /** Id of the key with the version that is in use. */
    currentVersionedKeyIdentifier: pulumi.Input<string>;
    /** When that version ends, in UTC. */
    currentVersionedKeyExpirationTimestamp: pulumi.Input<string>;
    /** When the version last changed, in UTC. */
    lastKeyRotationTimestamp: pulumi.Input<string>;
  }

  /** The identity that reads the key of encryption. As a program gives it. */
  export interface EncryptionIdentityArgs {
    /** ARM id of a user-assigned identity of the account. */
    encryptionUserAssignedIdentity?: pulumi.Input<string | undefined>;
    /** Client id of an application of several tenants, with which a vault of another tenant is reached. */
    encryptionFederatedIdentityClientId?: pulumi.Input<string | undefined>;
  }

  /** How an account encrypts what it stores. As a program gives it. */
  export interface EncryptionArgs {
    /** Who keeps the key. Default `Microsoft.Storage`. */
    keySource?: pulumi.Input<enums.storage.KeySource | (string & {}) | undefined>;
    /** The services. Default: the service's. */
    services?: pulumi.Input<storage.EncryptionServicesArgs | undefined>;
    /** The key, for the key source `Microsoft.Keyvault`. */
    keyVaultProperties?: pulumi.Input<storage.KeyVaultPropertiesArgs | undefined>;
    /** The identity that reads the key from the vault. */
    encryptionIdentity?: pulumi.Input<storage.EncryptionIdentityArgs | undefined>;
    /** Whether what is stored is encrypted a second time. Only a new account can have it. Default false. */
    requireInfrastructureEncryption?: pulumi.Input<boolean | undefined>;
  }

  /** How an account encrypts what it stores, as it is. As a program gives it. */
  export interface EncryptionResponseArgs {
    /** Who keeps the key. */
    keySource?: pulumi.Input<string | undefined>;
    /** The services. Default: the service's. */
    services?: pulumi.Input<storage.EncryptionServicesResponseArgs | undefined>;
    /** The key, for the key source `Microsoft.Keyvault`. */
    keyVaultProperties?: pulumi.Input<storage.KeyVaultPropertiesResponseArgs | undefined>;
    /** The identity that reads the key from the vault. */
    encryptionIdentity?: pulumi.Input<storage.EncryptionIdentityArgs | undefined>;
    /** Whether what is stored is encrypted a second time. Only a new account can have it. Default false. */
    requireInfrastructureEncryption?: pulumi.Input<boolean | undefined>;
  }

  /** An edge zone. As a program gives it. */
  export interface ExtendedLocationArgs {
    /** Its name. */
    name?: pulumi.Input<string | undefined>;
    /** Its kind. */
    type?: pulumi.Input<enums.storage.ExtendedLocationTypes | (string & {}) | undefined>;
  }

  /** The managed identities of an account. As a program gives it. */
  export interface IdentityArgs {
    /** Kinds of identities. */
    type: pulumi.Input<enums.storage.IdentityType | (string & {})>;
    /** ARM ids of user-assigned identities. */
    userAssignedIdentities?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  }

  /** A user-assigned identity, as it is. As a program gives it. */
  export interface UserAssignedIdentityResponseArgs {
    /** Its client id. */
    clientId: pulumi.Input<string>;
    /** Its principal id. */
    principalId: pulumi.Input<string>;
  }

  /** The managed identities of an account, as they are. As a program gives it. */
  export interface IdentityResponseArgs {
    /** Kinds of identities. */
    type: pulumi.Input<string>;
    /** Principal id of the identity that Azure made. */
    principalId: pulumi.Input<string>;
    /** Tenant of that identity. */
    tenantId: pulumi.Input<string>;
    /** The given identities, by ARM id. */
    userAssignedIdentities?: pulumi.Input<
      { [key: string]: pulumi.Input<storage.UserAssignedIdentityResponseArgs> } | undefined
    >;
  }

  /** How long blobs cannot be changed. As a program gives it. */
  export interface AccountImmutabilityPolicyPropertiesArgs {
    /** Days since a blob was made, 1 to 146000. */
    immutabilityPeriodSinceCreationInDays?: pulumi.Input<number | undefined>;
    /** `Locked` can only be made longer; the first state must be `Disabled` or `Unlocked`. */
    state?: pulumi.Input<enums.storage.AccountImmutabilityPolicyState | (string & {}) | undefined>;
    /** Whether append blobs may grow meanwhile. Default false. */
    allowProtectedAppendWrites?: pulumi.Input<boolean | undefined>;
  }

  /** Whether blobs of an account can be kept from changes. As a program gives it. */
  export interface ImmutableStorageAccountArgs {
    /** Whether they can. */
    enabled?: pulumi.Input<boolean | undefined>;
    /** The policy of blobs that have none of their own. Default none. */
    immutabilityPolicy?: pulumi.Input<storage.AccountImmutabilityPolicyPropertiesArgs | undefined>;
  }

  /** How old the account's keys may be. As a program gives it. */
  export interface KeyPolicyArgs {
    /** Days after which a key counts as old. */
    keyExpirationPeriodInDays: pulumi.Input<number>;
  }

  /** When an account's keys were made. As a program gives it. */
  export interface KeyCreationTimeResponseArgs {
    /** The first, in UTC. */
    key1?: pulumi.Input<string | undefined>;
    /** The second, in UTC. */
    key2?: pulumi.Input<string | undefined>;
  }

  /** An address that may reach an account. As a program gives it. */
  export interface IPRuleArgs {
    /** IPv4 address or range in CIDR form. */
    iPAddressOrRange: pulumi.Input<string>;
    /** What the rule does. Default `Allow`. */
    action?: pulumi.Input<enums.storage.Action | (string & {}) | undefined>;
  }

  /** A subnet that may reach an account. As a program gives it. */
  export interface VirtualNetworkRuleArgs {
    /** ARM id of the subnet. */
    virtualNetworkResourceId: pulumi.Input<string>;
    /** What the rule does. Default `Allow`. */
    action?: pulumi.Input<enums.storage.Action | (string & {}) | undefined>;
    /** State of the rule. The service sets it. */
    state?: pulumi.Input<enums.storage.State | (string & {}) | undefined>;
  }

  /** Resources of Azure that may reach an account. As a program gives it. */
  export interface ResourceAccessRuleArgs {
    /** ARM id, which may have `*` for any name. */
    resourceId?: pulumi.Input<string | undefined>;
    /** Tenant of the resources. */
    tenantId?: pulumi.Input<string | undefined>;
  }

  /** Who may reach an account over the network. As a program gives it. */
  export interface NetworkRuleSetArgs {
    /** What happens to traffic that no rule is about. Azure's default: `Allow`. */
    defaultAction: pulumi.Input<enums.storage.DefaultAction | (string & {})>;
    /** Traffic that passes the rules: `None`, or any of `Logging`, `Metrics` and `AzureServices` with commas between them. Default `AzureServices`. */
    bypass?: pulumi.Input<string | undefined>;
    /** Addresses. Default none. */
    ipRules?: pulumi.Input<pulumi.Input<storage.IPRuleArgs>[] | undefined>;
    /** Subnets. Default none. */
    virtualNetworkRules?: pulumi.Input<pulumi.Input<storage.VirtualNetworkRuleArgs>[] | undefined>;
    /** Resources of Azure. Default none. */
    resourceAccessRules?: pulumi.Input<pulumi.Input<storage.ResourceAccessRuleArgs>[] | undefined>;
  }

  /** How traffic from the internet reaches an account. As a program gives it. */
  export interface RoutingPreferenceArgs {
    /** The usual way. Default `MicrosoftRouting`. */
    routingChoice?: pulumi.Input<enums.storage.RoutingChoice | (string & {}) | undefined>;
    /** Whether there are addresses for Microsoft's network. Default false. */
    publishMicrosoftEndpoints?: pulumi.Input<boolean | undefined>;
    /** Whether there are addresses for the internet. Default false. */
    publishInternetEndpoints?: pulumi.Input<boolean | undefined>;
  }

  /** How long signatures for access to an account may be valid. As a program gives it. */
  export interface SasPolicyArgs {
    /** Longest time, as `days.hours:minutes:seconds`. */
    sasExpirationPeriod: pulumi.Input<string>;
    /** What happens to one that is valid for longer. Default `Log`. */
    expirationAction: pulumi.Input<enums.storage.ExpirationAction | (string & {})>;
  }

  /** The state of an account's copy in another region. As a program gives it. */
  export interface GeoReplicationStatsResponseArgs {
    /** Whether the copy can become the account. */
    canFailover: pulumi.Input<boolean>;
    /** Whether it can without loss of data. */
    canPlannedFailover: pulumi.Input<boolean>;
    /** Until when all writes are in the copy, in UTC. */
    lastSyncTime: pulumi.Input<string>;
    /** Redundancy after that. */
    postFailoverRedundancy: pulumi.Input<string>;
    /** Redundancy after a planned one. */
    postPlannedFailoverRedundancy: pulumi.Input<string>;
    /** `Live`, `Bootstrap` or `Unavailable`. */
    status: pulumi.Input<string>;
  }

  /** A range of blobs. As a program gives it. */
  export interface BlobRestoreRangeResponseArgs {
    /** The first name; empty for the account's first. */
    startRange: pulumi.Input<string>;
    /** The name behind the last; empty for the account's last. */
    endRange: pulumi.Input<string>;
  }

  /** What is restored. As a program gives it. */
  export interface BlobRestoreParametersResponseArgs {
    /** The time whose state is restored, in UTC. */
    timeToRestore: pulumi.Input<string>;
    /** The blobs. */
    blobRanges: pulumi.Input<pulumi.Input<storage.BlobRestoreRangeResponseArgs>[]>;
  }

  /** The state of a restoration of blobs. As a program gives it. */
  export interface BlobRestoreStatusResponseArgs {
    /** `InProgress`, `Complete` or `Failed`. */
    status: pulumi.Input<string>;
    /** Its id. */
    restoreId: pulumi.Input<string>;
    /** Why it failed. */
    failureReason: pulumi.Input<string>;
    /** What is restored. */
    parameters: pulumi.Input<storage.BlobRestoreParametersResponseArgs>;
  }

  /** The state of a change of an account's redundancy. As a program gives it. */
  export interface StorageAccountSkuConversionStatusResponseArgs {
    /** `InProgress`, `Succeeded` or `Failed`. */
    skuConversionStatus: pulumi.Input<string>;
    /** The new one. */
    targetSkuName?: pulumi.Input<string | undefined>;
    /** When it began, in UTC. */
    startTime: pulumi.Input<string>;
    /** When it ended, in UTC. */
    endTime: pulumi.Input<string>;
  }

  /** A change of an account's redundancy that a customer has asked for. As a program gives it. */
  export interface AccountMigrationInProgressResponseArgs {
    /** ARM id. */
    id?: pulumi.Input<string | undefined>;
    /** Name. */
    name?: pulumi.Input<string | undefined>;
    /** ARM type. */
    type?: pulumi.Input<string | undefined>;
    /** The redundancy that is asked for. */
    targetSkuName?: pulumi.Input<string | undefined>;
    /** Its state. */
    migrationStatus?: pulumi.Input<string | undefined>;
    /** Why it failed. */
    migrationFailedReason?: pulumi.Input<string | undefined>;
    /** The same in more detail. */
    migrationFailedDetailedReason?: pulumi.Input<string | undefined>;
  }

  /** A private endpoint. As a program gives it. */
  export interface PrivateEndpointResponseArgs {
    /** ARM id. */
    id: pulumi.Input<string>;
  }

  /** The state of a private connection. As a program gives it. */
  export interface PrivateLinkServiceConnectionStateResponseArgs {
    /** `Approved`, `Pending` or `Rejected`. */
    status?: pulumi.Input<string | undefined>;
    /** Why. */
    description?: pulumi.Input<string | undefined>;
    /** What is to be done. */
    actionRequired?: pulumi.Input<string | undefined>;
  }

  /** A private connection to an account. As a program gives it. */
  export interface PrivateEndpointConnectionResponseArgs {
    /** ARM id. */
    id: pulumi.Input<string>;
    /** Name. */
    name: pulumi.Input<string>;
    /** ARM type. */
    type: pulumi.Input<string>;
    /** Its state. */
    provisioningState: pulumi.Input<string>;
    /** The endpoint. */
    privateEndpoint?: pulumi.Input<storage.PrivateEndpointResponseArgs | undefined>;
    /** Whether it is allowed. */
    privateLinkServiceConnectionState: pulumi.Input<storage.PrivateLinkServiceConnectionStateResponseArgs>;
  }

  /** How much faster a share may be for a price. As a program gives it. */
  export interface FileSharePropertiesFileSharePaidBurstingArgs {
    /** Whether the share may be faster for a price. Default false. */
    paidBurstingEnabled?: pulumi.Input<boolean | undefined>;
    /** Operations per second at most. Default: the service's, 102400. */
    paidBurstingMaxIops?: pulumi.Input<number | undefined>;
    /** MiB per second at most. Default: the service's, 10340. */
    paidBurstingMaxBandwidthMibps?: pulumi.Input<number | undefined>;
  }

  /** A stored access policy of a share. As a program gives it. */
  export interface SignedIdentifierArgs {
    /** Name of the policy, unique in the share. */
    id?: pulumi.Input<string | undefined>;
    /** The policy. */
    accessPolicy?: pulumi.Input<storage.AccessPolicyArgs | undefined>;
  }
}

export namespace containerinstance {
  /** A container of a group. As a program gives it. */
  export interface ContainerArgs {
    /** Name, unique in the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
    name: pulumi.Input<string>;
    /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. Required, except in a group from a profile, which has it. */
    image?: pulumi.Input<string | undefined>;
    /** The program to run and its arguments, in exec form. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: what the image says. */
    command?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Environment variables. Names are unique in the container. */
    environmentVariables?: pulumi.Input<pulumi.Input<containerinstance.EnvironmentVariableArgs>[] | undefined>;
    /** Ports that the container listens on. A port of the group's address must be one of them. */
    ports?: pulumi.Input<pulumi.Input<containerinstance.ContainerPortArgs>[] | undefined>;
    /** CPU and memory. Required, except in a group from a profile, which has them. */
    resources?: pulumi.Input<containerinstance.ResourceRequirementsArgs | undefined>;
    /** Where the group's volumes appear in the container. */
    volumeMounts?: pulumi.Input<pulumi.Input<containerinstance.VolumeMountArgs>[] | undefined>;
    /** What the container may do, and as which user. */
    securityContext?: pulumi.Input<containerinstance.SecurityContextDefinitionArgs | undefined>;
    /** Restarts the container when it fails, after growing delays, unless the restart policy is `Never`. */
    livenessProbe?: pulumi.Input<containerinstance.ContainerProbeArgs | undefined>;
    /** Tells whether the container can do its work: the group is ready when all are. */
    readinessProbe?: pulumi.Input<containerinstance.ContainerProbeArgs | undefined>;
    /** Settings as files in the container. */
    configMap?: pulumi.Input<containerinstance.ConfigMapArgs | undefined>;
  }

  /** A container of a group, as ARM answers. As a program gives it. */
  export interface ContainerResponseArgs {
    /** Name, unique in the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
    name: pulumi.Input<string>;
    /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. */
    image: pulumi.Input<string>;
    /** The program to run and its arguments, in exec form. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: what the image says. */
    command?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Environment variables. Names are unique in the container. */
    environmentVariables?: pulumi.Input<pulumi.Input<containerinstance.EnvironmentVariableArgs>[] | undefined>;
    /** Ports that the container listens on. A port of the group's address must be one of them. */
    ports?: pulumi.Input<pulumi.Input<containerinstance.ContainerPortArgs>[] | undefined>;
    /** CPU and memory. */
    resources?: pulumi.Input<containerinstance.ResourceRequirementsArgs | undefined>;
    /** Where the group's volumes appear in the container. */
    volumeMounts?: pulumi.Input<pulumi.Input<containerinstance.VolumeMountArgs>[] | undefined>;
    /** What the container may do, and as which user. */
    securityContext?: pulumi.Input<containerinstance.SecurityContextDefinitionArgs | undefined>;
    /** Restarts the container when it fails, after growing delays, unless the restart policy is `Never`. */
    livenessProbe?: pulumi.Input<containerinstance.ContainerProbeArgs | undefined>;
    /** Tells whether the container can do its work: the group is ready when all are. */
    readinessProbe?: pulumi.Input<containerinstance.ContainerProbeArgs | undefined>;
    /** Settings as files in the container. */
    configMap?: pulumi.Input<containerinstance.ConfigMapArgs | undefined>;
    /** How the container is doing. */
    instanceView: pulumi.Input<containerinstance.ContainerInstanceViewArgs>;
  }

  /** An environment variable: give one of `value`, `secureValue` and `secureValueReference`. As a program gives it. */
  export interface EnvironmentVariableArgs {
    /** Name: 1 to 63 letters, digits and underscores, no underscore at the ends. */
    name: pulumi.Input<string>;
    /** Value that anyone who can read the group may see. */
    value?: pulumi.Input<string | undefined>;
    /** Secret value. ARM never returns it. */
    secureValue?: pulumi.Input<string | undefined>;
    /** Name of one of the group's `secretReferences`, whose secret is the value. The local engine refuses it. */
    secureValueReference?: pulumi.Input<string | undefined>;
  }

  /** A port that a container listens on. As a program gives it. */
  export interface ContainerPortArgs {
    /** Port number, 1 to 65535, unique in the group. Azure reserves some: see https://learn.microsoft.com/azure/container-instances/container-instances-faq. */
    port: pulumi.Input<number>;
    /** Protocol. Default `TCP`. */
    protocol?: pulumi.Input<enums.containerinstance.ContainerNetworkProtocol | (string & {}) | undefined>;
  }

  /** CPU and memory of a container. As a program gives it. */
  export interface ResourceRequirementsArgs {
    /** What the container is given for sure. */
    requests: pulumi.Input<containerinstance.ResourceRequestsArgs>;
    /** The most that it may use. Default: what it requests. */
    limits?: pulumi.Input<containerinstance.ResourceLimitsArgs | undefined>;
  }

  /** CPU and memory that a container is given. As a program gives it. */
  export interface ResourceRequestsArgs {
    /** CPU cores, more than 0. The containers of a group may have 32 together. */
    cpu: pulumi.Input<number>;
    /** Memory in GB (1024³ bytes) in steps of 0.1. The containers of a group may have 256 together. */
    memoryInGB: pulumi.Input<number>;
    /** GPUs. The local engine refuses them. */
    gpu?: pulumi.Input<containerinstance.GpuResourceArgs | undefined>;
  }

  /** A volume of the group, mounted into a container. As a program gives it. */
  export interface VolumeMountArgs {
    /** Name of one of the group's volumes. */
    name: pulumi.Input<string>;
    /** Absolute path in the container, unique in it and without a colon. */
    mountPath: pulumi.Input<string>;
    /** Whether the container may only read. Default false. */
    readOnly?: pulumi.Input<boolean | undefined>;
  }

  /** What a container may do, and as which user. As a program gives it. */
  export interface SecurityContextDefinitionArgs {
    /** User id, 0 or more. Default: what the image says. A container that mounts Azure Files must run as root, 0. */
    runAsUser?: pulumi.Input<number | undefined>;
    /** Group id, 0 or more. Default: what the image says. */
    runAsGroup?: pulumi.Input<number | undefined>;
    /** Whether the container has all rights on its machine. Needs sku `Confidential`. Default false. */
    privileged?: pulumi.Input<boolean | undefined>;
    /** Whether a program may gain more rights than the one that started it, as by setuid. Default true. */
    allowPrivilegeEscalation?: pulumi.Input<boolean | undefined>;
    /** Linux capabilities to add and to take away. */
    capabilities?: pulumi.Input<containerinstance.SecurityContextCapabilitiesDefinitionArgs | undefined>;
    /** Seccomp profile: Docker's JSON form, in base64. Default: the service's own. */
    seccompProfile?: pulumi.Input<string | undefined>;
  }

  /** The address of a container group. Leave it out for a group without one. As a program gives it. */
  export interface IpAddressArgs {
    /** `Public`, or `Private` for an address in the group's subnet. */
    type: pulumi.Input<enums.containerinstance.ContainerGroupIpAddressType | (string & {})>;
    /** Ports open on the address, at most 5. Each must be a port of one of the containers, with the same protocol. */
    ports: pulumi.Input<pulumi.Input<containerinstance.PortArgs>[]>;
    /** First label of the group's domain name, unique in the region: 5 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end. */
    dnsNameLabel?: pulumi.Input<string | undefined>;
    /** Address that is wanted. Default: the service chooses. */
    ip?: pulumi.Input<string | undefined>;
    /** Who may take over the label after the group is gone: all but `Unsecure` put a hash into the domain name. Default `Unsecure`. */
    autoGeneratedDomainNameLabelScope?: pulumi.Input<
      enums.containerinstance.DnsNameLabelReusePolicy | (string & {}) | undefined
    >;
  }

  /** A port that is open on a group's address. As a program gives it. */
  export interface PortArgs {
    /** Port number, 1 to 65535. */
    port: pulumi.Input<number>;
    /** Protocol. Default `TCP`. */
    protocol?: pulumi.Input<enums.containerinstance.ContainerGroupNetworkProtocol | (string & {}) | undefined>;
  }

  /** A volume of a group: exactly one of `azureFile`, `emptyDir`, `secret`, `secretReference` and `gitRepo`. As a program gives it. */
  export interface VolumeArgs {
    /** Name, unique in the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
    name: pulumi.Input<string>;
    /** An Azure Files share. */
    azureFile?: pulumi.Input<containerinstance.AzureFileVolumeArgs | undefined>;
    /** An empty directory that lives as long as the group: `{}`. */
    emptyDir?: pulumi.Input<any>;
    /** Read-only files: by file name, their content in base64. ARM never returns it. On Azure they are in memory; on the local engine in a volume that goes with the group. */
    secret?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
    /** Files in memory: by file name, the name of one of the group's `secretReferences`. The local engine refuses it. */
    secretReference?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
    /** A clone of a git repository. */
    gitRepo?: pulumi.Input<containerinstance.GitRepoVolumeArgs | undefined>;
  }

  /** An Azure Files share as a volume. Needs Linux, containers that run as root, and an SMB share. As a program gives it. */
  export interface AzureFileVolumeArgs {
    /** Name of the share. */
    shareName: pulumi.Input<string>;
    /** Name of the share's storage account. */
    storageAccountName: pulumi.Input<string>;
    /** Access key of the account. Default: Berth asks ARM for it each time it sends the group, so that it is in no program and in no state. */
    storageAccountKey?: pulumi.Input<string | undefined>;
    /** Whether the group may only read. Default false. */
    readOnly?: pulumi.Input<boolean | undefined>;
    /** Name of one of the group's `secretReferences`, whose secret is the account's key. */
    storageAccountKeyReference?: pulumi.Input<string | undefined>;
    /** Client id, a GUID, of the user-assigned identity that signs in to the share over SMB in place of a key. The group's `identity` must have it, and the account must allow it (`isSmbOAuthEnabled`). Default: the account's key. */
    userAssignedIdentityClientId?: pulumi.Input<string | undefined>;
  }

  /** The address of a container group. As a program gives it. */
  export interface IpAddressStateArgs {
    /** `Public` or `Private`. */
    type: pulumi.Input<string>;
    /** Ports open on the address. */
    ports: pulumi.Input<pulumi.Input<containerinstance.PortStateArgs>[]>;
    /** First label of the domain name. */
    dnsNameLabel?: pulumi.Input<string | undefined>;
    /** The address. It may change when the group is restarted. */
    ip?: pulumi.Input<string | undefined>;
    /** The domain name. */
    fqdn: pulumi.Input<string>;
    /** Who may take over the label after the group is gone. */
    autoGeneratedDomainNameLabelScope?: pulumi.Input<string | undefined>;
    /** Local engine only: the name by which other groups reach this one, when it has no domain name. */
    internalHost?: pulumi.Input<string | undefined>;
  }

  /** A port that is open on a group's address. As a program gives it. */
  export interface PortStateArgs {
    /** Port number in the group. */
    port: pulumi.Input<number>;
    /** `TCP` or `UDP`. */
    protocol?: pulumi.Input<string | undefined>;
    /** Local engine only: the port of `ip` on this machine that leads to `port`. */
    hostPort?: pulumi.Input<number | undefined>;
  }

  /** A state that a container is or was in. As a program gives it. */
  export interface ContainerStateArgs {
    /** `Running`, `Waiting` or `Terminated`. */
    state: pulumi.Input<string>;
    /** When it began, in UTC. */
    startTime: pulumi.Input<string>;
    /** When it ended, in UTC. */
    finishTime: pulumi.Input<string>;
    /** Exit code of the container's program. */
    exitCode: pulumi.Input<number>;
    /** Why the container is in this state. */
    detailStatus: pulumi.Input<string>;
  }

  /** Something that happened to a group or container. As a program gives it. */
  export interface EventArgs {
    /** Kind of event, such as `Started`. */
    name: pulumi.Input<string>;
    /** What happened. */
    message: pulumi.Input<string>;
    /** `Normal` or `Warning`. */
    type: pulumi.Input<string>;
    /** How often it happened. */
    count: pulumi.Input<number>;
    /** When it first happened, in UTC. */
    firstTimestamp: pulumi.Input<string>;
    /** When it last happened, in UTC. */
    lastTimestamp: pulumi.Input<string>;
  }

  /** How a container is doing. As a program gives it. */
  export interface ContainerInstanceViewArgs {
    /** How often it was restarted. */
    restartCount: pulumi.Input<number>;
    /** The state it is in. */
    currentState: pulumi.Input<containerinstance.ContainerStateArgs>;
    /** The state before. */
    previousState: pulumi.Input<containerinstance.ContainerStateArgs>;
    /** What happened to it. */
    events: pulumi.Input<pulumi.Input<containerinstance.EventArgs>[]>;
    /** Local engine only: whether the readiness probe is content. */
    ready?: pulumi.Input<boolean | undefined>;
  }

  /** How a group is doing. As a program gives it. */
  export interface ContainerGroupInstanceViewArgs {
    /** `Pending`, `Running`, `Succeeded`, `Failed` or `Stopped`. */
    state: pulumi.Input<string>;
    /** What happened to the group. */
    events: pulumi.Input<pulumi.Input<containerinstance.EventArgs>[]>;
    /** Local engine only, for groups with probes: `running` or `stopped`, of the process that runs them. */
    supervisor?: pulumi.Input<string | undefined>;
  }

  /** A header of an HTTP request. As a program gives it. */
  export interface HttpHeaderArgs {
    /** Name. */
    name?: pulumi.Input<string | undefined>;
    /** Value. */
    value?: pulumi.Input<string | undefined>;
  }

  /** An HTTP request to the container: a status from 200 to 399 is a success. As a program gives it. */
  export interface ContainerHttpGetArgs {
    /** Path, such as `/healthz`. Default `/`. */
    path?: pulumi.Input<string | undefined>;
    /** Port that the container listens on, 1 to 65535. */
    port: pulumi.Input<number>;
    /** `http` or `https`; certificates are not verified. Default `http`. */
    scheme?: pulumi.Input<enums.containerinstance.Scheme | (string & {}) | undefined>;
    /** Headers to send. */
    httpHeaders?: pulumi.Input<pulumi.Input<containerinstance.HttpHeaderArgs>[] | undefined>;
  }

  /** A program to run in the container: exit code 0 is a success. As a program gives it. */
  export interface ContainerExecArgs {
    /** The program and its arguments; no shell is implied. */
    command?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  }

  /** A regular check of a container: exactly one of `exec` and `httpGet`. As a program gives it. */
  export interface ContainerProbeArgs {
    /** Runs a program in the container. */
    exec?: pulumi.Input<containerinstance.ContainerExecArgs | undefined>;
    /** Sends the container an HTTP request. */
    httpGet?: pulumi.Input<containerinstance.ContainerHttpGetArgs | undefined>;
    /** Seconds from the container's start to the first check, 0 or more. Default 0. */
    initialDelaySeconds?: pulumi.Input<number | undefined>;
    /** Seconds from one check to the next, 1 or more. Default 10. */
    periodSeconds?: pulumi.Input<number | undefined>;
    /** Failures in a row after which the probe has failed, 1 or more. Default 3. */
    failureThreshold?: pulumi.Input<number | undefined>;
    /** Successes in a row after which a failed probe is good again, 1 or more. Default 1; of a liveness probe it must be 1. */
    successThreshold?: pulumi.Input<number | undefined>;
    /** Seconds after which a check without an answer counts as failed, 1 or more. Default 1. */
    timeoutSeconds?: pulumi.Input<number | undefined>;
  }

  /** Linux capabilities of a container. As a program gives it. */
  export interface SecurityContextCapabilitiesDefinitionArgs {
    /** Capabilities to add to the default ones, such as `NET_ADMIN`. */
    add?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Capabilities to take away, or `ALL`. */
    drop?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  }

  /** GPUs. Azure retired the product on 14 July 2025. As a program gives it. */
  export interface GpuResourceArgs {
    /** Number of GPUs, 1, 2 or 4. */
    count: pulumi.Input<number>;
    /** Kind of GPU. */
    sku: pulumi.Input<enums.containerinstance.GpuSku | (string & {})>;
  }

  /** The most that a container may use. As a program gives it. */
  export interface ResourceLimitsArgs {
    /** CPU cores: its request or more, and at most what the group's containers request together. Default: its request. */
    cpu?: pulumi.Input<number | undefined>;
    /** Memory in GB (1024³ bytes) in steps of 0.1: its request or more, and at most what the group's containers request together. Default: its request. */
    memoryInGB?: pulumi.Input<number | undefined>;
    /** GPUs. The local engine refuses them. */
    gpu?: pulumi.Input<containerinstance.GpuResourceArgs | undefined>;
  }

  /** Settings as files. As a program gives it. */
  export interface ConfigMapArgs {
    /** Text by file name. */
    keyValuePairs?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
  }

  /** A container that runs to its end before the others start. It has all CPU and memory of the group, and no ports. As a program gives it. */
  export interface InitContainerDefinitionArgs {
    /** Name, unique among all containers of the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
    name: pulumi.Input<string>;
    /** Image reference such as `busybox:1`, without a scheme. Required, except in a group from a profile, which has it. */
    image?: pulumi.Input<string | undefined>;
    /** The program to run and its arguments, in exec form. Default: what the image says. */
    command?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Environment variables. Names are unique in the container. */
    environmentVariables?: pulumi.Input<pulumi.Input<containerinstance.EnvironmentVariableArgs>[] | undefined>;
    /** Where the group's volumes appear in the container. */
    volumeMounts?: pulumi.Input<pulumi.Input<containerinstance.VolumeMountArgs>[] | undefined>;
    /** What the container may do, and as which user. */
    securityContext?: pulumi.Input<containerinstance.SecurityContextDefinitionArgs | undefined>;
  }

  /** An init container as ARM answers. As a program gives it. */
  export interface InitContainerResponseArgs {
    /** Name, unique among all containers of the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
    name: pulumi.Input<string>;
    /** Image reference such as `busybox:1`, without a scheme. */
    image?: pulumi.Input<string | undefined>;
    /** The program to run and its arguments, in exec form. Default: what the image says. */
    command?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Environment variables. Names are unique in the container. */
    environmentVariables?: pulumi.Input<pulumi.Input<containerinstance.EnvironmentVariableArgs>[] | undefined>;
    /** Where the group's volumes appear in the container. */
    volumeMounts?: pulumi.Input<pulumi.Input<containerinstance.VolumeMountArgs>[] | undefined>;
    /** What the container may do, and as which user. */
    securityContext?: pulumi.Input<containerinstance.SecurityContextDefinitionArgs | undefined>;
    /** How the container is doing. */
    instanceView: pulumi.Input<containerinstance.ContainerInstanceViewArgs>;
  }

  /** A git repository, cloned when the group is deployed. As a program gives it. */
  export interface GitRepoVolumeArgs {
    /** URL of the repository, with a scheme such as https; the local engine clones over http and https. It neither keeps nor shows credentials in the URL. */
    repository: pulumi.Input<string>;
    /** Directory of the volume to clone into, without `..`. `.` is the volume itself. Default: one with the repository's name. */
    directory?: pulumi.Input<string | undefined>;
    /** Hash of the commit. Default: the newest of the default branch. */
    revision?: pulumi.Input<string | undefined>;
  }

  /** How to sign in to a registry of images: with `username` and a password, or with an `identity`. As a program gives it. */
  export interface ImageRegistryCredentialArgs {
    /** Host of the registry, and perhaps a port, without a scheme: `registry.example.com`. */
    server: pulumi.Input<string>;
    /** User name. */
    username?: pulumi.Input<string | undefined>;
    /** Password. ARM never returns it. */
    password?: pulumi.Input<string | undefined>;
    /** Name of one of the group's `secretReferences`, whose secret is the password. The local engine refuses it. */
    passwordReference?: pulumi.Input<string | undefined>;
    /** ARM id of the user-assigned identity that signs in; the group must have it. Local engine: the Docker CLI's own credentials. */
    identity?: pulumi.Input<string | undefined>;
    /** URL of that identity. */
    identityUrl?: pulumi.Input<string | undefined>;
  }

  /** A subnet of a virtual network. As a program gives it. */
  export interface ContainerGroupSubnetIdArgs {
    /** ARM id of the subnet. */
    id: pulumi.Input<string>;
    /** A name for it. */
    name?: pulumi.Input<string | undefined>;
  }

  /** How names are resolved in a group. As a program gives it. */
  export interface DnsConfigurationArgs {
    /** Addresses of the name servers. */
    nameServers: pulumi.Input<pulumi.Input<string>[]>;
    /** Domains to search, separated by spaces. */
    searchDomains?: pulumi.Input<string | undefined>;
    /** Resolver options, separated by spaces, such as `ndots:2`. */
    options?: pulumi.Input<string | undefined>;
  }

  /** A workspace of Log Analytics. As a program gives it. */
  export interface LogAnalyticsArgs {
    /** Id of the workspace. */
    workspaceId: pulumi.Input<string>;
    /** Key of the workspace. ARM never returns it. */
    workspaceKey: pulumi.Input<string>;
    /** Kind of log. */
    logType?: pulumi.Input<enums.containerinstance.LogAnalyticsLogType | (string & {}) | undefined>;
    /** Metadata. */
    metadata?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
    /** ARM id of the workspace. ARM never returns it. */
    workspaceResourceId?: pulumi.Input<string | undefined>;
  }

  /** Where logs go. As a program gives it. */
  export interface ContainerGroupDiagnosticsArgs {
    /** A workspace of Log Analytics. */
    logAnalytics?: pulumi.Input<containerinstance.LogAnalyticsArgs | undefined>;
  }

  /** Encryption with a key of one's own. As a program gives it. */
  export interface EncryptionPropertiesArgs {
    /** URL of the key vault. */
    vaultBaseUrl: pulumi.Input<string>;
    /** Name of the key. */
    keyName: pulumi.Input<string>;
    /** Version of the key. */
    keyVersion: pulumi.Input<string>;
    /** ARM id of the identity that reads the key. */
    identity?: pulumi.Input<string | undefined>;
  }

  /** What a confidential group may do. As a program gives it. */
  export interface ConfidentialComputePropertiesArgs {
    /** Confidential computing enforcement policy, in base64. */
    ccePolicy?: pulumi.Input<string | undefined>;
  }

  /** A secret of a key vault, for the properties whose names end in `Reference`. As a program gives it. */
  export interface SecretReferenceArgs {
    /** Name, unique in the group. */
    name: pulumi.Input<string>;
    /** ARM id of the identity that reads the secret. */
    identity: pulumi.Input<string>;
    /** URI of the secret. */
    secretReferenceUri: pulumi.Input<string>;
  }

  /** Which containers may use an identity. As a program gives it. */
  export interface IdentityAccessControlArgs {
    /** Who may use it. */
    access?: pulumi.Input<enums.containerinstance.IdentityAccessLevel | (string & {}) | undefined>;
    /** ARM id of the identity. */
    identity?: pulumi.Input<string | undefined>;
  }

  /** Which containers may use which identity. As a program gives it. */
  export interface IdentityAclsArgs {
    /** Who may use the identities that `acls` does not name. */
    defaultAccess?: pulumi.Input<enums.containerinstance.IdentityAccessLevel | (string & {}) | undefined>;
    /** Rules for single identities. */
    acls?: pulumi.Input<pulumi.Input<containerinstance.IdentityAccessControlArgs>[] | undefined>;
  }

  /** An extension of the service. As a program gives it. */
  export interface DeploymentExtensionSpecArgs {
    /** Name. */
    name: pulumi.Input<string>;
    /** Kind of extension, such as `kube-proxy`. */
    extensionType: pulumi.Input<string>;
    /** Version of the extension. */
    version: pulumi.Input<string>;
    /** Settings. */
    settings?: pulumi.Input<any>;
    /** Secret settings. */
    protectedSettings?: pulumi.Input<any>;
  }

  /** A profile that a group is made from. As a program gives it. */
  export interface ContainerGroupProfileReferenceDefinitionArgs {
    /** ARM id of the profile. */
    id?: pulumi.Input<string | undefined>;
    /** Revision of the profile. Default: that which the group has been made from, and the latest one for a new group. */
    revision?: pulumi.Input<number | undefined>;
  }

  /** A pool of groups that stand by. As a program gives it. */
  export interface StandbyPoolProfileDefinitionArgs {
    /** ARM id of the pool. */
    id?: pulumi.Input<string | undefined>;
    /** Whether creation fails when the pool has no group left. Default false. */
    failContainerGroupCreateOnReuseFailure?: pulumi.Input<boolean | undefined>;
  }

  /** Managed identities of a group. As a program gives it. */
  export interface ContainerGroupIdentityArgs {
    /** Kinds of identity. */
    type?: pulumi.Input<enums.containerinstance.ResourceIdentityType | (string & {}) | undefined>;
    /** ARM ids of the user-assigned identities. */
    userAssignedIdentities?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  }

  /** How a container of a job ended. As a program gives it. */
  export interface ContainerJobResultArgs {
    /** Name of the container. */
    name: pulumi.Input<string>;
    /** Exit code of its program. */
    exitCode: pulumi.Input<number>;
    /** What it wrote last: at most 1,000 lines and 16 KB. Secret when it holds one of the job's secrets. */
    logs: pulumi.Input<string>;
    /** When it was started last, in UTC. */
    startTime?: pulumi.Input<string | undefined>;
    /** When it ended, in UTC. */
    finishTime?: pulumi.Input<string | undefined>;
    /** How often it was started again. */
    restartCount?: pulumi.Input<number | undefined>;
  }

  /** A user-assigned identity. As a program gives it. */
  export interface UserAssignedIdentitiesResponseArgs {
    /** Id of its principal. */
    principalId: pulumi.Input<string>;
    /** Id of its client. */
    clientId: pulumi.Input<string>;
  }

  /** Managed identities of a group. As a program gives it. */
  export interface ContainerGroupIdentityResponseArgs {
    /** Kinds of identity. */
    type?: pulumi.Input<string | undefined>;
    /** Id of the system-assigned identity's principal. */
    principalId: pulumi.Input<string>;
    /** Id of its tenant. */
    tenantId: pulumi.Input<string>;
    /** The user-assigned identities, by ARM id. */
    userAssignedIdentities?: pulumi.Input<
      { [key: string]: pulumi.Input<containerinstance.UserAssignedIdentitiesResponseArgs> } | undefined
    >;
  }
}

export namespace containerservice {
  /** The SKU of a cluster. As a program gives it. */
  export interface ManagedClusterSKUArgs {
    /** Kind of cluster. Default `Base`. */
    name?: pulumi.Input<enums.containerservice.ManagedClusterSKUName | (string & {}) | undefined>;
    /** Price tier. Default `Free`. */
    tier?: pulumi.Input<enums.containerservice.ManagedClusterSKUTier | (string & {}) | undefined>;
  }

  /** The identity of a cluster's control plane. As a program gives it. */
  export interface ManagedClusterIdentityArgs {
    /** Kind of identity. */
    type?: pulumi.Input<enums.containerservice.ResourceIdentityType | (string & {}) | undefined>;
    /** ARM id of the identity, exactly one, with type `UserAssigned`. */
    userAssignedIdentities?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Identities of other tenants. Azure's own services use it. */
    delegatedResources?: pulumi.Input<
      { [key: string]: pulumi.Input<containerservice.DelegatedResourceArgs> } | undefined
    >;
  }

  /** An identity that Azure resources act in. As a program gives it. */
  export interface UserAssignedIdentityArgs {
    /** ARM id. */
    resourceId?: pulumi.Input<string | undefined>;
    /** Client id. */
    clientId?: pulumi.Input<string | undefined>;
    /** Object id. */
    objectId?: pulumi.Input<string | undefined>;
    /** Principal id. */
    principalId?: pulumi.Input<string | undefined>;
  }

  /** The identity of a cluster's control plane, as it is. As a program gives it. */
  export interface ManagedClusterIdentityResponseArgs {
    /** Kind of identity. */
    type: pulumi.Input<string>;
    /** Principal id of the identity that Azure made. */
    principalId: pulumi.Input<string>;
    /** Tenant of that identity. */
    tenantId: pulumi.Input<string>;
    /** The given identities, by ARM id. */
    userAssignedIdentities?: pulumi.Input<
      { [key: string]: pulumi.Input<containerservice.UserAssignedIdentityArgs> } | undefined
    >;
    /** Identities of other tenants. Azure's own services use it. */
    delegatedResources?: pulumi.Input<
      { [key: string]: pulumi.Input<containerservice.DelegatedResourceArgs> } | undefined
    >;
  }

  /** The service principal of a cluster without an identity of its own. As a program gives it. */
  export interface ManagedClusterServicePrincipalProfileArgs {
    /** Client id. */
    clientId: pulumi.Input<string>;
    /** Password of the service principal. */
    secret?: pulumi.Input<string | undefined>;
  }

  /** How the nodes of a pool are upgraded. As a program gives it. */
  export interface AgentPoolUpgradeSettingsArgs {
    /** Nodes that are added while the pool is upgraded: a number such as `5`, or a share such as `50%`. Default: the service's choice. */
    maxSurge?: pulumi.Input<string | undefined>;
    /** How long the pods of a node may take to leave it, in minutes, 1 to 1440. Default 30. */
    drainTimeoutInMinutes?: pulumi.Input<number | undefined>;
    /** Nodes that may be missing while the pool is upgraded: a number such as `1`, or a share such as `5%`. Default `0`. */
    maxUnavailable?: pulumi.Input<string | undefined>;
    /** Pause after each node, in minutes, 0 to 30. Default 0. */
    nodeSoakDurationInMinutes?: pulumi.Input<number | undefined>;
    /** What becomes of a node that pods do not leave. Default: the upgrade fails. */
    undrainableNodeBehavior?: pulumi.Input<enums.containerservice.UndrainableNodeBehavior | (string & {}) | undefined>;
  }

  /** A pool of nodes that a cluster is made with. As a program gives it. */
  export interface ManagedClusterAgentPoolProfileArgs {
    /** Name: 1 to 12 lowercase letters and digits, a letter first; at most 6 with Windows. */
    name: pulumi.Input<string>;
    /** Number of nodes, 0 to 1000; 1 at least in a System pool. With autoscaling the number to start with. Default 1. */
    count?: pulumi.Input<number | undefined>;
    /** Size of the nodes' machines, such as `Standard_D2s_v5`. Default: the service's choice. */
    vmSize?: pulumi.Input<string | undefined>;
    /** Operating system. Default Linux. */
    osType?: pulumi.Input<enums.containerservice.OSType | (string & {}) | undefined>;
    /** Distribution. Default: the service's choice for the operating system. */
    osSKU?: pulumi.Input<enums.containerservice.OSSKU | (string & {}) | undefined>;
    /** What the pool is for. */
    mode?: pulumi.Input<enums.containerservice.AgentPoolMode | (string & {}) | undefined>;
    /** What the nodes are made of. Default `VirtualMachineScaleSets`. */
    type?: pulumi.Input<enums.containerservice.AgentPoolType | (string & {}) | undefined>;
    /** Whether the number of nodes follows the load, between `minCount` and `maxCount`. Default false. */
    enableAutoScaling?: pulumi.Input<boolean | undefined>;
    /** Least number of nodes with autoscaling, 0 to 1000; 1 at least in a System pool. */
    minCount?: pulumi.Input<number | undefined>;
    /** Greatest number of nodes with autoscaling, `minCount` to 1000. */
    maxCount?: pulumi.Input<number | undefined>;
    /** Most pods on a node, 10 to 250. Default: the service's choice, 110 or 30 by network plugin. */
    maxPods?: pulumi.Input<number | undefined>;
    /** Kubernetes labels of the nodes. */
    nodeLabels?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
    /** Kubernetes taints of the nodes, such as `gpu=true:NoSchedule`. */
    nodeTaints?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Kubernetes version of the nodes, such as 1.34 or 1.34.4: at most the control plane's, and less than three minors behind. Default: the control plane's when the pool is made. */
    orchestratorVersion?: pulumi.Input<string | undefined>;
    /** Zones of the region that the nodes are spread over. Default: none. */
    availabilityZones?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Size of a node's system disk in GB, 30 to 2048; 0 for the service's choice. Default 0. */
    osDiskSizeGB?: pulumi.Input<number | undefined>;
    /** Where the system disk is. Default: the service's choice. */
    osDiskType?: pulumi.Input<enums.containerservice.OSDiskType | (string & {}) | undefined>;
    /** Whether Azure may take nodes away; `Spot` only in User pools. Default Regular. */
    scaleSetPriority?: pulumi.Input<enums.containerservice.ScaleSetPriority | (string & {}) | undefined>;
    /** Most that a spot node may cost, in US dollars an hour; -1 for the price of a regular one. Default -1. */
    spotMaxPrice?: pulumi.Input<number | undefined>;
    /** What becomes of spot nodes that are taken away. Default Delete. */
    scaleSetEvictionPolicy?: pulumi.Input<enums.containerservice.ScaleSetEvictionPolicy | (string & {}) | undefined>;
    /** ARM id of the subnet that the nodes join. Default: one that the service makes. */
    vnetSubnetID?: pulumi.Input<string | undefined>;
    /** Whether each node has a public address. Default false. */
    enableNodePublicIP?: pulumi.Input<boolean | undefined>;
    /** Whether the host encrypts the nodes' disks. Default false. */
    enableEncryptionAtHost?: pulumi.Input<boolean | undefined>;
    /** Whether the operating system has FIPS cryptography. Default false. */
    enableFIPS?: pulumi.Input<boolean | undefined>;
    /** Tags of the nodes' machines, at most 50. */
    tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
    /** How the pool is upgraded. */
    upgradeSettings?: pulumi.Input<containerservice.AgentPoolUpgradeSettingsArgs | undefined>;
    /** ARM id of the capacity reservation group that the nodes take their machines from. A change rotates the pool. Default: none. */
    capacityReservationGroupID?: pulumi.Input<string | undefined>;
    /** Snapshot that the nodes are made from. Default: none. */
    creationData?: pulumi.Input<containerservice.CreationDataArgs | undefined>;
    /** Whether ultra disks can be attached to the nodes. A change rotates the pool. Default false. */
    enableUltraSSD?: pulumi.Input<boolean | undefined>;
    /** Settings of a pool of mode Gateway. */
    gatewayProfile?: pulumi.Input<containerservice.AgentPoolGatewayProfileArgs | undefined>;
    /** How the nodes' GPUs are partitioned. A change rotates the pool. Default: not at all. */
    gpuInstanceProfile?: pulumi.Input<enums.containerservice.GPUInstanceProfile | (string & {}) | undefined>;
    /** Drivers of the nodes' GPUs. Default: the service installs them. */
    gpuProfile?: pulumi.Input<containerservice.GPUProfileArgs | undefined>;
    /** ARM id of the dedicated host group that the nodes run on. A change rotates the pool. Default: none. */
    hostGroupID?: pulumi.Input<string | undefined>;
    /** Settings of the nodes' kubelet. A change rotates the pool. Default: the service's. */
    kubeletConfig?: pulumi.Input<containerservice.KubeletConfigArgs | undefined>;
    /** Disk of containers, logs and other data of the kubelet. A change rotates the pool. Default `OS`. */
    kubeletDiskType?: pulumi.Input<enums.containerservice.KubeletDiskType | (string & {}) | undefined>;
    /** Settings of the nodes' Linux. A change rotates the pool. Default: the service's. */
    linuxOSConfig?: pulumi.Input<containerservice.LinuxOSConfigArgs | undefined>;
    /** Cache for names on each node. Default: the service's. */
    localDNSProfile?: pulumi.Input<containerservice.LocalDNSProfileArgs | undefined>;
    /** What a sign-in to a Linux node shows, in base64. A change rotates the pool. Default: nothing. */
    messageOfTheDay?: pulumi.Input<string | undefined>;
    /** Ports, tags and security groups of the nodes' network. Default: none. */
    networkProfile?: pulumi.Input<containerservice.AgentPoolNetworkProfileArgs | undefined>;
    /** ARM id of the prefix that the nodes' public addresses come from; needs `enableNodePublicIP`. A change rotates the pool. */
    nodePublicIPPrefixID?: pulumi.Input<string | undefined>;
    /** How pods get the addresses of their subnet. Default `DynamicIndividual`. */
    podIPAllocationMode?: pulumi.Input<enums.containerservice.PodIPAllocationMode | (string & {}) | undefined>;
    /** ARM id of the subnet of the pods. A change rotates the pool. Default: the nodes' subnet. */
    podSubnetID?: pulumi.Input<string | undefined>;
    /** Whether the pool's nodes run. On the local engine `Running` only. Default `Running`. */
    powerState?: pulumi.Input<containerservice.PowerStateArgs | undefined>;
    /** ARM id of the proximity placement group of the nodes. A change rotates the pool. Default: none. */
    proximityPlacementGroupID?: pulumi.Input<string | undefined>;
    /** What becomes of nodes that are no longer needed. Default `Delete`. */
    scaleDownMode?: pulumi.Input<enums.containerservice.ScaleDownMode | (string & {}) | undefined>;
    /** Security of the nodes. Default: the service's. */
    securityProfile?: pulumi.Input<containerservice.AgentPoolSecurityProfileArgs | undefined>;
    /** Nodes of a pool of type `VirtualMachines`, by size. The service keeps it. */
    virtualMachineNodesStatus?: pulumi.Input<pulumi.Input<containerservice.VirtualMachineNodesArgs>[] | undefined>;
    /** Sizes and numbers of a pool of type `VirtualMachines`, in place of `vmSize` and `count`. */
    virtualMachinesProfile?: pulumi.Input<containerservice.VirtualMachinesProfileArgs | undefined>;
    /** Settings of Windows nodes. Default: the service's. */
    windowsProfile?: pulumi.Input<containerservice.AgentPoolWindowsProfileArgs | undefined>;
    /** What pods run on. Default `OCIContainer`. */
    workloadRuntime?: pulumi.Input<enums.containerservice.WorkloadRuntime | (string & {}) | undefined>;
  }

  /** Whether a cluster or a pool is switched on. As a program gives it. */
  export interface PowerStateArgs {
    /** Whether it is. */
    code?: pulumi.Input<enums.containerservice.Code | (string & {}) | undefined>;
  }

  /** A pool of nodes of a cluster. As a program gives it. */
  export interface ManagedClusterAgentPoolProfileResponseArgs {
    /** Name: 1 to 12 lowercase letters and digits, a letter first; at most 6 with Windows. */
    name: pulumi.Input<string>;
    /** Number of nodes, 0 to 1000; 1 at least in a System pool. With autoscaling the number to start with. */
    count?: pulumi.Input<number | undefined>;
    /** Size of the nodes' machines, such as `Standard_D2s_v5`. */
    vmSize?: pulumi.Input<string | undefined>;
    /** Operating system. */
    osType?: pulumi.Input<string | undefined>;
    /** Distribution. */
    osSKU?: pulumi.Input<string | undefined>;
    /** What the pool is for. */
    mode?: pulumi.Input<string | undefined>;
    /** What the nodes are made of. */
    type?: pulumi.Input<string | undefined>;
    /** Whether the number of nodes follows the load, between `minCount` and `maxCount`. */
    enableAutoScaling?: pulumi.Input<boolean | undefined>;
    /** Least number of nodes with autoscaling, 0 to 1000; 1 at least in a System pool. */
    minCount?: pulumi.Input<number | undefined>;
    /** Greatest number of nodes with autoscaling, `minCount` to 1000. */
    maxCount?: pulumi.Input<number | undefined>;
    /** Most pods on a node, 10 to 250. */
    maxPods?: pulumi.Input<number | undefined>;
    /** Kubernetes labels of the nodes. */
    nodeLabels?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
    /** Kubernetes taints of the nodes, such as `gpu=true:NoSchedule`. */
    nodeTaints?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Kubernetes version of the nodes, such as 1.34 or 1.34.4: at most the control plane's, and less than three minors behind. */
    orchestratorVersion?: pulumi.Input<string | undefined>;
    /** Zones of the region that the nodes are spread over. */
    availabilityZones?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Size of a node's system disk in GB, 30 to 2048; 0 for the service's choice. */
    osDiskSizeGB?: pulumi.Input<number | undefined>;
    /** Where the system disk is. */
    osDiskType?: pulumi.Input<string | undefined>;
    /** Whether Azure may take nodes away; `Spot` only in User pools. */
    scaleSetPriority?: pulumi.Input<string | undefined>;
    /** Most that a spot node may cost, in US dollars an hour; -1 for the price of a regular one. */
    spotMaxPrice?: pulumi.Input<number | undefined>;
    /** What becomes of spot nodes that are taken away. */
    scaleSetEvictionPolicy?: pulumi.Input<string | undefined>;
    /** ARM id of the subnet that the nodes join. */
    vnetSubnetID?: pulumi.Input<string | undefined>;
    /** Whether each node has a public address. */
    enableNodePublicIP?: pulumi.Input<boolean | undefined>;
    /** Whether the host encrypts the nodes' disks. */
    enableEncryptionAtHost?: pulumi.Input<boolean | undefined>;
    /** Whether the operating system has FIPS cryptography. */
    enableFIPS?: pulumi.Input<boolean | undefined>;
    /** Tags of the nodes' machines, at most 50. */
    tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
    /** How the pool is upgraded. */
    upgradeSettings?: pulumi.Input<containerservice.AgentPoolUpgradeSettingsArgs | undefined>;
    /** Kubernetes version that the nodes run. */
    currentOrchestratorVersion: pulumi.Input<string>;
    /** Image of the nodes. */
    nodeImageVersion: pulumi.Input<string>;
    /** `Succeeded` when the pool is usable. */
    provisioningState: pulumi.Input<string>;
    /** Whether the pool is switched on. */
    powerState?: pulumi.Input<containerservice.PowerStateArgs | undefined>;
    /** ARM id of the capacity reservation group that the nodes take their machines from. */
    capacityReservationGroupID?: pulumi.Input<string | undefined>;
    /** Snapshot that the nodes are made from. */
    creationData?: pulumi.Input<containerservice.CreationDataArgs | undefined>;
    /** Changes whenever the pool changes. */
    eTag: pulumi.Input<string>;
    /** Whether ultra disks can be attached to the nodes. */
    enableUltraSSD?: pulumi.Input<boolean | undefined>;
    /** Settings of a pool of mode Gateway. */
    gatewayProfile?: pulumi.Input<containerservice.AgentPoolGatewayProfileArgs | undefined>;
    /** How the nodes' GPUs are partitioned. */
    gpuInstanceProfile?: pulumi.Input<string | undefined>;
    /** Drivers of the nodes' GPUs. */
    gpuProfile?: pulumi.Input<containerservice.GPUProfileArgs | undefined>;
    /** ARM id of the dedicated host group that the nodes run on. */
    hostGroupID?: pulumi.Input<string | undefined>;
    /** Settings of the nodes' kubelet. */
    kubeletConfig?: pulumi.Input<containerservice.KubeletConfigArgs | undefined>;
    /** Disk of containers, logs and other data of the kubelet. */
    kubeletDiskType?: pulumi.Input<string | undefined>;
    /** Settings of the nodes' Linux. */
    linuxOSConfig?: pulumi.Input<containerservice.LinuxOSConfigArgs | undefined>;
    /** Cache for names on each node. */
    localDNSProfile?: pulumi.Input<containerservice.LocalDNSProfileResponseArgs | undefined>;
    /** What a sign-in to a Linux node shows, in base64. */
    messageOfTheDay?: pulumi.Input<string | undefined>;
    /** Ports, tags and security groups of the nodes' network. */
    networkProfile?: pulumi.Input<containerservice.AgentPoolNetworkProfileArgs | undefined>;
    /** ARM id of the prefix that the nodes' public addresses come from; needs `enableNodePublicIP`. */
    nodePublicIPPrefixID?: pulumi.Input<string | undefined>;
    /** How pods get the addresses of their subnet. */
    podIPAllocationMode?: pulumi.Input<string | undefined>;
    /** ARM id of the subnet of the pods. */
    podSubnetID?: pulumi.Input<string | undefined>;
    /** ARM id of the proximity placement group of the nodes. */
    proximityPlacementGroupID?: pulumi.Input<string | undefined>;
    /** What becomes of nodes that are no longer needed. */
    scaleDownMode?: pulumi.Input<string | undefined>;
    /** Security of the nodes. */
    securityProfile?: pulumi.Input<containerservice.AgentPoolSecurityProfileArgs | undefined>;
    /** What went wrong in the last operation, if anything did. */
    status?: pulumi.Input<containerservice.AgentPoolStatusResponseArgs | undefined>;
    /** Nodes of a pool of type `VirtualMachines`, by size. The service keeps it. */
    virtualMachineNodesStatus?: pulumi.Input<pulumi.Input<containerservice.VirtualMachineNodesArgs>[] | undefined>;
    /** Sizes and numbers of a pool of type `VirtualMachines`, in place of `vmSize` and `count`. */
    virtualMachinesProfile?: pulumi.Input<containerservice.VirtualMachinesProfileArgs | undefined>;
    /** Settings of Windows nodes. */
    windowsProfile?: pulumi.Input<containerservice.AgentPoolWindowsProfileArgs | undefined>;
    /** What pods run on. */
    workloadRuntime?: pulumi.Input<string | undefined>;
  }

  /** The network of a cluster. As a program gives it. */
  export interface ContainerServiceNetworkProfileArgs {
    /** Network plugin. Default: the service's choice. */
    networkPlugin?: pulumi.Input<enums.containerservice.NetworkPlugin | (string & {}) | undefined>;
    /** Mode of the network plugin. */
    networkPluginMode?: pulumi.Input<enums.containerservice.NetworkPluginMode | (string & {}) | undefined>;
    /** Engine that enforces network policies; `cilium` needs data plane cilium. Default: the service's choice. */
    networkPolicy?: pulumi.Input<enums.containerservice.NetworkPolicy | (string & {}) | undefined>;
    /** Data plane. Default: the service's choice. */
    networkDataplane?: pulumi.Input<enums.containerservice.NetworkDataplane | (string & {}) | undefined>;
    /** Addresses of pods. Default 10.244.0.0/16. */
    podCidr?: pulumi.Input<string | undefined>;
    /** Addresses of services, apart from those of pods. Default 10.0.0.0/16. */
    serviceCidr?: pulumi.Input<string | undefined>;
    /** Address of the cluster's DNS service, within `serviceCidr`. Default 10.0.0.10. */
    dnsServiceIP?: pulumi.Input<string | undefined>;
    /** How the nodes reach the internet. Default loadBalancer. */
    outboundType?: pulumi.Input<enums.containerservice.OutboundType | (string & {}) | undefined>;
    /** SKU of the load balancer. Default standard. */
    loadBalancerSku?: pulumi.Input<enums.containerservice.LoadBalancerSku | (string & {}) | undefined>;
    /** Observability and security of the network. Default: none. */
    advancedNetworking?: pulumi.Input<containerservice.AdvancedNetworkingArgs | undefined>;
    /** IP families of the cluster, `IPv4` or both. On the local engine `IPv4` only. Default `IPv4`. */
    ipFamilies?: pulumi.Input<pulumi.Input<enums.containerservice.IpFamily | (string & {})>[] | undefined>;
    /** The load balancer of outgoing traffic. Default: the service's. */
    loadBalancerProfile?: pulumi.Input<containerservice.ManagedClusterLoadBalancerProfileArgs | undefined>;
    /** The NAT gateway of outgoing traffic, with `outboundType` managedNATGateway. Default: the service's. */
    natGatewayProfile?: pulumi.Input<containerservice.ManagedClusterNATGatewayProfileArgs | undefined>;
    /** Mode of plugin `azure`. Default: the service's choice; `bridge` is of the past. */
    networkMode?: pulumi.Input<enums.containerservice.NetworkMode | (string & {}) | undefined>;
    /** Addresses of pods, a range per IP family. Default: `podCidr`. */
    podCidrs?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Addresses of services, a range per IP family. Default: `serviceCidr`. */
    serviceCidrs?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Fixed addresses of outgoing traffic, through pools of mode Gateway. Default: none. */
    staticEgressGatewayProfile?: pulumi.Input<
      containerservice.ManagedClusterStaticEgressGatewayProfileArgs | undefined
    >;
  }

  /** The network of a cluster, as it is. As a program gives it. */
  export interface ContainerServiceNetworkProfileResponseArgs {
    /** Network plugin. */
    networkPlugin?: pulumi.Input<string | undefined>;
    /** Mode of the network plugin. */
    networkPluginMode?: pulumi.Input<string | undefined>;
    /** Engine that enforces network policies; `cilium` needs data plane cilium. */
    networkPolicy?: pulumi.Input<string | undefined>;
    /** Data plane. */
    networkDataplane?: pulumi.Input<string | undefined>;
    /** Addresses of pods. */
    podCidr?: pulumi.Input<string | undefined>;
    /** Addresses of services, apart from those of pods. */
    serviceCidr?: pulumi.Input<string | undefined>;
    /** Address of the cluster's DNS service, within `serviceCidr`. */
    dnsServiceIP?: pulumi.Input<string | undefined>;
    /** How the nodes reach the internet. */
    outboundType?: pulumi.Input<string | undefined>;
    /** SKU of the load balancer. */
    loadBalancerSku?: pulumi.Input<string | undefined>;
    /** Addresses of pods, a range per IP family. */
    podCidrs?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Addresses of services, a range per IP family. */
    serviceCidrs?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** IP families, `IPv4` and `IPv6`. */
    ipFamilies?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** The load balancer of outgoing traffic. */
    loadBalancerProfile?: pulumi.Input<containerservice.ManagedClusterLoadBalancerProfileResponseArgs | undefined>;
    /** Observability and security of the network. */
    advancedNetworking?: pulumi.Input<containerservice.AdvancedNetworkingArgs | undefined>;
    /** The NAT gateway of outgoing traffic, with `outboundType` managedNATGateway. */
    natGatewayProfile?: pulumi.Input<containerservice.ManagedClusterNATGatewayProfileResponseArgs | undefined>;
    /** Mode of plugin `azure`. */
    networkMode?: pulumi.Input<string | undefined>;
    /** Fixed addresses of outgoing traffic, through pools of mode Gateway. */
    staticEgressGatewayProfile?: pulumi.Input<
      containerservice.ManagedClusterStaticEgressGatewayProfileArgs | undefined
    >;
  }

  /** Who may reach a cluster's API server. As a program gives it. */
  export interface ManagedClusterAPIServerAccessProfileArgs {
    /** Ranges of addresses that may reach it. Default: all. */
    authorizedIPRanges?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Whether it has a private address alone. Default false. */
    enablePrivateCluster?: pulumi.Input<boolean | undefined>;
    /** Private DNS zone of its name: `system`, `none` or the ARM id of a zone. Default system. */
    privateDNSZone?: pulumi.Input<string | undefined>;
    /** Whether commands through ARM are refused. Default false. */
    disableRunCommand?: pulumi.Input<boolean | undefined>;
    /** Whether a private cluster's name resolves in public as well. Default false. */
    enablePrivateClusterPublicFQDN?: pulumi.Input<boolean | undefined>;
    /** Whether the API server is in the cluster's own network. It cannot be switched off. Default false. */
    enableVnetIntegration?: pulumi.Input<boolean | undefined>;
    /** ARM id of the API server's subnet, with `enableVnetIntegration`. Default: one that the service makes. */
    subnetId?: pulumi.Input<string | undefined>;
  }

  /** How a cluster is upgraded by itself. As a program gives it. */
  export interface ManagedClusterAutoUpgradeProfileArgs {
    /** Which versions it is upgraded to. Default none. */
    upgradeChannel?: pulumi.Input<enums.containerservice.UpgradeChannel | (string & {}) | undefined>;
    /** How the system of the nodes is upgraded by itself. Default `NodeImage`. */
    nodeOSUpgradeChannel?: pulumi.Input<enums.containerservice.NodeOSUpgradeChannel | (string & {}) | undefined>;
  }

  /** Sign-in with Microsoft Entra ID. As a program gives it. */
  export interface ManagedClusterAADProfileArgs {
    /** Whether Azure manages the sign-in; no other way is left. Default false. */
    managed?: pulumi.Input<boolean | undefined>;
    /** Whether Azure roles authorize Kubernetes requests. Default false. */
    enableAzureRBAC?: pulumi.Input<boolean | undefined>;
    /** Object ids of the groups whose members are administrators of the cluster. */
    adminGroupObjectIDs?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Tenant to sign in to. Default: the subscription's. */
    tenantID?: pulumi.Input<string | undefined>;
    /** Client id of the application that users sign in with. Only for a sign-in that Azure does not manage, of which no new one can be made. */
    clientAppID?: pulumi.Input<string | undefined>;
    /** Client id of the server's application. Like `clientAppID`. */
    serverAppID?: pulumi.Input<string | undefined>;
    /** Secret of the server's application. Like `clientAppID`. */
    serverAppSecret?: pulumi.Input<string | undefined>;
  }

  /** The issuer of the tokens of a cluster's workloads. As a program gives it. */
  export interface ManagedClusterOIDCIssuerProfileArgs {
    /** Whether there is one. Default false. */
    enabled?: pulumi.Input<boolean | undefined>;
  }

  /** The issuer of the tokens of a cluster's workloads, as it is. As a program gives it. */
  export interface ManagedClusterOIDCIssuerProfileResponseArgs {
    /** Whether there is one. */
    enabled?: pulumi.Input<boolean | undefined>;
    /** Its URL. */
    issuerURL: pulumi.Input<string>;
  }

  /** An SSH public key. As a program gives it. */
  export interface ContainerServiceSshPublicKeyArgs {
    /** The key, as in `id_rsa.pub`. */
    keyData: pulumi.Input<string>;
  }

  /** SSH access to Linux nodes. As a program gives it. */
  export interface ContainerServiceSshConfigurationArgs {
    /** The keys, exactly one. */
    publicKeys: pulumi.Input<pulumi.Input<containerservice.ContainerServiceSshPublicKeyArgs>[]>;
  }

  /** Sign-in to a cluster's Linux nodes. As a program gives it. */
  export interface ContainerServiceLinuxProfileArgs {
    /** Name of the administrator. */
    adminUsername: pulumi.Input<string>;
    /** SSH access. */
    ssh: pulumi.Input<containerservice.ContainerServiceSshConfigurationArgs>;
  }

  /** A kubeconfig of a cluster. As a program gives it. */
  export interface CredentialResultArgs {
    /** `clusterAdmin` or `clusterUser`. */
    name: pulumi.Input<string>;
    /** The kubeconfig file, in base64. */
    value: pulumi.Input<string>;
  }

  /** How many pods a rolling update makes and removes at a time. Not both may be 0. As a program gives it. */
  export interface RollingUpdateDeploymentArgs {
    /** Pods that there may be above `replicas`: a number or, rounded up, a percentage. Default `25%`. */
    maxSurge?: pulumi.Input<string | undefined>;
    /** Pods that may be missing of `replicas`: a number or, rounded down, a percentage up to 100%. Default `0`, which costs no request. */
    maxUnavailable?: pulumi.Input<string | undefined>;
  }

  /** How Kubernetes replaces the pods of a Deployment. As a program gives it. */
  export interface DeploymentStrategyArgs {
    /** `RollingUpdate` starts new pods before the old ones end, `Recreate` after they have ended: for a program that must not run twice, such as a database on a share. Default `RollingUpdate`. */
    type?: pulumi.Input<enums.containerservice.DeploymentStrategyType | (string & {}) | undefined>;
    /** Numbers of a rolling update. */
    rollingUpdate?: pulumi.Input<containerservice.RollingUpdateDeploymentArgs | undefined>;
  }

  /** Lets pods run on nodes with a taint. As a program gives it. */
  export interface TolerationArgs {
    /** Key of the taint. Default: any, with operator `Exists`. */
    key?: pulumi.Input<string | undefined>;
    /** `Equal` tolerates the taint with this value, `Exists` with any. Default `Equal`. */
    operator?: pulumi.Input<enums.containerservice.TolerationOperator | (string & {}) | undefined>;
    /** Value of the taint, for `Equal`. Default: empty. */
    value?: pulumi.Input<string | undefined>;
    /** Effect of the taint. Default: any. */
    effect?: pulumi.Input<enums.containerservice.TaintEffect | (string & {}) | undefined>;
    /** How long the pods stay on a node that gets the taint, for `NoExecute`, in seconds. Default: for ever. */
    tolerationSeconds?: pulumi.Input<number | undefined>;
  }

  /** A port of a Service. As a program gives it. */
  export interface ServicePortArgs {
    /** Port at which the Service answers, 1 to 65535. */
    port: pulumi.Input<number>;
    /** Port of a container. Default: `port`. */
    targetPort?: pulumi.Input<number | undefined>;
    /** `TCP` or `UDP`. Default `TCP`. */
    protocol?: pulumi.Input<enums.containerinstance.ContainerNetworkProtocol | (string & {}) | undefined>;
  }

  /** An add-on of a cluster. As a program gives it. */
  export interface ManagedClusterAddonProfileArgs {
    /** Settings of the add-on, by their names. Default: its own. */
    config?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
    /** Whether the cluster has it. */
    enabled: pulumi.Input<boolean>;
  }

  /** What the nodes of a pool are made from. As a program gives it. */
  export interface CreationDataArgs {
    /** ARM id of the snapshot. */
    sourceResourceId?: pulumi.Input<string | undefined>;
  }

  /** Settings of a pool that traffic leaves the cluster through. As a program gives it. */
  export interface AgentPoolGatewayProfileArgs {
    /** Length of the prefix of its public addresses, 28 to 31. Default 31. */
    publicIPPrefixSize?: pulumi.Input<number | undefined>;
  }

  /** GPUs of a pool's nodes. As a program gives it. */
  export interface GPUProfileArgs {
    /** Whether the service installs drivers. Default `Install`. */
    driver?: pulumi.Input<enums.containerservice.GPUDriver | (string & {}) | undefined>;
  }

  /** Settings of the kubelet on a pool's nodes. As a program gives it. */
  export interface KubeletConfigArgs {
    /** Kernel settings that pods may change although that is not safe; a pattern may end in `*`. Default: none. */
    allowedUnsafeSysctls?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Most log files of a container, 2 at least. Default 5. */
    containerLogMaxFiles?: pulumi.Input<number | undefined>;
    /** Size of a log file at which the next one begins, in MB. Default 50. */
    containerLogMaxSizeMB?: pulumi.Input<number | undefined>;
    /** Whether limits of CPU are enforced. Default true. */
    cpuCfsQuota?: pulumi.Input<boolean | undefined>;
    /** Period of the enforcement, such as `100ms`. Default `100ms`. */
    cpuCfsQuotaPeriod?: pulumi.Input<string | undefined>;
    /** `none` or `static`, which gives whole CPUs to pods that ask for them. Default `none`. */
    cpuManagerPolicy?: pulumi.Input<string | undefined>;
    /** Whether the kubelet refuses to start with swap. Default false. */
    failSwapOn?: pulumi.Input<boolean | undefined>;
    /** Use of the disk at which images are removed, in percent. Default 85. */
    imageGcHighThreshold?: pulumi.Input<number | undefined>;
    /** Use of the disk at which their removal ends, in percent; less than `imageGcHighThreshold`. Default 80. */
    imageGcLowThreshold?: pulumi.Input<number | undefined>;
    /** Most processes of a pod, -1 for no limit. Default -1. */
    podMaxPids?: pulumi.Input<number | undefined>;
    /** `none`, `best-effort`, `restricted` or `single-numa-node`. Default `none`. */
    topologyManagerPolicy?: pulumi.Input<string | undefined>;
  }

  /** Kernel settings of a pool's nodes. As a program gives it. */
  export interface SysctlConfigArgs {
    /** `fs.aio-max-nr`, 65536 to 6553500. */
    fsAioMaxNr?: pulumi.Input<number | undefined>;
    /** `fs.file-max`, 8192 to 12000500. */
    fsFileMax?: pulumi.Input<number | undefined>;
    /** `fs.inotify.max_user_watches`, 781250 to 2097152. */
    fsInotifyMaxUserWatches?: pulumi.Input<number | undefined>;
    /** `fs.nr_open`, 8192 to 20000500. */
    fsNrOpen?: pulumi.Input<number | undefined>;
    /** `kernel.threads-max`, 20 to 513785. */
    kernelThreadsMax?: pulumi.Input<number | undefined>;
    /** `net.core.netdev_max_backlog`, 1000 to 3240000. */
    netCoreNetdevMaxBacklog?: pulumi.Input<number | undefined>;
    /** `net.core.optmem_max`, 20480 to 4194304. */
    netCoreOptmemMax?: pulumi.Input<number | undefined>;
    /** `net.core.rmem_default`, 212992 to 134217728. */
    netCoreRmemDefault?: pulumi.Input<number | undefined>;
    /** `net.core.rmem_max`, 212992 to 134217728. */
    netCoreRmemMax?: pulumi.Input<number | undefined>;
    /** `net.core.somaxconn`, 4096 to 3240000. */
    netCoreSomaxconn?: pulumi.Input<number | undefined>;
    /** `net.core.wmem_default`, 212992 to 134217728. */
    netCoreWmemDefault?: pulumi.Input<number | undefined>;
    /** `net.core.wmem_max`, 212992 to 134217728. */
    netCoreWmemMax?: pulumi.Input<number | undefined>;
    /** `net.ipv4.ip_local_port_range`, two numbers with a space between them. */
    netIpv4IpLocalPortRange?: pulumi.Input<string | undefined>;
    /** `net.ipv4.neigh.default.gc_thresh1`, 128 to 80000. */
    netIpv4NeighDefaultGcThresh1?: pulumi.Input<number | undefined>;
    /** `net.ipv4.neigh.default.gc_thresh2`, 512 to 90000. */
    netIpv4NeighDefaultGcThresh2?: pulumi.Input<number | undefined>;
    /** `net.ipv4.neigh.default.gc_thresh3`, 1024 to 100000. */
    netIpv4NeighDefaultGcThresh3?: pulumi.Input<number | undefined>;
    /** `net.ipv4.tcp_fin_timeout`, 5 to 120 seconds. */
    netIpv4TcpFinTimeout?: pulumi.Input<number | undefined>;
    /** `net.ipv4.tcp_keepalive_probes`, 1 to 15. */
    netIpv4TcpKeepaliveProbes?: pulumi.Input<number | undefined>;
    /** `net.ipv4.tcp_keepalive_time`, 30 to 432000 seconds. */
    netIpv4TcpKeepaliveTime?: pulumi.Input<number | undefined>;
    /** `net.ipv4.tcp_max_syn_backlog`, 128 to 3240000. */
    netIpv4TcpMaxSynBacklog?: pulumi.Input<number | undefined>;
    /** `net.ipv4.tcp_max_tw_buckets`, 8000 to 1440000. */
    netIpv4TcpMaxTwBuckets?: pulumi.Input<number | undefined>;
    /** `net.ipv4.tcp_tw_reuse`. */
    netIpv4TcpTwReuse?: pulumi.Input<boolean | undefined>;
    /** `net.ipv4.tcp_keepalive_intvl`, 10 to 90 seconds. */
    netIpv4TcpkeepaliveIntvl?: pulumi.Input<number | undefined>;
    /** `net.netfilter.nf_conntrack_buckets`, 65536 to 524288. */
    netNetfilterNfConntrackBuckets?: pulumi.Input<number | undefined>;
    /** `net.netfilter.nf_conntrack_max`, 131072 to 2097152. */
    netNetfilterNfConntrackMax?: pulumi.Input<number | undefined>;
    /** `vm.max_map_count`, 65530 to 262144. */
    vmMaxMapCount?: pulumi.Input<number | undefined>;
    /** `vm.swappiness`, 0 to 100. */
    vmSwappiness?: pulumi.Input<number | undefined>;
    /** `vm.vfs_cache_pressure`, 1 to 100. */
    vmVfsCachePressure?: pulumi.Input<number | undefined>;
  }

  /** Settings of Linux on a pool's nodes. As a program gives it. */
  export interface LinuxOSConfigArgs {
    /** Size of the swap file, in MB. Default: no swap. */
    swapFileSizeMB?: pulumi.Input<number | undefined>;
    /** Kernel settings. Default: the service's. */
    sysctls?: pulumi.Input<containerservice.SysctlConfigArgs | undefined>;
    /** `always`, `defer`, `defer+madvise`, `madvise` or `never`. Default `madvise`. */
    transparentHugePageDefrag?: pulumi.Input<string | undefined>;
    /** `always`, `madvise` or `never`. Default `always`. */
    transparentHugePageEnabled?: pulumi.Input<string | undefined>;
  }

  /** How the cache answers names of a domain. As a program gives it. */
  export interface LocalDNSOverrideArgs {
    /** How long it keeps an answer, in seconds. Default 3600. */
    cacheDurationInSeconds?: pulumi.Input<number | undefined>;
    /** Whom it asks. Default: the cluster's DNS for the cluster's names, else the network's. */
    forwardDestination?: pulumi.Input<enums.containerservice.LocalDNSForwardDestination | (string & {}) | undefined>;
    /** In what order it asks several servers. Default `Sequential`. */
    forwardPolicy?: pulumi.Input<enums.containerservice.LocalDNSForwardPolicy | (string & {}) | undefined>;
    /** Most questions at the same time. Default 1000. */
    maxConcurrent?: pulumi.Input<number | undefined>;
    /** How it asks. Default `PreferUDP`. */
    protocol?: pulumi.Input<enums.containerservice.LocalDNSProtocol | (string & {}) | undefined>;
    /** What it logs. Default `Error`. */
    queryLogging?: pulumi.Input<enums.containerservice.LocalDNSQueryLogging | (string & {}) | undefined>;
    /** Whether it gives old answers when nobody gives new ones. Default `Immediate`. */
    serveStale?: pulumi.Input<enums.containerservice.LocalDNSServeStale | (string & {}) | undefined>;
    /** How old such answers may be, in seconds. Default 3600. */
    serveStaleDurationInSeconds?: pulumi.Input<number | undefined>;
  }

  /** Cache for names on each node of a pool. As a program gives it. */
  export interface LocalDNSProfileArgs {
    /** Settings for the cluster's own names, by domain. */
    kubeDNSOverrides?: pulumi.Input<{ [key: string]: pulumi.Input<containerservice.LocalDNSOverrideArgs> } | undefined>;
    /** Whether the nodes have the cache. Default `Preferred`. */
    mode?: pulumi.Input<enums.containerservice.LocalDNSMode | (string & {}) | undefined>;
    /** Settings for all other names, by domain. */
    vnetDNSOverrides?: pulumi.Input<{ [key: string]: pulumi.Input<containerservice.LocalDNSOverrideArgs> } | undefined>;
  }

  /** Ports of a node. As a program gives it. */
  export interface PortRangeArgs {
    /** Last port, 1 to 65535, `portStart` at least. */
    portEnd?: pulumi.Input<number | undefined>;
    /** First port, 1 to 65535. */
    portStart?: pulumi.Input<number | undefined>;
    /** Protocol. */
    protocol?: pulumi.Input<enums.containerservice.Protocol | (string & {}) | undefined>;
  }

  /** A tag of a public address. As a program gives it. */
  export interface IPTagArgs {
    /** Kind of tag, such as `RoutingPreference`. */
    ipTagType?: pulumi.Input<string | undefined>;
    /** Its value, such as `Internet`. */
    tag?: pulumi.Input<string | undefined>;
  }

  /** Network of a pool's nodes. As a program gives it. */
  export interface AgentPoolNetworkProfileArgs {
    /** Ports of the nodes that may be reached from outside. Default: none. */
    allowedHostPorts?: pulumi.Input<pulumi.Input<containerservice.PortRangeArgs>[] | undefined>;
    /** ARM ids of the application security groups of the nodes. Default: none. */
    applicationSecurityGroups?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Tags of the nodes' public addresses. Default: none. */
    nodePublicIPTags?: pulumi.Input<pulumi.Input<containerservice.IPTagArgs>[] | undefined>;
  }

  /** Security of a pool's nodes. As a program gives it. */
  export interface AgentPoolSecurityProfileArgs {
    /** Whether the nodes start signed software only. Default false. */
    enableSecureBoot?: pulumi.Input<boolean | undefined>;
    /** Whether the nodes have a virtual TPM. Default false. */
    enableVTPM?: pulumi.Input<boolean | undefined>;
    /** How one signs in to the nodes by SSH. Default `LocalUser`. */
    sshAccess?: pulumi.Input<enums.containerservice.AgentPoolSSHAccess | (string & {}) | undefined>;
  }

  /** Nodes of a size. As a program gives it. */
  export interface VirtualMachineNodesArgs {
    /** Number of nodes. */
    count?: pulumi.Input<number | undefined>;
    /** Size of the machines. */
    size?: pulumi.Input<string | undefined>;
  }

  /** A number of nodes of a size. As a program gives it. */
  export interface ManualScaleProfileArgs {
    /** Number of nodes. */
    count?: pulumi.Input<number | undefined>;
    /** Size of the machines, such as `Standard_D2s_v5`. */
    size?: pulumi.Input<string | undefined>;
  }

  /** Sizes and numbers of the nodes of a pool of single machines. As a program gives it. */
  export interface ScaleProfileArgs {
    /** Numbers of nodes, by size. */
    manual?: pulumi.Input<pulumi.Input<containerservice.ManualScaleProfileArgs>[] | undefined>;
  }

  /** Nodes of a pool of single machines. As a program gives it. */
  export interface VirtualMachinesProfileArgs {
    /** How many nodes there are, and of which sizes. */
    scale?: pulumi.Input<containerservice.ScaleProfileArgs | undefined>;
  }

  /** Settings of Windows nodes. As a program gives it. */
  export interface AgentPoolWindowsProfileArgs {
    /** Whether pods reach the outside with their own addresses. Needs a NAT gateway. Default false. */
    disableOutboundNat?: pulumi.Input<boolean | undefined>;
  }

  /** Operator that runs AI models. As a program gives it. */
  export interface ManagedClusterAIToolchainOperatorProfileArgs {
    /** Whether the cluster has it. Default false. */
    enabled?: pulumi.Input<boolean | undefined>;
  }

  /** How the cluster autoscaler decides. As a program gives it. */
  export interface ManagedClusterPropertiesAutoScalerProfileArgs {
    /** `true` to keep pools of the same kind at the same size. Default `false`. */
    balanceSimilarNodeGroups?: pulumi.Input<string | undefined>;
    /** Whether pods of daemon sets are evicted from nodes that have no others. Default false. */
    daemonsetEvictionForEmptyNodes?: pulumi.Input<boolean | undefined>;
    /** Whether pods of daemon sets are evicted from other nodes that are removed. Default true. */
    daemonsetEvictionForOccupiedNodes?: pulumi.Input<boolean | undefined>;
    /** Which pool grows, if several could. Default `random`. */
    expander?: pulumi.Input<enums.containerservice.Expander | (string & {}) | undefined>;
    /** Whether pods of daemon sets count for nothing when a node's use is looked at. Default false. */
    ignoreDaemonsetsUtilization?: pulumi.Input<boolean | undefined>;
    /** Most empty nodes that are removed at once. Default `10`. */
    maxEmptyBulkDelete?: pulumi.Input<string | undefined>;
    /** How long pods may take to end on a node that is removed, in seconds. Default `600`. */
    maxGracefulTerminationSec?: pulumi.Input<string | undefined>;
    /** How long a node may take to come, such as `15m`. Default `15m`. */
    maxNodeProvisionTime?: pulumi.Input<string | undefined>;
    /** Share of nodes that are not ready at which scaling pauses, 0 to 100. Default `45`. */
    maxTotalUnreadyPercentage?: pulumi.Input<string | undefined>;
    /** Age at which a pod that waits counts, such as `10s`. Default `0s`. */
    newPodScaleUpDelay?: pulumi.Input<string | undefined>;
    /** Nodes that may be not ready, whatever their share. Default `3`. */
    okTotalUnreadyCount?: pulumi.Input<string | undefined>;
    /** How long after a node came none is removed, such as `10m`. Default `10m`. */
    scaleDownDelayAfterAdd?: pulumi.Input<string | undefined>;
    /** How long after a node was removed no other is. Default: `scanInterval`. */
    scaleDownDelayAfterDelete?: pulumi.Input<string | undefined>;
    /** How long after a failure no node is removed, such as `3m`. Default `3m`. */
    scaleDownDelayAfterFailure?: pulumi.Input<string | undefined>;
    /** How long a node is not needed before it is removed, such as `10m`. Default `10m`. */
    scaleDownUnneededTime?: pulumi.Input<string | undefined>;
    /** The same for a node that is not ready, such as `20m`. Default `20m`. */
    scaleDownUnreadyTime?: pulumi.Input<string | undefined>;
    /** Use below which a node is not needed, 0 to 1. Default `0.5`. */
    scaleDownUtilizationThreshold?: pulumi.Input<string | undefined>;
    /** How often the autoscaler looks, such as `10s`. Default `10s`. */
    scanInterval?: pulumi.Input<string | undefined>;
    /** `true` to keep nodes with pods that store data on them. Default `true`. */
    skipNodesWithLocalStorage?: pulumi.Input<string | undefined>;
    /** `true` to keep nodes with pods of the cluster itself. Default `true`. */
    skipNodesWithSystemPods?: pulumi.Input<string | undefined>;
  }

  /** Labels and annotations of objects in metrics. As a program gives it. */
  export interface ManagedClusterAzureMonitorProfileKubeStateMetricsArgs {
    /** Annotations, by kind of object, such as `namespaces=[a,b]`. Default: none. */
    metricAnnotationsAllowList?: pulumi.Input<string | undefined>;
    /** Labels, by kind of object, such as `pods=[app]`. Default: none. */
    metricLabelsAllowlist?: pulumi.Input<string | undefined>;
  }

  /** Metrics for Prometheus. As a program gives it. */
  export interface ManagedClusterAzureMonitorProfileMetricsArgs {
    /** Whether they are collected. */
    enabled: pulumi.Input<boolean>;
    /** Which labels and annotations of objects become labels of metrics. Default: none. */
    kubeStateMetrics?: pulumi.Input<containerservice.ManagedClusterAzureMonitorProfileKubeStateMetricsArgs | undefined>;
  }

  /** What Azure Monitor collects from a cluster. As a program gives it. */
  export interface ManagedClusterAzureMonitorProfileArgs {
    /** Metrics for Prometheus. Default: none. */
    metrics?: pulumi.Input<containerservice.ManagedClusterAzureMonitorProfileMetricsArgs | undefined>;
  }

  /** Where new nodes get their own images from. As a program gives it. */
  export interface ManagedClusterBootstrapProfileArgs {
    /** The source. Default `Direct`. */
    artifactSource?: pulumi.Input<enums.containerservice.ArtifactSource | (string & {}) | undefined>;
    /** ARM id of the registry of source `Cache`. Default: one that the service makes. */
    containerRegistryId?: pulumi.Input<string | undefined>;
  }

  /** An edge zone. As a program gives it. */
  export interface ExtendedLocationArgs {
    /** Name of the zone. */
    name?: pulumi.Input<string | undefined>;
    /** Kind of location. */
    type?: pulumi.Input<enums.containerservice.ExtendedLocationTypes | (string & {}) | undefined>;
  }

  /** Proxy of a cluster's nodes. As a program gives it. */
  export interface ManagedClusterHTTPProxyConfigArgs {
    /** URL of the proxy for HTTP. */
    httpProxy?: pulumi.Input<string | undefined>;
    /** URL of the proxy for HTTPS. */
    httpsProxy?: pulumi.Input<string | undefined>;
    /** Hosts and ranges that are reached without it. */
    noProxy?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Certificate of its authority, in base64. Default: the usual authorities. */
    trustedCa?: pulumi.Input<string | undefined>;
  }

  /** An identity of another tenant. As a program gives it. */
  export interface DelegatedResourceArgs {
    /** Region. */
    location?: pulumi.Input<string | undefined>;
    /** ARM id of the resource that it comes by. */
    referralResource?: pulumi.Input<string | undefined>;
    /** ARM id of the resource. */
    resourceId?: pulumi.Input<string | undefined>;
    /** Its tenant. */
    tenantId?: pulumi.Input<string | undefined>;
  }

  /** NGINX controller of application routing. As a program gives it. */
  export interface ManagedClusterIngressProfileNginxArgs {
    /** How the first controller is reached. Default `AnnotationControlled`. */
    defaultIngressControllerType?: pulumi.Input<
      enums.containerservice.NginxIngressControllerType | (string & {}) | undefined
    >;
  }

  /** Application routing of a cluster. As a program gives it. */
  export interface ManagedClusterIngressProfileWebAppRoutingArgs {
    /** ARM ids of the DNS zones that it writes names to. Default: none. */
    dnsZoneResourceIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Whether the cluster has it. Default false. */
    enabled?: pulumi.Input<boolean | undefined>;
    /** Its NGINX controller. */
    nginx?: pulumi.Input<containerservice.ManagedClusterIngressProfileNginxArgs | undefined>;
  }

  /** Traffic into a cluster. As a program gives it. */
  export interface ManagedClusterIngressProfileArgs {
    /** Application routing, which Azure manages. Default: none. */
    webAppRouting?: pulumi.Input<containerservice.ManagedClusterIngressProfileWebAppRoutingArgs | undefined>;
  }

  /** Costs of a cluster by namespace and deployment. As a program gives it. */
  export interface ManagedClusterCostAnalysisArgs {
    /** Whether they are collected. Needs tier Standard or Premium. Default false. */
    enabled?: pulumi.Input<boolean | undefined>;
  }

  /** What a cluster tells about itself. As a program gives it. */
  export interface ManagedClusterMetricsProfileArgs {
    /** Costs by namespace and deployment. Default: none. */
    costAnalysis?: pulumi.Input<containerservice.ManagedClusterCostAnalysisArgs | undefined>;
  }

  /** Metrics and logs of a network's traffic. As a program gives it. */
  export interface AdvancedNetworkingObservabilityArgs {
    /** Whether there are any. Default false. */
    enabled?: pulumi.Input<boolean | undefined>;
  }

  /** Rules of a network by name and by content. As a program gives it. */
  export interface AdvancedNetworkingSecurityArgs {
    /** Which rules there may be. Default `None`. */
    advancedNetworkPolicies?: pulumi.Input<enums.containerservice.AdvancedNetworkPolicies | (string & {}) | undefined>;
    /** Whether there are any. Default false. */
    enabled?: pulumi.Input<boolean | undefined>;
  }

  /** Observability and security of a cluster's network. As a program gives it. */
  export interface AdvancedNetworkingArgs {
    /** Whether the cluster has both. Default false. */
    enabled?: pulumi.Input<boolean | undefined>;
    /** Metrics and logs of the network's traffic. */
    observability?: pulumi.Input<containerservice.AdvancedNetworkingObservabilityArgs | undefined>;
    /** Rules by name and by content. */
    security?: pulumi.Input<containerservice.AdvancedNetworkingSecurityArgs | undefined>;
  }

  /** Addresses that the service makes for outgoing traffic. As a program gives it. */
  export interface ManagedClusterLoadBalancerProfileManagedOutboundIPsArgs {
    /** Number of IPv4 addresses, 1 to 100. Default 1. */
    count?: pulumi.Input<number | undefined>;
    /** Number of IPv6 addresses, 1 to 100. Default: 0, and 1 with both IP families. */
    countIPv6?: pulumi.Input<number | undefined>;
  }

  /** A resource that is there already. As a program gives it. */
  export interface ResourceReferenceArgs {
    /** ARM id. */
    id?: pulumi.Input<string | undefined>;
  }

  /** Prefixes of the addresses of outgoing traffic. As a program gives it. */
  export interface ManagedClusterLoadBalancerProfileOutboundIPPrefixesArgs {
    /** The prefixes. */
    publicIPPrefixes?: pulumi.Input<pulumi.Input<containerservice.ResourceReferenceArgs>[] | undefined>;
  }

  /** Addresses of outgoing traffic that are there already. As a program gives it. */
  export interface ManagedClusterLoadBalancerProfileOutboundIPsArgs {
    /** The addresses. */
    publicIPs?: pulumi.Input<pulumi.Input<containerservice.ResourceReferenceArgs>[] | undefined>;
  }

  /** The load balancer of a cluster's outgoing traffic. As a program gives it. */
  export interface ManagedClusterLoadBalancerProfileArgs {
    /** Ports of each node, 0 to 64000; 0 for as many as there are. Default 0. */
    allocatedOutboundPorts?: pulumi.Input<number | undefined>;
    /** Whether it knows nodes by their addresses. Default `NodeIPConfiguration`. */
    backendPoolType?: pulumi.Input<enums.containerservice.BackendPoolType | (string & {}) | undefined>;
    /** Whether a cluster may have several. Default false. */
    enableMultipleStandardLoadBalancers?: pulumi.Input<boolean | undefined>;
    /** How long a connection may be silent, in minutes, 4 to 120. Default 30. */
    idleTimeoutInMinutes?: pulumi.Input<number | undefined>;
    /** Addresses that the service makes. Default: one. */
    managedOutboundIPs?: pulumi.Input<
      containerservice.ManagedClusterLoadBalancerProfileManagedOutboundIPsArgs | undefined
    >;
    /** Prefixes that the addresses come from. */
    outboundIPPrefixes?: pulumi.Input<
      containerservice.ManagedClusterLoadBalancerProfileOutboundIPPrefixesArgs | undefined
    >;
    /** Addresses that are there already. */
    outboundIPs?: pulumi.Input<containerservice.ManagedClusterLoadBalancerProfileOutboundIPsArgs | undefined>;
  }

  /** Addresses of a NAT gateway. As a program gives it. */
  export interface ManagedClusterManagedOutboundIPProfileArgs {
    /** Number of addresses, 1 to 16. Default 1. */
    count?: pulumi.Input<number | undefined>;
  }

  /** The NAT gateway of a cluster's outgoing traffic. As a program gives it. */
  export interface ManagedClusterNATGatewayProfileArgs {
    /** How long a connection may be silent, in minutes, 4 to 120. Default 4. */
    idleTimeoutInMinutes?: pulumi.Input<number | undefined>;
    /** Addresses that the service makes. Default: one. */
    managedOutboundIPProfile?: pulumi.Input<containerservice.ManagedClusterManagedOutboundIPProfileArgs | undefined>;
  }

  /** Fixed addresses of outgoing traffic. As a program gives it. */
  export interface ManagedClusterStaticEgressGatewayProfileArgs {
    /** Whether the cluster has them. Default false. */
    enabled?: pulumi.Input<boolean | undefined>;
  }

  /** Whether the service makes nodes as pods need them. As a program gives it. */
  export interface ManagedClusterNodeProvisioningProfileArgs {
    /** Whether there are pools to begin with. Default `Auto`. */
    defaultNodePools?: pulumi.Input<
      enums.containerservice.NodeProvisioningDefaultNodePools | (string & {}) | undefined
    >;
    /** Whether it does. Default `Manual`. */
    mode?: pulumi.Input<enums.containerservice.NodeProvisioningMode | (string & {}) | undefined>;
  }

  /** The resource group of a cluster's nodes. As a program gives it. */
  export interface ManagedClusterNodeResourceGroupProfileArgs {
    /** What users may change in it. Default `Unrestricted`. */
    restrictionLevel?: pulumi.Input<enums.containerservice.RestrictionLevel | (string & {}) | undefined>;
  }

  /** An Azure identity of pods. As a program gives it. */
  export interface ManagedClusterPodIdentityArgs {
    /** Value of the label `aadpodidbinding` of its pods. Default: its name. */
    bindingSelector?: pulumi.Input<string | undefined>;
    /** The identity. */
    identity: pulumi.Input<containerservice.UserAssignedIdentityArgs>;
    /** Name. */
    name: pulumi.Input<string>;
    /** Namespace of its pods. */
    namespace: pulumi.Input<string>;
  }

  /** Pods that go without an identity. As a program gives it. */
  export interface ManagedClusterPodIdentityExceptionArgs {
    /** Name. */
    name: pulumi.Input<string>;
    /** Namespace of the pods. */
    namespace: pulumi.Input<string>;
    /** Labels of the pods. */
    podLabels: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;
  }

  /** Azure identities of pods, the way before workload identities. As a program gives it. */
  export interface ManagedClusterPodIdentityProfileArgs {
    /** Whether that is allowed with network plugin kubenet, which is not safe. Default false. */
    allowNetworkPluginKubenet?: pulumi.Input<boolean | undefined>;
    /** Whether pods have them. Default false. */
    enabled?: pulumi.Input<boolean | undefined>;
    /** The identities. */
    userAssignedIdentities?: pulumi.Input<pulumi.Input<containerservice.ManagedClusterPodIdentityArgs>[] | undefined>;
    /** Pods that go without. */
    userAssignedIdentityExceptions?: pulumi.Input<
      pulumi.Input<containerservice.ManagedClusterPodIdentityExceptionArgs>[] | undefined
    >;
  }

  /** A private link resource of a cluster. As a program gives it. */
  export interface PrivateLinkResourceArgs {
    /** Its group. */
    groupId?: pulumi.Input<string | undefined>;
    /** ARM id. */
    id?: pulumi.Input<string | undefined>;
    /** Name. */
    name?: pulumi.Input<string | undefined>;
    /** What it consists of. */
    requiredMembers?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Kind of resource. */
    type?: pulumi.Input<string | undefined>;
  }

  /** Encryption of a cluster's secrets. As a program gives it. */
  export interface AzureKeyVaultKmsArgs {
    /** Whether they are encrypted with that key. Default false. */
    enabled?: pulumi.Input<boolean | undefined>;
    /** Id of the key, a URL with its version. */
    keyId?: pulumi.Input<string | undefined>;
    /** How the vault is reached. Default `Public`. */
    keyVaultNetworkAccess?: pulumi.Input<enums.containerservice.KeyVaultNetworkAccessTypes | (string & {}) | undefined>;
    /** ARM id of the vault. Needed if it is reached in private. */
    keyVaultResourceId?: pulumi.Input<string | undefined>;
  }

  /** Microsoft Defender's watch over a cluster. As a program gives it. */
  export interface ManagedClusterSecurityProfileDefenderSecurityMonitoringArgs {
    /** Whether it watches. Default false. */
    enabled?: pulumi.Input<boolean | undefined>;
  }

  /** Microsoft Defender of a cluster. As a program gives it. */
  export interface ManagedClusterSecurityProfileDefenderArgs {
    /** ARM id of the workspace that it writes to. */
    logAnalyticsWorkspaceResourceId?: pulumi.Input<string | undefined>;
    /** Watch over what happens in the cluster. */
    securityMonitoring?: pulumi.Input<
      containerservice.ManagedClusterSecurityProfileDefenderSecurityMonitoringArgs | undefined
    >;
  }

  /** Removal of images that nobody uses. As a program gives it. */
  export interface ManagedClusterSecurityProfileImageCleanerArgs {
    /** Whether they are removed. Default false. */
    enabled?: pulumi.Input<boolean | undefined>;
    /** How often, in hours, 24 to 2160. Default 168. */
    intervalHours?: pulumi.Input<number | undefined>;
  }

  /** Azure identities of workloads. As a program gives it. */
  export interface ManagedClusterSecurityProfileWorkloadIdentityArgs {
    /** Whether workloads can have them. Default false. */
    enabled?: pulumi.Input<boolean | undefined>;
  }

  /** Security of a cluster. As a program gives it. */
  export interface ManagedClusterSecurityProfileArgs {
    /** Encryption of secrets with a key of a key vault. Default: none. */
    azureKeyVaultKms?: pulumi.Input<containerservice.AzureKeyVaultKmsArgs | undefined>;
    /** At most 10 certificates, in base64, that the nodes trust. Default: none. */
    customCATrustCertificates?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Microsoft Defender. Default: none. */
    defender?: pulumi.Input<containerservice.ManagedClusterSecurityProfileDefenderArgs | undefined>;
    /** Removal of images that nobody uses. Default: none. */
    imageCleaner?: pulumi.Input<containerservice.ManagedClusterSecurityProfileImageCleanerArgs | undefined>;
    /** Azure identities of workloads; needs `oidcIssuerProfile`. Default: none. */
    workloadIdentity?: pulumi.Input<containerservice.ManagedClusterSecurityProfileWorkloadIdentityArgs | undefined>;
  }

  /** Certificates for Istio in a key vault. As a program gives it. */
  export interface IstioPluginCertificateAuthorityArgs {
    /** Name of the chain of certificates. */
    certChainObjectName?: pulumi.Input<string | undefined>;
    /** Name of the intermediate certificate. */
    certObjectName?: pulumi.Input<string | undefined>;
    /** Name of its private key. */
    keyObjectName?: pulumi.Input<string | undefined>;
    /** ARM id of the vault. */
    keyVaultId?: pulumi.Input<string | undefined>;
    /** Name of the root certificate. */
    rootCertObjectName?: pulumi.Input<string | undefined>;
  }

  /** Authority of Istio's certificates. As a program gives it. */
  export interface IstioCertificateAuthorityArgs {
    /** Certificates of a key vault. Default: none. */
    plugin?: pulumi.Input<containerservice.IstioPluginCertificateAuthorityArgs | undefined>;
  }

  /** A gateway of Istio for outgoing traffic. As a program gives it. */
  export interface IstioEgressGatewayArgs {
    /** Whether it is there. */
    enabled: pulumi.Input<boolean>;
    /** Name of its static gateway configuration. */
    gatewayConfigurationName?: pulumi.Input<string | undefined>;
    /** Name. */
    name: pulumi.Input<string>;
    /** Namespace. Default `aks-istio-egress`. */
    namespace?: pulumi.Input<string | undefined>;
  }

  /** A gateway of Istio for incoming traffic. As a program gives it. */
  export interface IstioIngressGatewayArgs {
    /** Whether it is there. */
    enabled: pulumi.Input<boolean>;
    /** Who can reach it. */
    mode: pulumi.Input<enums.containerservice.IstioIngressGatewayMode | (string & {})>;
  }

  /** Gateways of Istio. As a program gives it. */
  export interface IstioComponentsArgs {
    /** Gateways for outgoing traffic. Default: none. */
    egressGateways?: pulumi.Input<pulumi.Input<containerservice.IstioEgressGatewayArgs>[] | undefined>;
    /** Gateways for incoming traffic. Default: none. */
    ingressGateways?: pulumi.Input<pulumi.Input<containerservice.IstioIngressGatewayArgs>[] | undefined>;
  }

  /** Istio of a cluster. As a program gives it. */
  export interface IstioServiceMeshArgs {
    /** Authority of its certificates. Default: its own. */
    certificateAuthority?: pulumi.Input<containerservice.IstioCertificateAuthorityArgs | undefined>;
    /** Its gateways. Default: none. */
    components?: pulumi.Input<containerservice.IstioComponentsArgs | undefined>;
    /** Its versions, such as `asm-1-24`: one, or two while it is upgraded. Default: the service's choice. */
    revisions?: pulumi.Input<pulumi.Input<string>[] | undefined>;
  }

  /** Service mesh of a cluster. As a program gives it. */
  export interface ServiceMeshProfileArgs {
    /** Settings of mode `Istio`. */
    istio?: pulumi.Input<containerservice.IstioServiceMeshArgs | undefined>;
    /** Which one. */
    mode: pulumi.Input<enums.containerservice.ServiceMeshMode | (string & {})>;
  }

  /** Driver for blobs. As a program gives it. */
  export interface ManagedClusterStorageProfileBlobCSIDriverArgs {
    /** Whether the cluster has it. Default false. */
    enabled?: pulumi.Input<boolean | undefined>;
  }

  /** Driver for disks. As a program gives it. */
  export interface ManagedClusterStorageProfileDiskCSIDriverArgs {
    /** Whether the cluster has it. Default true. */
    enabled?: pulumi.Input<boolean | undefined>;
  }

  /** Driver for file shares. As a program gives it. */
  export interface ManagedClusterStorageProfileFileCSIDriverArgs {
    /** Whether the cluster has it. Default true. */
    enabled?: pulumi.Input<boolean | undefined>;
  }

  /** Controller of snapshots. As a program gives it. */
  export interface ManagedClusterStorageProfileSnapshotControllerArgs {
    /** Whether the cluster has it. Default true. */
    enabled?: pulumi.Input<boolean | undefined>;
  }

  /** Drivers for a cluster's volumes. As a program gives it. */
  export interface ManagedClusterStorageProfileArgs {
    /** Blobs of Azure Storage. Default: none. */
    blobCSIDriver?: pulumi.Input<containerservice.ManagedClusterStorageProfileBlobCSIDriverArgs | undefined>;
    /** Azure disks. Default: there. */
    diskCSIDriver?: pulumi.Input<containerservice.ManagedClusterStorageProfileDiskCSIDriverArgs | undefined>;
    /** Azure file shares. Default: there. */
    fileCSIDriver?: pulumi.Input<containerservice.ManagedClusterStorageProfileFileCSIDriverArgs | undefined>;
    /** Snapshots of volumes. Default: there. */
    snapshotController?: pulumi.Input<containerservice.ManagedClusterStorageProfileSnapshotControllerArgs | undefined>;
  }

  /** Upgrades of a cluster in spite of failed checks. As a program gives it. */
  export interface UpgradeOverrideSettingsArgs {
    /** Whether they go on. Default false. */
    forceUpgrade?: pulumi.Input<boolean | undefined>;
    /** When that ends, in UTC, such as `2030-01-01T00:00:00Z`, at most 30 days ahead. Default: three days. */
    until?: pulumi.Input<string | undefined>;
  }

  /** How a cluster is upgraded. As a program gives it. */
  export interface ClusterUpgradeSettingsArgs {
    /** Upgrades in spite of failed checks. Default: none. */
    overrideSettings?: pulumi.Input<containerservice.UpgradeOverrideSettingsArgs | undefined>;
  }

  /** Group managed service accounts of Windows. As a program gives it. */
  export interface WindowsGmsaProfileArgs {
    /** Address of the domain's DNS server. Default: the network's. */
    dnsServer?: pulumi.Input<string | undefined>;
    /** Whether the nodes know them. Default false. */
    enabled?: pulumi.Input<boolean | undefined>;
    /** Name of the root domain. Default: the network's. */
    rootDomainName?: pulumi.Input<string | undefined>;
  }

  /** Sign-in to a cluster's Windows nodes. As a program gives it. */
  export interface ManagedClusterWindowsProfileArgs {
    /** Password of the administrator, 8 to 123 characters. */
    adminPassword?: pulumi.Input<string | undefined>;
    /** Name of the administrator, at most 20 characters. */
    adminUsername: pulumi.Input<string>;
    /** Whether the nodes have the proxy for volumes. Default true. */
    enableCSIProxy?: pulumi.Input<boolean | undefined>;
    /** Group managed service accounts of Windows. Default: none. */
    gmsaProfile?: pulumi.Input<containerservice.WindowsGmsaProfileArgs | undefined>;
    /** License of Windows: `Windows_Server` for one that you have already. Default `None`. */
    licenseType?: pulumi.Input<enums.containerservice.LicenseType | (string & {}) | undefined>;
  }

  /** Scaling by events (KEDA). As a program gives it. */
  export interface ManagedClusterWorkloadAutoScalerProfileKedaArgs {
    /** Whether the cluster has it. */
    enabled: pulumi.Input<boolean>;
  }

  /** Requests of pods that follow their use. As a program gives it. */
  export interface ManagedClusterWorkloadAutoScalerProfileVerticalPodAutoscalerArgs {
    /** Whether the cluster has it. */
    enabled: pulumi.Input<boolean>;
  }

  /** Scaling of a cluster's workloads. As a program gives it. */
  export interface ManagedClusterWorkloadAutoScalerProfileArgs {
    /** Scaling by events. Default: none. */
    keda?: pulumi.Input<containerservice.ManagedClusterWorkloadAutoScalerProfileKedaArgs | undefined>;
    /** Requests of pods that follow their use. Default: none. */
    verticalPodAutoscaler?: pulumi.Input<
      containerservice.ManagedClusterWorkloadAutoScalerProfileVerticalPodAutoscalerArgs | undefined
    >;
  }

  /** An add-on of a cluster, as it is. As a program gives it. */
  export interface ManagedClusterAddonProfileResponseArgs {
    /** Settings of the add-on, by their names. */
    config?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
    /** Whether the cluster has it. */
    enabled: pulumi.Input<boolean>;
    /** Identity that the add-on acts in. */
    identity: pulumi.Input<containerservice.UserAssignedIdentityArgs>;
  }

  /** Cache for names on each node of a pool, as it is. As a program gives it. */
  export interface LocalDNSProfileResponseArgs {
    /** Settings for the cluster's own names, by domain. */
    kubeDNSOverrides?: pulumi.Input<{ [key: string]: pulumi.Input<containerservice.LocalDNSOverrideArgs> } | undefined>;
    /** Whether the nodes have the cache. */
    mode?: pulumi.Input<string | undefined>;
    /** Whether the nodes have the cache at the moment. */
    state: pulumi.Input<string>;
    /** Settings for all other names, by domain. */
    vnetDNSOverrides?: pulumi.Input<{ [key: string]: pulumi.Input<containerservice.LocalDNSOverrideArgs> } | undefined>;
  }

  /** More about an error. As a program gives it. */
  export interface ErrorAdditionalInfoResponseArgs {
    /** The information. */
    info: pulumi.Input<any>;
    /** Its kind. */
    type: pulumi.Input<string>;
  }

  /** An error of the service. As a program gives it. */
  export interface ErrorDetailResponseArgs {
    /** More about it. */
    additionalInfo: pulumi.Input<pulumi.Input<containerservice.ErrorAdditionalInfoResponseArgs>[]>;
    /** Code. */
    code: pulumi.Input<string>;
    /** Errors that it consists of. */
    details: pulumi.Input<pulumi.Input<any>[]>;
    /** Message. */
    message: pulumi.Input<string>;
    /** What it is about. */
    target: pulumi.Input<string>;
  }

  /** What went wrong in the last operation on a pool. As a program gives it. */
  export interface AgentPoolStatusResponseArgs {
    /** The error, if there was one. */
    provisioningError: pulumi.Input<containerservice.ErrorDetailResponseArgs>;
  }

  /** Application routing of a cluster, as it is. As a program gives it. */
  export interface ManagedClusterIngressProfileWebAppRoutingResponseArgs {
    /** ARM ids of the DNS zones that it writes names to. */
    dnsZoneResourceIds?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Whether the cluster has it. */
    enabled?: pulumi.Input<boolean | undefined>;
    /** Identity that it acts in. */
    identity: pulumi.Input<containerservice.UserAssignedIdentityArgs>;
    /** Its NGINX controller. */
    nginx?: pulumi.Input<containerservice.ManagedClusterIngressProfileNginxArgs | undefined>;
  }

  /** Traffic into a cluster, as it is. As a program gives it. */
  export interface ManagedClusterIngressProfileResponseArgs {
    /** Application routing, which Azure manages. */
    webAppRouting?: pulumi.Input<containerservice.ManagedClusterIngressProfileWebAppRoutingResponseArgs | undefined>;
  }

  /** The load balancer of a cluster's outgoing traffic, as it is. As a program gives it. */
  export interface ManagedClusterLoadBalancerProfileResponseArgs {
    /** Ports of each node, 0 to 64000; 0 for as many as there are. */
    allocatedOutboundPorts?: pulumi.Input<number | undefined>;
    /** Whether it knows nodes by their addresses. */
    backendPoolType?: pulumi.Input<string | undefined>;
    /** The addresses that are in use. */
    effectiveOutboundIPs: pulumi.Input<pulumi.Input<containerservice.ResourceReferenceArgs>[]>;
    /** Whether a cluster may have several. */
    enableMultipleStandardLoadBalancers?: pulumi.Input<boolean | undefined>;
    /** How long a connection may be silent, in minutes, 4 to 120. */
    idleTimeoutInMinutes?: pulumi.Input<number | undefined>;
    /** Addresses that the service makes. */
    managedOutboundIPs?: pulumi.Input<
      containerservice.ManagedClusterLoadBalancerProfileManagedOutboundIPsArgs | undefined
    >;
    /** Prefixes that the addresses come from. */
    outboundIPPrefixes?: pulumi.Input<
      containerservice.ManagedClusterLoadBalancerProfileOutboundIPPrefixesArgs | undefined
    >;
    /** Addresses that are there already. */
    outboundIPs?: pulumi.Input<containerservice.ManagedClusterLoadBalancerProfileOutboundIPsArgs | undefined>;
  }

  /** The NAT gateway of a cluster's outgoing traffic, as it is. As a program gives it. */
  export interface ManagedClusterNATGatewayProfileResponseArgs {
    /** The addresses that are in use. */
    effectiveOutboundIPs: pulumi.Input<pulumi.Input<containerservice.ResourceReferenceArgs>[]>;
    /** How long a connection may be silent, in minutes, 4 to 120. */
    idleTimeoutInMinutes?: pulumi.Input<number | undefined>;
    /** Addresses that the service makes. */
    managedOutboundIPProfile?: pulumi.Input<containerservice.ManagedClusterManagedOutboundIPProfileArgs | undefined>;
  }

  /** An error of an identity of pods. As a program gives it. */
  export interface ManagedClusterPodIdentityProvisioningErrorBodyResponseArgs {
    /** Code. */
    code?: pulumi.Input<string | undefined>;
    /** Errors that it consists of. */
    details?: pulumi.Input<pulumi.Input<any>[] | undefined>;
    /** Message. */
    message?: pulumi.Input<string | undefined>;
    /** What it is about. */
    target?: pulumi.Input<string | undefined>;
  }

  /** Why an identity could not be given to pods. As a program gives it. */
  export interface ManagedClusterPodIdentityProvisioningErrorResponseArgs {
    /** The error. */
    error?: pulumi.Input<containerservice.ManagedClusterPodIdentityProvisioningErrorBodyResponseArgs | undefined>;
  }

  /** Why an identity could not be given to pods. As a program gives it. */
  export interface ManagedClusterPodIdentityResponseProvisioningInfoArgs {
    /** The error. */
    error?: pulumi.Input<containerservice.ManagedClusterPodIdentityProvisioningErrorResponseArgs | undefined>;
  }

  /** An Azure identity of pods, as it is. As a program gives it. */
  export interface ManagedClusterPodIdentityResponseArgs {
    /** Value of the label `aadpodidbinding` of its pods. */
    bindingSelector?: pulumi.Input<string | undefined>;
    /** The identity. */
    identity: pulumi.Input<containerservice.UserAssignedIdentityArgs>;
    /** Name. */
    name: pulumi.Input<string>;
    /** Namespace of its pods. */
    namespace: pulumi.Input<string>;
    /** Why it could not be given to the pods. */
    provisioningInfo: pulumi.Input<containerservice.ManagedClusterPodIdentityResponseProvisioningInfoArgs>;
    /** Whether the pods have it. */
    provisioningState: pulumi.Input<string>;
  }

  /** Azure identities of pods, the way before workload identities, as it is. As a program gives it. */
  export interface ManagedClusterPodIdentityProfileResponseArgs {
    /** Whether that is allowed with network plugin kubenet, which is not safe. */
    allowNetworkPluginKubenet?: pulumi.Input<boolean | undefined>;
    /** Whether pods have them. */
    enabled?: pulumi.Input<boolean | undefined>;
    /** The identities. */
    userAssignedIdentities?: pulumi.Input<
      pulumi.Input<containerservice.ManagedClusterPodIdentityResponseArgs>[] | undefined
    >;
    /** Pods that go without. */
    userAssignedIdentityExceptions?: pulumi.Input<
      pulumi.Input<containerservice.ManagedClusterPodIdentityExceptionArgs>[] | undefined
    >;
  }

  /** A private link resource of a cluster, as it is. As a program gives it. */
  export interface PrivateLinkResourceResponseArgs {
    /** Its group. */
    groupId?: pulumi.Input<string | undefined>;
    /** ARM id. */
    id?: pulumi.Input<string | undefined>;
    /** Name. */
    name?: pulumi.Input<string | undefined>;
    /** ARM id of its private link service. */
    privateLinkServiceID: pulumi.Input<string>;
    /** What it consists of. */
    requiredMembers?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Kind of resource. */
    type?: pulumi.Input<string | undefined>;
  }

  /** What went wrong in the last operation on a cluster. As a program gives it. */
  export interface ManagedClusterStatusResponseArgs {
    /** The error, if there was one. */
    provisioningError: pulumi.Input<containerservice.ErrorDetailResponseArgs>;
  }

  /** Who made and changed a resource, and when. As a program gives it. */
  export interface SystemDataResponseArgs {
    /** When it was made, in UTC. */
    createdAt?: pulumi.Input<string | undefined>;
    /** Who made it. */
    createdBy?: pulumi.Input<string | undefined>;
    /** Kind of that identity. */
    createdByType?: pulumi.Input<string | undefined>;
    /** When it was changed last, in UTC. */
    lastModifiedAt?: pulumi.Input<string | undefined>;
    /** Who changed it last. */
    lastModifiedBy?: pulumi.Input<string | undefined>;
    /** Kind of that identity. */
    lastModifiedByType?: pulumi.Input<string | undefined>;
  }
}

export namespace resources {
  /** The state of a resource group. As a program gives it. */
  export interface ResourceGroupPropertiesResponseArgs {
    /** `Succeeded` when the group is usable. */
    provisioningState: pulumi.Input<string>;
  }
}
