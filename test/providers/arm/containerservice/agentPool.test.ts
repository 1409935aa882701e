import { omit } from "../../../../src/model/core/json";
import { agentPool } from "../../../../src/model/containerservice/agentPool";
import { createArmClient } from "../../../../src/providers/arm/client";
import type { ArmResource } from "../../../../src/providers/arm/contract";
import { accepted, AKS_API, AKS_OPERATION, aksStatus, CLUSTER, pool } from "../../../support/arm/aks";
import { ok } from "../../../support/arm/bodies";
import { armError, ArmScript, FakeClock, operation, type Step } from "../../../support/arm/script";
import { everyProperty } from "../../../support/everyProperty";
import { updateOf } from "../../../support/arm/update";

const names = { resourceGroupName: "rg", resourceName: "aks", agentPoolName: "workhorses" };
const inputs = { ...names, count: 1, vmSize: "Standard_D2s_v5" };
const POOL = `${CLUSTER}/agentPools/workhorses`;
const TYPE = "VirtualMachineScaleSets";
const user = (properties = {}) => pool("workhorses", { mode: "User", ...properties });
const temporary = (properties = {}) =>
  pool("workhorstmp", { mode: "User", tags: { "berth.rotates": "workhorses" }, ...properties });

const put = "PUT /agentPools/workhorses";
const get = "GET /agentPools/workhorses";
const remove = "DELETE /agentPools/workhorses";
const putTmp = "PUT /agentPools/workhorstmp";
const getTmp = "GET /agentPools/workhorstmp";
const removeTmp = "DELETE /agentPools/workhorstmp";
const getShortTmp = "GET /agentPools/wortmp";
const poll = "GET /operations/1";
const gone = armError(404, "NotFound", "The agent pool was not found.");
const DONE: Step = [poll, aksStatus("Succeeded")];
/** The SDK reads the pool when the operation has ended, but drops some of ARM's properties. */
const PUT: Step[] = [[put, accepted(201, user())], DONE, [get, ok(user())]];
const CLEAR: Step[] = [
  [getTmp, gone],
  [getShortTmp, gone],
];

function scripted(steps: ConstructorParameters<typeof ArmScript>[0]): { arm: ArmScript; pools: ArmResource } {
  const arm = new ArmScript(steps);
  const client = createArmClient(arm.connection(), { clock: new FakeClock() });
  return { arm, pools: client.resources["berth:containerservice:AgentPool"]! };
}

/** Method and pool of each request, with its body; without polls. */
const sent = ({ requests }: ArmScript) =>
  requests
    .filter(({ path }) => path !== AKS_OPERATION)
    .map(({ method, path, body }) => [
      `${method} ${path.split("/").at(-1)}`,
      ...(body === undefined ? [] : [body.properties]),
    ]);

describe("create", () => {
  test("sends the pool, follows the operation and returns it as ARM tells it", async () => {
    const { arm, pools } = scripted([...PUT, ...CLEAR, [get, ok(user())]]);
    const result = await pools.create(inputs, operation());
    expect(arm.requests).toEqual([
      {
        method: "PUT",
        path: POOL,
        apiVersion: AKS_API,
        body: { properties: { count: 1, vmSize: "Standard_D2s_v5", type: TYPE } },
      },
      { method: "GET", path: AKS_OPERATION, apiVersion: "2016-03-30" },
      { method: "GET", path: POOL, apiVersion: AKS_API },
      { method: "GET", path: `${CLUSTER}/agentPools/workhorstmp`, apiVersion: AKS_API },
      { method: "GET", path: `${CLUSTER}/agentPools/wortmp`, apiVersion: AKS_API },
      { method: "GET", path: POOL, apiVersion: AKS_API },
    ]);
    const { id, name, type, properties } = user();
    const { type: typePropertiesType, ...rest } = properties as Record<string, unknown>;
    expect(result).toEqual({ id, outputs: { name, type, typePropertiesType, ...rest, azureApiVersion: AKS_API } });
  });

  test("every property of the schema reaches ARM", async () => {
    const { arm, pools } = scripted([...PUT, ...CLEAR, [get, ok(user())]]);
    const all = everyProperty(agentPool.inputs) as Record<string, unknown>;
    await pools.create({ ...all, ...names }, operation());
    expect(arm.requests[0]?.body).toEqual({
      properties: omit(all, "resourceGroupName", "resourceName", "agentPoolName"),
    });
  });

  test("the pool that an interrupted rotation left is deleted", async () => {
    const { arm, pools } = scripted([
      ...PUT,
      [getTmp, ok(temporary())],
      [removeTmp, accepted(202)],
      DONE,
      [getShortTmp, gone],
      [get, ok(user())],
    ]);
    const context = operation();
    await pools.create(inputs, context);
    expect(arm.done).toBe(true);
    expect(context.lines).toEqual([`Deleting temporary pool "workhorstmp".`]);
  });

  test("another pool that only has the name of a temporary one stays", async () => {
    const { arm, pools } = scripted([
      ...PUT,
      [getTmp, ok(temporary({ tags: {} }))],
      [getShortTmp, gone],
      [get, ok(user())],
    ]);
    await pools.create(inputs, operation());
    expect(arm.done).toBe(true);
  });
});

describe("update in place", () => {
  test("is a PUT of the wanted properties and the service's choices", async () => {
    const found = user({ nodeLabels: { a: "b" }, tags: { a: "b" } });
    const { arm, pools } = scripted([[get, ok(found)], ...PUT, ...CLEAR, [get, ok(user())]]);
    const olds = { ...inputs, nodeLabels: { a: "b" }, tags: { a: "b" } };
    await pools.update(
      POOL,
      updateOf(agentPool, olds, { ...inputs, count: 3, nodeTaints: ["a=b:NoSchedule"] }),
      operation(),
    );
    expect(arm.requests[1]?.body).toEqual({
      properties: {
        count: 3,
        vmSize: "Standard_D2s_v5",
        nodeTaints: ["a=b:NoSchedule"],
        nodeLabels: {},
        tags: {},
        enableAutoScaling: false,
        mode: "User",
        osDiskSizeGB: 128,
        osDiskType: "Managed",
        maxPods: 110,
        osSKU: "Ubuntu",
        orchestratorVersion: "1.34",
        upgradeSettings: { maxSurge: "10%" },
        type: TYPE,
      },
    });
    expect(arm.done).toBe(true);
  });

  test("leaves the number of nodes to autoscaling", async () => {
    const scaling = { enableAutoScaling: true, minCount: 1, maxCount: 9 };
    const { arm, pools } = scripted([[get, ok(user({ count: 7, ...scaling }))], ...PUT, ...CLEAR, [get, ok(user())]]);
    await pools.update(
      POOL,
      updateOf(agentPool, { ...inputs, ...scaling }, { ...inputs, ...scaling, nodeLabels: { a: "b" } }),
      operation(),
    );
    expect(arm.requests[1]?.body.properties).toMatchObject({ count: 7, ...scaling });
  });

  test("a pool that is gone is made again", async () => {
    const { arm, pools } = scripted([[get, gone], ...PUT, ...CLEAR, [get, ok(user())]]);
    await pools.update(POOL, updateOf(agentPool, inputs, { ...inputs, count: 2 }), operation());
    expect(sent(arm)[1]).toEqual(["PUT workhorses", { count: 2, vmSize: "Standard_D2s_v5", type: TYPE }]);
  });
});

describe("rotation", () => {
  const larger = { ...inputs, vmSize: "Standard_D4s_v5", nodeLabels: { a: "b" }, tags: { team: "x" } };
  /** The new nodes: what the service chose for the old ones is chosen again. */
  const wanted = {
    count: 1,
    vmSize: "Standard_D4s_v5",
    nodeLabels: { a: "b" },
    tags: { team: "x" },
    enableAutoScaling: false,
    mode: "User",
    osSKU: "Ubuntu",
    orchestratorVersion: "1.34",
    upgradeSettings: { maxSurge: "10%" },
    type: TYPE,
  };
  const tagged = { ...wanted, tags: { team: "x", "berth.rotates": "workhorses" } };
  const grown = user({ vmSize: "Standard_D4s_v5" });
  const MAKE_TMP: Step[] = [[putTmp, accepted(201, temporary())], DONE, [getTmp, ok(temporary())]];
  const DELETE: Step[] = [[remove, accepted(202)], DONE];
  const DELETE_TMP: Step[] = [[removeTmp, accepted(202)], DONE];
  const END: Step = [get, ok(grown)];

  test("goes through a temporary pool", async () => {
    const { arm, pools } = scripted([
      [get, ok(user())],
      [getTmp, gone],
      ...MAKE_TMP,
      ...DELETE,
      ...PUT,
      ...DELETE_TMP,
      END,
    ]);
    const context = operation();
    const { outputs } = await pools.update(POOL, updateOf(agentPool, inputs, larger), context);
    expect(sent(arm)).toEqual([
      ["GET workhorses"],
      ["GET workhorstmp"],
      ["PUT workhorstmp", tagged],
      ["GET workhorstmp"],
      ["DELETE workhorses"],
      ["PUT workhorses", wanted],
      ["GET workhorses"],
      ["DELETE workhorstmp"],
      ["GET workhorses"],
    ]);
    expect(context.lines).toEqual([
      `rotating pool "workhorses": 1 of 4, making temporary pool "workhorstmp"`,
      `rotating pool "workhorses": 2 of 4, deleting the old nodes`,
      `rotating pool "workhorses": 3 of 4, making the new nodes`,
      `rotating pool "workhorses": 4 of 4, deleting temporary pool "workhorstmp"`,
    ]);
    expect(outputs.vmSize).toBe("Standard_D4s_v5");
  });

  const asks = (change: object, found: object, steps: Step[]) => {
    const { arm, pools } = scripted([[get, ok(user(found))], ...steps]);
    return pools.update(POOL, updateOf(agentPool, inputs, { ...inputs, ...change }), operation()).then(() => arm.done);
  };

  test.each<[string, object, object]>([
    ["vmSize", { vmSize: "Standard_D4s_v5" }, {}],
    ["maxPods", { maxPods: 50 }, {}],
    ["availabilityZones", { availabilityZones: ["1"] }, {}],
    ["availabilityZones, taken away", {}, { availabilityZones: ["1"] }],
    ["osDiskSizeGB", { osDiskSizeGB: 64 }, {}],
    ["osDiskType", { osDiskType: "Ephemeral" }, {}],
    ["vnetSubnetID", { vnetSubnetID: "/subscriptions/s" }, {}],
    ["enableNodePublicIP", { enableNodePublicIP: true }, {}],
    ["enableEncryptionAtHost", { enableEncryptionAtHost: true }, {}],
    ["enableFIPS", { enableFIPS: true }, {}],
  ])("%s rotates", async (_name, change, found) => {
    expect(await asks(change, found, [[getTmp, gone], ...MAKE_TMP, ...DELETE, ...PUT, ...DELETE_TMP, END])).toBe(true);
  });

  test.each<[string, object, object]>([
    ["what the service chose, spelt out", { maxPods: 110, osDiskSizeGB: 128, osDiskType: "Managed" }, {}],
    ["zones in another order", { availabilityZones: ["2", "1"] }, { availabilityZones: ["1", "2"] }],
    ["a default spelt out", { osDiskSizeGB: 0, enableFIPS: false }, {}],
    ["what can change in place", { count: 5, mode: "System", orchestratorVersion: "1.35", osSKU: "AzureLinux" }, {}],
  ])("%s does not rotate", async (_name, change, found) => {
    expect(await asks(change, found, [...PUT, ...CLEAR, END])).toBe(true);
  });

  test.each<[string, Step[]]>([
    [
      "while the temporary pool was being made",
      [
        [get, ok(user())],
        [getTmp, ok(temporary({ vmSize: "Standard_D4s_v5" }))],
        ...MAKE_TMP,
        ...DELETE,
        ...PUT,
        ...DELETE_TMP,
        END,
      ],
    ],
    [
      "for nodes that nobody wants any more",
      [
        [get, ok(user())],
        [getTmp, ok(temporary({ vmSize: "Standard_D8s_v5" }))],
        ...DELETE_TMP,
        ...MAKE_TMP,
        ...DELETE,
        ...PUT,
        ...DELETE_TMP,
        END,
      ],
    ],
    [
      "after the old pool was deleted",
      [[get, gone], ...PUT, [getTmp, ok(temporary())], ...DELETE_TMP, [getShortTmp, gone], END],
    ],
    [
      "after the pool was made anew",
      [[get, ok(grown)], ...PUT, [getTmp, ok(temporary())], ...DELETE_TMP, [getShortTmp, gone], END],
    ],
  ])("goes on where it was cut off: %s", async (_when, steps) => {
    const { arm, pools } = scripted(steps);
    await pools.update(POOL, updateOf(agentPool, inputs, larger), operation());
    expect(arm.done).toBe(true);
  });

  test("another pool of the temporary name is in the way", async () => {
    const { arm, pools } = scripted([
      [get, ok(user())],
      [getTmp, ok(temporary({ tags: { "berth.rotates": "workhorse2" } }))],
    ]);
    await expect(pools.update(POOL, updateOf(agentPool, inputs, larger), operation())).rejects.toThrow(
      `agent pool "workhorses" in resource group "rg": its rotation needs a temporary pool "workhorstmp", and there is a pool ` +
        "of that name. Delete or rename that one first.",
    );
    expect(arm.requests).toHaveLength(2);
  });

  test("no capacity for the temporary pool: the old pool stays", async () => {
    const error = { code: "CreateVMSSAgentPoolFailed", message: "No room." };
    const { arm, pools } = scripted([
      [get, ok(user())],
      [getTmp, gone],
      [putTmp, accepted(201, temporary())],
      [poll, aksStatus("Failed", error)],
      [get, ok(user())],
    ]);
    await expect(pools.update(POOL, updateOf(agentPool, inputs, larger), operation())).rejects.toMatchObject({
      message: `agent pool "workhorses" in resource group "rg": CreateVMSSAgentPoolFailed: No room. Change what the message names, or try again later: \`pulumi up\` goes on from here.`,
      details: { result: { id: POOL, outputs: { vmSize: "Standard_D2s_v5" } } },
    });
    expect(arm.done).toBe(true);
  });

  test("the temporary pool of a Windows pool has a short name", async () => {
    const windows = { ...inputs, agentPoolName: "winner", osType: "Windows" };
    const found = (name: string) => pool(name, { mode: "User", osType: "Windows" });
    const { arm, pools } = scripted(({ method, path }, i) => {
      if (path.endsWith("/wintmp") && method === "GET") return gone;
      if (method === "GET") return ok(found("winner"));
      return method === "DELETE" ? { status: 204 } : ok({ ...found(path.split("/").at(-1)!), i });
    });
    await pools.update(
      `${CLUSTER}/agentPools/winner`,
      updateOf(agentPool, windows, { ...windows, maxPods: 50 }),
      operation(),
    );
    expect(sent(arm).map(([what]) => what)).toEqual([
      "GET winner",
      "GET wintmp",
      "PUT wintmp",
      "DELETE winner",
      "PUT winner",
      "DELETE wintmp",
      "GET winner",
    ]);
  });
});

describe("read and delete", () => {
  test("a pool", async () => {
    const { arm, pools } = scripted([[get, ok(user())], [get, gone], [remove, accepted(202)], DONE, ...CLEAR]);
    expect((await pools.read(POOL, operation()))?.outputs.typePropertiesType).toBe(TYPE);
    expect(await pools.read(POOL, operation())).toBeUndefined();
    await pools.delete(POOL, operation());
    expect(arm.done).toBe(true);
  });

  test("a pool whose cluster is gone is gone", async () => {
    const noCluster = armError(404, "ResourceNotFound", "The managed cluster was not found.");
    const { arm, pools } = scripted([
      [remove, noCluster],
      [getTmp, noCluster],
      [getShortTmp, noCluster],
    ]);
    await pools.delete(POOL, operation());
    expect(arm.done).toBe(true);
  });

  test("a pool is deleted together with the temporary pool of its rotation", async () => {
    const { arm, pools } = scripted([
      [remove, gone],
      [getTmp, ok(temporary())],
      [removeTmp, accepted(202)],
      DONE,
      [getShortTmp, gone],
    ]);
    await pools.delete(POOL, operation());
    expect(arm.done).toBe(true);
  });
});
