import { changes, check, models } from "../../../src/model";
import { inputsFromOutputs } from "../../../src/model/core/projection";
import { container, describeRows, type Row } from "../support";

const deployment = models["berth:containerservice:Deployment"]!;
const NAME =
  "must be 1 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end (Kubernetes)";
const LABEL = "must be 1 to 63 lowercase letters, digits and hyphens, no hyphen at the ends (Kubernetes)";
const CLUSTER =
  "must be 1 to 63 letters, digits, hyphens and underscores, a letter or digit at both ends (Azure Kubernetes Service)";
const ADDRESS =
  "must be 3 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end (Azure Kubernetes Service)";

const app = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  resourceGroupName: "rg",
  resourceName: "aks",
  containers: [container()],
  ...more,
});
const appOf = (overrides: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  app({ containers: [container(overrides)], ...more });
const requesting = (cpu: number, memoryInGB: number) => appOf({ resources: { requests: { cpu, memoryInGB } } });
const exposing = (ports: unknown, more: Record<string, unknown> = {}) =>
  appOf({ ports }, { ipAddress: { type: "Public", ports, ...more } });
const azureFile = { shareName: "share", storageAccountName: "account" };

describeRows("names and numbers", deployment, [
  ["the least", app(), []],
  ["everything", app({ deploymentName: "a-1", namespace: "1-a", replicas: 0, osType: "Windows" }), []],
  ["longest names", app({ deploymentName: "a".repeat(63), namespace: "a".repeat(63) }), []],
  ...["", "A", "1a", "-a", "a-", "a.b", "a".repeat(64)].map((name): Row => [
    `name "${name.slice(0, 8)}"`,
    app({ deploymentName: name }),
    [`deploymentName: ${JSON.stringify(name)} ${NAME}`],
  ]),
  ...["", "A", "-a", "a-", "a.b", "a".repeat(64)].map((name): Row => [
    `namespace "${name.slice(0, 8)}"`,
    app({ namespace: name }),
    [`namespace: ${JSON.stringify(name)} ${LABEL}`],
  ]),
  ["a cluster's name", app({ resourceName: "-aks" }), [`resourceName: "-aks" ${CLUSTER}`]],
  ["replicas", app({ replicas: -1 }), ["replicas: -1 must be 0 or more (Kubernetes)"]],
  ["half a replica", app({ replicas: 1.5 }), ["replicas: 1.5 must be a whole number (Berth)"]],
  [
    "nothing at all",
    {},
    [
      "resourceGroupName: is required (Azure Resource Manager)",
      "resourceName: is required (Azure Resource Manager)",
      "containers: is required (Azure Resource Manager)",
    ],
  ],
]);

describeRows("containers", deployment, [
  ["none", app({ containers: [] }), ["containers: must be 1 or more containers, are 0 (Kubernetes)"]],
  ["61", app({ containers: Array.from({ length: 61 }, (_, i) => container({ name: `c${i}` })) }), []],
  [
    "one name twice",
    app({ containers: [container(), container()] }),
    ['containers[1].name: "web" must be unique in the pod; containers[0].name is the same (Kubernetes)'],
  ],
  ["a name", appOf({ name: "-" }), [`containers[0].name: "-" ${LABEL}`]],
  ["little CPU and memory", requesting(0.001, 0.0625), []],
  ["much CPU and memory", requesting(64, 500), []],
  [
    "no CPU, no memory",
    requesting(0, 0),
    [
      "containers[0].resources.requests.cpu: 0 must be a number of cores above 0, in steps of 0.001 (Kubernetes)",
      "containers[0].resources.requests.memoryInGB: 0 must be a number of GB above 0 (Kubernetes)",
    ],
  ],
  [
    "CPU between the steps",
    requesting(0.0005, 1),
    ["containers[0].resources.requests.cpu: 0.0005 must be a number of cores above 0, in steps of 0.001 (Kubernetes)"],
  ],
  [
    "variables",
    appOf({ environmentVariables: [{ name: "1A", value: "" }, { name: "A.B", value: "" }, { name: "A" }] }),
    [
      'containers[0].environmentVariables[0].name: "1A" must be 1 to 63 letters, digits and underscores, no digit first (Berth)',
      'containers[0].environmentVariables[1].name: "A.B" must be 1 to 63 letters, digits and underscores, no digit first (Berth)',
      'containers[0].environmentVariables[2]: must have value or secureValue; write value: "" for an empty one (Berth)',
    ],
  ],
]);

describeRows("ports and address", deployment, [
  ["ports that ACI reserves", exposing([{ port: 22 }, { port: 9999 }, { port: 25000 }]), []],
  ["more ports than ACI has", exposing([1, 2, 3, 4, 5, 6].map((port) => ({ port }))), []],
  ["TCP and UDP on one number", exposing([{ port: 53 }, { port: 53, protocol: "UDP" }]), []],
  [
    "one port twice",
    appOf({ ports: [{ port: 80 }, { port: 80, protocol: "TCP" }] }),
    ['containers[0].ports[1]: "80/TCP" must be unique in the pod; containers[0].ports[0] is the same (Kubernetes)'],
  ],
  [
    "out of range",
    appOf({ ports: [{ port: 65536 }] }),
    ["containers[0].ports[0].port: 65536 must be a whole number from 1 to 65535 (Kubernetes)"],
  ],
  [
    "a port that nobody listens on",
    app({ ipAddress: { type: "Public", ports: [{ port: 80 }] } }),
    ['ipAddress.ports[0]: "80/TCP" must be a port of one of the containers, with the same protocol (Berth)'],
  ],
  [
    "no port",
    app({ ipAddress: { type: "Public", ports: [] } }),
    [
      "ipAddress.ports: must have a port; leave ipAddress out for an address that only the cluster can reach (Kubernetes)",
    ],
  ],
  ["the shortest label", exposing([{ port: 80 }], { dnsNameLabel: "a-1" }), []],
  ["a label", exposing([{ port: 80 }], { dnsNameLabel: "1a" }), [`ipAddress.dnsNameLabel: "1a" ${ADDRESS}`]],
  [
    "a private address",
    exposing([{ port: 80 }], { type: "Private" }),
    ['ipAddress.type: "Private" is a value of ARM that Berth does not support yet; it must be Public (Berth)'],
  ],
]);

describeRows("volumes", deployment, [
  ["a short name", app({ volumes: [{ name: "a", emptyDir: {} }] }), []],
  ["a name", app({ volumes: [{ name: "a-", emptyDir: {} }] }), [`volumes[0].name: "a-" ${LABEL}`]],
  ["21", app({ volumes: Array.from({ length: 21 }, (_, i) => ({ name: `v${i}`, emptyDir: {} })) }), []],
  [
    "one that is not there",
    appOf({ volumeMounts: [{ name: "data", mountPath: "/data" }] }),
    ['containers[0].volumeMounts[0].name: "data" must be one of the pod\'s volumes: it has none (Kubernetes)'],
  ],
  [
    "a share, mounted by another user than root",
    appOf(
      { volumeMounts: [{ name: "data", mountPath: "/data" }], securityContext: { runAsUser: 1000 } },
      { volumes: [{ name: "data", azureFile }] },
    ),
    [
      "containers[0].securityContext.runAsUser: 1000 must be 0: a container that mounts Azure Files runs as root (Berth)",
    ],
  ],
]);

describe("id", () => {
  const id =
    "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks/namespaces/default/deployments/web";

  test("of a namespace that is not named", () => {
    expect(deployment.id(app({ deploymentName: "web" }), "sub")).toBe(id);
    expect(deployment.id(app({ deploymentName: "web", namespace: "shop" }), "sub")).toBe(
      id.replace("/default/", "/shop/"),
    );
  });

  test("taken apart", () => {
    expect(deployment.fromId(id)).toEqual({
      resourceGroupName: "rg",
      resourceName: "aks",
      namespace: "default",
      deploymentName: "web",
    });
    expect(deployment.fromId(id.replace("/namespaces/default", ""))).toBeUndefined();
  });

  test("names that Pulumi makes are right", () => {
    expect(check(deployment, app({ deploymentName: deployment.autoName("1 Web!", "0123456789") }))).toEqual([]);
    expect(deployment.autoName("1 Web!", "0123456789")).toBe("app-1-web-0123456");
  });
});

test("only names replace", () => {
  const olds = exposing([{ port: 80 }], { dnsNameLabel: "one" });
  const news = appOf(
    {
      image: "busybox:2",
      ports: [{ port: 80 }, { port: 81 }],
      resources: { requests: { cpu: 2, memoryInGB: 2 } },
    },
    {
      replicas: 3,
      osType: "Windows",
      resourceGroupName: "rg2",
      resourceName: "aks2",
      namespace: "shop",
      deploymentName: "web",
      volumes: [{ name: "a", emptyDir: {} }],
    },
  );
  expect(changes(deployment, olds, news)).toEqual([
    { path: "resourceGroupName", kind: "update", replace: true },
    { path: "resourceName", kind: "update", replace: true },
    { path: "containers[0].image", kind: "update", replace: false },
    { path: "containers[0].resources.requests.cpu", kind: "update", replace: false },
    { path: "containers[0].resources.requests.memoryInGB", kind: "update", replace: false },
    { path: "containers[0].ports[1]", kind: "add", replace: false },
    { path: "ipAddress", kind: "delete", replace: false },
    { path: "replicas", kind: "add", replace: false },
    { path: "osType", kind: "add", replace: false },
    { path: "namespace", kind: "add", replace: true },
    { path: "deploymentName", kind: "add", replace: true },
    { path: "volumes", kind: "add", replace: false },
  ]);
});

test("another container is no replacement", () => {
  const news = app({ containers: [container(), container({ name: "aside" })] });
  expect(changes(deployment, app(), news)).toEqual([{ path: "containers[1]", kind: "add", replace: false }]);
});

test("defaults that are spelt out mean nothing", () => {
  expect(changes(deployment, app(), app({ namespace: "default", replicas: 1, osType: "Linux" }))).toEqual([]);
});

test("inputs of an import", () => {
  const outputs = {
    id: "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.ContainerService/managedClusters/aks/namespaces/default/deployments/web",
    name: "web",
    namespace: "default",
    replicas: 2,
    readyReplicas: 2,
    osType: "Linux",
    containers: [container({ ports: [{ port: 80, protocol: "TCP" }] })],
    ipAddress: { type: "Public", ports: [{ port: 80, protocol: "TCP" }], ip: "10.0.0.4" },
    serviceName: "web",
  };
  expect(inputsFromOutputs(deployment, outputs)).toEqual({
    resourceGroupName: "rg",
    resourceName: "aks",
    deploymentName: "web",
    replicas: 2,
    containers: [container({ ports: [{ port: 80 }] })],
    ipAddress: { type: "Public", ports: [{ port: 80 }] },
  });
});

const tolerating = (item: object) => app({ tolerations: [item] });
const LABEL_NAME =
  "must be a name of at most 63 letters, digits, -, _ and ., after a domain and a slash if need be, a letter or digit at the ends (Kubernetes)";
const LABEL_VALUE = "must be at most 63 letters, digits, -, _ and ., a letter or digit at the ends (Kubernetes)";

describeRows("where pods run", deployment, [
  ["labels", app({ nodeSelector: { agentpool: "batch", "example.com/disk": "" } }), []],
  ["a label's name", app({ nodeSelector: { "-a": "b" } }), [`nodeSelector.-a: ${LABEL_NAME}`]],
  ["a label's value", app({ nodeSelector: { a: "b c" } }), [`nodeSelector.a: "b c" ${LABEL_VALUE}`]],
  [
    "the operating system",
    app({ nodeSelector: { "kubernetes.io/os": "linux" } }),
    ['nodeSelector["kubernetes.io/os"]: is what osType says (Berth)'],
  ],
  ["a taint", tolerating({ key: "sku", value: "gpu", effect: "NoSchedule" }), []],
  [
    "any value, for a while",
    tolerating({ key: "sku", operator: "exists", effect: "NoExecute", tolerationSeconds: 60 }),
    [],
  ],
  ["everything", tolerating({ operator: "Exists" }), []],
  [
    "no key",
    tolerating({ value: "gpu" }),
    ["tolerations[0].key: is required unless the operator is Exists (Kubernetes)"],
  ],
  ["a key", tolerating({ key: "a b", operator: "Exists" }), [`tolerations[0].key: "a b" ${LABEL_NAME}`]],
  [
    "a value beside Exists, and seconds without NoExecute",
    tolerating({ key: "sku", operator: "Exists", value: "gpu", tolerationSeconds: 5 }),
    [
      'tolerations[0].value: "gpu" must not be given beside the operator Exists (Kubernetes)',
      "tolerations[0].tolerationSeconds: 5 needs the effect NoExecute (Kubernetes)",
    ],
  ],
  [
    "an effect",
    tolerating({ key: "sku", effect: "Never" }),
    ['tolerations[0].effect: "Never" must be one of NoSchedule, PreferNoSchedule, NoExecute (Azure Resource Manager)'],
  ],
]);

const rolling = (maxSurge?: string, maxUnavailable?: string) =>
  app({ strategy: { rollingUpdate: { maxSurge, maxUnavailable } } });
const at = "strategy.rollingUpdate";

describeRows("how pods are replaced", deployment, [
  ["numbers and percentages", rolling("0", "100%"), []],
  ["much at once", rolling("250%"), []],
  ["Recreate", app({ strategy: { type: "recreate" }, minReadySeconds: 0 }), []],
  [
    "text",
    rolling("many"),
    [`${at}.maxSurge: "many" must be a number of pods, such as 1, or a percentage, such as 25% (Kubernetes)`],
  ],
  [
    "more than all",
    rolling("1", "101%"),
    [
      `${at}.maxUnavailable: "101%" must be a number of pods, such as 1, or a percentage up to 100%, such as 25% (Kubernetes)`,
    ],
  ],
  [
    "nothing at a time",
    rolling("0%"),
    [`${at}.maxSurge: "0%" must not be 0 beside maxUnavailable 0: no pod could be replaced (Kubernetes)`],
  ],
  ["a negative time", app({ minReadySeconds: -1 }), ["minReadySeconds: -1 must be 0 or more (Kubernetes)"]],
]);

const http = { ports: [{ port: 8080 }, { port: 53, protocol: "UDP" }] };
const mapped = (servicePorts: unknown, more: object = {}) => appOf(http, { servicePorts, ...more });
const addressed = (...ports: object[]) => ({ ipAddress: { type: "Public", ports } });

describeRows("ports of the Service", deployment, [
  ["another one", mapped([{ port: 80, targetPort: 8080 }]), []],
  ["the same one", mapped([{ port: 53, protocol: "udp" }]), []],
  [
    "two of one port",
    mapped([
      { port: 80, targetPort: 8080 },
      { port: 8000, targetPort: 8080 },
    ]),
    [],
  ],
  ["with an address", mapped([{ port: 80, targetPort: 8080 }], addressed({ port: 80 })), []],
  [
    "numbers",
    mapped([{ port: 0, targetPort: 8080 }]),
    ["servicePorts[0].port: 0 must be a whole number from 1 to 65535 (Kubernetes)"],
  ],
  [
    "one twice",
    mapped([
      { port: 80, targetPort: 8080 },
      { port: 80, targetPort: 8080 },
    ]),
    ['servicePorts[1]: "80/TCP" must be unique in the Service; servicePorts[0] is the same (Kubernetes)'],
  ],
  [
    "one where nothing listens",
    mapped([{ port: 80 }, { port: 81, targetPort: 53 }]),
    [
      'servicePorts[0].port: "80/TCP" must be a port of one of the containers, with the same protocol; they are 8080/TCP, 53/UDP (Berth)',
      'servicePorts[1].targetPort: "53/TCP" must be a port of one of the containers, with the same protocol; they are 8080/TCP, 53/UDP (Berth)',
    ],
  ],
  [
    "others than the address has",
    mapped([{ port: 80, targetPort: 8080 }], addressed({ port: 8080 })),
    [
      'servicePorts[0]: "80/TCP" must be among the ports of ipAddress too: the Service has one list of ports (Berth)',
      'ipAddress.ports[0]: "8080/TCP" must be one of servicePorts, which are given (Berth)',
    ],
  ],
]);

test("what is written out although it holds anyway is no change", () => {
  const plain = appOf(http);
  const same = mapped([{ port: 53, protocol: "UDP", targetPort: 53 }, { port: 8080 }], {
    strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "0" } },
  });
  expect(changes(deployment, plain, same)).toEqual([]);
  const open = (more: object) =>
    mapped(
      [
        { port: 80, targetPort: 8080 },
        { port: 53, protocol: "UDP" },
      ],
      more,
    );
  expect(
    changes(
      deployment,
      open({}),
      open({
        servicePorts: [
          { port: 53, targetPort: 53, protocol: "udp" },
          { port: 80, targetPort: 8080 },
        ],
      }),
    ),
  ).toEqual([]);
  expect(changes(deployment, open({}), plain)).toMatchObject([{ path: "servicePorts", kind: "delete" }]);
  const toleration = { key: "a", effect: "NoSchedule" };
  expect(
    changes(deployment, tolerating(toleration), tolerating({ ...toleration, operator: "Equal", value: "" })),
  ).toEqual([]);
});
