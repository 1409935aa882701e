// A canary in every field that the schema says is secret, of every resource and of a provider. The program marks none of them.
import * as pulumi from "@pulumi/pulumi";
import * as berth from "pulumi-berth";
import { canaryAt } from "./canaryAt";

const inBase64 = (place: string) => Buffer.from(canaryAt(place)).toString("base64");

const wrong = new pulumi.Config("test").get("wrong");
const provider = new berth.Provider("canaries", {
  tenantId: "00000000-0000-0000-0000-000000000001",
  clientId: "00000000-0000-0000-0000-000000000002",
  clientSecret: canaryAt("provider.clientSecret"),
  clientCertificatePassword: canaryAt("provider.clientCertificatePassword"),
  oidcToken: canaryAt("provider.oidcToken"),
  oidcRequestToken: canaryAt("provider.oidcRequestToken"),
});
const opts = { provider };
const rg = new berth.resources.ResourceGroup("canaries", {}, opts);
const place = { resourceGroupName: rg.name };
const account = new berth.storage.StorageAccount(
  "canaries",
  { ...place, kind: "StorageV2", sku: { name: "Standard_LRS" } },
  opts,
);
const share = new berth.storage.FileShare("canaries", { ...place, accountName: account.name }, opts);
const keys = berth.storage.listStorageAccountKeysOutput(
  { ...place, accountName: account.name },
  { ...opts, dependsOn: [share] },
);
const size = { requests: { cpu: 0.1, memoryInGB: 0.1 } };

const JOB = "berth:containerinstance:ContainerJob";

/** The parts that groups, jobs and deployments share. */
const parts = (of: string) => ({
  containers: [
    {
      name: "main",
      image: "busybox:1",
      command: ["sh", "-c", wrong === "job" ? 'echo "it is $TOKEN"; exit 3' : of === JOB ? "true" : "sleep 3600"],
      environmentVariables: [
        { name: "TOKEN", secureValue: canaryAt(`${of}.containers[].environmentVariables[].secureValue`) },
      ],
      resources: size,
      volumeMounts: [
        { name: "files", mountPath: "/files" },
        { name: "keys", mountPath: "/keys" },
      ],
    },
  ],
  initContainers: [
    {
      name: "first",
      image: "busybox:1",
      command: ["true"],
      environmentVariables: [
        { name: "TOKEN", secureValue: canaryAt(`${of}.initContainers[].environmentVariables[].secureValue`) },
      ],
    },
  ],
  volumes: [
    {
      name: "files",
      azureFile: {
        shareName: share.name,
        storageAccountName: account.name,
        // It has to be right. The test knows it from the outputs.
        storageAccountKey: keys.apply(({ keys: [first] }) => first!.value),
      },
    },
    {
      name: "keys",
      secret: {
        "a.key": wrong === "base64" ? `${canaryAt(`${of}.volumes[].secret`)}?` : inBase64(`${of}.volumes[].secret`),
      },
    },
  ],
  imageRegistryCredentials: [
    {
      server: "registry.example.com",
      username: "robot",
      password: canaryAt(`${of}.imageRegistryCredentials[].password`),
    },
  ],
});
const inAzure = (of: string) => ({
  diagnostics: {
    logAnalytics: {
      workspaceId: "00000000-0000-0000-0000-000000000004",
      workspaceKey: canaryAt(`${of}.diagnostics.logAnalytics.workspaceKey`),
      workspaceResourceId: `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/logs/providers/Microsoft.OperationalInsights/workspaces/${canaryAt(`${of}.diagnostics.logAnalytics.workspaceResourceId`)}`,
    },
  },
  extensions: [
    {
      name: "proxy",
      extensionType: "kube-proxy",
      version: "1.0",
      protectedSettings: { token: canaryAt(`${of}.extensions[].protectedSettings`) },
    },
  ],
});

const GROUP = "berth:containerinstance:ContainerGroup";
const group = new berth.containerinstance.ContainerGroup(
  "canaries",
  {
    ...place,
    osType: "Linux",
    ...parts(GROUP),
    ...inAzure(GROUP),
    // A value of a wrong type could be a secret in a wrong place.
    ...(wrong === "type" && { extensions: { proxy: canaryAt("type") } as never }),
  },
  opts,
);
const PROFILE = "berth:containerinstance:ContainerGroupProfile";
const profile = new berth.containerinstance.ContainerGroupProfile(
  "canaries",
  { ...place, osType: "Linux", ...parts(PROFILE), ...inAzure(PROFILE) },
  opts,
);
const profiled = new berth.containerinstance.ContainerGroup(
  "profiled",
  {
    ...place,
    containerGroupProfile: { id: profile.id, revision: profile.revision },
    containers: [{ name: "main" }],
  },
  opts,
);
const job = new berth.containerinstance.ContainerJob("canaries", { ...place, ...parts(JOB), ...inAzure(JOB) }, opts);
const CLUSTER = "berth:containerservice:ManagedCluster";
const cluster = new berth.containerservice.ManagedCluster(
  "canaries",
  {
    ...place,
    dnsPrefix: "canaries",
    agentPoolProfiles: [{ name: "main", mode: "System", count: 1, vmSize: "Standard_D2s_v5" }],
    servicePrincipalProfile: {
      clientId: "00000000-0000-0000-0000-000000000003",
      secret: canaryAt(`${CLUSTER}.servicePrincipalProfile.secret`),
    },
    aadProfile: {
      serverAppID: "a",
      clientAppID: "b",
      serverAppSecret: canaryAt(`${CLUSTER}.aadProfile.serverAppSecret`),
    },
    windowsProfile: { adminUsername: "me", adminPassword: canaryAt(`${CLUSTER}.windowsProfile.adminPassword`) },
  },
  opts,
);
const DEPLOYMENT = "berth:containerservice:Deployment";
const deployment = new berth.containerservice.Deployment(
  "canaries",
  { ...place, resourceName: cluster.name, ...parts(DEPLOYMENT) },
  opts,
);
export const key = keys.apply(({ keys: [first] }) => pulumi.secret(first!.value));
export const seen = { group, profile, profiled, job, cluster, deployment };
