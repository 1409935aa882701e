// Everything that a program can make, whose state each released version leaves in this folder. Do not change what is here, only add.
import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

const pages = new berth.AzureFiles("pages", {
  quotaInGB: 2,
  files: { "index.html": new pulumi.asset.StringAsset("hello\n"), "conf/app.json": new pulumi.asset.StringAsset("{}") },
  tags: { kind: "pages" },
});
const site = new berth.ContainerGroup("site", {
  containers: {
    web: {
      image: "busybox:1",
      command: ["httpd", "-f", "-p", "80", "-h", "/srv"],
      cpu: 0.5,
      memoryInGB: 0.5,
      ports: { http: 80 },
      env: { MODE: "fast", LEVEL: 3 },
      secureEnv: { TOKEN: pulumi.secret("a token") },
      mounts: { "/srv": pages, "/work": { emptyDir: "work" }, "/keys": { secretFiles: { "a.key": "a key" } } },
      readinessProbe: { httpGet: { port: 80 }, periodSeconds: 1 },
      livenessProbe: { exec: ["true"] },
    },
    side: { image: "busybox:1", command: ["sleep", "3600"], cpu: 0.5, memoryInGB: 0.5, configMap: { a: "b" } },
  },
  initContainers: { first: { image: "busybox:1", command: ["true"] } },
  tags: { kind: "site" },
});
const job = new berth.ContainerJob("job", {
  containers: { main: { image: "busybox:1", command: ["echo", "done"], cpu: 0.5, memoryInGB: 0.5 } },
});
const cluster = new berth.AksCluster("cluster", {
  nodePools: { system: { count: 1, vmSize: "Standard_D2s_v5" }, more: { count: 0, mode: "User" } },
});
const app = new berth.Deployment("app", {
  cluster,
  replicas: 1,
  containers: {
    web: {
      image: "busybox:1",
      command: ["httpd", "-f", "-p", "80", "-h", "/"],
      cpu: 0.1,
      memoryInGB: 0.1,
      ports: [80],
      references: {},
    },
  },
});
const rg = new berth.resources.ResourceGroup("raw", {}, { protect: false });
const account = new berth.storage.StorageAccount("raw", {
  resourceGroupName: rg.name,
  kind: berth.storage.Kind.StorageV2,
  sku: { name: berth.storage.SkuName.Standard_LRS },
});
const share = new berth.storage.FileShare("raw", { resourceGroupName: rg.name, accountName: account.name });
const group = new berth.containerinstance.ContainerGroup("raw", {
  resourceGroupName: rg.name,
  osType: "linux",
  restartPolicy: "never",
  containers: [
    {
      name: "main",
      image: "busybox:1",
      command: ["true"],
      resources: { requests: { cpu: 1, memoryInGB: 1 } },
      environmentVariables: [{ name: "SECRET", secureValue: "a secret" }],
    },
  ],
});
export const outputs = { site: site.url, logs: job.logs, app: app.url, share: share.name, group: group.name };
