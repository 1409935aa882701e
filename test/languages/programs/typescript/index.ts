import * as berth from "pulumi-berth";

const data = new berth.AzureFiles("data", { quotaInGB: 5 });
const site = new berth.ContainerGroup("site", {
  dnsNameLabel: "hello-berth-typescript",
  containers: {
    web: {
      image: "busybox:1",
      command: ["sh", "-c", "echo hello >> /srv/index.html; exec httpd -f -p 80 -h /srv"],
      cpu: 1,
      memoryInGB: 1,
      ports: { http: 80 },
      mounts: { "/srv": data },
    },
  },
});

export const share = data.shareName;
export const url = site.url;
