// Two init containers prepare what the application serves.
import * as pulumi from "@pulumi/pulumi";
import * as containerinstance from "pulumi-berth/containerinstance";
import * as resources from "pulumi-berth/resources";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("init-rg");
const group = new containerinstance.ContainerGroup("init", {
  resourceGroupName: rg.name,
  osType: "Linux",
  initContainers: [
    {
      name: "fetch",
      image: "busybox:1",
      command: ["sh", "-c", `echo ${edited ? "edited" : "first"} > /work/text`],
      volumeMounts: [{ name: "work", mountPath: "/work" }],
    },
    {
      name: "render",
      image: "busybox:1",
      command: ["sh", "-c", "sed 's/^/rendered /' /work/text > /work/index.html"],
      environmentVariables: [],
      volumeMounts: [{ name: "work", mountPath: "/work/" }],
    },
  ],
  containers: [
    {
      name: "web",
      image: "busybox:1",
      command: ["httpd", "-f", "-p", "80", "-h", "/srv"],
      ports: [{ port: 80, protocol: "Tcp" }],
      resources: { requests: { cpu: 1, memoryInGB: 1 } },
      volumeMounts: [{ name: "work", mountPath: "/srv", readOnly: true }],
    },
  ],
  volumes: [{ name: "work", emptyDir: {} }],
  ipAddress: { type: "Public", ports: [{ port: 80, protocol: "Tcp" }] },
});

export const url = pulumi.interpolate`http://${group.ipAddress.apply((address) => address?.ip)}`;
