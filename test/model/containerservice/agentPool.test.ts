import { changes, check } from "../../../src/model";
import { flattenBody, nestBody } from "../../../src/model/core/armBody";
import { inputsFromOutputs } from "../../../src/model/core/projection";
import { isGivenAt } from "../../../src/model/core/chosen";
import { pool as armPool } from "../../support/arm/aks";
import { agentPool, describeRows, type Row } from "../support";

const AKS = "(Azure Kubernetes Service)";
const K8S = "(Kubernetes)";
const pool = (more: Record<string, unknown> = {}) => ({
  resourceGroupName: "rg",
  resourceName: "aks",
  agentPoolName: "work",
  ...more,
});
const row = (about: string, more: Record<string, unknown>, ...said: string[]): Row => [about, pool(more), said];
const system = { mode: "System" };
const scaling = { enableAutoScaling: true, minCount: 1, maxCount: 5 };
const NODES = "a whole number of nodes";
const SYSTEM_NODES = "a whole number of nodes in a System pool";

describeRows("names", agentPool, [
  row("shortest", { agentPoolName: "a" }),
  row("longest", { agentPoolName: "abcdefghijkl" }),
  row(
    "too long",
    { agentPoolName: "abcdefghijklm" },
    `agentPoolName: "abcdefghijklm" must be 1 to 12 lowercase letters and digits, a letter first ${AKS}`,
  ),
  row(
    "digit first",
    { agentPoolName: "1a" },
    `agentPoolName: "1a" must be 1 to 12 lowercase letters and digits, a letter first ${AKS}`,
  ),
  row("Windows, longest", { agentPoolName: "abcdef", osType: "Windows" }),
  row(
    "Windows, too long",
    { agentPoolName: "abcdefg", osType: "Windows" },
    `agentPoolName: "abcdefg" must have at most 6 characters in a Windows pool, has 7 ${AKS}`,
  ),
  row(
    "cluster",
    { resourceName: "-aks" },
    `resourceName: "-aks" must be 1 to 63 letters, digits, hyphens and underscores, a letter or digit at both ends ${AKS}`,
  ),
]);

describeRows("numbers of nodes", agentPool, [
  row("none", { count: 0 }),
  row("most", { count: 1000 }),
  row("too many", { count: 1001 }, `count: 1001 must be ${NODES} from 0 to 1000 ${AKS}`),
  row("negative", { count: -1 }, `count: -1 must be ${NODES} from 0 to 1000 ${AKS}`),
  row("half", { count: 1.5 }, `count: 1.5 must be ${NODES} from 0 to 1000 ${AKS}`),
  row("none in a System pool", { count: 0, ...system }, `count: 0 must be ${SYSTEM_NODES} from 1 to 1000 ${AKS}`),
  row("autoscaling", scaling),
  row("autoscaling from none", { ...scaling, minCount: 0 }),
  row(
    "autoscaling from none in a System pool",
    { ...scaling, ...system, minCount: 0 },
    `minCount: 0 must be ${SYSTEM_NODES} from 1 to 1000 ${AKS}`,
  ),
  row("to none", { ...scaling, minCount: 0, maxCount: 0 }, `maxCount: 0 must be ${NODES} from 1 to 1000 ${AKS}`),
  row("equal bounds", { ...scaling, minCount: 5 }),
  row("crossed bounds", { ...scaling, minCount: 6 }, `minCount: 6 must be at most maxCount, which is 5 ${AKS}`),
  row(
    "without bounds",
    { enableAutoScaling: true },
    `minCount: is required with enableAutoScaling ${AKS}`,
    `maxCount: is required with enableAutoScaling ${AKS}`,
  ),
  row(
    "bounds alone",
    { minCount: 1, maxCount: 2 },
    `minCount: 1 has no meaning without enableAutoScaling ${AKS}`,
    `maxCount: 2 has no meaning without enableAutoScaling ${AKS}`,
  ),
]);

describeRows("spot nodes", agentPool, [
  row("in a User pool", { scaleSetPriority: "Spot", spotMaxPrice: 0.5, scaleSetEvictionPolicy: "Deallocate" }),
  row("at any price", { scaleSetPriority: "Spot", spotMaxPrice: -1 }),
  row(
    "in a System pool",
    { scaleSetPriority: "Spot", ...system },
    `scaleSetPriority: "Spot" must be Regular in a System pool ${AKS}`,
  ),
  row(
    "at no price",
    { scaleSetPriority: "Spot", spotMaxPrice: 0 },
    `spotMaxPrice: 0 must be -1 or a price in US dollars above 0 ${AKS}`,
  ),
  row("defaults of a regular pool", {
    scaleSetPriority: "Regular",
    spotMaxPrice: -1,
    scaleSetEvictionPolicy: "Delete",
  }),
  row(
    "settings of a regular pool",
    { spotMaxPrice: 0.5, scaleSetEvictionPolicy: "Deallocate" },
    `spotMaxPrice: 0.5 has no meaning without scaleSetPriority Spot ${AKS}`,
    `scaleSetEvictionPolicy: "Deallocate" has no meaning without scaleSetPriority Spot ${AKS}`,
  ),
]);

describeRows("nodes", agentPool, [
  row("Windows", { osType: "Windows", osSKU: "Windows2022" }),
  row(
    "Windows in a System pool",
    { osType: "Windows", ...system },
    `osType: "Windows" must be Linux in a System pool ${AKS}`,
  ),
  row(
    "a distribution of the other system",
    { osSKU: "Windows2022" },
    `osSKU: "Windows2022" is a distribution of Windows, and osType is Linux ${AKS}`,
  ),
  row(
    "and the other way",
    { osType: "Windows", osSKU: "Ubuntu" },
    `osSKU: "Ubuntu" is a distribution of Linux, and osType is Windows ${AKS}`,
  ),
  row("the service's size", { vmSize: "" }),
  row("no size", { vmSize: "D2s_v5" }, `vmSize: "D2s_v5" must be a size such as Standard_D2s_v5 ${AKS}`),
  row("fewest pods", { maxPods: 10 }),
  row("most pods", { maxPods: 250 }),
  row("too few pods", { maxPods: 9 }, `maxPods: 9 must be a whole number of pods from 10 to 250 ${AKS}`),
  row("too many pods", { maxPods: 251 }, `maxPods: 251 must be a whole number of pods from 10 to 250 ${AKS}`),
  row("the service's disk", { osDiskSizeGB: 0 }),
  row("smallest disk", { osDiskSizeGB: 30 }),
  row("largest disk", { osDiskSizeGB: 2048 }),
  row(
    "too small a disk",
    { osDiskSizeGB: 29 },
    `osDiskSizeGB: 29 must be 0, or a whole number of GB from 30 to 2048 ${AKS}`,
  ),
  row(
    "too large a disk",
    { osDiskSizeGB: 2049 },
    `osDiskSizeGB: 2049 must be 0, or a whole number of GB from 30 to 2048 ${AKS}`,
  ),
  row("version", { orchestratorVersion: "1.34" }),
  row(
    "no version",
    { orchestratorVersion: "v1" },
    `orchestratorVersion: "v1" must be a version such as 1.34 or 1.34.4 ${AKS}`,
  ),
  row("surge of nodes", { upgradeSettings: { maxSurge: "3" } }),
  row("surge of a share", { upgradeSettings: { maxSurge: "33%" } }),
  row(
    "no surge",
    { upgradeSettings: { maxSurge: "0%" } },
    `upgradeSettings.maxSurge: "0%" must be a number of nodes from 1, or a share from 1% to 100% ${AKS}`,
  ),
  row(
    "tags",
    { tags: { "azure-x": "1" } },
    "tags.azure-x: must not have a name that begins with azure, microsoft or windows (Azure Resource Manager)",
  ),
  row(
    "what Berth does not support",
    { artifactStreamingProfile: { enabled: true } },
    "artifactStreamingProfile: is a property of ARM that Berth does not support yet (Berth)",
  ),
]);

const TAINT = "must be key=value:Effect with effect NoSchedule, PreferNoSchedule or NoExecute";
describeRows("labels and taints", agentPool, [
  row("taints", { nodeTaints: ["gpu=true:NoSchedule", "a.b/c=d:PreferNoSchedule", "x=:NoExecute"] }),
  row(
    "no taints",
    { nodeTaints: ["gpu", "gpu=true", "gpu=true:Never", "=x:NoSchedule"] },
    ...["gpu", "gpu=true", "gpu=true:Never", "=x:NoSchedule"].map(
      (taint, i) => `nodeTaints[${i}]: "${taint}" ${TAINT} ${K8S}`,
    ),
  ),
  row("labels", { nodeLabels: { team: "a", "berth.dev/x_y": "", A: "1.2" } }),
  row(
    "no label's name",
    { nodeLabels: { "-a": "x" } },
    `nodeLabels.-a: must have a name of at most 63 letters, digits, -, _ and ., after a domain and a slash if need be, a letter or digit at the ends ${K8S}`,
  ),
  row(
    "the service's prefix",
    { nodeLabels: { "kubernetes.azure.com/x": "y" } },
    `nodeLabels["kubernetes.azure.com/x"]: must not begin with kubernetes.azure.com/, which the service reserves ${AKS}`,
  ),
  row(
    "no label's value",
    { nodeLabels: { a: "x y" } },
    `nodeLabels.a: "x y" must be at most 63 letters, digits, -, _ and ., a letter or digit at the ends ${K8S}`,
  ),
]);

describe("what ARM answers", () => {
  const answer = flattenBody(armPool("work", { mode: "User", count: 3 }));

  test("has the type of the nodes under another name", () => {
    expect(answer).toMatchObject({ type: agentPool.armType, typePropertiesType: "VirtualMachineScaleSets" });
    expect(nestBody(answer, agentPool.envelope)).toEqual(armPool("work", { mode: "User", count: 3 }));
    expect(agentPool.observed({ type: "VirtualMachineScaleSets" })).toEqual({ type: "VirtualMachineScaleSets" });
  });

  test("is not a change when the inputs left the choice to the service", () => {
    const inputs = { ...pool(), count: 3 };
    expect(inputsFromOutputs(agentPool, answer, inputs)).toEqual(inputs);
    expect(changes(agentPool, inputs, inputs, answer)).toEqual([]);
  });

  test.each([
    ["little", { count: 3 }],
    [
      "all",
      {
        count: 3,
        vmSize: "Standard_D2s_v5",
        osSKU: "Ubuntu",
        maxPods: 110,
        osDiskSizeGB: 128,
        osDiskType: "Managed",
        orchestratorVersion: "1.34",
      },
    ],
    [
      "defaults",
      {
        count: 3,
        vmSize: "",
        osDiskSizeGB: 0,
        osType: "Linux",
        mode: "User",
        type: "VirtualMachineScaleSets",
        enableFIPS: false,
        spotMaxPrice: -1,
      },
    ],
  ])("imported, differs from no program that says %s of it", (_, said) => {
    const imported = inputsFromOutputs(agentPool, answer);
    expect(check(agentPool, imported)).toEqual([]);
    expect(changes(agentPool, imported, pool(said), answer)).toEqual([]);
  });

  test("the number of nodes is drift, but with autoscaling", () => {
    const more = flattenBody(armPool("work", { mode: "User", count: 7, ...scaling }));
    const scaled = { ...pool(scaling), count: 2 };
    expect(inputsFromOutputs(agentPool, more, scaled)).toEqual(scaled);
    expect(changes(agentPool, inputsFromOutputs(agentPool, more), scaled)).toEqual([]);
    expect(inputsFromOutputs(agentPool, answer, pool({ count: 2 }))).toEqual(pool({ count: 3 }));
    expect(
      changes(agentPool, scaled, pool({ count: 2 }))
        .map(({ path }) => path)
        .sort(),
    ).toEqual(["enableAutoScaling", "maxCount", "minCount"]);
  });

  test("a patch is no drift from its minor version", () => {
    const patched = { ...answer, orchestratorVersion: "1.34.9" };
    const inputs = pool({ count: 3, orchestratorVersion: "1.34" });
    expect(inputsFromOutputs(agentPool, patched, inputs)).toEqual(inputs);
    expect(changes(agentPool, pool({ orchestratorVersion: "1.34.9" }), pool({ orchestratorVersion: "1.34" }))).toEqual(
      [],
    );
    expect(changes(agentPool, pool({ orchestratorVersion: "1.34" }), pool({ orchestratorVersion: "1.34.9" }))).toEqual([
      { path: "orchestratorVersion", kind: "update", replace: false },
    ]);
    expect(
      changes(agentPool, pool({ orchestratorVersion: "1.34.9" }), pool({ orchestratorVersion: "1.35" })),
    ).toHaveLength(1);
  });
});

test.each<[string, Record<string, unknown>, boolean]>([
  ["agentPoolName", { agentPoolName: "other" }, true],
  ["resourceName", { resourceName: "other" }, true],
  ["osType", { osType: "Windows" }, true],
  ["scaleSetPriority", { scaleSetPriority: "Spot" }, true],
  ["spotMaxPrice", { spotMaxPrice: 1 }, true],
  ["scaleSetEvictionPolicy", { scaleSetEvictionPolicy: "Deallocate" }, true],
  ["vmSize", { vmSize: "Standard_D4s_v5" }, false],
  ["maxPods", { maxPods: 50 }, false],
  ["availabilityZones", { availabilityZones: ["1"] }, false],
  ["count", { count: 2 }, false],
  ["mode", { mode: "System" }, false],
  ["nodeLabels", { nodeLabels: { a: "b" } }, false],
  ["nodeTaints", { nodeTaints: ["a=b:NoSchedule"] }, false],
  ["tags", { tags: { a: "b" } }, false],
  ["upgradeSettings", { upgradeSettings: { maxSurge: "1" } }, false],
])("a change of %s", (path, change, replace) => {
  const found = changes(agentPool, pool(), pool(change));
  expect(found.map((item) => ({ path: item.path.split(/[.[]/)[0], replace: item.replace }))).toEqual([
    { path, replace },
  ]);
});

test("properties without effect on the local engine are named where they are given", () => {
  const given = pool({ availabilityZones: ["1"], upgradeSettings: { maxSurge: "1" }, maxPods: 30 });
  expect(agentPool.cloudOnly.filter((path) => isGivenAt(given, path))).toEqual([
    "availabilityZones",
    "upgradeSettings",
  ]);
});
