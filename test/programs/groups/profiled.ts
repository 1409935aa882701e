// A group that is made from a profile; with another revision of the profile, it is made anew.
import * as pulumi from "@pulumi/pulumi";
import { containerinstance, resources } from "pulumi-berth";

const edited = new pulumi.Config("test").getBoolean("edited") ?? false;
const rg = new resources.ResourceGroup("profiled-rg");
const profile = new containerinstance.ContainerGroupProfile("profile", {
  resourceGroupName: rg.name,
  osType: "Linux",
  restartPolicy: "OnFailure",
  containers: [
    {
      name: "web",
      image: "busybox:1",
      command: ["sh", "-c", `echo $PAGE > /srv/index.html; exec httpd -f -p 80 -h /srv`],
      environmentVariables: [{ name: "PAGE", secureValue: edited ? "edited" : "first" }],
      ports: [{ port: 80 }],
      resources: { requests: { cpu: 0.5, memoryInGB: 0.5 } },
      volumeMounts: [{ name: "pages", mountPath: "/srv" }],
    },
  ],
  volumes: [{ name: "pages", emptyDir: {} }],
  ipAddress: { type: "Public", ports: [{ port: 80 }] },
});
const group = new containerinstance.ContainerGroup("profiled", {
  resourceGroupName: rg.name,
  containerGroupProfile: { id: profile.id, revision: profile.revision },
  containers: [{ name: "web" }],
});

export const url = pulumi.interpolate`http://${group.ipAddress.apply((address) => address?.ip)}`;
export const image = group.containers.apply(([web]) => web?.image);
export const revision = profile.revision;
