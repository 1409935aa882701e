import { formatProblem } from "../../../src/model";
import { type EngineRuntime, missingIsolation } from "../../../src/model/containerinstance/isolation";
import { ArmFailure } from "../../../src/providers/arm/contract";
import type { Environ, ProviderConfig } from "../../../src/providers/plugin/config";
import { type PropertyMap, Secret } from "../../../src/providers/plugin/values";
import { UNKNOWN } from "../../../src/model/core/unknown";
import { container, failure, fakeClient, group, GROUP, Plugin, SHARE, SUBSCRIPTION } from "./support";

const JOB = "berth:containerinstance:ContainerJob";
const preview = { preview: true };
const has: EngineRuntime[] = [{ name: "kata" }, { name: "runc", path: "runc" }];
const named = (more = {}) => group({ containerGroupName: "web", ...more });

/** A plugin that is connected to an engine with some runtimes. */
async function pluginWith(
  config: PropertyMap & { env?: Environ } = {},
  listRuntimes: () => Promise<EngineRuntime[]> = async () => has,
  isPodman = false,
) {
  const { env = {}, ...args } = config;
  const describeEngine = async () => ({ runtimes: await listRuntimes(), isPodman });
  const client = { ...fakeClient({}), describeEngine };
  const asked: ProviderConfig[] = [];
  const openTarget = async (opened: ProviderConfig) => {
    asked.push(opened);
    return client;
  };
  const plugin = await new Plugin(client, { env, openTarget }).configure(args);
  return Object.assign(plugin, { asked });
}

const missing = (path: string) => formatProblem(missingIsolation("runsc", path, has)!);

describe("the isolation that is configured", () => {
  const checked = async (config: PropertyMap, news: object) =>
    (await (await pluginWith(config)).check(GROUP, named(news))).inputs["isolation"];

  test("is an input of groups that name none, on the local engine", async () => {
    expect(await checked({ isolation: "runsc" }, {})).toBe("runsc");
    expect(await checked({ isolation: "runsc" }, { isolation: "kata" })).toBe("kata");
    expect(await checked({ isolation: "runsc" }, { isolation: UNKNOWN })).toBe(UNKNOWN);
    expect(await checked({}, {})).toBeUndefined();
    expect(await checked({ isolation: "runsc", target: "azure", subscriptionId: SUBSCRIPTION }, {})).toBeUndefined();
  });

  test("is not an input of jobs, which would run again with every change of it, nor of other resources", async () => {
    const plugin = await pluginWith({ isolation: "kata" });
    expect((await plugin.check(JOB, named({ restartPolicy: "Never" }))).inputs).not.toHaveProperty("isolation");
    const share = { shareName: "data", accountName: "a", resourceGroupName: "rg" };
    expect((await plugin.check(SHARE, share)).inputs).not.toHaveProperty("isolation");
  });
});

describe("a runtime that the engine lacks is refused at preview", () => {
  test.each<[string, PropertyMap & { env?: Environ }, string, object, string]>([
    ["of a group", {}, GROUP, { isolation: "runsc" }, "isolation"],
    ["of a group, against the configuration", { isolation: "kata" }, GROUP, { isolation: "runsc" }, "isolation"],
    ["of the configuration", { isolation: "runsc" }, GROUP, { isolation: "runsc" }, "berth:isolation"],
    ["of the environment", { env: { BERTH_ISOLATION: "runsc" } }, GROUP, { isolation: "runsc" }, "BERTH_ISOLATION"],
    ["of a job", { isolation: "runsc" }, JOB, {}, "berth:isolation"],
  ])("%s", async (_, config, type, more, path) => {
    const plugin = await pluginWith(config);
    expect(await failure(plugin.create(type, named(more), preview))).toMatchObject({ details: missing(path) });
    expect(plugin.engine.notes).toEqual([]);
  });

  test("without its name, where that is a secret", async () => {
    const plugin = await pluginWith();
    const { details } = await failure(plugin.create(GROUP, named({ isolation: new Secret("runsc-9f3b") }), preview));
    expect(details).toContain("must be a runtime of the container engine");
    expect(details).not.toContain("9f3b");
  });

  test("at an update that restarts the group, but not at one of tags, for which no container is made", async () => {
    const plugin = await pluginWith();
    const oldInputs = named({ isolation: "runsc" });
    const restart = { ...oldInputs, containers: [container({ image: "busybox:2" })] };
    const update = (news: object) => plugin.update(GROUP, { oldInputs, olds: {}, news: { ...news } }, preview);
    expect(await failure(update(restart))).toMatchObject({ details: missing("isolation") });
    await update({ ...oldInputs, tags: { a: "b" } });
    expect(plugin.asked).toHaveLength(1);
  });
});

test("a runtime that the engine has is fine", async () => {
  const plugin = await pluginWith({ isolation: "kata" });
  await plugin.create(GROUP, named({ isolation: "kata" }), preview);
  expect(plugin.engine.notes).toEqual([]);
});

test.each<[string, PropertyMap, object]>([
  ["nothing names one", {}, {}],
  ["its name is not known yet", {}, { isolation: UNKNOWN }],
  ["the group goes to Azure", { target: "azure", subscriptionId: SUBSCRIPTION }, { isolation: "runsc" }],
])("the engine is not asked where %s", async (_, config, more) => {
  const plugin = await pluginWith(config);
  await plugin.create(GROUP, named(more), preview);
  expect(plugin.asked).toEqual([]);
});

test("on Azure it is said to be without effect", async () => {
  const plugin = await pluginWith({ target: "azure", subscriptionId: SUBSCRIPTION, isolation: "runsc" });
  const oldInputs = named({ isolation: "runsc" });
  const note = "isolation has no effect on Azure, which isolates every container group as a virtual machine is.";
  await plugin.create(GROUP, oldInputs, preview);
  expect(plugin.engine.notes).toEqual([note]);
  const news = { ...oldInputs, tags: { a: "b" } };
  await plugin.update(GROUP, { oldInputs, olds: {}, news }, preview);
  expect(plugin.engine.notes.slice(1)).toEqual(["This update changes the tags alone: nothing restarts.", note]);
});

test("when the engine does not answer, a preview refuses nothing and says so", async () => {
  const off = await pluginWith({}, async () => {
    throw new ArmFailure("The engine is off.", { statusCode: 503 });
  });
  await off.create(GROUP, named({ isolation: "runsc" }), preview);
  expect(off.engine.notes).toEqual([
    "Whether the container engine can isolate this group is not known. The engine is off.",
  ]);
});

test("an interrupted preview ends", async () => {
  const plugin = await pluginWith({}, () => new Promise(() => {}));
  const asked = failure(plugin.create(GROUP, named({ isolation: "runsc" }), preview));
  await new Promise((resolve) => setImmediate(resolve));
  plugin.session.cancel();
  await plugin.clock.pass(10_000);
  expect(await asked).toMatchObject({ details: expect.stringMatching(/^interrupted/) });
});

describe("what Podman cannot do is refused at preview", () => {
  const profile = { securityContext: { seccompProfile: "eyJkZWZhdWx0QWN0aW9uIjoiU0NNUF9BQ1RfQUxMT1cifQ==" } };
  const profiled = named({ containers: [container(), container({ ...profile, name: "side" })] });
  const onPodman = (config: PropertyMap = {}) => pluginWith(config, undefined, true);
  const cluster = {
    resourceGroupName: "rg",
    resourceName: "aks",
    agentPoolProfiles: [{ name: "system", mode: "System", count: 1, vmSize: "Standard_D2s_v5" }],
    dnsPrefix: "aks",
    identity: { type: "SystemAssigned" },
  };

  test("a seccomp profile, with every other problem of the engine", async () => {
    const { details } = await failure((await onPodman()).create(GROUP, { ...profiled, isolation: "runsc" }, preview));
    expect(details?.split("\n")).toEqual([
      'isolation: "runsc" must be left out, since Podman starts all containers with its own runtime, whatever its Docker API is told. ' +
        "Use a Docker Engine (DOCKER_HOST, `docker context use` or berth:dockerHost), or make this one the runtime of Podman's " +
        "containers.conf (Podman)",
      "containers[1].securityContext.seccompProfile: must be left out, since Podman takes no profile by its API; its own profile " +
        "holds. Use a Docker Engine (DOCKER_HOST, `docker context use` or berth:dockerHost) for another one (Podman)",
    ]);
  });

  test("a cluster", async () => {
    const { details } = await failure(
      (await onPodman()).create("berth:containerservice:ManagedCluster", cluster, preview),
    );
    expect(details).toBe(
      "berth:dockerHost: must lead to a Docker Engine for AKS: Podman gives a node no control groups of its own. Set it, DOCKER_HOST " +
        "or `docker context use`, or deploy to Azure with `pulumi config set berth:target azure` (Podman)",
    );
  });

  test("and nothing of it by Docker or Azure", async () => {
    await (await pluginWith()).create(GROUP, profiled, preview);
    await (await onPodman()).create(GROUP, named(), preview);
    await (await onPodman({ target: "azure", subscriptionId: SUBSCRIPTION })).create(GROUP, profiled, preview);
  });
});
