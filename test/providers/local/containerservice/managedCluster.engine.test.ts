import { berthObjects, openDocker } from "../../../support/engine/docker";
import { cluster, ClusterArm, systemPool } from "../../../support/engine/cluster";

const docker = openDocker();
const arm = new ClusterArm();
const id = arm.cluster("main");
const aksId = id.replace("/resourceGroups/", "/resourcegroups/");
const body = {
  ...cluster([systemPool({ count: 2, nodeLabels: { team: "web" }, nodeTaints: ["slow=yes:PreferNoSchedule"] })]),
  tags: { team: "a" },
};

beforeAll(() => arm.createGroup());
afterAll(() => arm.removeGroup());

const running = { code: "Running" };
const pool = (provisioningState: string, more: object = {}) => ({
  name: "system",
  osDiskSizeGB: 128,
  osDiskType: "Managed",
  kubeletDiskType: "OS",
  type: "VirtualMachineScaleSets",
  enableAutoScaling: false,
  enableNodePublicIP: false,
  enableEncryptionAtHost: false,
  enableFIPS: false,
  osType: "Linux",
  osSKU: "Ubuntu",
  vmSize: "Standard_B2s",
  mode: "System",
  count: 2,
  maxPods: 110,
  nodeLabels: { team: "web" },
  nodeTaints: ["slow=yes:PreferNoSchedule"],
  eTag: expect.any(String),
  provisioningState,
  powerState: running,
  orchestratorVersion: "1.34",
  ...more,
});

/** ARM's answer about the test's cluster. */
const view = (provisioningState: string, more: object, pools: object[], tags: object = { team: "a" }) => ({
  id: aksId,
  location: "westeurope",
  name: "main",
  eTag: expect.any(String),
  systemData: { createdAt: expect.any(String), lastModifiedAt: expect.any(String) },
  tags,
  type: "Microsoft.ContainerService/ManagedClusters",
  identity: { type: "SystemAssigned" },
  properties: {
    dnsPrefix: "berth",
    kubernetesVersion: "1.34",
    provisioningState,
    powerState: running,
    fqdn: expect.stringMatching(/^berth-[0-9a-f]{8}\.hcp\.westeurope\.azmk8s\.io$/),
    azurePortalFQDN: expect.stringMatching(/^berth-[0-9a-f]{8}\.portal\.hcp\.westeurope\.azmk8s\.io$/),
    agentPoolProfiles: pools,
    nodeResourceGroup: `MC_${arm.name}_main_westeurope`,
    enableRBAC: true,
    supportPlan: "KubernetesOfficial",
    networkProfile: {
      networkPlugin: "kubenet",
      networkPolicy: "none",
      outboundType: "loadBalancer",
      loadBalancerSku: "Standard",
      podCidr: "10.244.0.0/16",
      serviceCidr: "10.0.0.0/16",
      dnsServiceIP: "10.0.0.10",
      podCidrs: ["10.244.0.0/16"],
      serviceCidrs: ["10.0.0.0/16"],
      ipFamilies: ["IPv4"],
    },
    maxAgentPools: 100,
    resourceUID: expect.stringMatching(/^[0-9a-f]{24}$/),
    ...more,
  },
  sku: { name: "Base", tier: "Free" },
});
/** Without what changes with every write. */
const unstamped = (body: object) =>
  JSON.parse(JSON.stringify(body, (key, value: unknown) => (/^(eTag|lastModifiedAt)$/.test(key) ? undefined : value)));
const version = { currentKubernetesVersion: "1.34.4" };
const image = { currentOrchestratorVersion: "1.34.4", nodeImageVersion: expect.stringContaining("k3s:v1.34.4") };

/** Nodes by their names without the cluster's digits. */
async function nodes(): Promise<Record<string, any>> {
  const { logs } = await arm.kubectl("main", "get nodes -o json");
  const items = JSON.parse(logs).items.map((node: any) => [node.metadata.name.replace(/-\d{8}/, ""), node]);
  return Object.fromEntries(items);
}

const containerIds = async () =>
  (await docker.listContainers({ filters: { label: [`berth.key=${id.toLowerCase()}`] } })).map(({ Id }) => Id).sort();

describe("a managed cluster", () => {
  test("does not exist before", async () => {
    const { status, headers, body: answer } = await arm.get(id);
    const message =
      `The Resource 'Microsoft.ContainerService/managedClusters/main' under resource group '${arm.name}' was not found. ` +
      "For more details please go to https://aka.ms/ARMResourceNotFoundFix";
    expect([status, headers["x-ms-failure-cause"], answer]).toEqual([
      404,
      "gateway",
      { error: { code: "ResourceNotFound", message } },
    ]);
    expect((await arm.send("DELETE", id)).status).toBe(204);
    expect((await arm.send("GET", `${id}/agentPools`)).status).toBe(404);
  });

  test("refuses what the model and the local engine refuse, all of it at once", async () => {
    const pools = [
      systemPool({ vmSize: "Standard_Nonsense_v9" }),
      { ...systemPool({ name: "win", osType: "Windows", mode: "User" }) },
    ];
    const { status, body: answer } = await arm.send("PUT", id, {
      ...cluster(pools, {
        dnsPrefix: "-x-",
        enableRBAC: false,
        networkProfile: { networkPlugin: "none", networkPolicy: "calico" },
        apiServerAccessProfile: { enablePrivateCluster: true },
      }),
    });
    expect([status, answer.error.details.map(({ target }: any) => target).sort()]).toEqual([
      400,
      [
        "agentPoolProfiles[0].vmSize",
        "agentPoolProfiles[1].osType",
        "apiServerAccessProfile.enablePrivateCluster",
        "dnsPrefix",
        "enableRBAC",
        "networkProfile.networkPlugin",
        "networkProfile.networkPolicy",
      ],
    ]);
    expect((await arm.get(id)).status).toBe(404);
  });

  test("is created by a PUT that answers at once and an operation that ends when all nodes are ready", async () => {
    const answer = await arm.send("PUT", id, body);
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual(view("Creating", {}, [pool("Creating")]));
    const url = new URL(answer.headers["azure-asyncoperation"]!);
    const [, operation] =
      /^\/subscriptions\/[^/]+\/providers\/Microsoft\.ContainerService\/locations\/westeurope\/operations\/([0-9a-f-]{36})$/.exec(
        url.pathname,
      )!;
    expect(url.searchParams.get("api-version")).toBe("2016-03-30");
    // Nothing else may change it in the meantime.
    const refused = await Promise.all([arm.send("PUT", id, body), arm.send("PUT", arm.pool("main", "more"), {})]);
    expect(refused.map((one) => [one.status, one.body.error.code])).toEqual([
      [409, "OperationNotAllowed"],
      [409, "OperationNotAllowed"],
    ]);
    // Another process can answer polls as well.
    const elsewhere = await arm.another().get(url.href);
    expect([elsewhere.status, elsewhere.body.status]).toEqual([200, "InProgress"]);
    expect((await arm.another().get(id)).body.properties.provisioningState).toBe("Creating");

    const end = await arm.follow(answer);
    const [a, b, c, ...rest] = operation!.split("-");
    const reversed = (text: string) => text.match(/../g)!.reverse().join("");
    expect(end.body).toEqual({
      name: [reversed(a!), reversed(b!), reversed(c!), ...rest].join("-"),
      status: "Succeeded",
      startTime: expect.any(String),
      endTime: expect.any(String),
    });
    expect((await arm.another().get(url.href)).body.status).toBe("Succeeded");

    const found = await nodes();
    expect(Object.keys(found).sort()).toEqual(["aks-controlplane", "aks-system-vmss000000", "aks-system-vmss000001"]);
    for (const node of Object.values(found)) {
      const ready = node.status.conditions.find(({ type }: any) => type === "Ready");
      expect([node.metadata.name, ready.status]).toEqual([node.metadata.name, "True"]);
    }
  });

  test("is shown whole", async () => {
    const { body: shown } = await arm.get(id);
    expect(shown).toEqual(view("Succeeded", version, [pool("Succeeded", image)]));
    expect((await arm.another().get(id)).body).toEqual(shown);
    const provider = "providers/Microsoft.ContainerService/managedClusters";
    expect((await arm.get(`${arm.group}/${provider}`)).body).toEqual({ value: [shown] });
    const subscription = arm.group.replace(/\/resourceGroups.*/, "");
    expect((await arm.get(`${subscription}/${provider}`)).body.value).toContainEqual(shown);
    const { body: resources } = await arm.get(`${arm.group}/resources`);
    expect(resources.value).toEqual([
      {
        id,
        name: "main",
        type: "Microsoft.ContainerService/managedClusters",
        location: "westeurope",
        tags: { team: "a" },
      },
    ]);
    expect((await arm.get(`${id}/maintenanceConfigurations/default`)).status).toBe(404);
  });

  test("has nodes of its pool's size, with its labels and taints", async () => {
    const { "aks-controlplane": server, "aks-system-vmss000001": node } = await nodes();
    expect(node.status.capacity).toMatchObject({ cpu: "2", memory: "4Gi", pods: "110" });
    expect(node.metadata.labels).toMatchObject({
      team: "web",
      agentpool: "system",
      "kubernetes.azure.com/agentpool": "system",
      "kubernetes.azure.com/cluster": `MC_${arm.name}_main_westeurope`,
      "kubernetes.azure.com/mode": "system",
      "node.kubernetes.io/instance-type": "Standard_B2s",
    });
    expect(node.spec.taints).toEqual([{ key: "slow", value: "yes", effect: "PreferNoSchedule" }]);
    expect(server.metadata.labels).toMatchObject({ "svccontroller.k3s.cattle.io/enablelb": "true" });
    // Kubernetes may put this back for a second after the node has become ready.
    const taints = server.spec.taints.filter(({ key }: any) => key !== "node.kubernetes.io/not-ready");
    expect(taints).toEqual([
      expect.objectContaining({ key: "node-role.kubernetes.io/control-plane", effect: "NoSchedule" }),
    ]);
  });

  test("keeps its port, its addresses and restarts by itself; its answers contain no secret", async () => {
    const labels = { label: [`berth.key=${id.toLowerCase()}`] };
    const found = await docker.listContainers({ all: true, filters: labels });
    found.sort((a, b) => (a.Names[0]! < b.Names[0]! ? 1 : -1));
    const inspected = await Promise.all(found.map(({ Id }) => docker.getContainer(Id).inspect()));
    const facts = inspected.map(({ Config, HostConfig, NetworkSettings }) => {
      const [network] = Object.values(NetworkSettings.Networks);
      return [
        Config.Labels["berth.node"]?.replace(/-\d{8}/, "") ?? Config.Labels["berth.role"],
        HostConfig.RestartPolicy?.Name,
        network?.IPAMConfig?.IPv4Address?.split(".").at(-1),
        Object.keys(HostConfig.PortBindings as object),
      ];
    });
    expect(facts.sort()).toEqual([
      ["aks-controlplane", "always", "2", ["6443/tcp"]],
      ["aks-system-vmss000000", "always", "3", []],
      ["aks-system-vmss000001", "always", "4", []],
      ["broker", "always", undefined, []],
    ]);
    const token = inspected[0]!.Config.Env.find((item) => item.startsWith("K3S_TOKEN="))!.split("=")[1]!;
    const { Volumes } = await docker.listVolumes({ filters: { label: [`berth.group=${arm.group.toLowerCase()}`] } });
    const told = JSON.stringify([
      inspected.map(({ Config }) => [Config.Labels, Config.Cmd]),
      Volumes,
      (await arm.get(id)).body,
    ]);
    expect(token.length).toBeGreaterThan(30);
    expect(told).not.toContain(token);
  });

  test("a PATCH changes tags alone", async () => {
    const before = await containerIds();
    expect((await arm.send("PATCH", id, { tags: { team: "b" } })).body).toEqual(
      view("Succeeded", version, [pool("Succeeded", image)], { team: "b" }),
    );
    expect((await arm.send("PATCH", id, { tags: { team: 1 } })).status).toBe(400);
    expect((await arm.send("PATCH", id, {})).body.tags).toEqual({ team: "b" });
    expect(await arm.send("PATCH", id, { properties: { dnsPrefix: "x" } })).toMatchObject({
      status: 400,
      body: { error: { details: [{ target: "properties" }] } },
    });
    expect((await arm.get(id)).body.tags).toEqual({ team: "b" });
    const after = await containerIds();
    expect(after).toEqual(before);
  });

  test("refuses changes of what cannot change", async () => {
    const changed = {
      ...cluster([systemPool({ count: 2, vmSize: "Standard_D2s_v5", maxPods: 30 })], {
        dnsPrefix: "other",
        enableRBAC: true,
        nodeResourceGroup: "other",
        networkProfile: { podCidr: "10.1.0.0/16" },
      }),
    };
    const { status, body: answer } = await arm.send("PUT", id, changed);
    expect([status, answer.error.code]).toEqual([400, "PropertyChangeNotAllowed"]);
    expect(answer.error.details.map(({ target }: any) => target).sort()).toEqual([
      "properties.dnsPrefix",
      "properties.networkProfile.podCidr",
      "properties.nodeResourceGroup",
    ]);
    const ofPool = await arm.send("PUT", id, { ...cluster([systemPool({ vmSize: "Standard_D2s_v5", maxPods: 30 })]) });
    expect(ofPool.body.error.details.map(({ target }: any) => target).sort()).toEqual([
      "properties.maxPods",
      "properties.vmSize",
    ]);
    expect(await arm.send("PUT", id, { ...body, location: "westus" })).toMatchObject({
      status: 409,
      body: { error: { code: "InvalidResourceLocation" } },
    });
  });

  test("refuses versions that the control plane cannot go to", async () => {
    const refusal = async (version: string, from: string) => {
      const { status, body: answer } = await arm.send("PUT", id, {
        ...cluster([systemPool({ count: 2 })], { kubernetesVersion: version }),
      });
      const message = `Upgrading Kubernetes version ${from} to ${version} is not allowed. Available upgrades: [1.35.1]. Please see https://aka.ms/aks-supported-k8s-ver for version details.`;
      expect([version, status, answer]).toEqual([version, 400, { error: { code: "OperationNotAllowed", message } }]);
    };
    for (const version of ["1.36", "1.36.0", "1.33", "1.34.3"]) await refusal(version, "1.34.4");
  });

  test("refuses versions of pools that are neither theirs nor the control plane's, or of some pools only", async () => {
    const code = "NotAllAgentPoolOrchestratorVersionSpecifiedAndUnchanged";
    const of = (version?: string, more: object[] = []) =>
      cluster([systemPool({ count: 2, orchestratorVersion: version }), ...more]);
    const fresh = { name: "fresh", mode: "User", vmSize: "Standard_B2s" };
    for (const wrong of [of("1.33"), of("1.34", [fresh])])
      expect(await arm.send("PUT", id, wrong)).toMatchObject({ status: 400, body: { error: { code } } });
    const unborn = await arm.send("PUT", arm.cluster("unborn"), of("1.33"));
    expect(unborn).toMatchObject({ status: 400, body: { error: { code } } });
  });

  test("accepts its own answer as a PUT, which changes nothing", async () => {
    const before = await containerIds();
    const { body: shown } = await arm.get(id);
    const answer = await arm.send("PUT", id, shown);
    expect([answer.status, answer.body.properties?.provisioningState ?? answer.body]).toEqual([200, "Updating"]);
    expect((await arm.follow(answer)).body.status).toBe("Succeeded");
    expect(unstamped((await arm.get(id)).body)).toEqual(unstamped(shown));
    const { body: shownPool } = await arm.get(`${id}/agentPools/system`);
    expect((await arm.run("PUT", `${id}/agentPools/system`, shownPool)).body).toMatchObject({ status: "Succeeded" });
    expect(unstamped((await arm.get(`${id}/agentPools/system`)).body)).toEqual(unstamped(shownPool));
    const after = await containerIds();
    expect(after).toEqual(before);
  });

  test("is in the way of a creation that must find nothing, and so is its pool", async () => {
    const ids = await containerIds();
    const headers = { "if-none-match": "*" };
    for (const [path, sent] of [
      [id, body],
      [`${id}/agentPools/system`, { properties: { count: 1, vmSize: "Standard_B2s", mode: "System" } }],
    ] as const)
      expect(await arm.send("PUT", path, sent, { headers })).toMatchObject({
        status: 412,
        body: { error: { code: "PreconditionFailed" } },
      });
    expect(await containerIds()).toEqual(ids);
  });

  test("an update changes labels and taints in place, and keeps the pools that it does not name", async () => {
    expect(
      (await arm.run("PUT", arm.pool("main", "extra"), { properties: { count: 0, vmSize: "Standard_B2s" } })).body
        .status,
    ).toBe("Succeeded");
    const next = cluster([
      systemPool({ count: 2, nodeLabels: { tier: "x" }, nodeTaints: ["quick=no:PreferNoSchedule"] }),
    ]);
    expect((await arm.run("PUT", id, { ...next, tags: { team: "c" } })).body.status).toBe("Succeeded");
    const { "aks-system-vmss000000": node } = await nodes();
    expect([node.metadata.labels.tier, node.metadata.labels.team, node.spec.taints]).toEqual([
      "x",
      undefined,
      [{ key: "quick", value: "no", effect: "PreferNoSchedule" }],
    ]);
    const shown = (await arm.get(id)).body;
    expect(shown.properties.agentPoolProfiles.map((item: any) => [item.name, item.count, item.mode])).toEqual([
      ["system", 2, "System"],
      ["extra", 0, "User"],
    ]);
    expect(shown.tags).toEqual({ team: "c" });
  });

  test("is deleted with everything that belongs to it", async () => {
    expect((await berthObjects(docker, [id])).length).toBeGreaterThan(6);
    const answer = await arm.send("DELETE", id);
    expect([answer.status, answer.body, Object.keys(answer.headers).includes("location")]).toEqual([
      202,
      undefined,
      true,
    ]);
    expect(await arm.get(id)).toMatchObject({ status: 200, body: { properties: { provisioningState: "Deleting" } } });
    expect((await arm.follow(answer)).body.status).toBe("Succeeded");
    expect((await arm.get(answer.headers.location!)).status).toBe(204);
    expect((await arm.another().get(answer.headers["azure-asyncoperation"]!)).body.status).toBe("Succeeded");
    expect((await arm.get(id)).status).toBe(404);
    expect(await berthObjects(docker, [id])).toEqual([]);
  });
});
