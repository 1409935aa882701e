// A page from a git repository, of which the edit takes an earlier commit.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const config = new pulumi.Config("test");
const rg = new resources.ResourceGroup("git-rg");
const group = new containerinstance.ContainerGroup("git", {
  resourceGroupName: rg.name,
  osType: "Linux",
  containers: [
    {
      name: "web",
      image: "busybox:1",
      command: ["httpd", "-f", "-p", "80", "-h", "/mnt/repo1/site/pages/deep"],
      ports: [{ port: 80 }],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
      volumeMounts: [{ name: "gitrepo1", mountPath: "/mnt/repo1" }],
    },
  ],
  volumes: [
    {
      name: "gitrepo1",
      gitRepo: {
        repository: config.require("repository"),
        directory: "site",
        revision: config.getBoolean("edited") ? config.require("revision") : undefined,
      },
    },
  ],
  ipAddress: { type: "Public", ports: [{ port: 80 }] },
});

export const url = pulumi.interpolate`http://${group.ipAddress.apply((address) => address?.ip)}/index.html`;
