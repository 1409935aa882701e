// A client and a server in one subnet, the client by the server's address.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("subnet-rg");
const subnetIds = [
  {
    id: pulumi.interpolate`${rg.id}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/default`,
    name: "default",
  },
];
const server = new containerinstance.ContainerGroup("subnet-server", {
  resourceGroupName: rg.name,
  osType: "Linux",
  subnetIds,
  ipAddress: { type: "private", ports: [{ port: 8080 }] },
  containers: [
    {
      name: "server",
      image: "busybox:1",
      command: ["sh", "-c", "mkdir /srv; echo from the server > /srv/index.html; exec httpd -f -p 8080 -h /srv"],
      ports: [{ port: 8080 }],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
    },
  ],
});
const address = server.ipAddress.apply((value) => value!.ip!);
const client = new containerinstance.ContainerGroup("subnet-client", {
  resourceGroupName: rg.name,
  osType: "Linux",
  subnetIds,
  restartPolicy: "OnFailure",
  containers: [
    {
      name: "client",
      image: "busybox:1",
      command: ["sh", "-c", pulumi.interpolate`wget -q -O - http://${address}:8080/ ${edited ? "# edited" : ""}`],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
    },
  ],
});

export const named = pulumi
  .all([server.name, client.name])
  .apply((names) => names.map((name) => name.slice(0, -8)).join());
