// A task for each line of a list, each in a group of its own.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("many-rg");
const groups = (edited ? ["red", "blue"] : ["red", "green", "blue"]).map(
  (color, index) =>
    new containerinstance.ContainerGroup(`many-${color}`, {
      resourceGroupName: rg.name,
      osType: "Linux",
      restartPolicy: "Never",
      containers: [
        {
          name: "paint",
          image: "busybox:1",
          command: ["echo", color],
          environmentVariables: [{ name: "INDEX", value: String(index) }],
          resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
        },
      ],
    }),
);

export const names = pulumi.all(groups.map(({ name }) => name)).apply((list) => list.length);
