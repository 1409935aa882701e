import * as pulumi from "@pulumi/pulumi";
import { AksCluster, AzureFiles, ContainerGroup, ContainerJob, Deployment } from "../../src";
import { resourceShapes } from "../../src/model/generated/shapes";
import type { Shape } from "../../src/model/core/shape";
import { runProgram } from "../support/pulumi/mocks";

const IMAGE = { image: "busybox:1" };
const CLUSTER = { resourceGroupName: "mine", clusterName: "aks" };
const MINE = { resourceGroup: "mine" };

type Given = Record<string, unknown>;

/** Each resource that a component makes, and a program that transforms it. */
const CHILDREN: [token: keyof typeof resourceShapes, name: string, program: (given: Given) => unknown][] = [
  [
    "berth:containerinstance:ContainerGroup",
    "it",
    (given) => new ContainerGroup("it", { ...MINE, containers: { web: IMAGE }, transform: { containerGroup: given } }),
  ],
  [
    "berth:containerinstance:ContainerJob",
    "it",
    (given) => new ContainerJob("it", { ...MINE, containers: { web: IMAGE }, transform: { containerJob: given } }),
  ],
  [
    "berth:storage:StorageAccount",
    "it-account",
    (given) => new AzureFiles("it", { ...MINE, transform: { storageAccount: given } }),
  ],
  [
    "berth:storage:FileShare",
    "it-share",
    (given) => new AzureFiles("it", { ...MINE, transform: { fileShare: given } }),
  ],
  [
    "berth:storage:ShareFiles",
    "it-files",
    (given) => new AzureFiles("it", { ...MINE, files: {}, transform: { shareFiles: given } }),
  ],
  [
    "berth:containerservice:ManagedCluster",
    "it",
    (given) => new AksCluster("it", { ...MINE, nodePools: { main: {} }, transform: { cluster: given } }),
  ],
  [
    "berth:containerservice:AgentPool",
    "it-main",
    (given) => new AksCluster("it", { ...MINE, nodePools: { main: {} }, transform: { nodePools: { main: given } } }),
  ],
  [
    "berth:containerservice:Deployment",
    "it",
    (given) => new Deployment("it", { cluster: CLUSTER, containers: { web: IMAGE }, transform: { deployment: given } }),
  ],
];

// A value that becomes known later passes all rules at first, and reaches the resource.
const ANYTHING: Record<Shape["kind"], unknown> = {
  any: "x",
  array: ["x"],
  boolean: true,
  integer: 7,
  map: { x: "y" },
  number: 7.5,
  object: { x: "y" },
  string: "x",
};

/** Other properties that a property needs, or excludes. */
const BESIDE: Readonly<Record<string, object>> = {
  fqdnSubdomain: { dnsPrefix: undefined },
  maxCount: { enableAutoScaling: true, minCount: pulumi.output(1) },
  minCount: { enableAutoScaling: true, maxCount: pulumi.output(9) },
  servicePrincipalProfile: { identity: undefined },
};

const PROPERTIES = CHILDREN.flatMap(([token, name, program]) =>
  Object.entries(resourceShapes[token].inputs.properties).map(
    ([property, shape]) => [token, property, name, shape as Shape, program] as const,
  ),
);

test.each(PROPERTIES)("%s: %s is reached from its component", async (token, property, name, shape, program) => {
  const value = ANYTHING[shape.kind];
  const { registered } = await runProgram(() => program({ ...BESIDE[property], [property]: pulumi.output(value) }));
  const child = registered.find((resource) => resource.type === token && resource.name === name);
  expect(child?.inputs[property]).toEqual(value);
});

test("every kind of resource that a component makes is tested", () => {
  // A resource group is given or made by all, and no component makes a profile.
  const other = ["berth:resources:ResourceGroup", "berth:containerinstance:ContainerGroupProfile"];
  const made = Object.keys(resourceShapes).filter((token) => !other.includes(token));
  expect(new Set(CHILDREN.map(([token]) => token))).toEqual(new Set(made));
});

test("a function changes args and options in place, or returns args", async () => {
  const seen: unknown[] = [];
  const { registered, result } = await runProgram(
    () =>
      new AzureFiles("it", {
        ...MINE,
        quotaInGB: 5,
        transform: {
          storageAccount: (args, opts, name) => {
            seen.push(name, args.kind, opts.parent !== undefined);
            args.sku = { name: "Standard_ZRS" };
            opts.protect = true;
          },
          fileShare: (args) => ({ ...args, metadata: { made: "by hand" } }),
        },
      }),
  );
  expect(seen).toEqual(["it-account", "StorageV2", true]);
  expect(registered).toEqual([
    {
      type: "berth:storage:StorageAccount",
      name: "it-account",
      inputs: { resourceGroupName: "mine", kind: "StorageV2", sku: { name: "Standard_ZRS" } },
    },
    {
      type: "berth:storage:FileShare",
      name: "it-share",
      inputs: {
        accountName: "itaccount",
        resourceGroupName: "mine",
        shareQuota: 5,
        metadata: { made: "by hand" },
      },
    },
  ]);
  expect((result.nodes.storageAccount as unknown as { __protect: boolean }).__protect).toBe(true);
});

test("the first System pool is transformed in the cluster as well, which is created with it", async () => {
  const nodePools = { main: {}, more: {} };
  const transform = { nodePools: { main: { osDiskSizeGB: 64 } } };
  const { registered } = await runProgram(() => new AksCluster("it", { ...MINE, nodePools, transform }));
  const disks = registered.map(({ name, inputs }) => [name, inputs.osDiskSizeGB ?? inputs.agentPoolProfiles]);
  // They may be registered in any order.
  expect(Object.fromEntries(disks)).toEqual({
    it: [expect.objectContaining({ name: "main", osDiskSizeGB: 64 })],
    "it-main": 64,
    "it-more": undefined,
  });
});

test("nodes are the resources", async () => {
  const { result } = await runProgram(() => {
    const aks = new AksCluster("aks", { ...MINE, nodePools: { main: {}, more: {} } });
    return {
      group: new ContainerGroup("group", { ...MINE, containers: { web: IMAGE } }).nodes,
      job: new ContainerJob("job", { ...MINE, containers: { web: IMAGE } }).nodes,
      files: new AzureFiles("files", MINE).nodes,
      given: new AzureFiles("given", { ...MINE, storageAccount: "acct" }).nodes,
      aks: { cluster: aks.nodes.cluster, ...aks.nodes.nodePools },
      api: new Deployment("api", { cluster: aks, containers: { web: IMAGE } }).nodes,
    };
  });
  const types = (nodes: object) =>
    Object.entries(nodes).map(([key, node]) => [key, (node as { __pulumiType?: string } | undefined)?.__pulumiType]);
  expect(
    Object.fromEntries(Object.entries(result).map(([key, nodes]) => [key, Object.fromEntries(types(nodes))])),
  ).toEqual({
    group: { containerGroup: "berth:containerinstance:ContainerGroup" },
    job: { containerJob: "berth:containerinstance:ContainerJob" },
    files: { storageAccount: "berth:storage:StorageAccount", fileShare: "berth:storage:FileShare" },
    given: { storageAccount: undefined, fileShare: "berth:storage:FileShare" },
    aks: {
      cluster: "berth:containerservice:ManagedCluster",
      main: "berth:containerservice:AgentPool",
      more: "berth:containerservice:AgentPool",
    },
    api: { deployment: "berth:containerservice:Deployment" },
  });
});

describe("errors of a transform are named by its path", () => {
  const refused = async (program: () => unknown) => {
    const error = await runProgram(program).then(
      () => new Error("nothing was refused"),
      (failure: Error) => failure,
    );
    return error.message.split("\n  - ").slice(1);
  };
  const group = (transform: object, args: object = {}) =>
    refused(() => new ContainerGroup("it", { ...MINE, containers: { web: IMAGE }, ...args, transform }));

  test("together with errors of the args", async () => {
    const wrong = { dnsNameLabel: "UPPER", exposedPorts: [80] };
    expect(await group({ containerGroup: { sku: "Huge" } }, wrong)).toEqual([
      'transform.containerGroup.sku: "Huge" must be one of NotSpecified, Standard, Dedicated, Confidential (Azure Resource Manager)',
      'exposedPorts[0]: "80/TCP" must be a port of one of the containers, with the same protocol (Azure Container Instances)',
      'dnsNameLabel: "UPPER" must be 5 to 63 lowercase letters, digits and hyphens, a letter first and no hyphen at the end (Azure Container Instances)',
    ]);
  });

  test("shapes, names and promises", async () => {
    expect(await group({ containerGroup: 7 })).toEqual([
      "transform.containerGroup: must be properties of the resource, or a function of its args, options and name (Berth)",
    ]);
    expect(await group({ group: {} })).toEqual([
      "transform.group: is not an argument; the arguments are containerGroup (Berth)",
    ]);
    expect(await group({ containerGroup: async () => undefined })).toEqual([
      "transform.containerGroup: must return args or nothing, and must not be async (Berth)",
    ]);
    expect(
      await refused(
        () => new AksCluster("it", { ...MINE, nodePools: { main: {} }, transform: { nodePools: { other: {} } } }),
      ),
    ).toEqual(["transform.nodePools.other: is not one of the node pools, which are main (Berth)"]);
  });

  test("a transform may correct args that would be refused without it", async () => {
    const containers = { web: { ...IMAGE, privileged: true } };
    const program = () =>
      new ContainerGroup("it", {
        ...MINE,
        containers,
        transform: { containerGroup: { sku: "Confidential" as const } },
      });
    const { registered } = await runProgram(program);
    expect(registered[0]?.inputs).toMatchObject({ sku: "Confidential" });
  });
});
