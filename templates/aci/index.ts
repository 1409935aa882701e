import * as berth from "pulumi-berth";

// The files of ./site are in the share before the group mounts it. A changed file is shown by `pulumi preview`.
const pages = new berth.AzureFiles("pages", { files: "./site" });

const site = new berth.ContainerGroup("site", {
  containers: {
    web: {
      image: "busybox:1",
      command: ["httpd", "-f", "-p", "80", "-h", "/srv"],
      cpu: 0.5,
      memoryInGB: 0.5,
      ports: [80],
      mounts: { "/srv": pages },
      // `pulumi up` waits for the page.
      readinessProbe: { httpGet: { port: 80 }, periodSeconds: 1 },
    },
  },
});

export const url = site.url;
