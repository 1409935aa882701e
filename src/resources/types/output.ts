// Generated from schema.json by `npm run generate`. Do not edit.
import type * as enums from "./enums";
export namespace storage {
  /** The SKU of a storage account. As a program receives it. */
  export interface Sku {
    /** Replication and performance tier, such as `Standard_LRS`. */
    name: enums.storage.SkuName;
  }

  /** The SKU of a storage account as the service tells it. As a program receives it. */
  export interface SkuResponse {
    /** Replication and performance tier, such as `Standard_LRS`. */
    name: enums.storage.SkuName;
    /** Performance tier: `Standard` or `Premium`. */
    tier: string;
  }

  /** Service endpoints of a storage account by the internet's routing. As a program receives it. */
  export interface StorageAccountInternetEndpointsResponse {
    /** URL of the blob service. */
    blob: string;
    /** URL of the data lake. */
    dfs: string;
    /** URL of the file service. */
    file: string;
    /** URL of the static website. */
    web: string;
  }

  /** Service endpoints of a storage account by the routing of Microsoft's network. As a program receives it. */
  export interface StorageAccountMicrosoftEndpointsResponse {
    /** URL of the blob service. */
    blob: string;
    /** URL of the data lake. */
    dfs: string;
    /** URL of the file service. */
    file: string;
    /** URL of the queue service. */
    queue: string;
    /** URL of the table service. */
    table: string;
    /** URL of the static website. */
    web: string;
  }

  /** Service endpoints of a storage account. As a program receives it. */
  export interface Endpoints {
    /** Endpoints by the internet's routing, if the account publishes them. */
    internetEndpoints?: storage.StorageAccountInternetEndpointsResponse;
    /** Endpoints by the routing of Microsoft's network, if the account publishes them. */
    microsoftEndpoints?: storage.StorageAccountMicrosoftEndpointsResponse;
    /** URL of the file service. */
    file: string;
    /** URL of the blob service. */
    blob: string;
    /** URL of the queue service. */
    queue: string;
    /** URL of the table service. */
    table: string;
    /** URL of the static website. */
    web: string;
    /** URL of the Data Lake service. */
    dfs: string;
  }

  /** An access key of a storage account. As a program receives it. */
  export interface StorageAccountKey {
    /** `key1` or `key2`. */
    keyName: string;
    /** The key, in base64. */
    value: string;
    /** What the key allows: `FULL` or `READ`. */
    permissions: string;
    /** When the key was made, in UTC. */
    creationTime?: string;
  }

  /** What a stored policy allows, and when. As a program receives it. */
  export interface AccessPolicy {
    /** Time from which it holds, in UTC. */
    startTime?: string;
    /** Time until which it holds, in UTC. */
    expiryTime?: string;
    /** Letters of the rights: `r` read, `c` create, `w` write, `d` delete, `l` list. */
    permission?: string;
  }

  /** What Azure Files must know of an Active Directory. As a program receives it. */
  export interface ActiveDirectoryProperties {
    /** Primary domain that the directory's DNS server serves. */
    domainName?: string;
    /** GUID of the domain. */
    domainGuid?: string;
    /** NetBIOS name of the domain. */
    netBiosDomainName?: string;
    /** The directory's forest. */
    forestName?: string;
    /** Security identifier of the domain. */
    domainSid?: string;
    /** Security identifier of Azure Storage in the domain. */
    azureStorageSid?: string;
    /** Name of the storage account's account in the directory. */
    samAccountName?: string;
    /** Kind of that account. */
    accountType?: enums.storage.AccountType;
  }

  /** How users sign in to shares with identities of a directory. As a program receives it. */
  export interface AzureFilesIdentityBasedAuthentication {
    /** Directory service. */
    directoryServiceOptions: enums.storage.DirectoryServiceOptions;
    /** What is to be known of an Active Directory: required for `AD`, optional for `AADKERB`. */
    activeDirectoryProperties?: storage.ActiveDirectoryProperties;
    /** Right of users who have none of their own. Default `None`. */
    defaultSharePermission?: enums.storage.DefaultSharePermission;
  }

  /** A domain of one's own for an account's blobs. As a program receives it. */
  export interface CustomDomain {
    /** The domain: a CNAME record of the account's address. */
    name: string;
    /** Whether the domain is checked by an indirect CNAME record. Default false. */
    useSubDomainName?: boolean;
  }

  /** How a service of an account encrypts what it stores. As a program receives it. */
  export interface EncryptionService {
    /** Whether it does. Azure always encrypts. */
    enabled?: boolean;
    /** Whose its key is. Default `Account` for blobs and files, `Service` for queues and tables. */
    keyType?: enums.storage.KeyType;
  }

  /** How a service of an account encrypts what it stores, as it is. As a program receives it. */
  export interface EncryptionServiceResponse {
    /** Whether it does. */
    enabled?: boolean;
    /** Whose its key is. */
    keyType?: string;
    /** When it was last turned on, in UTC. */
    lastEnabledTime: string;
  }

  /** The services of an account that encrypt what they store. As a program receives it. */
  export interface EncryptionServices {
    /** Blobs. */
    blob?: storage.EncryptionService;
    /** Files. */
    file?: storage.EncryptionService;
    /** Queues. */
    queue?: storage.EncryptionService;
    /** Tables. */
    table?: storage.EncryptionService;
  }

  /** The services of an account that encrypt what they store, as they are. As a program receives it. */
  export interface EncryptionServicesResponse {
    /** Blobs. */
    blob?: storage.EncryptionServiceResponse;
    /** Files. */
    file?: storage.EncryptionServiceResponse;
    /** Queues. */
    queue?: storage.EncryptionServiceResponse;
    /** Tables. */
    table?: storage.EncryptionServiceResponse;
  }

  /** A key in Azure Key Vault that encrypts an account. As a program receives it. */
  export interface KeyVaultProperties {
    /** Name of the key. */
    keyName?: string;
    /** Version of the key. Default: always the newest. */
    keyVersion?: string;
    /** URL of the key vault. */
    keyVaultUri?: string;
  }

  /** A key in Azure Key Vault that encrypts an account, as it is. As a program receives it. */
  export interface KeyVaultPropertiesResponse {
    /** Name of the key. */
    keyName?: string;
    /** Version of the key. Default: always the newest. */
    keyVersion?: string;
    /** URL of the key vault. */
    keyVaultUri?: string;
    /** Id of the key with the version that is in use. */
    currentVersionedKeyIdentifier: string;
    /** When that version ends, in UTC. */
    currentVersionedKeyExpirationTimestamp: string;
    /** When the version last changed, in UTC. */
    lastKeyRotationTimestamp: string;
  }

  /** The identity that reads the key of encryption. As a program receives it. */
  export interface EncryptionIdentity {
    /** ARM id of a user-assigned identity of the account. */
    encryptionUserAssignedIdentity?: string;
    /** Client id of an application of several tenants, with which a vault of another tenant is reached. */
    encryptionFederatedIdentityClientId?: string;
  }

  /** How an account encrypts what it stores. As a program receives it. */
  export interface Encryption {
    /** Who keeps the key. Default `Microsoft.Storage`. */
    keySource?: enums.storage.KeySource;
    /** The services. Default: the service's. */
    services?: storage.EncryptionServices;
    /** The key, for the key source `Microsoft.Keyvault`. */
    keyVaultProperties?: storage.KeyVaultProperties;
    /** The identity that reads the key from the vault. */
    encryptionIdentity?: storage.EncryptionIdentity;
    /** Whether what is stored is encrypted a second time. Only a new account can have it. Default false. */
    requireInfrastructureEncryption?: boolean;
  }

  /** How an account encrypts what it stores, as it is. As a program receives it. */
  export interface EncryptionResponse {
    /** Who keeps the key. */
    keySource?: string;
    /** The services. Default: the service's. */
    services?: storage.EncryptionServicesResponse;
    /** The key, for the key source `Microsoft.Keyvault`. */
    keyVaultProperties?: storage.KeyVaultPropertiesResponse;
    /** The identity that reads the key from the vault. */
    encryptionIdentity?: storage.EncryptionIdentity;
    /** Whether what is stored is encrypted a second time. Only a new account can have it. Default false. */
    requireInfrastructureEncryption?: boolean;
  }

  /** An edge zone. As a program receives it. */
  export interface ExtendedLocation {
    /** Its name. */
    name?: string;
    /** Its kind. */
    type?: enums.storage.ExtendedLocationTypes;
  }

  /** The managed identities of an account. As a program receives it. */
  export interface Identity {
    /** Kinds of identities. */
    type: enums.storage.IdentityType;
    /** ARM ids of user-assigned identities. */
    userAssignedIdentities?: string[];
  }

  /** A user-assigned identity, as it is. As a program receives it. */
  export interface UserAssignedIdentityResponse {
    /** Its client id. */
    clientId: string;
    /** Its principal id. */
    principalId: string;
  }

  /** The managed identities of an account, as they are. As a program receives it. */
  export interface IdentityResponse {
    /** Kinds of identities. */
    type: string;
    /** Principal id of the identity that Azure made. */
    principalId: string;
    /** Tenant of that identity. */
    tenantId: string;
    /** The given identities, by ARM id. */
    userAssignedIdentities?: { [key: string]: storage.UserAssignedIdentityResponse };
  }

  /** How long blobs cannot be changed. As a program receives it. */
  export interface AccountImmutabilityPolicyProperties {
    /** Days since a blob was made, 1 to 146000. */
    immutabilityPeriodSinceCreationInDays?: number;
    /** `Locked` can only be made longer; the first state must be `Disabled` or `Unlocked`. */
    state?: enums.storage.AccountImmutabilityPolicyState;
    /** Whether append blobs may grow meanwhile. Default false. */
    allowProtectedAppendWrites?: boolean;
  }

  /** Whether blobs of an account can be kept from changes. As a program receives it. */
  export interface ImmutableStorageAccount {
    /** Whether they can. */
    enabled?: boolean;
    /** The policy of blobs that have none of their own. Default none. */
    immutabilityPolicy?: storage.AccountImmutabilityPolicyProperties;
  }

  /** How old the account's keys may be. As a program receives it. */
  export interface KeyPolicy {
    /** Days after which a key counts as old. */
    keyExpirationPeriodInDays: number;
  }

  /** When an account's keys were made. As a program receives it. */
  export interface KeyCreationTimeResponse {
    /** The first, in UTC. */
    key1?: string;
    /** The second, in UTC. */
    key2?: string;
  }

  /** An address that may reach an account. As a program receives it. */
  export interface IPRule {
    /** IPv4 address or range in CIDR form. */
    iPAddressOrRange: string;
    /** What the rule does. Default `Allow`. */
    action?: enums.storage.Action;
  }

  /** A subnet that may reach an account. As a program receives it. */
  export interface VirtualNetworkRule {
    /** ARM id of the subnet. */
    virtualNetworkResourceId: string;
    /** What the rule does. Default `Allow`. */
    action?: enums.storage.Action;
    /** State of the rule. The service sets it. */
    state?: enums.storage.State;
  }

  /** Resources of Azure that may reach an account. As a program receives it. */
  export interface ResourceAccessRule {
    /** ARM id, which may have `*` for any name. */
    resourceId?: string;
    /** Tenant of the resources. */
    tenantId?: string;
  }

  /** Who may reach an account over the network. As a program receives it. */
  export interface NetworkRuleSet {
    /** What happens to traffic that no rule is about. Azure's default: `Allow`. */
    defaultAction: enums.storage.DefaultAction;
    /** Traffic that passes the rules: `None`, or any of `Logging`, `Metrics` and `AzureServices` with commas between them. Default `AzureServices`. */
    bypass?: string;
    /** Addresses. Default none. */
    ipRules?: storage.IPRule[];
    /** Subnets. Default none. */
    virtualNetworkRules?: storage.VirtualNetworkRule[];
    /** Resources of Azure. Default none. */
    resourceAccessRules?: storage.ResourceAccessRule[];
  }

  /** How traffic from the internet reaches an account. As a program receives it. */
  export interface RoutingPreference {
    /** The usual way. Default `MicrosoftRouting`. */
    routingChoice?: enums.storage.RoutingChoice;
    /** Whether there are addresses for Microsoft's network. Default false. */
    publishMicrosoftEndpoints?: boolean;
    /** Whether there are addresses for the internet. Default false. */
    publishInternetEndpoints?: boolean;
  }

  /** How long signatures for access to an account may be valid. As a program receives it. */
  export interface SasPolicy {
    /** Longest time, as `days.hours:minutes:seconds`. */
    sasExpirationPeriod: string;
    /** What happens to one that is valid for longer. Default `Log`. */
    expirationAction: enums.storage.ExpirationAction;
  }

  /** The state of an account's copy in another region. As a program receives it. */
  export interface GeoReplicationStatsResponse {
    /** Whether the copy can become the account. */
    canFailover: boolean;
    /** Whether it can without loss of data. */
    canPlannedFailover: boolean;
    /** Until when all writes are in the copy, in UTC. */
    lastSyncTime: string;
    /** Redundancy after that. */
    postFailoverRedundancy: string;
    /** Redundancy after a planned one. */
    postPlannedFailoverRedundancy: string;
    /** `Live`, `Bootstrap` or `Unavailable`. */
    status: string;
  }

  /** A range of blobs. As a program receives it. */
  export interface BlobRestoreRangeResponse {
    /** The first name; empty for the account's first. */
    startRange: string;
    /** The name behind the last; empty for the account's last. */
    endRange: string;
  }

  /** What is restored. As a program receives it. */
  export interface BlobRestoreParametersResponse {
    /** The time whose state is restored, in UTC. */
    timeToRestore: string;
    /** The blobs. */
    blobRanges: storage.BlobRestoreRangeResponse[];
  }

  /** The state of a restoration of blobs. As a program receives it. */
  export interface BlobRestoreStatusResponse {
    /** `InProgress`, `Complete` or `Failed`. */
    status: string;
    /** Its id. */
    restoreId: string;
    /** Why it failed. */
    failureReason: string;
    /** What is restored. */
    parameters: storage.BlobRestoreParametersResponse;
  }

  /** The state of a change of an account's redundancy. As a program receives it. */
  export interface StorageAccountSkuConversionStatusResponse {
    /** `InProgress`, `Succeeded` or `Failed`. */
    skuConversionStatus: string;
    /** The new one. */
    targetSkuName?: string;
    /** When it began, in UTC. */
    startTime: string;
    /** When it ended, in UTC. */
    endTime: string;
  }

  /** A change of an account's redundancy that a customer has asked for. As a program receives it. */
  export interface AccountMigrationInProgressResponse {
    /** ARM id. */
    id?: string;
    /** Name. */
    name?: string;
    /** ARM type. */
    type?: string;
    /** The redundancy that is asked for. */
    targetSkuName?: string;
    /** Its state. */
    migrationStatus?: string;
    /** Why it failed. */
    migrationFailedReason?: string;
    /** The same in more detail. */
    migrationFailedDetailedReason?: string;
  }

  /** A private endpoint. As a program receives it. */
  export interface PrivateEndpointResponse {
    /** ARM id. */
    id: string;
  }

  /** The state of a private connection. As a program receives it. */
  export interface PrivateLinkServiceConnectionStateResponse {
    /** `Approved`, `Pending` or `Rejected`. */
    status?: string;
    /** Why. */
    description?: string;
    /** What is to be done. */
    actionRequired?: string;
  }

  /** A private connection to an account. As a program receives it. */
  export interface PrivateEndpointConnectionResponse {
    /** ARM id. */
    id: string;
    /** Name. */
    name: string;
    /** ARM type. */
    type: string;
    /** Its state. */
    provisioningState: string;
    /** The endpoint. */
    privateEndpoint?: storage.PrivateEndpointResponse;
    /** Whether it is allowed. */
    privateLinkServiceConnectionState: storage.PrivateLinkServiceConnectionStateResponse;
  }

  /** How much faster a share may be for a price. As a program receives it. */
  export interface FileSharePropertiesFileSharePaidBursting {
    /** Whether the share may be faster for a price. Default false. */
    paidBurstingEnabled?: boolean;
    /** Operations per second at most. Default: the service's, 102400. */
    paidBurstingMaxIops?: number;
    /** MiB per second at most. Default: the service's, 10340. */
    paidBurstingMaxBandwidthMibps?: number;
  }

  /** A stored access policy of a share. As a program receives it. */
  export interface SignedIdentifier {
    /** Name of the policy, unique in the share. */
    id?: string;
    /** The policy. */
    accessPolicy?: storage.AccessPolicy;
  }
}

export namespace containerinstance {
  /** A container of a group. As a program receives it. */
  export interface Container {
    /** Name, unique in the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
    name: string;
    /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. Required, except in a group from a profile, which has it. */
    image?: string;
    /** The program to run and its arguments, in exec form. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: what the image says. */
    command?: string[];
    /** Environment variables. Names are unique in the container. */
    environmentVariables?: containerinstance.EnvironmentVariable[];
    /** Ports that the container listens on. A port of the group's address must be one of them. */
    ports?: containerinstance.ContainerPort[];
    /** CPU and memory. Required, except in a group from a profile, which has them. */
    resources?: containerinstance.ResourceRequirements;
    /** Where the group's volumes appear in the container. */
    volumeMounts?: containerinstance.VolumeMount[];
    /** What the container may do, and as which user. */
    securityContext?: containerinstance.SecurityContextDefinition;
    /** Restarts the container when it fails, after growing delays, unless the restart policy is `Never`. */
    livenessProbe?: containerinstance.ContainerProbe;
    /** Tells whether the container can do its work: the group is ready when all are. */
    readinessProbe?: containerinstance.ContainerProbe;
    /** Settings as files in the container. */
    configMap?: containerinstance.ConfigMap;
  }

  /** A container of a group, as ARM answers. As a program receives it. */
  export interface ContainerResponse {
    /** Name, unique in the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
    name: string;
    /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. */
    image: string;
    /** The program to run and its arguments, in exec form. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: what the image says. */
    command?: string[];
    /** Environment variables. Names are unique in the container. */
    environmentVariables?: containerinstance.EnvironmentVariable[];
    /** Ports that the container listens on. A port of the group's address must be one of them. */
    ports?: containerinstance.ContainerPort[];
    /** CPU and memory. */
    resources?: containerinstance.ResourceRequirements;
    /** Where the group's volumes appear in the container. */
    volumeMounts?: containerinstance.VolumeMount[];
    /** What the container may do, and as which user. */
    securityContext?: containerinstance.SecurityContextDefinition;
    /** Restarts the container when it fails, after growing delays, unless the restart policy is `Never`. */
    livenessProbe?: containerinstance.ContainerProbe;
    /** Tells whether the container can do its work: the group is ready when all are. */
    readinessProbe?: containerinstance.ContainerProbe;
    /** Settings as files in the container. */
    configMap?: containerinstance.ConfigMap;
    /** How the container is doing. */
    instanceView: containerinstance.ContainerInstanceView;
  }

  /** An environment variable: give one of `value`, `secureValue` and `secureValueReference`. As a program receives it. */
  export interface EnvironmentVariable {
    /** Name: 1 to 63 letters, digits and underscores, no underscore at the ends. */
    name: string;
    /** Value that anyone who can read the group may see. */
    value?: string;
    /** Secret value. ARM never returns it. */
    secureValue?: string;
    /** Name of one of the group's `secretReferences`, whose secret is the value. The local engine refuses it. */
    secureValueReference?: string;
  }

  /** A port that a container listens on. As a program receives it. */
  export interface ContainerPort {
    /** Port number, 1 to 65535, unique in the group. Azure reserves some: see https://learn.microsoft.com/azure/container-instances/container-instances-faq. */
    port: number;
    /** Protocol. Default `TCP`. */
    protocol?: enums.containerinstance.ContainerNetworkProtocol;
  }

  /** CPU and memory of a container. As a program receives it. */
  export interface ResourceRequirements {
    /** What the container is given for sure. */
    requests: containerinstance.ResourceRequests;
    /** The most that it may use. Default: what it requests. */
    limits?: containerinstance.ResourceLimits;
  }

  /** CPU and memory that a container is given. As a program receives it. */
  export interface ResourceRequests {
    /** CPU cores, more than 0. The containers of a group may have 32 together. */
    cpu: number;
    /** Memory in GB (1024³ bytes) in steps of 0.1. The containers of a group may have 256 together. */
    memoryInGB: number;
    /** GPUs. The local engine refuses them. */
    gpu?: containerinstance.GpuResource;
  }

  /** A volume of the group, mounted into a container. As a program receives it. */
  export interface VolumeMount {
    /** Name of one of the group's volumes. */
    name: string;
    /** Absolute path in the container, unique in it and without a colon. */
    mountPath: string;
    /** Whether the container may only read. Default false. */
    readOnly?: boolean;
  }

  /** What a container may do, and as which user. As a program receives it. */
  export interface SecurityContextDefinition {
    /** User id, 0 or more. Default: what the image says. A container that mounts Azure Files must run as root, 0. */
    runAsUser?: number;
    /** Group id, 0 or more. Default: what the image says. */
    runAsGroup?: number;
    /** Whether the container has all rights on its machine. Needs sku `Confidential`. Default false. */
    privileged?: boolean;
    /** Whether a program may gain more rights than the one that started it, as by setuid. Default true. */
    allowPrivilegeEscalation?: boolean;
    /** Linux capabilities to add and to take away. */
    capabilities?: containerinstance.SecurityContextCapabilitiesDefinition;
    /** Seccomp profile: Docker's JSON form, in base64. Default: the service's own. */
    seccompProfile?: string;
  }

  /** The address of a container group. Leave it out for a group without one. As a program receives it. */
  export interface IpAddress {
    /** `Public`, or `Private` for an address in the group's subnet. */
    type: enums.containerinstance.ContainerGroupIpAddressType;
    /** Ports open on the address, at most 5. Each must be a port of one of the containers, with the same protocol. */
    ports: containerinstance.Port[];
    /** First label of the group's domain name, unique in the region: 5 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end. */
    dnsNameLabel?: string;
    /** Address that is wanted. Default: the service chooses. */
    ip?: string;
    /** Who may take over the label after the group is gone: all but `Unsecure` put a hash into the domain name. Default `Unsecure`. */
    autoGeneratedDomainNameLabelScope?: enums.containerinstance.DnsNameLabelReusePolicy;
  }

  /** A port that is open on a group's address. As a program receives it. */
  export interface Port {
    /** Port number, 1 to 65535. */
    port: number;
    /** Protocol. Default `TCP`. */
    protocol?: enums.containerinstance.ContainerGroupNetworkProtocol;
  }

  /** A volume of a group: exactly one of `azureFile`, `emptyDir`, `secret`, `secretReference` and `gitRepo`. As a program receives it. */
  export interface Volume {
    /** Name, unique in the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
    name: string;
    /** An Azure Files share. */
    azureFile?: containerinstance.AzureFileVolume;
    /** An empty directory that lives as long as the group: `{}`. */
    emptyDir?: any;
    /** Read-only files: by file name, their content in base64. ARM never returns it. On Azure they are in memory; on the local engine in a volume that goes with the group. */
    secret?: { [key: string]: string };
    /** Files in memory: by file name, the name of one of the group's `secretReferences`. The local engine refuses it. */
    secretReference?: { [key: string]: string };
    /** A clone of a git repository. */
    gitRepo?: containerinstance.GitRepoVolume;
  }

  /** An Azure Files share as a volume. Needs Linux, containers that run as root, and an SMB share. As a program receives it. */
  export interface AzureFileVolume {
    /** Name of the share. */
    shareName: string;
    /** Name of the share's storage account. */
    storageAccountName: string;
    /** Access key of the account. Default: Berth asks ARM for it each time it sends the group, so that it is in no program and in no state. */
    storageAccountKey?: string;
    /** Whether the group may only read. Default false. */
    readOnly?: boolean;
    /** Name of one of the group's `secretReferences`, whose secret is the account's key. */
    storageAccountKeyReference?: string;
    /** Client id, a GUID, of the user-assigned identity that signs in to the share over SMB in place of a key. The group's `identity` must have it, and the account must allow it (`isSmbOAuthEnabled`). Default: the account's key. */
    userAssignedIdentityClientId?: string;
  }

  /** The address of a container group. As a program receives it. */
  export interface IpAddressState {
    /** `Public` or `Private`. */
    type: string;
    /** Ports open on the address. */
    ports: containerinstance.PortState[];
    /** First label of the domain name. */
    dnsNameLabel?: string;
    /** The address. It may change when the group is restarted. */
    ip?: string;
    /** The domain name. */
    fqdn: string;
    /** Who may take over the label after the group is gone. */
    autoGeneratedDomainNameLabelScope?: string;
    /** Local engine only: the name by which other groups reach this one, when it has no domain name. */
    internalHost?: string;
  }

  /** A port that is open on a group's address. As a program receives it. */
  export interface PortState {
    /** Port number in the group. */
    port: number;
    /** `TCP` or `UDP`. */
    protocol?: string;
    /** Local engine only: the port of `ip` on this machine that leads to `port`. */
    hostPort?: number;
  }

  /** A state that a container is or was in. As a program receives it. */
  export interface ContainerState {
    /** `Running`, `Waiting` or `Terminated`. */
    state: string;
    /** When it began, in UTC. */
    startTime: string;
    /** When it ended, in UTC. */
    finishTime: string;
    /** Exit code of the container's program. */
    exitCode: number;
    /** Why the container is in this state. */
    detailStatus: string;
  }

  /** Something that happened to a group or container. As a program receives it. */
  export interface Event {
    /** Kind of event, such as `Started`. */
    name: string;
    /** What happened. */
    message: string;
    /** `Normal` or `Warning`. */
    type: string;
    /** How often it happened. */
    count: number;
    /** When it first happened, in UTC. */
    firstTimestamp: string;
    /** When it last happened, in UTC. */
    lastTimestamp: string;
  }

  /** How a container is doing. As a program receives it. */
  export interface ContainerInstanceView {
    /** How often it was restarted. */
    restartCount: number;
    /** The state it is in. */
    currentState: containerinstance.ContainerState;
    /** The state before. */
    previousState: containerinstance.ContainerState;
    /** What happened to it. */
    events: containerinstance.Event[];
    /** Local engine only: whether the readiness probe is content. */
    ready?: boolean;
  }

  /** How a group is doing. As a program receives it. */
  export interface ContainerGroupInstanceView {
    /** `Pending`, `Running`, `Succeeded`, `Failed` or `Stopped`. */
    state: string;
    /** What happened to the group. */
    events: containerinstance.Event[];
    /** Local engine only, for groups with probes: `running` or `stopped`, of the process that runs them. */
    supervisor?: string;
  }

  /** A header of an HTTP request. As a program receives it. */
  export interface HttpHeader {
    /** Name. */
    name?: string;
    /** Value. */
    value?: string;
  }

  /** An HTTP request to the container: a status from 200 to 399 is a success. As a program receives it. */
  export interface ContainerHttpGet {
    /** Path, such as `/healthz`. Default `/`. */
    path?: string;
    /** Port that the container listens on, 1 to 65535. */
    port: number;
    /** `http` or `https`; certificates are not verified. Default `http`. */
    scheme?: enums.containerinstance.Scheme;
    /** Headers to send. */
    httpHeaders?: containerinstance.HttpHeader[];
  }

  /** A program to run in the container: exit code 0 is a success. As a program receives it. */
  export interface ContainerExec {
    /** The program and its arguments; no shell is implied. */
    command?: string[];
  }

  /** A regular check of a container: exactly one of `exec` and `httpGet`. As a program receives it. */
  export interface ContainerProbe {
    /** Runs a program in the container. */
    exec?: containerinstance.ContainerExec;
    /** Sends the container an HTTP request. */
    httpGet?: containerinstance.ContainerHttpGet;
    /** Seconds from the container's start to the first check, 0 or more. Default 0. */
    initialDelaySeconds?: number;
    /** Seconds from one check to the next, 1 or more. Default 10. */
    periodSeconds?: number;
    /** Failures in a row after which the probe has failed, 1 or more. Default 3. */
    failureThreshold?: number;
    /** Successes in a row after which a failed probe is good again, 1 or more. Default 1; of a liveness probe it must be 1. */
    successThreshold?: number;
    /** Seconds after which a check without an answer counts as failed, 1 or more. Default 1. */
    timeoutSeconds?: number;
  }

  /** Linux capabilities of a container. As a program receives it. */
  export interface SecurityContextCapabilitiesDefinition {
    /** Capabilities to add to the default ones, such as `NET_ADMIN`. */
    add?: string[];
    /** Capabilities to take away, or `ALL`. */
    drop?: string[];
  }

  /** GPUs. Azure retired the product on 14 July 2025. As a program receives it. */
  export interface GpuResource {
    /** Number of GPUs, 1, 2 or 4. */
    count: number;
    /** Kind of GPU. */
    sku: enums.containerinstance.GpuSku;
  }

  /** The most that a container may use. As a program receives it. */
  export interface ResourceLimits {
    /** CPU cores: its request or more, and at most what the group's containers request together. Default: its request. */
    cpu?: number;
    /** Memory in GB (1024³ bytes) in steps of 0.1: its request or more, and at most what the group's containers request together. Default: its request. */
    memoryInGB?: number;
    /** GPUs. The local engine refuses them. */
    gpu?: containerinstance.GpuResource;
  }

  /** Settings as files. As a program receives it. */
  export interface ConfigMap {
    /** Text by file name. */
    keyValuePairs?: { [key: string]: string };
  }

  /** A container that runs to its end before the others start. It has all CPU and memory of the group, and no ports. As a program receives it. */
  export interface InitContainerDefinition {
    /** Name, unique among all containers of the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
    name: string;
    /** Image reference such as `busybox:1`, without a scheme. Required, except in a group from a profile, which has it. */
    image?: string;
    /** The program to run and its arguments, in exec form. Default: what the image says. */
    command?: string[];
    /** Environment variables. Names are unique in the container. */
    environmentVariables?: containerinstance.EnvironmentVariable[];
    /** Where the group's volumes appear in the container. */
    volumeMounts?: containerinstance.VolumeMount[];
    /** What the container may do, and as which user. */
    securityContext?: containerinstance.SecurityContextDefinition;
  }

  /** An init container as ARM answers. As a program receives it. */
  export interface InitContainerResponse {
    /** Name, unique among all containers of the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
    name: string;
    /** Image reference such as `busybox:1`, without a scheme. */
    image?: string;
    /** The program to run and its arguments, in exec form. Default: what the image says. */
    command?: string[];
    /** Environment variables. Names are unique in the container. */
    environmentVariables?: containerinstance.EnvironmentVariable[];
    /** Where the group's volumes appear in the container. */
    volumeMounts?: containerinstance.VolumeMount[];
    /** What the container may do, and as which user. */
    securityContext?: containerinstance.SecurityContextDefinition;
    /** How the container is doing. */
    instanceView: containerinstance.ContainerInstanceView;
  }

  /** A git repository, cloned when the group is deployed. As a program receives it. */
  export interface GitRepoVolume {
    /** URL of the repository, with a scheme such as https; the local engine clones over http and https. It neither keeps nor shows credentials in the URL. */
    repository: string;
    /** Directory of the volume to clone into, without `..`. `.` is the volume itself. Default: one with the repository's name. */
    directory?: string;
    /** Hash of the commit. Default: the newest of the default branch. */
    revision?: string;
  }

  /** How to sign in to a registry of images: with `username` and a password, or with an `identity`. As a program receives it. */
  export interface ImageRegistryCredential {
    /** Host of the registry, and perhaps a port, without a scheme: `registry.example.com`. */
    server: string;
    /** User name. */
    username?: string;
    /** Password. ARM never returns it. */
    password?: string;
    /** Name of one of the group's `secretReferences`, whose secret is the password. The local engine refuses it. */
    passwordReference?: string;
    /** ARM id of the user-assigned identity that signs in; the group must have it. Local engine: the Docker CLI's own credentials. */
    identity?: string;
    /** URL of that identity. */
    identityUrl?: string;
  }

  /** A subnet of a virtual network. As a program receives it. */
  export interface ContainerGroupSubnetId {
    /** ARM id of the subnet. */
    id: string;
    /** A name for it. */
    name?: string;
  }

  /** How names are resolved in a group. As a program receives it. */
  export interface DnsConfiguration {
    /** Addresses of the name servers. */
    nameServers: string[];
    /** Domains to search, separated by spaces. */
    searchDomains?: string;
    /** Resolver options, separated by spaces, such as `ndots:2`. */
    options?: string;
  }

  /** A workspace of Log Analytics. As a program receives it. */
  export interface LogAnalytics {
    /** Id of the workspace. */
    workspaceId: string;
    /** Key of the workspace. ARM never returns it. */
    workspaceKey: string;
    /** Kind of log. */
    logType?: enums.containerinstance.LogAnalyticsLogType;
    /** Metadata. */
    metadata?: { [key: string]: string };
    /** ARM id of the workspace. ARM never returns it. */
    workspaceResourceId?: string;
  }

  /** Where logs go. As a program receives it. */
  export interface ContainerGroupDiagnostics {
    /** A workspace of Log Analytics. */
    logAnalytics?: containerinstance.LogAnalytics;
  }

  /** Encryption with a key of one's own. As a program receives it. */
  export interface EncryptionProperties {
    /** URL of the key vault. */
    vaultBaseUrl: string;
    /** Name of the key. */
    keyName: string;
    /** Version of the key. */
    keyVersion: string;
    /** ARM id of the identity that reads the key. */
    identity?: string;
  }

  /** What a confidential group may do. As a program receives it. */
  export interface ConfidentialComputeProperties {
    /** Confidential computing enforcement policy, in base64. */
    ccePolicy?: string;
  }

  /** A secret of a key vault, for the properties whose names end in `Reference`. As a program receives it. */
  export interface SecretReference {
    /** Name, unique in the group. */
    name: string;
    /** ARM id of the identity that reads the secret. */
    identity: string;
    /** URI of the secret. */
    secretReferenceUri: string;
  }

  /** Which containers may use an identity. As a program receives it. */
  export interface IdentityAccessControl {
    /** Who may use it. */
    access?: enums.containerinstance.IdentityAccessLevel;
    /** ARM id of the identity. */
    identity?: string;
  }

  /** Which containers may use which identity. As a program receives it. */
  export interface IdentityAcls {
    /** Who may use the identities that `acls` does not name. */
    defaultAccess?: enums.containerinstance.IdentityAccessLevel;
    /** Rules for single identities. */
    acls?: containerinstance.IdentityAccessControl[];
  }

  /** An extension of the service. As a program receives it. */
  export interface DeploymentExtensionSpec {
    /** Name. */
    name: string;
    /** Kind of extension, such as `kube-proxy`. */
    extensionType: string;
    /** Version of the extension. */
    version: string;
    /** Settings. */
    settings?: any;
    /** Secret settings. */
    protectedSettings?: any;
  }

  /** A profile that a group is made from. As a program receives it. */
  export interface ContainerGroupProfileReferenceDefinition {
    /** ARM id of the profile. */
    id?: string;
    /** Revision of the profile. Default: that which the group has been made from, and the latest one for a new group. */
    revision?: number;
  }

  /** A pool of groups that stand by. As a program receives it. */
  export interface StandbyPoolProfileDefinition {
    /** ARM id of the pool. */
    id?: string;
    /** Whether creation fails when the pool has no group left. Default false. */
    failContainerGroupCreateOnReuseFailure?: boolean;
  }

  /** Managed identities of a group. As a program receives it. */
  export interface ContainerGroupIdentity {
    /** Kinds of identity. */
    type?: enums.containerinstance.ResourceIdentityType;
    /** ARM ids of the user-assigned identities. */
    userAssignedIdentities?: string[];
  }

  /** How a container of a job ended. As a program receives it. */
  export interface ContainerJobResult {
    /** Name of the container. */
    name: string;
    /** Exit code of its program. */
    exitCode: number;
    /** What it wrote last: at most 1,000 lines and 16 KB. Secret when it holds one of the job's secrets. */
    logs: string;
    /** When it was started last, in UTC. */
    startTime?: string;
    /** When it ended, in UTC. */
    finishTime?: string;
    /** How often it was started again. */
    restartCount?: number;
  }

  /** A user-assigned identity. As a program receives it. */
  export interface UserAssignedIdentitiesResponse {
    /** Id of its principal. */
    principalId: string;
    /** Id of its client. */
    clientId: string;
  }

  /** Managed identities of a group. As a program receives it. */
  export interface ContainerGroupIdentityResponse {
    /** Kinds of identity. */
    type?: string;
    /** Id of the system-assigned identity's principal. */
    principalId: string;
    /** Id of its tenant. */
    tenantId: string;
    /** The user-assigned identities, by ARM id. */
    userAssignedIdentities?: { [key: string]: containerinstance.UserAssignedIdentitiesResponse };
  }
}

export namespace containerservice {
  /** The SKU of a cluster. As a program receives it. */
  export interface ManagedClusterSKU {
    /** Kind of cluster. Default `Base`. */
    name?: enums.containerservice.ManagedClusterSKUName;
    /** Price tier. Default `Free`. */
    tier?: enums.containerservice.ManagedClusterSKUTier;
  }

  /** The identity of a cluster's control plane. As a program receives it. */
  export interface ManagedClusterIdentity {
    /** Kind of identity. */
    type?: enums.containerservice.ResourceIdentityType;
    /** ARM id of the identity, exactly one, with type `UserAssigned`. */
    userAssignedIdentities?: string[];
    /** Identities of other tenants. Azure's own services use it. */
    delegatedResources?: { [key: string]: containerservice.DelegatedResource };
  }

  /** An identity that Azure resources act in. As a program receives it. */
  export interface UserAssignedIdentity {
    /** ARM id. */
    resourceId?: string;
    /** Client id. */
    clientId?: string;
    /** Object id. */
    objectId?: string;
    /** Principal id. */
    principalId?: string;
  }

  /** The identity of a cluster's control plane, as it is. As a program receives it. */
  export interface ManagedClusterIdentityResponse {
    /** Kind of identity. */
    type: string;
    /** Principal id of the identity that Azure made. */
    principalId: string;
    /** Tenant of that identity. */
    tenantId: string;
    /** The given identities, by ARM id. */
    userAssignedIdentities?: { [key: string]: containerservice.UserAssignedIdentity };
    /** Identities of other tenants. Azure's own services use it. */
    delegatedResources?: { [key: string]: containerservice.DelegatedResource };
  }

  /** The service principal of a cluster without an identity of its own. As a program receives it. */
  export interface ManagedClusterServicePrincipalProfile {
    /** Client id. */
    clientId: string;
    /** Password of the service principal. */
    secret?: string;
  }

  /** How the nodes of a pool are upgraded. As a program receives it. */
  export interface AgentPoolUpgradeSettings {
    /** Nodes that are added while the pool is upgraded: a number such as `5`, or a share such as `50%`. Default: the service's choice. */
    maxSurge?: string;
    /** How long the pods of a node may take to leave it, in minutes, 1 to 1440. Default 30. */
    drainTimeoutInMinutes?: number;
    /** Nodes that may be missing while the pool is upgraded: a number such as `1`, or a share such as `5%`. Default `0`. */
    maxUnavailable?: string;
    /** Pause after each node, in minutes, 0 to 30. Default 0. */
    nodeSoakDurationInMinutes?: number;
    /** What becomes of a node that pods do not leave. Default: the upgrade fails. */
    undrainableNodeBehavior?: enums.containerservice.UndrainableNodeBehavior;
  }

  /** A pool of nodes that a cluster is made with. As a program receives it. */
  export interface ManagedClusterAgentPoolProfile {
    /** Name: 1 to 12 lowercase letters and digits, a letter first; at most 6 with Windows. */
    name: string;
    /** Number of nodes, 0 to 1000; 1 at least in a System pool. With autoscaling the number to start with. Default 1. */
    count?: number;
    /** Size of the nodes' machines, such as `Standard_D2s_v5`. Default: the service's choice. */
    vmSize?: string;
    /** Operating system. Default Linux. */
    osType?: enums.containerservice.OSType;
    /** Distribution. Default: the service's choice for the operating system. */
    osSKU?: enums.containerservice.OSSKU;
    /** What the pool is for. */
    mode?: enums.containerservice.AgentPoolMode;
    /** What the nodes are made of. Default `VirtualMachineScaleSets`. */
    type?: enums.containerservice.AgentPoolType;
    /** Whether the number of nodes follows the load, between `minCount` and `maxCount`. Default false. */
    enableAutoScaling?: boolean;
    /** Least number of nodes with autoscaling, 0 to 1000; 1 at least in a System pool. */
    minCount?: number;
    /** Greatest number of nodes with autoscaling, `minCount` to 1000. */
    maxCount?: number;
    /** Most pods on a node, 10 to 250. Default: the service's choice, 110 or 30 by network plugin. */
    maxPods?: number;
    /** Kubernetes labels of the nodes. */
    nodeLabels?: { [key: string]: string };
    /** Kubernetes taints of the nodes, such as `gpu=true:NoSchedule`. */
    nodeTaints?: string[];
    /** Kubernetes version of the nodes, such as 1.34 or 1.34.4: at most the control plane's, and less than three minors behind. Default: the control plane's when the pool is made. */
    orchestratorVersion?: string;
    /** Zones of the region that the nodes are spread over. Default: none. */
    availabilityZones?: string[];
    /** Size of a node's system disk in GB, 30 to 2048; 0 for the service's choice. Default 0. */
    osDiskSizeGB?: number;
    /** Where the system disk is. Default: the service's choice. */
    osDiskType?: enums.containerservice.OSDiskType;
    /** Whether Azure may take nodes away; `Spot` only in User pools. Default Regular. */
    scaleSetPriority?: enums.containerservice.ScaleSetPriority;
    /** Most that a spot node may cost, in US dollars an hour; -1 for the price of a regular one. Default -1. */
    spotMaxPrice?: number;
    /** What becomes of spot nodes that are taken away. Default Delete. */
    scaleSetEvictionPolicy?: enums.containerservice.ScaleSetEvictionPolicy;
    /** ARM id of the subnet that the nodes join. Default: one that the service makes. */
    vnetSubnetID?: string;
    /** Whether each node has a public address. Default false. */
    enableNodePublicIP?: boolean;
    /** Whether the host encrypts the nodes' disks. Default false. */
    enableEncryptionAtHost?: boolean;
    /** Whether the operating system has FIPS cryptography. Default false. */
    enableFIPS?: boolean;
    /** Tags of the nodes' machines, at most 50. */
    tags?: { [key: string]: string };
    /** How the pool is upgraded. */
    upgradeSettings?: containerservice.AgentPoolUpgradeSettings;
    /** ARM id of the capacity reservation group that the nodes take their machines from. A change rotates the pool. Default: none. */
    capacityReservationGroupID?: string;
    /** Snapshot that the nodes are made from. Default: none. */
    creationData?: containerservice.CreationData;
    /** Whether ultra disks can be attached to the nodes. A change rotates the pool. Default false. */
    enableUltraSSD?: boolean;
    /** Settings of a pool of mode Gateway. */
    gatewayProfile?: containerservice.AgentPoolGatewayProfile;
    /** How the nodes' GPUs are partitioned. A change rotates the pool. Default: not at all. */
    gpuInstanceProfile?: enums.containerservice.GPUInstanceProfile;
    /** Drivers of the nodes' GPUs. Default: the service installs them. */
    gpuProfile?: containerservice.GPUProfile;
    /** ARM id of the dedicated host group that the nodes run on. A change rotates the pool. Default: none. */
    hostGroupID?: string;
    /** Settings of the nodes' kubelet. A change rotates the pool. Default: the service's. */
    kubeletConfig?: containerservice.KubeletConfig;
    /** Disk of containers, logs and other data of the kubelet. A change rotates the pool. Default `OS`. */
    kubeletDiskType?: enums.containerservice.KubeletDiskType;
    /** Settings of the nodes' Linux. A change rotates the pool. Default: the service's. */
    linuxOSConfig?: containerservice.LinuxOSConfig;
    /** Cache for names on each node. Default: the service's. */
    localDNSProfile?: containerservice.LocalDNSProfile;
    /** What a sign-in to a Linux node shows, in base64. A change rotates the pool. Default: nothing. */
    messageOfTheDay?: string;
    /** Ports, tags and security groups of the nodes' network. Default: none. */
    networkProfile?: containerservice.AgentPoolNetworkProfile;
    /** ARM id of the prefix that the nodes' public addresses come from; needs `enableNodePublicIP`. A change rotates the pool. */
    nodePublicIPPrefixID?: string;
    /** How pods get the addresses of their subnet. Default `DynamicIndividual`. */
    podIPAllocationMode?: enums.containerservice.PodIPAllocationMode;
    /** ARM id of the subnet of the pods. A change rotates the pool. Default: the nodes' subnet. */
    podSubnetID?: string;
    /** Whether the pool's nodes run. On the local engine `Running` only. Default `Running`. */
    powerState?: containerservice.PowerState;
    /** ARM id of the proximity placement group of the nodes. A change rotates the pool. Default: none. */
    proximityPlacementGroupID?: string;
    /** What becomes of nodes that are no longer needed. Default `Delete`. */
    scaleDownMode?: enums.containerservice.ScaleDownMode;
    /** Security of the nodes. Default: the service's. */
    securityProfile?: containerservice.AgentPoolSecurityProfile;
    /** Nodes of a pool of type `VirtualMachines`, by size. The service keeps it. */
    virtualMachineNodesStatus?: containerservice.VirtualMachineNodes[];
    /** Sizes and numbers of a pool of type `VirtualMachines`, in place of `vmSize` and `count`. */
    virtualMachinesProfile?: containerservice.VirtualMachinesProfile;
    /** Settings of Windows nodes. Default: the service's. */
    windowsProfile?: containerservice.AgentPoolWindowsProfile;
    /** What pods run on. Default `OCIContainer`. */
    workloadRuntime?: enums.containerservice.WorkloadRuntime;
  }

  /** Whether a cluster or a pool is switched on. As a program receives it. */
  export interface PowerState {
    /** Whether it is. */
    code?: enums.containerservice.Code;
  }

  /** A pool of nodes of a cluster. As a program receives it. */
  export interface ManagedClusterAgentPoolProfileResponse {
    /** Name: 1 to 12 lowercase letters and digits, a letter first; at most 6 with Windows. */
    name: string;
    /** Number of nodes, 0 to 1000; 1 at least in a System pool. With autoscaling the number to start with. */
    count?: number;
    /** Size of the nodes' machines, such as `Standard_D2s_v5`. */
    vmSize?: string;
    /** Operating system. */
    osType?: string;
    /** Distribution. */
    osSKU?: string;
    /** What the pool is for. */
    mode?: string;
    /** What the nodes are made of. */
    type?: string;
    /** Whether the number of nodes follows the load, between `minCount` and `maxCount`. */
    enableAutoScaling?: boolean;
    /** Least number of nodes with autoscaling, 0 to 1000; 1 at least in a System pool. */
    minCount?: number;
    /** Greatest number of nodes with autoscaling, `minCount` to 1000. */
    maxCount?: number;
    /** Most pods on a node, 10 to 250. */
    maxPods?: number;
    /** Kubernetes labels of the nodes. */
    nodeLabels?: { [key: string]: string };
    /** Kubernetes taints of the nodes, such as `gpu=true:NoSchedule`. */
    nodeTaints?: string[];
    /** Kubernetes version of the nodes, such as 1.34 or 1.34.4: at most the control plane's, and less than three minors behind. */
    orchestratorVersion?: string;
    /** Zones of the region that the nodes are spread over. */
    availabilityZones?: string[];
    /** Size of a node's system disk in GB, 30 to 2048; 0 for the service's choice. */
    osDiskSizeGB?: number;
    /** Where the system disk is. */
    osDiskType?: string;
    /** Whether Azure may take nodes away; `Spot` only in User pools. */
    scaleSetPriority?: string;
    /** Most that a spot node may cost, in US dollars an hour; -1 for the price of a regular one. */
    spotMaxPrice?: number;
    /** What becomes of spot nodes that are taken away. */
    scaleSetEvictionPolicy?: string;
    /** ARM id of the subnet that the nodes join. */
    vnetSubnetID?: string;
    /** Whether each node has a public address. */
    enableNodePublicIP?: boolean;
    /** Whether the host encrypts the nodes' disks. */
    enableEncryptionAtHost?: boolean;
    /** Whether the operating system has FIPS cryptography. */
    enableFIPS?: boolean;
    /** Tags of the nodes' machines, at most 50. */
    tags?: { [key: string]: string };
    /** How the pool is upgraded. */
    upgradeSettings?: containerservice.AgentPoolUpgradeSettings;
    /** Kubernetes version that the nodes run. */
    currentOrchestratorVersion: string;
    /** Image of the nodes. */
    nodeImageVersion: string;
    /** `Succeeded` when the pool is usable. */
    provisioningState: string;
    /** Whether the pool is switched on. */
    powerState?: containerservice.PowerState;
    /** ARM id of the capacity reservation group that the nodes take their machines from. */
    capacityReservationGroupID?: string;
    /** Snapshot that the nodes are made from. */
    creationData?: containerservice.CreationData;
    /** Changes whenever the pool changes. */
    eTag: string;
    /** Whether ultra disks can be attached to the nodes. */
    enableUltraSSD?: boolean;
    /** Settings of a pool of mode Gateway. */
    gatewayProfile?: containerservice.AgentPoolGatewayProfile;
    /** How the nodes' GPUs are partitioned. */
    gpuInstanceProfile?: string;
    /** Drivers of the nodes' GPUs. */
    gpuProfile?: containerservice.GPUProfile;
    /** ARM id of the dedicated host group that the nodes run on. */
    hostGroupID?: string;
    /** Settings of the nodes' kubelet. */
    kubeletConfig?: containerservice.KubeletConfig;
    /** Disk of containers, logs and other data of the kubelet. */
    kubeletDiskType?: string;
    /** Settings of the nodes' Linux. */
    linuxOSConfig?: containerservice.LinuxOSConfig;
    /** Cache for names on each node. */
    localDNSProfile?: containerservice.LocalDNSProfileResponse;
    /** What a sign-in to a Linux node shows, in base64. */
    messageOfTheDay?: string;
    /** Ports, tags and security groups of the nodes' network. */
    networkProfile?: containerservice.AgentPoolNetworkProfile;
    /** ARM id of the prefix that the nodes' public addresses come from; needs `enableNodePublicIP`. */
    nodePublicIPPrefixID?: string;
    /** How pods get the addresses of their subnet. */
    podIPAllocationMode?: string;
    /** ARM id of the subnet of the pods. */
    podSubnetID?: string;
    /** ARM id of the proximity placement group of the nodes. */
    proximityPlacementGroupID?: string;
    /** What becomes of nodes that are no longer needed. */
    scaleDownMode?: string;
    /** Security of the nodes. */
    securityProfile?: containerservice.AgentPoolSecurityProfile;
    /** What went wrong in the last operation, if anything did. */
    status?: containerservice.AgentPoolStatusResponse;
    /** Nodes of a pool of type `VirtualMachines`, by size. The service keeps it. */
    virtualMachineNodesStatus?: containerservice.VirtualMachineNodes[];
    /** Sizes and numbers of a pool of type `VirtualMachines`, in place of `vmSize` and `count`. */
    virtualMachinesProfile?: containerservice.VirtualMachinesProfile;
    /** Settings of Windows nodes. */
    windowsProfile?: containerservice.AgentPoolWindowsProfile;
    /** What pods run on. */
    workloadRuntime?: string;
  }

  /** The network of a cluster. As a program receives it. */
  export interface ContainerServiceNetworkProfile {
    /** Network plugin. Default: the service's choice. */
    networkPlugin?: enums.containerservice.NetworkPlugin;
    /** Mode of the network plugin. */
    networkPluginMode?: enums.containerservice.NetworkPluginMode;
    /** Engine that enforces network policies; `cilium` needs data plane cilium. Default: the service's choice. */
    networkPolicy?: enums.containerservice.NetworkPolicy;
    /** Data plane. Default: the service's choice. */
    networkDataplane?: enums.containerservice.NetworkDataplane;
    /** Addresses of pods. Default 10.244.0.0/16. */
    podCidr?: string;
    /** Addresses of services, apart from those of pods. Default 10.0.0.0/16. */
    serviceCidr?: string;
    /** Address of the cluster's DNS service, within `serviceCidr`. Default 10.0.0.10. */
    dnsServiceIP?: string;
    /** How the nodes reach the internet. Default loadBalancer. */
    outboundType?: enums.containerservice.OutboundType;
    /** SKU of the load balancer. Default standard. */
    loadBalancerSku?: enums.containerservice.LoadBalancerSku;
    /** Observability and security of the network. Default: none. */
    advancedNetworking?: containerservice.AdvancedNetworking;
    /** IP families of the cluster, `IPv4` or both. On the local engine `IPv4` only. Default `IPv4`. */
    ipFamilies?: enums.containerservice.IpFamily[];
    /** The load balancer of outgoing traffic. Default: the service's. */
    loadBalancerProfile?: containerservice.ManagedClusterLoadBalancerProfile;
    /** The NAT gateway of outgoing traffic, with `outboundType` managedNATGateway. Default: the service's. */
    natGatewayProfile?: containerservice.ManagedClusterNATGatewayProfile;
    /** Mode of plugin `azure`. Default: the service's choice; `bridge` is of the past. */
    networkMode?: enums.containerservice.NetworkMode;
    /** Addresses of pods, a range per IP family. Default: `podCidr`. */
    podCidrs?: string[];
    /** Addresses of services, a range per IP family. Default: `serviceCidr`. */
    serviceCidrs?: string[];
    /** Fixed addresses of outgoing traffic, through pools of mode Gateway. Default: none. */
    staticEgressGatewayProfile?: containerservice.ManagedClusterStaticEgressGatewayProfile;
  }

  /** The network of a cluster, as it is. As a program receives it. */
  export interface ContainerServiceNetworkProfileResponse {
    /** Network plugin. */
    networkPlugin?: string;
    /** Mode of the network plugin. */
    networkPluginMode?: string;
    /** Engine that enforces network policies; `cilium` needs data plane cilium. */
    networkPolicy?: string;
    /** Data plane. */
    networkDataplane?: string;
    /** Addresses of pods. */
    podCidr?: string;
    /** Addresses of services, apart from those of pods. */
    serviceCidr?: string;
    /** Address of the cluster's DNS service, within `serviceCidr`. */
    dnsServiceIP?: string;
    /** How the nodes reach the internet. */
    outboundType?: string;
    /** SKU of the load balancer. */
    loadBalancerSku?: string;
    /** Addresses of pods, a range per IP family. */
    podCidrs?: string[];
    /** Addresses of services, a range per IP family. */
    serviceCidrs?: string[];
    /** IP families, `IPv4` and `IPv6`. */
    ipFamilies?: string[];
    /** The load balancer of outgoing traffic. */
    loadBalancerProfile?: containerservice.ManagedClusterLoadBalancerProfileResponse;
    /** Observability and security of the network. */
    advancedNetworking?: containerservice.AdvancedNetworking;
    /** The NAT gateway of outgoing traffic, with `outboundType` managedNATGateway. */
    natGatewayProfile?: containerservice.ManagedClusterNATGatewayProfileResponse;
    /** Mode of plugin `azure`. */
    networkMode?: string;
    /** Fixed addresses of outgoing traffic, through pools of mode Gateway. */
    staticEgressGatewayProfile?: containerservice.ManagedClusterStaticEgressGatewayProfile;
  }

  /** Who may reach a cluster's API server. As a program receives it. */
  export interface ManagedClusterAPIServerAccessProfile {
    /** Ranges of addresses that may reach it. Default: all. */
    authorizedIPRanges?: string[];
    /** Whether it has a private address alone. Default false. */
    enablePrivateCluster?: boolean;
    /** Private DNS zone of its name: `system`, `none` or the ARM id of a zone. Default system. */
    privateDNSZone?: string;
    /** Whether commands through ARM are refused. Default false. */
    disableRunCommand?: boolean;
    /** Whether a private cluster's name resolves in public as well. Default false. */
    enablePrivateClusterPublicFQDN?: boolean;
    /** Whether the API server is in the cluster's own network. It cannot be switched off. Default false. */
    enableVnetIntegration?: boolean;
    /** ARM id of the API server's subnet, with `enableVnetIntegration`. Default: one that the service makes. */
    subnetId?: string;
  }

  /** How a cluster is upgraded by itself. As a program receives it. */
  export interface ManagedClusterAutoUpgradeProfile {
    /** Which versions it is upgraded to. Default none. */
    upgradeChannel?: enums.containerservice.UpgradeChannel;
    /** How the system of the nodes is upgraded by itself. Default `NodeImage`. */
    nodeOSUpgradeChannel?: enums.containerservice.NodeOSUpgradeChannel;
  }

  /** Sign-in with Microsoft Entra ID. As a program receives it. */
  export interface ManagedClusterAADProfile {
    /** Whether Azure manages the sign-in; no other way is left. Default false. */
    managed?: boolean;
    /** Whether Azure roles authorize Kubernetes requests. Default false. */
    enableAzureRBAC?: boolean;
    /** Object ids of the groups whose members are administrators of the cluster. */
    adminGroupObjectIDs?: string[];
    /** Tenant to sign in to. Default: the subscription's. */
    tenantID?: string;
    /** Client id of the application that users sign in with. Only for a sign-in that Azure does not manage, of which no new one can be made. */
    clientAppID?: string;
    /** Client id of the server's application. Like `clientAppID`. */
    serverAppID?: string;
    /** Secret of the server's application. Like `clientAppID`. */
    serverAppSecret?: string;
  }

  /** The issuer of the tokens of a cluster's workloads. As a program receives it. */
  export interface ManagedClusterOIDCIssuerProfile {
    /** Whether there is one. Default false. */
    enabled?: boolean;
  }

  /** The issuer of the tokens of a cluster's workloads, as it is. As a program receives it. */
  export interface ManagedClusterOIDCIssuerProfileResponse {
    /** Whether there is one. */
    enabled?: boolean;
    /** Its URL. */
    issuerURL: string;
  }

  /** An SSH public key. As a program receives it. */
  export interface ContainerServiceSshPublicKey {
    /** The key, as in `id_rsa.pub`. */
    keyData: string;
  }

  /** SSH access to Linux nodes. As a program receives it. */
  export interface ContainerServiceSshConfiguration {
    /** The keys, exactly one. */
    publicKeys: containerservice.ContainerServiceSshPublicKey[];
  }

  /** Sign-in to a cluster's Linux nodes. As a program receives it. */
  export interface ContainerServiceLinuxProfile {
    /** Name of the administrator. */
    adminUsername: string;
    /** SSH access. */
    ssh: containerservice.ContainerServiceSshConfiguration;
  }

  /** A kubeconfig of a cluster. As a program receives it. */
  export interface CredentialResult {
    /** `clusterAdmin` or `clusterUser`. */
    name: string;
    /** The kubeconfig file, in base64. */
    value: string;
  }

  /** How many pods a rolling update makes and removes at a time. Not both may be 0. As a program receives it. */
  export interface RollingUpdateDeployment {
    /** Pods that there may be above `replicas`: a number or, rounded up, a percentage. Default `25%`. */
    maxSurge?: string;
    /** Pods that may be missing of `replicas`: a number or, rounded down, a percentage up to 100%. Default `0`, which costs no request. */
    maxUnavailable?: string;
  }

  /** How Kubernetes replaces the pods of a Deployment. As a program receives it. */
  export interface DeploymentStrategy {
    /** `RollingUpdate` starts new pods before the old ones end, `Recreate` after they have ended: for a program that must not run twice, such as a database on a share. Default `RollingUpdate`. */
    type?: enums.containerservice.DeploymentStrategyType;
    /** Numbers of a rolling update. */
    rollingUpdate?: containerservice.RollingUpdateDeployment;
  }

  /** Lets pods run on nodes with a taint. As a program receives it. */
  export interface Toleration {
    /** Key of the taint. Default: any, with operator `Exists`. */
    key?: string;
    /** `Equal` tolerates the taint with this value, `Exists` with any. Default `Equal`. */
    operator?: enums.containerservice.TolerationOperator;
    /** Value of the taint, for `Equal`. Default: empty. */
    value?: string;
    /** Effect of the taint. Default: any. */
    effect?: enums.containerservice.TaintEffect;
    /** How long the pods stay on a node that gets the taint, for `NoExecute`, in seconds. Default: for ever. */
    tolerationSeconds?: number;
  }

  /** A port of a Service. As a program receives it. */
  export interface ServicePort {
    /** Port at which the Service answers, 1 to 65535. */
    port: number;
    /** Port of a container. Default: `port`. */
    targetPort?: number;
    /** `TCP` or `UDP`. Default `TCP`. */
    protocol?: enums.containerinstance.ContainerNetworkProtocol;
  }

  /** An add-on of a cluster. As a program receives it. */
  export interface ManagedClusterAddonProfile {
    /** Settings of the add-on, by their names. Default: its own. */
    config?: { [key: string]: string };
    /** Whether the cluster has it. */
    enabled: boolean;
  }

  /** What the nodes of a pool are made from. As a program receives it. */
  export interface CreationData {
    /** ARM id of the snapshot. */
    sourceResourceId?: string;
  }

  /** Settings of a pool that traffic leaves the cluster through. As a program receives it. */
  export interface AgentPoolGatewayProfile {
    /** Length of the prefix of its public addresses, 28 to 31. Default 31. */
    publicIPPrefixSize?: number;
  }

  /** GPUs of a pool's nodes. As a program receives it. */
  export interface GPUProfile {
    /** Whether the service installs drivers. Default `Install`. */
    driver?: enums.containerservice.GPUDriver;
  }

  /** Settings of the kubelet on a pool's nodes. As a program receives it. */
  export interface KubeletConfig {
    /** Kernel settings that pods may change although that is not safe; a pattern may end in `*`. Default: none. */
    allowedUnsafeSysctls?: string[];
    /** Most log files of a container, 2 at least. Default 5. */
    containerLogMaxFiles?: number;
    /** Size of a log file at which the next one begins, in MB. Default 50. */
    containerLogMaxSizeMB?: number;
    /** Whether limits of CPU are enforced. Default true. */
    cpuCfsQuota?: boolean;
    /** Period of the enforcement, such as `100ms`. Default `100ms`. */
    cpuCfsQuotaPeriod?: string;
    /** `none` or `static`, which gives whole CPUs to pods that ask for them. Default `none`. */
    cpuManagerPolicy?: string;
    /** Whether the kubelet refuses to start with swap. Default false. */
    failSwapOn?: boolean;
    /** Use of the disk at which images are removed, in percent. Default 85. */
    imageGcHighThreshold?: number;
    /** Use of the disk at which their removal ends, in percent; less than `imageGcHighThreshold`. Default 80. */
    imageGcLowThreshold?: number;
    /** Most processes of a pod, -1 for no limit. Default -1. */
    podMaxPids?: number;
    /** `none`, `best-effort`, `restricted` or `single-numa-node`. Default `none`. */
    topologyManagerPolicy?: string;
  }

  /** Kernel settings of a pool's nodes. As a program receives it. */
  export interface SysctlConfig {
    /** `fs.aio-max-nr`, 65536 to 6553500. */
    fsAioMaxNr?: number;
    /** `fs.file-max`, 8192 to 12000500. */
    fsFileMax?: number;
    /** `fs.inotify.max_user_watches`, 781250 to 2097152. */
    fsInotifyMaxUserWatches?: number;
    /** `fs.nr_open`, 8192 to 20000500. */
    fsNrOpen?: number;
    /** `kernel.threads-max`, 20 to 513785. */
    kernelThreadsMax?: number;
    /** `net.core.netdev_max_backlog`, 1000 to 3240000. */
    netCoreNetdevMaxBacklog?: number;
    /** `net.core.optmem_max`, 20480 to 4194304. */
    netCoreOptmemMax?: number;
    /** `net.core.rmem_default`, 212992 to 134217728. */
    netCoreRmemDefault?: number;
    /** `net.core.rmem_max`, 212992 to 134217728. */
    netCoreRmemMax?: number;
    /** `net.core.somaxconn`, 4096 to 3240000. */
    netCoreSomaxconn?: number;
    /** `net.core.wmem_default`, 212992 to 134217728. */
    netCoreWmemDefault?: number;
    /** `net.core.wmem_max`, 212992 to 134217728. */
    netCoreWmemMax?: number;
    /** `net.ipv4.ip_local_port_range`, two numbers with a space between them. */
    netIpv4IpLocalPortRange?: string;
    /** `net.ipv4.neigh.default.gc_thresh1`, 128 to 80000. */
    netIpv4NeighDefaultGcThresh1?: number;
    /** `net.ipv4.neigh.default.gc_thresh2`, 512 to 90000. */
    netIpv4NeighDefaultGcThresh2?: number;
    /** `net.ipv4.neigh.default.gc_thresh3`, 1024 to 100000. */
    netIpv4NeighDefaultGcThresh3?: number;
    /** `net.ipv4.tcp_fin_timeout`, 5 to 120 seconds. */
    netIpv4TcpFinTimeout?: number;
    /** `net.ipv4.tcp_keepalive_probes`, 1 to 15. */
    netIpv4TcpKeepaliveProbes?: number;
    /** `net.ipv4.tcp_keepalive_time`, 30 to 432000 seconds. */
    netIpv4TcpKeepaliveTime?: number;
    /** `net.ipv4.tcp_max_syn_backlog`, 128 to 3240000. */
    netIpv4TcpMaxSynBacklog?: number;
    /** `net.ipv4.tcp_max_tw_buckets`, 8000 to 1440000. */
    netIpv4TcpMaxTwBuckets?: number;
    /** `net.ipv4.tcp_tw_reuse`. */
    netIpv4TcpTwReuse?: boolean;
    /** `net.ipv4.tcp_keepalive_intvl`, 10 to 90 seconds. */
    netIpv4TcpkeepaliveIntvl?: number;
    /** `net.netfilter.nf_conntrack_buckets`, 65536 to 524288. */
    netNetfilterNfConntrackBuckets?: number;
    /** `net.netfilter.nf_conntrack_max`, 131072 to 2097152. */
    netNetfilterNfConntrackMax?: number;
    /** `vm.max_map_count`, 65530 to 262144. */
    vmMaxMapCount?: number;
    /** `vm.swappiness`, 0 to 100. */
    vmSwappiness?: number;
    /** `vm.vfs_cache_pressure`, 1 to 100. */
    vmVfsCachePressure?: number;
  }

  /** Settings of Linux on a pool's nodes. As a program receives it. */
  export interface LinuxOSConfig {
    /** Size of the swap file, in MB. Default: no swap. */
    swapFileSizeMB?: number;
    /** Kernel settings. Default: the service's. */
    sysctls?: containerservice.SysctlConfig;
    /** `always`, `defer`, `defer+madvise`, `madvise` or `never`. Default `madvise`. */
    transparentHugePageDefrag?: string;
    /** `always`, `madvise` or `never`. Default `always`. */
    transparentHugePageEnabled?: string;
  }

  /** How the cache answers names of a domain. As a program receives it. */
  export interface LocalDNSOverride {
    /** How long it keeps an answer, in seconds. Default 3600. */
    cacheDurationInSeconds?: number;
    /** Whom it asks. Default: the cluster's DNS for the cluster's names, else the network's. */
    forwardDestination?: enums.containerservice.LocalDNSForwardDestination;
    /** In what order it asks several servers. Default `Sequential`. */
    forwardPolicy?: enums.containerservice.LocalDNSForwardPolicy;
    /** Most questions at the same time. Default 1000. */
    maxConcurrent?: number;
    /** How it asks. Default `PreferUDP`. */
    protocol?: enums.containerservice.LocalDNSProtocol;
    /** What it logs. Default `Error`. */
    queryLogging?: enums.containerservice.LocalDNSQueryLogging;
    /** Whether it gives old answers when nobody gives new ones. Default `Immediate`. */
    serveStale?: enums.containerservice.LocalDNSServeStale;
    /** How old such answers may be, in seconds. Default 3600. */
    serveStaleDurationInSeconds?: number;
  }

  /** Cache for names on each node of a pool. As a program receives it. */
  export interface LocalDNSProfile {
    /** Settings for the cluster's own names, by domain. */
    kubeDNSOverrides?: { [key: string]: containerservice.LocalDNSOverride };
    /** Whether the nodes have the cache. Default `Preferred`. */
    mode?: enums.containerservice.LocalDNSMode;
    /** Settings for all other names, by domain. */
    vnetDNSOverrides?: { [key: string]: containerservice.LocalDNSOverride };
  }

  /** Ports of a node. As a program receives it. */
  export interface PortRange {
    /** Last port, 1 to 65535, `portStart` at least. */
    portEnd?: number;
    /** First port, 1 to 65535. */
    portStart?: number;
    /** Protocol. */
    protocol?: enums.containerservice.Protocol;
  }

  /** A tag of a public address. As a program receives it. */
  export interface IPTag {
    /** Kind of tag, such as `RoutingPreference`. */
    ipTagType?: string;
    /** Its value, such as `Internet`. */
    tag?: string;
  }

  /** Network of a pool's nodes. As a program receives it. */
  export interface AgentPoolNetworkProfile {
    /** Ports of the nodes that may be reached from outside. Default: none. */
    allowedHostPorts?: containerservice.PortRange[];
    /** ARM ids of the application security groups of the nodes. Default: none. */
    applicationSecurityGroups?: string[];
    /** Tags of the nodes' public addresses. Default: none. */
    nodePublicIPTags?: containerservice.IPTag[];
  }

  /** Security of a pool's nodes. As a program receives it. */
  export interface AgentPoolSecurityProfile {
    /** Whether the nodes start signed software only. Default false. */
    enableSecureBoot?: boolean;
    /** Whether the nodes have a virtual TPM. Default false. */
    enableVTPM?: boolean;
    /** How one signs in to the nodes by SSH. Default `LocalUser`. */
    sshAccess?: enums.containerservice.AgentPoolSSHAccess;
  }

  /** Nodes of a size. As a program receives it. */
  export interface VirtualMachineNodes {
    /** Number of nodes. */
    count?: number;
    /** Size of the machines. */
    size?: string;
  }

  /** A number of nodes of a size. As a program receives it. */
  export interface ManualScaleProfile {
    /** Number of nodes. */
    count?: number;
    /** Size of the machines, such as `Standard_D2s_v5`. */
    size?: string;
  }

  /** Sizes and numbers of the nodes of a pool of single machines. As a program receives it. */
  export interface ScaleProfile {
    /** Numbers of nodes, by size. */
    manual?: containerservice.ManualScaleProfile[];
  }

  /** Nodes of a pool of single machines. As a program receives it. */
  export interface VirtualMachinesProfile {
    /** How many nodes there are, and of which sizes. */
    scale?: containerservice.ScaleProfile;
  }

  /** Settings of Windows nodes. As a program receives it. */
  export interface AgentPoolWindowsProfile {
    /** Whether pods reach the outside with their own addresses. Needs a NAT gateway. Default false. */
    disableOutboundNat?: boolean;
  }

  /** Operator that runs AI models. As a program receives it. */
  export interface ManagedClusterAIToolchainOperatorProfile {
    /** Whether the cluster has it. Default false. */
    enabled?: boolean;
  }

  /** How the cluster autoscaler decides. As a program receives it. */
  export interface ManagedClusterPropertiesAutoScalerProfile {
    /** `true` to keep pools of the same kind at the same size. Default `false`. */
    balanceSimilarNodeGroups?: string;
    /** Whether pods of daemon sets are evicted from nodes that have no others. Default false. */
    daemonsetEvictionForEmptyNodes?: boolean;
    /** Whether pods of daemon sets are evicted from other nodes that are removed. Default true. */
    daemonsetEvictionForOccupiedNodes?: boolean;
    /** Which pool grows, if several could. Default `random`. */
    expander?: enums.containerservice.Expander;
    /** Whether pods of daemon sets count for nothing when a node's use is looked at. Default false. */
    ignoreDaemonsetsUtilization?: boolean;
    /** Most empty nodes that are removed at once. Default `10`. */
    maxEmptyBulkDelete?: string;
    /** How long pods may take to end on a node that is removed, in seconds. Default `600`. */
    maxGracefulTerminationSec?: string;
    /** How long a node may take to come, such as `15m`. Default `15m`. */
    maxNodeProvisionTime?: string;
    /** Share of nodes that are not ready at which scaling pauses, 0 to 100. Default `45`. */
    maxTotalUnreadyPercentage?: string;
    /** Age at which a pod that waits counts, such as `10s`. Default `0s`. */
    newPodScaleUpDelay?: string;
    /** Nodes that may be not ready, whatever their share. Default `3`. */
    okTotalUnreadyCount?: string;
    /** How long after a node came none is removed, such as `10m`. Default `10m`. */
    scaleDownDelayAfterAdd?: string;
    /** How long after a node was removed no other is. Default: `scanInterval`. */
    scaleDownDelayAfterDelete?: string;
    /** How long after a failure no node is removed, such as `3m`. Default `3m`. */
    scaleDownDelayAfterFailure?: string;
    /** How long a node is not needed before it is removed, such as `10m`. Default `10m`. */
    scaleDownUnneededTime?: string;
    /** The same for a node that is not ready, such as `20m`. Default `20m`. */
    scaleDownUnreadyTime?: string;
    /** Use below which a node is not needed, 0 to 1. Default `0.5`. */
    scaleDownUtilizationThreshold?: string;
    /** How often the autoscaler looks, such as `10s`. Default `10s`. */
    scanInterval?: string;
    /** `true` to keep nodes with pods that store data on them. Default `true`. */
    skipNodesWithLocalStorage?: string;
    /** `true` to keep nodes with pods of the cluster itself. Default `true`. */
    skipNodesWithSystemPods?: string;
  }

  /** Labels and annotations of objects in metrics. As a program receives it. */
  export interface ManagedClusterAzureMonitorProfileKubeStateMetrics {
    /** Annotations, by kind of object, such as `namespaces=[a,b]`. Default: none. */
    metricAnnotationsAllowList?: string;
    /** Labels, by kind of object, such as `pods=[app]`. Default: none. */
    metricLabelsAllowlist?: string;
  }

  /** Metrics for Prometheus. As a program receives it. */
  export interface ManagedClusterAzureMonitorProfileMetrics {
    /** Whether they are collected. */
    enabled: boolean;
    /** Which labels and annotations of objects become labels of metrics. Default: none. */
    kubeStateMetrics?: containerservice.ManagedClusterAzureMonitorProfileKubeStateMetrics;
  }

  /** What Azure Monitor collects from a cluster. As a program receives it. */
  export interface ManagedClusterAzureMonitorProfile {
    /** Metrics for Prometheus. Default: none. */
    metrics?: containerservice.ManagedClusterAzureMonitorProfileMetrics;
  }

  /** Where new nodes get their own images from. As a program receives it. */
  export interface ManagedClusterBootstrapProfile {
    /** The source. Default `Direct`. */
    artifactSource?: enums.containerservice.ArtifactSource;
    /** ARM id of the registry of source `Cache`. Default: one that the service makes. */
    containerRegistryId?: string;
  }

  /** An edge zone. As a program receives it. */
  export interface ExtendedLocation {
    /** Name of the zone. */
    name?: string;
    /** Kind of location. */
    type?: enums.containerservice.ExtendedLocationTypes;
  }

  /** Proxy of a cluster's nodes. As a program receives it. */
  export interface ManagedClusterHTTPProxyConfig {
    /** URL of the proxy for HTTP. */
    httpProxy?: string;
    /** URL of the proxy for HTTPS. */
    httpsProxy?: string;
    /** Hosts and ranges that are reached without it. */
    noProxy?: string[];
    /** Certificate of its authority, in base64. Default: the usual authorities. */
    trustedCa?: string;
  }

  /** An identity of another tenant. As a program receives it. */
  export interface DelegatedResource {
    /** Region. */
    location?: string;
    /** ARM id of the resource that it comes by. */
    referralResource?: string;
    /** ARM id of the resource. */
    resourceId?: string;
    /** Its tenant. */
    tenantId?: string;
  }

  /** NGINX controller of application routing. As a program receives it. */
  export interface ManagedClusterIngressProfileNginx {
    /** How the first controller is reached. Default `AnnotationControlled`. */
    defaultIngressControllerType?: enums.containerservice.NginxIngressControllerType;
  }

  /** Application routing of a cluster. As a program receives it. */
  export interface ManagedClusterIngressProfileWebAppRouting {
    /** ARM ids of the DNS zones that it writes names to. Default: none. */
    dnsZoneResourceIds?: string[];
    /** Whether the cluster has it. Default false. */
    enabled?: boolean;
    /** Its NGINX controller. */
    nginx?: containerservice.ManagedClusterIngressProfileNginx;
  }

  /** Traffic into a cluster. As a program receives it. */
  export interface ManagedClusterIngressProfile {
    /** Application routing, which Azure manages. Default: none. */
    webAppRouting?: containerservice.ManagedClusterIngressProfileWebAppRouting;
  }

  /** Costs of a cluster by namespace and deployment. As a program receives it. */
  export interface ManagedClusterCostAnalysis {
    /** Whether they are collected. Needs tier Standard or Premium. Default false. */
    enabled?: boolean;
  }

  /** What a cluster tells about itself. As a program receives it. */
  export interface ManagedClusterMetricsProfile {
    /** Costs by namespace and deployment. Default: none. */
    costAnalysis?: containerservice.ManagedClusterCostAnalysis;
  }

  /** Metrics and logs of a network's traffic. As a program receives it. */
  export interface AdvancedNetworkingObservability {
    /** Whether there are any. Default false. */
    enabled?: boolean;
  }

  /** Rules of a network by name and by content. As a program receives it. */
  export interface AdvancedNetworkingSecurity {
    /** Which rules there may be. Default `None`. */
    advancedNetworkPolicies?: enums.containerservice.AdvancedNetworkPolicies;
    /** Whether there are any. Default false. */
    enabled?: boolean;
  }

  /** Observability and security of a cluster's network. As a program receives it. */
  export interface AdvancedNetworking {
    /** Whether the cluster has both. Default false. */
    enabled?: boolean;
    /** Metrics and logs of the network's traffic. */
    observability?: containerservice.AdvancedNetworkingObservability;
    /** Rules by name and by content. */
    security?: containerservice.AdvancedNetworkingSecurity;
  }

  /** Addresses that the service makes for outgoing traffic. As a program receives it. */
  export interface ManagedClusterLoadBalancerProfileManagedOutboundIPs {
    /** Number of IPv4 addresses, 1 to 100. Default 1. */
    count?: number;
    /** Number of IPv6 addresses, 1 to 100. Default: 0, and 1 with both IP families. */
    countIPv6?: number;
  }

  /** A resource that is there already. As a program receives it. */
  export interface ResourceReference {
    /** ARM id. */
    id?: string;
  }

  /** Prefixes of the addresses of outgoing traffic. As a program receives it. */
  export interface ManagedClusterLoadBalancerProfileOutboundIPPrefixes {
    /** The prefixes. */
    publicIPPrefixes?: containerservice.ResourceReference[];
  }

  /** Addresses of outgoing traffic that are there already. As a program receives it. */
  export interface ManagedClusterLoadBalancerProfileOutboundIPs {
    /** The addresses. */
    publicIPs?: containerservice.ResourceReference[];
  }

  /** The load balancer of a cluster's outgoing traffic. As a program receives it. */
  export interface ManagedClusterLoadBalancerProfile {
    /** Ports of each node, 0 to 64000; 0 for as many as there are. Default 0. */
    allocatedOutboundPorts?: number;
    /** Whether it knows nodes by their addresses. Default `NodeIPConfiguration`. */
    backendPoolType?: enums.containerservice.BackendPoolType;
    /** Whether a cluster may have several. Default false. */
    enableMultipleStandardLoadBalancers?: boolean;
    /** How long a connection may be silent, in minutes, 4 to 120. Default 30. */
    idleTimeoutInMinutes?: number;
    /** Addresses that the service makes. Default: one. */
    managedOutboundIPs?: containerservice.ManagedClusterLoadBalancerProfileManagedOutboundIPs;
    /** Prefixes that the addresses come from. */
    outboundIPPrefixes?: containerservice.ManagedClusterLoadBalancerProfileOutboundIPPrefixes;
    /** Addresses that are there already. */
    outboundIPs?: containerservice.ManagedClusterLoadBalancerProfileOutboundIPs;
  }

  /** Addresses of a NAT gateway. As a program receives it. */
  export interface ManagedClusterManagedOutboundIPProfile {
    /** Number of addresses, 1 to 16. Default 1. */
    count?: number;
  }

  /** The NAT gateway of a cluster's outgoing traffic. As a program receives it. */
  export interface ManagedClusterNATGatewayProfile {
    /** How long a connection may be silent, in minutes, 4 to 120. Default 4. */
    idleTimeoutInMinutes?: number;
    /** Addresses that the service makes. Default: one. */
    managedOutboundIPProfile?: containerservice.ManagedClusterManagedOutboundIPProfile;
  }

  /** Fixed addresses of outgoing traffic. As a program receives it. */
  export interface ManagedClusterStaticEgressGatewayProfile {
    /** Whether the cluster has them. Default false. */
    enabled?: boolean;
  }

  /** Whether the service makes nodes as pods need them. As a program receives it. */
  export interface ManagedClusterNodeProvisioningProfile {
    /** Whether there are pools to begin with. Default `Auto`. */
    defaultNodePools?: enums.containerservice.NodeProvisioningDefaultNodePools;
    /** Whether it does. Default `Manual`. */
    mode?: enums.containerservice.NodeProvisioningMode;
  }

  /** The resource group of a cluster's nodes. As a program receives it. */
  export interface ManagedClusterNodeResourceGroupProfile {
    /** What users may change in it. Default `Unrestricted`. */
    restrictionLevel?: enums.containerservice.RestrictionLevel;
  }

  /** An Azure identity of pods. As a program receives it. */
  export interface ManagedClusterPodIdentity {
    /** Value of the label `aadpodidbinding` of its pods. Default: its name. */
    bindingSelector?: string;
    /** The identity. */
    identity: containerservice.UserAssignedIdentity;
    /** Name. */
    name: string;
    /** Namespace of its pods. */
    namespace: string;
  }

  /** Pods that go without an identity. As a program receives it. */
  export interface ManagedClusterPodIdentityException {
    /** Name. */
    name: string;
    /** Namespace of the pods. */
    namespace: string;
    /** Labels of the pods. */
    podLabels: { [key: string]: string };
  }

  /** Azure identities of pods, the way before workload identities. As a program receives it. */
  export interface ManagedClusterPodIdentityProfile {
    /** Whether that is allowed with network plugin kubenet, which is not safe. Default false. */
    allowNetworkPluginKubenet?: boolean;
    /** Whether pods have them. Default false. */
    enabled?: boolean;
    /** The identities. */
    userAssignedIdentities?: containerservice.ManagedClusterPodIdentity[];
    /** Pods that go without. */
    userAssignedIdentityExceptions?: containerservice.ManagedClusterPodIdentityException[];
  }

  /** A private link resource of a cluster. As a program receives it. */
  export interface PrivateLinkResource {
    /** Its group. */
    groupId?: string;
    /** ARM id. */
    id?: string;
    /** Name. */
    name?: string;
    /** What it consists of. */
    requiredMembers?: string[];
    /** Kind of resource. */
    type?: string;
  }

  /** Encryption of a cluster's secrets. As a program receives it. */
  export interface AzureKeyVaultKms {
    /** Whether they are encrypted with that key. Default false. */
    enabled?: boolean;
    /** Id of the key, a URL with its version. */
    keyId?: string;
    /** How the vault is reached. Default `Public`. */
    keyVaultNetworkAccess?: enums.containerservice.KeyVaultNetworkAccessTypes;
    /** ARM id of the vault. Needed if it is reached in private. */
    keyVaultResourceId?: string;
  }

  /** Microsoft Defender's watch over a cluster. As a program receives it. */
  export interface ManagedClusterSecurityProfileDefenderSecurityMonitoring {
    /** Whether it watches. Default false. */
    enabled?: boolean;
  }

  /** Microsoft Defender of a cluster. As a program receives it. */
  export interface ManagedClusterSecurityProfileDefender {
    /** ARM id of the workspace that it writes to. */
    logAnalyticsWorkspaceResourceId?: string;
    /** Watch over what happens in the cluster. */
    securityMonitoring?: containerservice.ManagedClusterSecurityProfileDefenderSecurityMonitoring;
  }

  /** Removal of images that nobody uses. As a program receives it. */
  export interface ManagedClusterSecurityProfileImageCleaner {
    /** Whether they are removed. Default false. */
    enabled?: boolean;
    /** How often, in hours, 24 to 2160. Default 168. */
    intervalHours?: number;
  }

  /** Azure identities of workloads. As a program receives it. */
  export interface ManagedClusterSecurityProfileWorkloadIdentity {
    /** Whether workloads can have them. Default false. */
    enabled?: boolean;
  }

  /** Security of a cluster. As a program receives it. */
  export interface ManagedClusterSecurityProfile {
    /** Encryption of secrets with a key of a key vault. Default: none. */
    azureKeyVaultKms?: containerservice.AzureKeyVaultKms;
    /** At most 10 certificates, in base64, that the nodes trust. Default: none. */
    customCATrustCertificates?: string[];
    /** Microsoft Defender. Default: none. */
    defender?: containerservice.ManagedClusterSecurityProfileDefender;
    /** Removal of images that nobody uses. Default: none. */
    imageCleaner?: containerservice.ManagedClusterSecurityProfileImageCleaner;
    /** Azure identities of workloads; needs `oidcIssuerProfile`. Default: none. */
    workloadIdentity?: containerservice.ManagedClusterSecurityProfileWorkloadIdentity;
  }

  /** Certificates for Istio in a key vault. As a program receives it. */
  export interface IstioPluginCertificateAuthority {
    /** Name of the chain of certificates. */
    certChainObjectName?: string;
    /** Name of the intermediate certificate. */
    certObjectName?: string;
    /** Name of its private key. */
    keyObjectName?: string;
    /** ARM id of the vault. */
    keyVaultId?: string;
    /** Name of the root certificate. */
    rootCertObjectName?: string;
  }

  /** Authority of Istio's certificates. As a program receives it. */
  export interface IstioCertificateAuthority {
    /** Certificates of a key vault. Default: none. */
    plugin?: containerservice.IstioPluginCertificateAuthority;
  }

  /** A gateway of Istio for outgoing traffic. As a program receives it. */
  export interface IstioEgressGateway {
    /** Whether it is there. */
    enabled: boolean;
    /** Name of its static gateway configuration. */
    gatewayConfigurationName?: string;
    /** Name. */
    name: string;
    /** Namespace. Default `aks-istio-egress`. */
    namespace?: string;
  }

  /** A gateway of Istio for incoming traffic. As a program receives it. */
  export interface IstioIngressGateway {
    /** Whether it is there. */
    enabled: boolean;
    /** Who can reach it. */
    mode: enums.containerservice.IstioIngressGatewayMode;
  }

  /** Gateways of Istio. As a program receives it. */
  export interface IstioComponents {
    /** Gateways for outgoing traffic. Default: none. */
    egressGateways?: containerservice.IstioEgressGateway[];
    /** Gateways for incoming traffic. Default: none. */
    ingressGateways?: containerservice.IstioIngressGateway[];
  }

  /** Istio of a cluster. As a program receives it. */
  export interface IstioServiceMesh {
    /** Authority of its certificates. Default: its own. */
    certificateAuthority?: containerservice.IstioCertificateAuthority;
    /** Its gateways. Default: none. */
    components?: containerservice.IstioComponents;
    /** Its versions, such as `asm-1-24`: one, or two while it is upgraded. Default: the service's choice. */
    revisions?: string[];
  }

  /** Service mesh of a cluster. As a program receives it. */
  export interface ServiceMeshProfile {
    /** Settings of mode `Istio`. */
    istio?: containerservice.IstioServiceMesh;
    /** Which one. */
    mode: enums.containerservice.ServiceMeshMode;
  }

  /** Driver for blobs. As a program receives it. */
  export interface ManagedClusterStorageProfileBlobCSIDriver {
    /** Whether the cluster has it. Default false. */
    enabled?: boolean;
  }

  /** Driver for disks. As a program receives it. */
  export interface ManagedClusterStorageProfileDiskCSIDriver {
    /** Whether the cluster has it. Default true. */
    enabled?: boolean;
  }

  /** Driver for file shares. As a program receives it. */
  export interface ManagedClusterStorageProfileFileCSIDriver {
    /** Whether the cluster has it. Default true. */
    enabled?: boolean;
  }

  /** Controller of snapshots. As a program receives it. */
  export interface ManagedClusterStorageProfileSnapshotController {
    /** Whether the cluster has it. Default true. */
    enabled?: boolean;
  }

  /** Drivers for a cluster's volumes. As a program receives it. */
  export interface ManagedClusterStorageProfile {
    /** Blobs of Azure Storage. Default: none. */
    blobCSIDriver?: containerservice.ManagedClusterStorageProfileBlobCSIDriver;
    /** Azure disks. Default: there. */
    diskCSIDriver?: containerservice.ManagedClusterStorageProfileDiskCSIDriver;
    /** Azure file shares. Default: there. */
    fileCSIDriver?: containerservice.ManagedClusterStorageProfileFileCSIDriver;
    /** Snapshots of volumes. Default: there. */
    snapshotController?: containerservice.ManagedClusterStorageProfileSnapshotController;
  }

  /** Upgrades of a cluster in spite of failed checks. As a program receives it. */
  export interface UpgradeOverrideSettings {
    /** Whether they go on. Default false. */
    forceUpgrade?: boolean;
    /** When that ends, in UTC, such as `2030-01-01T00:00:00Z`, at most 30 days ahead. Default: three days. */
    until?: string;
  }

  /** How a cluster is upgraded. As a program receives it. */
  export interface ClusterUpgradeSettings {
    /** Upgrades in spite of failed checks. Default: none. */
    overrideSettings?: containerservice.UpgradeOverrideSettings;
  }

  /** Group managed service accounts of Windows. As a program receives it. */
  export interface WindowsGmsaProfile {
    /** Address of the domain's DNS server. Default: the network's. */
    dnsServer?: string;
    /** Whether the nodes know them. Default false. */
    enabled?: boolean;
    /** Name of the root domain. Default: the network's. */
    rootDomainName?: string;
  }

  /** Sign-in to a cluster's Windows nodes. As a program receives it. */
  export interface ManagedClusterWindowsProfile {
    /** Password of the administrator, 8 to 123 characters. */
    adminPassword?: string;
    /** Name of the administrator, at most 20 characters. */
    adminUsername: string;
    /** Whether the nodes have the proxy for volumes. Default true. */
    enableCSIProxy?: boolean;
    /** Group managed service accounts of Windows. Default: none. */
    gmsaProfile?: containerservice.WindowsGmsaProfile;
    /** License of Windows: `Windows_Server` for one that you have already. Default `None`. */
    licenseType?: enums.containerservice.LicenseType;
  }

  /** Scaling by events (KEDA). As a program receives it. */
  export interface ManagedClusterWorkloadAutoScalerProfileKeda {
    /** Whether the cluster has it. */
    enabled: boolean;
  }

  /** Requests of pods that follow their use. As a program receives it. */
  export interface ManagedClusterWorkloadAutoScalerProfileVerticalPodAutoscaler {
    /** Whether the cluster has it. */
    enabled: boolean;
  }

  /** Scaling of a cluster's workloads. As a program receives it. */
  export interface ManagedClusterWorkloadAutoScalerProfile {
    /** Scaling by events. Default: none. */
    keda?: containerservice.ManagedClusterWorkloadAutoScalerProfileKeda;
    /** Requests of pods that follow their use. Default: none. */
    verticalPodAutoscaler?: containerservice.ManagedClusterWorkloadAutoScalerProfileVerticalPodAutoscaler;
  }

  /** An add-on of a cluster, as it is. As a program receives it. */
  export interface ManagedClusterAddonProfileResponse {
    /** Settings of the add-on, by their names. */
    config?: { [key: string]: string };
    /** Whether the cluster has it. */
    enabled: boolean;
    /** Identity that the add-on acts in. */
    identity: containerservice.UserAssignedIdentity;
  }

  /** Cache for names on each node of a pool, as it is. As a program receives it. */
  export interface LocalDNSProfileResponse {
    /** Settings for the cluster's own names, by domain. */
    kubeDNSOverrides?: { [key: string]: containerservice.LocalDNSOverride };
    /** Whether the nodes have the cache. */
    mode?: string;
    /** Whether the nodes have the cache at the moment. */
    state: string;
    /** Settings for all other names, by domain. */
    vnetDNSOverrides?: { [key: string]: containerservice.LocalDNSOverride };
  }

  /** More about an error. As a program receives it. */
  export interface ErrorAdditionalInfoResponse {
    /** The information. */
    info: any;
    /** Its kind. */
    type: string;
  }

  /** An error of the service. As a program receives it. */
  export interface ErrorDetailResponse {
    /** More about it. */
    additionalInfo: containerservice.ErrorAdditionalInfoResponse[];
    /** Code. */
    code: string;
    /** Errors that it consists of. */
    details: any[];
    /** Message. */
    message: string;
    /** What it is about. */
    target: string;
  }

  /** What went wrong in the last operation on a pool. As a program receives it. */
  export interface AgentPoolStatusResponse {
    /** The error, if there was one. */
    provisioningError: containerservice.ErrorDetailResponse;
  }

  /** Application routing of a cluster, as it is. As a program receives it. */
  export interface ManagedClusterIngressProfileWebAppRoutingResponse {
    /** ARM ids of the DNS zones that it writes names to. */
    dnsZoneResourceIds?: string[];
    /** Whether the cluster has it. */
    enabled?: boolean;
    /** Identity that it acts in. */
    identity: containerservice.UserAssignedIdentity;
    /** Its NGINX controller. */
    nginx?: containerservice.ManagedClusterIngressProfileNginx;
  }

  /** Traffic into a cluster, as it is. As a program receives it. */
  export interface ManagedClusterIngressProfileResponse {
    /** Application routing, which Azure manages. */
    webAppRouting?: containerservice.ManagedClusterIngressProfileWebAppRoutingResponse;
  }

  /** The load balancer of a cluster's outgoing traffic, as it is. As a program receives it. */
  export interface ManagedClusterLoadBalancerProfileResponse {
    /** Ports of each node, 0 to 64000; 0 for as many as there are. */
    allocatedOutboundPorts?: number;
    /** Whether it knows nodes by their addresses. */
    backendPoolType?: string;
    /** The addresses that are in use. */
    effectiveOutboundIPs: containerservice.ResourceReference[];
    /** Whether a cluster may have several. */
    enableMultipleStandardLoadBalancers?: boolean;
    /** How long a connection may be silent, in minutes, 4 to 120. */
    idleTimeoutInMinutes?: number;
    /** Addresses that the service makes. */
    managedOutboundIPs?: containerservice.ManagedClusterLoadBalancerProfileManagedOutboundIPs;
    /** Prefixes that the addresses come from. */
    outboundIPPrefixes?: containerservice.ManagedClusterLoadBalancerProfileOutboundIPPrefixes;
    /** Addresses that are there already. */
    outboundIPs?: containerservice.ManagedClusterLoadBalancerProfileOutboundIPs;
  }

  /** The NAT gateway of a cluster's outgoing traffic, as it is. As a program receives it. */
  export interface ManagedClusterNATGatewayProfileResponse {
    /** The addresses that are in use. */
    effectiveOutboundIPs: containerservice.ResourceReference[];
    /** How long a connection may be silent, in minutes, 4 to 120. */
    idleTimeoutInMinutes?: number;
    /** Addresses that the service makes. */
    managedOutboundIPProfile?: containerservice.ManagedClusterManagedOutboundIPProfile;
  }

  /** An error of an identity of pods. As a program receives it. */
  export interface ManagedClusterPodIdentityProvisioningErrorBodyResponse {
    /** Code. */
    code?: string;
    /** Errors that it consists of. */
    details?: any[];
    /** Message. */
    message?: string;
    /** What it is about. */
    target?: string;
  }

  /** Why an identity could not be given to pods. As a program receives it. */
  export interface ManagedClusterPodIdentityProvisioningErrorResponse {
    /** The error. */
    error?: containerservice.ManagedClusterPodIdentityProvisioningErrorBodyResponse;
  }

  /** Why an identity could not be given to pods. As a program receives it. */
  export interface ManagedClusterPodIdentityResponseProvisioningInfo {
    /** The error. */
    error?: containerservice.ManagedClusterPodIdentityProvisioningErrorResponse;
  }

  /** An Azure identity of pods, as it is. As a program receives it. */
  export interface ManagedClusterPodIdentityResponse {
    /** Value of the label `aadpodidbinding` of its pods. */
    bindingSelector?: string;
    /** The identity. */
    identity: containerservice.UserAssignedIdentity;
    /** Name. */
    name: string;
    /** Namespace of its pods. */
    namespace: string;
    /** Why it could not be given to the pods. */
    provisioningInfo: containerservice.ManagedClusterPodIdentityResponseProvisioningInfo;
    /** Whether the pods have it. */
    provisioningState: string;
  }

  /** Azure identities of pods, the way before workload identities, as it is. As a program receives it. */
  export interface ManagedClusterPodIdentityProfileResponse {
    /** Whether that is allowed with network plugin kubenet, which is not safe. */
    allowNetworkPluginKubenet?: boolean;
    /** Whether pods have them. */
    enabled?: boolean;
    /** The identities. */
    userAssignedIdentities?: containerservice.ManagedClusterPodIdentityResponse[];
    /** Pods that go without. */
    userAssignedIdentityExceptions?: containerservice.ManagedClusterPodIdentityException[];
  }

  /** A private link resource of a cluster, as it is. As a program receives it. */
  export interface PrivateLinkResourceResponse {
    /** Its group. */
    groupId?: string;
    /** ARM id. */
    id?: string;
    /** Name. */
    name?: string;
    /** ARM id of its private link service. */
    privateLinkServiceID: string;
    /** What it consists of. */
    requiredMembers?: string[];
    /** Kind of resource. */
    type?: string;
  }

  /** What went wrong in the last operation on a cluster. As a program receives it. */
  export interface ManagedClusterStatusResponse {
    /** The error, if there was one. */
    provisioningError: containerservice.ErrorDetailResponse;
  }

  /** Who made and changed a resource, and when. As a program receives it. */
  export interface SystemDataResponse {
    /** When it was made, in UTC. */
    createdAt?: string;
    /** Who made it. */
    createdBy?: string;
    /** Kind of that identity. */
    createdByType?: string;
    /** When it was changed last, in UTC. */
    lastModifiedAt?: string;
    /** Who changed it last. */
    lastModifiedBy?: string;
    /** Kind of that identity. */
    lastModifiedByType?: string;
  }
}

export namespace resources {
  /** The state of a resource group. As a program receives it. */
  export interface ResourceGroupPropertiesResponse {
    /** `Succeeded` when the group is usable. */
    provisioningState: string;
  }
}
