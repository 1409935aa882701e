// As many ports as an address may have, of three containers, with UDP among them.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const ports = [
  { port: 8001, protocol: "Tcp" },
  { port: 8002, protocol: "TCP" },
  { port: 8003, protocol: "tcp" },
  { port: 8004, protocol: "Udp" },
  { port: 8005, protocol: "UDP" },
];
const rg = new resources.ResourceGroup("ports-rg");
const container = (name: string, first: number, last: number) => ({
  name,
  image: "busybox:1",
  command: ["httpd", "-f", "-p", `${ports[first]!.port}`, "-h", "/etc"],
  ports: ports.slice(first, last),
  resources: { requests: { cpu: 0.3, memoryInGB: 0.4 } },
});
const group = new containerinstance.ContainerGroup("ports", {
  resourceGroupName: rg.name,
  osType: "Linux",
  containers: [container("one", 0, 1), container("two", 1, 2), container("three", 2, edited ? 4 : 5)],
  ipAddress: { type: "Public", ports: edited ? ports.slice(0, 4) : ports },
});

export const count = group.ipAddress.apply((address) => address!.ports.length);
