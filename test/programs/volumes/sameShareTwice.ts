// A share mounted twice in one container, the second time only for reading, and a mount path with a slash at its end.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources, storage } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("twice-rg");
const account = new storage.StorageAccount("twicesa", {
  resourceGroupName: rg.name,
  kind: "StorageV2",
  sku: { name: "Standard_ZRS" },
  accessTier: "Hot",
});
const share = new storage.FileShare("twice-share", { resourceGroupName: rg.name, accountName: account.name });
const azureFile = {
  shareName: share.name,
  storageAccountName: account.name,
  storageAccountKey: storage.listStorageAccountKeysOutput({ resourceGroupName: rg.name, accountName: account.name })
    .keys[1]!.value,
};
const group = new containerinstance.ContainerGroup("twice", {
  resourceGroupName: rg.name,
  osType: "Linux",
  containers: [
    {
      name: "web",
      image: "busybox:1",
      command: ["sh", "-c", `echo ${edited ? "edited" : "first"} > /in/index.html; exec httpd -f -p 80 -h /out`],
      ports: [{ port: 80 }],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
      volumeMounts: [
        { name: "in", mountPath: "/in" },
        { name: "out", mountPath: "/out/", readOnly: true },
      ],
    },
  ],
  volumes: [
    { name: "in", azureFile },
    { name: "out", azureFile: { ...azureFile, readOnly: true } },
  ],
  ipAddress: { type: "Public", ports: [{ port: 80 }] },
});

export const url = pulumi.interpolate`http://${group.ipAddress.apply((address) => address?.ip)}`;
