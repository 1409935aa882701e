import { type Place, policy, valuesOf } from "../scenes";
import type { Changes } from "../table";

/** Properties that have an effect only in Azure's data centres. */
export function azureChanges(place: Place): Changes[] {
  const ids = valuesOf(place);
  const profile = "containerGroupProfile";
  const at = (scene: "azure", other: unknown) => ({ scene, other });
  return [
    { sku: { scene: "azure", other: "Standard" } },
    { priority: { scene: "spot", other: "Regular" } },
    { "zones[]": at("azure", "2") },
    {
      "identity.type": at("azure", "SystemAssigned, UserAssigned"),
      "identity.userAssignedIdentities[]": {
        scene: "azure",
        at: "identity.userAssignedIdentities[2]",
        other: ids.identity("three"),
      },
    },
    {
      "identityAcls.defaultAccess": at("azure", "System"),
      "identityAcls.acls[].access": at("azure", "All"),
      "identityAcls.acls[].identity": at("azure", ids.identity("two")),
    },
    {
      "secretReferences[].name": { scene: "azure", at: "secretReferences[1].name", other: "renamed" },
      "secretReferences[].identity": at("azure", ids.identity("two")),
      "secretReferences[].secretReferenceUri": at("azure", "https://vault.vault.azure.net/secrets/two"),
    },
    {
      "diagnostics.logAnalytics.workspaceId": at("azure", "22222222-2222-3333-4444-555555555555"),
      "diagnostics.logAnalytics.logType": at("azure", "ContainerInstanceLogs"),
      "diagnostics.logAnalytics.metadata": at("azure", { stage: "two" }),
    },
    {
      "diagnostics.logAnalytics.workspaceKey": at("azure", "hunter-two"),
      "diagnostics.logAnalytics.workspaceResourceId": at("azure", ids.workspace("two")),
    },
    {
      "encryptionProperties.vaultBaseUrl": at("azure", "https://two.vault.azure.net"),
      "encryptionProperties.keyName": at("azure", "two"),
      "encryptionProperties.keyVersion": at("azure", "2".repeat(32)),
      "encryptionProperties.identity": at("azure", ids.identity("two")),
    },
    {
      "confidentialComputeProperties.ccePolicy": { scene: "rights", other: policy("two") },
    },
    {
      "extensions[].name": at("azure", "two"),
      "extensions[].extensionType": at("azure", "realtime-metrics"),
      "extensions[].version": at("azure", "2.0"),
      "extensions[].settings": at("azure", { stage: "two" }),
    },
    { "extensions[].protectedSettings": at("azure", { kubeConfig: "hunter-two" }) },
    {
      "standbyPoolProfile.id": at("azure", ids.pool("two")),
      "standbyPoolProfile.failContainerGroupCreateOnReuseFailure": at("azure", false),
    },
    {
      [`${profile}.id`]: { scene: "profiled", other: ids.profile("two") },
      [`${profile}.revision`]: { scene: "profiled", other: 2 },
    },
  ];
}
