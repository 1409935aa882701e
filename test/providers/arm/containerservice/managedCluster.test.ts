import { omit } from "../../../../src/model/core/json";
import { nestBody } from "../../../../src/model/core/armBody";
import { managedCluster } from "../../../../src/model/containerservice/managedCluster";
import { createArmClient } from "../../../../src/providers/arm/client";
import type { ArmClient, ArmResource } from "../../../../src/providers/arm/contract";
import { accepted, AKS_API, AKS_OPERATION, aksStatus, CLUSTER, cluster, poolProfile } from "../../../support/arm/aks";
import { ok } from "../../../support/arm/bodies";
import { armError, ArmScript, FakeClock, GROUP, operation, type Step } from "../../../support/arm/script";
import { everyProperty } from "../../../support/everyProperty";
import { updateOf } from "../../../support/arm/update";

const names = { resourceGroupName: "rg", resourceName: "aks" };
const system = { name: "system", mode: "System", count: 2, vmSize: "Standard_D2s_v5" };
const minimal = {
  ...names,
  location: "westeurope",
  dnsPrefix: "aks",
  identity: { type: "SystemAssigned" },
  agentPoolProfiles: [system],
};
const TYPE = "VirtualMachineScaleSets";
const minimalBody = {
  location: "westeurope",
  identity: { type: "SystemAssigned" },
  properties: { dnsPrefix: "aks", agentPoolProfiles: [{ ...system, type: TYPE }] },
};
/** Properties that every PUT of an update sends, since they would be kept otherwise. */
const CLEARED = {
  disableLocalAccounts: false,
  autoUpgradeProfile: { upgradeChannel: "none" },
  apiServerAccessProfile: { authorizedIPRanges: [] },
};
const put = "PUT /managedClusters/aks";
const get = "GET /managedClusters/aks";
const poll = "GET /operations/1";
/** The SDK reads the cluster when the operation has ended, but drops some of ARM's properties. */
const SDK_READS: Step = [get, ok(cluster())];
const PUT: Step[] = [
  [put, accepted(201, cluster({ provisioningState: "Creating" }))],
  [poll, aksStatus("Succeeded")],
  SDK_READS,
];
const CREATED: Step[] = [...PUT, [get, ok(cluster())]];

/** A pool in a PUT that does not change it. */
const untouched = (name: string, properties = {}) =>
  omit(
    poolProfile(name, properties),
    "orchestratorVersion",
    "currentOrchestratorVersion",
    "provisioningState",
    "powerState",
    "nodeImageVersion",
  );

function scripted(steps: readonly Step[]): {
  arm: ArmScript;
  client: ArmClient;
  clusters: ArmResource;
  clock: FakeClock;
} {
  const arm = new ArmScript(steps);
  const clock = new FakeClock();
  const client = createArmClient(arm.connection(), { clock });
  return { arm, client, clock, clusters: client.resources["berth:containerservice:ManagedCluster"]! };
}

describe("create", () => {
  test("sends the cluster, follows the operation and returns the cluster as ARM tells it", async () => {
    const whole = cluster({ newerThanTheSdk: 1 });
    const { arm, clusters } = scripted([
      CREATED[0]!,
      [poll, aksStatus("InProgress")],
      [poll, aksStatus("Succeeded")],
      SDK_READS,
      [get, ok(whole)],
    ]);
    const result = await clusters.create(minimal, operation());
    expect(arm.requests).toEqual([
      { method: "PUT", path: CLUSTER, apiVersion: AKS_API, body: minimalBody },
      { method: "GET", path: AKS_OPERATION, apiVersion: "2016-03-30" },
      { method: "GET", path: AKS_OPERATION, apiVersion: "2016-03-30" },
      { method: "GET", path: CLUSTER, apiVersion: AKS_API },
      { method: "GET", path: CLUSTER, apiVersion: AKS_API },
    ]);
    const { id, properties, ...envelope } = whole;
    expect(result).toEqual({ id, outputs: { ...envelope, ...(properties as object), azureApiVersion: AKS_API } });
  });

  test("the status of the operation is shown, for example that the local engine pulls an image", async () => {
    const going = (...messages: string[]): Step => [
      poll,
      aksStatus("InProgress", undefined, { properties: { events: messages.map((message) => ({ message })) } }),
    ];
    const { clusters } = scripted([
      CREATED[0]!,
      [poll, aksStatus("InProgress")],
      going("pulling: 1 of 80 MB"),
      going("pulling: 1 of 80 MB"),
      going("pulling", "waiting for nodes"),
      ...CREATED.slice(1),
    ]);
    const context = operation();
    await clusters.create(minimal, context);
    expect(context.lines).toEqual(["pulling: 1 of 80 MB", "waiting for nodes"]);
  });

  test("every property of the schema reaches ARM", async () => {
    const { arm, clusters } = scripted(CREATED);
    const all = everyProperty(managedCluster.inputs) as Record<string, any>;
    await clusters.create({ ...all, ...names }, operation());
    const properties = omit(
      { ...all, identity: { ...all.identity, userAssignedIdentities: { text: {} } } },
      "resourceGroupName",
      "resourceName",
      "poolsAreResources",
    );
    expect(arm.requests[0]?.body).toEqual(nestBody(properties, managedCluster.envelope));
  });

  test("the number of nodes, their type and the location are filled in", async () => {
    const { arm, clusters } = scripted([
      ["GET /resourcegroups/rg", ok({ id: GROUP, location: "northeurope" })],
      ...CREATED,
    ]);
    const scaling = { name: "b", mode: "User", enableAutoScaling: true, minCount: 3, maxCount: 5 };
    const inputs = { ...omit(minimal, "location"), agentPoolProfiles: [omit(system, "count"), scaling] };
    await clusters.create(inputs, operation());
    expect(arm.requests[1]?.body).toEqual({
      ...minimalBody,
      location: "northeurope",
      properties: {
        dnsPrefix: "aks",
        agentPoolProfiles: [
          { ...system, count: 1, type: TYPE },
          { ...scaling, count: 3, type: TYPE },
        ],
      },
    });
  });

  test("a secret that ARM returns is dropped", async () => {
    const servicePrincipalProfile = { clientId: "c", secret: "hunter2-hunter2" };
    const repeating = ok(cluster({ servicePrincipalProfile }));
    const { clusters } = scripted([...PUT, [get, repeating]]);
    const result = await clusters.create({ ...omit(minimal, "identity"), servicePrincipalProfile }, operation());
    expect(result.outputs.servicePrincipalProfile).toEqual({ clientId: "c" });
  });
});

describe("update", () => {
  test("tags alone are a PATCH", async () => {
    const { arm, clusters } = scripted([
      ["PATCH /managedClusters/aks", accepted(200, cluster())],
      [poll, aksStatus("Succeeded")],
      SDK_READS,
      [get, ok(cluster())],
    ]);
    await clusters.update(CLUSTER, updateOf(managedCluster, { ...minimal, tags: { a: "b" } }, minimal), operation());
    expect(arm.requests[0]).toEqual({ method: "PATCH", path: CLUSTER, apiVersion: AKS_API, body: { tags: {} } });
    expect(arm.done).toBe(true);
  });

  test("a PUT carries all pools as they are, but for what the inputs change", async () => {
    const pools = [
      poolProfile("system", { count: 4 }),
      poolProfile("work", { mode: "User", enableFIPS: true, kubeletConfig: { cpuCfsQuota: true } }),
      poolProfile("batch", { mode: "User", nodeLabels: { a: "b" }, nodeTaints: ["a=b:NoSchedule"], count: 3 }),
    ];
    const { arm, clusters } = scripted([[get, ok(cluster({ agentPoolProfiles: pools }))], ...CREATED]);
    const batch = { name: "batch", mode: "User", count: 3, nodeLabels: { a: "b" }, nodeTaints: ["a=b:NoSchedule"] };
    const olds = { ...minimal, agentPoolProfiles: [system, batch] };
    const fresh = { name: "fresh", mode: "User", vmSize: "Standard_D4s_v5" };
    const now = { ...omit(batch, "nodeLabels", "nodeTaints"), count: 5 };
    const news = { ...minimal, sku: { name: "Base", tier: "Standard" }, agentPoolProfiles: [system, now, fresh] };
    await clusters.update(CLUSTER, updateOf(managedCluster, olds, news), operation());
    expect(arm.requests[1]?.body).toEqual({
      location: "westeurope",
      identity: { type: "SystemAssigned" },
      sku: { name: "Base", tier: "Standard" },
      tags: {},
      properties: {
        dnsPrefix: "aks",
        ...CLEARED,
        agentPoolProfiles: [
          untouched("system", { count: 4 }),
          untouched("work", { mode: "User", enableFIPS: true, kubeletConfig: { cpuCfsQuota: true } }),
          {
            ...omit(untouched("batch"), "enableNodePublicIP", "enableFIPS", "osType"),
            mode: "User",
            nodeLabels: {},
            nodeTaints: [],
            count: 5,
          },
          { ...fresh, count: 1, type: TYPE },
        ],
      },
    });
  });

  describe("versions of pools", () => {
    const pools = [poolProfile("system"), poolProfile("old", { mode: "User", orchestratorVersion: "1.33" })];
    const old = { name: "old", mode: "User", vmSize: "Standard_D2s_v5" };

    /** Names and versions of the pools that an update sends. */
    const sent = async (before: object, after: object) => {
      const { arm, clusters } = scripted([[get, ok(cluster({ agentPoolProfiles: pools }))], ...CREATED]);
      await clusters.update(
        CLUSTER,
        updateOf(managedCluster, { ...minimal, ...before }, { ...minimal, ...after }),
        operation(),
      );
      const { agentPoolProfiles } = arm.requests[1]?.body.properties as {
        agentPoolProfiles: Record<string, unknown>[];
      };
      return agentPoolProfiles.map(({ name, orchestratorVersion }) => [name, orchestratorVersion]);
    };

    test.each<[string, object, object]>([
      ["an upgrade of the control plane", {}, { kubernetesVersion: "1.35" }],
      ["a new pool", {}, { agentPoolProfiles: [system, { name: "fresh", mode: "User", orchestratorVersion: "1.34" }] }],
      ["a version that is what the pool has", {}, { agentPoolProfiles: [{ ...system, orchestratorVersion: "1.34" }] }],
      [
        "a version that the program gives no longer",
        { agentPoolProfiles: [system, { ...old, orchestratorVersion: "1.33" }] },
        { agentPoolProfiles: [system, old] },
      ],
    ])("%s sends none, which leaves every pool its own", async (_name, before, after) => {
      const versions = await sent(before, after);
      expect(versions.slice(0, 2)).toEqual([
        ["system", undefined],
        ["old", undefined],
      ]);
      expect(versions.slice(2).every(([, version]) => version === undefined)).toBe(true);
    });

    test.each<[string, object, unknown[]]>([
      [
        "a pool's with the control plane's",
        { kubernetesVersion: "1.35", agentPoolProfiles: [{ ...system, orchestratorVersion: "1.35" }] },
        [
          ["system", "1.35"],
          ["old", "1.33"],
        ],
      ],
      [
        "a new pool's and another's",
        {
          kubernetesVersion: "1.35",
          agentPoolProfiles: [
            { ...system, orchestratorVersion: "1.35" },
            { name: "fresh", mode: "User" },
          ],
        },
        [
          ["system", "1.35"],
          ["old", "1.33"],
          ["fresh", "1.35"],
        ],
      ],
      [
        "one's, without the control plane's",
        { agentPoolProfiles: [system, { ...old, orchestratorVersion: "1.34" }, { name: "fresh", mode: "User" }] },
        [
          ["system", "1.34"],
          ["old", "1.34"],
          ["fresh", "1.34"],
        ],
      ],
    ])("a change of %s goes with those of all", async (_name, after, expected) => {
      expect(await sent({}, after)).toEqual(expected);
    });
  });

  test("the number of nodes of a pool that scales itself stays, within new bounds", async () => {
    const scaling = { ...system, enableAutoScaling: true, minCount: 1, maxCount: 9 };
    const found = poolProfile("system", { count: 7, enableAutoScaling: true, minCount: 1, maxCount: 9 });
    const { arm, clusters } = scripted([[get, ok(cluster({ agentPoolProfiles: [found] }))], ...CREATED]);
    const news = { ...minimal, agentPoolProfiles: [{ ...scaling, maxCount: 5 }] };
    await clusters.update(
      CLUSTER,
      updateOf(managedCluster, { ...minimal, agentPoolProfiles: [scaling] }, news),
      operation(),
    );
    expect(arm.requests[1]?.body.properties.agentPoolProfiles).toMatchObject([{ count: 5, maxCount: 5 }]);
  });

  test("a pool that is taken out of the list is deleted", async () => {
    const pools = [poolProfile("system"), poolProfile("old", { mode: "User" })];
    const { arm, clusters } = scripted([
      [get, ok(cluster({ agentPoolProfiles: pools }))],
      ...PUT,
      ["DELETE /agentPools/old", accepted(202)],
      [poll, aksStatus("Succeeded")],
      [get, ok(cluster())],
    ]);
    const olds = { ...minimal, agentPoolProfiles: [system, { name: "old", mode: "User" }] };
    const context = operation();
    await clusters.update(CLUSTER, updateOf(managedCluster, olds, minimal), context);
    expect(arm.done).toBe(true);
    expect(context.lines).toEqual([`Deleting pool "old".`]);
  });

  test("a cluster that is busy is waited for", async () => {
    const busy = armError(
      409,
      "OperationNotAllowed",
      "Operation is not allowed: Another operation (Updating) is in progress.",
    );
    const { arm, clusters } = scripted([[put, busy], [put, busy], ...CREATED]);
    const context = operation();
    await clusters.create(minimal, context);
    expect(arm.done).toBe(true);
    expect(context.lines).toEqual(["Waiting, for ARM answered OperationNotAllowed."]);
  });
});

describe("faults", () => {
  const TITLE = `managed cluster "aks" in resource group "rg"`;

  test("a quota is not waited for", async () => {
    const { clock, clusters } = scripted([
      [put, armError(409, "OperationNotAllowed", "Not enough cores left: quota 10.")],
    ]);
    await expect(clusters.create(minimal, operation())).rejects.toMatchObject({
      message: `${TITLE}: OperationNotAllowed (409): Not enough cores left: quota 10. Delete what is no longer needed, choose another location, or ask Azure for more.`,
      details: { code: "OperationNotAllowed", result: undefined },
    });
    expect(clock.elapsedMs).toBe(0);
  });

  test("an operation that fails is explained by its status, and what it left is known", async () => {
    const failed = cluster({ provisioningState: "Failed" });
    const error = { code: "CreateVMSSAgentPoolFailed", message: "There is no room in westeurope." };
    const { arm, clusters } = scripted([CREATED[0]!, [poll, aksStatus("Failed", error)], [get, ok(failed)]]);
    await expect(clusters.create(minimal, operation())).rejects.toMatchObject({
      message: `${TITLE}: CreateVMSSAgentPoolFailed: There is no room in westeurope. Change what the message names, or try again later: \`pulumi up\` goes on from here.`,
      details: { code: "CreateVMSSAgentPoolFailed", result: { id: CLUSTER, outputs: { provisioningState: "Failed" } } },
    });
    expect(arm.done).toBe(true);
  });

  test("what cannot change says what to do", async () => {
    const refusal = armError(400, "PropertyChangeNotAllowed", "Changing property 'vmSize' is not allowed.");
    const { clusters } = scripted([
      [get, ok(cluster())],
      [put, refusal],
      [get, ok(cluster())],
    ]);
    const news = { ...minimal, agentPoolProfiles: [{ ...system, vmSize: "Standard_D4s_v5" }] };
    await expect(clusters.update(CLUSTER, updateOf(managedCluster, minimal, news), operation())).rejects.toThrow(
      `${TITLE}: PropertyChangeNotAllowed (400): Changing property 'vmSize' is not allowed. Azure cannot change that in place: ` +
        "run `pulumi up --replace URN` for this resource.",
    );
  });
});

test("read and delete", async () => {
  const gone = armError(404, "ResourceNotFound", "gone");
  const { arm, clusters } = scripted([
    [get, ok(cluster())],
    [get, gone],
    ["DELETE /managedClusters/aks", accepted(202)],
    [poll, aksStatus("Succeeded")],
    ["DELETE /managedClusters/aks", { status: 204 }],
    ["DELETE /managedClusters/aks", gone],
  ]);
  expect((await clusters.read(CLUSTER, operation()))?.outputs.currentKubernetesVersion).toBe("1.34.4");
  expect(await clusters.read(CLUSTER, operation())).toBeUndefined();
  for (let i = 0; i < 3; i++) await clusters.delete(CLUSTER, operation());
  expect(arm.requests[2]).toEqual({ method: "DELETE", path: CLUSTER, apiVersion: AKS_API });
  expect(arm.done).toBe(true);
});

describe("credentials", () => {
  const kubeconfigs = [{ name: "clusterAdmin", value: "YXBpVmVyc2lvbjogdjE=" }];

  test.each([
    ["listManagedClusterAdminCredentials", "listClusterAdminCredential"],
    ["listManagedClusterUserCredentials", "listClusterUserCredential"],
  ])("%s", async (name, path) => {
    const { arm, client } = scripted([[`POST /${path}`, ok({ kubeconfigs })]]);
    expect(await client.functions[`berth:containerservice:${name}`]!(names, operation())).toEqual({ kubeconfigs });
    expect(arm.requests).toEqual([{ method: "POST", path: `${CLUSTER}/${path}`, apiVersion: AKS_API }]);
  });

  test("refused", async () => {
    const refusal = armError(
      400,
      "BadRequest",
      "Getting static credential is not allowed because this cluster is set to disable local accounts.",
    );
    const { client } = scripted([["POST /listClusterAdminCredential", refusal]]);
    const list = client.functions["berth:containerservice:listManagedClusterAdminCredentials"]!;
    await expect(list(names, operation())).rejects.toThrow(
      `credentials of managed cluster "aks": BadRequest (400): Getting static credential is not allowed because this cluster is ` +
        "set to disable local accounts.",
    );
  });
});
