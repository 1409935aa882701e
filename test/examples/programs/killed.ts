// Two groups and a share that both mount. What can change in place or by replacement comes from the config.
import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

const config = new pulumi.Config("test");
const page = config.get("page") ?? "first";
const cpu = config.getNumber("cpu") ?? 0.5;

const data = new berth.AzureFiles("data", { quotaInGB: 5 });
const group = (name: string, script: string) =>
  new berth.ContainerGroup(name, {
    containers: {
      app: {
        image: "busybox:1",
        command: ["sh", "-c", script],
        cpu,
        memoryInGB: 0.5,
        mounts: { "/data": data, "/scratch": { emptyDir: "scratch" } },
        env: { PAGE: page },
        ports: [8080],
      },
      side: { image: "busybox:1", command: ["sleep", "3600"], cpu: 0.5, memoryInGB: 0.5 },
    },
  });

const serve = "mkdir -p /srv; echo $PAGE > /srv/page; ln -s /data /srv/data; exec httpd -f -p 8080 -h /srv";
export const urls = [group("left", serve).url, group("right", serve).url];
export const resourceGroup = data.resourceGroupName;
