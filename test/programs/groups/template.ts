// A web server with a public address: what Pulumi's own template for containers makes.
import * as pulumi from "@pulumi/pulumi";
import * as containerinstance from "pulumi-berth/containerinstance";
import * as resources from "pulumi-berth/resources";

const config = new pulumi.Config("test");
const containerPort = config.getNumber("containerPort") ?? 80;
const cpu = config.getNumber("cpu") ?? 1;
const memory = config.getNumber("memory") ?? 2;
const greeting = config.getBoolean("edited") ? "edited" : "first";

const resourceGroup = new resources.ResourceGroup("template-rg");
const containerGroup = new containerinstance.ContainerGroup("template-group", {
  resourceGroupName: resourceGroup.name,
  osType: "linux",
  restartPolicy: "always",
  containers: [
    {
      name: "hello-world",
      image: "busybox:1",
      command: ["sh", "-c", "mkdir /srv; echo $GREETING > /srv/index.html; exec httpd -f -p $PORT -h /srv"],
      ports: [{ port: containerPort, protocol: "tcp" }],
      environmentVariables: [
        { name: "FLASK_RUN_PORT", value: containerPort.toString() },
        { name: "PORT", value: `${containerPort}` },
        { name: "GREETING", value: greeting },
      ],
      resources: { requests: { cpu, memoryInGB: memory } },
    },
  ],
  ipAddress: {
    type: containerinstance.ContainerGroupIpAddressType.Public,
    dnsNameLabel: pulumi.interpolate`template-${resourceGroup.name}`,
    ports: [{ port: containerPort, protocol: "tcp" }],
  },
});

export const hostname = containerGroup.ipAddress.apply((address) => address!.fqdn);
export const ip = containerGroup.ipAddress.apply((address) => address!.ip!);
export const url = pulumi.interpolate`http://${ip}:${containerPort}`;
