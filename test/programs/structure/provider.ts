// A provider of the program's own.
import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const provider = new berth.Provider("explicit", { location: "northeurope" });
const rg = new berth.resources.ResourceGroup("explicit-rg", { tags: { edited: `${edited}` } }, { provider });
const group = new berth.containerinstance.ContainerGroup(
  "explicit-group",
  {
    resourceGroupName: rg.name,
    osType: "Linux",
    containers: [
      {
        name: "app",
        image: "busybox:1",
        command: ["sleep", "3600"],
        resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
      },
    ],
  },
  { provider },
);

export const locations = pulumi.all([rg.location, group.location]).apply((list) => list.join());
