// Programs that Berth refuses at preview. The config value `case` chooses one.
import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";

const resources = { requests: { cpu: 1, memoryInGB: 1 } };
const image = "busybox:1";
const share = { name: "files", azureFile: { shareName: "share", storageAccountName: "account" } };
const volumeMounts = [{ name: "files", mountPath: "/srv" }];
const group = (args: Omit<berth.containerinstance.ContainerGroupArgs, "resourceGroupName">) =>
  new berth.containerinstance.ContainerGroup("group", { resourceGroupName: "nowhere", ...args });
const existing = { azureFiles: { accountName: "account", shareName: "share" } };

const cases: Record<string, () => unknown> = {
  windowsTwo: () =>
    group({
      osType: "Windows",
      containers: [
        { name: "one", image, resources },
        { name: "two", image, resources },
      ],
    }),
  windowsShare: () =>
    group({ osType: "Windows", containers: [{ name: "one", image, resources, volumeMounts }], volumes: [share] }),
  nfs: () =>
    new berth.storage.FileShare("share", {
      accountName: "account",
      resourceGroupName: "nowhere",
      enabledProtocols: "NFS",
    }),
  notRoot: () =>
    group({
      containers: [{ name: "one", image, resources, volumeMounts, securityContext: { runAsUser: 1000 } }],
      volumes: [share],
    }),
  many: () =>
    group({
      containers: [
        { name: "One", image: "http://x", resources: { requests: { cpu: -1, memoryInGB: 1 } } },
        { name: "two", image, resources, ports: [{ port: 70000 }] },
      ],
      volumes: [{ name: "both", emptyDir: {}, azureFile: { shareName: "S", storageAccountName: "a" } }],
    }),
  unsupported: () =>
    group({
      containers: [{ name: "one", image, resources, volumeMounts }],
      volumes: [{ ...share, azureFile: { ...share.azureFile, ...{ userManagedIdentityClientId: "id" } } }],
    }),
  isolation: () => group({ containers: [{ name: "one", image, resources }], isolation: "no-such-runtime" }),
  isolatedJob: () =>
    new berth.ContainerJob("job", {
      isolation: "no-such-runtime",
      containers: { one: { image } },
      resourceGroup: "nowhere",
    }),
  plain: () => group({ containers: [{ name: "one", image, resources }] }),
  component: () =>
    new berth.ContainerGroup("site", {
      osType: "Windows",
      containers: { web: { image, mounts: { "/srv": existing } }, other: { image } },
    }),
  // Those that come after the first one need what it would have made.
  together: () => {
    const files = new berth.AzureFiles("files", { shareName: "X" });
    const site = new berth.ContainerGroup("site", { containers: { web: { image, ports: [70000] } } });
    const aks = new berth.AksCluster("aks", { nodePools: {} });
    const env = { URL: site.url as pulumi.Output<string> };
    const web = { image: "http://x", env, mounts: { "/srv": files }, references: { site } };
    new berth.Deployment("api", { cluster: aks, containers: { web } }, { dependsOn: [site] });
    const { accountName, resourceGroupName } = files;
    new berth.storage.FileShare("raw", { accountName, resourceGroupName, shareName: "raw" });
    berth.storage.listStorageAccountKeysOutput({ accountName, resourceGroupName });
    exports.kubeconfig = aks.kubeconfig;
    exports.name = site.nodes.containerGroup.name;
  },
  // Calls of functions are under way when Pulumi ends everything.
  calls: () => {
    group({ containers: [{ name: "One", image: "http://x", resources }] });
    for (const resourceGroupName of ["a", "b", "c", "d", "e", "f"])
      berth.resources.getResourceGroupOutput({ resourceGroupName });
  },
  call: () => berth.resources.getResourceGroupOutput({ resourceGroupName: "nowhere" }),
  // Known only while the program runs.
  late: () =>
    new berth.ContainerGroup("site", {
      containers: pulumi.output({ web: { image, ports: { http: 70000 }, mounts: { "/srv": {} as never } } }),
    }),
};

cases[new pulumi.Config("test").require("case")]?.();
