// Generated from schema.json by `npm run generate`. Do not edit.
import type { ObjectShape, Shape } from "./shape";
/** The SKU of a storage account. */
export interface Sku {
  /** Replication and performance tier, such as `Standard_LRS`. */
  name: SkuName;
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
  | "Standard_RAGZRS";
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
  ],
};
/** Kind of storage account. `StorageV2` is the general one; `FileStorage` holds premium file shares. */
export type Kind = "StorageV2" | "FileStorage" | "Storage";
const kindShape: Shape = { kind: "string", enum: ["StorageV2", "FileStorage", "Storage"] };
/** Access tier of a file share. */
export type ShareAccessTier = "TransactionOptimized" | "Hot" | "Cool" | "Premium";
const shareAccessTierShape: Shape = { kind: "string", enum: ["TransactionOptimized", "Hot", "Cool", "Premium"] };
/** Protocol of a file share. */
export type EnabledProtocols = "SMB" | "NFS";
const enabledProtocolsShape: Shape = { kind: "string", enum: ["SMB", "NFS"] };
/** Service endpoints of a storage account. */
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
/** Protocol of a port. */
export type ContainerNetworkProtocol = "TCP" | "UDP";
const containerNetworkProtocolShape: Shape = { kind: "string", enum: ["TCP", "UDP"] };
/** Whether the group's address is reachable from the internet. */
export type ContainerGroupIpAddressType = "Public";
const containerGroupIpAddressTypeShape: Shape = { kind: "string", enum: ["Public"] };
/** A container of a group. */
export interface Container {
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
  resources: ResourceRequirements;
  /** Where the group's volumes appear in the container. */
  volumeMounts?: VolumeMount[];
  /** The user that the container runs as. */
  securityContext?: SecurityContextDefinition;
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
  /** The user that the container runs as. */
  securityContext?: SecurityContextDefinition;
  /** How the container is doing. */
  instanceView?: ContainerInstanceView;
}
/** An environment variable: give either `value` or `secureValue`. */
export interface EnvironmentVariable {
  /** Name: 1 to 63 letters, digits and underscores, no underscore at the ends. */
  name: string;
  /** Value that anyone who can read the group may see. */
  value?: string;
  /** Secret value. ARM never returns it. */
  secureValue?: string;
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
  /** What the container is given, which is also its limit. */
  requests: ResourceRequests;
}
/** CPU and memory that a container is given. */
export interface ResourceRequests {
  /** CPU cores in steps of 0.01. The containers of a group need at least 1 together and may have 31. */
  cpu: number;
  /** Memory in GB (1024³ bytes) in steps of 0.1. The containers of a group need at least 1 together and may have 240. */
  memoryInGB: number;
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
/** The user that a container runs as. */
export interface SecurityContextDefinition {
  /** User id, 0 or more. Default: what the image says. A container that mounts Azure Files must run as root, 0. */
  runAsUser?: number;
  /** Group id, 0 or more. Default: what the image says. */
  runAsGroup?: number;
}
/** The address of a container group. Leave it out for a group without one. */
export interface IpAddress {
  /** `Public`. */
  type: ContainerGroupIpAddressType;
  /** Ports open on the address, at most 5. Each must be a port of one of the containers, with the same protocol. */
  ports: Port[];
  /** First label of the group's domain name, unique in the region: 5 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end. */
  dnsNameLabel?: string;
}
/** A port that is open on a group's address. */
export interface Port {
  /** Port number, 1 to 65535. */
  port: number;
  /** Protocol. Default `TCP`. */
  protocol?: ContainerNetworkProtocol;
}
/** A volume of a group: exactly one of `azureFile` and `emptyDir`. */
export interface Volume {
  /** Name, unique in the group: 5 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends. */
  name: string;
  /** An Azure Files share. */
  azureFile?: AzureFileVolume;
  /** An empty directory that lives as long as the group: `{}`. */
  emptyDir?: unknown;
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
}
/** The address of a container group. */
export interface IpAddressState {
  /** `Public`. */
  type: string;
  /** Ports open on the address. */
  ports: PortState[];
  /** First label of the domain name. */
  dnsNameLabel?: string;
  /** The address. It may change when the group is restarted. */
  ip?: string;
  /** The domain name. */
  fqdn?: string;
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
/** Something that happened to a group or container. */
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
/** How a container is doing. */
export interface ContainerInstanceView {
  /** How often it was restarted. */
  restartCount?: number;
  /** The state it is in. */
  currentState?: ContainerState;
  /** The state before. */
  previousState?: ContainerState;
  /** What happened to it. */
  events?: Event[];
}
/** How a group is doing. */
export interface ContainerGroupInstanceView {
  /** `Pending`, `Running`, `Succeeded`, `Failed` or `Stopped`. */
  state?: string;
  /** What happened to the group. */
  events?: Event[];
}
/** Kind of identity of a cluster: one that Azure makes, one that is there already, or none. */
export type ResourceIdentityType = "SystemAssigned" | "UserAssigned" | "None";
const resourceIdentityTypeShape: Shape = { kind: "string", enum: ["SystemAssigned", "UserAssigned", "None"] };
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
export type ManagedClusterSKUName = "Base";
const managedClusterSKUNameShape: Shape = { kind: "string", enum: ["Base"] };
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
export type AgentPoolMode = "System" | "User";
const agentPoolModeShape: Shape = { kind: "string", enum: ["System", "User"] };
/** What a pool's nodes are made of. */
export type AgentPoolType = "VirtualMachineScaleSets";
const agentPoolTypeShape: Shape = { kind: "string", enum: ["VirtualMachineScaleSets"] };
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
  type: ResourceIdentityType;
  /** ARM id of the identity, exactly one, with type `UserAssigned`. */
  userAssignedIdentities?: string[];
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
  principalId?: string;
  /** Tenant of that identity. */
  tenantId?: string;
  /** The given identities, by ARM id. */
  userAssignedIdentities?: Record<string, UserAssignedIdentity>;
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
}
/** Whether a cluster or a pool is switched on. */
export interface PowerState {
  /** `Running` or `Stopped`. */
  code?: string;
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
  currentOrchestratorVersion?: string;
  /** Image of the nodes. */
  nodeImageVersion?: string;
  /** `Succeeded` when the pool is usable. */
  provisioningState?: string;
  /** Whether the pool is switched on. */
  powerState?: PowerState;
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
  loadBalancerProfile?: unknown;
}
/** Who may reach a cluster's API server. */
export interface ManagedClusterAPIServerAccessProfile {
  /** Ranges of addresses that may reach it. Default: all. */
  authorizedIPRanges?: string[];
  /** Whether it has a private address alone. Default false. */
  enablePrivateCluster?: boolean;
  /** Private DNS zone of its name: `system`, `none` or the ARM id of a zone. Default system. */
  privateDNSZone?: string;
}
/** How a cluster is upgraded by itself. */
export interface ManagedClusterAutoUpgradeProfile {
  /** Which versions it is upgraded to. Default none. */
  upgradeChannel?: UpgradeChannel;
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
  issuerURL?: string;
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
const skuShape: ObjectShape = { kind: "object", required: ["name"], properties: { name: skuNameShape } };
const endpointsShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
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
  properties: { name: { kind: "string" }, value: { kind: "string" }, secureValue: { kind: "string", secret: true } },
};
const containerPortShape: ObjectShape = {
  kind: "object",
  required: ["port"],
  properties: { port: { kind: "integer" }, protocol: containerNetworkProtocolShape },
};
const resourceRequestsShape: ObjectShape = {
  kind: "object",
  required: ["cpu", "memoryInGB"],
  properties: { cpu: { kind: "number", replace: true }, memoryInGB: { kind: "number", replace: true } },
};
const resourceRequirementsShape: ObjectShape = {
  kind: "object",
  required: ["requests"],
  properties: { requests: resourceRequestsShape },
};
const volumeMountShape: ObjectShape = {
  kind: "object",
  required: ["name", "mountPath"],
  properties: { name: { kind: "string" }, mountPath: { kind: "string" }, readOnly: { kind: "boolean" } },
};
const securityContextDefinitionShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { runAsUser: { kind: "integer" }, runAsGroup: { kind: "integer" } },
};
const containerShape: ObjectShape = {
  kind: "object",
  required: ["name", "image", "resources"],
  properties: {
    name: { kind: "string" },
    image: { kind: "string" },
    command: { kind: "array", items: { kind: "string" } },
    environmentVariables: { kind: "array", items: environmentVariableShape },
    ports: { kind: "array", items: containerPortShape },
    resources: resourceRequirementsShape,
    volumeMounts: { kind: "array", items: volumeMountShape },
    securityContext: securityContextDefinitionShape,
  },
};
const containerStateShape: ObjectShape = {
  kind: "object",
  required: [],
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
  required: [],
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
  required: [],
  properties: {
    restartCount: { kind: "integer" },
    currentState: containerStateShape,
    previousState: containerStateShape,
    events: { kind: "array", items: eventShape },
  },
};
const containerResponseShape: ObjectShape = {
  kind: "object",
  required: ["name", "image"],
  properties: {
    name: { kind: "string" },
    image: { kind: "string" },
    command: { kind: "array", items: { kind: "string" } },
    environmentVariables: { kind: "array", items: environmentVariableShape },
    ports: { kind: "array", items: containerPortShape },
    resources: resourceRequirementsShape,
    volumeMounts: { kind: "array", items: volumeMountShape },
    securityContext: securityContextDefinitionShape,
    instanceView: containerInstanceViewShape,
  },
};
const portShape: ObjectShape = {
  kind: "object",
  required: ["port"],
  properties: { port: { kind: "integer" }, protocol: containerNetworkProtocolShape },
};
const ipAddressShape: ObjectShape = {
  kind: "object",
  required: ["type", "ports"],
  properties: {
    type: { ...containerGroupIpAddressTypeShape, replace: true },
    ports: { kind: "array", items: portShape },
    dnsNameLabel: { kind: "string" },
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
  },
};
const volumeShape: ObjectShape = {
  kind: "object",
  required: ["name"],
  properties: { name: { kind: "string" }, azureFile: azureFileVolumeShape, emptyDir: { kind: "any" } },
};
const portStateShape: ObjectShape = {
  kind: "object",
  required: ["port"],
  properties: { port: { kind: "integer" }, protocol: { kind: "string" }, hostPort: { kind: "integer" } },
};
const ipAddressStateShape: ObjectShape = {
  kind: "object",
  required: ["type", "ports"],
  properties: {
    type: { kind: "string" },
    ports: { kind: "array", items: portStateShape },
    dnsNameLabel: { kind: "string" },
    ip: { kind: "string" },
    fqdn: { kind: "string" },
  },
};
const containerGroupInstanceViewShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { state: { kind: "string" }, events: { kind: "array", items: eventShape } },
};
const managedClusterSKUShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { name: managedClusterSKUNameShape, tier: managedClusterSKUTierShape },
};
const managedClusterIdentityShape: ObjectShape = {
  kind: "object",
  required: ["type"],
  properties: { type: resourceIdentityTypeShape, userAssignedIdentities: { kind: "array", items: { kind: "string" } } },
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
  required: ["type"],
  properties: {
    type: { kind: "string" },
    principalId: { kind: "string" },
    tenantId: { kind: "string" },
    userAssignedIdentities: { kind: "map", values: userAssignedIdentityShape },
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
  properties: { maxSurge: { kind: "string" } },
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
  },
};
const powerStateShape: ObjectShape = { kind: "object", required: [], properties: { code: { kind: "string" } } };
const managedClusterAgentPoolProfileResponseShape: ObjectShape = {
  kind: "object",
  required: ["name"],
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
  },
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
    loadBalancerProfile: { kind: "any" },
  },
};
const managedClusterAPIServerAccessProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    authorizedIPRanges: { kind: "array", items: { kind: "string" } },
    enablePrivateCluster: { kind: "boolean", replace: true },
    privateDNSZone: { kind: "string", replace: true },
  },
};
const managedClusterAutoUpgradeProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { upgradeChannel: upgradeChannelShape },
};
const managedClusterAADProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: {
    managed: { kind: "boolean" },
    enableAzureRBAC: { kind: "boolean" },
    adminGroupObjectIDs: { kind: "array", items: { kind: "string" } },
    tenantID: { kind: "string" },
  },
};
const managedClusterOIDCIssuerProfileShape: ObjectShape = {
  kind: "object",
  required: [],
  properties: { enabled: { kind: "boolean" } },
};
const managedClusterOIDCIssuerProfileResponseShape: ObjectShape = {
  kind: "object",
  required: [],
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
/** Inputs of `berth:resources:ResourceGroup`. A resource group: the container of Azure resources. */
export interface ResourceGroupInputs {
  /** Name: 1 to 90 letters, digits, `_`, `-`, `.`, `(` and `)`, no period at the end. Default: the resource's name and a hash of its URN. */
  resourceGroupName?: string;
  /** Region. Default: `berth:location`, else `westeurope`. */
  location?: string;
  /** Tags, at most 50. */
  tags?: Record<string, string>;
}
/** Outputs of `berth:resources:ResourceGroup`. */
export interface ResourceGroupOutputs {
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
}
/** Outputs of `berth:storage:StorageAccount`. */
export interface StorageAccountOutputs {
  /** Name. */
  name: string;
  /** `Microsoft.Storage/storageAccounts`. */
  type: string;
  /** Region. */
  location: string;
  /** Kind of account. */
  kind: string;
  /** Replication and performance tier. */
  sku: Sku;
  /** Tags. */
  tags?: Record<string, string>;
  /** `Succeeded` when the account is usable. */
  provisioningState: string;
  /** Service endpoints. */
  primaryEndpoints: Endpoints;
  /** Region of the data. */
  primaryLocation?: string;
  /** When the account was made, in UTC. */
  creationTime?: string;
}
/** Inputs of `berth:storage:FileShare`. An Azure Files share. Its files outlive every container group that mounts it and go when the share goes. */
export interface FileShareInputs {
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
}
/** Outputs of `berth:storage:FileShare`. */
export interface FileShareOutputs {
  /** Name. */
  name: string;
  /** `Microsoft.Storage/storageAccounts/fileServices/shares`. */
  type: string;
  /** Largest size of the share in GB. */
  shareQuota?: number;
  /** Access tier. */
  accessTier?: string;
  /** Protocol. */
  enabledProtocols?: string;
  /** Name and value pairs kept with the share. */
  metadata?: Record<string, string>;
  /** When the share was last changed, in UTC. */
  lastModifiedTime?: string;
  /** Entity tag of the share's properties. */
  etag?: string;
}
/** Inputs of `berth:containerinstance:ContainerGroup`. A container group: containers that share a lifecycle, an address, localhost and volumes. */
export interface ContainerGroupInputs {
  /** Name: 1 to 63 lowercase letters, digits and single hyphens, no hyphen at the ends. Default: the resource's name and a hash of its URN. */
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
  /** Tags. */
  tags?: Record<string, string>;
  /** `Succeeded` when the containers have started. */
  provisioningState: string;
  /** How the group is doing. */
  instanceView?: ContainerGroupInstanceView;
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
  fqdn?: string;
  /** Name of a private cluster's API server. */
  privateFQDN?: string;
  /** Name of the API server for the Azure portal. */
  azurePortalFQDN?: string;
  /** Identities of the nodes, by their use, such as `kubeletidentity`. */
  identityProfile?: Record<string, UserAssignedIdentity>;
  /** Most pools that the cluster may have. */
  maxAgentPools?: number;
  /** Whether the cluster is switched on. */
  powerState: PowerState;
  /** `Succeeded` when the cluster is usable. */
  provisioningState: string;
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
  currentOrchestratorVersion?: string;
  /** Image of the nodes. */
  nodeImageVersion?: string;
  /** `Succeeded` when the pool is usable. */
  provisioningState: string;
  /** Whether the pool is switched on. */
  powerState?: PowerState;
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
  /** The containers of each pod, 1 or more. They share localhost and volumes. `cpu` may be in steps of 0.001 and `memoryInGB` of any size, with no minimum for all together; no port is reserved. A container with a TCP port is ready once its first one accepts connections. */
  containers: Container[];
  /** Volumes that the containers may mount. Names have 1 to 63 characters. An `emptyDir` lives as long as its pod; an Azure Files share is the same in all pods. */
  volumes?: Volume[];
  /** A load balancer's address in front of all pods, with any number of ports. `dnsNameLabel` gives it the name `<label>.<region>.cloudapp.azure.com` on Azure, and nothing on the local engine. Default: none; the ports of the containers are then open inside the cluster alone. */
  ipAddress?: IpAddress;
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
  /** The containers of each pod. */
  containers: Container[];
  /** Volumes that the containers may mount. */
  volumes?: Volume[];
  /** The load balancer's address. `hostPort` is never set: on the local engine too, the address answers on the ports themselves. */
  ipAddress?: IpAddressState;
  /** Name of the Service, by which pods of the same namespace reach the containers' ports. None when no container has a port. */
  serviceName?: string;
}
/** The shape of every resource's inputs and outputs, by token. */
export const resourceShapes = {
  "berth:resources:ResourceGroup": {
    inputs: {
      kind: "object",
      required: [],
      properties: {
        resourceGroupName: { kind: "string", replace: true },
        location: { kind: "string", replace: true },
        tags: { kind: "map", values: { kind: "string" } },
      },
    },
    outputs: {
      kind: "object",
      required: ["name", "type", "location"],
      properties: {
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
        accountName: { kind: "string", replace: true },
        resourceGroupName: { kind: "string", replace: true },
        location: { kind: "string", replace: true },
        kind: { ...kindShape, replace: true },
        sku: skuShape,
        tags: { kind: "map", values: { kind: "string" } },
      },
    },
    outputs: {
      kind: "object",
      required: ["name", "type", "location", "kind", "sku", "provisioningState", "primaryEndpoints"],
      properties: {
        name: { kind: "string" },
        type: { kind: "string" },
        location: { kind: "string" },
        kind: { kind: "string" },
        sku: skuShape,
        tags: { kind: "map", values: { kind: "string" } },
        provisioningState: { kind: "string" },
        primaryEndpoints: endpointsShape,
        primaryLocation: { kind: "string" },
        creationTime: { kind: "string" },
      },
    },
  },
  "berth:storage:FileShare": {
    inputs: {
      kind: "object",
      required: ["accountName", "resourceGroupName"],
      properties: {
        shareName: { kind: "string", replace: true },
        accountName: { kind: "string", replace: true },
        resourceGroupName: { kind: "string", replace: true },
        shareQuota: { kind: "integer" },
        accessTier: shareAccessTierShape,
        enabledProtocols: { ...enabledProtocolsShape, replace: true },
        metadata: { kind: "map", values: { kind: "string" } },
      },
    },
    outputs: {
      kind: "object",
      required: ["name", "type"],
      properties: {
        name: { kind: "string" },
        type: { kind: "string" },
        shareQuota: { kind: "integer" },
        accessTier: { kind: "string" },
        enabledProtocols: { kind: "string" },
        metadata: { kind: "map", values: { kind: "string" } },
        lastModifiedTime: { kind: "string" },
        etag: { kind: "string" },
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
        tags: { kind: "map", values: { kind: "string" } },
      },
    },
    outputs: {
      kind: "object",
      required: ["name", "type", "osType", "containers", "provisioningState"],
      properties: {
        name: { kind: "string" },
        type: { kind: "string" },
        location: { kind: "string" },
        osType: { kind: "string" },
        restartPolicy: { kind: "string" },
        containers: { kind: "array", items: containerResponseShape },
        ipAddress: ipAddressStateShape,
        volumes: { kind: "array", items: volumeShape },
        tags: { kind: "map", values: { kind: "string" } },
        provisioningState: { kind: "string" },
        instanceView: containerGroupInstanceViewShape,
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
      },
    },
    outputs: {
      kind: "object",
      required: ["name", "type", "count", "vmSize", "osType", "mode", "provisioningState"],
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
        volumes: { kind: "array", items: volumeShape },
        ipAddress: ipAddressShape,
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
        volumes: { kind: "array", items: volumeShape },
        ipAddress: ipAddressStateShape,
        serviceName: { kind: "string" },
      },
    },
  },
} satisfies Record<string, { inputs: ObjectShape; outputs: ObjectShape }>;
/** The shape of every function's inputs and outputs, by token. */
export const functionShapes = {
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
    environment: { kind: "string" },
    dockerHost: { kind: "string" },
    recordCalls: { kind: "string" },
  },
};
