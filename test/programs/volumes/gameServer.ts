// A game server that keeps its world on a share: Minecraft's port, and its licence in a variable.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources, storage } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("game-rg");
const account = new storage.StorageAccount("gamesa", {
  resourceGroupName: rg.name,
  sku: { name: storage.SkuName.Standard_LRS },
  kind: storage.Kind.StorageV2,
});
const share = new storage.FileShare("game-world", {
  resourceGroupName: rg.name,
  accountName: account.name,
  shareName: "minecraftdata",
  shareQuota: 50,
});
const accountKey = pulumi
  .all([rg.name, account.name])
  .apply(([resourceGroupName, accountName]) => storage.listStorageAccountKeys({ resourceGroupName, accountName }))
  .apply(({ keys }) => pulumi.secret(keys[0]!.value));

const group = new containerinstance.ContainerGroup("game", {
  resourceGroupName: rg.name,
  osType: "Linux",
  containers: [
    {
      name: "minecraft",
      image: "busybox:1",
      command: ["sh", "-c", "echo $MOTD >> /data/log; cp /data/log /data/index.html; exec httpd -f -p 25565 -h /data"],
      environmentVariables: [
        { name: "EULA", value: "true" },
        { name: "MOTD", value: edited ? "edited" : "first" },
      ],
      ports: [{ port: 25565, protocol: "TCP" }],
      resources: { requests: { cpu: 1, memoryInGB: 1.5 } },
      volumeMounts: [{ name: "data", mountPath: "/data", readOnly: false }],
    },
  ],
  volumes: [
    {
      name: "data",
      azureFile: { shareName: share.name, storageAccountName: account.name, storageAccountKey: accountKey },
    },
  ],
  ipAddress: { type: "Public", ports: [{ port: 25565, protocol: "TCP" }] },
});

// Both lines after the edit: the share outlives the containers.
export const url = pulumi.interpolate`http://${group.ipAddress.apply((address) => address?.ip)}:25565`;
