// A name server: its port by UDP, and a page about it by TCP.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const ports = [
  { port: 53, protocol: "UDP" },
  { port: 8080, protocol: "TCP" },
];
const rg = new resources.ResourceGroup("nameserver-rg");
const group = new containerinstance.ContainerGroup("nameserver", {
  resourceGroupName: rg.name,
  osType: "Linux",
  restartPolicy: "Always",
  containers: [
    {
      name: "dns",
      image: "busybox:1",
      command: ["sh", "-c", `httpd -p 8080 -h /etc; exec sleep ${edited ? 7200 : 3600}`],
      ports,
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
    },
  ],
  ipAddress: { type: "Public", ports },
});

export const protocols = group.ipAddress.apply((address) => address!.ports.map(({ protocol }) => protocol).join("+"));
