/**
 * The model of storage accounts and file shares lives here. Any folder may import it. It never does I/O and never holds
 * a key.
 */

import { defineModel } from "../core/define";
import { withIdentityList } from "../containerinstance/identity";
import { byItselfCaseless, byProperty, byPropertyCaseless } from "../core/listKey";
import { namedAccount } from "./accountNames";
import { resourceShapes } from "../generated/shapes";
import { accountName } from "../values/storageName";

/** Properties that the service chooses when they are left out, and that have no effect on the local engine. */
const SETTINGS: readonly string[] = [
  "accessTier",
  "allowBlobPublicAccess",
  "allowCrossTenantReplication",
  "allowSharedKeyAccess",
  "allowedCopyScope",
  "defaultToOAuthAuthentication",
  "dnsEndpointType",
  "enableExtendedGroups",
  "enableHttpsTrafficOnly",
  "enableNfsV3",
  "isHnsEnabled",
  "isLocalUserEnabled",
  "isSftpEnabled",
  "largeFileSharesState",
  "minimumTlsVersion",
  "publicNetworkAccess",
];

/** The same with properties of their own. What a program leaves out of them is the service's choice. */
const PARTS: readonly string[] = [
  "azureFilesIdentityBasedAuthentication",
  "customDomain",
  "encryption",
  "extendedLocation",
  "identity",
  "immutableStorageWithVersioning",
  "keyPolicy",
  "networkRuleSet",
  "routingPreference",
  "sasPolicy",
];

export const storageAccount = defineModel({
  token: "berth:storage:StorageAccount",
  armType: "Microsoft.Storage/storageAccounts",
  idNames: ["accountName"],
  naming: { maxLength: 24, separator: "", prefix: "st" },
  nameRule: accountName,
  shapes: resourceShapes["berth:storage:StorageAccount"],
  located: true,
  envelope: ["sku", "kind", "identity", "extendedLocation"],
  maxTagName: 128,
  serviceChosen: [...SETTINGS, ...PARTS.map((key) => `${key}.**`)],
  cloudOnly: [...SETTINGS, ...PARTS],
  form: {
    defaults: {
      "azureFilesIdentityBasedAuthentication.defaultSharePermission": "None",
      "customDomain.useSubDomainName": false,
      "encryption.requireInfrastructureEncryption": false,
      "identity.type": "None",
      "immutableStorageWithVersioning.enabled": false,
      "networkRuleSet.ipRules[].action": "Allow",
      "networkRuleSet.virtualNetworkRules[].action": "Allow",
    },
    spellings: {
      "networkRuleSet.bypass": (list: string) =>
        list
          .toLowerCase()
          .split(",")
          .map((one) => one.trim())
          .sort()
          .join(),
    },
    // The service encrypts what a program does not name.
    on: ["enabled"],
    lists: {
      ipRules: byProperty("iPAddressOrRange"),
      resourceAccessRules: byPropertyCaseless("resourceId"),
      userAssignedIdentities: byItselfCaseless,
      virtualNetworkRules: byPropertyCaseless("virtualNetworkResourceId"),
    },
  },
  observed: (outputs) => withIdentityList(namedAccount(outputs)),
  stableOutputs: { whole: ["primaryEndpoints", "primaryLocation", "creationTime"] },
  unsupported: { "": ["zones"] },
});
