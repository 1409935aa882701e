import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources, storage } from "pulumi-berth";

const run = new pulumi.Config("test").require("run");
const rg = new resources.ResourceGroup("rg", { resourceGroupName: `import-${run}`, tags: { kept: "yes" } });
const account = new storage.StorageAccount("account", {
  resourceGroupName: rg.name,
  accountName: `import${run}`,
  kind: storage.Kind.StorageV2,
  sku: { name: storage.SkuName.Standard_LRS },
});
const share = new storage.FileShare("share", {
  resourceGroupName: rg.name,
  accountName: account.name,
  shareName: "data",
  shareQuota: 3,
});
const group = new containerinstance.ContainerGroup("group", {
  resourceGroupName: rg.name,
  containerGroupName: "web",
  osType: "Linux",
  containers: [
    {
      name: "web",
      image: "busybox:1",
      command: ["httpd", "-f", "-p", "80", "-h", "/"],
      environmentVariables: [{ name: "MODE", value: "fast" }],
      ports: [{ port: 80, protocol: "Tcp" }],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
    },
  ],
  ipAddress: { type: "Public", ports: [{ port: 80, protocol: "TCP" }] },
});
export const shareId = share.id;
export const groupId = group.id;
