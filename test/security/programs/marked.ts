import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

// A container group whose free texts are all secret, because the program says so.
const config = new pulumi.Config("test");
const given = (name: string) => config.requireSecret(name);
const basic = given("header").apply((text) => `Basic ${Buffer.from(`robot:${text}`).toString("base64")}`);
const long = Array.from({ length: 10 }, (_, i) => ({
  name: `LONG${i}`,
  secureValue: given("long").apply((text) => `${text}${i}`.padEnd(8 * 1024, "x")),
}));

const resourceGroup = new berth.resources.ResourceGroup("marked", {});
const group = new berth.containerinstance.ContainerGroup("marked", {
  resourceGroupName: resourceGroup.name,
  tags: { who: given("tag"), plain: "plain" },
  containers: [
    {
      name: "web",
      image: "busybox:1",
      command: [
        "sh",
        "-c",
        pulumi.interpolate`mkdir /www; echo "$VALUE ${given("command")} $LONG9" > /www/all; echo "/:robot:${given("header")}" > /etc/httpd.conf; exec httpd -f -p 80 -h /www`,
      ],
      environmentVariables: [{ name: "VALUE", value: given("value") }, { name: "PLAIN", value: "plain" }, ...long],
      configMap: { keyValuePairs: { "a.setting": given("setting"), plain: "plain" } },
      readinessProbe: {
        httpGet: { port: 80, path: "/all", httpHeaders: [{ name: "Authorization", value: basic }] },
        periodSeconds: 1,
        timeoutSeconds: 5,
      },
      livenessProbe: {
        exec: {
          command: ["sh", "-c", pulumi.interpolate`test "$(cat /mnt/configmap/web/a.setting)" = "${given("setting")}"`],
        },
        initialDelaySeconds: 1,
        periodSeconds: 1,
        timeoutSeconds: 5,
      },
      resources: { requests: { cpu: 1, memoryInGB: 1 } },
      volumeMounts: [
        { name: "password", mountPath: "/password" },
        { name: "whole-url", mountPath: "/url" },
      ],
    },
  ],
  volumes: [
    { name: "password", gitRepo: { repository: config.require("password"), directory: "." } },
    { name: "whole-url", gitRepo: { repository: given("url"), directory: "." } },
  ],
});

const job = new berth.containerinstance.ContainerJob("marked", {
  resourceGroupName: resourceGroup.name,
  containers: [
    {
      name: "job",
      image: "busybox:1",
      command: ["sh", "-c", pulumi.interpolate`test ${given("command")} = ${given("command")}; echo done`],
      resources: { requests: { cpu: 1, memoryInGB: 1 } },
    },
  ],
});

export const id = group.id;
export const logs = job.logs;
