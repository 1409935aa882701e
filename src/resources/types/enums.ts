// Generated from schema.json by `npm run generate`. Do not edit.
export namespace storage {
  /** Replication and performance tier of a storage account. */
  export const SkuName = {
    Standard_LRS: "Standard_LRS",
    Standard_GRS: "Standard_GRS",
    Standard_RAGRS: "Standard_RAGRS",
    Standard_ZRS: "Standard_ZRS",
    Premium_LRS: "Premium_LRS",
    Premium_ZRS: "Premium_ZRS",
    Standard_GZRS: "Standard_GZRS",
    Standard_RAGZRS: "Standard_RAGZRS",
  } as const;
  /** Replication and performance tier of a storage account. */
  export type SkuName = (typeof SkuName)[keyof typeof SkuName];

  /** Kind of storage account. `StorageV2` is the general one; `FileStorage` holds premium file shares. */
  export const Kind = { StorageV2: "StorageV2", FileStorage: "FileStorage", Storage: "Storage" } as const;
  /** Kind of storage account. `StorageV2` is the general one; `FileStorage` holds premium file shares. */
  export type Kind = (typeof Kind)[keyof typeof Kind];

  /** Access tier of a file share. */
  export const ShareAccessTier = {
    TransactionOptimized: "TransactionOptimized",
    Hot: "Hot",
    Cool: "Cool",
    Premium: "Premium",
  } as const;
  /** Access tier of a file share. */
  export type ShareAccessTier = (typeof ShareAccessTier)[keyof typeof ShareAccessTier];

  /** Protocol of a file share. */
  export const EnabledProtocols = { SMB: "SMB", NFS: "NFS" } as const;
  /** Protocol of a file share. */
  export type EnabledProtocols = (typeof EnabledProtocols)[keyof typeof EnabledProtocols];
}
export namespace containerinstance {
  /** Operating system of a container group. */
  export const OperatingSystemTypes = { Linux: "Linux", Windows: "Windows" } as const;
  /** Operating system of a container group. */
  export type OperatingSystemTypes = (typeof OperatingSystemTypes)[keyof typeof OperatingSystemTypes];

  /** What happens when a container exits: `Always` restarts it, `OnFailure` restarts it after a non-zero exit code, `Never` leaves it. */
  export const ContainerGroupRestartPolicy = { Always: "Always", OnFailure: "OnFailure", Never: "Never" } as const;
  /** What happens when a container exits: `Always` restarts it, `OnFailure` restarts it after a non-zero exit code, `Never` leaves it. */
  export type ContainerGroupRestartPolicy =
    (typeof ContainerGroupRestartPolicy)[keyof typeof ContainerGroupRestartPolicy];

  /** Protocol of a port. */
  export const ContainerNetworkProtocol = { TCP: "TCP", UDP: "UDP" } as const;
  /** Protocol of a port. */
  export type ContainerNetworkProtocol = (typeof ContainerNetworkProtocol)[keyof typeof ContainerNetworkProtocol];

  /** Whether the group's address is reachable from the internet. */
  export const ContainerGroupIpAddressType = { Public: "Public", Private: "Private" } as const;
  /** Whether the group's address is reachable from the internet. */
  export type ContainerGroupIpAddressType =
    (typeof ContainerGroupIpAddressType)[keyof typeof ContainerGroupIpAddressType];

  /** How the service runs a group. */
  export const ContainerGroupSku = {
    NotSpecified: "NotSpecified",
    Standard: "Standard",
    Dedicated: "Dedicated",
    Confidential: "Confidential",
  } as const;
  /** How the service runs a group. */
  export type ContainerGroupSku = (typeof ContainerGroupSku)[keyof typeof ContainerGroupSku];

  /** Whether a group may be evicted. */
  export const ContainerGroupPriority = { Regular: "Regular", Spot: "Spot" } as const;
  /** Whether a group may be evicted. */
  export type ContainerGroupPriority = (typeof ContainerGroupPriority)[keyof typeof ContainerGroupPriority];

  /** A kind of GPU. */
  export const GpuSku = { K80: "K80", P100: "P100", V100: "V100" } as const;
  /** A kind of GPU. */
  export type GpuSku = (typeof GpuSku)[keyof typeof GpuSku];

  /** How a probe speaks to a container. */
  export const Scheme = { http: "http", https: "https" } as const;
  /** How a probe speaks to a container. */
  export type Scheme = (typeof Scheme)[keyof typeof Scheme];

  /** Who may take over a domain name label after the group is gone. */
  export const DnsNameLabelReusePolicy = {
    Unsecure: "Unsecure",
    TenantReuse: "TenantReuse",
    SubscriptionReuse: "SubscriptionReuse",
    ResourceGroupReuse: "ResourceGroupReuse",
    Noreuse: "Noreuse",
  } as const;
  /** Who may take over a domain name label after the group is gone. */
  export type DnsNameLabelReusePolicy = (typeof DnsNameLabelReusePolicy)[keyof typeof DnsNameLabelReusePolicy];

  /** A kind of log. */
  export const LogAnalyticsLogType = {
    ContainerInsights: "ContainerInsights",
    ContainerInstanceLogs: "ContainerInstanceLogs",
  } as const;
  /** A kind of log. */
  export type LogAnalyticsLogType = (typeof LogAnalyticsLogType)[keyof typeof LogAnalyticsLogType];

  /** Kinds of managed identity that a group has. */
  export const ContainerGroupIdentityType = {
    SystemAssigned: "SystemAssigned",
    UserAssigned: "UserAssigned",
    SystemAssigned_UserAssigned: "SystemAssigned, UserAssigned",
    None: "None",
  } as const;
  /** Kinds of managed identity that a group has. */
  export type ContainerGroupIdentityType = (typeof ContainerGroupIdentityType)[keyof typeof ContainerGroupIdentityType];

  /** Which containers may use an identity. */
  export const IdentityAccessLevel = { All: "All", System: "System", User: "User" } as const;
  /** Which containers may use an identity. */
  export type IdentityAccessLevel = (typeof IdentityAccessLevel)[keyof typeof IdentityAccessLevel];
}
export namespace containerservice {
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
  export const ManagedClusterSKUName = { Base: "Base" } as const;
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
  export const AgentPoolMode = { System: "System", User: "User" } as const;
  /** What a pool is for: `System` pools carry the cluster's own pods, and each cluster has one at least. */
  export type AgentPoolMode = (typeof AgentPoolMode)[keyof typeof AgentPoolMode];

  /** What a pool's nodes are made of. */
  export const AgentPoolType = { VirtualMachineScaleSets: "VirtualMachineScaleSets" } as const;
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
}
