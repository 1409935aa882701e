// A cache in front of the application, each with its share; only the cache is exposed.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources, storage } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("proxy-rg");
const account = new storage.StorageAccount("proxysa", {
  resourceGroupName: rg.name,
  kind: "StorageV2",
  sku: { name: "Standard_LRS" },
});
const share = (name: string) =>
  new storage.FileShare(`proxy-${name}`, {
    resourceGroupName: rg.name,
    accountName: account.name,
    shareName: name,
    shareQuota: edited ? 2 : 1,
  });
const shares = { certificates: share("certificates"), pages: share("pages") };
const keys = storage.listStorageAccountKeysOutput({ resourceGroupName: rg.name, accountName: account.name });
const storageAccountKey = keys.keys[0]!.value;

const group = new containerinstance.ContainerGroup("proxy", {
  resourceGroupName: rg.name,
  osType: "Linux",
  ipAddress: { type: "Public", ports: [{ port: 443 }, { port: 80 }] },
  containers: [
    {
      name: "cache",
      image: "busybox:1",
      command: [
        "sh",
        "-c",
        "mkdir /www; until wget -q -O /www/index.html http://127.0.0.1:8000/; do usleep 50000; done; exec httpd -f -p 80 -h /www",
      ],
      ports: [{ port: 443 }, { port: 80 }],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
      volumeMounts: [{ name: "certificates", mountPath: "/data" }],
    },
    {
      name: "app",
      image: "busybox:1",
      command: ["sh", "-c", "echo behind the proxy > /srv/index.html; exec httpd -f -p 8000 -h /srv"],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
      volumeMounts: [{ name: "pages", mountPath: "/srv" }],
    },
  ],
  volumes: Object.entries(shares).map(([name, { name: shareName }]) => ({
    name,
    azureFile: { shareName, storageAccountName: account.name, storageAccountKey },
  })),
});

export const url = pulumi.interpolate`http://${group.ipAddress.apply((address) => address?.ip)}`;
