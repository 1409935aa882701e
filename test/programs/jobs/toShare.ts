// A task that leaves its result on a share.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources, storage } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("result-rg");
const account = new storage.StorageAccount("resultsa", {
  resourceGroupName: rg.name,
  kind: "StorageV2",
  sku: { name: "Standard_GRS" },
  enableHttpsTrafficOnly: true,
});
const share = new storage.FileShare("result-share", {
  resourceGroupName: rg.name,
  accountName: account.name,
  metadata: { made: edited ? "again" : "once" },
});
const keys = storage.listStorageAccountKeysOutput({ resourceGroupName: rg.name, accountName: account.name });
new containerinstance.ContainerGroup("result", {
  resourceGroupName: rg.name,
  osType: "Linux",
  restartPolicy: "Never",
  containers: [
    {
      name: "task",
      image: "busybox:1",
      command: ["/bin/sh", "-c", "date > /out/result"],
      resources: { requests: { cpu: 1, memoryInGB: 1 } },
      volumeMounts: [{ mountPath: "/out", name: "out" }],
    },
  ],
  volumes: [
    {
      name: "out",
      azureFile: {
        shareName: share.name,
        storageAccountName: account.name,
        storageAccountKey: pulumi.secret(keys.keys.apply((list) => list[0]!.value)),
      },
    },
  ],
});
