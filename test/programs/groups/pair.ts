// A page and the database beside it, which it reaches on localhost; the password is a secure value.
import * as pulumi from "@pulumi/pulumi";
import * as azure from "pulumi-berth";

const config = new pulumi.Config("test");
const password = config.getSecret("unset") ?? pulumi.secret("pair-5d2f11");
const rg = new azure.resources.ResourceGroup("pair-rg");
const group = new azure.containerinstance.ContainerGroup("pair", {
  resourceGroupName: rg.name,
  osType: "Linux",
  containers: [
    {
      name: "web",
      image: "busybox:1",
      command: [
        "sh",
        "-c",
        `mkdir /srv; until wget -q -O /srv/index.html http://localhost:3306/; do usleep 50000; done; exec httpd -f -p 8080 -h /srv`,
      ],
      ports: [{ port: 8080 }],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
    },
    {
      name: "database",
      image: "busybox:1",
      command: ["sh", "-c", "mkdir /srv; echo $TITLE ${#PASSWORD} > /srv/index.html; exec httpd -f -p 3306 -h /srv"],
      environmentVariables: [
        { name: "PASSWORD", secureValue: password },
        { name: "TITLE", value: config.getBoolean("edited") ? "edited" : "first" },
      ],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
    },
  ],
  ipAddress: { type: "Public", ports: [{ port: 8080 }] },
});

export const url = pulumi.interpolate`http://${group.ipAddress.apply((address) => address?.ip)}:8080`;
