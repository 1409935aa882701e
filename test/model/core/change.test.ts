import { type Change, changes, UNKNOWN } from "../../../src/model";
import { container, containerGroup, fileShare, group, resourceGroup, storageAccount } from "../support";

const add = (path: string, replace = false): Change => ({ path, kind: "add", replace });
const remove = (path: string, replace = false): Change => ({ path, kind: "delete", replace });
const update = (path: string, replace = false): Change => ({ path, kind: "update", replace });

type Overrides = Record<string, unknown>;
const inGroup = (olds: Overrides, news: Overrides) => changes(containerGroup, group(olds), group(news));
const inContainer = (olds: Overrides, news: Overrides) =>
  inGroup({ containers: [container(olds)] }, { containers: [container(news)] });
const env = (...items: [string, string][]) => ({
  environmentVariables: items.map(([name, value]) => ({ name, value })),
});
const named = (...names: string[]) => ({ containers: names.map((name) => container({ name })) });

describe("what happens in place", () => {
  test.each<[string, Overrides, Overrides, Change[]]>([
    ["image", { image: "a:1" }, { image: "a:2" }, [update("containers[0].image")]],
    [
      "command",
      { command: ["a", "b"] },
      { command: ["a", "c", "d"] },
      [update("containers[0].command[1]"), add("containers[0].command[2]")],
    ],
    ["no command any more", { command: ["a"] }, {}, [remove("containers[0].command")]],
    ["value", env(["A", "1"]), env(["A", "2"]), [update("containers[0].environmentVariables[0].value")]],
    ["first variables", {}, env(["A", "1"]), [add("containers[0].environmentVariables")]],
    [
      "value that becomes secret",
      env(["A", "1"]),
      { environmentVariables: [{ name: "A", secureValue: "1" }] },
      [remove("containers[0].environmentVariables[0].value"), add("containers[0].environmentVariables[0].secureValue")],
    ],
    ["user", {}, { securityContext: { runAsUser: 1 } }, [add("containers[0].securityContext")]],
    ["unknown image", {}, { image: UNKNOWN }, [update("containers[0].image")]],
  ])("%s", (_, olds, news, expected) => expect(inContainer(olds, news)).toEqual(expected));

  test("label, tags, volumes", () => {
    const address = (dnsNameLabel: string) => ({ type: "Public", ports: [{ port: 80 }], dnsNameLabel });
    const volume = (name: string) => ({ name, emptyDir: {} });
    expect(
      inGroup(
        { ipAddress: address("hello"), tags: { a: "1", b: "2" }, volumes: [volume("first")] },
        { ipAddress: address("world"), tags: { a: "2", "c.d": "3" }, volumes: [volume("other"), volume("first")] },
      ),
    ).toEqual([
      update("ipAddress.dnsNameLabel"),
      update("tags.a"),
      remove("tags.b"),
      add('tags["c.d"]'),
      add("volumes[0]"),
    ]);
  });
});

describe("what replaces", () => {
  const requests = (cpu: number, memoryInGB: number) => ({ resources: { requests: { cpu, memoryInGB } } });

  test.each<[string, Overrides, Overrides, Change[]]>([
    ["group name", { containerGroupName: "a" }, { containerGroupName: "b" }, [update("containerGroupName", true)]],
    ["resource group", {}, { resourceGroupName: "other" }, [update("resourceGroupName", true)]],
    ["unknown resource group", {}, { resourceGroupName: UNKNOWN }, [update("resourceGroupName", true)]],
    ["location", { location: "westeurope" }, { location: "eastus" }, [update("location", true)]],
    ["operating system", {}, { osType: "Windows" }, [add("osType", true)]],
    ["restart policy", { restartPolicy: "Never" }, { restartPolicy: "OnFailure" }, [update("restartPolicy", true)]],
    ["restart policy back to the default", { restartPolicy: "Never" }, {}, [remove("restartPolicy", true)]],
    ["a first address", {}, { ipAddress: { type: "Public", ports: [{ port: 80 }] } }, [add("ipAddress", true)]],
    [
      "CPU and memory",
      { containers: [container(requests(1, 1))] },
      { containers: [container(requests(2, 1.5))] },
      [
        update("containers[0].resources.requests.cpu", true),
        update("containers[0].resources.requests.memoryInGB", true),
      ],
    ],
    ["a container more, first", named("b"), named("a", "b"), [add("containers[0]", true)]],
    ["a container less, first", named("a", "b"), named("b"), [remove("containers[0]", true)]],
    ["a container renamed", named("a", "b"), named("a", "c"), [update("containers[1].name", true)]],
    [
      "two containers of other names",
      named("a", "b"),
      named("c", "d", "b"),
      [update("containers[0].name", true), add("containers[1]", true)],
    ],
  ])("%s", (_, olds, news, expected) => expect(inGroup(olds, news)).toEqual(expected));
});

describe("lists are followed by name", () => {
  test("another order is no change", () => {
    expect(inGroup(named("a", "b", "c"), named("c", "a", "b"))).toEqual([]);
    expect(inContainer(env(["A", "1"], ["B", "2"]), env(["B", "2"], ["A", "1"]))).toEqual([]);
    const ports = [{ port: 80 }, { port: 53, protocol: "UDP" }];
    expect(inContainer({ ports }, { ports: [ports[1], { port: 80, protocol: "TCP" }] })).toEqual([]);
    const mounts = [
      { name: "files", mountPath: "/a" },
      { name: "files", mountPath: "/b" },
    ];
    expect(inContainer({ volumeMounts: mounts }, { volumeMounts: mounts.toReversed() })).toEqual([]);
  });

  test("the order of a command counts", () => {
    expect(inContainer({ command: ["a", "b"] }, { command: ["b", "a"] })).toEqual([
      update("containers[0].command[0]"),
      update("containers[0].command[1]"),
    ]);
  });

  test("a path points into the new inputs, that of a deletion into the old ones", () => {
    expect(
      inContainer(
        env(["GONE", "0"], ["A", "1"], ["B", "2"]),
        env(["NEW", "4"], ["B", "3"], ["NEWER", "5"], ["A", "1"]),
      ),
    ).toEqual([
      update("containers[0].environmentVariables[0].name"),
      update("containers[0].environmentVariables[0].value"),
      update("containers[0].environmentVariables[1].value"),
      add("containers[0].environmentVariables[2]"),
    ]);
    expect(inContainer(env(["A", "1"], ["GONE", "0"], ["B", "2"]), env(["B", "2"], ["A", "1"]))).toEqual([
      remove("containers[0].environmentVariables[1]"),
    ]);
    expect(
      inGroup(
        { containers: [container({ name: "a", image: "x:1" }), container({ name: "b", ports: [{ port: 80 }] })] },
        { containers: [container({ name: "b" }), container({ name: "a", image: "x:2" })] },
      ),
    ).toEqual([remove("containers[0].ports"), update("containers[1].image")]);
  });

  test("a port with another number is that port changed", () => {
    const ports = (...numbers: number[]) => ({ ports: numbers.map((port) => ({ port })) });
    expect(inContainer(ports(80, 81), ports(81, 82))).toEqual([
      add("containers[0].ports[1]"),
      remove("containers[0].ports[0]"),
    ]);
    expect(inContainer(ports(80, 81), ports(80, 82))).toEqual([update("containers[0].ports[1].port")]);
  });

  test("an item whose name is not known yet is matched by its index", () => {
    expect(
      inContainer(env(["A", "1"], ["B", "2"]), {
        environmentVariables: [
          { name: UNKNOWN, value: "1" },
          { name: "B", value: "2" },
        ],
      }),
    ).toEqual([update("containers[0].environmentVariables[0].name")]);
    expect(inContainer(env(["A", "1"]), { environmentVariables: UNKNOWN })).toEqual([
      update("containers[0].environmentVariables"),
    ]);
  });

  test("the same name twice is compared in order", () => {
    expect(inContainer(env(["A", "1"], ["A", "2"]), env(["A", "1"], ["A", "3"]))).toEqual([
      update("containers[0].environmentVariables[1].value"),
    ]);
  });
});

describe("different spellings of the same value are not a change", () => {
  test.each<[string, Overrides, Overrides]>([
    ["operating system", { osType: "Linux" }, {}],
    ["case of an enum", { osType: "linux", restartPolicy: "never" }, { restartPolicy: "Never" }],
    ["restart policy", {}, { restartPolicy: "Always" }],
    ["empty tags", { tags: {} }, { tags: undefined }],
    ["null", { tags: null, volumes: null }, {}],
    ["empty lists", { volumes: [], containers: [container({ ports: [], environmentVariables: [], command: [] })] }, {}],
    ["spelling of a region", { location: "West Europe" }, { location: "westeurope" }],
    ["region left out", { location: "westeurope" }, {}],
    ["case of a resource group", { resourceGroupName: "RG" }, { resourceGroupName: "rg" }],
    [
      "protocol",
      { containers: [container({ ports: [{ port: 80 }] })] },
      { containers: [container({ ports: [{ port: 80, protocol: "TCP" }] })] },
    ],
    [
      "empty value",
      { containers: [container({ environmentVariables: [{ name: "A" }] })] },
      { containers: [container({ environmentVariables: [{ name: "A", value: "" }] })] },
    ],
    [
      "floating-point noise",
      { containers: [container({ resources: { requests: { cpu: 1, memoryInGB: 0.1 + 0.2 } } })] },
      { containers: [container({ resources: { requests: { cpu: 1, memoryInGB: 0.3 } } })] },
    ],
    [
      "key with a line end, read only by default",
      { volumes: [{ name: "files", azureFile: { shareName: "s", storageAccountKey: "key\r\n", readOnly: false } }] },
      { volumes: [{ name: "files", azureFile: { shareName: "s", storageAccountKey: "key" } }] },
    ],
  ])("%s", (_, a, b) => {
    expect(inGroup(a, b)).toEqual([]);
    if (a.location === undefined) expect(inGroup(b, a)).toEqual([]);
  });

  test("protocol of a share", () => {
    const share = (more: Overrides) => ({
      resourceGroupName: "rg",
      accountName: "account",
      shareName: "share",
      ...more,
    });
    expect(changes(fileShare, share({ enabledProtocols: "SMB", metadata: {} }), share({}))).toEqual([]);
  });
});

describe("what the service chooses", () => {
  const share = (more: Overrides) => ({ resourceGroupName: "rg", accountName: "account", shareName: "share", ...more });

  test("leaving it out changes nothing", () => {
    expect(changes(fileShare, share({ shareQuota: 10, accessTier: "Hot" }), share({}))).toEqual([]);
  });

  test("giving it is a change, unless the resource is seen to have it", () => {
    const news = share({ shareQuota: 5120, accessTier: "Hot" });
    expect(changes(fileShare, share({}), news)).toEqual([add("shareQuota"), add("accessTier")]);
    expect(changes(fileShare, share({}), news, { shareQuota: 5120, accessTier: "Cool" })).toEqual([
      update("accessTier"),
    ]);
  });

  test("a region given later only replaces when it is another", () => {
    const olds = { resourceGroupName: "rg" };
    const outputs = { location: "westeurope" };
    expect(changes(resourceGroup, olds, { ...olds, location: "West Europe" }, outputs)).toEqual([]);
    expect(changes(resourceGroup, olds, { ...olds, location: "eastus" }, outputs)).toEqual([update("location", true)]);
    expect(changes(resourceGroup, olds, { ...olds, location: "eastus" })).toEqual([add("location", true)]);
    expect(changes(resourceGroup, olds, { ...olds, location: UNKNOWN }, outputs)).toEqual([update("location", true)]);
  });
});

test("a storage account's SKU changes in place, its kind replaces", () => {
  const account = (kind: string, name: string) => ({
    resourceGroupName: "rg",
    accountName: "account",
    kind,
    sku: { name },
  });
  expect(changes(storageAccount, account("StorageV2", "Standard_LRS"), account("FileStorage", "Premium_LRS"))).toEqual([
    update("kind", true),
    update("sku.name"),
  ]);
});
