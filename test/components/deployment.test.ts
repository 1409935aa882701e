import { reached } from "../../src/components/endpoints";
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

test("where pods run, how they are replaced, and a Service with ports of its own", async () => {
  const { registered, result } = await runProgram(
    () =>
      new Deployment("site", {
        cluster: CLUSTER,
        containers: {
          web: { image: "busybox:1", ports: { http: 8080, metrics: 9100 } },
          dns: {
            image: "busybox:1",
            ports: [
              { port: 5353, protocol: "UDP" },
              { port: 5353, scheme: "tcp" },
            ],
          },
        },
        servicePorts: { 80: "http", 53: 5353 },
        nodeSelector: { agentpool: "spot" },
        tolerations: [{ key: "kubernetes.azure.com/scalesetpriority", value: "spot", effect: "NoSchedule" }],
        strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: "50%" } },
        minReadySeconds: 5,
      }),
  );
  const { containers, ...rest } = registered[0]?.inputs ?? {};
  expect(containers).toHaveLength(2);
  expect(rest).toEqual({
    resourceGroupName: "mine",
    resourceName: "aks",
    ipAddress: {
      type: "Public",
      ports: [
        { port: 53, protocol: "UDP" },
        { port: 53, protocol: "TCP" },
        { port: 80, protocol: "TCP" },
      ],
    },
    servicePorts: [
      { port: 53, targetPort: 5353, protocol: "UDP" },
      { port: 53, targetPort: 5353, protocol: "TCP" },
      { port: 80, targetPort: 8080, protocol: "TCP" },
    ],
    nodeSelector: { agentpool: "spot" },
    tolerations: [{ key: "kubernetes.azure.com/scalesetpriority", value: "spot", effect: "NoSchedule" }],
    strategy: { rollingUpdate: { maxSurge: "1", maxUnavailable: "50%" } },
    minReadySeconds: 5,
  });
  expect(await valueOf(result.url)).toBe("http://203.0.113.7");
  const { http } = await valueOf(result.endpoints);
  expect(http).toMatchObject({ port: 80, internal: { address: "site.default.svc.cluster.local:80" } });
});

test("tiers find each other by the names of their Services, and only the front has an address", async () => {
  const program = (inner: Partial<DeploymentArgs>, more: object = {}) =>
    runProgram(() => {
      const api = new Deployment("api", {
        cluster: CLUSTER,
        containers: { api: { image: "busybox:1", ports: { http: 8080 } } },
        servicePorts: { 80: "http" },
        ...inner,
      });
      new Deployment("web", {
        cluster: CLUSTER,
        containers: { web: { ...WEB, env: { API: api.endpoints.http! }, references: { api }, ...more } },
      });
      return api;
    });
  for (const inner of [{ serviceType: "ClusterIP" }, { ipAddressType: "None" }] as const) {
    const { registered, result } = await program(inner);
    expect(registered[0]?.inputs).not.toHaveProperty("ipAddress");
    expect(registered[0]?.inputs.servicePorts).toEqual([{ port: 80, targetPort: 8080, protocol: "TCP" }]);
    expect(registered[1]?.inputs.containers[0].environmentVariables).toEqual([
      { name: "API", value: "http://api.default.svc.cluster.local" },
      { name: "API_HTTP", value: "http://api.default.svc.cluster.local" },
      { name: "API_HTTP_HOST", value: "api.default.svc.cluster.local" },
      { name: "API_HTTP_PORT", value: "80" },
    ]);
    expect(await valueOf(result.url)).toBeUndefined();
    expect(await valueOf(result.ip)).toBeUndefined();
  }
});

test("an endpoint that only pods of its cluster reach is refused elsewhere", async () => {
  const { result } = await runProgram(
    () =>
      new Deployment("api", {
        cluster: CLUSTER,
        serviceType: "ClusterIP",
        containers: { api: { image: "busybox:1", ports: { http: 8080 } } },
      }),
  );
  const { http } = await valueOf(result.endpoints);
  expect(reached(http!, "mine/aks", "env.API")).toEqual(http!.internal);
  for (const other of ["mine/other", undefined])
    expect(() => reached(http!, other, "env.API")).toThrow(
      "env.API: must be an endpoint with an address: only pods of the cluster mine/aks reach " +
        "api.default.svc.cluster.local:8080, since serviceType is ClusterIP (Berth)",
    );
});

test("what contradicts itself is refused by name, all together", async () => {
  const args = {
    cluster: CLUSTER,
    containers: { web: { image: "busybox:1", ports: { http: 8080 } } },
    serviceType: "ClusterIP",
    ipAddressType: "Public",
    dnsNameLabel: "hello",
    exposedPorts: ["http"],
    servicePorts: { 80: "https", 443: 8443, 0: "http", 81: {} },
    strategy: { type: "Recreate", rollingUpdate: { maxSurge: 1 } },
  } as unknown as DeploymentArgs;
  const error = await runProgram(() => new Deployment("site", args)).catch((failure: Error) => failure);
  expect((error as Error).message.split("\n")).toEqual([
    "the deployment cannot be made:",
    "  - servicePorts.0: must be a whole number from 1 to 65535: the port of the Service (Kubernetes)",
    "  - servicePorts.81: must be the number or the name of a port of one of the containers (Berth)",
    '  - ipAddressType: "Public" must not be given beside serviceType ClusterIP, which says the opposite (Berth)',
    "  - dnsNameLabel: needs an address, but serviceType is ClusterIP (Berth)",
    "  - exposedPorts: needs an address, but serviceType is ClusterIP (Berth)",
    "  - strategy.rollingUpdate: must not be given beside the type Recreate (Kubernetes)",
  ]);
  const ports = { ...args, ipAddressType: undefined, dnsNameLabel: undefined, exposedPorts: undefined, strategy: {} };
  const wrong = await runProgram(
    () => new Deployment("site", { ...ports, servicePorts: { 80: "https", 443: 8443 } }),
  ).catch((failure: Error) => failure);
  expect((wrong as Error).message.split("\n").slice(1)).toEqual([
    '  - servicePorts.80: "https" must be the number or the name of a port of one of the containers; they are http (Berth)',
    "  - servicePorts.443: 8443 must be the number or the name of a port of one of the containers; they are http (Berth)",
  ]);
});
