import { AksCluster, AzureFiles, ContainerGroup, Deployment, type DeploymentArgs } from "../../src";
import { runProgram, valueOf } from "../support/pulumi/mocks";

const CLUSTER = { resourceGroupName: "mine", clusterName: "aks" };
const WEB = { image: "busybox:1", ports: [80] };

test("the same containers as a group's become a Deployment by changing the class", async () => {
  const spec = () => ({
    dnsNameLabel: "hello-berth",
    containers: {
      web: { ...WEB, env: { A: "1" }, secureEnv: { TOKEN: "s3cret" }, mounts: { "/tmp/x": { emptyDir: "scratch" } } },
      side: { image: "busybox:1", cpu: 0.5, memoryInGB: 0.5, runAsUser: 0 },
    },
  });
  const group = await runProgram(() => new ContainerGroup("site", { ...spec(), resourceGroup: "mine" }));
  const deployed = await runProgram(() => new Deployment("site", { ...spec(), cluster: CLUSTER, replicas: 3 }));
  const { restartPolicy, osType, ...same } = group.registered[0]?.inputs ?? {};
  expect([restartPolicy, osType]).toEqual(["Always", "Linux"]);
  expect(deployed.registered).toEqual([
    {
      type: "berth:containerservice:Deployment",
      name: "site",
      inputs: { ...same, resourceName: "aks", replicas: 3 },
    },
  ]);
});

test("a share, a cluster of the same program, a namespace and a name", async () => {
  const { registered } = await runProgram(() => {
    const aks = new AksCluster("aks", { resourceGroup: "mine", nodePools: { system: {} } });
    const data = new AzureFiles("data", { resourceGroup: "mine", storageAccount: "acct" });
    return new Deployment("site", {
      cluster: aks,
      namespace: "shop",
      deploymentName: "web",
      ipAddressType: "None",
      containers: { web: { image: "busybox:1", mounts: { "/srv": data } } },
    });
  });
  expect(registered.at(-1)).toEqual({
    type: "berth:containerservice:Deployment",
    name: "site",
    inputs: {
      resourceGroupName: "mine",
      resourceName: "aks",
      namespace: "shop",
      deploymentName: "web",
      containers: [
        {
          name: "web",
          image: "busybox:1",
          resources: { requests: { cpu: 1, memoryInGB: 1.5 } },
          volumeMounts: [{ name: "files-data", mountPath: "/srv" }],
        },
      ],
      volumes: [{ name: "files-data", azureFile: { shareName: "data-share", storageAccountName: "acct" } }],
    },
  });
});

test("the address becomes endpoints and a URL", async () => {
  const { result } = await runProgram(() => new Deployment("site", { cluster: CLUSTER, containers: { web: WEB } }));
  expect(await valueOf(result.url)).toBe("http://203.0.113.7");
  const address = { host: "203.0.113.7", port: 80, address: "203.0.113.7:80", url: "http://203.0.113.7" };
  const inside = { host: "site.default.svc.cluster.local", address: "site.default.svc.cluster.local:80" };
  expect(await valueOf(result.endpoints)).toEqual({
    80: {
      name: "80",
      scheme: "http",
      protocol: "TCP",
      ...address,
      internal: { ...inside, port: 80, url: "http://site.default.svc.cluster.local", cluster: "mine/aks" },
    },
  });
});

test("arguments without a meaning in a pod are refused by name, all together", async () => {
  const args = {
    cluster: CLUSTER,
    containers: { web: { image: "busybox:1", ports: [70000] } },
    restartPolicy: "Never",
    containerGroupName: "x",
    location: "eastus",
    tags: {},
    identity: { system: true },
    zones: ["1"],
    dnsNameLabelScope: "Noreuse",
  } as unknown as DeploymentArgs;
  const error = await runProgram(() => new Deployment("site", args)).catch((failure: Error) => failure);
  expect((error as Error).message.split("\n")).toEqual([
    "the deployment cannot be made:",
    '  - restartPolicy: "Never" must be Always: Kubernetes restarts the pods of a Deployment whatever their exit code (Kubernetes)',
    "  - containerGroupName: is only for container groups; a Deployment has deploymentName (Berth)",
    "  - location: has no meaning in a cluster: a Deployment runs where its cluster is (Berth)",
    "  - tags: has no meaning in a cluster: only ARM resources have tags (Berth)",
    "  - identity: is only for container groups: pods have the identities of the cluster's nodes (Berth)",
    "  - zones: is only for container groups: pods run on the nodes of the cluster's pools (Berth)",
    "  - dnsNameLabelScope: is only for container groups: the address of a Deployment is a load balancer's (Berth)",
    "  - containers.web.ports[0]: 70000 must be a whole number from 1 to 65535 (Azure Container Instances)",
  ]);
});
