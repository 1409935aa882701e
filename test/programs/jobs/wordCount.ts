// A task that ends: counts words, with its settings in the environment.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("words-rg");
const group = new containerinstance.ContainerGroup("words", {
  resourceGroupName: rg.name,
  osType: "Linux",
  restartPolicy: containerinstance.ContainerGroupRestartPolicy.OnFailure,
  containers: [
    {
      name: "count",
      image: "busybox:1",
      command: ["sh", "-c", "echo $TEXT | wc -w"],
      environmentVariables: [
        { name: "NumWords", value: "5" },
        { name: "TEXT", value: edited ? "to be" : "to be or not to be" },
      ],
      resources: { requests: { cpu: 1, memoryInGB: 1.5 } },
    },
  ],
});

export const policy = group.restartPolicy;
