// Generated from schema.json by `npm run generate`. Do not edit.

/** Operating system of a container group. */
export const OperatingSystemTypes = { Linux: "Linux", Windows: "Windows" } as const;
/** Operating system of a container group. */
export type OperatingSystemTypes = (typeof OperatingSystemTypes)[keyof typeof OperatingSystemTypes];

/** What happens when a container exits: `Always` restarts it, `OnFailure` restarts it after a non-zero exit code, `Never` leaves it. */
export const ContainerGroupRestartPolicy = { Always: "Always", OnFailure: "OnFailure", Never: "Never" } as const;
/** What happens when a container exits: `Always` restarts it, `OnFailure` restarts it after a non-zero exit code, `Never` leaves it. */
export type ContainerGroupRestartPolicy =
  (typeof ContainerGroupRestartPolicy)[keyof typeof ContainerGroupRestartPolicy];

/** Protocol of a container's port. */
export const ContainerNetworkProtocol = { TCP: "TCP", UDP: "UDP" } as const;
/** Protocol of a container's port. */
export type ContainerNetworkProtocol = (typeof ContainerNetworkProtocol)[keyof typeof ContainerNetworkProtocol];

/** Protocol of a port of a group's address. */
export const ContainerGroupNetworkProtocol = { TCP: "TCP", UDP: "UDP" } as const;
/** Protocol of a port of a group's address. */
export type ContainerGroupNetworkProtocol =
  (typeof ContainerGroupNetworkProtocol)[keyof typeof ContainerGroupNetworkProtocol];

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
export const Scheme = { Http: "http", Https: "https" } as const;
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
export const ResourceIdentityType = {
  SystemAssigned: "SystemAssigned",
  UserAssigned: "UserAssigned",
  SystemAssigned_UserAssigned: "SystemAssigned, UserAssigned",
  None: "None",
} as const;
/** Kinds of managed identity that a group has. */
export type ResourceIdentityType = (typeof ResourceIdentityType)[keyof typeof ResourceIdentityType];

/** Which containers may use an identity. */
export const IdentityAccessLevel = { All: "All", System: "System", User: "User" } as const;
/** Which containers may use an identity. */
export type IdentityAccessLevel = (typeof IdentityAccessLevel)[keyof typeof IdentityAccessLevel];
