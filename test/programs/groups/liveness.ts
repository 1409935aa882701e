// A container whose health ends by itself, and which its liveness probe restarts again and again: no diff of a refresh.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("liveness-rg");
const group = new containerinstance.ContainerGroup("liveness", {
  resourceGroupName: rg.name,
  osType: "Linux",
  restartPolicy: "Always",
  containers: [
    {
      name: "app",
      image: "busybox:1",
      command: ["sh", "-c", "touch /tmp/healthy; sleep 2; rm -f /tmp/healthy; exec sleep 3600"],
      livenessProbe: { exec: { command: ["cat", "/tmp/healthy"] }, periodSeconds: edited ? 4 : 5, failureThreshold: 1 },
      resources: { requests: { cpu: 1, memoryInGB: 1 } },
    },
  ],
});

export const period = group.containers.apply((containers) => containers[0]?.livenessProbe?.periodSeconds);
