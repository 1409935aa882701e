// Files from a secret volume, mounted where only reading is possible.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const base64 = (text: string) => Buffer.from(text).toString("base64");
const rg = new resources.ResourceGroup("secretfiles-rg");
const group = new containerinstance.ContainerGroup("secretfiles", {
  resourceGroupName: rg.name,
  osType: "Linux",
  containers: [
    {
      name: "app",
      image: "busybox:1",
      command: ["sh", "-c", "mkdir /srv; wc -c < /mnt/secrets/key > /srv/index.html; exec httpd -f -p 80 -h /srv"],
      ports: [{ port: 80 }],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
      volumeMounts: [{ name: "secretvolume1", mountPath: "/mnt/secrets" }],
    },
  ],
  volumes: [
    {
      name: "secretvolume1",
      secret: {
        key: pulumi.secret(base64(edited ? "a longer secret" : "secret")),
        "settings.json": base64("{}"),
      },
    },
  ],
  ipAddress: { type: "Public", ports: [{ port: 80 }] },
});

export const url = pulumi.interpolate`http://${group.ipAddress.apply((address) => address?.ip)}`;
