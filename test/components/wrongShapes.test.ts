import * as pulumi from "@pulumi/pulumi";
import fc from "fast-check";
import { AksCluster, AzureFiles, ContainerGroup, ContainerJob, Deployment } from "../../src";
import { runProgram } from "../support/pulumi/mocks";

type Make = (args: any) => unknown;

const IMAGE = { image: "busybox:1" };
const MINE = { resourceGroup: "mine" };
const group: Make = (args) => new ContainerGroup("it", args);

/** The error that a program gets; undefined when there is none. */
async function told(make: Make, args: unknown): Promise<string | undefined> {
  const error = await runProgram(() => make(args)).then(
    () => undefined,
    (failure: Error) => failure,
  );
  if (error === undefined) return undefined;
  expect([error.constructor.name, error.message]).toEqual([
    "ResourceError",
    expect.stringMatching(/ cannot be made:\n {2}- /),
  ]);
  return error.message;
}
const lines = async (make: Make, args: unknown) => (await told(make, args))?.split("\n  - ").slice(1);

test.each<[string, Make, unknown, string[]]>([
  ["no args", group, undefined, ["containers: is required (Berth)"]],
  ["args that are none", group, 7, ["args: 7 must be an object with"]],
  ["no containers", group, MINE, ["containers: is required (Berth)"]],
  [
    "a list of containers",
    group,
    { containers: [IMAGE] },
    ["containers: must be an object, not a list: containers by name (Berth)"],
  ],
  [
    "a container that is none",
    group,
    { containers: { web: "nginx" } },
    ['containers.web: "nginx" must be an object with'],
  ],
  ["a container without an image", group, { containers: { web: {} } }, ["containers.web.image: is required (Berth)"]],
  [
    "a mount that is a text, which is one problem",
    group,
    { containers: { web: { ...IMAGE, mounts: { "/a": "data" } } } },
    [
      'containers.web.mounts["/a"]: must be a share, or an object with exactly one of azureFiles, emptyDir, secretFiles, gitRepo (Berth)',
    ],
  ],
  [
    "an undefined mount",
    group,
    { containers: { web: { ...IMAGE, mounts: { "/a": 7, "/b": undefined } } } },
    [
      'containers.web.mounts["/a"]: must be a share, or an object with exactly one of azureFiles, emptyDir, secretFiles, gitRepo (Berth)',
    ],
  ],
  [
    "a share that is none",
    group,
    {
      containers: {
        web: { ...IMAGE, mounts: { "/a": { azureFiles: "data" }, "/b": { azureFiles: { accountName: "acct" } } } },
      },
    },
    [
      'containers.web.mounts["/a"].azureFiles: must be an AzureFiles, or { accountName, shareName } (Berth)',
      'containers.web.mounts["/b"].azureFiles.shareName: is required (Berth)',
    ],
  ],
  [
    "values of variables, which are not shown",
    group,
    { containers: { web: { ...IMAGE, env: { A: [7], N: NaN }, secureEnv: { B: {} }, references: { db: 7 } } } },
    [
      "containers.web.env.A: must be a string, a number, true or false, or an endpoint of a group (Berth)",
      "containers.web.env.N: must be a string, a number, true or false, or an endpoint of a group (Berth)",
      "containers.web.secureEnv.B: must be a string, a number, true or false (Berth)",
      "containers.web.references.db: must be a ContainerGroup, a Deployment, or endpoints of one (Berth)",
    ],
  ],
  [
    "ports of every kind",
    group,
    {
      containers: {
        web: {
          ...IMAGE,
          ports: {
            a: "80",
            b: { port: 81, scheme: "ftp" },
            c: { port: 82, scheme: "http", protocol: "UDP" },
            get: 83,
            4: 84,
            d: { port: 85, name: "d" },
            e: { number: 86 },
          },
        },
        side: { ...IMAGE, ports: [null, { port: 87, name: "x y" }] },
        same: { ...IMAGE, ports: { f: 88 } },
        more: { ...IMAGE, ports: { f: 89 } },
        none: { ...IMAGE, ports: 90 },
      },
    },
    [
      "containers.none.ports: 90 must be ports by name, or a list of ports (Berth)",
      'containers.web.ports.4: "4" must be named by a letter and up to 62 letters, digits, hyphens and underscores (Berth)',
      'containers.web.ports.a: "80" must be a number such as 80, or { port, protocol } (Berth)',
      'containers.web.ports.b.scheme: "ftp" must be one of http, https, tcp, udp (Berth)',
      'containers.web.ports.c.scheme: "http" must not be given beside protocol UDP: it is spoken over TCP (Berth)',
      'containers.web.ports.get: "get" must have another name: this one is a method of every Output (Berth)',
      'containers.web.ports.d.name: "d" must not be given in a map of ports: its key, "d", is its name (Berth)',
      "containers.web.ports.e.number: is not a property; the properties are port, protocol (Berth)",
      "containers.web.ports.e.port: must be a whole number from 1 to 65535 (Azure Container Instances)",
      "containers.side.ports[0]: must be a number such as 80, or { port, protocol } (Berth)",
      'containers.side.ports[1].name: "x y" must be named by a letter and up to 62 letters, digits, hyphens and underscores (Berth)',
      'containers.more.ports.f: "f" must have a unique name in the group; containers.same.ports.f has the same (Berth)',
    ],
  ],
  [
    "a name that no port has",
    group,
    { containers: { web: { ...IMAGE, ports: { http: 80 } } }, exposedPorts: ["https"] },
    ['exposedPorts[0]: "https" must be the name of a port of one of the containers; the names are http (Berth)'],
  ],
  [
    "an Output where what is made depends on it",
    group,
    { containers: { web: IMAGE }, ipAddressType: pulumi.output("None") },
    [
      "ipAddressType: must be known when the program is written: it decides what is made, and so cannot be an Output (Berth)",
    ],
  ],
  [
    "a wrong choice",
    group,
    { containers: { web: IMAGE }, ipAddressType: "Internal" },
    ['ipAddressType: "Internal" must be one of Public, Private, None (Berth)'],
  ],
  [
    "secret files that are none, and two of one name",
    group,
    {
      containers: {
        web: {
          ...IMAGE,
          mounts: { "/a": { secretFiles: { key: 7 } }, "/b": { secretFiles: { a: "1" }, name: "keys" } },
        },
        side: {
          ...IMAGE,
          mounts: { "/b": { secretFiles: { a: "2" }, name: "keys" }, "/c": { emptyDir: "x", name: "y" } },
        },
      },
    },
    [
      'containers.web.mounts["/a"].secretFiles.key: must be a string (Berth)',
      'containers.side.mounts["/c"].name: "y" is for secretFiles and gitRepo; shares and emptyDirs have names of their own (Berth)',
      'containers.side.mounts["/b"]: must hold the same as containers.web.mounts["/b"], which has the same name (Berth)',
    ],
  ],
  ["a job without containers", (args) => new ContainerJob("it", args), {}, ["containers: is required (Berth)"]],
  [
    "a deployment without a cluster",
    (args) => new Deployment("it", args),
    { containers: { web: IMAGE } },
    ["cluster: is required (Berth)"],
  ],
  [
    "a cluster that is none",
    (args) => new Deployment("it", args),
    { cluster: "aks", containers: { web: IMAGE } },
    ["cluster: must be an AksCluster, or { resourceGroupName, clusterName } (Berth)"],
  ],
  ["no node pools", (args) => new AksCluster("it", args), {}, ["nodePools: is required (Berth)"]],
  [
    "a share's wrong args",
    (args) => new AzureFiles("it", args),
    { quotaInGB: "5", size: 1, storageAccount: 7 },
    [
      "size: is not an argument; the arguments are",
      "storageAccount: 7 must be a StorageAccount, or the name of one (Berth)",
      'quotaInGB: "5" must be a whole number (Berth)',
    ],
  ],
])("%s", async (_, make, args, expected) => {
  const found = (await lines(make, args)) ?? [];
  expect(found.map((line) => line.replace(/ (object with|the arguments are) (?!exactly).*/, " $1"))).toEqual(expected);
});

/** Any JavaScript value, often with names that components know. */
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(
      undefined,
      null,
      true,
      0,
      80,
      -1,
      1.5,
      NaN,
      "",
      "web",
      "busybox:1",
      "None",
      "/srv",
      "{}",
      () => 1,
      Symbol("s"),
      7n,
    ),
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
    fc.dictionary(
      fc.constantFrom(
        ...[
          "image",
          "env",
          "mounts",
          "ports",
          "azureFiles",
          "emptyDir",
          "secretFiles",
          "gitRepo",
          "port",
          "scheme",
          "name",
        ],
        ...[
          "httpGet",
          "headers",
          "exec",
          "references",
          "username",
          "password",
          "nameServers",
          "logAnalytics",
          "web",
          "/srv",
        ],
        ...[
          "__proto__",
          "constructor",
          "toString",
          "accountName",
          "shareName",
          "add",
          "userAssigned",
          "system",
          "repository",
        ],
      ),
      tie("value"),
      { noNullPrototype: false },
    ),
    fc.array(tie("value"), { maxLength: 3 }),
  ),
})).value;

const argsOf = (names: readonly string[], base: object) =>
  fc.dictionary(fc.constantFrom(...names), anything, { maxKeys: 4 }).map((args) => ({ ...base, ...args }));

const PROGRAM = [
  "image",
  "command",
  "env",
  "secureEnv",
  "references",
  "mounts",
  "runAsUser",
  "capabilities",
  "seccompProfile",
];
const CONTAINER = [
  ...PROGRAM,
  "cpu",
  "memoryInGB",
  "cpuLimit",
  "ports",
  "livenessProbe",
  "readinessProbe",
  "configMap",
];
const SETTINGS = ["registries", "dns", "subnetId", "identity", "sku", "priority", "zones", "diagnostics", "isolation"];
const GROUP = [
  "containers",
  "initContainers",
  "osType",
  "ipAddressType",
  "dnsNameLabel",
  "exposedPorts",
  "resourceGroup",
  "tags",
  "transform",
  ...SETTINGS,
];
const POOL = ["count", "vmSize", "mode", "osType", "minCount", "maxCount", "labels", "taints", "zones", "tags"];

const withContainer = (base: object) =>
  fc
    .tuple(argsOf(CONTAINER, IMAGE), argsOf(PROGRAM, IMAGE))
    .map(([web, init]) => ({ ...base, containers: { web }, initContainers: { init } }));

test.each<[string, Make, fc.Arbitrary<unknown>]>([
  ["a container", group, withContainer(MINE)],
  ["a group", group, argsOf(GROUP, { ...MINE, containers: { web: IMAGE } })],
  [
    "a job",
    (args) => new ContainerJob("it", args),
    argsOf([...GROUP, "triggers", "timeoutMinutes"], { ...MINE, containers: { web: IMAGE } }),
  ],
  [
    "a deployment",
    (args) => new Deployment("it", args),
    argsOf([...GROUP, "cluster", "replicas", "namespace"], {
      cluster: { resourceGroupName: "mine", clusterName: "aks" },
      containers: { web: IMAGE },
    }),
  ],
  [
    "a share",
    (args) => new AzureFiles("it", args),
    argsOf(["quotaInGB", "storageAccount", "shareName", "resourceGroup", "location", "tags", "transform"], MINE),
  ],
  [
    "a cluster",
    (args) => new AksCluster("it", args),
    argsOf(
      ["nodePools", "kubernetesVersion", "dnsPrefix", "identity", "networkProfile", "tier", "transform", "credentials"],
      { ...MINE, nodePools: { main: {} } },
    ),
  ],
  ["a node pool", (args) => new AksCluster("it", { ...MINE, nodePools: { main: args } }), argsOf(POOL, {})],
])("whatever is given to %s, it works or the error names it", async (_, make, args) => {
  await fc.assert(
    fc.asyncProperty(args, async (given) => void (await told(make, given))),
    { numRuns: 60 },
  );
});
