import * as pulumi from "@pulumi/pulumi";
import { AksCluster, type AksClusterArgs } from "../../src";
import { runProgram, valueOf } from "../support/pulumi/mocks";

const cluster = (args: AksClusterArgs) => () => new AksCluster("aks", args);
const POOL = { mode: "System", type: "VirtualMachineScaleSets", count: 1, vmSize: "Standard_D2s_v5", osType: "Linux" };

test("the smallest cluster: a group, the cluster with its first pool, and the pool by itself", async () => {
  const { registered } = await runProgram(cluster({ nodePools: { system: {} } }));
  expect(registered).toEqual([
    { type: "berth:resources:ResourceGroup", name: "berth-default", inputs: {} },
    {
      type: "berth:containerservice:ManagedCluster",
      name: "aks",
      inputs: {
        resourceGroupName: "berth-default-0123456",
        dnsPrefix: "aks",
        identity: { type: "SystemAssigned" },
        agentPoolProfiles: [{ name: "system", ...POOL }],
        poolsAreResources: true,
      },
    },
    {
      type: "berth:containerservice:AgentPool",
      name: "aks-system",
      inputs: { ...POOL, agentPoolName: "system", resourceGroupName: "berth-default-0123456", resourceName: "aks" },
    },
  ]);
});

test("a cluster with everything: every pool is a resource, and the first System pool is the cluster's own", async () => {
  const { registered } = await runProgram(
    cluster({
      resourceGroup: "mine",
      location: "eastus",
      tags: { team: "a" },
      clusterName: "the-cluster",
      dnsPrefix: "hello",
      kubernetesVersion: "1.34",
      identity: { type: "UserAssigned", userAssignedIdentities: ["/subscriptions/s/identity"] },
      networkProfile: { networkPlugin: "azure", podCidr: "10.250.0.0/16" },
      tier: "Standard",
      nodeResourceGroup: "nodes",
      nodePools: {
        batch: {
          minCount: 0,
          maxCount: 5,
          vmSize: "Standard_D4s_v5",
          kubernetesVersion: "1.33",
          maxPods: 50,
          labels: { work: "batch" },
          taints: ["dedicated=batch:NoSchedule"],
          zones: ["1"],
          tags: { cost: "low" },
          priority: "Spot",
          evictionPolicy: "Deallocate",
          spotMaxPrice: 0.5,
        },
        main: { mode: "System", count: pulumi.output(2) },
      },
    }),
  );
  const main = { ...POOL, count: 2, orchestratorVersion: "1.34" };
  // A pool with inputs that are known later is registered later.
  expect(registered.sort((a, b) => a.name.localeCompare(b.name))).toEqual([
    {
      type: "berth:containerservice:ManagedCluster",
      name: "aks",
      inputs: {
        resourceGroupName: "mine",
        resourceName: "the-cluster",
        location: "eastus",
        tags: { team: "a" },
        dnsPrefix: "hello",
        kubernetesVersion: "1.34",
        identity: { type: "UserAssigned", userAssignedIdentities: ["/subscriptions/s/identity"] },
        networkProfile: { networkPlugin: "azure", podCidr: "10.250.0.0/16" },
        sku: { name: "Base", tier: "Standard" },
        nodeResourceGroup: "nodes",
        agentPoolProfiles: [{ name: "main", ...main }],
        poolsAreResources: true,
      },
    },
    {
      type: "berth:containerservice:AgentPool",
      name: "aks-batch",
      inputs: {
        resourceGroupName: "mine",
        resourceName: "the-cluster",
        agentPoolName: "batch",
        mode: "User",
        type: "VirtualMachineScaleSets",
        count: 0,
        vmSize: "Standard_D4s_v5",
        osType: "Linux",
        orchestratorVersion: "1.33",
        enableAutoScaling: true,
        minCount: 0,
        maxCount: 5,
        maxPods: 50,
        nodeLabels: { work: "batch" },
        nodeTaints: ["dedicated=batch:NoSchedule"],
        availabilityZones: ["1"],
        tags: { cost: "low" },
        scaleSetPriority: "Spot",
        scaleSetEvictionPolicy: "Deallocate",
        spotMaxPrice: 0.5,
      },
    },
    {
      type: "berth:containerservice:AgentPool",
      name: "aks-main",
      inputs: { ...main, resourceGroupName: "mine", resourceName: "the-cluster", agentPoolName: "main" },
    },
  ]);
});

test("the kubeconfig is decoded, and a secret", async () => {
  const { result } = await runProgram(cluster({ resourceGroup: "mine", nodePools: { system: {} } }));
  expect(await valueOf(result.kubeconfig)).toBe("apiVersion: v1\n");
  expect(await pulumi.isSecret(result.kubeconfig)).toBe(true);
});

test.each<[string, AksClusterArgs, string[]]>([
  ["without a pool", { nodePools: {} }, ["nodePools: must name at least one pool (Azure Kubernetes Service)"]],
  [
    "with a pool of a wrong name and an argument that does not exist",
    { nodePools: { Main: { size: "big" } as never } },
    [
      "nodePools.Main.size: is not an argument; the arguments are count, vmSize, mode, osType, kubernetesVersion, minCount, maxCount, maxPods, priority, evictionPolicy, spotMaxPrice, labels, taints, zones, tags (Berth)",
      'nodePools.Main: "Main" must be',
    ],
  ],
  ["with User pools alone", { nodePools: { a: { mode: "User" } } }, ["nodePools: must have"]],
])("a cluster %s is refused", async (_, args, lines) => {
  const error = await runProgram(cluster(args)).catch((failure: Error) => failure);
  expect(error).toBeInstanceOf(Error);
  const [title, ...found] = (error as Error).message.split("\n");
  expect(title).toBe("the AKS cluster cannot be made:");
  expect(found.map((line, i) => line.slice(4, 4 + (lines[i]?.length ?? 0)))).toEqual(lines);
});
