import { type Place, policy, valuesOf } from "../scenes";
import type { Row } from "../table";

/** What only means something in Azure's data centres. */
export function azureRows(place: Place): Row[] {
  const ids = valuesOf(place);
  const noted = (azure: string, properties: Row["properties"], local = "Kept and returned."): Row => ({
    azure,
    fate: "noted",
    local,
    properties,
  });
  const at = (scene: "azure", other: unknown) => ({ scene, other });
  const profile = "containerGroupProfile";
  return [
    noted(
      "How the service runs the group.",
      { sku: { scene: "azure", other: "Standard" } },
      "Kept and returned. `Confidential` lets containers be privileged, here as there.",
    ),
    noted(
      "`Spot` is cheaper, and may be evicted.",
      { priority: { scene: "spot", other: "Regular" } },
      "Nothing is evicted.",
    ),
    noted("The data centre of the region.", { "zones[]": at("azure", "2") }),
    noted(
      "Identities whose tokens the containers may get.",
      {
        "identity.type": at("azure", "SystemAssigned, UserAssigned"),
        "identity.userAssignedIdentities[]": {
          scene: "azure",
          at: "identity.userAssignedIdentities[2]",
          other: ids.identity("three"),
        },
      },
      "Kept and returned. Nobody issues tokens.",
    ),
    noted("Which containers may use which identity.", {
      "identityAcls.defaultAccess": at("azure", "System"),
      "identityAcls.acls[].access": at("azure", "All"),
      "identityAcls.acls[].identity": at("azure", ids.identity("two")),
    }),
    noted(
      "Secrets of key vaults, for what refers to them by name.",
      {
        "secretReferences[].name": { scene: "azure", at: "secretReferences[1].name", other: "renamed" },
        "secretReferences[].identity": at("azure", ids.identity("two")),
        "secretReferences[].secretReferenceUri": at("azure", "https://vault.vault.azure.net/secrets/two"),
      },
      "Kept and returned. What refers to them is refused, but for a storage key.",
    ),
    noted("Sends logs to Log Analytics.", {
      "diagnostics.logAnalytics.workspaceId": at("azure", "22222222-2222-3333-4444-555555555555"),
      "diagnostics.logAnalytics.logType": at("azure", "ContainerInstanceLogs"),
      "diagnostics.logAnalytics.metadata": at("azure", { stage: "two" }),
    }),
    noted(
      "The workspace's key and ARM id. Nobody reads them back.",
      {
        "diagnostics.logAnalytics.workspaceKey": at("azure", "hunter-two"),
        "diagnostics.logAnalytics.workspaceResourceId": at("azure", ids.workspace("two")),
      },
      "Never returned. Kept in a container that never runs, to tell whether an update would change them.",
    ),
    noted("Encryption with a key of one's own.", {
      "encryptionProperties.vaultBaseUrl": at("azure", "https://two.vault.azure.net"),
      "encryptionProperties.keyName": at("azure", "two"),
      "encryptionProperties.keyVersion": at("azure", "2".repeat(32)),
      "encryptionProperties.identity": at("azure", ids.identity("two")),
    }),
    noted("The policy of a confidential group.", {
      "confidentialComputeProperties.ccePolicy": { scene: "rights", other: policy("two") },
    }),
    noted("Extensions of the service.", {
      "extensions[].name": at("azure", "two"),
      "extensions[].extensionType": at("azure", "realtime-metrics"),
      "extensions[].version": at("azure", "2.0"),
      "extensions[].settings": at("azure", { stage: "two" }),
    }),
    noted(
      "Secret settings of an extension. Nobody reads them back.",
      { "extensions[].protectedSettings": at("azure", { kubeConfig: "hunter-two" }) },
      "Not kept, never returned.",
    ),
    noted("A pool of groups that stand by, one of which becomes this group.", {
      "standbyPoolProfile.id": at("azure", ids.pool("two")),
      "standbyPoolProfile.failContainerGroupCreateOnReuseFailure": at("azure", false),
    }),
    {
      azure: "A profile that the group is made from.",
      fate: "refused",
      local: "The engine has no profiles. Write out what the profile says.",
      properties: {
        [`${profile}.id`]: {
          scene: "references",
          value: ids.profile("one"),
          beside: { [`${profile}.revision`]: 1 },
          other: ids.profile("two"),
        },
        [`${profile}.revision`]: {
          scene: "references",
          value: 1,
          beside: { [`${profile}.id`]: ids.profile("one") },
          other: 2,
        },
      },
    },
  ];
}
