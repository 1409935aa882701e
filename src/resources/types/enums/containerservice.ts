// Generated from schema.json by `npm run generate`. Do not edit.

/** Kind of identity of a cluster: one that Azure makes, one that is there already, or none. */
export const ResourceIdentityType = {
  SystemAssigned: "SystemAssigned",
  UserAssigned: "UserAssigned",
  None: "None",
} as const;
/** Kind of identity of a cluster: one that Azure makes, one that is there already, or none. */
export type ResourceIdentityType = (typeof ResourceIdentityType)[keyof typeof ResourceIdentityType];

/** Network plugin of a cluster. */
export const NetworkPlugin = { Azure: "azure", Kubenet: "kubenet", None: "none" } as const;
/** Network plugin of a cluster. */
export type NetworkPlugin = (typeof NetworkPlugin)[keyof typeof NetworkPlugin];

/** Mode of the network plugin. `overlay` gives pods addresses of their own, apart from the nodes'. */
export const NetworkPluginMode = { Overlay: "overlay" } as const;
/** Mode of the network plugin. `overlay` gives pods addresses of their own, apart from the nodes'. */
export type NetworkPluginMode = (typeof NetworkPluginMode)[keyof typeof NetworkPluginMode];

/** Engine that enforces network policies. */
export const NetworkPolicy = { None: "none", Calico: "calico", Azure: "azure", Cilium: "cilium" } as const;
/** Engine that enforces network policies. */
export type NetworkPolicy = (typeof NetworkPolicy)[keyof typeof NetworkPolicy];

/** Data plane of the cluster's network. */
export const NetworkDataplane = { Azure: "azure", Cilium: "cilium" } as const;
/** Data plane of the cluster's network. */
export type NetworkDataplane = (typeof NetworkDataplane)[keyof typeof NetworkDataplane];

/** How the nodes reach the internet. */
export const OutboundType = {
  LoadBalancer: "loadBalancer",
  UserDefinedRouting: "userDefinedRouting",
  ManagedNATGateway: "managedNATGateway",
  UserAssignedNATGateway: "userAssignedNATGateway",
  None: "none",
} as const;
/** How the nodes reach the internet. */
export type OutboundType = (typeof OutboundType)[keyof typeof OutboundType];

/** SKU of the load balancer in front of the nodes. */
export const LoadBalancerSku = { Standard: "standard", Basic: "basic" } as const;
/** SKU of the load balancer in front of the nodes. */
export type LoadBalancerSku = (typeof LoadBalancerSku)[keyof typeof LoadBalancerSku];

/** Kind of cluster. */
export const ManagedClusterSKUName = { Base: "Base", Automatic: "Automatic" } as const;
/** Kind of cluster. */
export type ManagedClusterSKUName = (typeof ManagedClusterSKUName)[keyof typeof ManagedClusterSKUName];

/** Price tier of a cluster: what Azure promises for the uptime of its API server. */
export const ManagedClusterSKUTier = { Free: "Free", Standard: "Standard", Premium: "Premium" } as const;
/** Price tier of a cluster: what Azure promises for the uptime of its API server. */
export type ManagedClusterSKUTier = (typeof ManagedClusterSKUTier)[keyof typeof ManagedClusterSKUTier];

/** Which new versions a cluster is upgraded to by itself. */
export const UpgradeChannel = {
  Rapid: "rapid",
  Stable: "stable",
  Patch: "patch",
  Node_image: "node-image",
  None: "none",
} as const;
/** Which new versions a cluster is upgraded to by itself. */
export type UpgradeChannel = (typeof UpgradeChannel)[keyof typeof UpgradeChannel];

/** How long a Kubernetes version is supported. */
export const KubernetesSupportPlan = {
  KubernetesOfficial: "KubernetesOfficial",
  AKSLongTermSupport: "AKSLongTermSupport",
} as const;
/** How long a Kubernetes version is supported. */
export type KubernetesSupportPlan = (typeof KubernetesSupportPlan)[keyof typeof KubernetesSupportPlan];

/** What a pool is for: `System` pools carry the cluster's own pods, and each cluster has one at least. */
export const AgentPoolMode = { System: "System", User: "User", Gateway: "Gateway" } as const;
/** What a pool is for: `System` pools carry the cluster's own pods, and each cluster has one at least. */
export type AgentPoolMode = (typeof AgentPoolMode)[keyof typeof AgentPoolMode];

/** What a pool's nodes are made of. */
export const AgentPoolType = {
  VirtualMachineScaleSets: "VirtualMachineScaleSets",
  AvailabilitySet: "AvailabilitySet",
  VirtualMachines: "VirtualMachines",
} as const;
/** What a pool's nodes are made of. */
export type AgentPoolType = (typeof AgentPoolType)[keyof typeof AgentPoolType];

/** Operating system of a pool's nodes. */
export const OSType = { Linux: "Linux", Windows: "Windows" } as const;
/** Operating system of a pool's nodes. */
export type OSType = (typeof OSType)[keyof typeof OSType];

/** Distribution of a pool's nodes. */
export const OSSKU = {
  Ubuntu: "Ubuntu",
  Ubuntu2204: "Ubuntu2204",
  Ubuntu2404: "Ubuntu2404",
  AzureLinux: "AzureLinux",
  AzureLinux3: "AzureLinux3",
  CBLMariner: "CBLMariner",
  Windows2019: "Windows2019",
  Windows2022: "Windows2022",
  Windows2025: "Windows2025",
} as const;
/** Distribution of a pool's nodes. */
export type OSSKU = (typeof OSSKU)[keyof typeof OSSKU];

/** Where a node's system disk is: in Azure Storage, or on the machine itself. */
export const OSDiskType = { Managed: "Managed", Ephemeral: "Ephemeral" } as const;
/** Where a node's system disk is: in Azure Storage, or on the machine itself. */
export type OSDiskType = (typeof OSDiskType)[keyof typeof OSDiskType];

/** Whether Azure may take a pool's nodes away when it needs the room. */
export const ScaleSetPriority = { Spot: "Spot", Regular: "Regular" } as const;
/** Whether Azure may take a pool's nodes away when it needs the room. */
export type ScaleSetPriority = (typeof ScaleSetPriority)[keyof typeof ScaleSetPriority];

/** What becomes of a spot node that Azure takes away. */
export const ScaleSetEvictionPolicy = { Delete: "Delete", Deallocate: "Deallocate" } as const;
/** What becomes of a spot node that Azure takes away. */
export type ScaleSetEvictionPolicy = (typeof ScaleSetEvictionPolicy)[keyof typeof ScaleSetEvictionPolicy];

/** How Kubernetes replaces the pods of a Deployment. */
export const DeploymentStrategyType = { RollingUpdate: "RollingUpdate", Recreate: "Recreate" } as const;
/** How Kubernetes replaces the pods of a Deployment. */
export type DeploymentStrategyType = (typeof DeploymentStrategyType)[keyof typeof DeploymentStrategyType];

/** How a toleration compares a taint's value. */
export const TolerationOperator = { Exists: "Exists", Equal: "Equal" } as const;
/** How a toleration compares a taint's value. */
export type TolerationOperator = (typeof TolerationOperator)[keyof typeof TolerationOperator];

/** What a taint does to pods that do not tolerate it. */
export const TaintEffect = {
  NoSchedule: "NoSchedule",
  PreferNoSchedule: "PreferNoSchedule",
  NoExecute: "NoExecute",
} as const;
/** What a taint does to pods that do not tolerate it. */
export type TaintEffect = (typeof TaintEffect)[keyof typeof TaintEffect];

/** Whether a cluster or a pool is switched on. */
export const Code = { Running: "Running", Stopped: "Stopped" } as const;
/** Whether a cluster or a pool is switched on. */
export type Code = (typeof Code)[keyof typeof Code];

/** How GPUs are partitioned. */
export const GPUInstanceProfile = {
  MIG1g: "MIG1g",
  MIG2g: "MIG2g",
  MIG3g: "MIG3g",
  MIG4g: "MIG4g",
  MIG7g: "MIG7g",
} as const;
/** How GPUs are partitioned. */
export type GPUInstanceProfile = (typeof GPUInstanceProfile)[keyof typeof GPUInstanceProfile];

/** Whether the service installs drivers of GPUs. */
export const GPUDriver = { Install: "Install", None: "None" } as const;
/** Whether the service installs drivers of GPUs. */
export type GPUDriver = (typeof GPUDriver)[keyof typeof GPUDriver];

/** Where a kubelet keeps its data. */
export const KubeletDiskType = { OS: "OS", Temporary: "Temporary" } as const;
/** Where a kubelet keeps its data. */
export type KubeletDiskType = (typeof KubeletDiskType)[keyof typeof KubeletDiskType];

/** Whom a node's cache for names asks. */
export const LocalDNSForwardDestination = { ClusterCoreDNS: "ClusterCoreDNS", VnetDNS: "VnetDNS" } as const;
/** Whom a node's cache for names asks. */
export type LocalDNSForwardDestination = (typeof LocalDNSForwardDestination)[keyof typeof LocalDNSForwardDestination];

/** In what order a node's cache for names asks. */
export const LocalDNSForwardPolicy = { Sequential: "Sequential", RoundRobin: "RoundRobin", Random: "Random" } as const;
/** In what order a node's cache for names asks. */
export type LocalDNSForwardPolicy = (typeof LocalDNSForwardPolicy)[keyof typeof LocalDNSForwardPolicy];

/** How a node's cache for names asks. */
export const LocalDNSProtocol = { PreferUDP: "PreferUDP", ForceTCP: "ForceTCP" } as const;
/** How a node's cache for names asks. */
export type LocalDNSProtocol = (typeof LocalDNSProtocol)[keyof typeof LocalDNSProtocol];

/** What a node's cache for names logs. */
export const LocalDNSQueryLogging = { Error: "Error", Log: "Log" } as const;
/** What a node's cache for names logs. */
export type LocalDNSQueryLogging = (typeof LocalDNSQueryLogging)[keyof typeof LocalDNSQueryLogging];

/** Whether a node's cache gives old answers. */
export const LocalDNSServeStale = { Verify: "Verify", Immediate: "Immediate", Disable: "Disable" } as const;
/** Whether a node's cache gives old answers. */
export type LocalDNSServeStale = (typeof LocalDNSServeStale)[keyof typeof LocalDNSServeStale];

/** Whether nodes have a cache for names. */
export const LocalDNSMode = { Preferred: "Preferred", Required: "Required", Disabled: "Disabled" } as const;
/** Whether nodes have a cache for names. */
export type LocalDNSMode = (typeof LocalDNSMode)[keyof typeof LocalDNSMode];

/** Protocols of ports. */
export const Protocol = { TCP: "TCP", UDP: "UDP" } as const;
/** Protocols of ports. */
export type Protocol = (typeof Protocol)[keyof typeof Protocol];

/** How pods get the addresses of their subnet. */
export const PodIPAllocationMode = { DynamicIndividual: "DynamicIndividual", StaticBlock: "StaticBlock" } as const;
/** How pods get the addresses of their subnet. */
export type PodIPAllocationMode = (typeof PodIPAllocationMode)[keyof typeof PodIPAllocationMode];

/** What becomes of nodes that are no longer needed. */
export const ScaleDownMode = { Delete: "Delete", Deallocate: "Deallocate" } as const;
/** What becomes of nodes that are no longer needed. */
export type ScaleDownMode = (typeof ScaleDownMode)[keyof typeof ScaleDownMode];

/** How one signs in to a pool's nodes by SSH. */
export const AgentPoolSSHAccess = { LocalUser: "LocalUser", Disabled: "Disabled" } as const;
/** How one signs in to a pool's nodes by SSH. */
export type AgentPoolSSHAccess = (typeof AgentPoolSSHAccess)[keyof typeof AgentPoolSSHAccess];

/** What becomes of a node that pods do not leave. */
export const UndrainableNodeBehavior = { Cordon: "Cordon", Schedule: "Schedule" } as const;
/** What becomes of a node that pods do not leave. */
export type UndrainableNodeBehavior = (typeof UndrainableNodeBehavior)[keyof typeof UndrainableNodeBehavior];

/** What pods run on. */
export const WorkloadRuntime = {
  OCIContainer: "OCIContainer",
  WasmWasi: "WasmWasi",
  KataVmIsolation: "KataVmIsolation",
} as const;
/** What pods run on. */
export type WorkloadRuntime = (typeof WorkloadRuntime)[keyof typeof WorkloadRuntime];

/** Which pool grows, if several could. */
export const Expander = {
  Least_waste: "least-waste",
  Most_pods: "most-pods",
  Priority: "priority",
  Random: "random",
} as const;
/** Which pool grows, if several could. */
export type Expander = (typeof Expander)[keyof typeof Expander];

/** How the system of nodes is upgraded by itself. */
export const NodeOSUpgradeChannel = {
  None: "None",
  Unmanaged: "Unmanaged",
  NodeImage: "NodeImage",
  SecurityPatch: "SecurityPatch",
} as const;
/** How the system of nodes is upgraded by itself. */
export type NodeOSUpgradeChannel = (typeof NodeOSUpgradeChannel)[keyof typeof NodeOSUpgradeChannel];

/** Where new nodes get their own images from. */
export const ArtifactSource = { Cache: "Cache", Direct: "Direct" } as const;
/** Where new nodes get their own images from. */
export type ArtifactSource = (typeof ArtifactSource)[keyof typeof ArtifactSource];

/** Kinds of extended locations. */
export const ExtendedLocationTypes = { EdgeZone: "EdgeZone" } as const;
/** Kinds of extended locations. */
export type ExtendedLocationTypes = (typeof ExtendedLocationTypes)[keyof typeof ExtendedLocationTypes];

/** How an ingress controller is reached. */
export const NginxIngressControllerType = {
  AnnotationControlled: "AnnotationControlled",
  External: "External",
  Internal: "Internal",
  None: "None",
} as const;
/** How an ingress controller is reached. */
export type NginxIngressControllerType = (typeof NginxIngressControllerType)[keyof typeof NginxIngressControllerType];

/** Rules of a network beyond addresses and ports. */
export const AdvancedNetworkPolicies = { L7: "L7", FQDN: "FQDN", None: "None" } as const;
/** Rules of a network beyond addresses and ports. */
export type AdvancedNetworkPolicies = (typeof AdvancedNetworkPolicies)[keyof typeof AdvancedNetworkPolicies];

/** IP families. */
export const IpFamily = { IPv4: "IPv4", IPv6: "IPv6" } as const;
/** IP families. */
export type IpFamily = (typeof IpFamily)[keyof typeof IpFamily];

/** How a load balancer knows nodes. */
export const BackendPoolType = { NodeIPConfiguration: "NodeIPConfiguration", NodeIP: "NodeIP" } as const;
/** How a load balancer knows nodes. */
export type BackendPoolType = (typeof BackendPoolType)[keyof typeof BackendPoolType];

/** Modes of network plugin azure. */
export const NetworkMode = { Transparent: "transparent", Bridge: "bridge" } as const;
/** Modes of network plugin azure. */
export type NetworkMode = (typeof NetworkMode)[keyof typeof NetworkMode];

/** Whether there are pools to begin with. */
export const NodeProvisioningDefaultNodePools = { None: "None", Auto: "Auto" } as const;
/** Whether there are pools to begin with. */
export type NodeProvisioningDefaultNodePools =
  (typeof NodeProvisioningDefaultNodePools)[keyof typeof NodeProvisioningDefaultNodePools];

/** Whether the service makes nodes as pods need them. */
export const NodeProvisioningMode = { Manual: "Manual", Auto: "Auto" } as const;
/** Whether the service makes nodes as pods need them. */
export type NodeProvisioningMode = (typeof NodeProvisioningMode)[keyof typeof NodeProvisioningMode];

/** What users may change in the resource group of nodes. */
export const RestrictionLevel = { Unrestricted: "Unrestricted", ReadOnly: "ReadOnly" } as const;
/** What users may change in the resource group of nodes. */
export type RestrictionLevel = (typeof RestrictionLevel)[keyof typeof RestrictionLevel];

/** Whether a cluster may be reached from public networks. */
export const PublicNetworkAccess = { Enabled: "Enabled", Disabled: "Disabled" } as const;
/** Whether a cluster may be reached from public networks. */
export type PublicNetworkAccess = (typeof PublicNetworkAccess)[keyof typeof PublicNetworkAccess];

/** How a key vault is reached. */
export const KeyVaultNetworkAccessTypes = { Public: "Public", Private: "Private" } as const;
/** How a key vault is reached. */
export type KeyVaultNetworkAccessTypes = (typeof KeyVaultNetworkAccessTypes)[keyof typeof KeyVaultNetworkAccessTypes];

/** Who can reach a gateway. */
export const IstioIngressGatewayMode = { External: "External", Internal: "Internal" } as const;
/** Who can reach a gateway. */
export type IstioIngressGatewayMode = (typeof IstioIngressGatewayMode)[keyof typeof IstioIngressGatewayMode];

/** Service meshes of a cluster. */
export const ServiceMeshMode = { Istio: "Istio", Disabled: "Disabled" } as const;
/** Service meshes of a cluster. */
export type ServiceMeshMode = (typeof ServiceMeshMode)[keyof typeof ServiceMeshMode];

/** Licenses of Windows. */
export const LicenseType = { None: "None", Windows_Server: "Windows_Server" } as const;
/** Licenses of Windows. */
export type LicenseType = (typeof LicenseType)[keyof typeof LicenseType];
