import * as pulumi from "@pulumi/pulumi";
import * as berth from "../../../src";

// A page from a folder, and settings of which one is secret, in a share that a group serves.
const config = new pulumi.Config();
const page = new berth.AzureFiles("page", { files: config.require("folder") });
const settings = new berth.AzureFiles("settings", {
  storageAccount: page.accountName,
  resourceGroup: page.resourceGroupName,
  files: {
    "app/password.txt": config.requireSecret("password").apply((text) => new pulumi.asset.StringAsset(text)),
    "app/plain.txt": new pulumi.asset.StringAsset("plain"),
  },
});
const site = new berth.ContainerGroup("site", {
  resourceGroup: page.resourceGroupName,
  containers: {
    web: {
      image: "busybox:1",
      command: ["httpd", "-f", "-p", "80", "-h", "/srv"],
      ports: [80],
      cpu: 0.1,
      memoryInGB: 0.1,
      mounts: { "/srv": page, "/srv/settings": settings },
    },
  },
});

export const url = site.url;
export const share = page.shareName;
export const resourceGroupName = page.resourceGroupName;
