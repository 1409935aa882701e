import { UNKNOWN } from "../../../src/model/unknown";
import { plain, Secret } from "../../../src/providers/plugin/values";
import { ACCOUNT, container, group, GROUP, Plugin, RESOURCE_GROUP, SHARE, SUBSCRIPTION } from "./support";

const plugin = () => new Plugin().configure();
const named = (more = {}) => group({ containerGroupName: "web", ...more });
const preview = { preview: true };
const AGENT_POOL = "berth:containerservice:AgentPool";
const CLUSTER = "berth:containerservice:ManagedCluster";

describe("creation", () => {
  test("what is certain is known, the rest is not", async () => {
    const { id, outputs } = await (
      await plugin()
    ).create(
      RESOURCE_GROUP,
      {
        resourceGroupName: "rg",
        location: "westeurope",
        tags: { a: new Secret("s"), b: UNKNOWN },
      },
      preview,
    );
    expect(id).toBe("");
    expect(outputs).toEqual({
      name: "rg",
      type: "Microsoft.Resources/resourceGroups",
      location: "westeurope",
      tags: { a: new Secret("s"), b: UNKNOWN },
    });
  });

  test("ARM may spell a location in another way", async () => {
    const inputs = { resourceGroupName: "rg", location: "West Europe" };
    const { outputs } = await (await plugin()).create(RESOURCE_GROUP, inputs, preview);
    expect(outputs["location"]).toBe(UNKNOWN);
  });

  test("nothing is opened, and a group's address is not guessed", async () => {
    const previewing = await plugin();
    const { outputs } = await previewing.create(GROUP, named({ osType: "Linux" }), preview);
    expect(previewing.opened).toBe(0);
    expect(outputs).toMatchObject({ name: "web", osType: "Linux", ipAddress: UNKNOWN, containers: UNKNOWN });
  });

  test("what is without effect on the local engine is named once", async () => {
    const inputs = { shareName: "data", accountName: "a", resourceGroupName: "rg", accessTier: "Hot" };
    const local = await plugin();
    await local.create(SHARE, inputs, preview);
    expect(local.engine.notes).toEqual(["Kept, but without effect on the local engine: accessTier."]);
    const azure = await new Plugin().configure({ target: "azure", subscriptionId: SUBSCRIPTION });
    await azure.create(SHARE, inputs, preview);
    expect(azure.engine.notes).toEqual([]);
  });

  test("what is without effect is named where it stands, defaults apart", async () => {
    const cluster = {
      resourceGroupName: "rg",
      resourceName: "aks",
      dnsPrefix: "aks",
      identity: { type: "SystemAssigned" },
      networkProfile: { outboundType: "none" },
      oidcIssuerProfile: { enabled: false },
      agentPoolProfiles: [{ name: "system", mode: "System", availabilityZones: ["1"] }],
    };
    const local = await plugin();
    await local.create(CLUSTER, cluster, preview);
    expect(local.engine.notes).toEqual([
      "Kept, but without effect on the local engine: networkProfile.outboundType and agentPoolProfiles[].availabilityZones.",
    ]);
  });

  test("a replacement tells its reason, at the preview alone", async () => {
    const resources = { requests: { cpu: 2, memoryInGB: 2 } };
    const news = named({ containers: [container({ resources })] });
    const replacing = await plugin();
    await replacing.diff(GROUP, named(), news);
    expect(replacing.engine.notes).toEqual([]);
    await replacing.create(GROUP, news, preview);
    expect(replacing.engine.notes).toEqual([
      "Replaced, because Azure Container Instances cannot change containers[0].resources.requests.cpu and " +
        "containers[0].resources.requests.memoryInGB in place.",
    ]);
  });
});

test("a resource that is replaced because of another says so, and one that is not in the end says nothing", async () => {
  const share = { shareName: "data", accountName: "a", resourceGroupName: "rg" };
  const replacing = await plugin();
  await replacing.diff(SHARE, share, { ...share, accountName: UNKNOWN });
  await replacing.create(SHARE, share, preview);
  expect(replacing.engine.notes).toEqual(["Replaced together with the source of its accountName."]);
  await replacing.diff(SHARE, share, share);
  await replacing.create(SHARE, share, preview);
  expect(replacing.engine.notes).toHaveLength(1);
});

describe("updates", () => {
  const olds = {
    name: "web",
    type: "Microsoft.ContainerInstance/containerGroups",
    location: "westeurope",
    osType: "Linux",
    provisioningState: "Succeeded",
    containers: [{ name: "app", image: "busybox:1" }],
    ipAddress: { type: "Public", ip: "127.0.0.9", fqdn: "web.westeurope.azurecontainer.io", ports: [{ port: 80 }] },
    tags: { a: new Secret("1") },
  };
  const ipAddress = { type: "Public", ports: [{ port: 80 }] };

  test("of tags alone leave everything else as it is, and restart nothing", async () => {
    const updating = await plugin();
    const state = {
      oldInputs: named({ ipAddress, tags: { a: "1" } }),
      olds,
      news: named({ ipAddress, tags: { a: "2" } }),
    };
    const outputs = await updating.update(GROUP, state, preview);
    expect(plain(outputs)).toEqual({
      ...(plain(olds) as object),
      tags: { a: "2" },
      restartPolicy: UNKNOWN,
      volumes: UNKNOWN,
      instanceView: UNKNOWN,
    });
    expect(updating.engine.notes).toEqual([]);
  });

  test("of containers restart them all, and keep the name of the address", async () => {
    const updating = await plugin();
    const news = named({ ipAddress, containers: [container({ image: "busybox:2" })] });
    const outputs = await updating.update(GROUP, { oldInputs: named({ ipAddress }), olds, news }, preview);
    expect(outputs).toMatchObject({
      name: "web",
      location: "westeurope",
      containers: UNKNOWN,
      ipAddress: { type: "Public", fqdn: "web.westeurope.azurecontainer.io", ip: UNKNOWN, ports: UNKNOWN },
    });
    expect(updating.engine.notes).toEqual(["This update restarts all containers of the group."]);
  });

  const pool = { resourceGroupName: "rg", resourceName: "aks", agentPoolName: "work", vmSize: "Standard_D2s_v5" };
  test.each<[string, object, string[]]>([
    [
      "of the nodes of a pool rotate it",
      { vmSize: "Standard_D4s_v5", maxPods: 50, count: 3 },
      [
        'This update of vmSize and maxPods rotates the pool through a temporary pool "…tmp": its nodes are replaced, the cluster ' +
          "stays. Pods move without being drained first.",
      ],
    ],
    ["of the rest of a pool are in place", { count: 3, nodeLabels: { a: "b" } }, []],
  ])("%s", async (_, change, notes) => {
    const updating = await plugin();
    await updating.update(AGENT_POOL, { oldInputs: pool, olds: pool, news: { ...pool, ...change } }, preview);
    expect(updating.engine.notes).toEqual(notes);
  });

  test("of a cluster's list delete the pools that are taken out", async () => {
    const system = { name: "system", mode: "System" };
    const listed = (...agentPoolProfiles: object[]) => ({
      resourceGroupName: "rg",
      resourceName: "aks",
      agentPoolProfiles,
    });
    const oldInputs = listed(system, { name: "work", mode: "User", nodeLabels: { a: "b" } });
    const told = async (news: object) => {
      const updating = await plugin();
      await updating.update(CLUSTER, { oldInputs, olds: oldInputs, news: { ...news } }, preview);
      return updating.engine.notes;
    };
    expect(await told(listed(system))).toEqual([
      "This update deletes the pools that agentPoolProfiles lists no more, with their nodes.",
    ]);
    expect(await told(listed(system, { name: "work", mode: "User" }))).toEqual([]);
  });

  test("of the address make it unknown", async () => {
    const news = named({ ipAddress: { ...ipAddress, dnsNameLabel: "other" } });
    const outputs = await (await plugin()).update(GROUP, { oldInputs: named({ ipAddress }), olds, news }, preview);
    expect(outputs["ipAddress"]).toBe(UNKNOWN);
  });

  test("of an account keep its endpoints", async () => {
    const account = { accountName: "acct", resourceGroupName: "rg", kind: "StorageV2", sku: { name: "Standard_LRS" } };
    const primaryEndpoints = { file: "https://acct.file.core.windows.net/" };
    const news = { ...account, sku: { name: "Standard_GRS" } };
    const state = { oldInputs: account, olds: { name: "acct", location: "x", primaryEndpoints }, news };
    const outputs = await (await plugin()).update(ACCOUNT, state, preview);
    expect(outputs).toMatchObject({ name: "acct", location: "x", primaryEndpoints, sku: UNKNOWN });
  });
});
