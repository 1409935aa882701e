// One share that two groups mount, one of them for reading only, from a component of the program's own.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources, storage } from "pulumi-berth";

class SharedStorage extends pulumi.ComponentResource {
  readonly volume: containerinstance.ContainerGroupArgs["volumes"];
  readonly resourceGroupName: pulumi.Output<string>;

  constructor(name: string, quotaInGiB: number, opts?: pulumi.ComponentResourceOptions) {
    super("test:index:SharedStorage", name, {}, opts);
    const parent = { parent: this };
    const rg = new resources.ResourceGroup(`${name}-rg`, {}, parent);
    const account = new storage.StorageAccount(
      `${name}sa`,
      { resourceGroupName: rg.name, kind: "StorageV2", sku: { name: "Standard_LRS" } },
      parent,
    );
    const place = { resourceGroupName: rg.name, accountName: account.name };
    const share = new storage.FileShare(`${name}-share`, { ...place, shareQuota: quotaInGiB }, parent);
    const keys = storage.listStorageAccountKeysOutput(place, parent);
    this.resourceGroupName = rg.name;
    this.volume = [
      {
        name: "data",
        azureFile: {
          shareName: share.name,
          storageAccountName: account.name,
          storageAccountKey: keys.apply(({ keys: [first] }) => first!.value),
        },
      },
    ];
    this.registerOutputs({ volume: this.volume });
  }
}

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const shared = new SharedStorage("both", edited ? 6 : 5);
const group = (
  name: string,
  script: string,
  readOnly: boolean,
  ipAddress?: containerinstance.ContainerGroupArgs["ipAddress"],
) =>
  new containerinstance.ContainerGroup(`both-${name}`, {
    resourceGroupName: shared.resourceGroupName,
    osType: "Linux",
    containers: [
      {
        name,
        image: "busybox:1",
        command: ["sh", "-c", script],
        ports: ipAddress && [{ port: 80 }],
        resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
        volumeMounts: [{ name: "data", mountPath: "/data", readOnly }],
      },
    ],
    volumes: shared.volume,
    ipAddress,
  });

group("writer", "echo written > /data/new; mv /data/new /data/index.html; exec sleep 3600", false);
const reader = group(
  "reader",
  "until [ -e /data/index.html ]; do usleep 50000; done; exec httpd -f -p 80 -h /data",
  true,
  { type: "Public", ports: [{ port: 80 }] },
);

export const url = pulumi.interpolate`http://${reader.ipAddress.apply((address) => address?.ip)}`;
