import type { FidelityRow } from "./row";

/** Properties that have an effect only in Azure's data centres. */
export const AZURE_ROWS: readonly FidelityRow[] = [
  {
    azure: "How the service runs the group.",
    fate: "noted",
    local:
      "Kept and returned. `Confidential` protects nothing here; it lets containers be privileged, with `berth:allowPrivileged`.",
    properties: ["sku"],
  },
  {
    azure: "`Spot` is cheaper, and may be evicted.",
    fate: "noted",
    local: "Nothing is evicted.",
    properties: ["priority"],
  },
  {
    azure: "The data centre of the region.",
    fate: "noted",
    local: "Kept and returned.",
    properties: ["zones[]"],
    named: ["zones"],
  },
  {
    azure: "Identities whose tokens the containers may get.",
    fate: "noted",
    local: "Kept and returned. Nobody issues tokens.",
    properties: ["identity.type", "identity.userAssignedIdentities[]"],
    named: ["identity"],
  },
  {
    azure: "Which containers may use which identity.",
    fate: "noted",
    local: "Kept and returned.",
    properties: ["identityAcls.defaultAccess", "identityAcls.acls[].access", "identityAcls.acls[].identity"],
    named: ["identityAcls"],
  },
  {
    azure: "Secrets of key vaults, which other properties refer to by name.",
    fate: "noted",
    local: "Kept and returned. Properties that refer to them are refused, except for a storage key.",
    properties: ["secretReferences[].name", "secretReferences[].identity", "secretReferences[].secretReferenceUri"],
    named: ["secretReferences"],
  },
  {
    azure: "Sends logs to Log Analytics.",
    fate: "noted",
    local: "Kept and returned.",
    properties: [
      "diagnostics.logAnalytics.workspaceId",
      "diagnostics.logAnalytics.logType",
      "diagnostics.logAnalytics.metadata",
    ],
    named: ["diagnostics"],
  },
  {
    azure: "The workspace's key and ARM id. Nobody reads them back.",
    fate: "noted",
    local: "Never returned. Kept in a container that never runs, to tell whether an update would change them.",
    properties: ["diagnostics.logAnalytics.workspaceKey", "diagnostics.logAnalytics.workspaceResourceId"],
    named: ["diagnostics"],
  },
  {
    azure: "Encryption with a customer-managed key.",
    fate: "noted",
    local: "Kept and returned.",
    properties: [
      "encryptionProperties.vaultBaseUrl",
      "encryptionProperties.keyName",
      "encryptionProperties.keyVersion",
      "encryptionProperties.identity",
    ],
    named: ["encryptionProperties"],
  },
  {
    azure: "The policy of a confidential group.",
    fate: "noted",
    local: "Kept and returned.",
    properties: ["confidentialComputeProperties.ccePolicy"],
    named: ["confidentialComputeProperties"],
  },
  {
    azure: "Extensions of the service.",
    fate: "noted",
    local: "Kept and returned.",
    properties: ["extensions[].name", "extensions[].extensionType", "extensions[].version", "extensions[].settings"],
    named: ["extensions"],
  },
  {
    azure: "Secret settings of an extension. ARM never returns them.",
    fate: "noted",
    local: "Not kept, never returned.",
    properties: ["extensions[].protectedSettings"],
    named: ["extensions"],
  },
  {
    azure: "A pool of prepared groups, one of which becomes this group.",
    fate: "noted",
    local: "Kept and returned.",
    properties: ["standbyPoolProfile.id", "standbyPoolProfile.failContainerGroupCreateOnReuseFailure"],
    named: ["standbyPoolProfile"],
  },
];
