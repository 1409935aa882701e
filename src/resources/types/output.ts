// Generated from schema.json by `npm run generate`. Do not edit.
import type * as enums from "./enums";
export namespace storage {
  /** The SKU of a storage account. As a program receives it. */
  export interface Sku {
    /** Replication and performance tier, such as `Standard_LRS`. */
    name: enums.storage.SkuName;
  }

  /** Service endpoints of a storage account. As a program receives it. */
  export interface Endpoints {
    /** URL of the file service. */
    file?: string;
    /** URL of the blob service. */
    blob?: string;
    /** URL of the queue service. */
    queue?: string;
    /** URL of the table service. */
    table?: string;
    /** URL of the static website. */
    web?: string;
    /** URL of the Data Lake service. */
    dfs?: string;
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
    /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. */
    image: string;
    /** The program to run and its arguments, in exec form. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: what the image says. */
    command?: string[];
    /** Environment variables. Names are unique in the container. */
    environmentVariables?: containerinstance.EnvironmentVariable[];
    /** Ports that the container listens on. A port of the group's address must be one of them. */
    ports?: containerinstance.ContainerPort[];
    /** CPU and memory. */
    resources: containerinstance.ResourceRequirements;
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
    instanceView?: containerinstance.ContainerInstanceView;
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
    fqdn?: string;
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
    state?: string;
    /** When it began, in UTC. */
    startTime?: string;
    /** When it ended, in UTC. */
    finishTime?: string;
    /** Exit code of the container's program. */
    exitCode?: number;
    /** Why the container is in this state. */
    detailStatus?: string;
  }

  /** Something that happened to a group or container. As a program receives it. */
  export interface Event {
    /** Kind of event, such as `Started`. */
    name?: string;
    /** What happened. */
    message?: string;
    /** `Normal` or `Warning`. */
    type?: string;
    /** How often it happened. */
    count?: number;
    /** When it first happened, in UTC. */
    firstTimestamp?: string;
    /** When it last happened, in UTC. */
    lastTimestamp?: string;
  }

  /** How a container is doing. As a program receives it. */
  export interface ContainerInstanceView {
    /** How often it was restarted. */
    restartCount?: number;
    /** The state it is in. */
    currentState?: containerinstance.ContainerState;
    /** The state before. */
    previousState?: containerinstance.ContainerState;
    /** What happened to it. */
    events?: containerinstance.Event[];
    /** Local engine only: whether the readiness probe is content. */
    ready?: boolean;
  }

  /** How a group is doing. As a program receives it. */
  export interface ContainerGroupInstanceView {
    /** `Pending`, `Running`, `Succeeded`, `Failed` or `Stopped`. */
    state?: string;
    /** What happened to the group. */
    events?: containerinstance.Event[];
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
    /** Image reference such as `busybox:1`, without a scheme. */
    image: string;
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
    instanceView?: containerinstance.ContainerInstanceView;
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
    /** Revision of the profile. */
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
    principalId?: string;
    /** Id of its client. */
    clientId?: string;
  }

  /** Managed identities of a group. As a program receives it. */
  export interface ContainerGroupIdentityResponse {
    /** Kinds of identity. */
    type?: string;
    /** Id of the system-assigned identity's principal. */
    principalId?: string;
    /** Id of its tenant. */
    tenantId?: string;
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
    type: enums.containerservice.ResourceIdentityType;
    /** ARM id of the identity, exactly one, with type `UserAssigned`. */
    userAssignedIdentities?: string[];
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
    principalId?: string;
    /** Tenant of that identity. */
    tenantId?: string;
    /** The given identities, by ARM id. */
    userAssignedIdentities?: { [key: string]: containerservice.UserAssignedIdentity };
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
  }

  /** Whether a cluster or a pool is switched on. As a program receives it. */
  export interface PowerState {
    /** `Running` or `Stopped`. */
    code?: string;
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
    currentOrchestratorVersion?: string;
    /** Image of the nodes. */
    nodeImageVersion?: string;
    /** `Succeeded` when the pool is usable. */
    provisioningState?: string;
    /** Whether the pool is switched on. */
    powerState?: containerservice.PowerState;
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
    loadBalancerProfile?: any;
  }

  /** Who may reach a cluster's API server. As a program receives it. */
  export interface ManagedClusterAPIServerAccessProfile {
    /** Ranges of addresses that may reach it. Default: all. */
    authorizedIPRanges?: string[];
    /** Whether it has a private address alone. Default false. */
    enablePrivateCluster?: boolean;
    /** Private DNS zone of its name: `system`, `none` or the ARM id of a zone. Default system. */
    privateDNSZone?: string;
  }

  /** How a cluster is upgraded by itself. As a program receives it. */
  export interface ManagedClusterAutoUpgradeProfile {
    /** Which versions it is upgraded to. Default none. */
    upgradeChannel?: enums.containerservice.UpgradeChannel;
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
    issuerURL?: string;
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
}
