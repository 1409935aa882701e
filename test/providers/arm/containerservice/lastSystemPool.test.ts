import type { Json } from "../../../../src/model/core/armBody";
import { managedCluster } from "../../../../src/model/containerservice/managedCluster";
import { agentPool } from "../../../../src/model/containerservice/agentPool";
import { createArmClient } from "../../../../src/providers/arm/client";
import { CLUSTER, cluster, pool, poolProfile } from "../../../support/arm/aks";
import { ok } from "../../../support/arm/bodies";
import { armError, ArmScript, FakeClock, operation } from "../../../support/arm/script";
import { updateOf } from "../../../support/arm/update";

const MESSAGE = "There must be at least one system node pool in cluster 'aks'.";
const REFUSED = armError(400, "OperationNotAllowed", MESSAGE);
const inputsOf = (agentPoolName: string, mode: string, more = {}) => ({
  resourceGroupName: "rg",
  resourceName: "aks",
  agentPoolName,
  vmSize: "Standard_D2s_v5",
  mode,
  ...more,
});

/** An ARM with pools by their modes, which keeps one System pool, and what it was asked to change. */
function armWith(modes: Record<string, string>, states: Record<string, string> = {}) {
  const changed: string[] = [];
  const [script, clock] = [new ArmScript(({ method, path, body }) => answer(method, path, body)), new FakeClock()];
  const isSpared = (name: string) =>
    Object.entries(modes).some(([other, mode]) => other !== name && mode === "System" && !states[other]);
  const answer = (method: string, path: string, body: Json | undefined) => {
    const name = path.split("/").at(-1)!;
    const found = modes[name];
    if (name === "aks") {
      const profiles = Object.entries(modes).map(([of, mode]) =>
        poolProfile(of, { mode, provisioningState: states[of] ?? "Succeeded" }),
      );
      return ok(cluster({ agentPoolProfiles: profiles }));
    }
    if (method === "GET") return found ? ok(pool(name, { mode: found })) : armError(404, "NotFound", "No such pool.");
    const { mode = "" } = (body?.properties ?? {}) as { mode?: string };
    if (found === "System" && mode !== "System" && !isSpared(name)) return REFUSED;
    changed.push(`${method} ${name} ${mode}`.trim());
    if (method === "DELETE") delete modes[name];
    else modes[name] = mode;
    return method === "DELETE" ? { status: 204 } : ok(pool(name, { mode }));
  };
  const client = createArmClient(script.connection(), { clock });
  const pools = client.resources["berth:containerservice:AgentPool"]!;
  const turn = (name: string, mode: string, context = operation()) => {
    const olds = inputsOf(name, mode === "System" ? "User" : "System");
    return pools.update(`${CLUSTER}/agentPools/${name}`, updateOf(agentPool, olds, inputsOf(name, mode)), context);
  };
  return { pools, changed, clock, turn, modes, states };
}

test("two pools that swap their modes become System first and User then, in whatever order Pulumi begins", async () => {
  const { turn, changed } = armWith({ blue: "System", green: "User" });
  await Promise.all([turn("blue", "User"), turn("green", "System")]);
  expect(changed).toEqual(["PUT green System", "PUT blue User"]);
});

test("a pool becomes a User pool at once where there is another System pool", async () => {
  const { turn, changed } = armWith({ blue: "System", green: "System" });
  const context = operation();
  await turn("blue", "User", context);
  expect([changed, context.lines]).toEqual([["PUT blue User"], []]);
});

test("a System pool that another client is making is waited for as long as that takes", async () => {
  const { turn, changed, clock, states } = armWith({ blue: "System", green: "System" }, { green: "Creating" });
  const context = operation();
  const turning = turn("blue", "User", context);
  while (context.lines.length < 1) await new Promise((resolve) => setImmediate(resolve));
  clock.pass(300_000);
  delete states.green;
  await turning;
  expect([changed, new Set(context.lines)]).toEqual([
    ["PUT blue User"],
    new Set([`Waiting for another System pool of cluster "aks", which always has one.`]),
  ]);
});

test("without another System pool it says after a minute why it cannot be", async () => {
  const { turn, changed, clock } = armWith({ blue: "System", green: "User" });
  await expect(turn("blue", "User")).rejects.toMatchObject({
    message:
      'agent pool "blue" in resource group "rg": OperationNotAllowed (400): it cannot become a User pool, for "blue" is the last ' +
      'System pool of cluster "aks", which always has one. Give the cluster another pool of mode System in the same program first.',
    details: { code: "OperationNotAllowed", statusCode: 400 },
  });
  expect(changed).toEqual([]);
  expect(clock.elapsedMs).toBeLessThan(70_000);
});

test("a refusal for another reason is passed on at once", async () => {
  const script = new ArmScript(({ method, path }) => {
    if (method === "PUT") return armError(400, "InvalidParameter", "No such size.");
    if (path.endsWith("/aks"))
      return ok(cluster({ agentPoolProfiles: [poolProfile("blue"), poolProfile("green", { mode: "System" })] }));
    return ok(pool("blue", { mode: "System" }));
  });
  const client = createArmClient(script.connection(), { clock: new FakeClock() });
  const other = client.resources["berth:containerservice:AgentPool"]!;
  await expect(
    other.update(
      `${CLUSTER}/agentPools/blue`,
      updateOf(agentPool, inputsOf("blue", "System"), inputsOf("blue", "User")),
      operation(),
    ),
  ).rejects.toThrow("InvalidParameter (400): No such size.");
});

test("the last System pool is left to the deletion of its cluster, and that is told", async () => {
  const { pools, changed } = armWith({ blue: "System", green: "User" });
  const context = operation();
  await pools.delete(`${CLUSTER}/agentPools/blue`, context);
  expect([changed, context.notes]).toEqual([
    [],
    [
      'Pool "blue" is the last System pool of cluster "aks", which AKS deletes only with the cluster. It is left to the cluster\'s deletion.',
    ],
  ]);
});

test("the last System pool of a cluster that stays is not deleted", async () => {
  const { pools, changed } = armWith({ blue: "System" });
  await expect(pools.delete(`${CLUSTER}/agentPools/blue`, { ...operation(), wholeStays: true })).rejects.toThrow(
    'it cannot be deleted, for "blue" is the last System pool of cluster "aks", which always has one.',
  );
  expect(changed).toEqual([]);
});

test("a cluster whose pools are resources of their own is made with the first, and keeps all in an update", async () => {
  const { changed, modes } = armWith({ green: "System", work: "User" });
  const bodies: Json[] = [];
  const profiles = Object.entries(modes).map(([name, mode]) => poolProfile(name, { mode }));
  const found = cluster({ agentPoolProfiles: profiles });
  const script = new ArmScript(({ method, body }) => {
    if (method === "PUT") bodies.push((body as { properties: Json }).properties);
    return ok(found);
  });
  const clusters = createArmClient(script.connection(), { clock: new FakeClock() }).resources[managedCluster.token]!;
  const inputs = {
    resourceGroupName: "rg",
    resourceName: "aks",
    location: "westeurope",
    dnsPrefix: "aks",
    identity: { type: "SystemAssigned" },
    poolsAreResources: true,
    agentPoolProfiles: [{ name: "blue", mode: "System" }],
  };
  await clusters.create(inputs, operation());
  await clusters.update(
    CLUSTER,
    updateOf(managedCluster, inputs, {
      ...inputs,
      agentPoolProfiles: [{ name: "teal", mode: "System" }],
      supportPlan: "KubernetesOfficial",
    }),
    operation(),
  );
  const names = bodies.map(({ agentPoolProfiles }) =>
    (agentPoolProfiles as { name: string }[]).map(({ name }) => name),
  );
  expect([names, changed]).toEqual([[["blue"], ["green", "work"]], []]);
  expect(JSON.stringify(bodies)).not.toContain("poolsAreResources");
});

describe("another operation of the same cluster is waited for", () => {
  /** Minutes until the deletion of a pool gives up. */
  const minutes = async (limitMs?: number) => {
    const clock = new FakeClock();
    const busy = armError(409, "OperationNotAllowed", "Another operation (Updating) is in progress, please wait.");
    const script = new ArmScript(({ method }) => (method === "DELETE" ? busy : ok(cluster())));
    const client = createArmClient(script.connection({ pollIntervalMs: undefined }), { clock });
    const pools = client.resources[agentPool.token]!;
    const deleting = pools.delete(`${CLUSTER}/agentPools/blue`, { ...operation(), ...(limitMs && { limitMs }) });
    await expect(deleting).rejects.toThrow("Another operation (Updating) is in progress");
    return Math.round(clock.elapsedMs / 60_000);
  };

  test("for half an hour, or as long as the program allows", async () => {
    expect([await minutes(), await minutes(3_600_000), await minutes(60_000)]).toEqual([30, 60, 30]);
  });
});
