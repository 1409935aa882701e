// Generated from schema.json by `npm run generate`. Do not edit.
import { type Asset, assetShape } from "../core/asset";
import type { ObjectShape, Shape } from "../core/shape";
/** The SKU of a storage account. */
export interface Sku {
  /** Replication and performance tier, such as `Standard_LRS`. */
  name: SkuName;
}
/** The SKU of a storage account as the service tells it. */
export interface SkuResponse {
  /** Replication and performance tier, such as `Standard_LRS`. */
  name: SkuName;
  /** Performance tier: `Standard` or `Premium`. */
  tier: string;
}
/** Replication and performance tier of a storage account. */
export type SkuName =
  | "Standard_LRS"
  | "Standard_GRS"
  | "Standard_RAGRS"
  | "Standard_ZRS"
  | "Premium_LRS"
  | "Premium_ZRS"
  | "Standard_GZRS"
  | "Standard_RAGZRS"
  | "StandardV2_LRS"
  | "StandardV2_GRS"
  | "StandardV2_ZRS"
  | "StandardV2_GZRS"
  | "PremiumV2_LRS"
  | "PremiumV2_ZRS";
const skuNameShape: Shape = {
  kind: "string",
  enum: [
    "Standard_LRS",
    "Standard_GRS",
    "Standard_RAGRS",
    "Standard_ZRS",
    "Premium_LRS",
    "Premium_ZRS",
    "Standard_GZRS",
    "Standard_RAGZRS",
    "StandardV2_LRS",
    "StandardV2_GRS",
    "StandardV2_ZRS",
    "StandardV2_GZRS",
    "PremiumV2_LRS",
    "PremiumV2_ZRS",
  ],
};
/** Kind of storage account. `StorageV2` is the general one; `FileStorage` holds premium file shares. */
export type Kind = "StorageV2" | "FileStorage" | "Storage" | "BlobStorage" | "BlockBlobStorage";
const kindShape: Shape = {
  kind: "string",
  enum: ["StorageV2", "FileStorage", "Storage", "BlobStorage", "BlockBlobStorage"],
};
/** Access tier of a file share. */
export type ShareAccessTier = "TransactionOptimized" | "Hot" | "Cool" | "Premium";
const shareAccessTierShape: Shape = { kind: "string", enum: ["TransactionOptimized", "Hot", "Cool", "Premium"] };
/** Protocol of a file share. */
export type EnabledProtocols = "SMB" | "NFS";
const enabledProtocolsShape: Shape = { kind: "string", enum: ["SMB", "NFS"] };
/** Service endpoints of a storage account by the internet's routing. */
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
/** Service endpoints of a storage account by the routing of Microsoft's network. */
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
/** Service endpoints of a storage account. */
export interface Endpoints {
  /** Endpoints by the internet's routing, if the account publishes them. */
  internetEndpoints?: StorageAccountInternetEndpointsResponse;
  /** Endpoints by the routing of Microsoft's network, if the account publishes them. */
  microsoftEndpoints?: StorageAccountMicrosoftEndpointsResponse;
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
/** An access key of a storage account. */
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
/** Operating system of a container group. */
export type OperatingSystemTypes = "Linux" | "Windows";
const operatingSystemTypesShape: Shape = { kind: "string", enum: ["Linux", "Windows"] };
/** What happens when a container exits: `Always` restarts it, `OnFailure` restarts it after a non-zero exit code, `Never` leaves it. */
export type ContainerGroupRestartPolicy = "Always" | "OnFailure" | "Never";
const containerGroupRestartPolicyShape: Shape = { kind: "string", enum: ["Always", "OnFailure", "Never"] };
/** Protocol of a container's port. */
export type ContainerNetworkProtocol = "TCP" | "UDP";
const containerNetworkProtocolShape: Shape = { kind: "string", enum: ["TCP", "UDP"] };
/** Protocol of a port of a group's address. */
export type ContainerGroupNetworkProtocol = "TCP" | "UDP";
const containerGroupNetworkProtocolShape: Shape = { kind: "string", enum: ["TCP", "UDP"] };
/** Whether the group's address is reachable from the internet. */
export type ContainerGroupIpAddressType = "Public" | "Private";
const containerGroupIpAddressTypeShape: Shape = { kind: "string", enum: ["Public", "Private"] };
/** A container of a group. */
export interface Container {
  /** Name, unique in the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
  name: string;
  /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. Required, except in a group from a profile, which has it. */
  image?: string;
  /** The program to run and its arguments, in exec form. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: what the image says. */
  command?: string[];
  /** Environment variables. Names are unique in the container. */
  environmentVariables?: EnvironmentVariable[];
  /** Ports that the container listens on. A port of the group's address must be one of them. */
  ports?: ContainerPort[];
  /** CPU and memory. Required, except in a group from a profile, which has them. */
  resources?: ResourceRequirements;
  /** Where the group's volumes appear in the container. */
  volumeMounts?: VolumeMount[];
  /** What the container may do, and as which user. */
  securityContext?: SecurityContextDefinition;
  /** Restarts the container when it fails, after growing delays, unless the restart policy is `Never`. */
  livenessProbe?: ContainerProbe;
  /** Tells whether the container can do its work: the group is ready when all are. */
  readinessProbe?: ContainerProbe;
  /** Settings as files in the container. */
  configMap?: ConfigMap;
}
/** A container of a group, as ARM answers. */
export interface ContainerResponse {
  /** Name, unique in the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
  name: string;
  /** Image reference such as `busybox:1` or `registry.example.com/team/app@sha256:…`, without a scheme. */
  image: string;
  /** The program to run and its arguments, in exec form. Replaces the image's ENTRYPOINT and CMD; no shell is implied. Default: what the image says. */
  command?: string[];
  /** Environment variables. Names are unique in the container. */
  environmentVariables?: EnvironmentVariable[];
  /** Ports that the container listens on. A port of the group's address must be one of them. */
  ports?: ContainerPort[];
  /** CPU and memory. */
  resources?: ResourceRequirements;
  /** Where the group's volumes appear in the container. */
  volumeMounts?: VolumeMount[];
  /** What the container may do, and as which user. */
  securityContext?: SecurityContextDefinition;
  /** Restarts the container when it fails, after growing delays, unless the restart policy is `Never`. */
  livenessProbe?: ContainerProbe;
  /** Tells whether the container can do its work: the group is ready when all are. */
  readinessProbe?: ContainerProbe;
  /** Settings as files in the container. */
  configMap?: ConfigMap;
  /** How the container is doing. */
  instanceView: ContainerInstanceView;
}
/** An environment variable: give one of `value`, `secureValue` and `secureValueReference`. */
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
/** A port that a container listens on. */
export interface ContainerPort {
  /** Port number, 1 to 65535, unique in the group. Azure reserves some: see https://learn.microsoft.com/azure/container-instances/container-instances-faq. */
  port: number;
  /** Protocol. Default `TCP`. */
  protocol?: ContainerNetworkProtocol;
}
/** CPU and memory of a container. */
export interface ResourceRequirements {
  /** What the container is given for sure. */
  requests: ResourceRequests;
  /** The most that it may use. Default: what it requests. */
  limits?: ResourceLimits;
}
/** CPU and memory that a container is given. */
export interface ResourceRequests {
  /** CPU cores, more than 0. The containers of a group may have 32 together. */
  cpu: number;
  /** Memory in GB (1024³ bytes) in steps of 0.1. The containers of a group may have 256 together. */
  memoryInGB: number;
  /** GPUs. The local engine refuses them. */
  gpu?: GpuResource;
}
/** A volume of the group, mounted into a container. */
export interface VolumeMount {
  /** Name of one of the group's volumes. */
  name: string;
  /** Absolute path in the container, unique in it and without a colon. */
  mountPath: string;
  /** Whether the container may only read. Default false. */
  readOnly?: boolean;
}
/** What a container may do, and as which user. */
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
  capabilities?: SecurityContextCapabilitiesDefinition;
  /** Seccomp profile: Docker's JSON form, in base64. Default: the service's own. */
  seccompProfile?: string;
}
/** The address of a container group. Leave it out for a group without one. */
export interface IpAddress {
  /** `Public`, or `Private` for an address in the group's subnet. */
  type: ContainerGroupIpAddressType;
  /** Ports open on the address, at most 5. Each must be a port of one of the containers, with the same protocol. */
  ports: Port[];
  /** First label of the group's domain name, unique in the region: 5 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end. */
  dnsNameLabel?: string;
  /** Address that is wanted. Default: the service chooses. */
  ip?: string;
  /** Who may take over the label after the group is gone: all but `Unsecure` put a hash into the domain name. Default `Unsecure`. */
  autoGeneratedDomainNameLabelScope?: DnsNameLabelReusePolicy;
}
/** A port that is open on a group's address. */
export interface Port {
  /** Port number, 1 to 65535. */
  port: number;
  /** Protocol. Default `TCP`. */
  protocol?: ContainerGroupNetworkProtocol;
}
/** A volume of a group: exactly one of `azureFile`, `emptyDir`, `secret`, `secretReference` and `gitRepo`. */
export interface Volume {
  /** Name, unique in the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
  name: string;
  /** An Azure Files share. */
  azureFile?: AzureFileVolume;
  /** An empty directory that lives as long as the group: `{}`. */
  emptyDir?: unknown;
  /** Read-only files: by file name, their content in base64. ARM never returns it. On Azure they are in memory; on the local engine in a volume that goes with the group. */
  secret?: Record<string, string>;
  /** Files in memory: by file name, the name of one of the group's `secretReferences`. The local engine refuses it. */
  secretReference?: Record<string, string>;
  /** A clone of a git repository. */
  gitRepo?: GitRepoVolume;
}
/** An Azure Files share as a volume. Needs Linux, containers that run as root, and an SMB share. */
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
/** The address of a container group. */
export interface IpAddressState {
  /** `Public` or `Private`. */
  type: string;
  /** Ports open on the address. */
  ports: PortState[];
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
/** A port that is open on a group's address. */
export interface PortState {
  /** Port number in the group. */
  port: number;
  /** `TCP` or `UDP`. */
  protocol?: string;
  /** Local engine only: the port of `ip` on this machine that leads to `port`. */
  hostPort?: number;
}
/** A state that a container is or was in. */
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
/** Something that happened to a group or container. */
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
/** How a container is doing. */
export interface ContainerInstanceView {
  /** How often it was restarted. */
  restartCount: number;
  /** The state it is in. */
  currentState: ContainerState;
  /** The state before. */
  previousState: ContainerState;
  /** What happened to it. */
  events: Event[];
  /** Local engine only: whether the readiness probe is content. */
  ready?: boolean;
}
/** How a group is doing. */
export interface ContainerGroupInstanceView {
  /** `Pending`, `Running`, `Succeeded`, `Failed` or `Stopped`. */
  state: string;
  /** What happened to the group. */
  events: Event[];
  /** Local engine only, for groups with probes: `running` or `stopped`, of the process that runs them. */
  supervisor?: string;
}
/** Kind of identity of a cluster: one that Azure makes, one that is there already, or none. */
export type ContainerServiceResourceIdentityType = "SystemAssigned" | "UserAssigned" | "None";
const containerServiceResourceIdentityTypeShape: Shape = {
  kind: "string",
  enum: ["SystemAssigned", "UserAssigned", "None"],
};
/** Network plugin of a cluster. */
export type NetworkPlugin = "azure" | "kubenet" | "none";
const networkPluginShape: Shape = { kind: "string", enum: ["azure", "kubenet", "none"] };
/** Mode of the network plugin. `overlay` gives pods addresses of their own, apart from the nodes'. */
export type NetworkPluginMode = "overlay";
const networkPluginModeShape: Shape = { kind: "string", enum: ["overlay"] };
/** Engine that enforces network policies. */
export type NetworkPolicy = "none" | "calico" | "azure" | "cilium";
const networkPolicyShape: Shape = { kind: "string", enum: ["none", "calico", "azure", "cilium"] };
/** Data plane of the cluster's network. */
export type NetworkDataplane = "azure" | "cilium";
const networkDataplaneShape: Shape = { kind: "string", enum: ["azure", "cilium"] };
/** How the nodes reach the internet. */
export type OutboundType =
  "loadBalancer" | "userDefinedRouting" | "managedNATGateway" | "userAssignedNATGateway" | "none";
const outboundTypeShape: Shape = {
  kind: "string",
  enum: ["loadBalancer", "userDefinedRouting", "managedNATGateway", "userAssignedNATGateway", "none"],
};
/** SKU of the load balancer in front of the nodes. */
export type LoadBalancerSku = "standard" | "basic";
const loadBalancerSkuShape: Shape = { kind: "string", enum: ["standard", "basic"] };
/** Kind of cluster. */
export type ManagedClusterSKUName = "Base" | "Automatic";
const managedClusterSKUNameShape: Shape = { kind: "string", enum: ["Base", "Automatic"] };
/** Price tier of a cluster: what Azure promises for the uptime of its API server. */
export type ManagedClusterSKUTier = "Free" | "Standard" | "Premium";
const managedClusterSKUTierShape: Shape = { kind: "string", enum: ["Free", "Standard", "Premium"] };
/** Which new versions a cluster is upgraded to by itself. */
export type UpgradeChannel = "rapid" | "stable" | "patch" | "node-image" | "none";
const upgradeChannelShape: Shape = { kind: "string", enum: ["rapid", "stable", "patch", "node-image", "none"] };
/** How long a Kubernetes version is supported. */
export type KubernetesSupportPlan = "KubernetesOfficial" | "AKSLongTermSupport";
const kubernetesSupportPlanShape: Shape = { kind: "string", enum: ["KubernetesOfficial", "AKSLongTermSupport"] };
/** What a pool is for: `System` pools carry the cluster's own pods, and each cluster has one at least. */
export type AgentPoolMode = "System" | "User" | "Gateway";
const agentPoolModeShape: Shape = { kind: "string", enum: ["System", "User", "Gateway"] };
/** What a pool's nodes are made of. */
export type AgentPoolType = "VirtualMachineScaleSets" | "AvailabilitySet" | "VirtualMachines";
const agentPoolTypeShape: Shape = {
  kind: "string",
  enum: ["VirtualMachineScaleSets", "AvailabilitySet", "VirtualMachines"],
};
/** Operating system of a pool's nodes. */
export type OSType = "Linux" | "Windows";
const oSTypeShape: Shape = { kind: "string", enum: ["Linux", "Windows"] };
/** Distribution of a pool's nodes. */
export type OSSKU =
  | "Ubuntu"
  | "Ubuntu2204"
  | "Ubuntu2404"
  | "AzureLinux"
  | "AzureLinux3"
  | "CBLMariner"
  | "Windows2019"
  | "Windows2022"
  | "Windows2025";
const oSSKUShape: Shape = {
  kind: "string",
  enum: [
    "Ubuntu",
    "Ubuntu2204",
    "Ubuntu2404",
    "AzureLinux",
    "AzureLinux3",
    "CBLMariner",
    "Windows2019",
    "Windows2022",
    "Windows2025",
  ],
};
/** Where a node's system disk is: in Azure Storage, or on the machine itself. */
export type OSDiskType = "Managed" | "Ephemeral";
const oSDiskTypeShape: Shape = { kind: "string", enum: ["Managed", "Ephemeral"] };
/** Whether Azure may take a pool's nodes away when it needs the room. */
export type ScaleSetPriority = "Spot" | "Regular";
const scaleSetPriorityShape: Shape = { kind: "string", enum: ["Spot", "Regular"] };
/** What becomes of a spot node that Azure takes away. */
export type ScaleSetEvictionPolicy = "Delete" | "Deallocate";
const scaleSetEvictionPolicyShape: Shape = { kind: "string", enum: ["Delete", "Deallocate"] };
/** How Kubernetes replaces the pods of a Deployment. */
export type DeploymentStrategyType = "RollingUpdate" | "Recreate";
const deploymentStrategyTypeShape: Shape = { kind: "string", enum: ["RollingUpdate", "Recreate"] };
/** How a toleration compares a taint's value. */
export type TolerationOperator = "Exists" | "Equal";
const tolerationOperatorShape: Shape = { kind: "string", enum: ["Exists", "Equal"] };
/** What a taint does to pods that do not tolerate it. */
export type TaintEffect = "NoSchedule" | "PreferNoSchedule" | "NoExecute";
const taintEffectShape: Shape = { kind: "string", enum: ["NoSchedule", "PreferNoSchedule", "NoExecute"] };
/** The SKU of a cluster. */
export interface ManagedClusterSKU {
  /** Kind of cluster. Default `Base`. */
  name?: ManagedClusterSKUName;
  /** Price tier. Default `Free`. */
  tier?: ManagedClusterSKUTier;
}
/** The identity of a cluster's control plane. */
export interface ManagedClusterIdentity {
  /** Kind of identity. */
  type?: ContainerServiceResourceIdentityType;
  /** ARM id of the identity, exactly one, with type `UserAssigned`. */
  userAssignedIdentities?: string[];
  /** Identities of other tenants. Azure's own services use it. */
  delegatedResources?: Record<string, DelegatedResource>;
}
/** An identity that Azure resources act in. */
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
/** The identity of a cluster's control plane, as it is. */
export interface ManagedClusterIdentityResponse {
  /** Kind of identity. */
  type: string;
  /** Principal id of the identity that Azure made. */
  principalId: string;
  /** Tenant of that identity. */
  tenantId: string;
  /** The given identities, by ARM id. */
  userAssignedIdentities?: Record<string, UserAssignedIdentity>;
  /** Identities of other tenants. Azure's own services use it. */
  delegatedResources?: Record<string, DelegatedResource>;
}
/** The service principal of a cluster without an identity of its own. */
export interface ManagedClusterServicePrincipalProfile {
  /** Client id. */
  clientId: string;
  /** Password of the service principal. */
  secret?: string;
}
/** How the nodes of a pool are upgraded. */
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
  undrainableNodeBehavior?: UndrainableNodeBehavior;
}
/** A pool of nodes that a cluster is made with. */
export interface ManagedClusterAgentPoolProfile {
  /** Name: 1 to 12 lowercase letters and digits, a letter first; at most 6 with Windows. */
  name: string;
  /** Number of nodes, 0 to 1000; 1 at least in a System pool. With autoscaling the number to start with. Default 1. */
  count?: number;
  /** Size of the nodes' machines, such as `Standard_D2s_v5`. Default: the service's choice. */
  vmSize?: string;
  /** Operating system. Default Linux. */
  osType?: OSType;
  /** Distribution. Default: the service's choice for the operating system. */
  osSKU?: OSSKU;
  /** What the pool is for. */
  mode?: AgentPoolMode;
  /** What the nodes are made of. Default `VirtualMachineScaleSets`. */
  type?: AgentPoolType;
  /** Whether the number of nodes follows the load, between `minCount` and `maxCount`. Default false. */
  enableAutoScaling?: boolean;
  /** Least number of nodes with autoscaling, 0 to 1000; 1 at least in a System pool. */
  minCount?: number;
  /** Greatest number of nodes with autoscaling, `minCount` to 1000. */
  maxCount?: number;
  /** Most pods on a node, 10 to 250. Default: the service's choice, 110 or 30 by network plugin. */
  maxPods?: number;
  /** Kubernetes labels of the nodes. */
  nodeLabels?: Record<string, string>;
  /** Kubernetes taints of the nodes, such as `gpu=true:NoSchedule`. */
  nodeTaints?: string[];
  /** Kubernetes version of the nodes, such as 1.34 or 1.34.4: at most the control plane's, and less than three minors behind. Default: the control plane's when the pool is made. */
  orchestratorVersion?: string;
  /** Zones of the region that the nodes are spread over. Default: none. */
  availabilityZones?: string[];
  /** Size of a node's system disk in GB, 30 to 2048; 0 for the service's choice. Default 0. */
  osDiskSizeGB?: number;
  /** Where the system disk is. Default: the service's choice. */
  osDiskType?: OSDiskType;
  /** Whether Azure may take nodes away; `Spot` only in User pools. Default Regular. */
  scaleSetPriority?: ScaleSetPriority;
  /** Most that a spot node may cost, in US dollars an hour; -1 for the price of a regular one. Default -1. */
  spotMaxPrice?: number;
  /** What becomes of spot nodes that are taken away. Default Delete. */
  scaleSetEvictionPolicy?: ScaleSetEvictionPolicy;
  /** ARM id of the subnet that the nodes join. Default: one that the service makes. */
  vnetSubnetID?: string;
  /** Whether each node has a public address. Default false. */
  enableNodePublicIP?: boolean;
  /** Whether the host encrypts the nodes' disks. Default false. */
  enableEncryptionAtHost?: boolean;
  /** Whether the operating system has FIPS cryptography. Default false. */
  enableFIPS?: boolean;
  /** Tags of the nodes' machines, at most 50. */
  tags?: Record<string, string>;
  /** How the pool is upgraded. */
  upgradeSettings?: AgentPoolUpgradeSettings;
  /** ARM id of the capacity reservation group that the nodes take their machines from. A change rotates the pool. Default: none. */
  capacityReservationGroupID?: string;
  /** Snapshot that the nodes are made from. Default: none. */
  creationData?: CreationData;
  /** Whether ultra disks can be attached to the nodes. A change rotates the pool. Default false. */
  enableUltraSSD?: boolean;
  /** Settings of a pool of mode Gateway. */
  gatewayProfile?: AgentPoolGatewayProfile;
  /** How the nodes' GPUs are partitioned. A change rotates the pool. Default: not at all. */
  gpuInstanceProfile?: GPUInstanceProfile;
  /** Drivers of the nodes' GPUs. Default: the service installs them. */
  gpuProfile?: GPUProfile;
  /** ARM id of the dedicated host group that the nodes run on. A change rotates the pool. Default: none. */
  hostGroupID?: string;
  /** Settings of the nodes' kubelet. A change rotates the pool. Default: the service's. */
  kubeletConfig?: KubeletConfig;
  /** Disk of containers, logs and other data of the kubelet. A change rotates the pool. Default `OS`. */
  kubeletDiskType?: KubeletDiskType;
  /** Settings of the nodes' Linux. A change rotates the pool. Default: the service's. */
  linuxOSConfig?: LinuxOSConfig;
  /** Cache for names on each node. Default: the service's. */
  localDNSProfile?: LocalDNSProfile;
  /** What a sign-in to a Linux node shows, in base64. A change rotates the pool. Default: nothing. */
  messageOfTheDay?: string;
  /** Ports, tags and security groups of the nodes' network. Default: none. */
  networkProfile?: AgentPoolNetworkProfile;
  /** ARM id of the prefix that the nodes' public addresses come from; needs `enableNodePublicIP`. A change rotates the pool. */
  nodePublicIPPrefixID?: string;
  /** How pods get the addresses of their subnet. Default `DynamicIndividual`. */
  podIPAllocationMode?: PodIPAllocationMode;
  /** ARM id of the subnet of the pods. A change rotates the pool. Default: the nodes' subnet. */
  podSubnetID?: string;
  /** Whether the pool's nodes run. On the local engine `Running` only. Default `Running`. */
  powerState?: PowerState;
  /** ARM id of the proximity placement group of the nodes. A change rotates the pool. Default: none. */
  proximityPlacementGroupID?: string;
  /** What becomes of nodes that are no longer needed. Default `Delete`. */
  scaleDownMode?: ScaleDownMode;
  /** Security of the nodes. Default: the service's. */
  securityProfile?: AgentPoolSecurityProfile;
  /** Nodes of a pool of type `VirtualMachines`, by size. The service keeps it. */
  virtualMachineNodesStatus?: VirtualMachineNodes[];
  /** Sizes and numbers of a pool of type `VirtualMachines`, in place of `vmSize` and `count`. */
  virtualMachinesProfile?: VirtualMachinesProfile;
  /** Settings of Windows nodes. Default: the service's. */
  windowsProfile?: AgentPoolWindowsProfile;
  /** What pods run on. Default `OCIContainer`. */
  workloadRuntime?: WorkloadRuntime;
}
/** Whether a cluster or a pool is switched on. */
export type Code = "Running" | "Stopped";
const codeShape: Shape = { kind: "string", enum: ["Running", "Stopped"] };
/** Whether a cluster or a pool is switched on. */
export interface PowerState {
  /** Whether it is. */
  code?: Code;
}
/** A pool of nodes of a cluster. */
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
  nodeLabels?: Record<string, string>;
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
  tags?: Record<string, string>;
  /** How the pool is upgraded. */
  upgradeSettings?: AgentPoolUpgradeSettings;
  /** Kubernetes version that the nodes run. */
  currentOrchestratorVersion: string;
  /** Image of the nodes. */
  nodeImageVersion: string;
  /** `Succeeded` when the pool is usable. */
  provisioningState: string;
  /** Whether the pool is switched on. */
  powerState?: PowerState;
  /** ARM id of the capacity reservation group that the nodes take their machines from. */
  capacityReservationGroupID?: string;
  /** Snapshot that the nodes are made from. */
  creationData?: CreationData;
  /** Changes whenever the pool changes. */
  eTag: string;
  /** Whether ultra disks can be attached to the nodes. */
  enableUltraSSD?: boolean;
  /** Settings of a pool of mode Gateway. */
  gatewayProfile?: AgentPoolGatewayProfile;
  /** How the nodes' GPUs are partitioned. */
  gpuInstanceProfile?: string;
  /** Drivers of the nodes' GPUs. */
  gpuProfile?: GPUProfile;
  /** ARM id of the dedicated host group that the nodes run on. */
  hostGroupID?: string;
  /** Settings of the nodes' kubelet. */
  kubeletConfig?: KubeletConfig;
  /** Disk of containers, logs and other data of the kubelet. */
  kubeletDiskType?: string;
  /** Settings of the nodes' Linux. */
  linuxOSConfig?: LinuxOSConfig;
  /** Cache for names on each node. */
  localDNSProfile?: LocalDNSProfileResponse;
  /** What a sign-in to a Linux node shows, in base64. */
  messageOfTheDay?: string;
  /** Ports, tags and security groups of the nodes' network. */
  networkProfile?: AgentPoolNetworkProfile;
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
  securityProfile?: AgentPoolSecurityProfile;
  /** What went wrong in the last operation, if anything did. */
  status?: AgentPoolStatusResponse;
  /** Nodes of a pool of type `VirtualMachines`, by size. The service keeps it. */
  virtualMachineNodesStatus?: VirtualMachineNodes[];
  /** Sizes and numbers of a pool of type `VirtualMachines`, in place of `vmSize` and `count`. */
  virtualMachinesProfile?: VirtualMachinesProfile;
  /** Settings of Windows nodes. */
  windowsProfile?: AgentPoolWindowsProfile;
  /** What pods run on. */
  workloadRuntime?: string;
}
/** The network of a cluster. */
export interface ContainerServiceNetworkProfile {
  /** Network plugin. Default: the service's choice. */
  networkPlugin?: NetworkPlugin;
  /** Mode of the network plugin. */
  networkPluginMode?: NetworkPluginMode;
  /** Engine that enforces network policies; `cilium` needs data plane cilium. Default: the service's choice. */
  networkPolicy?: NetworkPolicy;
  /** Data plane. Default: the service's choice. */
  networkDataplane?: NetworkDataplane;
  /** Addresses of pods. Default 10.244.0.0/16. */
  podCidr?: string;
  /** Addresses of services, apart from those of pods. Default 10.0.0.0/16. */
  serviceCidr?: string;
  /** Address of the cluster's DNS service, within `serviceCidr`. Default 10.0.0.10. */
  dnsServiceIP?: string;
  /** How the nodes reach the internet. Default loadBalancer. */
  outboundType?: OutboundType;
  /** SKU of the load balancer. Default standard. */
  loadBalancerSku?: LoadBalancerSku;
  /** Observability and security of the network. Default: none. */
  advancedNetworking?: AdvancedNetworking;
  /** IP families of the cluster, `IPv4` or both. On the local engine `IPv4` only. Default `IPv4`. */
  ipFamilies?: IpFamily[];
  /** The load balancer of outgoing traffic. Default: the service's. */
  loadBalancerProfile?: ManagedClusterLoadBalancerProfile;
  /** The NAT gateway of outgoing traffic, with `outboundType` managedNATGateway. Default: the service's. */
  natGatewayProfile?: ManagedClusterNATGatewayProfile;
  /** Mode of plugin `azure`. Default: the service's choice; `bridge` is of the past. */
  networkMode?: NetworkMode;
  /** Addresses of pods, a range per IP family. Default: `podCidr`. */
  podCidrs?: string[];
  /** Addresses of services, a range per IP family. Default: `serviceCidr`. */
  serviceCidrs?: string[];
  /** Fixed addresses of outgoing traffic, through pools of mode Gateway. Default: none. */
  staticEgressGatewayProfile?: ManagedClusterStaticEgressGatewayProfile;
}
/** The network of a cluster, as it is. */
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
  loadBalancerProfile?: ManagedClusterLoadBalancerProfileResponse;
  /** Observability and security of the network. */
  advancedNetworking?: AdvancedNetworking;
  /** The NAT gateway of outgoing traffic, with `outboundType` managedNATGateway. */
  natGatewayProfile?: ManagedClusterNATGatewayProfileResponse;
  /** Mode of plugin `azure`. */
  networkMode?: string;
  /** Fixed addresses of outgoing traffic, through pools of mode Gateway. */
  staticEgressGatewayProfile?: ManagedClusterStaticEgressGatewayProfile;
}
/** Who may reach a cluster's API server. */
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
/** How a cluster is upgraded by itself. */
export interface ManagedClusterAutoUpgradeProfile {
  /** Which versions it is upgraded to. Default none. */
  upgradeChannel?: UpgradeChannel;
  /** How the system of the nodes is upgraded by itself. Default `NodeImage`. */
  nodeOSUpgradeChannel?: NodeOSUpgradeChannel;
}
/** Sign-in with Microsoft Entra ID. */
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
/** The issuer of the tokens of a cluster's workloads. */
export interface ManagedClusterOIDCIssuerProfile {
  /** Whether there is one. Default false. */
  enabled?: boolean;
}
/** The issuer of the tokens of a cluster's workloads, as it is. */
export interface ManagedClusterOIDCIssuerProfileResponse {
  /** Whether there is one. */
  enabled?: boolean;
  /** Its URL. */
  issuerURL: string;
}
/** An SSH public key. */
export interface ContainerServiceSshPublicKey {
  /** The key, as in `id_rsa.pub`. */
  keyData: string;
}
/** SSH access to Linux nodes. */
export interface ContainerServiceSshConfiguration {
  /** The keys, exactly one. */
  publicKeys: ContainerServiceSshPublicKey[];
}
/** Sign-in to a cluster's Linux nodes. */
export interface ContainerServiceLinuxProfile {
  /** Name of the administrator. */
  adminUsername: string;
  /** SSH access. */
  ssh: ContainerServiceSshConfiguration;
}
/** A kubeconfig of a cluster. */
export interface CredentialResult {
  /** `clusterAdmin` or `clusterUser`. */
  name: string;
  /** The kubeconfig file, in base64. */
  value: string;
}
/** How the service runs a group. */
export type ContainerGroupSku = "NotSpecified" | "Standard" | "Dedicated" | "Confidential";
const containerGroupSkuShape: Shape = {
  kind: "string",
  enum: ["NotSpecified", "Standard", "Dedicated", "Confidential"],
};
/** Whether a group may be evicted. */
export type ContainerGroupPriority = "Regular" | "Spot";
const containerGroupPriorityShape: Shape = { kind: "string", enum: ["Regular", "Spot"] };
/** A kind of GPU. */
export type GpuSku = "K80" | "P100" | "V100";
const gpuSkuShape: Shape = { kind: "string", enum: ["K80", "P100", "V100"] };
/** How a probe speaks to a container. */
export type Scheme = "http" | "https";
const schemeShape: Shape = { kind: "string", enum: ["http", "https"] };
/** Who may take over a domain name label after the group is gone. */
export type DnsNameLabelReusePolicy =
  "Unsecure" | "TenantReuse" | "SubscriptionReuse" | "ResourceGroupReuse" | "Noreuse";
const dnsNameLabelReusePolicyShape: Shape = {
  kind: "string",
  enum: ["Unsecure", "TenantReuse", "SubscriptionReuse", "ResourceGroupReuse", "Noreuse"],
};
/** A kind of log. */
export type LogAnalyticsLogType = "ContainerInsights" | "ContainerInstanceLogs";
const logAnalyticsLogTypeShape: Shape = { kind: "string", enum: ["ContainerInsights", "ContainerInstanceLogs"] };
/** Kinds of managed identity that a group has. */
export type ContainerInstanceResourceIdentityType =
  "SystemAssigned" | "UserAssigned" | "SystemAssigned, UserAssigned" | "None";
const containerInstanceResourceIdentityTypeShape: Shape = {
  kind: "string",
  enum: ["SystemAssigned", "UserAssigned", "SystemAssigned, UserAssigned", "None"],
};
/** Which containers may use an identity. */
export type IdentityAccessLevel = "All" | "System" | "User";
const identityAccessLevelShape: Shape = { kind: "string", enum: ["All", "System", "User"] };
/** A header of an HTTP request. */
export interface HttpHeader {
  /** Name. */
  name?: string;
  /** Value. */
  value?: string;
}
/** An HTTP request to the container: a status from 200 to 399 is a success. */
export interface ContainerHttpGet {
  /** Path, such as `/healthz`. Default `/`. */
  path?: string;
  /** Port that the container listens on, 1 to 65535. */
  port: number;
  /** `http` or `https`; certificates are not verified. Default `http`. */
  scheme?: Scheme;
  /** Headers to send. */
  httpHeaders?: HttpHeader[];
}
/** A program to run in the container: exit code 0 is a success. */
export interface ContainerExec {
  /** The program and its arguments; no shell is implied. */
  command?: string[];
}
/** A regular check of a container: exactly one of `exec` and `httpGet`. */
export interface ContainerProbe {
  /** Runs a program in the container. */
  exec?: ContainerExec;
  /** Sends the container an HTTP request. */
  httpGet?: ContainerHttpGet;
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
/** Linux capabilities of a container. */
export interface SecurityContextCapabilitiesDefinition {
  /** Capabilities to add to the default ones, such as `NET_ADMIN`. */
  add?: string[];
  /** Capabilities to take away, or `ALL`. */
  drop?: string[];
}
/** GPUs. Azure retired the product on 14 July 2025. */
export interface GpuResource {
  /** Number of GPUs, 1, 2 or 4. */
  count: number;
  /** Kind of GPU. */
  sku: GpuSku;
}
/** The most that a container may use. */
export interface ResourceLimits {
  /** CPU cores: its request or more, and at most what the group's containers request together. Default: its request. */
  cpu?: number;
  /** Memory in GB (1024³ bytes) in steps of 0.1: its request or more, and at most what the group's containers request together. Default: its request. */
  memoryInGB?: number;
  /** GPUs. The local engine refuses them. */
  gpu?: GpuResource;
}
/** Settings as files. */
export interface ConfigMap {
  /** Text by file name. */
  keyValuePairs?: Record<string, string>;
}
/** A container that runs to its end before the others start. It has all CPU and memory of the group, and no ports. */
export interface InitContainerDefinition {
  /** Name, unique among all containers of the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
  name: string;
  /** Image reference such as `busybox:1`, without a scheme. Required, except in a group from a profile, which has it. */
  image?: string;
  /** The program to run and its arguments, in exec form. Default: what the image says. */
  command?: string[];
  /** Environment variables. Names are unique in the container. */
  environmentVariables?: EnvironmentVariable[];
  /** Where the group's volumes appear in the container. */
  volumeMounts?: VolumeMount[];
  /** What the container may do, and as which user. */
  securityContext?: SecurityContextDefinition;
}
/** An init container as ARM answers. */
export interface InitContainerResponse {
  /** Name, unique among all containers of the group: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. */
  name: string;
  /** Image reference such as `busybox:1`, without a scheme. */
  image?: string;
  /** The program to run and its arguments, in exec form. Default: what the image says. */
  command?: string[];
  /** Environment variables. Names are unique in the container. */
  environmentVariables?: EnvironmentVariable[];
  /** Where the group's volumes appear in the container. */
  volumeMounts?: VolumeMount[];
  /** What the container may do, and as which user. */
  securityContext?: SecurityContextDefinition;
  /** How the container is doing. */
  instanceView: ContainerInstanceView;
}
/** A git repository, cloned when the group is deployed. */
export interface GitRepoVolume {
  /** URL of the repository, with a scheme such as https; the local engine clones over http and https. It neither keeps nor shows credentials in the URL. */
  repository: string;
  /** Directory of the volume to clone into, without `..`. `.` is the volume itself. Default: one with the repository's name. */
  directory?: string;
  /** Hash of the commit. Default: the newest of the default branch. */
  revision?: string;
}
/** How to sign in to a registry of images: with `username` and a password, or with an `identity`. */
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
/** A subnet of a virtual network. */
export interface ContainerGroupSubnetId {
  /** ARM id of the subnet. */
  id: string;
  /** A name for it. */
  name?: string;
}
/** How names are resolved in a group. */
export interface DnsConfiguration {
  /** Addresses of the name servers. */
  nameServers: string[];
  /** Domains to search, separated by spaces. */
  searchDomains?: string;
  /** Resolver options, separated by spaces, such as `ndots:2`. */
  options?: string;
}
/** A workspace of Log Analytics. */
export interface LogAnalytics {
  /** Id of the workspace. */
  workspaceId: string;
  /** Key of the workspace. ARM never returns it. */
  workspaceKey: string;
  /** Kind of log. */
  logType?: LogAnalyticsLogType;
  /** Metadata. */
  metadata?: Record<string, string>;
  /** ARM id of the workspace. ARM never returns it. */
  workspaceResourceId?: string;
}
/** Where logs go. */
export interface ContainerGroupDiagnostics {
  /** A workspace of Log Analytics. */
  logAnalytics?: LogAnalytics;
}
/** Encryption with a key of one's own. */
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
/** What a confidential group may do. */
export interface ConfidentialComputeProperties {
  /** Confidential computing enforcement policy, in base64. */
  ccePolicy?: string;
}
/** A secret of a key vault, for the properties whose names end in `Reference`. */
export interface SecretReference {
  /** Name, unique in the group. */
  name: string;
  /** ARM id of the identity that reads the secret. */
  identity: string;
  /** URI of the secret. */
  secretReferenceUri: string;
}
/** Which containers may use an identity. */
export interface IdentityAccessControl {
  /** Who may use it. */
  access?: IdentityAccessLevel;
  /** ARM id of the identity. */
  identity?: string;
}
/** Which containers may use which identity. */
export interface IdentityAcls {
  /** Who may use the identities that `acls` does not name. */
  defaultAccess?: IdentityAccessLevel;
  /** Rules for single identities. */
  acls?: IdentityAccessControl[];
}
/** An extension of the service. */
export interface DeploymentExtensionSpec {
  /** Name. */
  name: string;
  /** Kind of extension, such as `kube-proxy`. */
  extensionType: string;
  /** Version of the extension. */
  version: string;
  /** Settings. */
  settings?: unknown;
  /** Secret settings. */
  protectedSettings?: unknown;
}
/** A profile that a group is made from. */
export interface ContainerGroupProfileReferenceDefinition {
  /** ARM id of the profile. */
  id?: string;
  /** Revision of the profile. Default: that which the group has been made from, and the latest one for a new group. */
  revision?: number;
}
/** A pool of groups that stand by. */
export interface StandbyPoolProfileDefinition {
  /** ARM id of the pool. */
  id?: string;
  /** Whether creation fails when the pool has no group left. Default false. */
  failContainerGroupCreateOnReuseFailure?: boolean;
}
/** Managed identities of a group. */
export interface ContainerGroupIdentity {
  /** Kinds of identity. */
  type?: ContainerInstanceResourceIdentityType;
  /** ARM ids of the user-assigned identities. */
  userAssignedIdentities?: string[];
}
/** How a container of a job ended. */
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
/** A user-assigned identity. */
export interface UserAssignedIdentitiesResponse {
  /** Id of its principal. */
  principalId: string;
  /** Id of its client. */
  clientId: string;
}
/** Managed identities of a group. */
export interface ContainerGroupIdentityResponse {
  /** Kinds of identity. */
  type?: string;
  /** Id of the system-assigned identity's principal. */
  principalId: string;
  /** Id of its tenant. */
  tenantId: string;
  /** The user-assigned identities, by ARM id. */
  userAssignedIdentities?: Record<string, UserAssignedIdentitiesResponse>;
}
/** Tier of what is stored, for kinds that have one. */
export type AccessTier = "Hot" | "Cool" | "Premium" | "Cold";
const accessTierShape: Shape = { kind: "string", enum: ["Hot", "Cool", "Premium", "Cold"] };
/** Where an account may be copied to. */
export type AllowedCopyScope = "PrivateLink" | "AAD";
const allowedCopyScopeShape: Shape = { kind: "string", enum: ["PrivateLink", "AAD"] };
/** Form of the domain names of the endpoints. */
export type DnsEndpointType = "Standard" | "AzureDnsZone";
const dnsEndpointTypeShape: Shape = { kind: "string", enum: ["Standard", "AzureDnsZone"] };
/** Whether shares may be larger than 5 TiB. */
export type LargeFileSharesState = "Disabled" | "Enabled";
const largeFileSharesStateShape: Shape = { kind: "string", enum: ["Disabled", "Enabled"] };
/** Oldest version of TLS that the account accepts. */
export type MinimumTlsVersion = "TLS1_0" | "TLS1_1" | "TLS1_2" | "TLS1_3";
const minimumTlsVersionShape: Shape = { kind: "string", enum: ["TLS1_0", "TLS1_1", "TLS1_2", "TLS1_3"] };
/** Who may reach the endpoints of an account. */
export type StoragePublicNetworkAccess = "Enabled" | "Disabled" | "SecuredByPerimeter";
const storagePublicNetworkAccessShape: Shape = { kind: "string", enum: ["Enabled", "Disabled", "SecuredByPerimeter"] };
/** What a client that is root may do in an NFS share. */
export type RootSquashType = "NoRootSquash" | "RootSquash" | "AllSquash";
const rootSquashTypeShape: Shape = { kind: "string", enum: ["NoRootSquash", "RootSquash", "AllSquash"] };
/** What a stored policy allows, and when. */
export interface AccessPolicy {
  /** Time from which it holds, in UTC. */
  startTime?: string;
  /** Time until which it holds, in UTC. */
  expiryTime?: string;
  /** Letters of the rights: `r` read, `c` create, `w` write, `d` delete, `l` list. */
  permission?: string;
}
/** State of an account's immutability policy. */
export type AccountImmutabilityPolicyState = "Unlocked" | "Locked" | "Disabled";
const accountImmutabilityPolicyStateShape: Shape = { kind: "string", enum: ["Unlocked", "Locked", "Disabled"] };
/** Kind of Active Directory account. */
export type AccountType = "User" | "Computer";
const accountTypeShape: Shape = { kind: "string", enum: ["User", "Computer"] };
/** What a network rule does. */
export type Action = "Allow";
const actionShape: Shape = { kind: "string", enum: ["Allow"] };
/** Traffic that passes an account's network rules; several with commas between them. */
export type Bypass = "None" | "Logging" | "Metrics" | "AzureServices";
/** What happens to traffic that no rule is about. */
export type DefaultAction = "Allow" | "Deny";
const defaultActionShape: Shape = { kind: "string", enum: ["Allow", "Deny"] };
/** Right of all users of a directory in a share. */
export type DefaultSharePermission =
  | "None"
  | "StorageFileDataSmbShareReader"
  | "StorageFileDataSmbShareContributor"
  | "StorageFileDataSmbShareElevatedContributor";
const defaultSharePermissionShape: Shape = {
  kind: "string",
  enum: [
    "None",
    "StorageFileDataSmbShareReader",
    "StorageFileDataSmbShareContributor",
    "StorageFileDataSmbShareElevatedContributor",
  ],
};
/** Directory service that users sign in with. */
export type DirectoryServiceOptions = "None" | "AADDS" | "AD" | "AADKERB";
const directoryServiceOptionsShape: Shape = { kind: "string", enum: ["None", "AADDS", "AD", "AADKERB"] };
/** What happens to a signature that is valid for too long. */
export type ExpirationAction = "Log" | "Block";
const expirationActionShape: Shape = { kind: "string", enum: ["Log", "Block"] };
/** Kind of extended location. */
export type StorageExtendedLocationTypes = "EdgeZone";
const storageExtendedLocationTypesShape: Shape = { kind: "string", enum: ["EdgeZone"] };
/** Kinds of managed identities. */
export type IdentityType = "None" | "SystemAssigned" | "UserAssigned" | "SystemAssigned,UserAssigned";
const identityTypeShape: Shape = {
  kind: "string",
  enum: ["None", "SystemAssigned", "UserAssigned", "SystemAssigned,UserAssigned"],
};
/** Who keeps the key of encryption. */
export type KeySource = "Microsoft.Storage" | "Microsoft.Keyvault";
const keySourceShape: Shape = { kind: "string", enum: ["Microsoft.Storage", "Microsoft.Keyvault"] };
/** Whose the key of a service's encryption is. */
export type KeyType = "Service" | "Account";
const keyTypeShape: Shape = { kind: "string", enum: ["Service", "Account"] };
/** How traffic from the internet reaches the account. */
export type RoutingChoice = "MicrosoftRouting" | "InternetRouting";
const routingChoiceShape: Shape = { kind: "string", enum: ["MicrosoftRouting", "InternetRouting"] };
/** State of a virtual network's rule. */
export type State = "Provisioning" | "Deprovisioning" | "Succeeded" | "Failed" | "NetworkSourceDeleted";
const stateShape: Shape = {
  kind: "string",
  enum: ["Provisioning", "Deprovisioning", "Succeeded", "Failed", "NetworkSourceDeleted"],
};
/** What Azure Files must know of an Active Directory. */
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
  accountType?: AccountType;
}
/** How users sign in to shares with identities of a directory. */
export interface AzureFilesIdentityBasedAuthentication {
  /** Directory service. */
  directoryServiceOptions: DirectoryServiceOptions;
  /** What is to be known of an Active Directory: required for `AD`, optional for `AADKERB`. */
  activeDirectoryProperties?: ActiveDirectoryProperties;
  /** Right of users who have none of their own. Default `None`. */
  defaultSharePermission?: DefaultSharePermission;
}
/** A domain of one's own for an account's blobs. */
export interface CustomDomain {
  /** The domain: a CNAME record of the account's address. */
  name: string;
  /** Whether the domain is checked by an indirect CNAME record. Default false. */
  useSubDomainName?: boolean;
}
/** How a service of an account encrypts what it stores. */
export interface EncryptionService {
  /** Whether it does. Azure always encrypts. */
  enabled?: boolean;
  /** Whose its key is. Default `Account` for blobs and files, `Service` for queues and tables. */
  keyType?: KeyType;
}
/** How a service of an account encrypts what it stores, as it is. */
export interface EncryptionServiceResponse {
  /** Whether it does. */
  enabled?: boolean;
  /** Whose its key is. */
  keyType?: string;
  /** When it was last turned on, in UTC. */
  lastEnabledTime: string;
}
/** The services of an account that encrypt what they store. */
export interface EncryptionServices {
  /** Blobs. */
  blob?: EncryptionService;
  /** Files. */
  file?: EncryptionService;
  /** Queues. */
  queue?: EncryptionService;
  /** Tables. */
  table?: EncryptionService;
}
/** The services of an account that encrypt what they store, as they are. */
export interface EncryptionServicesResponse {
  /** Blobs. */
  blob?: EncryptionServiceResponse;
  /** Files. */
  file?: EncryptionServiceResponse;
  /** Queues. */
  queue?: EncryptionServiceResponse;
  /** Tables. */
  table?: EncryptionServiceResponse;
}
/** A key in Azure Key Vault that encrypts an account. */
export interface KeyVaultProperties {
  /** Name of the key. */
  keyName?: string;
  /** Version of the key. Default: always the newest. */
  keyVersion?: string;
  /** URL of the key vault. */
  keyVaultUri?: string;
}
/** A key in Azure Key Vault that encrypts an account, as it is. */
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
/** The identity that reads the key of encryption. */
export interface EncryptionIdentity {
  /** ARM id of a user-assigned identity of the account. */
  encryptionUserAssignedIdentity?: string;
  /** Client id of an application of several tenants, with which a vault of another tenant is reached. */
  encryptionFederatedIdentityClientId?: string;
}
/** How an account encrypts what it stores. */
export interface Encryption {
  /** Who keeps the key. Default `Microsoft.Storage`. */
  keySource?: KeySource;
  /** The services. Default: the service's. */
  services?: EncryptionServices;
  /** The key, for the key source `Microsoft.Keyvault`. */
  keyVaultProperties?: KeyVaultProperties;
  /** The identity that reads the key from the vault. */
  encryptionIdentity?: EncryptionIdentity;
  /** Whether what is stored is encrypted a second time. Only a new account can have it. Default false. */
  requireInfrastructureEncryption?: boolean;
}
/** How an account encrypts what it stores, as it is. */
export interface EncryptionResponse {
  /** Who keeps the key. */
  keySource?: string;
  /** The services. Default: the service's. */
  services?: EncryptionServicesResponse;
  /** The key, for the key source `Microsoft.Keyvault`. */
  keyVaultProperties?: KeyVaultPropertiesResponse;
  /** The identity that reads the key from the vault. */
  encryptionIdentity?: EncryptionIdentity;
  /** Whether what is stored is encrypted a second time. Only a new account can have it. Default false. */
  requireInfrastructureEncryption?: boolean;
}
/** An edge zone. */
export interface StorageExtendedLocation {
  /** Its name. */
  name?: string;
  /** Its kind. */
  type?: StorageExtendedLocationTypes;
}
/** The managed identities of an account. */
export interface Identity {
  /** Kinds of identities. */
  type: IdentityType;
  /** ARM ids of user-assigned identities. */
  userAssignedIdentities?: string[];
}
/** A user-assigned identity, as it is. */
export interface UserAssignedIdentityResponse {
  /** Its client id. */
  clientId: string;
  /** Its principal id. */
  principalId: string;
}
/** The managed identities of an account, as they are. */
export interface IdentityResponse {
  /** Kinds of identities. */
  type: string;
  /** Principal id of the identity that Azure made. */
  principalId: string;
  /** Tenant of that identity. */
  tenantId: string;
  /** The given identities, by ARM id. */
  userAssignedIdentities?: Record<string, UserAssignedIdentityResponse>;
}
/** How long blobs cannot be changed. */
export interface AccountImmutabilityPolicyProperties {
  /** Days since a blob was made, 1 to 146000. */
  immutabilityPeriodSinceCreationInDays?: number;
  /** `Locked` can only be made longer; the first state must be `Disabled` or `Unlocked`. */
  state?: AccountImmutabilityPolicyState;
  /** Whether append blobs may grow meanwhile. Default false. */
  allowProtectedAppendWrites?: boolean;
}
/** Whether blobs of an account can be kept from changes. */
export interface ImmutableStorageAccount {
  /** Whether they can. */
  enabled?: boolean;
  /** The policy of blobs that have none of their own. Default none. */
  immutabilityPolicy?: AccountImmutabilityPolicyProperties;
}
/** How old the account's keys may be. */
export interface KeyPolicy {
  /** Days after which a key counts as old. */
  keyExpirationPeriodInDays: number;
}
/** When an account's keys were made. */
export interface KeyCreationTimeResponse {
  /** The first, in UTC. */
  key1?: string;
  /** The second, in UTC. */
  key2?: string;
}
/** An address that may reach an account. */
export interface IPRule {
  /** IPv4 address or range in CIDR form. */
  iPAddressOrRange: string;
  /** What the rule does. Default `Allow`. */
  action?: Action;
}
/** A subnet that may reach an account. */
export interface VirtualNetworkRule {
  /** ARM id of the subnet. */
  virtualNetworkResourceId: string;
  /** What the rule does. Default `Allow`. */
  action?: Action;
  /** State of the rule. The service sets it. */
  state?: State;
}
/** Resources of Azure that may reach an account. */
export interface ResourceAccessRule {
  /** ARM id, which may have `*` for any name. */
  resourceId?: string;
  /** Tenant of the resources. */
  tenantId?: string;
}
/** Who may reach an account over the network. */
export interface NetworkRuleSet {
  /** What happens to traffic that no rule is about. Azure's default: `Allow`. */
  defaultAction: DefaultAction;
  /** Traffic that passes the rules: `None`, or any of `Logging`, `Metrics` and `AzureServices` with commas between them. Default `AzureServices`. */
  bypass?: string;
  /** Addresses. Default none. */
  ipRules?: IPRule[];
  /** Subnets. Default none. */
  virtualNetworkRules?: VirtualNetworkRule[];
  /** Resources of Azure. Default none. */
  resourceAccessRules?: ResourceAccessRule[];
}
/** How traffic from the internet reaches an account. */
export interface RoutingPreference {
  /** The usual way. Default `MicrosoftRouting`. */
  routingChoice?: RoutingChoice;
  /** Whether there are addresses for Microsoft's network. Default false. */
  publishMicrosoftEndpoints?: boolean;
  /** Whether there are addresses for the internet. Default false. */
  publishInternetEndpoints?: boolean;
}
/** How long signatures for access to an account may be valid. */
export interface SasPolicy {
  /** Longest time, as `days.hours:minutes:seconds`. */
  sasExpirationPeriod: string;
  /** What happens to one that is valid for longer. Default `Log`. */
  expirationAction: ExpirationAction;
}
/** The state of an account's copy in another region. */
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
/** A range of blobs. */
export interface BlobRestoreRangeResponse {
  /** The first name; empty for the account's first. */
  startRange: string;
  /** The name behind the last; empty for the account's last. */
  endRange: string;
}
/** What is restored. */
export interface BlobRestoreParametersResponse {
  /** The time whose state is restored, in UTC. */
  timeToRestore: string;
  /** The blobs. */
  blobRanges: BlobRestoreRangeResponse[];
}
/** The state of a restoration of blobs. */
export interface BlobRestoreStatusResponse {
  /** `InProgress`, `Complete` or `Failed`. */
  status: string;
  /** Its id. */
  restoreId: string;
  /** Why it failed. */
  failureReason: string;
  /** What is restored. */
  parameters: BlobRestoreParametersResponse;
}
/** The state of a change of an account's redundancy. */
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
/** A change of an account's redundancy that a customer has asked for. */
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
/** A private endpoint. */
export interface PrivateEndpointResponse {
  /** ARM id. */
  id: string;
}
/** The state of a private connection. */
export interface PrivateLinkServiceConnectionStateResponse {
  /** `Approved`, `Pending` or `Rejected`. */
  status?: string;
  /** Why. */
  description?: string;
  /** What is to be done. */
  actionRequired?: string;
}
/** A private connection to an account. */
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
  privateEndpoint?: PrivateEndpointResponse;
  /** Whether it is allowed. */
  privateLinkServiceConnectionState: PrivateLinkServiceConnectionStateResponse;
}
/** How much faster a share may be for a price. */
export interface FileSharePropertiesFileSharePaidBursting {
  /** Whether the share may be faster for a price. Default false. */
  paidBurstingEnabled?: boolean;
  /** Operations per second at most. Default: the service's, 102400. */
  paidBurstingMaxIops?: number;
  /** MiB per second at most. Default: the service's, 10340. */
  paidBurstingMaxBandwidthMibps?: number;
}
/** The state of a resource group. */
export interface ResourceGroupPropertiesResponse {
  /** `Succeeded` when the group is usable. */
  provisioningState: string;
}
/** A stored access policy of a share. */
export interface SignedIdentifier {
  /** Name of the policy, unique in the share. */
  id?: string;
  /** The policy. */
  accessPolicy?: AccessPolicy;
}
/** How many pods a rolling update makes and removes at a time. Not both may be 0. */
export interface RollingUpdateDeployment {
  /** Pods that there may be above `replicas`: a number or, rounded up, a percentage. Default `25%`. */
  maxSurge?: string;
  /** Pods that may be missing of `replicas`: a number or, rounded down, a percentage up to 100%. Default `0`, which costs no request. */
  maxUnavailable?: string;
}
/** How Kubernetes replaces the pods of a Deployment. */
export interface DeploymentStrategy {
  /** `RollingUpdate` starts new pods before the old ones end, `Recreate` after they have ended: for a program that must not run twice, such as a database on a share. Default `RollingUpdate`. */
  type?: DeploymentStrategyType;
  /** Numbers of a rolling update. */
  rollingUpdate?: RollingUpdateDeployment;
}
/** Lets pods run on nodes with a taint. */
export interface Toleration {
  /** Key of the taint. Default: any, with operator `Exists`. */
  key?: string;
  /** `Equal` tolerates the taint with this value, `Exists` with any. Default `Equal`. */
  operator?: TolerationOperator;
  /** Value of the taint, for `Equal`. Default: empty. */
  value?: string;
  /** Effect of the taint. Default: any. */
  effect?: TaintEffect;
  /** How long the pods stay on a node that gets the taint, for `NoExecute`, in seconds. Default: for ever. */
  tolerationSeconds?: number;
}
/** A port of a Service. */
export interface ServicePort {
  /** Port at which the Service answers, 1 to 65535. */
  port: number;
  /** Port of a container. Default: `port`. */
  targetPort?: number;
  /** `TCP` or `UDP`. Default `TCP`. */
  protocol?: ContainerNetworkProtocol;
}
/** An add-on of a cluster. */
export interface ManagedClusterAddonProfile {
  /** Settings of the add-on, by their names. Default: its own. */
  config?: Record<string, string>;
  /** Whether the cluster has it. */
  enabled: boolean;
}
/** What the nodes of a pool are made from. */
export interface CreationData {
  /** ARM id of the snapshot. */
  sourceResourceId?: string;
}
/** Settings of a pool that traffic leaves the cluster through. */
export interface AgentPoolGatewayProfile {
  /** Length of the prefix of its public addresses, 28 to 31. Default 31. */
  publicIPPrefixSize?: number;
}
/** How GPUs are partitioned. */
export type GPUInstanceProfile = "MIG1g" | "MIG2g" | "MIG3g" | "MIG4g" | "MIG7g";
const gPUInstanceProfileShape: Shape = { kind: "string", enum: ["MIG1g", "MIG2g", "MIG3g", "MIG4g", "MIG7g"] };
/** Whether the service installs drivers of GPUs. */
export type GPUDriver = "Install" | "None";
const gPUDriverShape: Shape = { kind: "string", enum: ["Install", "None"] };
/** GPUs of a pool's nodes. */
export interface GPUProfile {
  /** Whether the service installs drivers. Default `Install`. */
  driver?: GPUDriver;
}
/** Settings of the kubelet on a pool's nodes. */
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
/** Where a kubelet keeps its data. */
export type KubeletDiskType = "OS" | "Temporary";
const kubeletDiskTypeShape: Shape = { kind: "string", enum: ["OS", "Temporary"] };
/** Kernel settings of a pool's nodes. */
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
/** Settings of Linux on a pool's nodes. */
export interface LinuxOSConfig {
  /** Size of the swap file, in MB. Default: no swap. */
  swapFileSizeMB?: number;
  /** Kernel settings. Default: the service's. */
  sysctls?: SysctlConfig;
  /** `always`, `defer`, `defer+madvise`, `madvise` or `never`. Default `madvise`. */
  transparentHugePageDefrag?: string;
  /** `always`, `madvise` or `never`. Default `always`. */
  transparentHugePageEnabled?: string;
}
/** Whom a node's cache for names asks. */
export type LocalDNSForwardDestination = "ClusterCoreDNS" | "VnetDNS";
const localDNSForwardDestinationShape: Shape = { kind: "string", enum: ["ClusterCoreDNS", "VnetDNS"] };
/** In what order a node's cache for names asks. */
export type LocalDNSForwardPolicy = "Sequential" | "RoundRobin" | "Random";
const localDNSForwardPolicyShape: Shape = { kind: "string", enum: ["Sequential", "RoundRobin", "Random"] };
/** How a node's cache for names asks. */
export type LocalDNSProtocol = "PreferUDP" | "ForceTCP";
const localDNSProtocolShape: Shape = { kind: "string", enum: ["PreferUDP", "ForceTCP"] };
/** What a node's cache for names logs. */
export type LocalDNSQueryLogging = "Error" | "Log";
const localDNSQueryLoggingShape: Shape = { kind: "string", enum: ["Error", "Log"] };
/** Whether a node's cache gives old answers. */
export type LocalDNSServeStale = "Verify" | "Immediate" | "Disable";
const localDNSServeStaleShape: Shape = { kind: "string", enum: ["Verify", "Immediate", "Disable"] };
/** How the cache answers names of a domain. */
export interface LocalDNSOverride {
  /** How long it keeps an answer, in seconds. Default 3600. */
  cacheDurationInSeconds?: number;
  /** Whom it asks. Default: the cluster's DNS for the cluster's names, else the network's. */
  forwardDestination?: LocalDNSForwardDestination;
  /** In what order it asks several servers. Default `Sequential`. */
  forwardPolicy?: LocalDNSForwardPolicy;
  /** Most questions at the same time. Default 1000. */
  maxConcurrent?: number;
  /** How it asks. Default `PreferUDP`. */
  protocol?: LocalDNSProtocol;
  /** What it logs. Default `Error`. */
  queryLogging?: LocalDNSQueryLogging;
  /** Whether it gives old answers when nobody gives new ones. Default `Immediate`. */
  serveStale?: LocalDNSServeStale;
  /** How old such answers may be, in seconds. Default 3600. */
  serveStaleDurationInSeconds?: number;
}
/** Whether nodes have a cache for names. */
export type LocalDNSMode = "Preferred" | "Required" | "Disabled";
const localDNSModeShape: Shape = { kind: "string", enum: ["Preferred", "Required", "Disabled"] };
/** Cache for names on each node of a pool. */
export interface LocalDNSProfile {
  /** Settings for the cluster's own names, by domain. */
  kubeDNSOverrides?: Record<string, LocalDNSOverride>;
  /** Whether the nodes have the cache. Default `Preferred`. */
  mode?: LocalDNSMode;
  /** Settings for all other names, by domain. */
  vnetDNSOverrides?: Record<string, LocalDNSOverride>;
}
/** Protocols of ports. */
export type Protocol = "TCP" | "UDP";
const protocolShape: Shape = { kind: "string", enum: ["TCP", "UDP"] };
/** Ports of a node. */
export interface PortRange {
  /** Last port, 1 to 65535, `portStart` at least. */
  portEnd?: number;
  /** First port, 1 to 65535. */
  portStart?: number;
  /** Protocol. */
  protocol?: Protocol;
}
/** A tag of a public address. */
export interface IPTag {
  /** Kind of tag, such as `RoutingPreference`. */
  ipTagType?: string;
  /** Its value, such as `Internet`. */
  tag?: string;
}
/** Network of a pool's nodes. */
export interface AgentPoolNetworkProfile {
  /** Ports of the nodes that may be reached from outside. Default: none. */
  allowedHostPorts?: PortRange[];
  /** ARM ids of the application security groups of the nodes. Default: none. */
  applicationSecurityGroups?: string[];
  /** Tags of the nodes' public addresses. Default: none. */
  nodePublicIPTags?: IPTag[];
}
/** How pods get the addresses of their subnet. */
export type PodIPAllocationMode = "DynamicIndividual" | "StaticBlock";
const podIPAllocationModeShape: Shape = { kind: "string", enum: ["DynamicIndividual", "StaticBlock"] };
/** What becomes of nodes that are no longer needed. */
export type ScaleDownMode = "Delete" | "Deallocate";
const scaleDownModeShape: Shape = { kind: "string", enum: ["Delete", "Deallocate"] };
/** How one signs in to a pool's nodes by SSH. */
export type AgentPoolSSHAccess = "LocalUser" | "Disabled";
const agentPoolSSHAccessShape: Shape = { kind: "string", enum: ["LocalUser", "Disabled"] };
/** Security of a pool's nodes. */
export interface AgentPoolSecurityProfile {
  /** Whether the nodes start signed software only. Default false. */
  enableSecureBoot?: boolean;
  /** Whether the nodes have a virtual TPM. Default false. */
  enableVTPM?: boolean;
  /** How one signs in to the nodes by SSH. Default `LocalUser`. */
  sshAccess?: AgentPoolSSHAccess;
}
/** What becomes of a node that pods do not leave. */
export type UndrainableNodeBehavior = "Cordon" | "Schedule";
const undrainableNodeBehaviorShape: Shape = { kind: "string", enum: ["Cordon", "Schedule"] };
/** Nodes of a size. */
export interface VirtualMachineNodes {
  /** Number of nodes. */
  count?: number;
  /** Size of the machines. */
  size?: string;
}
/** A number of nodes of a size. */
export interface ManualScaleProfile {
  /** Number of nodes. */
  count?: number;
  /** Size of the machines, such as `Standard_D2s_v5`. */
  size?: string;
}
/** Sizes and numbers of the nodes of a pool of single machines. */
export interface ScaleProfile {
  /** Numbers of nodes, by size. */
  manual?: ManualScaleProfile[];
}
/** Nodes of a pool of single machines. */
export interface VirtualMachinesProfile {
  /** How many nodes there are, and of which sizes. */
  scale?: ScaleProfile;
}
/** Settings of Windows nodes. */
export interface AgentPoolWindowsProfile {
  /** Whether pods reach the outside with their own addresses. Needs a NAT gateway. Default false. */
  disableOutboundNat?: boolean;
}
/** What pods run on. */
export type WorkloadRuntime = "OCIContainer" | "WasmWasi" | "KataVmIsolation";
const workloadRuntimeShape: Shape = { kind: "string", enum: ["OCIContainer", "WasmWasi", "KataVmIsolation"] };
/** Operator that runs AI models. */
export interface ManagedClusterAIToolchainOperatorProfile {
  /** Whether the cluster has it. Default false. */
  enabled?: boolean;
}
/** Which pool grows, if several could. */
export type Expander = "least-waste" | "most-pods" | "priority" | "random";
const expanderShape: Shape = { kind: "string", enum: ["least-waste", "most-pods", "priority", "random"] };
/** How the cluster autoscaler decides. */
export interface ManagedClusterPropertiesAutoScalerProfile {
  /** `true` to keep pools of the same kind at the same size. Default `false`. */
  balanceSimilarNodeGroups?: string;
  /** Whether pods of daemon sets are evicted from nodes that have no others. Default false. */
  daemonsetEvictionForEmptyNodes?: boolean;
  /** Whether pods of daemon sets are evicted from other nodes that are removed. Default true. */
  daemonsetEvictionForOccupiedNodes?: boolean;
  /** Which pool grows, if several could. Default `random`. */
  expander?: Expander;
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
/** How the system of nodes is upgraded by itself. */
export type NodeOSUpgradeChannel = "None" | "Unmanaged" | "NodeImage" | "SecurityPatch";
const nodeOSUpgradeChannelShape: Shape = { kind: "string", enum: ["None", "Unmanaged", "NodeImage", "SecurityPatch"] };
/** Labels and annotations of objects in metrics. */
export interface ManagedClusterAzureMonitorProfileKubeStateMetrics {
  /** Annotations, by kind of object, such as `namespaces=[a,b]`. Default: none. */
  metricAnnotationsAllowList?: string;
  /** Labels, by kind of object, such as `pods=[app]`. Default: none. */
  metricLabelsAllowlist?: string;
}
/** Metrics for Prometheus. */
export interface ManagedClusterAzureMonitorProfileMetrics {
  /** Whether they are collected. */
  enabled: boolean;
  /** Which labels and annotations of objects become labels of metrics. Default: none. */
  kubeStateMetrics?: ManagedClusterAzureMonitorProfileKubeStateMetrics;
}
/** What Azure Monitor collects from a cluster. */
export interface ManagedClusterAzureMonitorProfile {
  /** Metrics for Prometheus. Default: none. */
  metrics?: ManagedClusterAzureMonitorProfileMetrics;
}
/** Where new nodes get their own images from. */
export type ArtifactSource = "Cache" | "Direct";
const artifactSourceShape: Shape = { kind: "string", enum: ["Cache", "Direct"] };
/** Where new nodes get their own images from. */
export interface ManagedClusterBootstrapProfile {
  /** The source. Default `Direct`. */
  artifactSource?: ArtifactSource;
  /** ARM id of the registry of source `Cache`. Default: one that the service makes. */
  containerRegistryId?: string;
}
/** Kinds of extended locations. */
export type ContainerServiceExtendedLocationTypes = "EdgeZone";
const containerServiceExtendedLocationTypesShape: Shape = { kind: "string", enum: ["EdgeZone"] };
/** An edge zone. */
export interface ContainerServiceExtendedLocation {
  /** Name of the zone. */
  name?: string;
  /** Kind of location. */
  type?: ContainerServiceExtendedLocationTypes;
}
/** Proxy of a cluster's nodes. */
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
/** An identity of another tenant. */
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
/** How an ingress controller is reached. */
export type NginxIngressControllerType = "AnnotationControlled" | "External" | "Internal" | "None";
const nginxIngressControllerTypeShape: Shape = {
  kind: "string",
  enum: ["AnnotationControlled", "External", "Internal", "None"],
};
/** NGINX controller of application routing. */
export interface ManagedClusterIngressProfileNginx {
  /** How the first controller is reached. Default `AnnotationControlled`. */
  defaultIngressControllerType?: NginxIngressControllerType;
}
/** Application routing of a cluster. */
export interface ManagedClusterIngressProfileWebAppRouting {
  /** ARM ids of the DNS zones that it writes names to. Default: none. */
  dnsZoneResourceIds?: string[];
  /** Whether the cluster has it. Default false. */
  enabled?: boolean;
  /** Its NGINX controller. */
  nginx?: ManagedClusterIngressProfileNginx;
}
/** Traffic into a cluster. */
export interface ManagedClusterIngressProfile {
  /** Application routing, which Azure manages. Default: none. */
  webAppRouting?: ManagedClusterIngressProfileWebAppRouting;
}
/** Costs of a cluster by namespace and deployment. */
export interface ManagedClusterCostAnalysis {
  /** Whether they are collected. Needs tier Standard or Premium. Default false. */
  enabled?: boolean;
}
/** What a cluster tells about itself. */
export interface ManagedClusterMetricsProfile {
  /** Costs by namespace and deployment. Default: none. */
  costAnalysis?: ManagedClusterCostAnalysis;
}
/** Metrics and logs of a network's traffic. */
export interface AdvancedNetworkingObservability {
  /** Whether there are any. Default false. */
  enabled?: boolean;
}
/** Rules of a network beyond addresses and ports. */
export type AdvancedNetworkPolicies = "L7" | "FQDN" | "None";
const advancedNetworkPoliciesShape: Shape = { kind: "string", enum: ["L7", "FQDN", "None"] };
/** Rules of a network by name and by content. */
export interface AdvancedNetworkingSecurity {
  /** Which rules there may be. Default `None`. */
  advancedNetworkPolicies?: AdvancedNetworkPolicies;
  /** Whether there are any. Default false. */
  enabled?: boolean;
}
/** Observability and security of a cluster's network. */
export interface AdvancedNetworking {
  /** Whether the cluster has both. Default false. */
  enabled?: boolean;
  /** Metrics and logs of the network's traffic. */
  observability?: AdvancedNetworkingObservability;
  /** Rules by name and by content. */
  security?: AdvancedNetworkingSecurity;
}
/** IP families. */
export type IpFamily = "IPv4" | "IPv6";
const ipFamilyShape: Shape = { kind: "string", enum: ["IPv4", "IPv6"] };
/** How a load balancer knows nodes. */
export type BackendPoolType = "NodeIPConfiguration" | "NodeIP";
const backendPoolTypeShape: Shape = { kind: "string", enum: ["NodeIPConfiguration", "NodeIP"] };
/** Addresses that the service makes for outgoing traffic. */
export interface ManagedClusterLoadBalancerProfileManagedOutboundIPs {
  /** Number of IPv4 addresses, 1 to 100. Default 1. */
  count?: number;
  /** Number of IPv6 addresses, 1 to 100. Default: 0, and 1 with both IP families. */
  countIPv6?: number;
}
/** A resource that is there already. */
export interface ResourceReference {
  /** ARM id. */
  id?: string;
}
/** Prefixes of the addresses of outgoing traffic. */
export interface ManagedClusterLoadBalancerProfileOutboundIPPrefixes {
  /** The prefixes. */
  publicIPPrefixes?: ResourceReference[];
}
/** Addresses of outgoing traffic that are there already. */
export interface ManagedClusterLoadBalancerProfileOutboundIPs {
  /** The addresses. */
  publicIPs?: ResourceReference[];
}
/** The load balancer of a cluster's outgoing traffic. */
export interface ManagedClusterLoadBalancerProfile {
  /** Ports of each node, 0 to 64000; 0 for as many as there are. Default 0. */
  allocatedOutboundPorts?: number;
  /** Whether it knows nodes by their addresses. Default `NodeIPConfiguration`. */
  backendPoolType?: BackendPoolType;
  /** Whether a cluster may have several. Default false. */
  enableMultipleStandardLoadBalancers?: boolean;
  /** How long a connection may be silent, in minutes, 4 to 120. Default 30. */
  idleTimeoutInMinutes?: number;
  /** Addresses that the service makes. Default: one. */
  managedOutboundIPs?: ManagedClusterLoadBalancerProfileManagedOutboundIPs;
  /** Prefixes that the addresses come from. */
  outboundIPPrefixes?: ManagedClusterLoadBalancerProfileOutboundIPPrefixes;
  /** Addresses that are there already. */
  outboundIPs?: ManagedClusterLoadBalancerProfileOutboundIPs;
}
/** Addresses of a NAT gateway. */
export interface ManagedClusterManagedOutboundIPProfile {
  /** Number of addresses, 1 to 16. Default 1. */
  count?: number;
}
/** The NAT gateway of a cluster's outgoing traffic. */
export interface ManagedClusterNATGatewayProfile {
  /** How long a connection may be silent, in minutes, 4 to 120. Default 4. */
  idleTimeoutInMinutes?: number;
  /** Addresses that the service makes. Default: one. */
  managedOutboundIPProfile?: ManagedClusterManagedOutboundIPProfile;
}
/** Modes of network plugin azure. */
export type NetworkMode = "transparent" | "bridge";
const networkModeShape: Shape = { kind: "string", enum: ["transparent", "bridge"] };
/** Fixed addresses of outgoing traffic. */
export interface ManagedClusterStaticEgressGatewayProfile {
  /** Whether the cluster has them. Default false. */
  enabled?: boolean;
}
/** Whether there are pools to begin with. */
export type NodeProvisioningDefaultNodePools = "None" | "Auto";
const nodeProvisioningDefaultNodePoolsShape: Shape = { kind: "string", enum: ["None", "Auto"] };
/** Whether the service makes nodes as pods need them. */
export type NodeProvisioningMode = "Manual" | "Auto";
const nodeProvisioningModeShape: Shape = { kind: "string", enum: ["Manual", "Auto"] };
/** Whether the service makes nodes as pods need them. */
export interface ManagedClusterNodeProvisioningProfile {
  /** Whether there are pools to begin with. Default `Auto`. */
  defaultNodePools?: NodeProvisioningDefaultNodePools;
  /** Whether it does. Default `Manual`. */
  mode?: NodeProvisioningMode;
}
/** What users may change in the resource group of nodes. */
export type RestrictionLevel = "Unrestricted" | "ReadOnly";
const restrictionLevelShape: Shape = { kind: "string", enum: ["Unrestricted", "ReadOnly"] };
/** The resource group of a cluster's nodes. */
export interface ManagedClusterNodeResourceGroupProfile {
  /** What users may change in it. Default `Unrestricted`. */
  restrictionLevel?: RestrictionLevel;
}
/** An Azure identity of pods. */
export interface ManagedClusterPodIdentity {
  /** Value of the label `aadpodidbinding` of its pods. Default: its name. */
  bindingSelector?: string;
  /** The identity. */
  identity: UserAssignedIdentity;
  /** Name. */
  name: string;
  /** Namespace of its pods. */
  namespace: string;
}
/** Pods that go without an identity. */
export interface ManagedClusterPodIdentityException {
  /** Name. */
  name: string;
  /** Namespace of the pods. */
  namespace: string;
  /** Labels of the pods. */
  podLabels: Record<string, string>;
}
/** Azure identities of pods, the way before workload identities. */
export interface ManagedClusterPodIdentityProfile {
  /** Whether that is allowed with network plugin kubenet, which is not safe. Default false. */
  allowNetworkPluginKubenet?: boolean;
  /** Whether pods have them. Default false. */
  enabled?: boolean;
  /** The identities. */
  userAssignedIdentities?: ManagedClusterPodIdentity[];
  /** Pods that go without. */
  userAssignedIdentityExceptions?: ManagedClusterPodIdentityException[];
}
/** A private link resource of a cluster. */
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
/** Whether a cluster may be reached from public networks. */
export type ContainerServicePublicNetworkAccess = "Enabled" | "Disabled";
const containerServicePublicNetworkAccessShape: Shape = { kind: "string", enum: ["Enabled", "Disabled"] };
/** How a key vault is reached. */
export type KeyVaultNetworkAccessTypes = "Public" | "Private";
const keyVaultNetworkAccessTypesShape: Shape = { kind: "string", enum: ["Public", "Private"] };
/** Encryption of a cluster's secrets. */
export interface AzureKeyVaultKms {
  /** Whether they are encrypted with that key. Default false. */
  enabled?: boolean;
  /** Id of the key, a URL with its version. */
  keyId?: string;
  /** How the vault is reached. Default `Public`. */
  keyVaultNetworkAccess?: KeyVaultNetworkAccessTypes;
  /** ARM id of the vault. Needed if it is reached in private. */
  keyVaultResourceId?: string;
}
/** Microsoft Defender's watch over a cluster. */
export interface ManagedClusterSecurityProfileDefenderSecurityMonitoring {
  /** Whether it watches. Default false. */
  enabled?: boolean;
}
/** Microsoft Defender of a cluster. */
export interface ManagedClusterSecurityProfileDefender {
  /** ARM id of the workspace that it writes to. */
  logAnalyticsWorkspaceResourceId?: string;
  /** Watch over what happens in the cluster. */
  securityMonitoring?: ManagedClusterSecurityProfileDefenderSecurityMonitoring;
}
/** Removal of images that nobody uses. */
export interface ManagedClusterSecurityProfileImageCleaner {
  /** Whether they are removed. Default false. */
  enabled?: boolean;
  /** How often, in hours, 24 to 2160. Default 168. */
  intervalHours?: number;
}
/** Azure identities of workloads. */
export interface ManagedClusterSecurityProfileWorkloadIdentity {
  /** Whether workloads can have them. Default false. */
  enabled?: boolean;
}
/** Security of a cluster. */
export interface ManagedClusterSecurityProfile {
  /** Encryption of secrets with a key of a key vault. Default: none. */
  azureKeyVaultKms?: AzureKeyVaultKms;
  /** At most 10 certificates, in base64, that the nodes trust. Default: none. */
  customCATrustCertificates?: string[];
  /** Microsoft Defender. Default: none. */
  defender?: ManagedClusterSecurityProfileDefender;
  /** Removal of images that nobody uses. Default: none. */
  imageCleaner?: ManagedClusterSecurityProfileImageCleaner;
  /** Azure identities of workloads; needs `oidcIssuerProfile`. Default: none. */
  workloadIdentity?: ManagedClusterSecurityProfileWorkloadIdentity;
}
/** Certificates for Istio in a key vault. */
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
/** Authority of Istio's certificates. */
export interface IstioCertificateAuthority {
  /** Certificates of a key vault. Default: none. */
  plugin?: IstioPluginCertificateAuthority;
}
/** A gateway of Istio for outgoing traffic. */
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
/** Who can reach a gateway. */
export type IstioIngressGatewayMode = "External" | "Internal";
const istioIngressGatewayModeShape: Shape = { kind: "string", enum: ["External", "Internal"] };
/** A gateway of Istio for incoming traffic. */
export interface IstioIngressGateway {
  /** Whether it is there. */
  enabled: boolean;
  /** Who can reach it. */
  mode: IstioIngressGatewayMode;
}
/** Gateways of Istio. */
export interface IstioComponents {
  /** Gateways for outgoing traffic. Default: none. */
  egressGateways?: IstioEgressGateway[];
  /** Gateways for incoming traffic. Default: none. */
  ingressGateways?: IstioIngressGateway[];
}
/** Istio of a cluster. */
export interface IstioServiceMesh {
  /** Authority of its certificates. Default: its own. */
  certificateAuthority?: IstioCertificateAuthority;
  /** Its gateways. Default: none. */
  components?: IstioComponents;
  /** Its versions, such as `asm-1-24`: one, or two while it is upgraded. Default: the service's choice. */
  revisions?: string[];
}
/** Service meshes of a cluster. */
export type ServiceMeshMode = "Istio" | "Disabled";
const serviceMeshModeShape: Shape = { kind: "string", enum: ["Istio", "Disabled"] };
/** Service mesh of a cluster. */
export interface ServiceMeshProfile {
  /** Settings of mode `Istio`. */
  istio?: IstioServiceMesh;
  /** Which one. */
  mode: ServiceMeshMode;
}
/** Driver for blobs. */
export interface ManagedClusterStorageProfileBlobCSIDriver {
  /** Whether the cluster has it. Default false. */
  enabled?: boolean;
}
/** Driver for disks. */
export interface ManagedClusterStorageProfileDiskCSIDriver {
  /** Whether the cluster has it. Default true. */
  enabled?: boolean;
}
/** Driver for file shares. */
export interface ManagedClusterStorageProfileFileCSIDriver {
  /** Whether the cluster has it. Default true. */
  enabled?: boolean;
}
/** Controller of snapshots. */
export interface ManagedClusterStorageProfileSnapshotController {
  /** Whether the cluster has it. Default true. */
  enabled?: boolean;
}
/** Drivers for a cluster's volumes. */
export interface ManagedClusterStorageProfile {
  /** Blobs of Azure Storage. Default: none. */
  blobCSIDriver?: ManagedClusterStorageProfileBlobCSIDriver;
  /** Azure disks. Default: there. */
  diskCSIDriver?: ManagedClusterStorageProfileDiskCSIDriver;
  /** Azure file shares. Default: there. */
  fileCSIDriver?: ManagedClusterStorageProfileFileCSIDriver;
  /** Snapshots of volumes. Default: there. */
  snapshotController?: ManagedClusterStorageProfileSnapshotController;
}
/** Upgrades of a cluster in spite of failed checks. */
export interface UpgradeOverrideSettings {
  /** Whether they go on. Default false. */
  forceUpgrade?: boolean;
  /** When that ends, in UTC, such as `2030-01-01T00:00:00Z`, at most 30 days ahead. Default: three days. */
  until?: string;
}
/** How a cluster is upgraded. */
export interface ClusterUpgradeSettings {
  /** Upgrades in spite of failed checks. Default: none. */
  overrideSettings?: UpgradeOverrideSettings;
}
/** Group managed service accounts of Windows. */
export interface WindowsGmsaProfile {
  /** Address of the domain's DNS server. Default: the network's. */
  dnsServer?: string;
  /** Whether the nodes know them. Default false. */
  enabled?: boolean;
  /** Name of the root domain. Default: the network's. */
  rootDomainName?: string;
}
/** Licenses of Windows. */
export type LicenseType = "None" | "Windows_Server";
const licenseTypeShape: Shape = { kind: "string", enum: ["None", "Windows_Server"] };
/** Sign-in to a cluster's Windows nodes. */
export interface ManagedClusterWindowsProfile {
  /** Password of the administrator, 8 to 123 characters. */
  adminPassword?: string;
  /** Name of the administrator, at most 20 characters. */
  adminUsername: string;
  /** Whether the nodes have the proxy for volumes. Default true. */
  enableCSIProxy?: boolean;
  /** Group managed service accounts of Windows. Default: none. */
  gmsaProfile?: WindowsGmsaProfile;
  /** License of Windows: `Windows_Server` for one that you have already. Default `None`. */
  licenseType?: LicenseType;
}
/** Scaling by events (KEDA). */
export interface ManagedClusterWorkloadAutoScalerProfileKeda {
  /** Whether the cluster has it. */
  enabled: boolean;
}
/** Requests of pods that follow their use. */
export interface ManagedClusterWorkloadAutoScalerProfileVerticalPodAutoscaler {
  /** Whether the cluster has it. */
  enabled: boolean;
}
/** Scaling of a cluster's workloads. */
export interface ManagedClusterWorkloadAutoScalerProfile {
  /** Scaling by events. Default: none. */
  keda?: ManagedClusterWorkloadAutoScalerProfileKeda;
  /** Requests of pods that follow their use. Default: none. */
  verticalPodAutoscaler?: ManagedClusterWorkloadAutoScalerProfileVerticalPodAutoscaler;
}
/** An add-on of a cluster, as it is. */
export interface ManagedClusterAddonProfileResponse {
  /** Settings of the add-on, by their names. */
  config?: Record<string, string>;
  /** Whether the cluster has it. */
  enabled: boolean;
  /** Identity that the add-on acts in. */
  identity: UserAssignedIdentity;
}
/** Cache for names on each node of a pool, as it is. */
export interface LocalDNSProfileResponse {
  /** Settings for the cluster's own names, by domain. */
  kubeDNSOverrides?: Record<string, LocalDNSOverride>;
  /** Whether the nodes have the cache. */
  mode?: string;
  /** Whether the nodes have the cache at the moment. */
  state: string;
  /** Settings for all other names, by domain. */
  vnetDNSOverrides?: Record<string, LocalDNSOverride>;
}
/** More about an error. */
export interface ErrorAdditionalInfoResponse {
  /** The information. */
  info: unknown;
  /** Its kind. */
  type: string;
}
/** An error of the service. */
export interface ErrorDetailResponse {
  /** More about it. */
  additionalInfo: ErrorAdditionalInfoResponse[];
  /** Code. */
  code: string;
  /** Errors that it consists of. */
  details: unknown[];
  /** Message. */
  message: string;
  /** What it is about. */
  target: string;
}
/** What went wrong in the last operation on a pool. */
export interface AgentPoolStatusResponse {
  /** The error, if there was one. */
  provisioningError: ErrorDetailResponse;
}
/** Application routing of a cluster, as it is. */
export interface ManagedClusterIngressProfileWebAppRoutingResponse {
  /** ARM ids of the DNS zones that it writes names to. */
  dnsZoneResourceIds?: string[];
  /** Whether the cluster has it. */
  enabled?: boolean;
  /** Identity that it acts in. */
  identity: UserAssignedIdentity;
  /** Its NGINX controller. */
  nginx?: ManagedClusterIngressProfileNginx;
}
/** Traffic into a cluster, as it is. */
export interface ManagedClusterIngressProfileResponse {
  /** Application routing, which Azure manages. */
  webAppRouting?: ManagedClusterIngressProfileWebAppRoutingResponse;
}
/** The load balancer of a cluster's outgoing traffic, as it is. */
export interface ManagedClusterLoadBalancerProfileResponse {
  /** Ports of each node, 0 to 64000; 0 for as many as there are. */
  allocatedOutboundPorts?: number;
  /** Whether it knows nodes by their addresses. */
  backendPoolType?: string;
  /** The addresses that are in use. */
  effectiveOutboundIPs: ResourceReference[];
  /** Whether a cluster may have several. */
  enableMultipleStandardLoadBalancers?: boolean;
  /** How long a connection may be silent, in minutes, 4 to 120. */
  idleTimeoutInMinutes?: number;
  /** Addresses that the service makes. */
  managedOutboundIPs?: ManagedClusterLoadBalancerProfileManagedOutboundIPs;
  /** Prefixes that the addresses come from. */
  outboundIPPrefixes?: ManagedClusterLoadBalancerProfileOutboundIPPrefixes;
  /** Addresses that are there already. */
  outboundIPs?: ManagedClusterLoadBalancerProfileOutboundIPs;
}
/** The NAT gateway of a cluster's outgoing traffic, as it is. */
export interface ManagedClusterNATGatewayProfileResponse {
  /** The addresses that are in use. */
  effectiveOutboundIPs: ResourceReference[];
  /** How long a connection may be silent, in minutes, 4 to 120. */
  idleTimeoutInMinutes?: number;
  /** Addresses that the service makes. */
  managedOutboundIPProfile?: ManagedClusterManagedOutboundIPProfile;
}
/** An error of an identity of pods. */
export interface ManagedClusterPodIdentityProvisioningErrorBodyResponse {
  /** Code. */
  code?: string;
  /** Errors that it consists of. */
  details?: unknown[];
  /** Message. */
  message?: string;
  /** What it is about. */
  target?: string;
}
/** Why an identity could not be given to pods. */
export interface ManagedClusterPodIdentityProvisioningErrorResponse {
  /** The error. */
  error?: ManagedClusterPodIdentityProvisioningErrorBodyResponse;
}
/** Why an identity could not be given to pods. */
export interface ManagedClusterPodIdentityResponseProvisioningInfo {
  /** The error. */
  error?: ManagedClusterPodIdentityProvisioningErrorResponse;
}
/** An Azure identity of pods, as it is. */
export interface ManagedClusterPodIdentityResponse {
  /** Value of the label `aadpodidbinding` of its pods. */
  bindingSelector?: string;
  /** The identity. */
  identity: UserAssignedIdentity;
  /** Name. */
  name: string;
  /** Namespace of its pods. */
  namespace: string;
  /** Why it could not be given to the pods. */
  provisioningInfo: ManagedClusterPodIdentityResponseProvisioningInfo;
  /** Whether the pods have it. */
  provisioningState: string;
}
/** Azure identities of pods, the way before workload identities, as it is. */
export interface ManagedClusterPodIdentityProfileResponse {
  /** Whether that is allowed with network plugin kubenet, which is not safe. */
  allowNetworkPluginKubenet?: boolean;
  /** Whether pods have them. */
  enabled?: boolean;
  /** The identities. */
  userAssignedIdentities?: ManagedClusterPodIdentityResponse[];
  /** Pods that go without. */
  userAssignedIdentityExceptions?: ManagedClusterPodIdentityException[];
}
/** A private link resource of a cluster, as it is. */
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
/** What went wrong in the last operation on a cluster. */
export interface ManagedClusterStatusResponse {
  /** The error, if there was one. */
  provisioningError: ErrorDetailResponse;
}
/** Who made and changed a resource, and when. */
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
const skuShape: ObjectShape = { kind: "object", required: ["name"], properties: { name: skuNameShape } };
const skuResponseShape: ObjectShape = {
  kind: "object",
  required: ["name", "tier"],
  properties: { name: skuNameShape, tier: { kind: "string" } },
};
const storageAccountInternetEndpointsResponseShape: ObjectShape = {
  kind: "object",
  required: ["blob", "dfs", "file", "web"],
  properties: { blob: { kind: "string" }, dfs: { kind: "string" }, file: { kind: "string" }, web: { kind: "string" } },
};
const storageAccountMicrosoftEndpointsResponseShape: ObjectShape = {
  kind: "object",
  required: ["blob", "dfs", "file", "queue", "table", "web"],
  properties: {
    blob: { kind: "string" },
    dfs: { kind: "string" },
    file: { kind: "string" },
    queue: { kind: "string" },
    table: { kind: "string" },
    web: { kind: "string" },
  },
};
const endpointsShape: ObjectShape = {
  kind: "object",
  required: ["file", "blob", "queue", "table", "web", "dfs"],
  properties: {
    internetEndpoints: storageAccountInternetEndpointsResponseShape,
    microsoftEndpoints: storageAccountMicrosoftEndpointsResponseShape,
    file: { kind: "string" },
    blob: { kind: "string" },
    queue: { kind: "string" },
    table: { kind: "string" },
    web: { kind: "string" },
    dfs: { kind: "string" },
  },
};
const storageAccountKeyShape: ObjectShape = {
  kind: "object",
  required: ["keyName", "value", "permissions"],
  properties: {
    keyName: { kind: "string" },
    value: { kind: "string", secret: true },
    permissions: { kind: "string" },
    creationTime: { kind: "string" },
  },
};
const environmentVariableShape: ObjectShape = {
  kind: "object",
  required: ["name"],
  properties: {
    name: { kind: "string" },
    value: { kind: "string" },
    secureValue: { kind: "string", secret: true },
    secureValueReference: { kind: "string" },
  },
};
const containerPortShape: ObjectShape = {
  kind: "object",
  required: ["port"],
  properties: { port: { kind: "integer" }, protocol: containerNetworkProtocolShape },
};
const gpuResourceShape: ObjectShape = {
  kind: "object",
  required: ["count", "sku"],
  properties: { count: { kind: "integer", replace: true }, sku: { ...gpuSkuShape, replace: true } },
};
const resourceRequestsShape: ObjectShape = {
  kind: "object",
  required: ["cpu", "memoryInGB"],
  properties: {
    cpu: { kind: "number", replace: true },
    memoryInGB: { kind: "number", replace: true },
    gpu: { ...gpuResourceShape, replace: true },
  },
};
const resourceLimitsShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    cpu: { kind: "number", replace: true },
    memoryInGB: { kind: "number", replace: true },
    gpu: { ...gpuResourceShape, replace: true },
  },
};
const resourceRequirementsShape: ObjectShape = {
  kind: "object",
  required: ["requests"],
  properties: { requests: resourceRequestsShape, limits: resourceLimitsShape },
};
const volumeMountShape: ObjectShape = {
  kind: "object",
  required: ["name", "mountPath"],
  properties: { name: { kind: "string" }, mountPath: { kind: "string" }, readOnly: { kind: "boolean" } },
};
const securityContextCapabilitiesDefinitionShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { add: { kind: "array", items: { kind: "string" } }, drop: { kind: "array", items: { kind: "string" } } },
};
const securityContextDefinitionShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    runAsUser: { kind: "integer" },
    runAsGroup: { kind: "integer" },
    privileged: { kind: "boolean" },
    allowPrivilegeEscalation: { kind: "boolean" },
    capabilities: securityContextCapabilitiesDefinitionShape,
    seccompProfile: { kind: "string" },
  },
};
const containerExecShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { command: { kind: "array", items: { kind: "string" } } },
};
const httpHeaderShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { name: { kind: "string" }, value: { kind: "string" } },
};
const containerHttpGetShape: ObjectShape = {
  kind: "object",
  required: ["port"],
  properties: {
    path: { kind: "string" },
    port: { kind: "integer" },
    scheme: schemeShape,
    httpHeaders: { kind: "array", items: httpHeaderShape },
  },
};
const containerProbeShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    exec: containerExecShape,
    httpGet: containerHttpGetShape,
    initialDelaySeconds: { kind: "integer" },
    periodSeconds: { kind: "integer" },
    failureThreshold: { kind: "integer" },
    successThreshold: { kind: "integer" },
    timeoutSeconds: { kind: "integer" },
  },
};
const configMapShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { keyValuePairs: { kind: "map", values: { kind: "string" } } },
};
const containerShape: ObjectShape = {
  kind: "object",
  required: ["name"],
  properties: {
    name: { kind: "string" },
    image: { kind: "string" },
    command: { kind: "array", items: { kind: "string" } },
    environmentVariables: { kind: "array", items: environmentVariableShape },
    ports: { kind: "array", items: containerPortShape },
    resources: resourceRequirementsShape,
    volumeMounts: { kind: "array", items: volumeMountShape },
    securityContext: securityContextDefinitionShape,
    livenessProbe: containerProbeShape,
    readinessProbe: containerProbeShape,
    configMap: configMapShape,
  },
};
const containerStateShape: ObjectShape = {
  kind: "object",
  required: ["state", "startTime", "finishTime", "exitCode", "detailStatus"],
  properties: {
    state: { kind: "string" },
    startTime: { kind: "string" },
    finishTime: { kind: "string" },
    exitCode: { kind: "integer" },
    detailStatus: { kind: "string" },
  },
};
const eventShape: ObjectShape = {
  kind: "object",
  required: ["name", "message", "type", "count", "firstTimestamp", "lastTimestamp"],
  properties: {
    name: { kind: "string" },
    message: { kind: "string" },
    type: { kind: "string" },
    count: { kind: "integer" },
    firstTimestamp: { kind: "string" },
    lastTimestamp: { kind: "string" },
  },
};
const containerInstanceViewShape: ObjectShape = {
  kind: "object",
  required: ["restartCount", "currentState", "previousState", "events"],
  properties: {
    restartCount: { kind: "integer" },
    currentState: containerStateShape,
    previousState: containerStateShape,
    events: { kind: "array", items: eventShape },
    ready: { kind: "boolean" },
  },
};
const containerResponseShape: ObjectShape = {
  kind: "object",
  required: ["name", "image", "instanceView"],
  properties: {
    name: { kind: "string" },
    image: { kind: "string" },
    command: { kind: "array", items: { kind: "string" } },
    environmentVariables: { kind: "array", items: environmentVariableShape },
    ports: { kind: "array", items: containerPortShape },
    resources: resourceRequirementsShape,
    volumeMounts: { kind: "array", items: volumeMountShape },
    securityContext: securityContextDefinitionShape,
    livenessProbe: containerProbeShape,
    readinessProbe: containerProbeShape,
    configMap: configMapShape,
    instanceView: containerInstanceViewShape,
  },
};
const portShape: ObjectShape = {
  kind: "object",
  required: ["port"],
  properties: { port: { kind: "integer" }, protocol: containerGroupNetworkProtocolShape },
};
const ipAddressShape: ObjectShape = {
  kind: "object",
  required: ["type", "ports"],
  properties: {
    type: { ...containerGroupIpAddressTypeShape, replace: true },
    ports: { kind: "array", items: portShape },
    dnsNameLabel: { kind: "string" },
    ip: { kind: "string" },
    autoGeneratedDomainNameLabelScope: dnsNameLabelReusePolicyShape,
  },
};
const azureFileVolumeShape: ObjectShape = {
  kind: "object",
  required: ["shareName", "storageAccountName"],
  properties: {
    shareName: { kind: "string" },
    storageAccountName: { kind: "string" },
    storageAccountKey: { kind: "string", secret: true },
    readOnly: { kind: "boolean" },
    storageAccountKeyReference: { kind: "string" },
    userAssignedIdentityClientId: { kind: "string" },
  },
};
const gitRepoVolumeShape: ObjectShape = {
  kind: "object",
  required: ["repository"],
  properties: { repository: { kind: "string" }, directory: { kind: "string" }, revision: { kind: "string" } },
};
const volumeShape: ObjectShape = {
  kind: "object",
  required: ["name"],
  properties: {
    name: { kind: "string" },
    azureFile: azureFileVolumeShape,
    emptyDir: { kind: "any" },
    secret: { kind: "map", values: { kind: "string" }, secret: true },
    secretReference: { kind: "map", values: { kind: "string" } },
    gitRepo: gitRepoVolumeShape,
  },
};
const portStateShape: ObjectShape = {
  kind: "object",
  required: ["port"],
  properties: { port: { kind: "integer" }, protocol: { kind: "string" }, hostPort: { kind: "integer" } },
};
const ipAddressStateShape: ObjectShape = {
  kind: "object",
  required: ["type", "ports", "fqdn"],
  properties: {
    type: { kind: "string" },
    ports: { kind: "array", items: portStateShape },
    dnsNameLabel: { kind: "string" },
    ip: { kind: "string" },
    fqdn: { kind: "string" },
    autoGeneratedDomainNameLabelScope: { kind: "string" },
    internalHost: { kind: "string" },
  },
};
const containerGroupInstanceViewShape: ObjectShape = {
  kind: "object",
  required: ["state", "events"],
  properties: {
    state: { kind: "string" },
    events: { kind: "array", items: eventShape },
    supervisor: { kind: "string" },
  },
};
const managedClusterSKUShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { name: managedClusterSKUNameShape, tier: managedClusterSKUTierShape },
};
const delegatedResourceShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    location: { kind: "string" },
    referralResource: { kind: "string" },
    resourceId: { kind: "string" },
    tenantId: { kind: "string" },
  },
};
const managedClusterIdentityShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    type: containerServiceResourceIdentityTypeShape,
    userAssignedIdentities: { kind: "array", items: { kind: "string" } },
    delegatedResources: { kind: "map", values: delegatedResourceShape },
  },
};
const userAssignedIdentityShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    resourceId: { kind: "string" },
    clientId: { kind: "string" },
    objectId: { kind: "string" },
    principalId: { kind: "string" },
  },
};
const managedClusterIdentityResponseShape: ObjectShape = {
  kind: "object",
  required: ["type", "principalId", "tenantId"],
  properties: {
    type: { kind: "string" },
    principalId: { kind: "string" },
    tenantId: { kind: "string" },
    userAssignedIdentities: { kind: "map", values: userAssignedIdentityShape },
    delegatedResources: { kind: "map", values: delegatedResourceShape },
  },
};
const managedClusterServicePrincipalProfileShape: ObjectShape = {
  kind: "object",
  required: ["clientId"],
  properties: { clientId: { kind: "string" }, secret: { kind: "string", secret: true } },
};
const agentPoolUpgradeSettingsShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    maxSurge: { kind: "string" },
    drainTimeoutInMinutes: { kind: "integer" },
    maxUnavailable: { kind: "string" },
    nodeSoakDurationInMinutes: { kind: "integer" },
    undrainableNodeBehavior: undrainableNodeBehaviorShape,
  },
};
const creationDataShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { sourceResourceId: { kind: "string" } },
};
const agentPoolGatewayProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { publicIPPrefixSize: { kind: "integer" } },
};
const gPUProfileShape: ObjectShape = { kind: "object", required: [], properties: { driver: gPUDriverShape } };
const kubeletConfigShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    allowedUnsafeSysctls: { kind: "array", items: { kind: "string" } },
    containerLogMaxFiles: { kind: "integer" },
    containerLogMaxSizeMB: { kind: "integer" },
    cpuCfsQuota: { kind: "boolean" },
    cpuCfsQuotaPeriod: { kind: "string" },
    cpuManagerPolicy: { kind: "string" },
    failSwapOn: { kind: "boolean" },
    imageGcHighThreshold: { kind: "integer" },
    imageGcLowThreshold: { kind: "integer" },
    podMaxPids: { kind: "integer" },
    topologyManagerPolicy: { kind: "string" },
  },
};
const sysctlConfigShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    fsAioMaxNr: { kind: "integer" },
    fsFileMax: { kind: "integer" },
    fsInotifyMaxUserWatches: { kind: "integer" },
    fsNrOpen: { kind: "integer" },
    kernelThreadsMax: { kind: "integer" },
    netCoreNetdevMaxBacklog: { kind: "integer" },
    netCoreOptmemMax: { kind: "integer" },
    netCoreRmemDefault: { kind: "integer" },
    netCoreRmemMax: { kind: "integer" },
    netCoreSomaxconn: { kind: "integer" },
    netCoreWmemDefault: { kind: "integer" },
    netCoreWmemMax: { kind: "integer" },
    netIpv4IpLocalPortRange: { kind: "string" },
    netIpv4NeighDefaultGcThresh1: { kind: "integer" },
    netIpv4NeighDefaultGcThresh2: { kind: "integer" },
    netIpv4NeighDefaultGcThresh3: { kind: "integer" },
    netIpv4TcpFinTimeout: { kind: "integer" },
    netIpv4TcpKeepaliveProbes: { kind: "integer" },
    netIpv4TcpKeepaliveTime: { kind: "integer" },
    netIpv4TcpMaxSynBacklog: { kind: "integer" },
    netIpv4TcpMaxTwBuckets: { kind: "integer" },
    netIpv4TcpTwReuse: { kind: "boolean" },
    netIpv4TcpkeepaliveIntvl: { kind: "integer" },
    netNetfilterNfConntrackBuckets: { kind: "integer" },
    netNetfilterNfConntrackMax: { kind: "integer" },
    vmMaxMapCount: { kind: "integer" },
    vmSwappiness: { kind: "integer" },
    vmVfsCachePressure: { kind: "integer" },
  },
};
const linuxOSConfigShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    swapFileSizeMB: { kind: "integer" },
    sysctls: sysctlConfigShape,
    transparentHugePageDefrag: { kind: "string" },
    transparentHugePageEnabled: { kind: "string" },
  },
};
const localDNSOverrideShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    cacheDurationInSeconds: { kind: "integer" },
    forwardDestination: localDNSForwardDestinationShape,
    forwardPolicy: localDNSForwardPolicyShape,
    maxConcurrent: { kind: "integer" },
    protocol: localDNSProtocolShape,
    queryLogging: localDNSQueryLoggingShape,
    serveStale: localDNSServeStaleShape,
    serveStaleDurationInSeconds: { kind: "integer" },
  },
};
const localDNSProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    kubeDNSOverrides: { kind: "map", values: localDNSOverrideShape },
    mode: localDNSModeShape,
    vnetDNSOverrides: { kind: "map", values: localDNSOverrideShape },
  },
};
const portRangeShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { portEnd: { kind: "integer" }, portStart: { kind: "integer" }, protocol: protocolShape },
};
const iPTagShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { ipTagType: { kind: "string" }, tag: { kind: "string" } },
};
const agentPoolNetworkProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    allowedHostPorts: { kind: "array", items: portRangeShape },
    applicationSecurityGroups: { kind: "array", items: { kind: "string" } },
    nodePublicIPTags: { kind: "array", items: iPTagShape },
  },
};
const powerStateShape: ObjectShape = { kind: "object", required: [], properties: { code: codeShape } };
const agentPoolSecurityProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    enableSecureBoot: { kind: "boolean" },
    enableVTPM: { kind: "boolean" },
    sshAccess: agentPoolSSHAccessShape,
  },
};
const virtualMachineNodesShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { count: { kind: "integer" }, size: { kind: "string" } },
};
const manualScaleProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { count: { kind: "integer" }, size: { kind: "string" } },
};
const scaleProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { manual: { kind: "array", items: manualScaleProfileShape } },
};
const virtualMachinesProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { scale: scaleProfileShape },
};
const agentPoolWindowsProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { disableOutboundNat: { kind: "boolean" } },
};
const managedClusterAgentPoolProfileShape: ObjectShape = {
  kind: "object",
  required: ["name"],
  properties: {
    name: { kind: "string" },
    count: { kind: "integer" },
    vmSize: { kind: "string" },
    osType: oSTypeShape,
    osSKU: oSSKUShape,
    mode: agentPoolModeShape,
    type: agentPoolTypeShape,
    enableAutoScaling: { kind: "boolean" },
    minCount: { kind: "integer" },
    maxCount: { kind: "integer" },
    maxPods: { kind: "integer" },
    nodeLabels: { kind: "map", values: { kind: "string" } },
    nodeTaints: { kind: "array", items: { kind: "string" } },
    orchestratorVersion: { kind: "string" },
    availabilityZones: { kind: "array", items: { kind: "string" } },
    osDiskSizeGB: { kind: "integer" },
    osDiskType: oSDiskTypeShape,
    scaleSetPriority: scaleSetPriorityShape,
    spotMaxPrice: { kind: "number" },
    scaleSetEvictionPolicy: scaleSetEvictionPolicyShape,
    vnetSubnetID: { kind: "string" },
    enableNodePublicIP: { kind: "boolean" },
    enableEncryptionAtHost: { kind: "boolean" },
    enableFIPS: { kind: "boolean" },
    tags: { kind: "map", values: { kind: "string" } },
    upgradeSettings: agentPoolUpgradeSettingsShape,
    capacityReservationGroupID: { kind: "string" },
    creationData: creationDataShape,
    enableUltraSSD: { kind: "boolean" },
    gatewayProfile: agentPoolGatewayProfileShape,
    gpuInstanceProfile: gPUInstanceProfileShape,
    gpuProfile: gPUProfileShape,
    hostGroupID: { kind: "string" },
    kubeletConfig: kubeletConfigShape,
    kubeletDiskType: kubeletDiskTypeShape,
    linuxOSConfig: linuxOSConfigShape,
    localDNSProfile: localDNSProfileShape,
    messageOfTheDay: { kind: "string" },
    networkProfile: agentPoolNetworkProfileShape,
    nodePublicIPPrefixID: { kind: "string" },
    podIPAllocationMode: podIPAllocationModeShape,
    podSubnetID: { kind: "string" },
    powerState: powerStateShape,
    proximityPlacementGroupID: { kind: "string" },
    scaleDownMode: scaleDownModeShape,
    securityProfile: agentPoolSecurityProfileShape,
    virtualMachineNodesStatus: { kind: "array", items: virtualMachineNodesShape },
    virtualMachinesProfile: virtualMachinesProfileShape,
    windowsProfile: agentPoolWindowsProfileShape,
    workloadRuntime: workloadRuntimeShape,
  },
};
const localDNSProfileResponseShape: ObjectShape = {
  kind: "object",
  required: ["state"],
  properties: {
    kubeDNSOverrides: { kind: "map", values: localDNSOverrideShape },
    mode: { kind: "string" },
    state: { kind: "string" },
    vnetDNSOverrides: { kind: "map", values: localDNSOverrideShape },
  },
};
const errorAdditionalInfoResponseShape: ObjectShape = {
  kind: "object",
  required: ["info", "type"],
  properties: { info: { kind: "any" }, type: { kind: "string" } },
};
const errorDetailResponseShape: ObjectShape = {
  kind: "object",
  required: ["additionalInfo", "code", "details", "message", "target"],
  properties: {
    additionalInfo: { kind: "array", items: errorAdditionalInfoResponseShape },
    code: { kind: "string" },
    details: { kind: "array", items: { kind: "any" } },
    message: { kind: "string" },
    target: { kind: "string" },
  },
};
const agentPoolStatusResponseShape: ObjectShape = {
  kind: "object",
  required: ["provisioningError"],
  properties: { provisioningError: errorDetailResponseShape },
};
const managedClusterAgentPoolProfileResponseShape: ObjectShape = {
  kind: "object",
  required: ["name", "currentOrchestratorVersion", "eTag", "nodeImageVersion", "provisioningState"],
  properties: {
    name: { kind: "string" },
    count: { kind: "integer" },
    vmSize: { kind: "string" },
    osType: { kind: "string" },
    osSKU: { kind: "string" },
    mode: { kind: "string" },
    type: { kind: "string" },
    enableAutoScaling: { kind: "boolean" },
    minCount: { kind: "integer" },
    maxCount: { kind: "integer" },
    maxPods: { kind: "integer" },
    nodeLabels: { kind: "map", values: { kind: "string" } },
    nodeTaints: { kind: "array", items: { kind: "string" } },
    orchestratorVersion: { kind: "string" },
    availabilityZones: { kind: "array", items: { kind: "string" } },
    osDiskSizeGB: { kind: "integer" },
    osDiskType: { kind: "string" },
    scaleSetPriority: { kind: "string" },
    spotMaxPrice: { kind: "number" },
    scaleSetEvictionPolicy: { kind: "string" },
    vnetSubnetID: { kind: "string" },
    enableNodePublicIP: { kind: "boolean" },
    enableEncryptionAtHost: { kind: "boolean" },
    enableFIPS: { kind: "boolean" },
    tags: { kind: "map", values: { kind: "string" } },
    upgradeSettings: agentPoolUpgradeSettingsShape,
    currentOrchestratorVersion: { kind: "string" },
    nodeImageVersion: { kind: "string" },
    provisioningState: { kind: "string" },
    powerState: powerStateShape,
    capacityReservationGroupID: { kind: "string" },
    creationData: creationDataShape,
    eTag: { kind: "string" },
    enableUltraSSD: { kind: "boolean" },
    gatewayProfile: agentPoolGatewayProfileShape,
    gpuInstanceProfile: { kind: "string" },
    gpuProfile: gPUProfileShape,
    hostGroupID: { kind: "string" },
    kubeletConfig: kubeletConfigShape,
    kubeletDiskType: { kind: "string" },
    linuxOSConfig: linuxOSConfigShape,
    localDNSProfile: localDNSProfileResponseShape,
    messageOfTheDay: { kind: "string" },
    networkProfile: agentPoolNetworkProfileShape,
    nodePublicIPPrefixID: { kind: "string" },
    podIPAllocationMode: { kind: "string" },
    podSubnetID: { kind: "string" },
    proximityPlacementGroupID: { kind: "string" },
    scaleDownMode: { kind: "string" },
    securityProfile: agentPoolSecurityProfileShape,
    status: agentPoolStatusResponseShape,
    virtualMachineNodesStatus: { kind: "array", items: virtualMachineNodesShape },
    virtualMachinesProfile: virtualMachinesProfileShape,
    windowsProfile: agentPoolWindowsProfileShape,
    workloadRuntime: { kind: "string" },
  },
};
const advancedNetworkingObservabilityShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { enabled: { kind: "boolean" } },
};
const advancedNetworkingSecurityShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { advancedNetworkPolicies: advancedNetworkPoliciesShape, enabled: { kind: "boolean" } },
};
const advancedNetworkingShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    enabled: { kind: "boolean" },
    observability: advancedNetworkingObservabilityShape,
    security: advancedNetworkingSecurityShape,
  },
};
const managedClusterLoadBalancerProfileManagedOutboundIPsShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { count: { kind: "integer" }, countIPv6: { kind: "integer" } },
};
const resourceReferenceShape: ObjectShape = { kind: "object", required: [], properties: { id: { kind: "string" } } };
const managedClusterLoadBalancerProfileOutboundIPPrefixesShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { publicIPPrefixes: { kind: "array", items: resourceReferenceShape } },
};
const managedClusterLoadBalancerProfileOutboundIPsShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { publicIPs: { kind: "array", items: resourceReferenceShape } },
};
const managedClusterLoadBalancerProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    allocatedOutboundPorts: { kind: "integer" },
    backendPoolType: backendPoolTypeShape,
    enableMultipleStandardLoadBalancers: { kind: "boolean" },
    idleTimeoutInMinutes: { kind: "integer" },
    managedOutboundIPs: managedClusterLoadBalancerProfileManagedOutboundIPsShape,
    outboundIPPrefixes: managedClusterLoadBalancerProfileOutboundIPPrefixesShape,
    outboundIPs: managedClusterLoadBalancerProfileOutboundIPsShape,
  },
};
const managedClusterManagedOutboundIPProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { count: { kind: "integer" } },
};
const managedClusterNATGatewayProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    idleTimeoutInMinutes: { kind: "integer" },
    managedOutboundIPProfile: managedClusterManagedOutboundIPProfileShape,
  },
};
const managedClusterStaticEgressGatewayProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { enabled: { kind: "boolean" } },
};
const containerServiceNetworkProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    networkPlugin: { ...networkPluginShape, replace: true },
    networkPluginMode: { ...networkPluginModeShape, replace: true },
    networkPolicy: { ...networkPolicyShape, replace: true },
    networkDataplane: { ...networkDataplaneShape, replace: true },
    podCidr: { kind: "string", replace: true },
    serviceCidr: { kind: "string", replace: true },
    dnsServiceIP: { kind: "string", replace: true },
    outboundType: { ...outboundTypeShape, replace: true },
    loadBalancerSku: { ...loadBalancerSkuShape, replace: true },
    advancedNetworking: advancedNetworkingShape,
    ipFamilies: { kind: "array", items: ipFamilyShape, replace: true },
    loadBalancerProfile: managedClusterLoadBalancerProfileShape,
    natGatewayProfile: managedClusterNATGatewayProfileShape,
    networkMode: { ...networkModeShape, replace: true },
    podCidrs: { kind: "array", items: { kind: "string" }, replace: true },
    serviceCidrs: { kind: "array", items: { kind: "string" }, replace: true },
    staticEgressGatewayProfile: managedClusterStaticEgressGatewayProfileShape,
  },
};
const managedClusterLoadBalancerProfileResponseShape: ObjectShape = {
  kind: "object",
  required: ["effectiveOutboundIPs"],
  properties: {
    allocatedOutboundPorts: { kind: "integer" },
    backendPoolType: { kind: "string" },
    effectiveOutboundIPs: { kind: "array", items: resourceReferenceShape },
    enableMultipleStandardLoadBalancers: { kind: "boolean" },
    idleTimeoutInMinutes: { kind: "integer" },
    managedOutboundIPs: managedClusterLoadBalancerProfileManagedOutboundIPsShape,
    outboundIPPrefixes: managedClusterLoadBalancerProfileOutboundIPPrefixesShape,
    outboundIPs: managedClusterLoadBalancerProfileOutboundIPsShape,
  },
};
const managedClusterNATGatewayProfileResponseShape: ObjectShape = {
  kind: "object",
  required: ["effectiveOutboundIPs"],
  properties: {
    effectiveOutboundIPs: { kind: "array", items: resourceReferenceShape },
    idleTimeoutInMinutes: { kind: "integer" },
    managedOutboundIPProfile: managedClusterManagedOutboundIPProfileShape,
  },
};
const containerServiceNetworkProfileResponseShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    networkPlugin: { kind: "string" },
    networkPluginMode: { kind: "string" },
    networkPolicy: { kind: "string" },
    networkDataplane: { kind: "string" },
    podCidr: { kind: "string" },
    serviceCidr: { kind: "string" },
    dnsServiceIP: { kind: "string" },
    outboundType: { kind: "string" },
    loadBalancerSku: { kind: "string" },
    podCidrs: { kind: "array", items: { kind: "string" } },
    serviceCidrs: { kind: "array", items: { kind: "string" } },
    ipFamilies: { kind: "array", items: { kind: "string" } },
    loadBalancerProfile: managedClusterLoadBalancerProfileResponseShape,
    advancedNetworking: advancedNetworkingShape,
    natGatewayProfile: managedClusterNATGatewayProfileResponseShape,
    networkMode: { kind: "string" },
    staticEgressGatewayProfile: managedClusterStaticEgressGatewayProfileShape,
  },
};
const managedClusterAPIServerAccessProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    authorizedIPRanges: { kind: "array", items: { kind: "string" } },
    enablePrivateCluster: { kind: "boolean", replace: true },
    privateDNSZone: { kind: "string", replace: true },
    disableRunCommand: { kind: "boolean" },
    enablePrivateClusterPublicFQDN: { kind: "boolean" },
    enableVnetIntegration: { kind: "boolean" },
    subnetId: { kind: "string" },
  },
};
const managedClusterAutoUpgradeProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { upgradeChannel: upgradeChannelShape, nodeOSUpgradeChannel: nodeOSUpgradeChannelShape },
};
const managedClusterAADProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    managed: { kind: "boolean" },
    enableAzureRBAC: { kind: "boolean" },
    adminGroupObjectIDs: { kind: "array", items: { kind: "string" } },
    tenantID: { kind: "string" },
    clientAppID: { kind: "string" },
    serverAppID: { kind: "string" },
    serverAppSecret: { kind: "string", secret: true },
  },
};
const managedClusterOIDCIssuerProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { enabled: { kind: "boolean" } },
};
const managedClusterOIDCIssuerProfileResponseShape: ObjectShape = {
  kind: "object",
  required: ["issuerURL"],
  properties: { enabled: { kind: "boolean" }, issuerURL: { kind: "string" } },
};
const containerServiceSshPublicKeyShape: ObjectShape = {
  kind: "object",
  required: ["keyData"],
  properties: { keyData: { kind: "string" } },
};
const containerServiceSshConfigurationShape: ObjectShape = {
  kind: "object",
  required: ["publicKeys"],
  properties: { publicKeys: { kind: "array", items: containerServiceSshPublicKeyShape } },
};
const containerServiceLinuxProfileShape: ObjectShape = {
  kind: "object",
  required: ["adminUsername", "ssh"],
  properties: { adminUsername: { kind: "string", replace: true }, ssh: containerServiceSshConfigurationShape },
};
const credentialResultShape: ObjectShape = {
  kind: "object",
  required: ["name", "value"],
  properties: { name: { kind: "string" }, value: { kind: "string", secret: true } },
};
const initContainerDefinitionShape: ObjectShape = {
  kind: "object",
  required: ["name"],
  properties: {
    name: { kind: "string" },
    image: { kind: "string" },
    command: { kind: "array", items: { kind: "string" } },
    environmentVariables: { kind: "array", items: environmentVariableShape },
    volumeMounts: { kind: "array", items: volumeMountShape },
    securityContext: securityContextDefinitionShape,
  },
};
const initContainerResponseShape: ObjectShape = {
  kind: "object",
  required: ["name", "instanceView"],
  properties: {
    name: { kind: "string" },
    image: { kind: "string" },
    command: { kind: "array", items: { kind: "string" } },
    environmentVariables: { kind: "array", items: environmentVariableShape },
    volumeMounts: { kind: "array", items: volumeMountShape },
    securityContext: securityContextDefinitionShape,
    instanceView: containerInstanceViewShape,
  },
};
const imageRegistryCredentialShape: ObjectShape = {
  kind: "object",
  required: ["server"],
  properties: {
    server: { kind: "string" },
    username: { kind: "string" },
    password: { kind: "string", secret: true },
    passwordReference: { kind: "string" },
    identity: { kind: "string" },
    identityUrl: { kind: "string" },
  },
};
const containerGroupSubnetIdShape: ObjectShape = {
  kind: "object",
  required: ["id"],
  properties: { id: { kind: "string" }, name: { kind: "string" } },
};
const dnsConfigurationShape: ObjectShape = {
  kind: "object",
  required: ["nameServers"],
  properties: {
    nameServers: { kind: "array", items: { kind: "string" } },
    searchDomains: { kind: "string" },
    options: { kind: "string" },
  },
};
const logAnalyticsShape: ObjectShape = {
  kind: "object",
  required: ["workspaceId", "workspaceKey"],
  properties: {
    workspaceId: { kind: "string" },
    workspaceKey: { kind: "string", secret: true },
    logType: logAnalyticsLogTypeShape,
    metadata: { kind: "map", values: { kind: "string" } },
    workspaceResourceId: { kind: "string", secret: true },
  },
};
const containerGroupDiagnosticsShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { logAnalytics: logAnalyticsShape },
};
const encryptionPropertiesShape: ObjectShape = {
  kind: "object",
  required: ["vaultBaseUrl", "keyName", "keyVersion"],
  properties: {
    vaultBaseUrl: { kind: "string" },
    keyName: { kind: "string" },
    keyVersion: { kind: "string" },
    identity: { kind: "string" },
  },
};
const confidentialComputePropertiesShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { ccePolicy: { kind: "string" } },
};
const secretReferenceShape: ObjectShape = {
  kind: "object",
  required: ["name", "identity", "secretReferenceUri"],
  properties: { name: { kind: "string" }, identity: { kind: "string" }, secretReferenceUri: { kind: "string" } },
};
const identityAccessControlShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { access: identityAccessLevelShape, identity: { kind: "string" } },
};
const identityAclsShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { defaultAccess: identityAccessLevelShape, acls: { kind: "array", items: identityAccessControlShape } },
};
const deploymentExtensionSpecShape: ObjectShape = {
  kind: "object",
  required: ["name", "extensionType", "version"],
  properties: {
    name: { kind: "string" },
    extensionType: { kind: "string" },
    version: { kind: "string" },
    settings: { kind: "any" },
    protectedSettings: { kind: "any", secret: true },
  },
};
const containerGroupProfileReferenceDefinitionShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { id: { kind: "string" }, revision: { kind: "integer" } },
};
const standbyPoolProfileDefinitionShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { id: { kind: "string" }, failContainerGroupCreateOnReuseFailure: { kind: "boolean" } },
};
const containerGroupIdentityShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    type: containerInstanceResourceIdentityTypeShape,
    userAssignedIdentities: { kind: "array", items: { kind: "string" } },
  },
};
const containerJobResultShape: ObjectShape = {
  kind: "object",
  required: ["name", "exitCode", "logs"],
  properties: {
    name: { kind: "string" },
    exitCode: { kind: "integer" },
    logs: { kind: "string" },
    startTime: { kind: "string" },
    finishTime: { kind: "string" },
    restartCount: { kind: "integer" },
  },
};
const userAssignedIdentitiesResponseShape: ObjectShape = {
  kind: "object",
  required: ["principalId", "clientId"],
  properties: { principalId: { kind: "string" }, clientId: { kind: "string" } },
};
const containerGroupIdentityResponseShape: ObjectShape = {
  kind: "object",
  required: ["principalId", "tenantId"],
  properties: {
    type: { kind: "string" },
    principalId: { kind: "string" },
    tenantId: { kind: "string" },
    userAssignedIdentities: { kind: "map", values: userAssignedIdentitiesResponseShape },
  },
};
const accessPolicyShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { startTime: { kind: "string" }, expiryTime: { kind: "string" }, permission: { kind: "string" } },
};
const activeDirectoryPropertiesShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    domainName: { kind: "string" },
    domainGuid: { kind: "string" },
    netBiosDomainName: { kind: "string" },
    forestName: { kind: "string" },
    domainSid: { kind: "string" },
    azureStorageSid: { kind: "string" },
    samAccountName: { kind: "string" },
    accountType: accountTypeShape,
  },
};
const azureFilesIdentityBasedAuthenticationShape: ObjectShape = {
  kind: "object",
  required: ["directoryServiceOptions"],
  properties: {
    directoryServiceOptions: directoryServiceOptionsShape,
    activeDirectoryProperties: activeDirectoryPropertiesShape,
    defaultSharePermission: defaultSharePermissionShape,
  },
};
const customDomainShape: ObjectShape = {
  kind: "object",
  required: ["name"],
  properties: { name: { kind: "string" }, useSubDomainName: { kind: "boolean" } },
};
const encryptionServiceShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { enabled: { kind: "boolean" }, keyType: keyTypeShape },
};
const encryptionServiceResponseShape: ObjectShape = {
  kind: "object",
  required: ["lastEnabledTime"],
  properties: { enabled: { kind: "boolean" }, keyType: { kind: "string" }, lastEnabledTime: { kind: "string" } },
};
const encryptionServicesShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    blob: encryptionServiceShape,
    file: encryptionServiceShape,
    queue: encryptionServiceShape,
    table: encryptionServiceShape,
  },
};
const encryptionServicesResponseShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    blob: encryptionServiceResponseShape,
    file: encryptionServiceResponseShape,
    queue: encryptionServiceResponseShape,
    table: encryptionServiceResponseShape,
  },
};
const keyVaultPropertiesShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { keyName: { kind: "string" }, keyVersion: { kind: "string" }, keyVaultUri: { kind: "string" } },
};
const keyVaultPropertiesResponseShape: ObjectShape = {
  kind: "object",
  required: ["currentVersionedKeyIdentifier", "currentVersionedKeyExpirationTimestamp", "lastKeyRotationTimestamp"],
  properties: {
    keyName: { kind: "string" },
    keyVersion: { kind: "string" },
    keyVaultUri: { kind: "string" },
    currentVersionedKeyIdentifier: { kind: "string" },
    currentVersionedKeyExpirationTimestamp: { kind: "string" },
    lastKeyRotationTimestamp: { kind: "string" },
  },
};
const encryptionIdentityShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    encryptionUserAssignedIdentity: { kind: "string" },
    encryptionFederatedIdentityClientId: { kind: "string" },
  },
};
const encryptionShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    keySource: keySourceShape,
    services: encryptionServicesShape,
    keyVaultProperties: keyVaultPropertiesShape,
    encryptionIdentity: encryptionIdentityShape,
    requireInfrastructureEncryption: { kind: "boolean", replace: true },
  },
};
const encryptionResponseShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    keySource: { kind: "string" },
    services: encryptionServicesResponseShape,
    keyVaultProperties: keyVaultPropertiesResponseShape,
    encryptionIdentity: encryptionIdentityShape,
    requireInfrastructureEncryption: { kind: "boolean" },
  },
};
const storageExtendedLocationShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { name: { kind: "string" }, type: storageExtendedLocationTypesShape },
};
const identityShape: ObjectShape = {
  kind: "object",
  required: ["type"],
  properties: { type: identityTypeShape, userAssignedIdentities: { kind: "array", items: { kind: "string" } } },
};
const userAssignedIdentityResponseShape: ObjectShape = {
  kind: "object",
  required: ["clientId", "principalId"],
  properties: { clientId: { kind: "string" }, principalId: { kind: "string" } },
};
const identityResponseShape: ObjectShape = {
  kind: "object",
  required: ["type", "principalId", "tenantId"],
  properties: {
    type: { kind: "string" },
    principalId: { kind: "string" },
    tenantId: { kind: "string" },
    userAssignedIdentities: { kind: "map", values: userAssignedIdentityResponseShape },
  },
};
const accountImmutabilityPolicyPropertiesShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    immutabilityPeriodSinceCreationInDays: { kind: "integer" },
    state: accountImmutabilityPolicyStateShape,
    allowProtectedAppendWrites: { kind: "boolean" },
  },
};
const immutableStorageAccountShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { enabled: { kind: "boolean" }, immutabilityPolicy: accountImmutabilityPolicyPropertiesShape },
};
const keyPolicyShape: ObjectShape = {
  kind: "object",
  required: ["keyExpirationPeriodInDays"],
  properties: { keyExpirationPeriodInDays: { kind: "integer" } },
};
const keyCreationTimeResponseShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { key1: { kind: "string" }, key2: { kind: "string" } },
};
const iPRuleShape: ObjectShape = {
  kind: "object",
  required: ["iPAddressOrRange"],
  properties: { iPAddressOrRange: { kind: "string" }, action: actionShape },
};
const virtualNetworkRuleShape: ObjectShape = {
  kind: "object",
  required: ["virtualNetworkResourceId"],
  properties: { virtualNetworkResourceId: { kind: "string" }, action: actionShape, state: stateShape },
};
const resourceAccessRuleShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { resourceId: { kind: "string" }, tenantId: { kind: "string" } },
};
const networkRuleSetShape: ObjectShape = {
  kind: "object",
  required: ["defaultAction"],
  properties: {
    defaultAction: defaultActionShape,
    bypass: { kind: "string" },
    ipRules: { kind: "array", items: iPRuleShape },
    virtualNetworkRules: { kind: "array", items: virtualNetworkRuleShape },
    resourceAccessRules: { kind: "array", items: resourceAccessRuleShape },
  },
};
const routingPreferenceShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    routingChoice: routingChoiceShape,
    publishMicrosoftEndpoints: { kind: "boolean" },
    publishInternetEndpoints: { kind: "boolean" },
  },
};
const sasPolicyShape: ObjectShape = {
  kind: "object",
  required: ["expirationAction", "sasExpirationPeriod"],
  properties: { sasExpirationPeriod: { kind: "string" }, expirationAction: expirationActionShape },
};
const geoReplicationStatsResponseShape: ObjectShape = {
  kind: "object",
  required: [
    "canFailover",
    "canPlannedFailover",
    "lastSyncTime",
    "postFailoverRedundancy",
    "postPlannedFailoverRedundancy",
    "status",
  ],
  properties: {
    canFailover: { kind: "boolean" },
    canPlannedFailover: { kind: "boolean" },
    lastSyncTime: { kind: "string" },
    postFailoverRedundancy: { kind: "string" },
    postPlannedFailoverRedundancy: { kind: "string" },
    status: { kind: "string" },
  },
};
const blobRestoreRangeResponseShape: ObjectShape = {
  kind: "object",
  required: ["startRange", "endRange"],
  properties: { startRange: { kind: "string" }, endRange: { kind: "string" } },
};
const blobRestoreParametersResponseShape: ObjectShape = {
  kind: "object",
  required: ["timeToRestore", "blobRanges"],
  properties: {
    timeToRestore: { kind: "string" },
    blobRanges: { kind: "array", items: blobRestoreRangeResponseShape },
  },
};
const blobRestoreStatusResponseShape: ObjectShape = {
  kind: "object",
  required: ["status", "restoreId", "failureReason", "parameters"],
  properties: {
    status: { kind: "string" },
    restoreId: { kind: "string" },
    failureReason: { kind: "string" },
    parameters: blobRestoreParametersResponseShape,
  },
};
const storageAccountSkuConversionStatusResponseShape: ObjectShape = {
  kind: "object",
  required: ["skuConversionStatus", "startTime", "endTime"],
  properties: {
    skuConversionStatus: { kind: "string" },
    targetSkuName: { kind: "string" },
    startTime: { kind: "string" },
    endTime: { kind: "string" },
  },
};
const accountMigrationInProgressResponseShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    id: { kind: "string" },
    name: { kind: "string" },
    type: { kind: "string" },
    targetSkuName: { kind: "string" },
    migrationStatus: { kind: "string" },
    migrationFailedReason: { kind: "string" },
    migrationFailedDetailedReason: { kind: "string" },
  },
};
const privateEndpointResponseShape: ObjectShape = {
  kind: "object",
  required: ["id"],
  properties: { id: { kind: "string" } },
};
const privateLinkServiceConnectionStateResponseShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { status: { kind: "string" }, description: { kind: "string" }, actionRequired: { kind: "string" } },
};
const privateEndpointConnectionResponseShape: ObjectShape = {
  kind: "object",
  required: ["id", "name", "type", "provisioningState", "privateLinkServiceConnectionState"],
  properties: {
    id: { kind: "string" },
    name: { kind: "string" },
    type: { kind: "string" },
    provisioningState: { kind: "string" },
    privateEndpoint: privateEndpointResponseShape,
    privateLinkServiceConnectionState: privateLinkServiceConnectionStateResponseShape,
  },
};
const fileSharePropertiesFileSharePaidBurstingShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    paidBurstingEnabled: { kind: "boolean" },
    paidBurstingMaxIops: { kind: "integer" },
    paidBurstingMaxBandwidthMibps: { kind: "integer" },
  },
};
const resourceGroupPropertiesResponseShape: ObjectShape = {
  kind: "object",
  required: ["provisioningState"],
  properties: { provisioningState: { kind: "string" } },
};
const signedIdentifierShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { id: { kind: "string" }, accessPolicy: accessPolicyShape },
};
const rollingUpdateDeploymentShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { maxSurge: { kind: "string" }, maxUnavailable: { kind: "string" } },
};
const deploymentStrategyShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { type: deploymentStrategyTypeShape, rollingUpdate: rollingUpdateDeploymentShape },
};
const tolerationShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    key: { kind: "string" },
    operator: tolerationOperatorShape,
    value: { kind: "string" },
    effect: taintEffectShape,
    tolerationSeconds: { kind: "integer" },
  },
};
const servicePortShape: ObjectShape = {
  kind: "object",
  required: ["port"],
  properties: { port: { kind: "integer" }, targetPort: { kind: "integer" }, protocol: containerNetworkProtocolShape },
};
const managedClusterAddonProfileShape: ObjectShape = {
  kind: "object",
  required: ["enabled"],
  properties: { config: { kind: "map", values: { kind: "string" } }, enabled: { kind: "boolean" } },
};
const managedClusterAIToolchainOperatorProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { enabled: { kind: "boolean" } },
};
const managedClusterPropertiesAutoScalerProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    balanceSimilarNodeGroups: { kind: "string" },
    daemonsetEvictionForEmptyNodes: { kind: "boolean" },
    daemonsetEvictionForOccupiedNodes: { kind: "boolean" },
    expander: expanderShape,
    ignoreDaemonsetsUtilization: { kind: "boolean" },
    maxEmptyBulkDelete: { kind: "string" },
    maxGracefulTerminationSec: { kind: "string" },
    maxNodeProvisionTime: { kind: "string" },
    maxTotalUnreadyPercentage: { kind: "string" },
    newPodScaleUpDelay: { kind: "string" },
    okTotalUnreadyCount: { kind: "string" },
    scaleDownDelayAfterAdd: { kind: "string" },
    scaleDownDelayAfterDelete: { kind: "string" },
    scaleDownDelayAfterFailure: { kind: "string" },
    scaleDownUnneededTime: { kind: "string" },
    scaleDownUnreadyTime: { kind: "string" },
    scaleDownUtilizationThreshold: { kind: "string" },
    scanInterval: { kind: "string" },
    skipNodesWithLocalStorage: { kind: "string" },
    skipNodesWithSystemPods: { kind: "string" },
  },
};
const managedClusterAzureMonitorProfileKubeStateMetricsShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { metricAnnotationsAllowList: { kind: "string" }, metricLabelsAllowlist: { kind: "string" } },
};
const managedClusterAzureMonitorProfileMetricsShape: ObjectShape = {
  kind: "object",
  required: ["enabled"],
  properties: {
    enabled: { kind: "boolean" },
    kubeStateMetrics: managedClusterAzureMonitorProfileKubeStateMetricsShape,
  },
};
const managedClusterAzureMonitorProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { metrics: managedClusterAzureMonitorProfileMetricsShape },
};
const managedClusterBootstrapProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { artifactSource: artifactSourceShape, containerRegistryId: { kind: "string" } },
};
const containerServiceExtendedLocationShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { name: { kind: "string" }, type: containerServiceExtendedLocationTypesShape },
};
const managedClusterHTTPProxyConfigShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    httpProxy: { kind: "string" },
    httpsProxy: { kind: "string" },
    noProxy: { kind: "array", items: { kind: "string" } },
    trustedCa: { kind: "string" },
  },
};
const managedClusterIngressProfileNginxShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { defaultIngressControllerType: nginxIngressControllerTypeShape },
};
const managedClusterIngressProfileWebAppRoutingShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    dnsZoneResourceIds: { kind: "array", items: { kind: "string" } },
    enabled: { kind: "boolean" },
    nginx: managedClusterIngressProfileNginxShape,
  },
};
const managedClusterIngressProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { webAppRouting: managedClusterIngressProfileWebAppRoutingShape },
};
const managedClusterCostAnalysisShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { enabled: { kind: "boolean" } },
};
const managedClusterMetricsProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { costAnalysis: managedClusterCostAnalysisShape },
};
const managedClusterNodeProvisioningProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { defaultNodePools: nodeProvisioningDefaultNodePoolsShape, mode: nodeProvisioningModeShape },
};
const managedClusterNodeResourceGroupProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { restrictionLevel: restrictionLevelShape },
};
const managedClusterPodIdentityShape: ObjectShape = {
  kind: "object",
  required: ["identity", "name", "namespace"],
  properties: {
    bindingSelector: { kind: "string" },
    identity: userAssignedIdentityShape,
    name: { kind: "string" },
    namespace: { kind: "string" },
  },
};
const managedClusterPodIdentityExceptionShape: ObjectShape = {
  kind: "object",
  required: ["name", "namespace", "podLabels"],
  properties: {
    name: { kind: "string" },
    namespace: { kind: "string" },
    podLabels: { kind: "map", values: { kind: "string" } },
  },
};
const managedClusterPodIdentityProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    allowNetworkPluginKubenet: { kind: "boolean" },
    enabled: { kind: "boolean" },
    userAssignedIdentities: { kind: "array", items: managedClusterPodIdentityShape },
    userAssignedIdentityExceptions: { kind: "array", items: managedClusterPodIdentityExceptionShape },
  },
};
const privateLinkResourceShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    groupId: { kind: "string" },
    id: { kind: "string" },
    name: { kind: "string" },
    requiredMembers: { kind: "array", items: { kind: "string" } },
    type: { kind: "string" },
  },
};
const azureKeyVaultKmsShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    enabled: { kind: "boolean" },
    keyId: { kind: "string" },
    keyVaultNetworkAccess: keyVaultNetworkAccessTypesShape,
    keyVaultResourceId: { kind: "string" },
  },
};
const managedClusterSecurityProfileDefenderSecurityMonitoringShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { enabled: { kind: "boolean" } },
};
const managedClusterSecurityProfileDefenderShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    logAnalyticsWorkspaceResourceId: { kind: "string" },
    securityMonitoring: managedClusterSecurityProfileDefenderSecurityMonitoringShape,
  },
};
const managedClusterSecurityProfileImageCleanerShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { enabled: { kind: "boolean" }, intervalHours: { kind: "integer" } },
};
const managedClusterSecurityProfileWorkloadIdentityShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { enabled: { kind: "boolean" } },
};
const managedClusterSecurityProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    azureKeyVaultKms: azureKeyVaultKmsShape,
    customCATrustCertificates: { kind: "array", items: { kind: "string" } },
    defender: managedClusterSecurityProfileDefenderShape,
    imageCleaner: managedClusterSecurityProfileImageCleanerShape,
    workloadIdentity: managedClusterSecurityProfileWorkloadIdentityShape,
  },
};
const istioPluginCertificateAuthorityShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    certChainObjectName: { kind: "string" },
    certObjectName: { kind: "string" },
    keyObjectName: { kind: "string" },
    keyVaultId: { kind: "string" },
    rootCertObjectName: { kind: "string" },
  },
};
const istioCertificateAuthorityShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { plugin: istioPluginCertificateAuthorityShape },
};
const istioEgressGatewayShape: ObjectShape = {
  kind: "object",
  required: ["enabled", "name"],
  properties: {
    enabled: { kind: "boolean" },
    gatewayConfigurationName: { kind: "string" },
    name: { kind: "string" },
    namespace: { kind: "string" },
  },
};
const istioIngressGatewayShape: ObjectShape = {
  kind: "object",
  required: ["enabled", "mode"],
  properties: { enabled: { kind: "boolean" }, mode: istioIngressGatewayModeShape },
};
const istioComponentsShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    egressGateways: { kind: "array", items: istioEgressGatewayShape },
    ingressGateways: { kind: "array", items: istioIngressGatewayShape },
  },
};
const istioServiceMeshShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    certificateAuthority: istioCertificateAuthorityShape,
    components: istioComponentsShape,
    revisions: { kind: "array", items: { kind: "string" } },
  },
};
const serviceMeshProfileShape: ObjectShape = {
  kind: "object",
  required: ["mode"],
  properties: { istio: istioServiceMeshShape, mode: serviceMeshModeShape },
};
const managedClusterStorageProfileBlobCSIDriverShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { enabled: { kind: "boolean" } },
};
const managedClusterStorageProfileDiskCSIDriverShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { enabled: { kind: "boolean" } },
};
const managedClusterStorageProfileFileCSIDriverShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { enabled: { kind: "boolean" } },
};
const managedClusterStorageProfileSnapshotControllerShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { enabled: { kind: "boolean" } },
};
const managedClusterStorageProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    blobCSIDriver: managedClusterStorageProfileBlobCSIDriverShape,
    diskCSIDriver: managedClusterStorageProfileDiskCSIDriverShape,
    fileCSIDriver: managedClusterStorageProfileFileCSIDriverShape,
    snapshotController: managedClusterStorageProfileSnapshotControllerShape,
  },
};
const upgradeOverrideSettingsShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { forceUpgrade: { kind: "boolean" }, until: { kind: "string" } },
};
const clusterUpgradeSettingsShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { overrideSettings: upgradeOverrideSettingsShape },
};
const windowsGmsaProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { dnsServer: { kind: "string" }, enabled: { kind: "boolean" }, rootDomainName: { kind: "string" } },
};
const managedClusterWindowsProfileShape: ObjectShape = {
  kind: "object",
  required: ["adminUsername"],
  properties: {
    adminPassword: { kind: "string", secret: true },
    adminUsername: { kind: "string", replace: true },
    enableCSIProxy: { kind: "boolean" },
    gmsaProfile: windowsGmsaProfileShape,
    licenseType: licenseTypeShape,
  },
};
const managedClusterWorkloadAutoScalerProfileKedaShape: ObjectShape = {
  kind: "object",
  required: ["enabled"],
  properties: { enabled: { kind: "boolean" } },
};
const managedClusterWorkloadAutoScalerProfileVerticalPodAutoscalerShape: ObjectShape = {
  kind: "object",
  required: ["enabled"],
  properties: { enabled: { kind: "boolean" } },
};
const managedClusterWorkloadAutoScalerProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    keda: managedClusterWorkloadAutoScalerProfileKedaShape,
    verticalPodAutoscaler: managedClusterWorkloadAutoScalerProfileVerticalPodAutoscalerShape,
  },
};
const managedClusterAddonProfileResponseShape: ObjectShape = {
  kind: "object",
  required: ["enabled", "identity"],
  properties: {
    config: { kind: "map", values: { kind: "string" } },
    enabled: { kind: "boolean" },
    identity: userAssignedIdentityShape,
  },
};
const managedClusterIngressProfileWebAppRoutingResponseShape: ObjectShape = {
  kind: "object",
  required: ["identity"],
  properties: {
    dnsZoneResourceIds: { kind: "array", items: { kind: "string" } },
    enabled: { kind: "boolean" },
    identity: userAssignedIdentityShape,
    nginx: managedClusterIngressProfileNginxShape,
  },
};
const managedClusterIngressProfileResponseShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { webAppRouting: managedClusterIngressProfileWebAppRoutingResponseShape },
};
const managedClusterPodIdentityProvisioningErrorBodyResponseShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    code: { kind: "string" },
    details: { kind: "array", items: { kind: "any" } },
    message: { kind: "string" },
    target: { kind: "string" },
  },
};
const managedClusterPodIdentityProvisioningErrorResponseShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { error: managedClusterPodIdentityProvisioningErrorBodyResponseShape },
};
const managedClusterPodIdentityResponseProvisioningInfoShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { error: managedClusterPodIdentityProvisioningErrorResponseShape },
};
const managedClusterPodIdentityResponseShape: ObjectShape = {
  kind: "object",
  required: ["identity", "name", "namespace", "provisioningInfo", "provisioningState"],
  properties: {
    bindingSelector: { kind: "string" },
    identity: userAssignedIdentityShape,
    name: { kind: "string" },
    namespace: { kind: "string" },
    provisioningInfo: managedClusterPodIdentityResponseProvisioningInfoShape,
    provisioningState: { kind: "string" },
  },
};
const managedClusterPodIdentityProfileResponseShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    allowNetworkPluginKubenet: { kind: "boolean" },
    enabled: { kind: "boolean" },
    userAssignedIdentities: { kind: "array", items: managedClusterPodIdentityResponseShape },
    userAssignedIdentityExceptions: { kind: "array", items: managedClusterPodIdentityExceptionShape },
  },
};
const privateLinkResourceResponseShape: ObjectShape = {
  kind: "object",
  required: ["privateLinkServiceID"],
  properties: {
    groupId: { kind: "string" },
    id: { kind: "string" },
    name: { kind: "string" },
    privateLinkServiceID: { kind: "string" },
    requiredMembers: { kind: "array", items: { kind: "string" } },
    type: { kind: "string" },
  },
};
const managedClusterStatusResponseShape: ObjectShape = {
  kind: "object",
  required: ["provisioningError"],
  properties: { provisioningError: errorDetailResponseShape },
};
const systemDataResponseShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    createdAt: { kind: "string" },
    createdBy: { kind: "string" },
    createdByType: { kind: "string" },
    lastModifiedAt: { kind: "string" },
    lastModifiedBy: { kind: "string" },
    lastModifiedByType: { kind: "string" },
  },
};
/** The shape of every type of an object, by token. */
export const typeShapes = {
  "berth:storage:Sku": skuShape,
  "berth:storage:SkuResponse": skuResponseShape,
  "berth:storage:StorageAccountInternetEndpointsResponse": storageAccountInternetEndpointsResponseShape,
  "berth:storage:StorageAccountMicrosoftEndpointsResponse": storageAccountMicrosoftEndpointsResponseShape,
  "berth:storage:Endpoints": endpointsShape,
  "berth:storage:StorageAccountKey": storageAccountKeyShape,
  "berth:containerinstance:Container": containerShape,
  "berth:containerinstance:ContainerResponse": containerResponseShape,
  "berth:containerinstance:EnvironmentVariable": environmentVariableShape,
  "berth:containerinstance:ContainerPort": containerPortShape,
  "berth:containerinstance:ResourceRequirements": resourceRequirementsShape,
  "berth:containerinstance:ResourceRequests": resourceRequestsShape,
  "berth:containerinstance:VolumeMount": volumeMountShape,
  "berth:containerinstance:SecurityContextDefinition": securityContextDefinitionShape,
  "berth:containerinstance:IpAddress": ipAddressShape,
  "berth:containerinstance:Port": portShape,
  "berth:containerinstance:Volume": volumeShape,
  "berth:containerinstance:AzureFileVolume": azureFileVolumeShape,
  "berth:containerinstance:IpAddressState": ipAddressStateShape,
  "berth:containerinstance:PortState": portStateShape,
  "berth:containerinstance:ContainerState": containerStateShape,
  "berth:containerinstance:Event": eventShape,
  "berth:containerinstance:ContainerInstanceView": containerInstanceViewShape,
  "berth:containerinstance:ContainerGroupInstanceView": containerGroupInstanceViewShape,
  "berth:containerservice:ManagedClusterSKU": managedClusterSKUShape,
  "berth:containerservice:ManagedClusterIdentity": managedClusterIdentityShape,
  "berth:containerservice:UserAssignedIdentity": userAssignedIdentityShape,
  "berth:containerservice:ManagedClusterIdentityResponse": managedClusterIdentityResponseShape,
  "berth:containerservice:ManagedClusterServicePrincipalProfile": managedClusterServicePrincipalProfileShape,
  "berth:containerservice:AgentPoolUpgradeSettings": agentPoolUpgradeSettingsShape,
  "berth:containerservice:ManagedClusterAgentPoolProfile": managedClusterAgentPoolProfileShape,
  "berth:containerservice:PowerState": powerStateShape,
  "berth:containerservice:ManagedClusterAgentPoolProfileResponse": managedClusterAgentPoolProfileResponseShape,
  "berth:containerservice:ContainerServiceNetworkProfile": containerServiceNetworkProfileShape,
  "berth:containerservice:ContainerServiceNetworkProfileResponse": containerServiceNetworkProfileResponseShape,
  "berth:containerservice:ManagedClusterAPIServerAccessProfile": managedClusterAPIServerAccessProfileShape,
  "berth:containerservice:ManagedClusterAutoUpgradeProfile": managedClusterAutoUpgradeProfileShape,
  "berth:containerservice:ManagedClusterAADProfile": managedClusterAADProfileShape,
  "berth:containerservice:ManagedClusterOIDCIssuerProfile": managedClusterOIDCIssuerProfileShape,
  "berth:containerservice:ManagedClusterOIDCIssuerProfileResponse": managedClusterOIDCIssuerProfileResponseShape,
  "berth:containerservice:ContainerServiceSshPublicKey": containerServiceSshPublicKeyShape,
  "berth:containerservice:ContainerServiceSshConfiguration": containerServiceSshConfigurationShape,
  "berth:containerservice:ContainerServiceLinuxProfile": containerServiceLinuxProfileShape,
  "berth:containerservice:CredentialResult": credentialResultShape,
  "berth:containerinstance:HttpHeader": httpHeaderShape,
  "berth:containerinstance:ContainerHttpGet": containerHttpGetShape,
  "berth:containerinstance:ContainerExec": containerExecShape,
  "berth:containerinstance:ContainerProbe": containerProbeShape,
  "berth:containerinstance:SecurityContextCapabilitiesDefinition": securityContextCapabilitiesDefinitionShape,
  "berth:containerinstance:GpuResource": gpuResourceShape,
  "berth:containerinstance:ResourceLimits": resourceLimitsShape,
  "berth:containerinstance:ConfigMap": configMapShape,
  "berth:containerinstance:InitContainerDefinition": initContainerDefinitionShape,
  "berth:containerinstance:InitContainerResponse": initContainerResponseShape,
  "berth:containerinstance:GitRepoVolume": gitRepoVolumeShape,
  "berth:containerinstance:ImageRegistryCredential": imageRegistryCredentialShape,
  "berth:containerinstance:ContainerGroupSubnetId": containerGroupSubnetIdShape,
  "berth:containerinstance:DnsConfiguration": dnsConfigurationShape,
  "berth:containerinstance:LogAnalytics": logAnalyticsShape,
  "berth:containerinstance:ContainerGroupDiagnostics": containerGroupDiagnosticsShape,
  "berth:containerinstance:EncryptionProperties": encryptionPropertiesShape,
  "berth:containerinstance:ConfidentialComputeProperties": confidentialComputePropertiesShape,
  "berth:containerinstance:SecretReference": secretReferenceShape,
  "berth:containerinstance:IdentityAccessControl": identityAccessControlShape,
  "berth:containerinstance:IdentityAcls": identityAclsShape,
  "berth:containerinstance:DeploymentExtensionSpec": deploymentExtensionSpecShape,
  "berth:containerinstance:ContainerGroupProfileReferenceDefinition": containerGroupProfileReferenceDefinitionShape,
  "berth:containerinstance:StandbyPoolProfileDefinition": standbyPoolProfileDefinitionShape,
  "berth:containerinstance:ContainerGroupIdentity": containerGroupIdentityShape,
  "berth:containerinstance:ContainerJobResult": containerJobResultShape,
  "berth:containerinstance:UserAssignedIdentitiesResponse": userAssignedIdentitiesResponseShape,
  "berth:containerinstance:ContainerGroupIdentityResponse": containerGroupIdentityResponseShape,
  "berth:storage:AccessPolicy": accessPolicyShape,
  "berth:storage:ActiveDirectoryProperties": activeDirectoryPropertiesShape,
  "berth:storage:AzureFilesIdentityBasedAuthentication": azureFilesIdentityBasedAuthenticationShape,
  "berth:storage:CustomDomain": customDomainShape,
  "berth:storage:EncryptionService": encryptionServiceShape,
  "berth:storage:EncryptionServiceResponse": encryptionServiceResponseShape,
  "berth:storage:EncryptionServices": encryptionServicesShape,
  "berth:storage:EncryptionServicesResponse": encryptionServicesResponseShape,
  "berth:storage:KeyVaultProperties": keyVaultPropertiesShape,
  "berth:storage:KeyVaultPropertiesResponse": keyVaultPropertiesResponseShape,
  "berth:storage:EncryptionIdentity": encryptionIdentityShape,
  "berth:storage:Encryption": encryptionShape,
  "berth:storage:EncryptionResponse": encryptionResponseShape,
  "berth:storage:ExtendedLocation": storageExtendedLocationShape,
  "berth:storage:Identity": identityShape,
  "berth:storage:UserAssignedIdentityResponse": userAssignedIdentityResponseShape,
  "berth:storage:IdentityResponse": identityResponseShape,
  "berth:storage:AccountImmutabilityPolicyProperties": accountImmutabilityPolicyPropertiesShape,
  "berth:storage:ImmutableStorageAccount": immutableStorageAccountShape,
  "berth:storage:KeyPolicy": keyPolicyShape,
  "berth:storage:KeyCreationTimeResponse": keyCreationTimeResponseShape,
  "berth:storage:IPRule": iPRuleShape,
  "berth:storage:VirtualNetworkRule": virtualNetworkRuleShape,
  "berth:storage:ResourceAccessRule": resourceAccessRuleShape,
  "berth:storage:NetworkRuleSet": networkRuleSetShape,
  "berth:storage:RoutingPreference": routingPreferenceShape,
  "berth:storage:SasPolicy": sasPolicyShape,
  "berth:storage:GeoReplicationStatsResponse": geoReplicationStatsResponseShape,
  "berth:storage:BlobRestoreRangeResponse": blobRestoreRangeResponseShape,
  "berth:storage:BlobRestoreParametersResponse": blobRestoreParametersResponseShape,
  "berth:storage:BlobRestoreStatusResponse": blobRestoreStatusResponseShape,
  "berth:storage:StorageAccountSkuConversionStatusResponse": storageAccountSkuConversionStatusResponseShape,
  "berth:storage:AccountMigrationInProgressResponse": accountMigrationInProgressResponseShape,
  "berth:storage:PrivateEndpointResponse": privateEndpointResponseShape,
  "berth:storage:PrivateLinkServiceConnectionStateResponse": privateLinkServiceConnectionStateResponseShape,
  "berth:storage:PrivateEndpointConnectionResponse": privateEndpointConnectionResponseShape,
  "berth:storage:FileSharePropertiesFileSharePaidBursting": fileSharePropertiesFileSharePaidBurstingShape,
  "berth:resources:ResourceGroupPropertiesResponse": resourceGroupPropertiesResponseShape,
  "berth:storage:SignedIdentifier": signedIdentifierShape,
  "berth:containerservice:RollingUpdateDeployment": rollingUpdateDeploymentShape,
  "berth:containerservice:DeploymentStrategy": deploymentStrategyShape,
  "berth:containerservice:Toleration": tolerationShape,
  "berth:containerservice:ServicePort": servicePortShape,
  "berth:containerservice:ManagedClusterAddonProfile": managedClusterAddonProfileShape,
  "berth:containerservice:CreationData": creationDataShape,
  "berth:containerservice:AgentPoolGatewayProfile": agentPoolGatewayProfileShape,
  "berth:containerservice:GPUProfile": gPUProfileShape,
  "berth:containerservice:KubeletConfig": kubeletConfigShape,
  "berth:containerservice:SysctlConfig": sysctlConfigShape,
  "berth:containerservice:LinuxOSConfig": linuxOSConfigShape,
  "berth:containerservice:LocalDNSOverride": localDNSOverrideShape,
  "berth:containerservice:LocalDNSProfile": localDNSProfileShape,
  "berth:containerservice:PortRange": portRangeShape,
  "berth:containerservice:IPTag": iPTagShape,
  "berth:containerservice:AgentPoolNetworkProfile": agentPoolNetworkProfileShape,
  "berth:containerservice:AgentPoolSecurityProfile": agentPoolSecurityProfileShape,
  "berth:containerservice:VirtualMachineNodes": virtualMachineNodesShape,
  "berth:containerservice:ManualScaleProfile": manualScaleProfileShape,
  "berth:containerservice:ScaleProfile": scaleProfileShape,
  "berth:containerservice:VirtualMachinesProfile": virtualMachinesProfileShape,
  "berth:containerservice:AgentPoolWindowsProfile": agentPoolWindowsProfileShape,
  "berth:containerservice:ManagedClusterAIToolchainOperatorProfile": managedClusterAIToolchainOperatorProfileShape,
  "berth:containerservice:ManagedClusterPropertiesAutoScalerProfile": managedClusterPropertiesAutoScalerProfileShape,
  "berth:containerservice:ManagedClusterAzureMonitorProfileKubeStateMetrics":
    managedClusterAzureMonitorProfileKubeStateMetricsShape,
  "berth:containerservice:ManagedClusterAzureMonitorProfileMetrics": managedClusterAzureMonitorProfileMetricsShape,
  "berth:containerservice:ManagedClusterAzureMonitorProfile": managedClusterAzureMonitorProfileShape,
  "berth:containerservice:ManagedClusterBootstrapProfile": managedClusterBootstrapProfileShape,
  "berth:containerservice:ExtendedLocation": containerServiceExtendedLocationShape,
  "berth:containerservice:ManagedClusterHTTPProxyConfig": managedClusterHTTPProxyConfigShape,
  "berth:containerservice:DelegatedResource": delegatedResourceShape,
  "berth:containerservice:ManagedClusterIngressProfileNginx": managedClusterIngressProfileNginxShape,
  "berth:containerservice:ManagedClusterIngressProfileWebAppRouting": managedClusterIngressProfileWebAppRoutingShape,
  "berth:containerservice:ManagedClusterIngressProfile": managedClusterIngressProfileShape,
  "berth:containerservice:ManagedClusterCostAnalysis": managedClusterCostAnalysisShape,
  "berth:containerservice:ManagedClusterMetricsProfile": managedClusterMetricsProfileShape,
  "berth:containerservice:AdvancedNetworkingObservability": advancedNetworkingObservabilityShape,
  "berth:containerservice:AdvancedNetworkingSecurity": advancedNetworkingSecurityShape,
  "berth:containerservice:AdvancedNetworking": advancedNetworkingShape,
  "berth:containerservice:ManagedClusterLoadBalancerProfileManagedOutboundIPs":
    managedClusterLoadBalancerProfileManagedOutboundIPsShape,
  "berth:containerservice:ResourceReference": resourceReferenceShape,
  "berth:containerservice:ManagedClusterLoadBalancerProfileOutboundIPPrefixes":
    managedClusterLoadBalancerProfileOutboundIPPrefixesShape,
  "berth:containerservice:ManagedClusterLoadBalancerProfileOutboundIPs":
    managedClusterLoadBalancerProfileOutboundIPsShape,
  "berth:containerservice:ManagedClusterLoadBalancerProfile": managedClusterLoadBalancerProfileShape,
  "berth:containerservice:ManagedClusterManagedOutboundIPProfile": managedClusterManagedOutboundIPProfileShape,
  "berth:containerservice:ManagedClusterNATGatewayProfile": managedClusterNATGatewayProfileShape,
  "berth:containerservice:ManagedClusterStaticEgressGatewayProfile": managedClusterStaticEgressGatewayProfileShape,
  "berth:containerservice:ManagedClusterNodeProvisioningProfile": managedClusterNodeProvisioningProfileShape,
  "berth:containerservice:ManagedClusterNodeResourceGroupProfile": managedClusterNodeResourceGroupProfileShape,
  "berth:containerservice:ManagedClusterPodIdentity": managedClusterPodIdentityShape,
  "berth:containerservice:ManagedClusterPodIdentityException": managedClusterPodIdentityExceptionShape,
  "berth:containerservice:ManagedClusterPodIdentityProfile": managedClusterPodIdentityProfileShape,
  "berth:containerservice:PrivateLinkResource": privateLinkResourceShape,
  "berth:containerservice:AzureKeyVaultKms": azureKeyVaultKmsShape,
  "berth:containerservice:ManagedClusterSecurityProfileDefenderSecurityMonitoring":
    managedClusterSecurityProfileDefenderSecurityMonitoringShape,
  "berth:containerservice:ManagedClusterSecurityProfileDefender": managedClusterSecurityProfileDefenderShape,
  "berth:containerservice:ManagedClusterSecurityProfileImageCleaner": managedClusterSecurityProfileImageCleanerShape,
  "berth:containerservice:ManagedClusterSecurityProfileWorkloadIdentity":
    managedClusterSecurityProfileWorkloadIdentityShape,
  "berth:containerservice:ManagedClusterSecurityProfile": managedClusterSecurityProfileShape,
  "berth:containerservice:IstioPluginCertificateAuthority": istioPluginCertificateAuthorityShape,
  "berth:containerservice:IstioCertificateAuthority": istioCertificateAuthorityShape,
  "berth:containerservice:IstioEgressGateway": istioEgressGatewayShape,
  "berth:containerservice:IstioIngressGateway": istioIngressGatewayShape,
  "berth:containerservice:IstioComponents": istioComponentsShape,
  "berth:containerservice:IstioServiceMesh": istioServiceMeshShape,
  "berth:containerservice:ServiceMeshProfile": serviceMeshProfileShape,
  "berth:containerservice:ManagedClusterStorageProfileBlobCSIDriver": managedClusterStorageProfileBlobCSIDriverShape,
  "berth:containerservice:ManagedClusterStorageProfileDiskCSIDriver": managedClusterStorageProfileDiskCSIDriverShape,
  "berth:containerservice:ManagedClusterStorageProfileFileCSIDriver": managedClusterStorageProfileFileCSIDriverShape,
  "berth:containerservice:ManagedClusterStorageProfileSnapshotController":
    managedClusterStorageProfileSnapshotControllerShape,
  "berth:containerservice:ManagedClusterStorageProfile": managedClusterStorageProfileShape,
  "berth:containerservice:UpgradeOverrideSettings": upgradeOverrideSettingsShape,
  "berth:containerservice:ClusterUpgradeSettings": clusterUpgradeSettingsShape,
  "berth:containerservice:WindowsGmsaProfile": windowsGmsaProfileShape,
  "berth:containerservice:ManagedClusterWindowsProfile": managedClusterWindowsProfileShape,
  "berth:containerservice:ManagedClusterWorkloadAutoScalerProfileKeda":
    managedClusterWorkloadAutoScalerProfileKedaShape,
  "berth:containerservice:ManagedClusterWorkloadAutoScalerProfileVerticalPodAutoscaler":
    managedClusterWorkloadAutoScalerProfileVerticalPodAutoscalerShape,
  "berth:containerservice:ManagedClusterWorkloadAutoScalerProfile": managedClusterWorkloadAutoScalerProfileShape,
  "berth:containerservice:ManagedClusterAddonProfileResponse": managedClusterAddonProfileResponseShape,
  "berth:containerservice:LocalDNSProfileResponse": localDNSProfileResponseShape,
  "berth:containerservice:ErrorAdditionalInfoResponse": errorAdditionalInfoResponseShape,
  "berth:containerservice:ErrorDetailResponse": errorDetailResponseShape,
  "berth:containerservice:AgentPoolStatusResponse": agentPoolStatusResponseShape,
  "berth:containerservice:ManagedClusterIngressProfileWebAppRoutingResponse":
    managedClusterIngressProfileWebAppRoutingResponseShape,
  "berth:containerservice:ManagedClusterIngressProfileResponse": managedClusterIngressProfileResponseShape,
  "berth:containerservice:ManagedClusterLoadBalancerProfileResponse": managedClusterLoadBalancerProfileResponseShape,
  "berth:containerservice:ManagedClusterNATGatewayProfileResponse": managedClusterNATGatewayProfileResponseShape,
  "berth:containerservice:ManagedClusterPodIdentityProvisioningErrorBodyResponse":
    managedClusterPodIdentityProvisioningErrorBodyResponseShape,
  "berth:containerservice:ManagedClusterPodIdentityProvisioningErrorResponse":
    managedClusterPodIdentityProvisioningErrorResponseShape,
  "berth:containerservice:ManagedClusterPodIdentityResponseProvisioningInfo":
    managedClusterPodIdentityResponseProvisioningInfoShape,
  "berth:containerservice:ManagedClusterPodIdentityResponse": managedClusterPodIdentityResponseShape,
  "berth:containerservice:ManagedClusterPodIdentityProfileResponse": managedClusterPodIdentityProfileResponseShape,
  "berth:containerservice:PrivateLinkResourceResponse": privateLinkResourceResponseShape,
  "berth:containerservice:ManagedClusterStatusResponse": managedClusterStatusResponseShape,
  "berth:containerservice:SystemDataResponse": systemDataResponseShape,
} satisfies Record<string, ObjectShape>;
/** Inputs of `berth:resources:ResourceGroup`. A resource group: the container of Azure resources. */
export interface ResourceGroupInputs {
  /** ARM id of the resource that manages the group. Default none. */
  managedBy?: string;
  /** Name: 1 to 90 letters, digits, `_`, `-`, `.`, `(` and `)`, no period at the end. Default: the resource's name and a hash of its URN. */
  resourceGroupName?: string;
  /** Region. Default: `berth:location`, else `westeurope`. */
  location?: string;
  /** Tags, at most 50. */
  tags?: Record<string, string>;
}
/** Outputs of `berth:resources:ResourceGroup`. */
export interface ResourceGroupOutputs {
  /** ARM id of the resource that manages the group. */
  managedBy?: string;
  /** Version of ARM's API that the outputs are of. */
  azureApiVersion: string;
  /** The group's state. */
  properties: ResourceGroupPropertiesResponse;
  /** Name. */
  name: string;
  /** `Microsoft.Resources/resourceGroups`. */
  type: string;
  /** Region. */
  location: string;
  /** Tags. */
  tags?: Record<string, string>;
}
/** Inputs of `berth:storage:StorageAccount`. A storage account: the owner of Azure Files shares and of the keys to them. */
export interface StorageAccountInputs {
  /** How users sign in to shares with identities of a directory. Default: they do not. */
  azureFilesIdentityBasedAuthentication?: AzureFilesIdentityBasedAuthentication;
  /** A domain of one's own for blobs. Default none. */
  customDomain?: CustomDomain;
  /** How the account encrypts what it stores. Default: with Microsoft's keys. */
  encryption?: Encryption;
  /** An edge zone. Default: the region. */
  extendedLocation?: StorageExtendedLocation;
  /** The account's managed identities. Default none. */
  identity?: Identity;
  /** Whether blobs can be kept from changes. Only a new account can have it. Default: they cannot. */
  immutableStorageWithVersioning?: ImmutableStorageAccount;
  /** How old keys may be. Default: any age. */
  keyPolicy?: KeyPolicy;
  /** Who may reach the account over the network. Default: everybody. */
  networkRuleSet?: NetworkRuleSet;
  /** How traffic from the internet reaches the account. Default: through Microsoft's network. */
  routingPreference?: RoutingPreference;
  /** How long signatures may be valid. Default: any time. */
  sasPolicy?: SasPolicy;
  /** Name: 3 to 24 lowercase letters and digits, unique in all of Azure. Default: the resource's name and a hash of its URN. */
  accountName?: string;
  /** Name of the resource group. */
  resourceGroupName: string;
  /** Region. Default: `berth:location`, else the resource group's. */
  location?: string;
  /** Kind of account. */
  kind: Kind;
  /** Replication and performance tier. */
  sku: Sku;
  /** Tags, at most 50. */
  tags?: Record<string, string>;
  /** Tier of blobs. Default: the service's, `Hot`. */
  accessTier?: AccessTier;
  /** Whether containers of blobs may be public. Default: the service's. */
  allowBlobPublicAccess?: boolean;
  /** Whether blobs may be replicated to another tenant. Default: the service's. */
  allowCrossTenantReplication?: boolean;
  /** Whether requests may be signed with the account's keys, which mounts of shares by key need. Default: the service's, true. */
  allowSharedKeyAccess?: boolean;
  /** Where blobs may be copied to. Default: anywhere. */
  allowedCopyScope?: AllowedCopyScope;
  /** Whether Azure's portal signs in with Microsoft Entra ID. Default: the service's, false. */
  defaultToOAuthAuthentication?: boolean;
  /** Form of the endpoints' domain names. Default `Standard`. A change replaces the account. */
  dnsEndpointType?: DnsEndpointType;
  /** Whether users may have more than 16 groups in NFS shares. Default: the service's. */
  enableExtendedGroups?: boolean;
  /** Whether only HTTPS is accepted. Default: the service's, true. */
  enableHttpsTrafficOnly?: boolean;
  /** Whether blobs can be reached by NFS 3. Default false. A change replaces the account. */
  enableNfsV3?: boolean;
  /** Whether blobs have directories. Default false. A change replaces the account. */
  isHnsEnabled?: boolean;
  /** Whether local users may sign in by SFTP. Default: the service's. */
  isLocalUserEnabled?: boolean;
  /** Whether blobs can be reached by SFTP. Default: the service's, false. */
  isSftpEnabled?: boolean;
  /** Whether shares may be larger than 5 TiB. It cannot be switched off. Default: the service's. */
  largeFileSharesState?: LargeFileSharesState;
  /** Oldest version of TLS that is accepted. Default: the service's. */
  minimumTlsVersion?: MinimumTlsVersion;
  /** Who may reach the endpoints. Default: the service's, `Enabled`. */
  publicNetworkAccess?: StoragePublicNetworkAccess;
}
/** Outputs of `berth:storage:StorageAccount`. */
export interface StorageAccountOutputs {
  /** How users sign in to shares with identities of a directory. Default: they do not. */
  azureFilesIdentityBasedAuthentication?: AzureFilesIdentityBasedAuthentication;
  /** A domain of one's own for blobs. Default none. */
  customDomain: CustomDomain;
  /** How the account encrypts what it stores. */
  encryption: EncryptionResponse;
  /** An edge zone. Default: the region. */
  extendedLocation?: StorageExtendedLocation;
  /** The account's managed identities. */
  identity?: IdentityResponse;
  /** Whether blobs can be kept from changes. Only a new account can have it. Default: they cannot. */
  immutableStorageWithVersioning?: ImmutableStorageAccount;
  /** How old keys may be. Default: any age. */
  keyPolicy: KeyPolicy;
  /** Who may reach the account over the network. Default: everybody. */
  networkRuleSet: NetworkRuleSet;
  /** How traffic from the internet reaches the account. Default: through Microsoft's network. */
  routingPreference?: RoutingPreference;
  /** How long signatures may be valid. Default: any time. */
  sasPolicy: SasPolicy;
  /** A change of the redundancy that a customer has asked for. */
  accountMigrationInProgress: AccountMigrationInProgressResponse;
  /** Version of ARM's API that the outputs are of. */
  azureApiVersion: string;
  /** The state of a restoration of blobs. */
  blobRestoreStatus: BlobRestoreStatusResponse;
  /** Whether the copy in another region is becoming the account. */
  failoverInProgress: boolean;
  /** The state of the copy in another region. */
  geoReplicationStats: GeoReplicationStatsResponse;
  /** Whether the redundancy cannot change. */
  isSkuConversionBlocked: boolean;
  /** When the keys were made. */
  keyCreationTime: KeyCreationTimeResponse;
  /** When the copy last became the account, in UTC. */
  lastGeoFailoverTime: string;
  /** Private connections. */
  privateEndpointConnections: PrivateEndpointConnectionResponse[];
  /** Service endpoints of the copy that can be read. */
  secondaryEndpoints: Endpoints;
  /** Region of the copy. */
  secondaryLocation: string;
  /** `available` or `unavailable`. */
  statusOfPrimary: string;
  /** The same of the copy. */
  statusOfSecondary: string;
  /** The state of a change of the redundancy. */
  storageAccountSkuConversionStatus?: StorageAccountSkuConversionStatusResponse;
  /** Name. */
  name: string;
  /** `Microsoft.Storage/storageAccounts`. */
  type: string;
  /** Region. */
  location: string;
  /** Kind of account. */
  kind: string;
  /** Replication and performance tier. */
  sku: SkuResponse;
  /** Tags. */
  tags?: Record<string, string>;
  /** `Succeeded` when the account is usable. */
  provisioningState: string;
  /** Service endpoints. */
  primaryEndpoints: Endpoints;
  /** Region of the data. */
  primaryLocation: string;
  /** When the account was made, in UTC. */
  creationTime: string;
  /** Tier of blobs. Default: the service's, `Hot`. */
  accessTier: AccessTier;
  /** Whether containers of blobs may be public. Default: the service's. */
  allowBlobPublicAccess?: boolean;
  /** Whether blobs may be replicated to another tenant. Default: the service's. */
  allowCrossTenantReplication?: boolean;
  /** Whether requests may be signed with the account's keys, which mounts of shares by key need. Default: the service's, true. */
  allowSharedKeyAccess?: boolean;
  /** Where blobs may be copied to. Default: anywhere. */
  allowedCopyScope?: AllowedCopyScope;
  /** Whether Azure's portal signs in with Microsoft Entra ID. Default: the service's, false. */
  defaultToOAuthAuthentication?: boolean;
  /** Form of the endpoints' domain names. Default `Standard`. A change replaces the account. */
  dnsEndpointType?: DnsEndpointType;
  /** Whether users may have more than 16 groups in NFS shares. Default: the service's. */
  enableExtendedGroups?: boolean;
  /** Whether only HTTPS is accepted. Default: the service's, true. */
  enableHttpsTrafficOnly?: boolean;
  /** Whether blobs can be reached by NFS 3. Default false. A change replaces the account. */
  enableNfsV3?: boolean;
  /** Whether blobs have directories. Default false. A change replaces the account. */
  isHnsEnabled?: boolean;
  /** Whether local users may sign in by SFTP. Default: the service's. */
  isLocalUserEnabled?: boolean;
  /** Whether blobs can be reached by SFTP. Default: the service's, false. */
  isSftpEnabled?: boolean;
  /** Whether shares may be larger than 5 TiB. It cannot be switched off. Default: the service's. */
  largeFileSharesState?: LargeFileSharesState;
  /** Oldest version of TLS that is accepted. Default: the service's. */
  minimumTlsVersion?: MinimumTlsVersion;
  /** Who may reach the endpoints. Default: the service's, `Enabled`. */
  publicNetworkAccess?: StoragePublicNetworkAccess;
}
/** Inputs of `berth:storage:FileShare`. An Azure Files share. Its files outlive every container group that mounts it and go when the share goes. */
export interface FileShareInputs {
  /** How much faster a share of provisioned kind may be for a price. Default: not at all. */
  fileSharePaidBursting?: FileSharePropertiesFileSharePaidBursting;
  /** What else the answer to the creation tells: `snapshots`. No output depends on it. Default nothing. */
  expand?: string;
  /** Name: 3 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends. Default: the resource's name and a hash of its URN. */
  shareName?: string;
  /** Name of the storage account. */
  accountName: string;
  /** Name of the resource group. */
  resourceGroupName: string;
  /** Largest size of the share in GB, 1 to 102400. Default: the service's, 5120. The local engine keeps it, but does not enforce it. */
  shareQuota?: number;
  /** Access tier. Default `TransactionOptimized`. The local engine keeps it, without effect. */
  accessTier?: ShareAccessTier;
  /** Protocol: `SMB`, the default. NFS shares are refused: container instances cannot mount them. */
  enabledProtocols?: EnabledProtocols;
  /** Name and value pairs kept with the share. */
  metadata?: Record<string, string>;
  /** What a client that is root may do in an NFS share. Default: the service's. */
  rootSquash?: RootSquashType;
  /** Operations per second that a share of provisioned kind has. Default: the service's. */
  provisionedIops?: number;
  /** MiB per second that a share of provisioned kind has. Default: the service's. */
  provisionedBandwidthMibps?: number;
  /** Stored access policies of the share. Default none. */
  signedIdentifiers?: SignedIdentifier[];
}
/** Outputs of `berth:storage:FileShare`. */
export interface FileShareOutputs {
  /** How much faster a share of provisioned kind may be for a price. Default: not at all. */
  fileSharePaidBursting?: FileSharePropertiesFileSharePaidBursting;
  /** When the access tier last changed, in UTC. */
  accessTierChangeTime: string;
  /** State of a change of the access tier. */
  accessTierStatus: string;
  /** Version of ARM's API that the outputs are of. */
  azureApiVersion: string;
  /** Whether the share is deleted and can be restored. */
  deleted: boolean;
  /** When it was deleted, in UTC. */
  deletedTime: string;
  /** Operations per second that a share of provisioned kind may have for a while. */
  includedBurstIops: number;
  /** `Infinite` or `Fixed` for a share that is leased. */
  leaseDuration: string;
  /** State of the share's lease. */
  leaseState: string;
  /** `Locked` or `Unlocked`. */
  leaseStatus: string;
  /** Most operations that can be saved up for that. */
  maxBurstCreditsForIops: number;
  /** From when on the provisioned bandwidth may be reduced, in UTC. */
  nextAllowedProvisionedBandwidthDowngradeTime: string;
  /** The same of the operations per second. */
  nextAllowedProvisionedIopsDowngradeTime: string;
  /** The same of the quota. */
  nextAllowedQuotaDowngradeTime: string;
  /** Days until a deleted share is gone. */
  remainingRetentionDays: number;
  /** Used size in bytes, if it was asked for. */
  shareUsageBytes: number;
  /** Time of the snapshot, in UTC, if this is one. */
  snapshotTime: string;
  /** Version of the share. */
  version: string;
  /** Name. */
  name: string;
  /** `Microsoft.Storage/storageAccounts/fileServices/shares`. */
  type: string;
  /** Largest size of the share in GB. */
  shareQuota: number;
  /** Access tier. */
  accessTier: string;
  /** Protocol. */
  enabledProtocols: string;
  /** Name and value pairs kept with the share. */
  metadata?: Record<string, string>;
  /** When the share was last changed, in UTC. */
  lastModifiedTime: string;
  /** Entity tag of the share's properties. */
  etag: string;
  /** What a client that is root may do in an NFS share. Default: the service's. */
  rootSquash?: RootSquashType;
  /** Operations per second that a share of provisioned kind has. Default: the service's. */
  provisionedIops?: number;
  /** MiB per second that a share of provisioned kind has. Default: the service's. */
  provisionedBandwidthMibps?: number;
  /** Stored access policies of the share. Default none. */
  signedIdentifiers?: SignedIdentifier[];
}
/** Inputs of `berth:storage:ShareFiles`. Files that a program puts into an Azure Files share. Berth writes those that changed, removes those that the program no longer names, and leaves alone what others put into the share. */
export interface ShareFilesInputs {
  /** Tells the sets of files of one share apart: 1 to 63 lowercase letters, digits and single hyphens. Default: the resource's name and a hash of its URN. */
  filesName?: string;
  /** Name of the share. */
  shareName: string;
  /** Name of the storage account. */
  accountName: string;
  /** Name of the resource group. */
  resourceGroupName: string;
  /** The files by their paths in the share, with slashes: an asset each. A file that is there already, with another content, and that this resource did not write, is refused. */
  files: Record<string, Asset>;
}
/** Outputs of `berth:storage:ShareFiles`. */
export interface ShareFilesOutputs {
  /** Name of the set of files. */
  name: string;
  /** Name of the share. What depends on it comes after the files. */
  shareName: string;
  /** SHA-256 of each file, in hexadecimal, by its path in the share. */
  hashes: Record<string, string>;
}
/** Inputs of `berth:containerinstance:ContainerGroup`. A container group: containers that share a lifecycle, an address, localhost and volumes. */
export interface ContainerGroupInputs {
  /** Name: 1 to 63 letters, digits and hyphens, no hyphen at the ends. Default: the resource's name and a hash of its URN. */
  containerGroupName?: string;
  /** Name of the resource group. */
  resourceGroupName: string;
  /** Region. Default: `berth:location`, else the resource group's. */
  location?: string;
  /** Operating system of all containers. Default `Linux`. A Windows group has one container and no volumes. */
  osType?: OperatingSystemTypes;
  /** What happens when a container exits. Default `Always`. */
  restartPolicy?: ContainerGroupRestartPolicy;
  /** The containers, 1 to 60. */
  containers: Container[];
  /** The group's address. Default: none. */
  ipAddress?: IpAddress;
  /** Volumes that the containers may mount, at most 20. */
  volumes?: Volume[];
  /** Containers that run to their end, one after the other, before the others start, at most 59. */
  initContainers?: InitContainerDefinition[];
  /** How to sign in to the registries of the images. */
  imageRegistryCredentials?: ImageRegistryCredential[];
  /** The subnet that the group is in, at most one. It must be delegated to the service. */
  subnetIds?: ContainerGroupSubnetId[];
  /** How names are resolved. Default: the service's own name servers. */
  dnsConfig?: DnsConfiguration;
  /** How the service runs the group. Default `Standard`. */
  sku?: ContainerGroupSku;
  /** Whether the group may be evicted: `Spot` is cheaper and has no address. Default `Regular`. */
  priority?: ContainerGroupPriority;
  /** Availability zones, at most one. */
  zones?: string[];
  /** Managed identities. */
  identity?: ContainerGroupIdentity;
  /** Where logs go. */
  diagnostics?: ContainerGroupDiagnostics;
  /** Encryption with a key of one's own. */
  encryptionProperties?: EncryptionProperties;
  /** What a confidential group may do. Needs sku `Confidential`. */
  confidentialComputeProperties?: ConfidentialComputeProperties;
  /** Secrets of key vaults. */
  secretReferences?: SecretReference[];
  /** Which containers may use which identity. */
  identityAcls?: IdentityAcls;
  /** Extensions of the service. */
  extensions?: DeploymentExtensionSpec[];
  /** A profile that the group is made from. What the group says itself goes before it. */
  containerGroupProfile?: ContainerGroupProfileReferenceDefinition;
  /** A pool of groups that stand by. */
  standbyPoolProfile?: StandbyPoolProfileDefinition;
  /** Local engine only: name of the OCI runtime that runs the containers, such as `runsc`, which must be registered with `--network=host`. Default: `berth:isolation`, else the engine's own. Azure isolates every group as a virtual machine is. */
  isolation?: string;
  /** Tags, at most 50. A change of tags alone restarts nothing. */
  tags?: Record<string, string>;
}
/** Outputs of `berth:containerinstance:ContainerGroup`. */
export interface ContainerGroupOutputs {
  /** Name. */
  name: string;
  /** `Microsoft.ContainerInstance/containerGroups`. */
  type: string;
  /** Region. */
  location?: string;
  /** Operating system. */
  osType: string;
  /** What happens when a container exits. */
  restartPolicy?: string;
  /** The containers. */
  containers: ContainerResponse[];
  /** The group's address. */
  ipAddress?: IpAddressState;
  /** Volumes that the containers may mount. */
  volumes?: Volume[];
  /** Containers that run to their end, one after the other, before the others start, at most 59. */
  initContainers?: InitContainerResponse[];
  /** How to sign in to the registries of the images. */
  imageRegistryCredentials?: ImageRegistryCredential[];
  /** The subnet that the group is in, at most one. It must be delegated to the service. */
  subnetIds?: ContainerGroupSubnetId[];
  /** How names are resolved. Default: the service's own name servers. */
  dnsConfig?: DnsConfiguration;
  /** How the service runs the group. Default `Standard`. */
  sku?: ContainerGroupSku;
  /** Whether the group may be evicted: `Spot` is cheaper and has no address. Default `Regular`. */
  priority?: ContainerGroupPriority;
  /** Availability zones, at most one. */
  zones?: string[];
  /** Managed identities. */
  identity?: ContainerGroupIdentityResponse;
  /** Where logs go. */
  diagnostics?: ContainerGroupDiagnostics;
  /** Encryption with a key of one's own. */
  encryptionProperties?: EncryptionProperties;
  /** What a confidential group may do. Needs sku `Confidential`. */
  confidentialComputeProperties?: ConfidentialComputeProperties;
  /** Secrets of key vaults. */
  secretReferences?: SecretReference[];
  /** Which containers may use which identity. */
  identityAcls?: IdentityAcls;
  /** Extensions of the service. */
  extensions?: DeploymentExtensionSpec[];
  /** A profile that the group is made from. What the group says itself goes before it. */
  containerGroupProfile?: ContainerGroupProfileReferenceDefinition;
  /** A pool of groups that stand by. */
  standbyPoolProfile?: StandbyPoolProfileDefinition;
  /** Local engine only: name of the OCI runtime that runs the containers, such as `runsc`, which must be registered with `--network=host`. Default: `berth:isolation`, else the engine's own. Azure isolates every group as a virtual machine is. */
  isolation?: string;
  /** Tags. */
  tags?: Record<string, string>;
  /** `Succeeded` when the containers have started. */
  provisioningState: string;
  /** How the group is doing. */
  instanceView: ContainerGroupInstanceView;
  /** Whether the group was taken from a pool of groups that stand by. Never on the local engine. */
  isCreatedFromStandbyPool: boolean;
  /** Version of ARM's API that the outputs are of. */
  azureApiVersion: string;
}
/** Inputs of `berth:containerinstance:ContainerGroupProfile`. A container group profile: what container groups can be made from. It runs nothing itself. A change makes its next revision, and groups that exist stay as they are. */
export interface ContainerGroupProfileInputs {
  /** Name: 1 to 63 letters, digits, hyphens and underscores, a letter or digit at the ends. Default: the resource's name and a hash of its URN. */
  containerGroupProfileName?: string;
  /** Name of the resource group. */
  resourceGroupName: string;
  /** Region. Default: `berth:location`, else the resource group's. */
  location?: string;
  /** Operating system of all containers. A Windows group has one container and no volumes. */
  osType: OperatingSystemTypes;
  /** What happens when a container exits. Default `Always`. */
  restartPolicy?: ContainerGroupRestartPolicy;
  /** The containers, 1 to 60. */
  containers: Container[];
  /** The address of the groups. Default: none. */
  ipAddress?: IpAddress;
  /** Volumes that the containers may mount, at most 20. */
  volumes?: Volume[];
  /** Containers that run to their end, one after the other, before the others start, at most 59. */
  initContainers?: InitContainerDefinition[];
  /** How to sign in to the registries of the images. */
  imageRegistryCredentials?: ImageRegistryCredential[];
  /** How the service runs the group. Default `Standard`. */
  sku?: ContainerGroupSku;
  /** Whether the group may be evicted: `Spot` is cheaper and has no address. Default `Regular`. */
  priority?: ContainerGroupPriority;
  /** Availability zones, at most one. */
  zones?: string[];
  /** Where logs go. */
  diagnostics?: ContainerGroupDiagnostics;
  /** Encryption with a key of one's own. */
  encryptionProperties?: EncryptionProperties;
  /** What a confidential group may do. Needs sku `Confidential`. */
  confidentialComputeProperties?: ConfidentialComputeProperties;
  /** Extensions of the service. */
  extensions?: DeploymentExtensionSpec[];
  /** What each container may do, and as which user, unless the container says so itself. */
  securityContext?: SecurityContextDefinition;
  /** How long the containers of a group may take to stop: a duration such as `PT1H`, or a time. The local engine keeps it, without effect. */
  shutdownGracePeriod?: string;
  /** How long a group stays after its containers have ended: a duration such as `PT2H`, or a time. The local engine keeps it, without effect. */
  timeToLive?: string;
  /** A switch of the service, which nothing public explains. The local engine keeps it, without effect. */
  useKrypton?: boolean;
  /** Tags of the profile, at most 50. A change of tags alone makes no revision. */
  tags?: Record<string, string>;
}
/** Outputs of `berth:containerinstance:ContainerGroupProfile`. */
export interface ContainerGroupProfileOutputs {
  /** Name. */
  name: string;
  /** `Microsoft.ContainerInstance/containerGroupProfiles`. */
  type: string;
  /** Region. */
  location?: string;
  /** Operating system. */
  osType: string;
  /** What happens when a container exits. */
  restartPolicy?: string;
  /** The containers. */
  containers: ContainerResponse[];
  /** The address of the groups. Default: none. */
  ipAddress?: IpAddressState;
  /** Volumes that the containers may mount. */
  volumes?: Volume[];
  /** Containers that run to their end, one after the other, before the others start, at most 59. */
  initContainers?: InitContainerResponse[];
  /** How to sign in to the registries of the images. */
  imageRegistryCredentials?: ImageRegistryCredential[];
  /** How the service runs the group. Default `Standard`. */
  sku?: ContainerGroupSku;
  /** Whether the group may be evicted: `Spot` is cheaper and has no address. Default `Regular`. */
  priority?: ContainerGroupPriority;
  /** Availability zones, at most one. */
  zones?: string[];
  /** Where logs go. */
  diagnostics?: ContainerGroupDiagnostics;
  /** Encryption with a key of one's own. */
  encryptionProperties?: EncryptionProperties;
  /** What a confidential group may do. Needs sku `Confidential`. */
  confidentialComputeProperties?: ConfidentialComputeProperties;
  /** Extensions of the service. */
  extensions?: DeploymentExtensionSpec[];
  /** What each container may do, and as which user, unless the container says so itself. */
  securityContext?: SecurityContextDefinition;
  /** How long the containers of a group may take to stop: a duration such as `PT1H`, or a time. The local engine keeps it, without effect. */
  shutdownGracePeriod?: string;
  /** How long a group stays after its containers have ended: a duration such as `PT2H`, or a time. The local engine keeps it, without effect. */
  timeToLive?: string;
  /** A switch of the service, which nothing public explains. The local engine keeps it, without effect. */
  useKrypton?: boolean;
  /** Tags. */
  tags?: Record<string, string>;
  /** Number of the latest revision. The first is 1, and each change makes the next. */
  revision: number;
  /** Numbers of all revisions, which groups can be made from. */
  registeredRevisions?: number[];
  /** Version of ARM's API that the outputs are of. */
  azureApiVersion: string;
}
/** Inputs of `berth:containerinstance:ContainerJob`. A container group that runs to its end: creation waits for all containers to end and keeps exit codes and logs. A change of any input runs it again. */
export interface ContainerJobInputs {
  /** Name: 1 to 63 letters, digits and hyphens, no hyphen at the ends. Default: the resource's name and a hash of its URN. */
  containerGroupName?: string;
  /** Name of the resource group. */
  resourceGroupName: string;
  /** Region. Default: `berth:location`, else the resource group's. */
  location?: string;
  /** Operating system of all containers. Default `Linux`. A Windows group has one container and no volumes. */
  osType?: OperatingSystemTypes;
  /** What happens when a container fails: `Never` ends the job, `OnFailure` starts the container again until it ends well or the time is over. Default `Never`. */
  restartPolicy?: ContainerGroupRestartPolicy;
  /** The containers, 1 to 60. The job ends when all of them have ended. */
  containers: Container[];
  /** Volumes that the containers may mount, at most 20. */
  volumes?: Volume[];
  /** Containers that run to their end, one after the other, before the others start, at most 59. */
  initContainers?: InitContainerDefinition[];
  /** How to sign in to the registries of the images. */
  imageRegistryCredentials?: ImageRegistryCredential[];
  /** The subnet that the group is in, at most one. It must be delegated to the service. */
  subnetIds?: ContainerGroupSubnetId[];
  /** How names are resolved. Default: the service's own name servers. */
  dnsConfig?: DnsConfiguration;
  /** How the service runs the group. Default `Standard`. */
  sku?: ContainerGroupSku;
  /** Whether the group may be evicted: `Spot` is cheaper and has no address. Default `Regular`. */
  priority?: ContainerGroupPriority;
  /** Availability zones, at most one. */
  zones?: string[];
  /** Managed identities. */
  identity?: ContainerGroupIdentity;
  /** Where logs go. */
  diagnostics?: ContainerGroupDiagnostics;
  /** Encryption with a key of one's own. */
  encryptionProperties?: EncryptionProperties;
  /** What a confidential group may do. Needs sku `Confidential`. */
  confidentialComputeProperties?: ConfidentialComputeProperties;
  /** Secrets of key vaults. */
  secretReferences?: SecretReference[];
  /** Which containers may use which identity. */
  identityAcls?: IdentityAcls;
  /** Extensions of the service. */
  extensions?: DeploymentExtensionSpec[];
  /** Local engine only: name of the OCI runtime that runs the containers, such as `runsc`. Default: `berth:isolation`, else the engine's own. Azure isolates every group as a virtual machine is. */
  isolation?: string;
  /** Tags, at most 50. */
  tags?: Record<string, string>;
  /** Anything whose change is to run the job again, such as the hash of its data. Default none. */
  triggers?: Record<string, string>;
  /** Minutes that the containers may take, more than 0. A job that takes longer is stopped and fails. Default 30. */
  timeoutMinutes?: number;
  /** Whether the container group is deleted as soon as it has ended, well or not, and its logs are read. Default false. */
  deleteAfterRun?: boolean;
  /** Whether an exit code other than 0 is a result like any other. Default false: it fails the deployment, with the last log lines in the error. */
  allowFailure?: boolean;
}
/** Outputs of `berth:containerinstance:ContainerJob`. */
export interface ContainerJobOutputs {
  /** Name of the container group. */
  name: string;
  /** `Microsoft.ContainerInstance/containerGroups`. */
  type: string;
  /** Region. */
  location?: string;
  /** 0 when every container ended with 0, else the exit code of the first one, in the order of `containers`, that did not. */
  exitCode: number;
  /** What the first container wrote last: at most 1,000 lines and 16 KB, which is what Azure keeps of a container that has ended. Secret when it holds one of the job's secrets. */
  logs: string;
  /** How each container ended, in the order of `containers`. */
  results: ContainerJobResult[];
  /** Whether the container group was deleted after its run, by `deleteAfterRun`. */
  deleted: boolean;
}
/** Inputs of `berth:containerservice:ManagedCluster`. A Kubernetes cluster that Azure manages (AKS). */
export interface ManagedClusterInputs {
  /** Name: 1 to 63 letters, digits, hyphens and underscores, a letter or digit at both ends. Default: the resource's name and a hash of its URN. */
  resourceName?: string;
  /** Name of the resource group. */
  resourceGroupName: string;
  /** Region. Default: `berth:location`, else the resource group's. */
  location?: string;
  /** Tags, at most 50. */
  tags?: Record<string, string>;
  /** Price tier. Default Free. */
  sku?: ManagedClusterSKU;
  /** Identity of the control plane. Either this or `servicePrincipalProfile`. */
  identity?: ManagedClusterIdentity;
  /** Service principal of the control plane. Either this or `identity`. */
  servicePrincipalProfile?: ManagedClusterServicePrincipalProfile;
  /** Begin of the API server's name: 1 to 54 letters, digits and hyphens. Either this or `fqdnSubdomain`. */
  dnsPrefix?: string;
  /** Begin of the name of a private cluster with a DNS zone of its own. Either this or `dnsPrefix`. */
  fqdnSubdomain?: string;
  /** Kubernetes version of the control plane, such as 1.34 or 1.34.4. Without a patch number, the newest patch when the cluster is made. Default: the service's choice. */
  kubernetesVersion?: string;
  /** Pools that the cluster is made with, a System pool at least. Pools that are resources of their own stay as they are. */
  agentPoolProfiles?: ManagedClusterAgentPoolProfile[];
  /** Berth's own: whether all pools are resources of their own (`AgentPool`). Then `agentPoolProfiles` counts only when the cluster is made, and its changes are none. Default false. */
  poolsAreResources?: boolean;
  /** Name of the resource group that the service makes for the nodes. Default `MC_{resource group}_{cluster}_{location}`. */
  nodeResourceGroup?: string;
  /** Network. */
  networkProfile?: ContainerServiceNetworkProfile;
  /** Whether Kubernetes roles are in force. Default true. */
  enableRBAC?: boolean;
  /** Whether kubeconfigs with credentials in them are refused; needs `aadProfile`. Default false. */
  disableLocalAccounts?: boolean;
  /** Who may reach the API server. Default: everyone with credentials. */
  apiServerAccessProfile?: ManagedClusterAPIServerAccessProfile;
  /** How the cluster is upgraded by itself. Default: not at all. */
  autoUpgradeProfile?: ManagedClusterAutoUpgradeProfile;
  /** Sign-in with Microsoft Entra ID. Default: none. */
  aadProfile?: ManagedClusterAADProfile;
  /** Issuer of the tokens of workloads. Default: none. */
  oidcIssuerProfile?: ManagedClusterOIDCIssuerProfile;
  /** How long the Kubernetes version is supported. Default KubernetesOfficial. */
  supportPlan?: KubernetesSupportPlan;
  /** ARM id of the disk encryption set of the nodes' disks. Default: keys of the platform. */
  diskEncryptionSetID?: string;
  /** Sign-in to the Linux nodes. Default: none. */
  linuxProfile?: ContainerServiceLinuxProfile;
  /** Add-ons, by their names, such as `azurepolicy` or `omsagent`. Default: none. */
  addonProfiles?: Record<string, ManagedClusterAddonProfile>;
  /** Operator that runs AI models in the cluster. Default: none. */
  aiToolchainOperatorProfile?: ManagedClusterAIToolchainOperatorProfile;
  /** How the cluster autoscaler decides, for all pools with `enableAutoScaling`. Default: the service's. */
  autoScalerProfile?: ManagedClusterPropertiesAutoScalerProfile;
  /** What Azure Monitor collects from the cluster. Default: nothing. */
  azureMonitorProfile?: ManagedClusterAzureMonitorProfile;
  /** Where new nodes get their own images from. Default: Microsoft's registry. */
  bootstrapProfile?: ManagedClusterBootstrapProfile;
  /** Edge zone that the cluster runs in. Default: the region itself. */
  extendedLocation?: ContainerServiceExtendedLocation;
  /** Proxy through which the nodes reach the internet. Default: none. */
  httpProxyConfig?: ManagedClusterHTTPProxyConfig;
  /** Identities of the nodes, by their use, such as `kubeletidentity`. Default: those that the service makes. */
  identityProfile?: Record<string, UserAssignedIdentity>;
  /** Controller for HTTP traffic into the cluster. Default: none. */
  ingressProfile?: ManagedClusterIngressProfile;
  /** Kind of cluster, such as `Base`. Default `Base`. */
  kind?: string;
  /** What the cluster tells about its costs. Default: nothing. */
  metricsProfile?: ManagedClusterMetricsProfile;
  /** Whether the service makes nodes as pods need them. Default: it does not. */
  nodeProvisioningProfile?: ManagedClusterNodeProvisioningProfile;
  /** What users may change in the resource group of the nodes. Default: everything. */
  nodeResourceGroupProfile?: ManagedClusterNodeResourceGroupProfile;
  /** Azure identities of pods, the way before workload identities. Default: none. */
  podIdentityProfile?: ManagedClusterPodIdentityProfile;
  /** Private link resources of a private cluster. */
  privateLinkResources?: PrivateLinkResource[];
  /** Whether the cluster may be reached from public networks. Default `Enabled`. */
  publicNetworkAccess?: ContainerServicePublicNetworkAccess;
  /** Security of the cluster: keys, Defender, image cleaner, workload identity. Default: the service's. */
  securityProfile?: ManagedClusterSecurityProfile;
  /** Service mesh. Default: none. */
  serviceMeshProfile?: ServiceMeshProfile;
  /** Drivers for volumes. Default: those for disks, files and snapshots. */
  storageProfile?: ManagedClusterStorageProfile;
  /** Whether an upgrade may go on in spite of failed checks. Default: it may not. */
  upgradeSettings?: ClusterUpgradeSettings;
  /** Sign-in to the Windows nodes. Default: none. */
  windowsProfile?: ManagedClusterWindowsProfile;
  /** Scaling of workloads. Default: none. */
  workloadAutoScalerProfile?: ManagedClusterWorkloadAutoScalerProfile;
}
/** Outputs of `berth:containerservice:ManagedCluster`. */
export interface ManagedClusterOutputs {
  /** Name. */
  name: string;
  /** `Microsoft.ContainerService/managedClusters`. */
  type: string;
  /** Region. */
  location: string;
  /** Tags, at most 50. */
  tags?: Record<string, string>;
  /** Price tier. */
  sku?: ManagedClusterSKU;
  /** Identity of the control plane. */
  identity?: ManagedClusterIdentityResponse;
  /** Service principal of the control plane. */
  servicePrincipalProfile?: ManagedClusterServicePrincipalProfile;
  /** Begin of the API server's name. */
  dnsPrefix?: string;
  /** Begin of the name of a private cluster with a DNS zone of its own. */
  fqdnSubdomain?: string;
  /** Kubernetes version that was asked for. */
  kubernetesVersion: string;
  /** All pools of the cluster. */
  agentPoolProfiles: ManagedClusterAgentPoolProfileResponse[];
  /** Name of the resource group that the service makes for the nodes. */
  nodeResourceGroup: string;
  /** Network. */
  networkProfile: ContainerServiceNetworkProfileResponse;
  /** Whether Kubernetes roles are in force. */
  enableRBAC?: boolean;
  /** Whether kubeconfigs with credentials in them are refused; needs `aadProfile`. */
  disableLocalAccounts?: boolean;
  /** Who may reach the API server. */
  apiServerAccessProfile?: ManagedClusterAPIServerAccessProfile;
  /** How the cluster is upgraded by itself. */
  autoUpgradeProfile?: ManagedClusterAutoUpgradeProfile;
  /** Sign-in with Microsoft Entra ID. */
  aadProfile?: ManagedClusterAADProfile;
  /** Issuer of the tokens of workloads. */
  oidcIssuerProfile?: ManagedClusterOIDCIssuerProfileResponse;
  /** How long the Kubernetes version is supported. */
  supportPlan?: string;
  /** ARM id of the disk encryption set of the nodes' disks. */
  diskEncryptionSetID?: string;
  /** Sign-in to the Linux nodes. */
  linuxProfile?: ContainerServiceLinuxProfile;
  /** Kubernetes version that the control plane runs. */
  currentKubernetesVersion: string;
  /** Name of the API server. */
  fqdn: string;
  /** Name of a private cluster's API server. */
  privateFQDN: string;
  /** Name of the API server for the Azure portal. */
  azurePortalFQDN: string;
  /** Identities of the nodes, by their use, such as `kubeletidentity`. */
  identityProfile?: Record<string, UserAssignedIdentity>;
  /** Most pools that the cluster may have. */
  maxAgentPools: number;
  /** Whether the cluster is switched on. */
  powerState: PowerState;
  /** `Succeeded` when the cluster is usable. */
  provisioningState: string;
  /** Add-ons, by their names, such as `azurepolicy` or `omsagent`. */
  addonProfiles?: Record<string, ManagedClusterAddonProfileResponse>;
  /** Operator that runs AI models in the cluster. */
  aiToolchainOperatorProfile?: ManagedClusterAIToolchainOperatorProfile;
  /** How the cluster autoscaler decides, for all pools with `enableAutoScaling`. */
  autoScalerProfile?: ManagedClusterPropertiesAutoScalerProfile;
  /** Version of the API that was used. */
  azureApiVersion: string;
  /** What Azure Monitor collects from the cluster. */
  azureMonitorProfile?: ManagedClusterAzureMonitorProfile;
  /** Where new nodes get their own images from. */
  bootstrapProfile?: ManagedClusterBootstrapProfile;
  /** Changes whenever the cluster changes. */
  eTag: string;
  /** Edge zone that the cluster runs in. */
  extendedLocation?: ContainerServiceExtendedLocation;
  /** Proxy through which the nodes reach the internet. */
  httpProxyConfig?: ManagedClusterHTTPProxyConfig;
  /** Controller for HTTP traffic into the cluster. */
  ingressProfile?: ManagedClusterIngressProfileResponse;
  /** Kind of cluster, such as `Base`. */
  kind?: string;
  /** What the cluster tells about its costs. */
  metricsProfile?: ManagedClusterMetricsProfile;
  /** Whether the service makes nodes as pods need them. */
  nodeProvisioningProfile?: ManagedClusterNodeProvisioningProfile;
  /** What users may change in the resource group of the nodes. */
  nodeResourceGroupProfile?: ManagedClusterNodeResourceGroupProfile;
  /** Azure identities of pods, the way before workload identities. */
  podIdentityProfile?: ManagedClusterPodIdentityProfileResponse;
  /** Private link resources of a private cluster. */
  privateLinkResources?: PrivateLinkResourceResponse[];
  /** Whether the cluster may be reached from public networks. */
  publicNetworkAccess?: string;
  /** Id of this very cluster, which no other ever has. */
  resourceUID: string;
  /** Security of the cluster: keys, Defender, image cleaner, workload identity. */
  securityProfile?: ManagedClusterSecurityProfile;
  /** Service mesh. */
  serviceMeshProfile?: ServiceMeshProfile;
  /** What went wrong in the last operation, if anything did. */
  status?: ManagedClusterStatusResponse;
  /** Drivers for volumes. */
  storageProfile?: ManagedClusterStorageProfile;
  /** Who made and changed the cluster, and when. */
  systemData: SystemDataResponse;
  /** Whether an upgrade may go on in spite of failed checks. */
  upgradeSettings?: ClusterUpgradeSettings;
  /** Sign-in to the Windows nodes. */
  windowsProfile?: ManagedClusterWindowsProfile;
  /** Scaling of workloads. */
  workloadAutoScalerProfile?: ManagedClusterWorkloadAutoScalerProfile;
}
/** Inputs of `berth:containerservice:AgentPool`. A pool of nodes of a cluster, all of one kind. Pools that the cluster was made with can be taken over under their names. */
export interface AgentPoolInputs {
  /** Name: 1 to 12 lowercase letters and digits, a letter first; at most 6 with Windows. Default: the resource's name and a hash of its URN. */
  agentPoolName?: string;
  /** Name of the cluster. */
  resourceName: string;
  /** Name of the resource group. */
  resourceGroupName: string;
  /** Number of nodes, 0 to 1000; 1 at least in a System pool. With autoscaling the number to start with. Default 1. */
  count?: number;
  /** Size of the nodes' machines, such as `Standard_D2s_v5`. Default: the service's choice. */
  vmSize?: string;
  /** Operating system. Default Linux. */
  osType?: OSType;
  /** Distribution. Default: the service's choice for the operating system. */
  osSKU?: OSSKU;
  /** What the pool is for. Default User. */
  mode?: AgentPoolMode;
  /** What the nodes are made of. Default `VirtualMachineScaleSets`. */
  type?: AgentPoolType;
  /** Whether the number of nodes follows the load, between `minCount` and `maxCount`. Default false. */
  enableAutoScaling?: boolean;
  /** Least number of nodes with autoscaling, 0 to 1000; 1 at least in a System pool. */
  minCount?: number;
  /** Greatest number of nodes with autoscaling, `minCount` to 1000. */
  maxCount?: number;
  /** Most pods on a node, 10 to 250. Default: the service's choice, 110 or 30 by network plugin. */
  maxPods?: number;
  /** Kubernetes labels of the nodes. */
  nodeLabels?: Record<string, string>;
  /** Kubernetes taints of the nodes, such as `gpu=true:NoSchedule`. */
  nodeTaints?: string[];
  /** Kubernetes version of the nodes, such as 1.34 or 1.34.4: at most the control plane's, and less than three minors behind. Default: the control plane's when the pool is made. */
  orchestratorVersion?: string;
  /** Zones of the region that the nodes are spread over. Default: none. */
  availabilityZones?: string[];
  /** Size of a node's system disk in GB, 30 to 2048; 0 for the service's choice. Default 0. */
  osDiskSizeGB?: number;
  /** Where the system disk is. Default: the service's choice. */
  osDiskType?: OSDiskType;
  /** Whether Azure may take nodes away; `Spot` only in User pools. Default Regular. */
  scaleSetPriority?: ScaleSetPriority;
  /** Most that a spot node may cost, in US dollars an hour; -1 for the price of a regular one. Default -1. */
  spotMaxPrice?: number;
  /** What becomes of spot nodes that are taken away. Default Delete. */
  scaleSetEvictionPolicy?: ScaleSetEvictionPolicy;
  /** ARM id of the subnet that the nodes join. Default: one that the service makes. */
  vnetSubnetID?: string;
  /** Whether each node has a public address. Default false. */
  enableNodePublicIP?: boolean;
  /** Whether the host encrypts the nodes' disks. Default false. */
  enableEncryptionAtHost?: boolean;
  /** Whether the operating system has FIPS cryptography. Default false. */
  enableFIPS?: boolean;
  /** Tags of the nodes' machines, at most 50. */
  tags?: Record<string, string>;
  /** How the pool is upgraded. */
  upgradeSettings?: AgentPoolUpgradeSettings;
  /** ARM id of the capacity reservation group that the nodes take their machines from. A change rotates the pool. Default: none. */
  capacityReservationGroupID?: string;
  /** Snapshot that the nodes are made from. Default: none. */
  creationData?: CreationData;
  /** Whether ultra disks can be attached to the nodes. A change rotates the pool. Default false. */
  enableUltraSSD?: boolean;
  /** Settings of a pool of mode Gateway. */
  gatewayProfile?: AgentPoolGatewayProfile;
  /** How the nodes' GPUs are partitioned. A change rotates the pool. Default: not at all. */
  gpuInstanceProfile?: GPUInstanceProfile;
  /** Drivers of the nodes' GPUs. Default: the service installs them. */
  gpuProfile?: GPUProfile;
  /** ARM id of the dedicated host group that the nodes run on. A change rotates the pool. Default: none. */
  hostGroupID?: string;
  /** Settings of the nodes' kubelet. A change rotates the pool. Default: the service's. */
  kubeletConfig?: KubeletConfig;
  /** Disk of containers, logs and other data of the kubelet. A change rotates the pool. Default `OS`. */
  kubeletDiskType?: KubeletDiskType;
  /** Settings of the nodes' Linux. A change rotates the pool. Default: the service's. */
  linuxOSConfig?: LinuxOSConfig;
  /** Cache for names on each node. Default: the service's. */
  localDNSProfile?: LocalDNSProfile;
  /** What a sign-in to a Linux node shows, in base64. A change rotates the pool. Default: nothing. */
  messageOfTheDay?: string;
  /** Ports, tags and security groups of the nodes' network. Default: none. */
  networkProfile?: AgentPoolNetworkProfile;
  /** ARM id of the prefix that the nodes' public addresses come from; needs `enableNodePublicIP`. A change rotates the pool. */
  nodePublicIPPrefixID?: string;
  /** How pods get the addresses of their subnet. Default `DynamicIndividual`. */
  podIPAllocationMode?: PodIPAllocationMode;
  /** ARM id of the subnet of the pods. A change rotates the pool. Default: the nodes' subnet. */
  podSubnetID?: string;
  /** Whether the pool's nodes run. On the local engine `Running` only. Default `Running`. */
  powerState?: PowerState;
  /** ARM id of the proximity placement group of the nodes. A change rotates the pool. Default: none. */
  proximityPlacementGroupID?: string;
  /** What becomes of nodes that are no longer needed. Default `Delete`. */
  scaleDownMode?: ScaleDownMode;
  /** Security of the nodes. Default: the service's. */
  securityProfile?: AgentPoolSecurityProfile;
  /** Nodes of a pool of type `VirtualMachines`, by size. The service keeps it. */
  virtualMachineNodesStatus?: VirtualMachineNodes[];
  /** Sizes and numbers of a pool of type `VirtualMachines`, in place of `vmSize` and `count`. */
  virtualMachinesProfile?: VirtualMachinesProfile;
  /** Settings of Windows nodes. Default: the service's. */
  windowsProfile?: AgentPoolWindowsProfile;
  /** What pods run on. Default `OCIContainer`. */
  workloadRuntime?: WorkloadRuntime;
}
/** Outputs of `berth:containerservice:AgentPool`. */
export interface AgentPoolOutputs {
  /** Name. */
  name: string;
  /** `Microsoft.ContainerService/managedClusters/agentPools`. */
  type: string;
  /** What the nodes are made of. */
  typePropertiesType?: string;
  /** Number of nodes, 0 to 1000; 1 at least in a System pool. With autoscaling the number to start with. */
  count: number;
  /** Size of the nodes' machines, such as `Standard_D2s_v5`. */
  vmSize: string;
  /** Operating system. */
  osType: string;
  /** Distribution. */
  osSKU?: string;
  /** What the pool is for. */
  mode: string;
  /** Whether the number of nodes follows the load, between `minCount` and `maxCount`. */
  enableAutoScaling?: boolean;
  /** Least number of nodes with autoscaling, 0 to 1000; 1 at least in a System pool. */
  minCount?: number;
  /** Greatest number of nodes with autoscaling, `minCount` to 1000. */
  maxCount?: number;
  /** Most pods on a node, 10 to 250. */
  maxPods?: number;
  /** Kubernetes labels of the nodes. */
  nodeLabels?: Record<string, string>;
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
  tags?: Record<string, string>;
  /** How the pool is upgraded. */
  upgradeSettings?: AgentPoolUpgradeSettings;
  /** Kubernetes version that the nodes run. */
  currentOrchestratorVersion: string;
  /** Image of the nodes. */
  nodeImageVersion: string;
  /** `Succeeded` when the pool is usable. */
  provisioningState: string;
  /** Whether the pool is switched on. */
  powerState?: PowerState;
  /** Version of the API that was used. */
  azureApiVersion: string;
  /** ARM id of the capacity reservation group that the nodes take their machines from. */
  capacityReservationGroupID?: string;
  /** Snapshot that the nodes are made from. */
  creationData?: CreationData;
  /** Changes whenever the pool changes. */
  eTag: string;
  /** Whether ultra disks can be attached to the nodes. */
  enableUltraSSD?: boolean;
  /** Settings of a pool of mode Gateway. */
  gatewayProfile?: AgentPoolGatewayProfile;
  /** How the nodes' GPUs are partitioned. */
  gpuInstanceProfile?: string;
  /** Drivers of the nodes' GPUs. */
  gpuProfile?: GPUProfile;
  /** ARM id of the dedicated host group that the nodes run on. */
  hostGroupID?: string;
  /** Settings of the nodes' kubelet. */
  kubeletConfig?: KubeletConfig;
  /** Disk of containers, logs and other data of the kubelet. */
  kubeletDiskType?: string;
  /** Settings of the nodes' Linux. */
  linuxOSConfig?: LinuxOSConfig;
  /** Cache for names on each node. */
  localDNSProfile?: LocalDNSProfileResponse;
  /** What a sign-in to a Linux node shows, in base64. */
  messageOfTheDay?: string;
  /** Ports, tags and security groups of the nodes' network. */
  networkProfile?: AgentPoolNetworkProfile;
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
  securityProfile?: AgentPoolSecurityProfile;
  /** What went wrong in the last operation, if anything did. */
  status?: AgentPoolStatusResponse;
  /** Nodes of a pool of type `VirtualMachines`, by size. The service keeps it. */
  virtualMachineNodesStatus?: VirtualMachineNodes[];
  /** Sizes and numbers of a pool of type `VirtualMachines`, in place of `vmSize` and `count`. */
  virtualMachinesProfile?: VirtualMachinesProfile;
  /** Settings of Windows nodes. */
  windowsProfile?: AgentPoolWindowsProfile;
  /** What pods run on. */
  workloadRuntime?: string;
}
/** Inputs of `berth:containerservice:Deployment`. Containers on a managed cluster: a Kubernetes Deployment, with a Service where the containers have ports. The containers are a container group's, without the limits that only Azure Container Instances has. */
export interface DeploymentInputs {
  /** Name of the Deployment and of its Service: 1 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end. Default: the resource's name and a hash of its URN. */
  deploymentName?: string;
  /** Name of the cluster's resource group. */
  resourceGroupName: string;
  /** Name of the cluster. */
  resourceName: string;
  /** Kubernetes namespace: 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends. It is made when missing, and never deleted. Default `default`. */
  namespace?: string;
  /** Number of pods, 0 or more. Default 1. */
  replicas?: number;
  /** Operating system of the nodes that the pods run on. Default `Linux`. The local engine has no `Windows` nodes. */
  osType?: OperatingSystemTypes;
  /** The containers of each pod, 1 or more. They share localhost and volumes. `cpu` may be in steps of 0.001 and `memoryInGB` of any size, with no minimum for all together; no port is reserved. A container with a TCP port is ready once its first one accepts connections. `gpu` and `seccompProfile` are refused; limits may be more than all requests together. */
  containers: Container[];
  /** Containers that run to their end, one after the other, before the others start. Each may use all that the containers request together. */
  initContainers?: InitContainerDefinition[];
  /** Volumes that the containers may mount. Names have 1 to 63 characters. An `emptyDir` lives as long as its pod; an Azure Files share is the same in all pods. `gitRepo` and `secretReference` are refused; secret files are read-only. */
  volumes?: Volume[];
  /** How to sign in to the registries of the images. With username and password alone. */
  imageRegistryCredentials?: ImageRegistryCredential[];
  /** How names are resolved. Default: the cluster's own name servers. At most 3 servers; the cluster's own are then not asked. */
  dnsConfig?: DnsConfiguration;
  /** A load balancer's address in front of all pods, with any number of ports. `dnsNameLabel` gives it the name `<label>.<region>.cloudapp.azure.com` on Azure, and nothing on the local engine. Default: none; the ports of the containers are then open inside the cluster alone. */
  ipAddress?: IpAddress;
  /** How pods are replaced. Default: one after the other, without losing a request. */
  strategy?: DeploymentStrategy;
  /** How long a new pod must have been ready before it counts, in seconds, 0 or more. Default 0, or 3 if a container has neither a TCP port nor a readiness probe. */
  minReadySeconds?: number;
  /** Labels that a node must have for pods to run on it, such as `agentpool: batch`. Default none. */
  nodeSelector?: Record<string, string>;
  /** Taints of nodes that the pods tolerate. Nodes of spot pools have the taint `kubernetes.azure.com/scalesetpriority=spot:NoSchedule`. Default none. */
  tolerations?: Toleration[];
  /** Ports of the Service. With `ipAddress` they are the same as its ports. Default: those of `ipAddress` or else of the containers, each at its own number. */
  servicePorts?: ServicePort[];
}
/** Outputs of `berth:containerservice:Deployment`. */
export interface DeploymentOutputs {
  /** Name of the Deployment. */
  name: string;
  /** `Microsoft.ContainerService/managedClusters/namespaces/deployments`, which is Berth's, not ARM's. */
  type: string;
  /** Kubernetes namespace. */
  namespace: string;
  /** Number of pods that are wanted. */
  replicas: number;
  /** Number of pods that are ready. */
  readyReplicas: number;
  /** Operating system of the nodes that the pods run on. */
  osType: string;
  /** The containers of each pod. `gpu` and `seccompProfile` are refused; limits may be more than all requests together. */
  containers: Container[];
  /** Containers that run to their end, one after the other, before the others start. Each may use all that the containers request together. */
  initContainers?: InitContainerDefinition[];
  /** Volumes that the containers may mount. `gitRepo` and `secretReference` are refused; secret files are read-only. */
  volumes?: Volume[];
  /** How to sign in to the registries of the images. With username and password alone. */
  imageRegistryCredentials?: ImageRegistryCredential[];
  /** How names are resolved. Default: the cluster's own name servers. At most 3 servers; the cluster's own are then not asked. */
  dnsConfig?: DnsConfiguration;
  /** The load balancer's address. On the local engine `hostPort` is the port that answers there, which differs from `port` if that was in use. */
  ipAddress?: IpAddressState;
  /** Name of the Service, by which pods of the same namespace reach the containers' ports. None when no container has a port. */
  serviceName?: string;
  /** How pods are replaced. Default: one after the other, without losing a request. */
  strategy?: DeploymentStrategy;
  /** How long a new pod must have been ready before it counts, in seconds, 0 or more. Default 0, or 3 if a container has neither a TCP port nor a readiness probe. */
  minReadySeconds?: number;
  /** Labels that a node must have for pods to run on it, such as `agentpool: batch`. Default none. */
  nodeSelector?: Record<string, string>;
  /** Taints of nodes that the pods tolerate. Nodes of spot pools have the taint `kubernetes.azure.com/scalesetpriority=spot:NoSchedule`. Default none. */
  tolerations?: Toleration[];
  /** Ports of the Service. With `ipAddress` they are the same as its ports. Default: those of `ipAddress` or else of the containers, each at its own number. */
  servicePorts?: ServicePort[];
}
/** The shape of every resource's inputs and outputs, by token. */
export const resourceShapes = {
  "berth:resources:ResourceGroup": {
    inputs: {
      kind: "object",
      required: [],
      properties: {
        managedBy: { kind: "string", replace: true },
        resourceGroupName: { kind: "string", replace: true },
        location: { kind: "string", replace: true },
        tags: { kind: "map", values: { kind: "string" } },
      },
    },
    outputs: {
      kind: "object",
      required: ["name", "type", "location", "azureApiVersion", "properties"],
      properties: {
        managedBy: { kind: "string" },
        azureApiVersion: { kind: "string" },
        properties: resourceGroupPropertiesResponseShape,
        name: { kind: "string" },
        type: { kind: "string" },
        location: { kind: "string" },
        tags: { kind: "map", values: { kind: "string" } },
      },
    },
  },
  "berth:storage:StorageAccount": {
    inputs: {
      kind: "object",
      required: ["resourceGroupName", "kind", "sku"],
      properties: {
        azureFilesIdentityBasedAuthentication: azureFilesIdentityBasedAuthenticationShape,
        customDomain: customDomainShape,
        encryption: encryptionShape,
        extendedLocation: { ...storageExtendedLocationShape, replace: true },
        identity: identityShape,
        immutableStorageWithVersioning: { ...immutableStorageAccountShape, replace: true },
        keyPolicy: keyPolicyShape,
        networkRuleSet: networkRuleSetShape,
        routingPreference: routingPreferenceShape,
        sasPolicy: sasPolicyShape,
        accountName: { kind: "string", replace: true },
        resourceGroupName: { kind: "string", replace: true },
        location: { kind: "string", replace: true },
        kind: { ...kindShape, replace: true },
        sku: skuShape,
        tags: { kind: "map", values: { kind: "string" } },
        accessTier: accessTierShape,
        allowBlobPublicAccess: { kind: "boolean" },
        allowCrossTenantReplication: { kind: "boolean" },
        allowSharedKeyAccess: { kind: "boolean" },
        allowedCopyScope: allowedCopyScopeShape,
        defaultToOAuthAuthentication: { kind: "boolean" },
        dnsEndpointType: { ...dnsEndpointTypeShape, replace: true },
        enableExtendedGroups: { kind: "boolean" },
        enableHttpsTrafficOnly: { kind: "boolean" },
        enableNfsV3: { kind: "boolean", replace: true },
        isHnsEnabled: { kind: "boolean", replace: true },
        isLocalUserEnabled: { kind: "boolean" },
        isSftpEnabled: { kind: "boolean" },
        largeFileSharesState: largeFileSharesStateShape,
        minimumTlsVersion: minimumTlsVersionShape,
        publicNetworkAccess: storagePublicNetworkAccessShape,
      },
    },
    outputs: {
      kind: "object",
      required: [
        "customDomain",
        "encryption",
        "keyPolicy",
        "networkRuleSet",
        "sasPolicy",
        "accountMigrationInProgress",
        "azureApiVersion",
        "blobRestoreStatus",
        "failoverInProgress",
        "geoReplicationStats",
        "isSkuConversionBlocked",
        "keyCreationTime",
        "lastGeoFailoverTime",
        "privateEndpointConnections",
        "secondaryEndpoints",
        "secondaryLocation",
        "statusOfPrimary",
        "statusOfSecondary",
        "name",
        "type",
        "location",
        "kind",
        "sku",
        "provisioningState",
        "primaryEndpoints",
        "primaryLocation",
        "creationTime",
        "accessTier",
      ],
      properties: {
        azureFilesIdentityBasedAuthentication: azureFilesIdentityBasedAuthenticationShape,
        customDomain: customDomainShape,
        encryption: encryptionResponseShape,
        extendedLocation: storageExtendedLocationShape,
        identity: identityResponseShape,
        immutableStorageWithVersioning: immutableStorageAccountShape,
        keyPolicy: keyPolicyShape,
        networkRuleSet: networkRuleSetShape,
        routingPreference: routingPreferenceShape,
        sasPolicy: sasPolicyShape,
        accountMigrationInProgress: accountMigrationInProgressResponseShape,
        azureApiVersion: { kind: "string" },
        blobRestoreStatus: blobRestoreStatusResponseShape,
        failoverInProgress: { kind: "boolean" },
        geoReplicationStats: geoReplicationStatsResponseShape,
        isSkuConversionBlocked: { kind: "boolean" },
        keyCreationTime: keyCreationTimeResponseShape,
        lastGeoFailoverTime: { kind: "string" },
        privateEndpointConnections: { kind: "array", items: privateEndpointConnectionResponseShape },
        secondaryEndpoints: endpointsShape,
        secondaryLocation: { kind: "string" },
        statusOfPrimary: { kind: "string" },
        statusOfSecondary: { kind: "string" },
        storageAccountSkuConversionStatus: storageAccountSkuConversionStatusResponseShape,
        name: { kind: "string" },
        type: { kind: "string" },
        location: { kind: "string" },
        kind: { kind: "string" },
        sku: skuResponseShape,
        tags: { kind: "map", values: { kind: "string" } },
        provisioningState: { kind: "string" },
        primaryEndpoints: endpointsShape,
        primaryLocation: { kind: "string" },
        creationTime: { kind: "string" },
        accessTier: accessTierShape,
        allowBlobPublicAccess: { kind: "boolean" },
        allowCrossTenantReplication: { kind: "boolean" },
        allowSharedKeyAccess: { kind: "boolean" },
        allowedCopyScope: allowedCopyScopeShape,
        defaultToOAuthAuthentication: { kind: "boolean" },
        dnsEndpointType: dnsEndpointTypeShape,
        enableExtendedGroups: { kind: "boolean" },
        enableHttpsTrafficOnly: { kind: "boolean" },
        enableNfsV3: { kind: "boolean" },
        isHnsEnabled: { kind: "boolean" },
        isLocalUserEnabled: { kind: "boolean" },
        isSftpEnabled: { kind: "boolean" },
        largeFileSharesState: largeFileSharesStateShape,
        minimumTlsVersion: minimumTlsVersionShape,
        publicNetworkAccess: storagePublicNetworkAccessShape,
      },
    },
  },
  "berth:storage:FileShare": {
    inputs: {
      kind: "object",
      required: ["accountName", "resourceGroupName"],
      properties: {
        fileSharePaidBursting: fileSharePropertiesFileSharePaidBurstingShape,
        expand: { kind: "string" },
        shareName: { kind: "string", replace: true },
        accountName: { kind: "string", replace: true },
        resourceGroupName: { kind: "string", replace: true },
        shareQuota: { kind: "integer" },
        accessTier: shareAccessTierShape,
        enabledProtocols: { ...enabledProtocolsShape, replace: true },
        metadata: { kind: "map", values: { kind: "string" } },
        rootSquash: rootSquashTypeShape,
        provisionedIops: { kind: "integer" },
        provisionedBandwidthMibps: { kind: "integer" },
        signedIdentifiers: { kind: "array", items: signedIdentifierShape },
      },
    },
    outputs: {
      kind: "object",
      required: [
        "accessTierChangeTime",
        "accessTierStatus",
        "azureApiVersion",
        "deleted",
        "deletedTime",
        "includedBurstIops",
        "leaseDuration",
        "leaseState",
        "leaseStatus",
        "maxBurstCreditsForIops",
        "nextAllowedProvisionedBandwidthDowngradeTime",
        "nextAllowedProvisionedIopsDowngradeTime",
        "nextAllowedQuotaDowngradeTime",
        "remainingRetentionDays",
        "shareUsageBytes",
        "snapshotTime",
        "version",
        "name",
        "type",
        "shareQuota",
        "accessTier",
        "enabledProtocols",
        "lastModifiedTime",
        "etag",
      ],
      properties: {
        fileSharePaidBursting: fileSharePropertiesFileSharePaidBurstingShape,
        accessTierChangeTime: { kind: "string" },
        accessTierStatus: { kind: "string" },
        azureApiVersion: { kind: "string" },
        deleted: { kind: "boolean" },
        deletedTime: { kind: "string" },
        includedBurstIops: { kind: "integer" },
        leaseDuration: { kind: "string" },
        leaseState: { kind: "string" },
        leaseStatus: { kind: "string" },
        maxBurstCreditsForIops: { kind: "number" },
        nextAllowedProvisionedBandwidthDowngradeTime: { kind: "string" },
        nextAllowedProvisionedIopsDowngradeTime: { kind: "string" },
        nextAllowedQuotaDowngradeTime: { kind: "string" },
        remainingRetentionDays: { kind: "integer" },
        shareUsageBytes: { kind: "number" },
        snapshotTime: { kind: "string" },
        version: { kind: "string" },
        name: { kind: "string" },
        type: { kind: "string" },
        shareQuota: { kind: "integer" },
        accessTier: { kind: "string" },
        enabledProtocols: { kind: "string" },
        metadata: { kind: "map", values: { kind: "string" } },
        lastModifiedTime: { kind: "string" },
        etag: { kind: "string" },
        rootSquash: rootSquashTypeShape,
        provisionedIops: { kind: "integer" },
        provisionedBandwidthMibps: { kind: "integer" },
        signedIdentifiers: { kind: "array", items: signedIdentifierShape },
      },
    },
  },
  "berth:storage:ShareFiles": {
    inputs: {
      kind: "object",
      required: ["accountName", "files", "resourceGroupName", "shareName"],
      properties: {
        filesName: { kind: "string", replace: true },
        shareName: { kind: "string", replace: true },
        accountName: { kind: "string", replace: true },
        resourceGroupName: { kind: "string", replace: true },
        files: { kind: "map", values: assetShape },
      },
    },
    outputs: {
      kind: "object",
      required: ["hashes", "name", "shareName"],
      properties: {
        name: { kind: "string" },
        shareName: { kind: "string" },
        hashes: { kind: "map", values: { kind: "string" } },
      },
    },
  },
  "berth:containerinstance:ContainerGroup": {
    inputs: {
      kind: "object",
      required: ["resourceGroupName", "containers"],
      properties: {
        containerGroupName: { kind: "string", replace: true },
        resourceGroupName: { kind: "string", replace: true },
        location: { kind: "string", replace: true },
        osType: { ...operatingSystemTypesShape, replace: true },
        restartPolicy: { ...containerGroupRestartPolicyShape, replace: true },
        containers: { kind: "array", items: containerShape },
        ipAddress: ipAddressShape,
        volumes: { kind: "array", items: volumeShape },
        initContainers: { kind: "array", items: initContainerDefinitionShape },
        imageRegistryCredentials: { kind: "array", items: imageRegistryCredentialShape },
        subnetIds: { kind: "array", items: containerGroupSubnetIdShape, replace: true },
        dnsConfig: { ...dnsConfigurationShape, replace: true },
        sku: { ...containerGroupSkuShape, replace: true },
        priority: { ...containerGroupPriorityShape, replace: true },
        zones: { kind: "array", items: { kind: "string" }, replace: true },
        identity: containerGroupIdentityShape,
        diagnostics: { ...containerGroupDiagnosticsShape, replace: true },
        encryptionProperties: { ...encryptionPropertiesShape, replace: true },
        confidentialComputeProperties: { ...confidentialComputePropertiesShape, replace: true },
        secretReferences: { kind: "array", items: secretReferenceShape },
        identityAcls: identityAclsShape,
        extensions: { kind: "array", items: deploymentExtensionSpecShape },
        containerGroupProfile: { ...containerGroupProfileReferenceDefinitionShape, replace: true },
        standbyPoolProfile: { ...standbyPoolProfileDefinitionShape, replace: true },
        isolation: { kind: "string" },
        tags: { kind: "map", values: { kind: "string" } },
      },
    },
    outputs: {
      kind: "object",
      required: [
        "name",
        "type",
        "osType",
        "containers",
        "provisioningState",
        "instanceView",
        "isCreatedFromStandbyPool",
        "azureApiVersion",
      ],
      properties: {
        name: { kind: "string" },
        type: { kind: "string" },
        location: { kind: "string" },
        osType: { kind: "string" },
        restartPolicy: { kind: "string" },
        containers: { kind: "array", items: containerResponseShape },
        ipAddress: ipAddressStateShape,
        volumes: { kind: "array", items: volumeShape },
        initContainers: { kind: "array", items: initContainerResponseShape },
        imageRegistryCredentials: { kind: "array", items: imageRegistryCredentialShape },
        subnetIds: { kind: "array", items: containerGroupSubnetIdShape },
        dnsConfig: dnsConfigurationShape,
        sku: containerGroupSkuShape,
        priority: containerGroupPriorityShape,
        zones: { kind: "array", items: { kind: "string" } },
        identity: containerGroupIdentityResponseShape,
        diagnostics: containerGroupDiagnosticsShape,
        encryptionProperties: encryptionPropertiesShape,
        confidentialComputeProperties: confidentialComputePropertiesShape,
        secretReferences: { kind: "array", items: secretReferenceShape },
        identityAcls: identityAclsShape,
        extensions: { kind: "array", items: deploymentExtensionSpecShape },
        containerGroupProfile: containerGroupProfileReferenceDefinitionShape,
        standbyPoolProfile: standbyPoolProfileDefinitionShape,
        isolation: { kind: "string" },
        tags: { kind: "map", values: { kind: "string" } },
        provisioningState: { kind: "string" },
        instanceView: containerGroupInstanceViewShape,
        isCreatedFromStandbyPool: { kind: "boolean" },
        azureApiVersion: { kind: "string" },
      },
    },
  },
  "berth:containerinstance:ContainerGroupProfile": {
    inputs: {
      kind: "object",
      required: ["resourceGroupName", "osType", "containers"],
      properties: {
        containerGroupProfileName: { kind: "string", replace: true },
        resourceGroupName: { kind: "string", replace: true },
        location: { kind: "string", replace: true },
        osType: operatingSystemTypesShape,
        restartPolicy: containerGroupRestartPolicyShape,
        containers: { kind: "array", items: containerShape },
        ipAddress: ipAddressShape,
        volumes: { kind: "array", items: volumeShape },
        initContainers: { kind: "array", items: initContainerDefinitionShape },
        imageRegistryCredentials: { kind: "array", items: imageRegistryCredentialShape },
        sku: containerGroupSkuShape,
        priority: containerGroupPriorityShape,
        zones: { kind: "array", items: { kind: "string" } },
        diagnostics: containerGroupDiagnosticsShape,
        encryptionProperties: encryptionPropertiesShape,
        confidentialComputeProperties: confidentialComputePropertiesShape,
        extensions: { kind: "array", items: deploymentExtensionSpecShape },
        securityContext: securityContextDefinitionShape,
        shutdownGracePeriod: { kind: "string" },
        timeToLive: { kind: "string" },
        useKrypton: { kind: "boolean" },
        tags: { kind: "map", values: { kind: "string" } },
      },
    },
    outputs: {
      kind: "object",
      required: ["name", "type", "osType", "containers", "revision", "azureApiVersion"],
      properties: {
        name: { kind: "string" },
        type: { kind: "string" },
        location: { kind: "string" },
        osType: { kind: "string" },
        restartPolicy: { kind: "string" },
        containers: { kind: "array", items: containerResponseShape },
        ipAddress: ipAddressStateShape,
        volumes: { kind: "array", items: volumeShape },
        initContainers: { kind: "array", items: initContainerResponseShape },
        imageRegistryCredentials: { kind: "array", items: imageRegistryCredentialShape },
        sku: containerGroupSkuShape,
        priority: containerGroupPriorityShape,
        zones: { kind: "array", items: { kind: "string" } },
        diagnostics: containerGroupDiagnosticsShape,
        encryptionProperties: encryptionPropertiesShape,
        confidentialComputeProperties: confidentialComputePropertiesShape,
        extensions: { kind: "array", items: deploymentExtensionSpecShape },
        securityContext: securityContextDefinitionShape,
        shutdownGracePeriod: { kind: "string" },
        timeToLive: { kind: "string" },
        useKrypton: { kind: "boolean" },
        tags: { kind: "map", values: { kind: "string" } },
        revision: { kind: "integer" },
        registeredRevisions: { kind: "array", items: { kind: "integer" } },
        azureApiVersion: { kind: "string" },
      },
    },
  },
  "berth:containerinstance:ContainerJob": {
    inputs: {
      kind: "object",
      required: ["resourceGroupName", "containers"],
      properties: {
        containerGroupName: { kind: "string", replace: true },
        resourceGroupName: { kind: "string", replace: true },
        location: { kind: "string", replace: true },
        osType: { ...operatingSystemTypesShape, replace: true },
        restartPolicy: { ...containerGroupRestartPolicyShape, replace: true },
        containers: { kind: "array", items: containerShape, replace: true },
        volumes: { kind: "array", items: volumeShape, replace: true },
        initContainers: { kind: "array", items: initContainerDefinitionShape, replace: true },
        imageRegistryCredentials: { kind: "array", items: imageRegistryCredentialShape, replace: true },
        subnetIds: { kind: "array", items: containerGroupSubnetIdShape, replace: true },
        dnsConfig: { ...dnsConfigurationShape, replace: true },
        sku: { ...containerGroupSkuShape, replace: true },
        priority: { ...containerGroupPriorityShape, replace: true },
        zones: { kind: "array", items: { kind: "string" }, replace: true },
        identity: { ...containerGroupIdentityShape, replace: true },
        diagnostics: { ...containerGroupDiagnosticsShape, replace: true },
        encryptionProperties: { ...encryptionPropertiesShape, replace: true },
        confidentialComputeProperties: { ...confidentialComputePropertiesShape, replace: true },
        secretReferences: { kind: "array", items: secretReferenceShape, replace: true },
        identityAcls: { ...identityAclsShape, replace: true },
        extensions: { kind: "array", items: deploymentExtensionSpecShape, replace: true },
        isolation: { kind: "string", replace: true },
        tags: { kind: "map", values: { kind: "string" }, replace: true },
        triggers: { kind: "map", values: { kind: "string" }, replace: true },
        timeoutMinutes: { kind: "number", replace: true },
        deleteAfterRun: { kind: "boolean", replace: true },
        allowFailure: { kind: "boolean", replace: true },
      },
    },
    outputs: {
      kind: "object",
      required: ["name", "type", "exitCode", "logs", "results", "deleted"],
      properties: {
        name: { kind: "string" },
        type: { kind: "string" },
        location: { kind: "string" },
        exitCode: { kind: "integer" },
        logs: { kind: "string" },
        results: { kind: "array", items: containerJobResultShape },
        deleted: { kind: "boolean" },
      },
    },
  },
  "berth:containerservice:ManagedCluster": {
    inputs: {
      kind: "object",
      required: ["resourceGroupName"],
      properties: {
        resourceName: { kind: "string", replace: true },
        resourceGroupName: { kind: "string", replace: true },
        location: { kind: "string", replace: true },
        tags: { kind: "map", values: { kind: "string" } },
        sku: managedClusterSKUShape,
        identity: managedClusterIdentityShape,
        servicePrincipalProfile: managedClusterServicePrincipalProfileShape,
        dnsPrefix: { kind: "string", replace: true },
        fqdnSubdomain: { kind: "string", replace: true },
        kubernetesVersion: { kind: "string" },
        agentPoolProfiles: { kind: "array", items: managedClusterAgentPoolProfileShape },
        poolsAreResources: { kind: "boolean" },
        nodeResourceGroup: { kind: "string", replace: true },
        networkProfile: containerServiceNetworkProfileShape,
        enableRBAC: { kind: "boolean", replace: true },
        disableLocalAccounts: { kind: "boolean" },
        apiServerAccessProfile: managedClusterAPIServerAccessProfileShape,
        autoUpgradeProfile: managedClusterAutoUpgradeProfileShape,
        aadProfile: managedClusterAADProfileShape,
        oidcIssuerProfile: managedClusterOIDCIssuerProfileShape,
        supportPlan: kubernetesSupportPlanShape,
        diskEncryptionSetID: { kind: "string", replace: true },
        linuxProfile: containerServiceLinuxProfileShape,
        addonProfiles: { kind: "map", values: managedClusterAddonProfileShape },
        aiToolchainOperatorProfile: managedClusterAIToolchainOperatorProfileShape,
        autoScalerProfile: managedClusterPropertiesAutoScalerProfileShape,
        azureMonitorProfile: managedClusterAzureMonitorProfileShape,
        bootstrapProfile: managedClusterBootstrapProfileShape,
        extendedLocation: { ...containerServiceExtendedLocationShape, replace: true },
        httpProxyConfig: managedClusterHTTPProxyConfigShape,
        identityProfile: { kind: "map", values: userAssignedIdentityShape },
        ingressProfile: managedClusterIngressProfileShape,
        kind: { kind: "string" },
        metricsProfile: managedClusterMetricsProfileShape,
        nodeProvisioningProfile: managedClusterNodeProvisioningProfileShape,
        nodeResourceGroupProfile: managedClusterNodeResourceGroupProfileShape,
        podIdentityProfile: managedClusterPodIdentityProfileShape,
        privateLinkResources: { kind: "array", items: privateLinkResourceShape },
        publicNetworkAccess: containerServicePublicNetworkAccessShape,
        securityProfile: managedClusterSecurityProfileShape,
        serviceMeshProfile: serviceMeshProfileShape,
        storageProfile: managedClusterStorageProfileShape,
        upgradeSettings: clusterUpgradeSettingsShape,
        windowsProfile: managedClusterWindowsProfileShape,
        workloadAutoScalerProfile: managedClusterWorkloadAutoScalerProfileShape,
      },
    },
    outputs: {
      kind: "object",
      required: [
        "name",
        "type",
        "location",
        "kubernetesVersion",
        "currentKubernetesVersion",
        "agentPoolProfiles",
        "nodeResourceGroup",
        "networkProfile",
        "powerState",
        "provisioningState",
        "azureApiVersion",
        "azurePortalFQDN",
        "eTag",
        "fqdn",
        "maxAgentPools",
        "privateFQDN",
        "resourceUID",
        "systemData",
      ],
      properties: {
        name: { kind: "string" },
        type: { kind: "string" },
        location: { kind: "string" },
        tags: { kind: "map", values: { kind: "string" } },
        sku: managedClusterSKUShape,
        identity: managedClusterIdentityResponseShape,
        servicePrincipalProfile: managedClusterServicePrincipalProfileShape,
        dnsPrefix: { kind: "string" },
        fqdnSubdomain: { kind: "string" },
        kubernetesVersion: { kind: "string" },
        agentPoolProfiles: { kind: "array", items: managedClusterAgentPoolProfileResponseShape },
        nodeResourceGroup: { kind: "string" },
        networkProfile: containerServiceNetworkProfileResponseShape,
        enableRBAC: { kind: "boolean" },
        disableLocalAccounts: { kind: "boolean" },
        apiServerAccessProfile: managedClusterAPIServerAccessProfileShape,
        autoUpgradeProfile: managedClusterAutoUpgradeProfileShape,
        aadProfile: managedClusterAADProfileShape,
        oidcIssuerProfile: managedClusterOIDCIssuerProfileResponseShape,
        supportPlan: { kind: "string" },
        diskEncryptionSetID: { kind: "string" },
        linuxProfile: containerServiceLinuxProfileShape,
        currentKubernetesVersion: { kind: "string" },
        fqdn: { kind: "string" },
        privateFQDN: { kind: "string" },
        azurePortalFQDN: { kind: "string" },
        identityProfile: { kind: "map", values: userAssignedIdentityShape },
        maxAgentPools: { kind: "integer" },
        powerState: powerStateShape,
        provisioningState: { kind: "string" },
        addonProfiles: { kind: "map", values: managedClusterAddonProfileResponseShape },
        aiToolchainOperatorProfile: managedClusterAIToolchainOperatorProfileShape,
        autoScalerProfile: managedClusterPropertiesAutoScalerProfileShape,
        azureApiVersion: { kind: "string" },
        azureMonitorProfile: managedClusterAzureMonitorProfileShape,
        bootstrapProfile: managedClusterBootstrapProfileShape,
        eTag: { kind: "string" },
        extendedLocation: containerServiceExtendedLocationShape,
        httpProxyConfig: managedClusterHTTPProxyConfigShape,
        ingressProfile: managedClusterIngressProfileResponseShape,
        kind: { kind: "string" },
        metricsProfile: managedClusterMetricsProfileShape,
        nodeProvisioningProfile: managedClusterNodeProvisioningProfileShape,
        nodeResourceGroupProfile: managedClusterNodeResourceGroupProfileShape,
        podIdentityProfile: managedClusterPodIdentityProfileResponseShape,
        privateLinkResources: { kind: "array", items: privateLinkResourceResponseShape },
        publicNetworkAccess: { kind: "string" },
        resourceUID: { kind: "string" },
        securityProfile: managedClusterSecurityProfileShape,
        serviceMeshProfile: serviceMeshProfileShape,
        status: managedClusterStatusResponseShape,
        storageProfile: managedClusterStorageProfileShape,
        systemData: systemDataResponseShape,
        upgradeSettings: clusterUpgradeSettingsShape,
        windowsProfile: managedClusterWindowsProfileShape,
        workloadAutoScalerProfile: managedClusterWorkloadAutoScalerProfileShape,
      },
    },
  },
  "berth:containerservice:AgentPool": {
    inputs: {
      kind: "object",
      required: ["resourceGroupName", "resourceName"],
      properties: {
        agentPoolName: { kind: "string", replace: true },
        resourceName: { kind: "string", replace: true },
        resourceGroupName: { kind: "string", replace: true },
        count: { kind: "integer" },
        vmSize: { kind: "string" },
        osType: { ...oSTypeShape, replace: true },
        osSKU: oSSKUShape,
        mode: agentPoolModeShape,
        type: { ...agentPoolTypeShape, replace: true },
        enableAutoScaling: { kind: "boolean" },
        minCount: { kind: "integer" },
        maxCount: { kind: "integer" },
        maxPods: { kind: "integer" },
        nodeLabels: { kind: "map", values: { kind: "string" } },
        nodeTaints: { kind: "array", items: { kind: "string" } },
        orchestratorVersion: { kind: "string" },
        availabilityZones: { kind: "array", items: { kind: "string" } },
        osDiskSizeGB: { kind: "integer" },
        osDiskType: oSDiskTypeShape,
        scaleSetPriority: { ...scaleSetPriorityShape, replace: true },
        spotMaxPrice: { kind: "number", replace: true },
        scaleSetEvictionPolicy: { ...scaleSetEvictionPolicyShape, replace: true },
        vnetSubnetID: { kind: "string" },
        enableNodePublicIP: { kind: "boolean" },
        enableEncryptionAtHost: { kind: "boolean" },
        enableFIPS: { kind: "boolean" },
        tags: { kind: "map", values: { kind: "string" } },
        upgradeSettings: agentPoolUpgradeSettingsShape,
        capacityReservationGroupID: { kind: "string" },
        creationData: creationDataShape,
        enableUltraSSD: { kind: "boolean" },
        gatewayProfile: agentPoolGatewayProfileShape,
        gpuInstanceProfile: gPUInstanceProfileShape,
        gpuProfile: gPUProfileShape,
        hostGroupID: { kind: "string" },
        kubeletConfig: kubeletConfigShape,
        kubeletDiskType: kubeletDiskTypeShape,
        linuxOSConfig: linuxOSConfigShape,
        localDNSProfile: localDNSProfileShape,
        messageOfTheDay: { kind: "string" },
        networkProfile: agentPoolNetworkProfileShape,
        nodePublicIPPrefixID: { kind: "string" },
        podIPAllocationMode: podIPAllocationModeShape,
        podSubnetID: { kind: "string" },
        powerState: powerStateShape,
        proximityPlacementGroupID: { kind: "string" },
        scaleDownMode: scaleDownModeShape,
        securityProfile: agentPoolSecurityProfileShape,
        virtualMachineNodesStatus: { kind: "array", items: virtualMachineNodesShape },
        virtualMachinesProfile: virtualMachinesProfileShape,
        windowsProfile: agentPoolWindowsProfileShape,
        workloadRuntime: workloadRuntimeShape,
      },
    },
    outputs: {
      kind: "object",
      required: [
        "name",
        "type",
        "count",
        "vmSize",
        "osType",
        "mode",
        "provisioningState",
        "azureApiVersion",
        "currentOrchestratorVersion",
        "eTag",
        "nodeImageVersion",
      ],
      properties: {
        name: { kind: "string" },
        type: { kind: "string" },
        typePropertiesType: { kind: "string" },
        count: { kind: "integer" },
        vmSize: { kind: "string" },
        osType: { kind: "string" },
        osSKU: { kind: "string" },
        mode: { kind: "string" },
        enableAutoScaling: { kind: "boolean" },
        minCount: { kind: "integer" },
        maxCount: { kind: "integer" },
        maxPods: { kind: "integer" },
        nodeLabels: { kind: "map", values: { kind: "string" } },
        nodeTaints: { kind: "array", items: { kind: "string" } },
        orchestratorVersion: { kind: "string" },
        availabilityZones: { kind: "array", items: { kind: "string" } },
        osDiskSizeGB: { kind: "integer" },
        osDiskType: { kind: "string" },
        scaleSetPriority: { kind: "string" },
        spotMaxPrice: { kind: "number" },
        scaleSetEvictionPolicy: { kind: "string" },
        vnetSubnetID: { kind: "string" },
        enableNodePublicIP: { kind: "boolean" },
        enableEncryptionAtHost: { kind: "boolean" },
        enableFIPS: { kind: "boolean" },
        tags: { kind: "map", values: { kind: "string" } },
        upgradeSettings: agentPoolUpgradeSettingsShape,
        currentOrchestratorVersion: { kind: "string" },
        nodeImageVersion: { kind: "string" },
        provisioningState: { kind: "string" },
        powerState: powerStateShape,
        azureApiVersion: { kind: "string" },
        capacityReservationGroupID: { kind: "string" },
        creationData: creationDataShape,
        eTag: { kind: "string" },
        enableUltraSSD: { kind: "boolean" },
        gatewayProfile: agentPoolGatewayProfileShape,
        gpuInstanceProfile: { kind: "string" },
        gpuProfile: gPUProfileShape,
        hostGroupID: { kind: "string" },
        kubeletConfig: kubeletConfigShape,
        kubeletDiskType: { kind: "string" },
        linuxOSConfig: linuxOSConfigShape,
        localDNSProfile: localDNSProfileResponseShape,
        messageOfTheDay: { kind: "string" },
        networkProfile: agentPoolNetworkProfileShape,
        nodePublicIPPrefixID: { kind: "string" },
        podIPAllocationMode: { kind: "string" },
        podSubnetID: { kind: "string" },
        proximityPlacementGroupID: { kind: "string" },
        scaleDownMode: { kind: "string" },
        securityProfile: agentPoolSecurityProfileShape,
        status: agentPoolStatusResponseShape,
        virtualMachineNodesStatus: { kind: "array", items: virtualMachineNodesShape },
        virtualMachinesProfile: virtualMachinesProfileShape,
        windowsProfile: agentPoolWindowsProfileShape,
        workloadRuntime: { kind: "string" },
      },
    },
  },
  "berth:containerservice:Deployment": {
    inputs: {
      kind: "object",
      required: ["resourceGroupName", "resourceName", "containers"],
      properties: {
        deploymentName: { kind: "string", replace: true },
        resourceGroupName: { kind: "string", replace: true },
        resourceName: { kind: "string", replace: true },
        namespace: { kind: "string", replace: true },
        replicas: { kind: "integer" },
        osType: operatingSystemTypesShape,
        containers: { kind: "array", items: containerShape },
        initContainers: { kind: "array", items: initContainerDefinitionShape },
        volumes: { kind: "array", items: volumeShape },
        imageRegistryCredentials: { kind: "array", items: imageRegistryCredentialShape },
        dnsConfig: dnsConfigurationShape,
        ipAddress: ipAddressShape,
        strategy: deploymentStrategyShape,
        minReadySeconds: { kind: "integer" },
        nodeSelector: { kind: "map", values: { kind: "string" } },
        tolerations: { kind: "array", items: tolerationShape },
        servicePorts: { kind: "array", items: servicePortShape },
      },
    },
    outputs: {
      kind: "object",
      required: ["name", "type", "namespace", "replicas", "readyReplicas", "osType", "containers"],
      properties: {
        name: { kind: "string" },
        type: { kind: "string" },
        namespace: { kind: "string" },
        replicas: { kind: "integer" },
        readyReplicas: { kind: "integer" },
        osType: { kind: "string" },
        containers: { kind: "array", items: containerShape },
        initContainers: { kind: "array", items: initContainerDefinitionShape },
        volumes: { kind: "array", items: volumeShape },
        imageRegistryCredentials: { kind: "array", items: imageRegistryCredentialShape },
        dnsConfig: dnsConfigurationShape,
        ipAddress: ipAddressStateShape,
        serviceName: { kind: "string" },
        strategy: deploymentStrategyShape,
        minReadySeconds: { kind: "integer" },
        nodeSelector: { kind: "map", values: { kind: "string" } },
        tolerations: { kind: "array", items: tolerationShape },
        servicePorts: { kind: "array", items: servicePortShape },
      },
    },
  },
} satisfies Record<string, { inputs: ObjectShape; outputs: ObjectShape }>;
/** The shape of every function's inputs and outputs, by token. */
export const functionShapes = {
  "berth:resources:getResourceGroup": {
    inputs: { kind: "object", required: ["resourceGroupName"], properties: { resourceGroupName: { kind: "string" } } },
    outputs: {
      kind: "object",
      required: ["id", "name", "type", "location", "azureApiVersion", "properties"],
      properties: {
        managedBy: { kind: "string" },
        azureApiVersion: { kind: "string" },
        properties: resourceGroupPropertiesResponseShape,
        id: { kind: "string" },
        name: { kind: "string" },
        type: { kind: "string" },
        location: { kind: "string" },
        tags: { kind: "map", values: { kind: "string" } },
      },
    },
  },
  "berth:storage:getStorageAccount": {
    inputs: {
      kind: "object",
      required: ["accountName", "resourceGroupName"],
      properties: { accountName: { kind: "string" }, resourceGroupName: { kind: "string" } },
    },
    outputs: {
      kind: "object",
      required: [
        "id",
        "customDomain",
        "encryption",
        "keyPolicy",
        "networkRuleSet",
        "sasPolicy",
        "accountMigrationInProgress",
        "azureApiVersion",
        "blobRestoreStatus",
        "failoverInProgress",
        "geoReplicationStats",
        "isSkuConversionBlocked",
        "keyCreationTime",
        "lastGeoFailoverTime",
        "privateEndpointConnections",
        "secondaryEndpoints",
        "secondaryLocation",
        "statusOfPrimary",
        "statusOfSecondary",
        "name",
        "type",
        "location",
        "kind",
        "sku",
        "provisioningState",
        "primaryEndpoints",
        "primaryLocation",
        "creationTime",
        "accessTier",
      ],
      properties: {
        azureFilesIdentityBasedAuthentication: azureFilesIdentityBasedAuthenticationShape,
        customDomain: customDomainShape,
        encryption: encryptionResponseShape,
        extendedLocation: storageExtendedLocationShape,
        identity: identityResponseShape,
        immutableStorageWithVersioning: immutableStorageAccountShape,
        keyPolicy: keyPolicyShape,
        networkRuleSet: networkRuleSetShape,
        routingPreference: routingPreferenceShape,
        sasPolicy: sasPolicyShape,
        accountMigrationInProgress: accountMigrationInProgressResponseShape,
        azureApiVersion: { kind: "string" },
        blobRestoreStatus: blobRestoreStatusResponseShape,
        failoverInProgress: { kind: "boolean" },
        geoReplicationStats: geoReplicationStatsResponseShape,
        isSkuConversionBlocked: { kind: "boolean" },
        keyCreationTime: keyCreationTimeResponseShape,
        lastGeoFailoverTime: { kind: "string" },
        privateEndpointConnections: { kind: "array", items: privateEndpointConnectionResponseShape },
        secondaryEndpoints: endpointsShape,
        secondaryLocation: { kind: "string" },
        statusOfPrimary: { kind: "string" },
        statusOfSecondary: { kind: "string" },
        storageAccountSkuConversionStatus: storageAccountSkuConversionStatusResponseShape,
        id: { kind: "string" },
        name: { kind: "string" },
        type: { kind: "string" },
        location: { kind: "string" },
        kind: { kind: "string" },
        sku: skuResponseShape,
        tags: { kind: "map", values: { kind: "string" } },
        provisioningState: { kind: "string" },
        primaryEndpoints: endpointsShape,
        primaryLocation: { kind: "string" },
        creationTime: { kind: "string" },
        accessTier: accessTierShape,
        allowBlobPublicAccess: { kind: "boolean" },
        allowCrossTenantReplication: { kind: "boolean" },
        allowSharedKeyAccess: { kind: "boolean" },
        allowedCopyScope: allowedCopyScopeShape,
        defaultToOAuthAuthentication: { kind: "boolean" },
        dnsEndpointType: dnsEndpointTypeShape,
        enableExtendedGroups: { kind: "boolean" },
        enableHttpsTrafficOnly: { kind: "boolean" },
        enableNfsV3: { kind: "boolean" },
        isHnsEnabled: { kind: "boolean" },
        isLocalUserEnabled: { kind: "boolean" },
        isSftpEnabled: { kind: "boolean" },
        largeFileSharesState: largeFileSharesStateShape,
        minimumTlsVersion: minimumTlsVersionShape,
        publicNetworkAccess: storagePublicNetworkAccessShape,
      },
    },
  },
  "berth:storage:getFileShare": {
    inputs: {
      kind: "object",
      required: ["accountName", "resourceGroupName", "shareName"],
      properties: {
        accountName: { kind: "string" },
        resourceGroupName: { kind: "string" },
        shareName: { kind: "string" },
      },
    },
    outputs: {
      kind: "object",
      required: [
        "id",
        "accessTierChangeTime",
        "accessTierStatus",
        "azureApiVersion",
        "deleted",
        "deletedTime",
        "includedBurstIops",
        "leaseDuration",
        "leaseState",
        "leaseStatus",
        "maxBurstCreditsForIops",
        "nextAllowedProvisionedBandwidthDowngradeTime",
        "nextAllowedProvisionedIopsDowngradeTime",
        "nextAllowedQuotaDowngradeTime",
        "remainingRetentionDays",
        "shareUsageBytes",
        "snapshotTime",
        "version",
        "name",
        "type",
        "shareQuota",
        "accessTier",
        "enabledProtocols",
        "lastModifiedTime",
        "etag",
      ],
      properties: {
        fileSharePaidBursting: fileSharePropertiesFileSharePaidBurstingShape,
        accessTierChangeTime: { kind: "string" },
        accessTierStatus: { kind: "string" },
        azureApiVersion: { kind: "string" },
        deleted: { kind: "boolean" },
        deletedTime: { kind: "string" },
        includedBurstIops: { kind: "integer" },
        leaseDuration: { kind: "string" },
        leaseState: { kind: "string" },
        leaseStatus: { kind: "string" },
        maxBurstCreditsForIops: { kind: "number" },
        nextAllowedProvisionedBandwidthDowngradeTime: { kind: "string" },
        nextAllowedProvisionedIopsDowngradeTime: { kind: "string" },
        nextAllowedQuotaDowngradeTime: { kind: "string" },
        remainingRetentionDays: { kind: "integer" },
        shareUsageBytes: { kind: "number" },
        snapshotTime: { kind: "string" },
        version: { kind: "string" },
        id: { kind: "string" },
        name: { kind: "string" },
        type: { kind: "string" },
        shareQuota: { kind: "integer" },
        accessTier: { kind: "string" },
        enabledProtocols: { kind: "string" },
        metadata: { kind: "map", values: { kind: "string" } },
        lastModifiedTime: { kind: "string" },
        etag: { kind: "string" },
        rootSquash: rootSquashTypeShape,
        provisionedIops: { kind: "integer" },
        provisionedBandwidthMibps: { kind: "integer" },
        signedIdentifiers: { kind: "array", items: signedIdentifierShape },
      },
    },
  },
  "berth:containerinstance:getContainerGroup": {
    inputs: {
      kind: "object",
      required: ["containerGroupName", "resourceGroupName"],
      properties: { containerGroupName: { kind: "string" }, resourceGroupName: { kind: "string" } },
    },
    outputs: {
      kind: "object",
      required: [
        "id",
        "name",
        "type",
        "osType",
        "containers",
        "provisioningState",
        "instanceView",
        "isCreatedFromStandbyPool",
        "azureApiVersion",
      ],
      properties: {
        id: { kind: "string" },
        name: { kind: "string" },
        type: { kind: "string" },
        location: { kind: "string" },
        osType: { kind: "string" },
        restartPolicy: { kind: "string" },
        containers: { kind: "array", items: containerResponseShape },
        ipAddress: ipAddressStateShape,
        volumes: { kind: "array", items: volumeShape },
        initContainers: { kind: "array", items: initContainerResponseShape },
        imageRegistryCredentials: { kind: "array", items: imageRegistryCredentialShape },
        subnetIds: { kind: "array", items: containerGroupSubnetIdShape },
        dnsConfig: dnsConfigurationShape,
        sku: containerGroupSkuShape,
        priority: containerGroupPriorityShape,
        zones: { kind: "array", items: { kind: "string" } },
        identity: containerGroupIdentityResponseShape,
        diagnostics: containerGroupDiagnosticsShape,
        encryptionProperties: encryptionPropertiesShape,
        confidentialComputeProperties: confidentialComputePropertiesShape,
        secretReferences: { kind: "array", items: secretReferenceShape },
        identityAcls: identityAclsShape,
        extensions: { kind: "array", items: deploymentExtensionSpecShape },
        containerGroupProfile: containerGroupProfileReferenceDefinitionShape,
        standbyPoolProfile: standbyPoolProfileDefinitionShape,
        isolation: { kind: "string" },
        tags: { kind: "map", values: { kind: "string" } },
        provisioningState: { kind: "string" },
        instanceView: containerGroupInstanceViewShape,
        isCreatedFromStandbyPool: { kind: "boolean" },
        azureApiVersion: { kind: "string" },
      },
    },
  },
  "berth:containerinstance:getContainerGroupProfile": {
    inputs: {
      kind: "object",
      required: ["containerGroupProfileName", "resourceGroupName"],
      properties: { containerGroupProfileName: { kind: "string" }, resourceGroupName: { kind: "string" } },
    },
    outputs: {
      kind: "object",
      required: ["id", "name", "type", "osType", "containers", "revision", "azureApiVersion"],
      properties: {
        id: { kind: "string" },
        name: { kind: "string" },
        type: { kind: "string" },
        location: { kind: "string" },
        osType: { kind: "string" },
        restartPolicy: { kind: "string" },
        containers: { kind: "array", items: containerResponseShape },
        ipAddress: ipAddressStateShape,
        volumes: { kind: "array", items: volumeShape },
        initContainers: { kind: "array", items: initContainerResponseShape },
        imageRegistryCredentials: { kind: "array", items: imageRegistryCredentialShape },
        sku: containerGroupSkuShape,
        priority: containerGroupPriorityShape,
        zones: { kind: "array", items: { kind: "string" } },
        diagnostics: containerGroupDiagnosticsShape,
        encryptionProperties: encryptionPropertiesShape,
        confidentialComputeProperties: confidentialComputePropertiesShape,
        extensions: { kind: "array", items: deploymentExtensionSpecShape },
        securityContext: securityContextDefinitionShape,
        shutdownGracePeriod: { kind: "string" },
        timeToLive: { kind: "string" },
        useKrypton: { kind: "boolean" },
        tags: { kind: "map", values: { kind: "string" } },
        revision: { kind: "integer" },
        registeredRevisions: { kind: "array", items: { kind: "integer" } },
        azureApiVersion: { kind: "string" },
      },
    },
  },
  "berth:containerservice:getManagedCluster": {
    inputs: {
      kind: "object",
      required: ["resourceGroupName", "resourceName"],
      properties: { resourceGroupName: { kind: "string" }, resourceName: { kind: "string" } },
    },
    outputs: {
      kind: "object",
      required: [
        "id",
        "name",
        "type",
        "location",
        "kubernetesVersion",
        "currentKubernetesVersion",
        "agentPoolProfiles",
        "nodeResourceGroup",
        "networkProfile",
        "powerState",
        "provisioningState",
        "azureApiVersion",
        "azurePortalFQDN",
        "eTag",
        "fqdn",
        "maxAgentPools",
        "privateFQDN",
        "resourceUID",
        "systemData",
      ],
      properties: {
        id: { kind: "string" },
        name: { kind: "string" },
        type: { kind: "string" },
        location: { kind: "string" },
        tags: { kind: "map", values: { kind: "string" } },
        sku: managedClusterSKUShape,
        identity: managedClusterIdentityResponseShape,
        servicePrincipalProfile: managedClusterServicePrincipalProfileShape,
        dnsPrefix: { kind: "string" },
        fqdnSubdomain: { kind: "string" },
        kubernetesVersion: { kind: "string" },
        agentPoolProfiles: { kind: "array", items: managedClusterAgentPoolProfileResponseShape },
        nodeResourceGroup: { kind: "string" },
        networkProfile: containerServiceNetworkProfileResponseShape,
        enableRBAC: { kind: "boolean" },
        disableLocalAccounts: { kind: "boolean" },
        apiServerAccessProfile: managedClusterAPIServerAccessProfileShape,
        autoUpgradeProfile: managedClusterAutoUpgradeProfileShape,
        aadProfile: managedClusterAADProfileShape,
        oidcIssuerProfile: managedClusterOIDCIssuerProfileResponseShape,
        supportPlan: { kind: "string" },
        diskEncryptionSetID: { kind: "string" },
        linuxProfile: containerServiceLinuxProfileShape,
        currentKubernetesVersion: { kind: "string" },
        fqdn: { kind: "string" },
        privateFQDN: { kind: "string" },
        azurePortalFQDN: { kind: "string" },
        identityProfile: { kind: "map", values: userAssignedIdentityShape },
        maxAgentPools: { kind: "integer" },
        powerState: powerStateShape,
        provisioningState: { kind: "string" },
        addonProfiles: { kind: "map", values: managedClusterAddonProfileResponseShape },
        aiToolchainOperatorProfile: managedClusterAIToolchainOperatorProfileShape,
        autoScalerProfile: managedClusterPropertiesAutoScalerProfileShape,
        azureApiVersion: { kind: "string" },
        azureMonitorProfile: managedClusterAzureMonitorProfileShape,
        bootstrapProfile: managedClusterBootstrapProfileShape,
        eTag: { kind: "string" },
        extendedLocation: containerServiceExtendedLocationShape,
        httpProxyConfig: managedClusterHTTPProxyConfigShape,
        ingressProfile: managedClusterIngressProfileResponseShape,
        kind: { kind: "string" },
        metricsProfile: managedClusterMetricsProfileShape,
        nodeProvisioningProfile: managedClusterNodeProvisioningProfileShape,
        nodeResourceGroupProfile: managedClusterNodeResourceGroupProfileShape,
        podIdentityProfile: managedClusterPodIdentityProfileResponseShape,
        privateLinkResources: { kind: "array", items: privateLinkResourceResponseShape },
        publicNetworkAccess: { kind: "string" },
        resourceUID: { kind: "string" },
        securityProfile: managedClusterSecurityProfileShape,
        serviceMeshProfile: serviceMeshProfileShape,
        status: managedClusterStatusResponseShape,
        storageProfile: managedClusterStorageProfileShape,
        systemData: systemDataResponseShape,
        upgradeSettings: clusterUpgradeSettingsShape,
        windowsProfile: managedClusterWindowsProfileShape,
        workloadAutoScalerProfile: managedClusterWorkloadAutoScalerProfileShape,
      },
    },
  },
  "berth:containerservice:getAgentPool": {
    inputs: {
      kind: "object",
      required: ["agentPoolName", "resourceGroupName", "resourceName"],
      properties: {
        agentPoolName: { kind: "string" },
        resourceGroupName: { kind: "string" },
        resourceName: { kind: "string" },
      },
    },
    outputs: {
      kind: "object",
      required: [
        "id",
        "name",
        "type",
        "count",
        "vmSize",
        "osType",
        "mode",
        "provisioningState",
        "azureApiVersion",
        "currentOrchestratorVersion",
        "eTag",
        "nodeImageVersion",
      ],
      properties: {
        id: { kind: "string" },
        name: { kind: "string" },
        type: { kind: "string" },
        typePropertiesType: { kind: "string" },
        count: { kind: "integer" },
        vmSize: { kind: "string" },
        osType: { kind: "string" },
        osSKU: { kind: "string" },
        mode: { kind: "string" },
        enableAutoScaling: { kind: "boolean" },
        minCount: { kind: "integer" },
        maxCount: { kind: "integer" },
        maxPods: { kind: "integer" },
        nodeLabels: { kind: "map", values: { kind: "string" } },
        nodeTaints: { kind: "array", items: { kind: "string" } },
        orchestratorVersion: { kind: "string" },
        availabilityZones: { kind: "array", items: { kind: "string" } },
        osDiskSizeGB: { kind: "integer" },
        osDiskType: { kind: "string" },
        scaleSetPriority: { kind: "string" },
        spotMaxPrice: { kind: "number" },
        scaleSetEvictionPolicy: { kind: "string" },
        vnetSubnetID: { kind: "string" },
        enableNodePublicIP: { kind: "boolean" },
        enableEncryptionAtHost: { kind: "boolean" },
        enableFIPS: { kind: "boolean" },
        tags: { kind: "map", values: { kind: "string" } },
        upgradeSettings: agentPoolUpgradeSettingsShape,
        currentOrchestratorVersion: { kind: "string" },
        nodeImageVersion: { kind: "string" },
        provisioningState: { kind: "string" },
        powerState: powerStateShape,
        azureApiVersion: { kind: "string" },
        capacityReservationGroupID: { kind: "string" },
        creationData: creationDataShape,
        eTag: { kind: "string" },
        enableUltraSSD: { kind: "boolean" },
        gatewayProfile: agentPoolGatewayProfileShape,
        gpuInstanceProfile: { kind: "string" },
        gpuProfile: gPUProfileShape,
        hostGroupID: { kind: "string" },
        kubeletConfig: kubeletConfigShape,
        kubeletDiskType: { kind: "string" },
        linuxOSConfig: linuxOSConfigShape,
        localDNSProfile: localDNSProfileResponseShape,
        messageOfTheDay: { kind: "string" },
        networkProfile: agentPoolNetworkProfileShape,
        nodePublicIPPrefixID: { kind: "string" },
        podIPAllocationMode: { kind: "string" },
        podSubnetID: { kind: "string" },
        proximityPlacementGroupID: { kind: "string" },
        scaleDownMode: { kind: "string" },
        securityProfile: agentPoolSecurityProfileShape,
        status: agentPoolStatusResponseShape,
        virtualMachineNodesStatus: { kind: "array", items: virtualMachineNodesShape },
        virtualMachinesProfile: virtualMachinesProfileShape,
        windowsProfile: agentPoolWindowsProfileShape,
        workloadRuntime: { kind: "string" },
      },
    },
  },
  "berth:storage:listStorageAccountKeys": {
    inputs: {
      kind: "object",
      required: ["accountName", "resourceGroupName"],
      properties: { accountName: { kind: "string" }, resourceGroupName: { kind: "string" } },
    },
    outputs: {
      kind: "object",
      required: ["keys"],
      properties: { keys: { kind: "array", items: storageAccountKeyShape } },
    },
  },
  "berth:containerservice:listManagedClusterAdminCredentials": {
    inputs: {
      kind: "object",
      required: ["resourceGroupName", "resourceName"],
      properties: { resourceGroupName: { kind: "string" }, resourceName: { kind: "string" } },
    },
    outputs: {
      kind: "object",
      required: ["kubeconfigs"],
      properties: { kubeconfigs: { kind: "array", items: credentialResultShape } },
    },
  },
  "berth:containerservice:listManagedClusterUserCredentials": {
    inputs: {
      kind: "object",
      required: ["resourceGroupName", "resourceName"],
      properties: { resourceGroupName: { kind: "string" }, resourceName: { kind: "string" } },
    },
    outputs: {
      kind: "object",
      required: ["kubeconfigs"],
      properties: { kubeconfigs: { kind: "array", items: credentialResultShape } },
    },
  },
} satisfies Record<string, { inputs: ObjectShape; outputs: ObjectShape }>;
/** The shape of the provider's configuration. */
export const configShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    target: { kind: "string" },
    subscriptionId: { kind: "string" },
    location: { kind: "string" },
    resourceGroup: { kind: "string" },
    environment: { kind: "string" },
    metadataHost: { kind: "string" },
    dockerHost: { kind: "string" },
    recordCalls: { kind: "string" },
    isolation: { kind: "string" },
    allowPrivileged: { kind: "boolean" },
    vmSizes: { kind: "string" },
    adopt: { kind: "boolean" },
    tenantId: { kind: "string" },
    clientId: { kind: "string" },
    clientSecret: { kind: "string", secret: true },
    clientCertificatePath: { kind: "string" },
    clientCertificatePassword: { kind: "string", secret: true },
    useOidc: { kind: "boolean" },
    oidcToken: { kind: "string", secret: true },
    oidcTokenFilePath: { kind: "string" },
    oidcRequestUrl: { kind: "string" },
    oidcRequestToken: { kind: "string", secret: true },
    useMsi: { kind: "boolean" },
  },
};
