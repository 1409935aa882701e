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
  export const ContainerGroupIpAddressType = { Public: "Public" } as const;
  /** Whether the group's address is reachable from the internet. */
  export type ContainerGroupIpAddressType =
    (typeof ContainerGroupIpAddressType)[keyof typeof ContainerGroupIpAddressType];
}
