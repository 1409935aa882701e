// A group with secrets of every kind that a program can give.
import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

const config = new pulumi.Config("test");
const data = new berth.AzureFiles("data", { quotaInGB: 1 });
const keys = berth.storage.listStorageAccountKeysOutput({
  accountName: data.accountName,
  resourceGroupName: data.resourceGroupName,
});

const site = new berth.ContainerGroup("site", {
  containers: {
    web: {
      image: "busybox:1",
      command: ["sh", "-c", "echo $PLAIN $GIVEN > /srv/index.html; exec httpd -f -p 8080 -h /srv"],
      env: { PLAIN: "plain-value", GIVEN: config.requireSecret("given") },
      secureEnv: { SECURE: config.requireSecret("secure") },
      ports: [8080],
      mounts: { "/srv": data, "/site": { gitRepo: { repository: config.require("repository"), directory: "." } } },
    },
  },
});

// The same share again, as programs for @pulumi/azure-native mount it: with the key as an input.
const own = new berth.containerinstance.ContainerGroup("low", {
  resourceGroupName: site.resourceGroupName,
  containers: [
    {
      name: "reader",
      image: "busybox:1",
      command: ["sleep", "3600"],
      resources: { requests: { cpu: 1, memoryInGB: 1 } },
      volumeMounts: [{ name: "files", mountPath: "/srv", readOnly: true }],
    },
  ],
  volumes: [
    {
      name: "files",
      azureFile: {
        shareName: data.shareName,
        storageAccountName: data.accountName,
        storageAccountKey: keys.keys.apply(([first]) => first?.value ?? ""),
      },
    },
  ],
});

export const url = site.url;
export const key = keys.keys.apply(([first]) => first?.value);
export const groups = [site.resourceId, own.id];
