/**
 * The model of storage accounts and file shares lives here. Any folder may import it. It never does I/O and never holds
 * a key.
 */

import { defineModel } from "../core/define";
import { own } from "../core/json";
import type { Inputs } from "../core/resource";
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

/** Names in ARM's bodies that `@pulumi/azure-native`, and so the schema, calls otherwise. */
const WIRE_NAMES: Readonly<Record<string, string>> = {
  supportsHttpsTrafficOnly: "enableHttpsTrafficOnly",
  isNfsV3Enabled: "enableNfsV3",
};

/** An account in the schema's names. */
export function namedAccount(body: Inputs): Inputs {
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [own(WIRE_NAMES, key) ?? key, value]));
}

export const storageAccount = defineModel({
  token: "berth:storage:StorageAccount",
  armType: "Microsoft.Storage/storageAccounts",
  idNames: ["accountName"],
  naming: { maxLength: 24, separator: "", prefix: "st" },
  nameRule: accountName,
  shapes: resourceShapes["berth:storage:StorageAccount"],
  located: true,
  envelope: ["sku", "kind"],
  maxTagName: 128,
  serviceChosen: SETTINGS,
  cloudOnly: SETTINGS,
  observed: namedAccount,
  stableOutputs: { whole: ["primaryEndpoints", "primaryLocation", "creationTime"] },
  unsupported: {
    "": [
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
      "zones",
    ],
  },
});
