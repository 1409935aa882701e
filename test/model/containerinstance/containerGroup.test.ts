import {
  armId,
  azureFile,
  codes,
  container,
  containerGroup,
  describeRows,
  emptyDir,
  group,
  groupOf,
  identity,
  identityId,
  type Row,
} from "../support";
import { typeShapes } from "../../../src/model/generated/shapes";

const SECURITY = typeShapes["berth:containerinstance:SecurityContextDefinition"];

const ACI = "(Azure Container Instances)";
const ARM = "(Azure Resource Manager)";
const GROUP = `must be 1 to 63 letters, digits and hyphens, no hyphen at the ends ${ACI}`;

describeRows("group", containerGroup, [
  ["the least", group(), []],
  ["named", group({ containerGroupName: "a-b-1" }), []],
  ["name of 63", group({ containerGroupName: "a".repeat(63) }), []],
  ...["A", "myContainerGroup", "a--b"].map((name): Row => [name, group({ containerGroupName: name }), []]),
  ...["", "-a", "a-", "a.b", "a".repeat(64)].map((name): Row => [
    `name "${name.slice(0, 8)}"`,
    group({ containerGroupName: name }),
    [`containerGroupName: ${JSON.stringify(name)} ${GROUP}`],
  ]),
  [
    "nothing at all",
    {},
    ["resourceGroupName: is required (Azure Resource Manager)", "containers: is required (Azure Resource Manager)"],
  ],
  ["no containers", group({ containers: [] }), [`containers: must be 1 to 60 containers, are 0 ${ACI}`]],
  ["60 containers", group({ containers: many(60) }), []],
  ["61 containers", group({ containers: many(61) }), [`containers: must be 1 to 60 containers, are 61 ${ACI}`]],
  ["containers as a map", group({ containers: { web: {} } }), ["containers: must be a list (Berth)"]],
  ["a container that is none", group({ containers: [null] }), ["containers[0]: must be an object (Berth)"]],
  ["restart policies", group({ restartPolicy: "OnFailure" }), []],
  [
    "unknown restart policy",
    group({ restartPolicy: "ever" }),
    ['restartPolicy: "ever" must be one of Always, OnFailure, Never (Azure Resource Manager)'],
  ],
  [
    "unknown operating system",
    group({ osType: "linux2" }),
    ['osType: "linux2" must be one of Linux, Windows (Azure Resource Manager)'],
  ],
  [
    "a property that nobody knows",
    group({ replicas: 2 }),
    [
      `replicas: is not a property; the properties are ${Object.keys(containerGroup.inputs.properties).join(", ")} (Berth)`,
    ],
  ],
  ...["constructor", "toString"].map((key): Row => [
    `a property called ${key}`,
    groupOf({ securityContext: { [key]: 1 } }),
    [
      `containers[0].securityContext.${key}: is not a property; the properties are ${Object.keys(SECURITY.properties).join(", ")} (Berth)`,
    ],
  ]),
  [
    "all at once",
    group({ containers: [container({ name: "A", image: "B" })], osType: "BSD", sku: "Basic" }),
    [
      'sku: "Basic" must be one of NotSpecified, Standard, Dedicated, Confidential (Azure Resource Manager)',
      'osType: "BSD" must be one of Linux, Windows (Azure Resource Manager)',
      `containers[0].name: "A" must be 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends ${ACI}`,
      `containers[0].image: "B" must have a repository in lower case: b ${ACI}`,
    ],
  ],
]);

function many(count: number): unknown[] {
  return Array.from({ length: count }, (_, i) =>
    container({ name: `c${i}`, resources: { requests: { cpu: 0.1, memoryInGB: 0.1 } } }),
  );
}

const gpu = { count: 1, sku: "V100" };
const withGpu = (key: "requests" | "limits", more: object = {}) => {
  const requests = { cpu: 1, memoryInGB: 1 };
  const resources = key === "requests" ? { requests: { ...requests, gpu } } : { requests, limits: { gpu } };
  return groupOf({ resources }, more as Record<string, unknown>);
};

describeRows("Windows", containerGroup, [
  ["one container", group({ osType: "Windows" }), []],
  [
    "two containers",
    group({ osType: "Windows", containers: [container(), container({ name: "b" })] }),
    [`containers: must be one container in a Windows group, are 2: groups of several need osType Linux ${ACI}`],
  ],
  [
    "volumes, whose key is not shown",
    group({ osType: "Windows", volumes: [azureFile(), emptyDir("cache")] }),
    [
      `volumes[0].azureFile: {"shareName":"share","storageAccountName":"account"} needs osType Linux: Windows groups have no volumes ${ACI}`,
      `volumes[1].emptyDir: needs osType Linux: Windows groups have no volumes ${ACI}`,
    ],
  ],
  ...[
    { secret: { key: "c2VjcmV0" } },
    { secretReference: {} },
    { gitRepo: { repository: "https://example.com/app" } },
  ].map((source): Row => {
    const path = `volumes[0].${Object.keys(source)[0]}`;
    return [
      path,
      group({ osType: "Windows", volumes: [{ name: "files", ...source }] }),
      [`${path}: needs osType Linux: Windows groups have no volumes ${ACI}`],
    ];
  }),
  [
    "an init container",
    group({ osType: "Windows", initContainers: [{ name: "init", image: "busybox:1" }] }),
    [`initContainers: needs osType Linux: a Windows group has one container ${ACI}`],
  ],
  ["no init containers", group({ osType: "Windows", initContainers: [] }), []],
  [
    "confidential",
    group({ osType: "Windows", sku: "Confidential" }),
    [`sku: "Confidential" needs osType Linux ${ACI}`],
  ],
  ["dedicated", group({ osType: "Windows", sku: "Dedicated" }), []],
  [
    "a GPU",
    withGpu("requests", { osType: "Windows" }),
    [`containers[0].resources.requests.gpu: needs osType Linux ${ACI}`],
  ],
  [
    "at most a GPU",
    withGpu("limits", { osType: "Windows" }),
    [`containers[0].resources.limits.gpu: needs osType Linux ${ACI}`],
  ],
]);

const sized = (cpu: number, memoryInGB: number, more: Record<string, unknown>) =>
  groupOf({ resources: { requests: { cpu, memoryInGB } } }, more);
const spot = { priority: "Spot" };
const confidential = { sku: "Confidential" };
const NO_SPOT = `must not be given with priority Spot ${ACI}`;

describeRows("priority", containerGroup, [
  ["regular", group({ priority: "Regular", sku: "Dedicated" }), []],
  ["spot", group(spot), []],
  ["spot, of standard SKU", group({ ...spot, sku: "Standard" }), []],
  ["low", group({ priority: "Low" }), [`priority: "Low" must be one of Regular, Spot ${ARM}`]],
  ["spot at the maximum", sized(4, 16, spot), []],
  [
    "spot above the maximum",
    sized(4.01, 16.1, spot),
    [
      `containers: must request at most 4 CPU cores together with priority Spot, request 4.01 ${ACI}`,
      `containers: must request at most 16 GB of memory together with priority Spot, request 16.1 ${ACI}`,
    ],
  ],
  ...["Dedicated", "Confidential"].map((sku): Row => [
    `spot, ${sku}`,
    group({ ...spot, sku }),
    [`sku: "${sku}" must be Standard with priority Spot ${ACI}`],
  ]),
  [
    "spot with an address",
    groupOf({ ports: [{ port: 80 }] }, { ...spot, ipAddress: { type: "Public", ports: [{ port: 80 }] } }),
    [`ipAddress: ${NO_SPOT}`],
  ],
  [
    "spot in a subnet",
    group({ ...spot, subnetIds: [{ id: armId("Microsoft.Network/virtualNetworks", "net/subnets/one") }] }),
    [`subnetIds: ${NO_SPOT}`],
  ],
  ["spot with an empty list of subnets", group({ ...spot, subnetIds: [] }), []],
  ["spot with a GPU", withGpu("requests", spot), [`containers[0].resources.requests.gpu: ${NO_SPOT}`]],
  ["spot with at most a GPU", withGpu("limits", spot), [`containers[0].resources.limits.gpu: ${NO_SPOT}`]],
]);

const policy = (ccePolicy: unknown) => ({ confidentialComputeProperties: { ccePolicy } });

describeRows("confidential groups", containerGroup, [
  ["without a policy", group(confidential), []],
  ["with a policy", group({ ...confidential, ...policy("cGFja2FnZSBwb2xpY3k=") }), []],
  ["with properties that are empty", group({ confidentialComputeProperties: {} }), []],
  ["at the maximum", sized(32, 192, confidential), []],
  [
    "above the maximum",
    sized(31, 192.1, confidential),
    [`containers: must request at most 192 GB of memory together with sku Confidential, request 192.1 ${ACI}`],
  ],
  [
    "a policy that is no base64",
    group({ ...confidential, ...policy("package policy") }),
    [`confidentialComputeProperties.ccePolicy: must be in base64 ${ACI}`],
  ],
  ...["Standard", "Dedicated", undefined].map((sku): Row => [
    `a policy with sku ${sku}`,
    group({ sku, ...policy("cGFja2FnZQ==") }),
    [],
  ]),
]);

describeRows("zones and isolation", containerGroup, [
  ["one zone", group({ zones: ["1"] }), []],
  ["none", group({ zones: [] }), []],
  ["two zones", group({ zones: ["1", "2"] }), [`zones: must be at most one zone, are 2 ${ACI}`]],
  ...["", "0", "westeurope-1"].map((zone): Row => [
    `zone "${zone}"`,
    group({ zones: [zone] }),
    [`zones[0]: "${zone}" must be the number of a zone, such as 1 ${ACI}`],
  ]),
  ["a zone as a number", group({ zones: [1] }), ["zones[0]: 1 must be a string (Berth)"]],
  ...["runsc", "io.containerd.kata.v2", "kata-qemu"].map((isolation): Row => [isolation, group({ isolation }), []]),
  ...["", "-runsc", "run sc", "/usr/bin/runsc"].map((isolation): Row => [
    `isolation "${isolation}"`,
    group({ isolation }),
    [`isolation: "${isolation}" must be the name of an OCI runtime of the engine, such as runsc (Berth)`],
  ]),
]);

const profile = armId("Microsoft.ContainerInstance/containerGroupProfiles");
const pool = armId("Microsoft.StandbyPool/standbyContainerGroupPools");

describeRows("profile and pool", containerGroup, [
  ["a profile", group({ containerGroupProfile: { id: profile, revision: 1 } }), []],
  ["a pool", group({ standbyPoolProfile: { id: pool, failContainerGroupCreateOnReuseFailure: true } }), []],
  ["neither", group({ containerGroupProfile: undefined, standbyPoolProfile: null }), []],
  ["without ids", group({ containerGroupProfile: { revision: 1 }, standbyPoolProfile: {} }), []],
  [
    "one for the other",
    group({ containerGroupProfile: { id: pool }, standbyPoolProfile: { id: profile } }),
    [
      `containerGroupProfile.id: "${pool}" must be the ARM id of a Microsoft.ContainerInstance/containerGroupProfiles ${ARM}`,
      `standbyPoolProfile.id: "${profile}" must be the ARM id of a Microsoft.StandbyPool/standbyContainerGroupPools ${ARM}`,
    ],
  ],
  ["any revision", group({ containerGroupProfile: { id: profile, revision: 0 } }), []],
]);

const byIdentity = { server: "example.com", identity: identityId("two") };

test("problems of several properties are reported together", () => {
  const wrong = group({
    priority: "Spot",
    sku: "Confidential",
    identity: identity("one"),
    imageRegistryCredentials: [byIdentity],
    volumes: [azureFile({ storageAccountKeyReference: "db", storageAccountKey: undefined })],
  });
  expect(codes(wrong).map(([path]) => path)).toEqual([
    "volumes[0].azureFile.storageAccountKeyReference",
    "imageRegistryCredentials[0].identity",
    "sku",
  ]);
});

test("ARM's codes", () => {
  expect(codes(group({ osType: "BSD" }))).toEqual([["osType", "InvalidOsType"]]);
  expect(codes(group({ priority: "Low" }))).toEqual([["priority", "PriorityNotSpecified"]]);
  expect(codes(group({ ...spot, sku: "Dedicated" }))).toEqual([["sku", "SpotPriorityContainerGroupNotSupportedInSku"]]);
  expect(
    codes(group({ ...spot, subnetIds: [{ id: armId("Microsoft.Network/virtualNetworks", "a/subnets/b") }] })),
  ).toEqual([["subnetIds", "SpotPriorityContainerGroupNotSupportedForInboundConnectivity"]]);
  expect(
    codes(groupOf({ ports: [{ port: 80 }] }, { ...spot, ipAddress: { type: "Public", ports: [{ port: 80 }] } })),
  ).toEqual([["ipAddress", "SpotPriorityContainerGroupNotSupportedForInboundConnectivity"]]);
  expect(codes(withGpu("requests", spot))).toEqual([
    ["containers[0].resources.requests.gpu", "SpotPriorityContainerGroupWithGPUResourcesNotSupported"],
  ]);
});
