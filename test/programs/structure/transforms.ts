// Tags for all resources of a component by a transform, and options that follow from it.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const parent = new pulumi.ComponentResource(
  "test:index:Tagged",
  "tagged",
  {},
  {
    transforms: [
      ({ props, opts, type }) =>
        type.startsWith("berth:")
          ? { props: { ...props, tags: { ...props.tags, cost: edited ? "b" : "a" } }, opts }
          : undefined,
    ],
  },
);
const rg = new resources.ResourceGroup("tagged-rg", {}, { parent });
const group = new containerinstance.ContainerGroup(
  "tagged-group",
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
  { parent, customTimeouts: { create: "5m" } },
);

export const tags = group.tags;
