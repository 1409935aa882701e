import * as pulumi from "@pulumi/pulumi";
import { AksCluster, AzureFiles, ContainerGroup, ContainerJob, Deployment } from "../../src";
import { omit } from "../../src/model/core/json";
import { runProgram } from "../support/pulumi/mocks";

const MINE = { resourceGroup: "mine" };
const WEB = { image: "busybox:1", env: { MODE: "a" }, ports: { http: 80 } };
const GROUP = {
  ...MINE,
  containers: { web: WEB },
  registries: { "r.example.com": { username: "u", password: "hunter2" } },
};

/** What Pulumi is told of the resources that a component makes, and of itself, by type. */
async function toldOf(make: (opts: pulumi.ComponentResourceOptions) => unknown, given: object = {}) {
  const seen: Record<string, pulumi.ResourceTransformationArgs> = {};
  const note = (told: pulumi.ResourceTransformationArgs) => void (seen[told.type] = told);
  await runProgram(() => void make({ ...given, transformations: [note as never] }));
  return (type: string) => seen[type]!;
}

const refusal = (program: () => unknown) =>
  runProgram(program).then(
    () => undefined,
    ({ message }: Error) => message.split("\n  - ").slice(1),
  );

const GIVEN = {
  ignoreChanges: ["tags", "containers.web.image", "containers.web.env.MODE", "containers.web.ports.http"],
  replaceOnChanges: ["containers[0].image"],
  customTimeouts: { create: "1h" },
  additionalSecretOutputs: ["ipAddress"],
} as pulumi.ComponentResourceOptions;

test("options of a group reach its resource, whose paths they become", async () => {
  const told = await toldOf((opts) => new ContainerGroup("it", GROUP, opts), GIVEN);
  expect(told("berth:containerinstance:ContainerGroup").opts).toMatchObject({
    ignoreChanges: ["tags", "containers[0].image", "containers[0].environmentVariables[0]", "containers[0].ports[0]"],
    replaceOnChanges: ["containers[0].image"],
    customTimeouts: { create: "1h" },
    additionalSecretOutputs: expect.arrayContaining(["ipAddress"]),
  });
});

test("options of a cluster reach the cluster, or the pool that they name", async () => {
  const nodePools = { main: {}, more: {} };
  const told = await toldOf((opts) => new AksCluster("it", { ...MINE, nodePools }, opts), {
    ignoreChanges: ["kubernetesVersion", "nodePools.more.labels"],
    customTimeouts: { create: "2h" },
  });
  const timeouts = { customTimeouts: { create: "2h" } };
  expect(told("berth:containerservice:ManagedCluster").opts).toMatchObject({
    ignoreChanges: ["kubernetesVersion"],
    ...timeouts,
  });
  expect(told("berth:containerservice:AgentPool").opts).toMatchObject({ ignoreChanges: ["nodeLabels"], ...timeouts });
});

test("when and how a component is replaced is its main resource's", async () => {
  const given = { deleteBeforeReplace: false, replacementTrigger: "second", hideDiffs: ["containers.web.image"] };
  const other = new pulumi.DependencyResource("urn:pulumi:stack::project::a:b:C::other");
  const told = await toldOf((opts) => new ContainerGroup("it", GROUP, opts), { ...given, replaceWith: [other] });
  const own = { ...given, hideDiffs: ["containers[0].image"], replaceWith: [other] };
  expect(told("berth:containerinstance:ContainerGroup").opts).toMatchObject(own);
  const nodePools = { main: {}, more: {} };
  const pools = await toldOf((opts) => new AksCluster("it", { ...MINE, nodePools }, opts), {
    ...given,
    hideDiffs: ["tags", "nodePools.more.labels"],
  });
  expect(pools("berth:containerservice:ManagedCluster").opts).toMatchObject({ ...given, hideDiffs: ["tags"] });
  const pool = pools("berth:containerservice:AgentPool").opts as pulumi.CustomResourceOptions;
  expect([pool.hideDiffs, pool.deleteBeforeReplace, pool.replacementTrigger]).toEqual([
    ["nodeLabels"],
    true,
    undefined,
  ]);
});

test("what is retained, or goes with another resource, is every resource of the component", async () => {
  const retained = { retainOnDelete: true };
  const told = await toldOf((opts) => new AzureFiles("it", { ...MINE, files: {} }, opts), retained);
  for (const type of ["StorageAccount", "FileShare", "ShareFiles"])
    expect(told(`berth:storage:${type}`).opts).toMatchObject(retained);
  const pools = await toldOf((opts) => new AksCluster("it", { ...MINE, nodePools: { main: {} } }, opts), retained);
  for (const type of ["ManagedCluster", "AgentPool"])
    expect(pools(`berth:containerservice:${type}`).opts).toMatchObject(retained);
});

test.each<[string, (opts: object) => unknown]>([
  ["group", (opts) => new ContainerGroup("it", omit(GROUP, "resourceGroup"), opts)],
  ["job", (opts) => new ContainerJob("it", omit(GROUP, "resourceGroup"), opts)],
  ["share", (opts) => new AzureFiles("it", {}, opts)],
  ["cluster", (opts) => new AksCluster("it", { nodePools: { main: {} } }, opts)],
])("a %s is not retained in a resource group that is deleted with all that is in it", async (_, make) => {
  expect(await refusal(() => make({ retainOnDelete: true }))).toEqual([
    "opts.retainOnDelete: true needs a resourceGroup that is kept, too: berth-default, which the components share, is deleted with all that is in it (Berth)",
  ]);
});

test.each<[string, (opts: object) => unknown]>([
  ["group", (opts) => new ContainerGroup("it", GROUP, opts)],
  ["job", (opts) => new ContainerJob("it", GROUP, opts)],
  ["share", (opts) => new AzureFiles("it", MINE, opts)],
  ["cluster", (opts) => new AksCluster("it", { ...MINE, nodePools: { main: {} } }, opts)],
  [
    "deployment",
    (opts) =>
      new Deployment("it", { cluster: { resourceGroupName: "a", clusterName: "b" }, containers: { web: WEB } }, opts),
  ],
])("an option of a %s that no property stands for is refused by name", async (_, make) => {
  const opts = {
    ignoreChanges: ["nothing", 7],
    replaceOnChanges: ["containers.none.image.x"],
    hideDiffs: ["none"],
    additionalSecretOutputs: ["no"],
  };
  const found = await refusal(() => make(opts));
  expect(found!.map((line) => line.replace(/(; they are ).*/, "$1…"))).toEqual([
    'opts.additionalSecretOutputs[0]: "no" must be a property of the resource that the component makes; they are …',
    'opts.ignoreChanges[0]: "nothing" must be a property of the resource that the component makes; they are …',
    "opts.ignoreChanges[1]: must be a property of the resource that the component makes; they are …",
    'opts.replaceOnChanges[0]: "containers.none.image.x" must be a property of the resource that the component makes; they are …',
    'opts.hideDiffs[0]: "none" must be a property of the resource that the component makes; they are …',
  ]);
});

test("args are registered with the component, and their secrets are marked", async () => {
  const mounts = { "/keys": { secretFiles: { a: "hunter2" } }, "/tmp": { emptyDir: "x" } };
  const share = { accountName: "acct", shareName: "pages", storageAccountKey: "hunter2" };
  const container = { ...WEB, secureEnv: { B: "hunter2" }, mounts: { ...mounts, "/data": { azureFiles: share } } };
  const given = { ...GROUP, containers: { web: container }, transform: { containerGroup: () => undefined } };
  const told = await toldOf((opts) => new ContainerGroup("it", given, opts));
  const args = told("berth:index:ContainerGroup").props;
  const { web } = args["containers"];
  expect(web.image).toBe("busybox:1");
  expect(web.mounts["/tmp"]).toEqual({ emptyDir: "x" });
  expect([args["resourceGroup"], args["transform"]]).toEqual(["mine", undefined]);
  const secrets = [web.env, web.secureEnv, args["registries"]["r.example.com"], web.mounts["/keys"].secretFiles];
  secrets.push(web.mounts["/data"].azureFiles.storageAccountKey);
  expect(await Promise.all(secrets.map((secret) => pulumi.isSecret(secret)))).toEqual(secrets.map(() => true));
});

test("a job resolves under Pulumi's ordinary mocks, which know none of its outputs", async () => {
  await pulumi.runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: `/mock/${name}`, state: inputs }),
    call: ({ inputs }) => inputs,
  });
  const job = new ContainerJob("it", GROUP);
  const known = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply(resolve));
  expect(await Promise.all([known(job.results), known(job.exitCode), known(job.logs)])).toEqual([
    {},
    undefined,
    undefined,
  ]);
});

test("a URL with credentials is marked in the args that are registered, also where it becomes known later", async () => {
  const url = "https://robot:hunter2@git.example.com/site.git";
  const mounts = {
    "/now": { gitRepo: { repository: url } },
    "/later": { gitRepo: { repository: pulumi.output(url) } },
  };
  const containers = { web: { ...WEB, mounts, command: ["clone", url] } };
  const told = await toldOf((opts) => new ContainerGroup("it", { ...MINE, containers }, opts));
  const { web } = told("berth:index:ContainerGroup").props["containers"];
  const [now, later] = ["/now", "/later"].map((path) => web.mounts[path].gitRepo.repository);
  expect(await Promise.all([now, later, web.command[1]].map(pulumi.isSecret))).toEqual([true, true, true]);
  expect(await pulumi.isSecret(pulumi.output(web.command[0]))).toBe(false);
});
