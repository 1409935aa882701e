// Readiness by HTTP, in letters as azurerm's tests write them.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("readiness-rg");
const group = new containerinstance.ContainerGroup("readiness", {
  resourceGroupName: rg.name,
  osType: "Linux",
  containers: [
    {
      name: "app",
      image: "busybox:1",
      command: [
        "sh",
        "-c",
        `mkdir /srv; echo ${edited ? "edited" : "first"} > /srv/index.html; exec httpd -f -p 80 -h /srv`,
      ],
      ports: [{ port: 80 }],
      readinessProbe: {
        httpGet: { path: "/", port: 80, scheme: "Http", httpHeaders: [{ name: "X-Probe", value: "ready" }] },
        initialDelaySeconds: 1,
        periodSeconds: 2,
        failureThreshold: 3,
        successThreshold: 1,
        timeoutSeconds: 40,
      },
      livenessProbe: { httpGet: { path: "/", port: 80, scheme: "http" }, initialDelaySeconds: 30 },
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 }, limits: { cpu: 0.5, memoryInGB: 0.6 } },
    },
    {
      name: "sidecar",
      image: "busybox:1",
      command: ["sleep", "3600"],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
    },
  ],
  ipAddress: { type: "Public", ports: [{ port: 80 }] },
});

export const url = pulumi.interpolate`http://${group.ipAddress.apply((address) => address?.ip)}`;
