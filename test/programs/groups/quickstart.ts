// The quickstart of the service's documentation: capital letters in the name, and SSH's port beside the page's.
import * as pulumi from "@pulumi/pulumi";
import * as azure_native from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const group = new azure_native.resources.ResourceGroup("myResourceGroup", { location: "eastus" });
const containers = new azure_native.containerinstance.ContainerGroup("myContainerGroup", {
  containerGroupName: "myContainerGroup",
  containers: [
    {
      command: ["httpd", "-f", "-p", "80", "-h", "/etc"],
      image: "busybox:1",
      name: "mycontainer",
      ports: [{ port: 80 }, { port: 22 }],
      resources: { requests: { cpu: 1, memoryInGB: 1.5 } },
    },
  ],
  ipAddress: {
    ports: [
      { port: 80, protocol: azure_native.containerinstance.ContainerGroupNetworkProtocol.TCP },
      { port: 22, protocol: azure_native.containerinstance.ContainerGroupNetworkProtocol.TCP },
    ],
    type: "public",
  },
  location: group.location,
  osType: azure_native.containerinstance.OperatingSystemTypes.Linux,
  resourceGroupName: group.name,
  tags: edited ? { purpose: "edited" } : { purpose: "first" },
});

export const name = containers.name;
export const tags = containers.tags;
