// A task that is allowed to fail later: nothing restarts it, and the group stays to be looked at.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("failing-rg");
new containerinstance.ContainerGroup("failing", {
  resourceGroupName: rg.name,
  osType: "Linux",
  restartPolicy: "Never",
  containers: [
    {
      name: "task",
      image: "busybox:1",
      command: ["sh", "-c", `sleep 30; echo not today >&2; exit ${edited ? 4 : 3}`],
      resources: { requests: { cpu: 1, memoryInGB: 1 } },
    },
  ],
});
