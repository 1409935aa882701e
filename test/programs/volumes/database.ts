// A document database at its usual port, in a subnet, with its files on a share.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources, storage } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("mongo-rg");
const account = new storage.StorageAccount("mongosa", {
  resourceGroupName: rg.name,
  kind: "FileStorage",
  sku: { name: "Premium_LRS" },
});
const share = new storage.FileShare("mongo-files", {
  resourceGroupName: rg.name,
  accountName: account.name,
  shareQuota: 100,
  enabledProtocols: "SMB",
});
const keys = storage.listStorageAccountKeysOutput({ resourceGroupName: rg.name, accountName: account.name });
const subnetId = pulumi.interpolate`${rg.id}/providers/Microsoft.Network/virtualNetworks/mongo/subnets/databases`;
const group = new containerinstance.ContainerGroup("mongo", {
  resourceGroupName: rg.name,
  osType: "Linux",
  subnetIds: [{ id: subnetId }],
  ipAddress: { type: "Private", ports: [{ port: 27017, protocol: "TCP" }] },
  containers: [
    {
      name: "mongodb",
      image: "busybox:1",
      command: ["httpd", "-f", "-p", "27017", "-h", "/data/db"],
      environmentVariables: [
        { name: "MONGO_INITDB_ROOT_USERNAME", value: "admin" },
        { name: "MONGO_INITDB_ROOT_PASSWORD", secureValue: edited ? "mongo-2222" : "mongo-1111" },
      ],
      ports: [{ port: 27017, protocol: "TCP" }],
      resources: { requests: { cpu: 1, memoryInGB: 1.5 } },
      volumeMounts: [{ name: "data", mountPath: "/data/db" }],
    },
  ],
  volumes: [
    {
      name: "data",
      azureFile: { shareName: share.name, storageAccountName: account.name, storageAccountKey: keys.keys[0]!.value },
    },
  ],
});

export const addressType = group.ipAddress.apply((address) => `${address!.type} ${address!.ports[0]!.port}`);
