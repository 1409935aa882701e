// Generated from schema.json by `npm run generate`. Do not edit.

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
  StandardV2_LRS: "StandardV2_LRS",
  StandardV2_GRS: "StandardV2_GRS",
  StandardV2_ZRS: "StandardV2_ZRS",
  StandardV2_GZRS: "StandardV2_GZRS",
  PremiumV2_LRS: "PremiumV2_LRS",
  PremiumV2_ZRS: "PremiumV2_ZRS",
} as const;
/** Replication and performance tier of a storage account. */
export type SkuName = (typeof SkuName)[keyof typeof SkuName];

/** Kind of storage account. `StorageV2` is the general one; `FileStorage` holds premium file shares. */
export const Kind = {
  StorageV2: "StorageV2",
  FileStorage: "FileStorage",
  Storage: "Storage",
  BlobStorage: "BlobStorage",
  BlockBlobStorage: "BlockBlobStorage",
} as const;
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

/** Tier of what is stored, for kinds that have one. */
export const AccessTier = { Hot: "Hot", Cool: "Cool", Premium: "Premium", Cold: "Cold" } as const;
/** Tier of what is stored, for kinds that have one. */
export type AccessTier = (typeof AccessTier)[keyof typeof AccessTier];

/** Where an account may be copied to. */
export const AllowedCopyScope = { PrivateLink: "PrivateLink", AAD: "AAD" } as const;
/** Where an account may be copied to. */
export type AllowedCopyScope = (typeof AllowedCopyScope)[keyof typeof AllowedCopyScope];

/** Form of the domain names of the endpoints. */
export const DnsEndpointType = { Standard: "Standard", AzureDnsZone: "AzureDnsZone" } as const;
/** Form of the domain names of the endpoints. */
export type DnsEndpointType = (typeof DnsEndpointType)[keyof typeof DnsEndpointType];

/** Whether shares may be larger than 5 TiB. */
export const LargeFileSharesState = { Disabled: "Disabled", Enabled: "Enabled" } as const;
/** Whether shares may be larger than 5 TiB. */
export type LargeFileSharesState = (typeof LargeFileSharesState)[keyof typeof LargeFileSharesState];

/** Oldest version of TLS that the account accepts. */
export const MinimumTlsVersion = { TLS1_0: "TLS1_0", TLS1_1: "TLS1_1", TLS1_2: "TLS1_2", TLS1_3: "TLS1_3" } as const;
/** Oldest version of TLS that the account accepts. */
export type MinimumTlsVersion = (typeof MinimumTlsVersion)[keyof typeof MinimumTlsVersion];

/** Who may reach the endpoints of an account. */
export const PublicNetworkAccess = {
  Enabled: "Enabled",
  Disabled: "Disabled",
  SecuredByPerimeter: "SecuredByPerimeter",
} as const;
/** Who may reach the endpoints of an account. */
export type PublicNetworkAccess = (typeof PublicNetworkAccess)[keyof typeof PublicNetworkAccess];

/** What a client that is root may do in an NFS share. */
export const RootSquashType = {
  NoRootSquash: "NoRootSquash",
  RootSquash: "RootSquash",
  AllSquash: "AllSquash",
} as const;
/** What a client that is root may do in an NFS share. */
export type RootSquashType = (typeof RootSquashType)[keyof typeof RootSquashType];
