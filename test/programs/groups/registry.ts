// Credentials for a registry, of which the image needs none.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("registry-rg");
new containerinstance.ContainerGroup("registry", {
  resourceGroupName: rg.name,
  osType: "Linux",
  imageRegistryCredentials: [
    { server: "hub.example.com", username: edited ? "writer" : "reader", password: pulumi.secret("registry-77a0") },
  ],
  containers: [
    {
      name: "app",
      image: "busybox:1",
      command: ["sleep", "3600"],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
    },
  ],
});
