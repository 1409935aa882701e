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
