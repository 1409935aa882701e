// Spot capacity, which has no public address.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("spot-rg");
const group = new containerinstance.ContainerGroup("spot", {
  resourceGroupName: rg.name,
  osType: "Linux",
  priority: "Spot",
  sku: "Standard",
  restartPolicy: "OnFailure",
  containers: [
    {
      name: "app",
      image: "busybox:1",
      command: ["sleep", "3600"],
      resources: { requests: { cpu: edited ? 1 : 0.5, memoryInGB: 1 } },
    },
  ],
});

export const priority = group.priority;
