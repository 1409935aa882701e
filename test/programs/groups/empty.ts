// Empty lists and maps where a generator leaves them.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("empty-rg", { tags: {} });
new containerinstance.ContainerGroup("empty", {
  resourceGroupName: rg.name,
  osType: "Linux",
  restartPolicy: "Never",
  initContainers: [],
  imageRegistryCredentials: [],
  volumes: [],
  tags: edited ? { edited: "yes" } : {},
  containers: [
    {
      name: "app",
      image: "busybox:1",
      command: [],
      environmentVariables: [],
      ports: [],
      volumeMounts: [],
      resources: { requests: { cpu: 1, memoryInGB: 1 } },
    },
  ],
});
