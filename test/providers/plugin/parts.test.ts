import type { ArmClient, OperationContext } from "../../../src/providers/arm/contract";
import { UNKNOWN } from "../../../src/model/core/unknown";
import { fakeClient, Plugin, SUBSCRIPTION } from "./support";

// A pool is a part of its cluster: what becomes of the cluster decides what the deletion of the pool is.

const CLUSTER = "berth:containerservice:ManagedCluster";
const POOL = "berth:containerservice:AgentPool";
const CLUSTER_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks`;
const POOL_ID = `${CLUSTER_ID}/agentPools/blue`;

const cluster = (more = {}) => ({
  resourceGroupName: "rg",
  resourceName: "aks",
  dnsPrefix: "aks",
  identity: { type: "SystemAssigned" },
  agentPoolProfiles: [{ name: "blue", mode: "System" }],
  ...more,
});
const pool = (more = {}) => ({ resourceGroupName: "rg", resourceName: "aks", agentPoolName: "blue", ...more });

/** A plugin, and what it says of the cluster of each pool that it deletes. */
async function deleting() {
  const deleted: (boolean | undefined)[] = [];
  const resource = {
    ...fakeClient({
      owner: async () => "",
      delete: async (_id: string, { wholeStays }: OperationContext) => void deleted.push(wholeStays),
    }).resources["berth:storage:FileShare"]!,
  };
  const client: ArmClient = { resources: { [POOL]: resource, [CLUSTER]: resource }, functions: {} };
  return { plugin: await new Plugin(client).configure(), deleted };
}

test("a pool goes with the cluster that is replaced, and is not deleted", async () => {
  const { plugin, deleted } = await deleting();
  const { replaces } = await plugin.diff(CLUSTER, cluster(), cluster({ dnsPrefix: "other" }), [], {}, CLUSTER_ID);
  expect(replaces).toEqual(["dnsPrefix"]);
  await plugin.delete(POOL, POOL_ID);
  expect(deleted).toEqual([]);
  // One of another cluster is.
  await plugin.delete(POOL, POOL_ID.replace("/aks/", "/other/"));
  expect(deleted).toEqual([false]);
});

test("the client is told that the cluster of a pool stays", async () => {
  const { plugin, deleted } = await deleting();
  await plugin.diff(CLUSTER, cluster(), cluster({ tags: { a: "b" } }), [], {}, CLUSTER_ID);
  await plugin.delete(POOL, POOL_ID);
  await plugin.configure();
  await plugin.delete(POOL, POOL_ID);
  expect(deleted).toEqual([true, false]);
});

test.each([
  ["of another name is made first, for the old one may be the last System pool", { agentPoolName: "green" }, false],
  ["that is replaced under its name is deleted first", { osType: "Windows" }, true],
  ["whose cluster is replaced is deleted first", { resourceName: UNKNOWN, agentPoolName: "green" }, true],
])("a pool %s", async (_, change, deleteBeforeReplace) => {
  const { plugin } = await deleting();
  const diff = await plugin.diff(POOL, pool(), pool(change), [], {}, POOL_ID);
  expect([diff.replaces.length > 0, diff.deleteBeforeReplace]).toEqual([true, deleteBeforeReplace]);
});

describe("a pool of a size that the local engine cannot make", () => {
  const failures = async (config: object) => {
    const plugin = await new Plugin().configure({ subscriptionId: SUBSCRIPTION, ...config });
    return (await plugin.check(POOL, pool({ vmSize: "Standard_NC24ads_A100_v4" }))).failures.length;
  };

  test("is refused at preview, unless the configuration gives the size or the target is Azure", async () => {
    expect(await failures({})).toBe(1);
    expect(await failures({ vmSizes: "Standard_NC24ads_A100_v4=24/220" })).toBe(0);
    expect(await failures({ target: "azure" })).toBe(0);
  });
});
