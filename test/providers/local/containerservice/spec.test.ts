import {
  agentHash,
  agentSpec,
  apiAddress,
  type ClusterBase,
  nodeSettings,
  poolSettings,
  serverSpec,
  sized,
} from "../../../../src/providers/local/containerservice/spec";

const base: ClusterBase = {
  id: {
    subscriptionId: "s",
    resourceGroup: "rg",
    type: "Microsoft.ContainerService/managedClusters",
    names: ["aks"],
  },
  token: "token",
  fqdn: "aks.hcp.westeurope.azmk8s.io",
  network: { name: "net", subnet: "172.30.0.0/16" },
  machine: { cpus: 2, memoryBytes: 4 },
};

test.each([
  ["this machine", { address: "127.0.0.1", bind: "127.0.0.1", port: 6000 }, ["127.0.0.1", "localhost"]],
  ["another machine", { address: "192.0.2.7", bind: "0.0.0.0", port: 6000 }, ["127.0.0.1", "localhost", "192.0.2.7"]],
])("the API of a cluster on %s is published and certified where the client meets it", (_, published, names) => {
  const spec = serverSpec(base, {}, { image: "k3s:1", version: "1.34.4" }, published);
  const sans = spec.command?.filter((text) => text.startsWith("--tls-san="));
  expect(sans).toEqual([...names, "172.30.0.2", base.fqdn].map((name) => `--tls-san=${name}`));
  expect(spec.network).toMatchObject({
    ports: [{ port: 6443, protocol: "tcp", hostIp: published.bind, hostPort: 6000 }],
  });
  expect(apiAddress(spec.labels)).toBe(published.address);
  // Clusters of earlier versions have no such label.
  expect(apiAddress({})).toBe("127.0.0.1");
});

describe("the nodes of a pool have", () => {
  const IMAGE = { image: "k3s:1", version: "1.34.4" };
  const gb = 1024 ** 3;
  const big = { ...base, machine: { cpus: 64, memoryBytes: 999 * gb } };
  const poolOf = (vmSize: string, vmSizes?: string) => sized(poolSettings("work", { properties: { vmSize } }), vmSizes);
  const limits = (vmSize: string, vmSizes?: string) => {
    const { cpu, memoryBytes } = agentSpec(big, {}, poolOf(vmSize, vmSizes), IMAGE, 0, "172.30.0.3");
    return [cpu, memoryBytes && memoryBytes / gb];
  };

  test("the CPU and memory that their size's name tells, or else the configuration", () => {
    expect(limits("Standard_D4s_v5")).toEqual([4, 16]);
    expect(limits("Standard_M8", "Standard_X1=1/1,standard_m8=8/218")).toEqual([8, 218]);
    expect(limits("Standard_D4s_v5", "Standard_D4s_v5=3/5")).toEqual([3, 5]);
  });

  test("another hash when the configuration changes their size, so that they are made again", () => {
    const hash = (vmSizes?: string) => agentHash(poolOf("Standard_M8", vmSizes), IMAGE);
    expect(hash("Standard_X1=1/1")).toBe(hash());
    expect(new Set([hash(), hash("Standard_M8=8/218"), hash("Standard_M8=8/64")]).size).toBe(3);
  });
});

test("nodes of a spot pool have AKS's label and taint", () => {
  const pool = { nodeTaints: ["a=b:NoSchedule"], nodeLabels: { work: "batch" } };
  const settings = (scaleSetPriority?: string) =>
    nodeSettings(base.id, {}, poolSettings("work", { properties: { ...pool, scaleSetPriority } }));
  const spot = settings("Spot");
  const key = "kubernetes.azure.com/scalesetpriority";
  expect(spot.taints).toEqual(["a=b:NoSchedule", `${key}=spot:NoSchedule`]);
  expect(spot.labels).toMatchObject({ work: "batch", [key]: "spot" });
  for (const regular of [settings("Regular"), settings()]) {
    expect(regular.taints).toEqual(["a=b:NoSchedule"]);
    expect(regular.labels).not.toHaveProperty([key]);
  }
});
