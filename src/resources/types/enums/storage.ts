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

/** State of an account's immutability policy. */
export const AccountImmutabilityPolicyState = { Unlocked: "Unlocked", Locked: "Locked", Disabled: "Disabled" } as const;
/** State of an account's immutability policy. */
export type AccountImmutabilityPolicyState =
  (typeof AccountImmutabilityPolicyState)[keyof typeof AccountImmutabilityPolicyState];

/** Kind of Active Directory account. */
export const AccountType = { User: "User", Computer: "Computer" } as const;
/** Kind of Active Directory account. */
export type AccountType = (typeof AccountType)[keyof typeof AccountType];

/** What a network rule does. */
export const Action = { Allow: "Allow" } as const;
/** What a network rule does. */
export type Action = (typeof Action)[keyof typeof Action];

/** Traffic that passes an account's network rules; several with commas between them. */
export const Bypass = { None: "None", Logging: "Logging", Metrics: "Metrics", AzureServices: "AzureServices" } as const;
/** Traffic that passes an account's network rules; several with commas between them. */
export type Bypass = (typeof Bypass)[keyof typeof Bypass];

/** What happens to traffic that no rule is about. */
export const DefaultAction = { Allow: "Allow", Deny: "Deny" } as const;
/** What happens to traffic that no rule is about. */
export type DefaultAction = (typeof DefaultAction)[keyof typeof DefaultAction];

/** Right of all users of a directory in a share. */
export const DefaultSharePermission = {
  None: "None",
  StorageFileDataSmbShareReader: "StorageFileDataSmbShareReader",
  StorageFileDataSmbShareContributor: "StorageFileDataSmbShareContributor",
  StorageFileDataSmbShareElevatedContributor: "StorageFileDataSmbShareElevatedContributor",
} as const;
/** Right of all users of a directory in a share. */
export type DefaultSharePermission = (typeof DefaultSharePermission)[keyof typeof DefaultSharePermission];

/** Directory service that users sign in with. */
export const DirectoryServiceOptions = { None: "None", AADDS: "AADDS", AD: "AD", AADKERB: "AADKERB" } as const;
/** Directory service that users sign in with. */
export type DirectoryServiceOptions = (typeof DirectoryServiceOptions)[keyof typeof DirectoryServiceOptions];

/** What happens to a signature that is valid for too long. */
export const ExpirationAction = { Log: "Log", Block: "Block" } as const;
/** What happens to a signature that is valid for too long. */
export type ExpirationAction = (typeof ExpirationAction)[keyof typeof ExpirationAction];

/** Kind of extended location. */
export const ExtendedLocationTypes = { EdgeZone: "EdgeZone" } as const;
/** Kind of extended location. */
export type ExtendedLocationTypes = (typeof ExtendedLocationTypes)[keyof typeof ExtendedLocationTypes];

/** Kinds of managed identities. */
export const IdentityType = {
  None: "None",
  SystemAssigned: "SystemAssigned",
  UserAssigned: "UserAssigned",
  SystemAssigned_UserAssigned: "SystemAssigned,UserAssigned",
} as const;
/** Kinds of managed identities. */
export type IdentityType = (typeof IdentityType)[keyof typeof IdentityType];

/** Who keeps the key of encryption. */
export const KeySource = { Microsoft_Storage: "Microsoft.Storage", Microsoft_Keyvault: "Microsoft.Keyvault" } as const;
/** Who keeps the key of encryption. */
export type KeySource = (typeof KeySource)[keyof typeof KeySource];

/** Whose the key of a service's encryption is. */
export const KeyType = { Service: "Service", Account: "Account" } as const;
/** Whose the key of a service's encryption is. */
export type KeyType = (typeof KeyType)[keyof typeof KeyType];

/** How traffic from the internet reaches the account. */
export const RoutingChoice = { MicrosoftRouting: "MicrosoftRouting", InternetRouting: "InternetRouting" } as const;
/** How traffic from the internet reaches the account. */
export type RoutingChoice = (typeof RoutingChoice)[keyof typeof RoutingChoice];

/** State of a virtual network's rule. */
export const State = {
  Provisioning: "Provisioning",
  Deprovisioning: "Deprovisioning",
  Succeeded: "Succeeded",
  Failed: "Failed",
  NetworkSourceDeleted: "NetworkSourceDeleted",
} as const;
/** State of a virtual network's rule. */
export type State = (typeof State)[keyof typeof State];
