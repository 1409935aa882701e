// Two containers and a folder between them: one writes, the other serves. Names such as "logs" are usual.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("folder-rg");
const group = new containerinstance.ContainerGroup("folder", {
  resourceGroupName: rg.name,
  osType: "Linux",
  containers: [
    {
      name: "web",
      image: "busybox:1",
      command: ["sh", "-c", "until [ -e /srv/index.html ]; do usleep 50000; done; exec httpd -f -p 80 -h /srv"],
      ports: [{ port: 80 }],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
      volumeMounts: [{ name: "logs", mountPath: "/srv", readOnly: true }],
    },
    {
      name: "writer",
      image: "busybox:1",
      command: [
        "sh",
        "-c",
        `echo ${edited ? "edited" : "first"} > /logs/new; mv /logs/new /logs/index.html; exec sleep 3600`,
      ],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
      volumeMounts: [{ name: "logs", mountPath: "/logs" }],
    },
  ],
  volumes: [{ name: "logs", emptyDir: {} }],
  ipAddress: { type: "Public", ports: [{ port: 80 }] },
});

export const url = pulumi.interpolate`http://${group.ipAddress.apply((address) => address?.ip)}`;
