// Three groups, each of which knows the one before.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("chain-rg");
const link = (name: string, before: pulumi.Input<string>, dependsOn: pulumi.Resource[]) =>
  new containerinstance.ContainerGroup(
    `chain-${name}`,
    {
      resourceGroupName: rg.name,
      osType: "Linux",
      containers: [
        {
          name: "app",
          image: "busybox:1",
          command: ["sleep", "3600"],
          environmentVariables: [{ name: "BEFORE", value: before }],
          resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
        },
      ],
    },
    { dependsOn },
  );
const first = link("first", edited ? "something" : "nothing", []);
const second = link("second", first.name, [first]);
const third = link(
  "third",
  second.id.apply((id) => id.split("/").pop()!),
  [second],
);

export const links = third.containers.apply(
  (containers) => containers[0]!.environmentVariables![0]!.value!.split("-")[1],
);
