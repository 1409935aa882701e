// Changes that the program wants to be left alone, and a name that it had before.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup(
  "ignored-rg",
  { tags: { at: edited ? "later" : "now" } },
  { ignoreChanges: ["tags"] },
);
const group = new containerinstance.ContainerGroup(
  edited ? "ignored-new" : "ignored-old",
  {
    resourceGroupName: rg.name,
    osType: "Linux",
    containers: [
      {
        name: "app",
        image: "busybox:1",
        command: ["sleep", edited ? "1800" : "3600"],
        resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
      },
    ],
  },
  { aliases: [{ name: "ignored-old" }], ignoreChanges: ["containers[0].command"] },
);

export const command = group.containers.apply((containers) => containers[0]!.command!.join(" "));
