import * as pulumi from "@pulumi/pulumi";
import { AksCluster, AzureFiles, ContainerGroup, ContainerJob, Provider, resources } from "../../src";
import { runProgram, valueOf } from "../support/pulumi/mocks";

const containers = { web: { image: "busybox:1" } };

/** The resource groups that a program makes, and the group of each other resource. */
async function groupsOf(program: () => unknown) {
  const { registered } = await runProgram(program);
  const made = registered.filter(({ type }) => type === "berth:resources:ResourceGroup").map(({ name }) => name);
  const rest = registered.filter(({ inputs }) => inputs.resourceGroupName !== undefined);
  return { made, in: Object.fromEntries(rest.map(({ name, inputs }) => [name, inputs.resourceGroupName])) };
}

test("one program makes one resource group", async () => {
  const all = await groupsOf(() => {
    const data = new AzureFiles("data");
    new ContainerGroup("site", { containers: { web: { image: "busybox:1", mounts: { "/srv": data } } } });
    new ContainerJob("job", { containers });
    new AksCluster("aks", { nodePools: { main: {} } });
  });
  expect(all.made).toEqual(["berth-default"]);
  expect(new Set(Object.values(all.in))).toEqual(new Set(["berth-default-0123456"]));
  expect(Object.keys(all.in).sort()).toEqual(["aks", "aks-main", "data-account", "data-share", "job", "site"]);
});

test("none when every component is given one, by name or as a resource", async () => {
  expect(
    await groupsOf(() => {
      const group = new resources.ResourceGroup("own", {});
      new AzureFiles("data", { resourceGroup: group, storageAccount: "acct" });
      new ContainerGroup("site", { resourceGroup: pulumi.output("mine"), containers });
    }),
  ).toEqual({ made: ["own"], in: { "data-share": "own-0123456", site: "mine" } });
});

test("a parent's, Berth's own or the program's, however far away", async () => {
  class App extends pulumi.ComponentResource {
    constructor(
      name: string,
      readonly resourceGroup?: string | resources.ResourceGroup,
      opts?: pulumi.ComponentResourceOptions,
    ) {
      super("test:index:App", name, {}, opts);
    }
  }
  expect(
    await groupsOf(() => {
      const outer = new App("outer", "outer");
      const inner = new App("inner", undefined, { parent: outer });
      const site = new ContainerGroup("site", { containers }, { parent: inner });
      new ContainerJob("job", { containers }, { parent: site });
      new ContainerGroup("other", { containers, resourceGroup: "given" }, { parent: inner });
      const own = new App("own", new resources.ResourceGroup("own", {}));
      new AzureFiles("data", { storageAccount: "acct" }, { parent: own });
    }),
  ).toEqual({
    made: ["own"],
    in: { site: "outer", job: "outer", other: "given", "data-share": "own-0123456" },
  });
});

describe("berth:resourceGroup", () => {
  const program = () => new ContainerGroup("site", { containers });
  afterEach(() => {
    pulumi.runtime.setAllConfig({});
    delete process.env["BERTH_RESOURCE_GROUP"];
  });

  test("names one that exists, and takes precedence over the environment", async () => {
    process.env["BERTH_RESOURCE_GROUP"] = "of-the-environment";
    expect(await groupsOf(program)).toEqual({ made: [], in: { site: "of-the-environment" } });
    pulumi.runtime.setAllConfig({ "berth:resourceGroup": "configured" });
    expect(await groupsOf(program)).toEqual({ made: [], in: { site: "configured" } });
  });
});

test("each provider has its own, since its resources are elsewhere", async () => {
  const { made } = await groupsOf(() => {
    const provider = new Provider("west", { location: "westus" });
    new ContainerGroup("here", { containers });
    new ContainerGroup("there", { containers }, { provider });
    new AzureFiles("data", {}, { providers: [provider] });
  });
  expect(made).toEqual(["berth-default", "berth-default-west"]);
});

test("it replaces the first component's own group, by an alias", async () => {
  const { result } = await runProgram(() => {
    new AzureFiles("data");
    return new ContainerGroup("site", { containers });
  });
  expect(await valueOf(result.resourceGroupName)).toBe("berth-default-0123456");
});

test("a value that is neither a group nor a name is refused", async () => {
  const program = () => new ContainerGroup("site", { containers, resourceGroup: 7 as never });
  const error = await runProgram(program).catch((failure: Error) => failure);
  expect((error as Error).message).toBe(
    "the container group cannot be made:\n  - resourceGroup: 7 must be a ResourceGroup, or the name of one (Berth)",
  );
});
