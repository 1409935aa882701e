/**
 * The model of storage accounts and file shares lives here. Any folder may import it. It never does I/O and never holds
 * a key.
 */

import { defineModel } from "../core/define";
import { type Problem, RULES } from "../core/problem";
import type { Inputs } from "../core/resource";
import { resourceShapes } from "../generated/shapes";
import { accountName } from "../values/storageName";

/** Kinds that ARM has and the schema leaves out. */
const KINDS_WITHOUT_FILES = ["BlobStorage", "BlockBlobStorage"];

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
  rules: checkKind,
  stableOutputs: { whole: ["primaryEndpoints", "primaryLocation", "creationTime"] },
  unsupported: {
    "": [
      "accessTier",
      "allowBlobPublicAccess",
      "allowCrossTenantReplication",
      "allowSharedKeyAccess",
      "allowedCopyScope",
      "azureFilesIdentityBasedAuthentication",
      "customDomain",
      "defaultToOAuthAuthentication",
      "dnsEndpointType",
      "enableExtendedGroups",
      "enableHttpsTrafficOnly",
      "enableNfsV3",
      "encryption",
      "extendedLocation",
      "identity",
      "immutableStorageWithVersioning",
      "isHnsEnabled",
      "isLocalUserEnabled",
      "isSftpEnabled",
      "keyPolicy",
      "largeFileSharesState",
      "minimumTlsVersion",
      "networkRuleSet",
      "publicNetworkAccess",
      "routingPreference",
      "sasPolicy",
      "zones",
    ],
  },
});

function checkKind({ kind }: Inputs): Problem[] {
  if (typeof kind !== "string" || !KINDS_WITHOUT_FILES.includes(kind)) return [];
  const allowed = "must be one of StorageV2, FileStorage, Storage: accounts of other kinds hold no file shares";
  return [{ path: "kind", value: kind, allowed, rule: RULES.storage }];
}
