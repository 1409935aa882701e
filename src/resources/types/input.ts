// Generated from schema.json by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type * as enums from "./enums";
export namespace storage {
  /** The SKU of a storage account. As a program gives it. */
  export interface SkuArgs {
    /** Replication and performance tier, such as `Standard_LRS`. */
    name: pulumi.Input<enums.storage.SkuName | (string & {})>;
  }

  /** Service endpoints of a storage account. As a program gives it. */
  export interface EndpointsArgs {
    /** URL of the file service. */
    file?: pulumi.Input<string | undefined>;
    /** URL of the blob service. */
    blob?: pulumi.Input<string | undefined>;
    /** URL of the queue service. */
    queue?: pulumi.Input<string | undefined>;
    /** URL of the table service. */
    table?: pulumi.Input<string | undefined>;
    /** URL of the static website. */
    web?: pulumi.Input<string | undefined>;
    /** URL of the Data Lake service. */
    dfs?: pulumi.Input<string | undefined>;
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
    /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. */
    image: pulumi.Input<string>;
    /** The program to run and its arguments, in exec form. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: what the image says. */
    command?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Environment variables. Names are unique in the container. */
    environmentVariables?: pulumi.Input<pulumi.Input<containerinstance.EnvironmentVariableArgs>[] | undefined>;
    /** Ports that the container listens on. A port of the group's address must be one of them. */
    ports?: pulumi.Input<pulumi.Input<containerinstance.ContainerPortArgs>[] | undefined>;
    /** CPU and memory. */
    resources: pulumi.Input<containerinstance.ResourceRequirementsArgs>;
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
    instanceView?: pulumi.Input<containerinstance.ContainerInstanceViewArgs | undefined>;
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
    fqdn?: pulumi.Input<string | undefined>;
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
    state?: pulumi.Input<string | undefined>;
    /** When it began, in UTC. */
    startTime?: pulumi.Input<string | undefined>;
    /** When it ended, in UTC. */
    finishTime?: pulumi.Input<string | undefined>;
    /** Exit code of the container's program. */
    exitCode?: pulumi.Input<number | undefined>;
    /** Why the container is in this state. */
    detailStatus?: pulumi.Input<string | undefined>;
  }

  /** Something that happened to a group or container. As a program gives it. */
  export interface EventArgs {
    /** Kind of event, such as `Started`. */
    name?: pulumi.Input<string | undefined>;
    /** What happened. */
    message?: pulumi.Input<string | undefined>;
    /** `Normal` or `Warning`. */
    type?: pulumi.Input<string | undefined>;
    /** How often it happened. */
    count?: pulumi.Input<number | undefined>;
    /** When it first happened, in UTC. */
    firstTimestamp?: pulumi.Input<string | undefined>;
    /** When it last happened, in UTC. */
    lastTimestamp?: pulumi.Input<string | undefined>;
  }

  /** How a container is doing. As a program gives it. */
  export interface ContainerInstanceViewArgs {
    /** How often it was restarted. */
    restartCount?: pulumi.Input<number | undefined>;
    /** The state it is in. */
    currentState?: pulumi.Input<containerinstance.ContainerStateArgs | undefined>;
    /** The state before. */
    previousState?: pulumi.Input<containerinstance.ContainerStateArgs | undefined>;
    /** What happened to it. */
    events?: pulumi.Input<pulumi.Input<containerinstance.EventArgs>[] | undefined>;
    /** Local engine only: whether the readiness probe is content. */
    ready?: pulumi.Input<boolean | undefined>;
  }

  /** How a group is doing. As a program gives it. */
  export interface ContainerGroupInstanceViewArgs {
    /** `Pending`, `Running`, `Succeeded`, `Failed` or `Stopped`. */
    state?: pulumi.Input<string | undefined>;
    /** What happened to the group. */
    events?: pulumi.Input<pulumi.Input<containerinstance.EventArgs>[] | undefined>;
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
    /** Image reference such as `busybox:1`, without a scheme. */
    image: pulumi.Input<string>;
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
    instanceView?: pulumi.Input<containerinstance.ContainerInstanceViewArgs | undefined>;
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
    /** Revision of the profile. */
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
    principalId?: pulumi.Input<string | undefined>;
    /** Id of its client. */
    clientId?: pulumi.Input<string | undefined>;
  }

  /** Managed identities of a group. As a program gives it. */
  export interface ContainerGroupIdentityResponseArgs {
    /** Kinds of identity. */
    type?: pulumi.Input<string | undefined>;
    /** Id of the system-assigned identity's principal. */
    principalId?: pulumi.Input<string | undefined>;
    /** Id of its tenant. */
    tenantId?: pulumi.Input<string | undefined>;
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
    type: pulumi.Input<enums.containerservice.ResourceIdentityType | (string & {})>;
    /** ARM id of the identity, exactly one, with type `UserAssigned`. */
    userAssignedIdentities?: pulumi.Input<pulumi.Input<string>[] | undefined>;
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
    principalId?: pulumi.Input<string | undefined>;
    /** Tenant of that identity. */
    tenantId?: pulumi.Input<string | undefined>;
    /** The given identities, by ARM id. */
    userAssignedIdentities?: pulumi.Input<
      { [key: string]: pulumi.Input<containerservice.UserAssignedIdentityArgs> } | undefined
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
  }

  /** Whether a cluster or a pool is switched on. As a program gives it. */
  export interface PowerStateArgs {
    /** `Running` or `Stopped`. */
    code?: pulumi.Input<string | undefined>;
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
    currentOrchestratorVersion?: pulumi.Input<string | undefined>;
    /** Image of the nodes. */
    nodeImageVersion?: pulumi.Input<string | undefined>;
    /** `Succeeded` when the pool is usable. */
    provisioningState?: pulumi.Input<string | undefined>;
    /** Whether the pool is switched on. */
    powerState?: pulumi.Input<containerservice.PowerStateArgs | undefined>;
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
    loadBalancerProfile?: pulumi.Input<any>;
  }

  /** Who may reach a cluster's API server. As a program gives it. */
  export interface ManagedClusterAPIServerAccessProfileArgs {
    /** Ranges of addresses that may reach it. Default: all. */
    authorizedIPRanges?: pulumi.Input<pulumi.Input<string>[] | undefined>;
    /** Whether it has a private address alone. Default false. */
    enablePrivateCluster?: pulumi.Input<boolean | undefined>;
    /** Private DNS zone of its name: `system`, `none` or the ARM id of a zone. Default system. */
    privateDNSZone?: pulumi.Input<string | undefined>;
  }

  /** How a cluster is upgraded by itself. As a program gives it. */
  export interface ManagedClusterAutoUpgradeProfileArgs {
    /** Which versions it is upgraded to. Default none. */
    upgradeChannel?: pulumi.Input<enums.containerservice.UpgradeChannel | (string & {}) | undefined>;
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
    issuerURL?: pulumi.Input<string | undefined>;
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
}
