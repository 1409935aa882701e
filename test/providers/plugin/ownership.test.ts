import { CheckRequest, type CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import { decode, encode } from "../../../src/providers/plugin/codec";
import type { PropertyMap } from "../../../src/providers/plugin/values";
import { ArmFailure } from "../../../src/providers/arm/contract";
import { leftover, RG_ID, urnOf } from "./caller";
import { ACCOUNT, failure, fakeClient, group, GROUP, GROUP_ID, Plugin, RESOURCE_GROUP, SUBSCRIPTION } from "./support";

const CLUSTER = "berth:containerservice:ManagedCluster";
const POOL = "berth:containerservice:AgentPool";
const FILES = "berth:storage:ShareFiles";
const SEED = "0123456789abcdef";
const OTHER = "fedcba9876543210";
const named = (more: PropertyMap = {}) => group({ containerGroupName: "web", ...more });

/** A plugin of a stack with a seed, in front of what exists: marks by id. What it did is in `calls`. */
async function stack(existing: Record<string, string> = {}, config: PropertyMap = {}) {
  const there = new Map(Object.entries(existing));
  const calls: string[] = [];
  const client = fakeClient({
    owner: async (id) => there.get(id),
    create: async (inputs, { owner }) => {
      const id = inputs["containerGroupName"] === undefined ? RG_ID : GROUP_ID;
      calls.push(`create ${id}`);
      there.set(id, owner ?? "");
      return { id, outputs: { name: "web" } };
    },
    update: async (id, _update, { owner }) => {
      calls.push(`update ${id} as ${owner}`);
      there.set(id, owner ?? "");
      return { id, outputs: { name: "web" } };
    },
    read: async (id) => ({ id, outputs: { name: "web" }, ...(there.get(id) && { owner: there.get(id)! }) }),
    delete: async (id) => {
      calls.push(`delete ${id}`);
      there.delete(id);
    },
  });
  const [resource] = Object.values(client.resources);
  const plugin = new Plugin({
    ...client,
    resources: { ...client.resources, [CLUSTER]: resource!, [POOL]: resource!, [FILES]: resource! },
  });
  await plugin.configure({ subscriptionId: SUBSCRIPTION, __seed: SEED, ...config });
  return { plugin, there, calls, resource: resource! };
}

const markOf = (resource: string, seed = SEED) => `${seed} ${urnOf(resource)}`;
const checked = async (plugin: Plugin, resource: string, news: PropertyMap, olds: PropertyMap = {}) => {
  const { inputs, failures } = await plugin.check(resource, news, olds);
  expect(failures).toEqual([]);
  return inputs;
};

async function checkConfig(olds: PropertyMap, news: PropertyMap) {
  const request = new CheckRequest();
  request.setOlds(encode(olds));
  request.setNews(encode(news));
  const response = await new Plugin().call<CheckResponse>("checkConfig", request);
  return decode(response.getInputs());
}

test("a provider gets a random seed, once", async () => {
  const first = await checkConfig({}, { target: "local" });
  expect(first["__seed"]).toBe("0707070707070707");
  expect(await checkConfig({ ...first, __seed: "a" }, { target: "local" })).toEqual({ ...first, __seed: "a" });
});

test("names that are made differ between stacks, and resources keep their marks", async () => {
  const [mine, theirs] = [await stack(), await stack({}, { __seed: OTHER })];
  const account = { resourceGroupName: "rg", kind: "StorageV2", sku: { name: "Standard_LRS" } };
  const here = await checked(mine.plugin, ACCOUNT, account);
  expect(here["__owner"]).toBe(markOf(ACCOUNT));
  const there = await checked(theirs.plugin, ACCOUNT, account);
  expect(there["accountName"]).not.toBe(here["accountName"]);
  const again = await checked(theirs.plugin, `${ACCOUNT}::other`, account, here);
  expect(again).toEqual(here);
});

test("a mark that is too long for a tag holds a hash of the URN", async () => {
  const { plugin } = await stack();
  const inputs = await checked(plugin, `${GROUP}::${"x".repeat(300)}`, named());
  expect(inputs["__owner"]).toMatch(/^0123456789abcdef [0-9a-f]{64}$/);
});

test("what the target would refuse for what is there is refused at preview; a target that does not answer is not", async () => {
  const { plugin, resource } = await stack();
  const inputs = await checked(plugin, FILES, {
    resourceGroupName: "rg",
    accountName: "acct",
    shareName: "data",
    files: {},
  });
  const seen: unknown[] = [];
  let answer: () => Promise<string | undefined> = async () => "web: the share has theirs.txt already.";
  resource.foresee = async (news, { owner }, known) => {
    seen.push([news["shareName"], owner, known?.inputs["shareName"]]);
    return answer();
  };
  const preview = () => plugin.create(FILES, inputs, { preview: true });
  await expect(preview()).rejects.toMatchObject({ details: "web: the share has theirs.txt already." });
  await expect(plugin.update(FILES, { oldInputs: inputs, news: inputs }, { preview: true })).rejects.toMatchObject({
    details: "web: the share has theirs.txt already.",
  });
  expect(seen).toEqual([
    ["data", markOf(FILES), undefined],
    ["data", markOf(FILES), "data"],
  ]);
  for (answer of [async () => undefined, () => Promise.reject(new ArmFailure("nobody is there"))]) await preview();
});

test("what nobody has is created with its mark; what a cut-off run of this stack has left is taken up again", async () => {
  for (const existing of [{}, { [GROUP_ID]: markOf(GROUP) }] as Record<string, string>[]) {
    const { plugin, there, calls } = await stack(existing);
    const inputs = await checked(plugin, GROUP, named());
    await plugin.create(GROUP, inputs, { preview: true });
    const { outputs } = await plugin.create(GROUP, inputs);
    expect(calls).toEqual([`create ${GROUP_ID}`]);
    expect(there.get(GROUP_ID)).toBe(markOf(GROUP));
    expect(outputs).toEqual({ name: "web" });
  }
});

test.each([
  ["another stack", markOf(GROUP, OTHER)],
  ["somebody without Berth", ""],
])("what %s made is refused, at preview too, with the ways out", async (_who, mark) => {
  const { plugin, calls } = await stack({ [GROUP_ID]: mark });
  const inputs = await checked(plugin, GROUP, named());
  const message =
    `${GROUP_ID} exists, and this stack did not make it. To manage it from here, import it: ` +
    `\`pulumi import ${GROUP} web ${GROUP_ID}\`; or take over whatever is there already: ` +
    "`pulumi config set berth:adopt true`. Otherwise choose another containerGroupName.";
  expect((await failure(plugin.create(GROUP, inputs, { preview: true }))).message).toBe(message);
  expect((await failure(plugin.create(GROUP, inputs))).message).toBe(message);
  expect(calls).toEqual([]);
});

test("a resource whose name Berth made is not looked for, at preview or before its creation: nobody else has the name", async () => {
  const asked: string[] = [];
  const id = `${RG_ID}/providers/Microsoft.ContainerInstance/containerGroups/made`;
  const client = fakeClient({
    owner: async (of) => void asked.push(of),
    create: async () => ({ id, outputs: { name: "made" } }),
  });
  const plugin = new Plugin(client);
  await plugin.configure({ subscriptionId: SUBSCRIPTION, __seed: SEED });
  const inputs = await checked(plugin, GROUP, group());
  await plugin.create(GROUP, inputs, { preview: true });
  expect(plugin.opened).toBe(0);
  await plugin.create(GROUP, inputs);
  expect(asked).toEqual([]);
});

test("a pool that its cluster made is the stack's if the cluster is", async () => {
  const cluster = `${RG_ID}/providers/Microsoft.ContainerService/managedClusters/aks`;
  const pool = `${cluster}/agentPools/system`;
  const inputs = { resourceGroupName: "rg", resourceName: "aks", agentPoolName: "system", count: 1 };
  for (const [mark, isTheirs] of [
    [`${SEED} ${urnOf(CLUSTER)}`, true],
    [`${OTHER} ${urnOf(CLUSTER)}`, false],
  ] as const) {
    const { plugin, calls } = await stack({ [cluster]: mark, [pool]: "" });
    const creating = plugin.create(POOL, await checked(plugin, POOL, inputs));
    if (isTheirs) await creating;
    else expect((await failure(creating)).message).toContain("exists, and this stack did not make it");
    expect(calls).toHaveLength(isTheirs ? 1 : 0);
  }
});

test("what was made under another name of this stack is refused with the alias to add", async () => {
  const { plugin, calls } = await stack({ [GROUP_ID]: markOf(`${GROUP}::old`) }, { adopt: "true" });
  const inputs = await checked(plugin, GROUP, named());
  const message =
    `${GROUP_ID} is "old" of this stack. If "web" is its new name, say so, or the deletion of the old one would take it away: ` +
    'add `aliases: [{ name: "old" }]` to the options of "web". If they are two, give one of them another containerGroupName.';
  expect((await failure(plugin.create(GROUP, inputs, { preview: true }))).message).toBe(message);
  expect((await failure(plugin.create(GROUP, inputs))).message).toBe(message);
  expect(calls).toEqual([]);
});

describe("somebody creates it between the look and the creation", () => {
  /** A target where that happens: it has the mark as soon as the stack has looked. */
  async function raced(mark: string, config: PropertyMap = {}) {
    const calls: (boolean | undefined)[] = [];
    let isThere = false;
    const client = fakeClient({
      owner: async () => (isThere ? mark : undefined),
      create: async (_inputs, { onlyNew }) => {
        calls.push(onlyNew);
        isThere = true;
        if (onlyNew === true) throw new ArmFailure("somebody else has created it", { taken: true });
        return { id: GROUP_ID, outputs: { name: "web" } };
      },
    });
    const plugin = new Plugin(client);
    await plugin.configure({ subscriptionId: SUBSCRIPTION, __seed: SEED, ...config });
    return { calls, creating: plugin.create(GROUP, await checked(plugin, GROUP, named())) };
  }

  test("another stack's is refused by name, and the state keeps nothing", async () => {
    const { calls, creating } = await raced(markOf(GROUP, OTHER));
    const error = await failure(creating);
    expect(error.message).toContain(
      `${GROUP_ID} exists, and this stack did not make it. To manage it from here, import`,
    );
    expect([calls, leftover(error)]).toEqual([[true], undefined]);
  });

  test("with berth:adopt it is taken over", async () => {
    const { calls, creating } = await raced(markOf(GROUP, OTHER), { adopt: "true" });
    expect([(await creating).outputs, calls]).toEqual([
      { name: "web", __adopted: markOf(GROUP, OTHER) },
      [true, false],
    ]);
  });

  test("a request of its own whose answer was lost is gone on from", async () => {
    const { calls, creating } = await raced(markOf(GROUP));
    expect([(await creating).outputs, calls]).toEqual([{ name: "web" }, [true, false]]);
  });
});

test("another parent is named in the alias by the whole URN", async () => {
  const old = urnOf(GROUP).replace("Parent$", "Elsewhere$");
  const { plugin } = await stack({ [GROUP_ID]: `${SEED} ${old}` });
  const inputs = await checked(plugin, GROUP, named());
  expect((await failure(plugin.create(GROUP, inputs))).message).toContain(`add \`aliases: ["${old}"]\``);
});

test("a preview does not fail because the target does not answer", async () => {
  const plugin = new Plugin(fakeClient({ owner: () => Promise.reject(new ArmFailure("nobody is there")) }));
  await plugin.configure({ subscriptionId: SUBSCRIPTION, __seed: SEED });
  const inputs = await checked(plugin, GROUP, named());
  await plugin.create(GROUP, inputs, { preview: true });
  expect((await failure(plugin.create(GROUP, inputs))).message).toBe("nobody is there");
});

test("two resources of a program with one id are refused", async () => {
  const { plugin } = await stack();
  await checked(plugin, GROUP, named());
  await checked(plugin, GROUP, named());
  const { failures } = await plugin.check(`${GROUP}::other`, named({ resourceGroupName: "RG" }));
  const id = GROUP_ID.toLowerCase();
  expect(failures.map(({ reason }) => reason)).toEqual([
    `containerGroupName: "web" must not be the name of what "web" of this program is already: ${id} (Berth)`,
  ]);
});

test("what the state knows is replaced whatever mark it bears", async () => {
  const { plugin, calls } = await stack({ [GROUP_ID]: "" });
  const inputs = await checked(plugin, GROUP, named(), named());
  await plugin.create(GROUP, inputs, { preview: true });
  await plugin.create(GROUP, inputs);
  expect(calls).toEqual([`create ${GROUP_ID}`]);
});

test("an update writes the mark", async () => {
  const { plugin, calls } = await stack({ [GROUP_ID]: markOf(GROUP) });
  const inputs = await checked(plugin, GROUP, named({ tags: { a: "b" } }), { ...named(), __owner: markOf(GROUP) });
  await plugin.update(GROUP, { oldInputs: { ...named(), __owner: markOf(GROUP) }, news: inputs });
  expect(calls).toEqual([`update ${GROUP_ID} as ${markOf(GROUP)}`]);
});

test("a deletion removes what bears the resource's mark or none, and nothing else", async () => {
  const inputs = { ...named(), __owner: markOf(GROUP) };
  for (const mark of [markOf(GROUP), ""]) {
    const { plugin, calls } = await stack({ [GROUP_ID]: mark });
    await plugin.delete(GROUP, GROUP_ID, { inputs });
    expect(calls).toEqual([`delete ${GROUP_ID}`]);
  }
  const { plugin, calls } = await stack({ [GROUP_ID]: markOf(`${GROUP}::new`) });
  await plugin.delete(GROUP, GROUP_ID, { inputs });
  expect([calls, plugin.engine.notes]).toEqual([[], [`${GROUP_ID} stays: it belongs to new by now.`]]);
});

test("what is taken over by choice is Berth's from then on, but a resource group outlives the stack", async () => {
  const { plugin, there, calls } = await stack({ [RG_ID]: "", [GROUP_ID]: "" }, { adopt: "true" });
  const rg = await checked(plugin, RESOURCE_GROUP, { resourceGroupName: "rg", location: "westeurope" });
  const site = await checked(plugin, GROUP, named());
  const [madeGroup, made] = [await plugin.create(RESOURCE_GROUP, rg), await plugin.create(GROUP, site)];
  expect([...there.values()]).toEqual([markOf(RESOURCE_GROUP), markOf(GROUP)]);
  const { outputs } = await plugin.read(RESOURCE_GROUP, RG_ID, { properties: madeGroup.outputs, inputs: rg });
  calls.length = 0;
  // The next command.
  await plugin.configure({ subscriptionId: SUBSCRIPTION, __seed: SEED });
  await plugin.delete(GROUP, GROUP_ID, { inputs: site, outputs: made.outputs });
  await plugin.delete(RESOURCE_GROUP, RG_ID, { inputs: rg, outputs });
  expect(calls).toEqual([`delete ${GROUP_ID}`]);
  expect(plugin.engine.notes).toEqual([`${RG_ID} was there before this stack took it over, and stays.`]);
});

test("a resource group of another stack that was taken over is given back, for that stack to delete", async () => {
  const { plugin, there, calls } = await stack({ [RG_ID]: markOf(RESOURCE_GROUP, OTHER) }, { adopt: "true" });
  const rg = await checked(plugin, RESOURCE_GROUP, { resourceGroupName: "rg", location: "westeurope" });
  const { outputs } = await plugin.create(RESOURCE_GROUP, rg);
  expect([...there.values()]).toEqual([markOf(RESOURCE_GROUP)]);
  // The next command.
  await plugin.configure({ subscriptionId: SUBSCRIPTION, __seed: SEED });
  await plugin.delete(RESOURCE_GROUP, RG_ID, { inputs: rg, outputs });
  expect([...there.values()]).toEqual([markOf(RESOURCE_GROUP, OTHER)]);
  // Somebody else's by now, or not there any more.
  calls.length = 0;
  await plugin.delete(RESOURCE_GROUP, RG_ID, { inputs: rg, outputs });
  there.clear();
  await plugin.delete(RESOURCE_GROUP, RG_ID, { inputs: rg, outputs });
  expect(calls).toEqual([]);
});

test("what was taken over stays so when an operation on it fails", async () => {
  const result = { id: RG_ID, outputs: { name: "rg" } };
  const failing = () => Promise.reject(new ArmFailure("the engine is full", { result }));
  const plugin = new Plugin(fakeClient({ owner: async () => "", create: failing, update: failing }));
  await plugin.configure({ subscriptionId: SUBSCRIPTION, __seed: SEED, adopt: "true" });
  const rg = await checked(plugin, RESOURCE_GROUP, { resourceGroupName: "rg", location: "westeurope" });
  const created = leftover(await failure(plugin.create(RESOURCE_GROUP, rg)))!;
  expect(created.outputs).toEqual({ name: "rg", __adopted: true, __unsettled: true });
  const state = { id: RG_ID, oldInputs: rg, olds: created.outputs, news: { ...rg, tags: { a: "b" } } };
  const updated = leftover(await failure(plugin.update(RESOURCE_GROUP, state)))!;
  expect(updated.outputs).toEqual(created.outputs);
});

test("a look that is interrupted leaves nothing in the state: what is there may be somebody else's", async () => {
  const never = () => new Promise<never>(() => {});
  const plugin = new Plugin(fakeClient({ owner: never }));
  await plugin.configure({ subscriptionId: SUBSCRIPTION, __seed: SEED });
  const inputs = await checked(plugin, GROUP, named());
  const failed = failure(plugin.create(GROUP, inputs, { timeout: 1 }));
  await plugin.clock.pass(11_000);
  const error = await failed;
  expect(error.message).toContain("not done within 1 s");
  expect(leftover(error)).toBeUndefined();
});

test("an import takes the mark over that is there", async () => {
  const { plugin } = await stack({ [GROUP_ID]: markOf(GROUP, OTHER) });
  expect((await plugin.read(GROUP, GROUP_ID)).inputs["__owner"]).toBe(markOf(GROUP, OTHER));
  const known = await plugin.read(GROUP, GROUP_ID, { inputs: { ...named(), __owner: markOf(GROUP) } });
  expect(known.inputs["__owner"]).toBe(markOf(GROUP));
});
