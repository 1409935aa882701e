// What only Azure has, written as a careful company would: zones, keys, logs, spot capacity.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("everything-rg", { tags: { owner: "platform" } });
new containerinstance.ContainerGroup("everything", {
  resourceGroupName: rg.name,
  osType: "Linux",
  sku: containerinstance.ContainerGroupSku.Standard,
  priority: containerinstance.ContainerGroupPriority.Regular,
  zones: ["1"],
  diagnostics: {
    logAnalytics: {
      logType: containerinstance.LogAnalyticsLogType.ContainerInsights,
      workspaceId: "6f1b8a5c-1111-4e0e-9d8e-6b1f0c7a2a11",
      workspaceKey: pulumi.secret("ZXZlcnl0aGluZw=="),
      metadata: { "test-key": "test-metadata-value" },
    },
  },
  encryptionProperties: {
    vaultBaseUrl: "https://vault.example.com/",
    keyName: "test-key",
    keyVersion: "0123456789abcdef0123456789abcdef",
  },
  containers: [
    {
      name: "app",
      image: "busybox:1",
      command: ["sleep", edited ? "7200" : "3600"],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
    },
  ],
});
