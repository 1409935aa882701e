import { group, idle, LocalArm, masked } from "../../../support/engine/arm";
import { openDocker } from "../../../support/engine/docker";

const docker = openDocker();
const arm = new LocalArm();
const [site, account] = [arm.site("patched"), arm.account(`a${arm.name}`)];
beforeAll(async () => {
  await arm.createGroup();
  await arm.createShare(`a${arm.name}`);
  await arm.run("PUT", site, { ...group([idle("one"), idle("two")]), tags: { team: "a" } });
});
afterAll(() => arm.removeGroup());

/** ARM's error for a PATCH that names a property it cannot change. */
function refusal(changeable: string, ...paths: string[]) {
  const details = paths.map((target) => ({
    code: "InvalidParameter",
    target,
    message: `${target}: must be left out of a PATCH, which changes ${changeable} alone; a PUT changes the rest (Azure Resource Manager)`,
  }));
  return { error: { code: "InvalidParameter", message: details.map(({ message }) => message).join("; "), details } };
}

test.each([
  ["a container group", site, "tags"],
  ["a storage account", account, "sku, kind, tags, properties, identity"],
  ["a resource group", arm.group, "tags"],
])(
  "a PATCH of %s keeps tags that it does not name, replaces those that it does, and refuses the rest by name",
  async (_, id, changeable) => {
    const set = await arm.send("PATCH", id, { tags: { a: "b" } });
    const before = (await arm.get(id)).body;
    expect([set.status, masked(set.body), before.tags]).toEqual([200, masked(before), { a: "b" }]);
    // Unchanged properties may be sent back.
    const same = { id: before.id, name: before.name, type: before.type, location: "West Europe", tags: null };
    for (const sent of [{}, same]) {
      const answer = await arm.send("PATCH", id, sent);
      expect([answer.status, masked(answer.body)]).toEqual([200, masked(before)]);
    }
    const refused = await arm.send("PATCH", id, { tags: { c: "d" }, location: "westus", zones: ["1"] });
    expect([refused.status, refused.body]).toEqual([400, refusal(changeable, "location", "zones")]);
    expect((await arm.send("PATCH", id, { tags: { a: 1 } })).status).toBe(400);
    expect(masked((await arm.get(id)).body)).toEqual(masked(before));
  },
);

test("a PATCH of an account changes what it names, of properties too, and keeps all the rest and its keys", async () => {
  const id = arm.account(`p${arm.name}`);
  const first = {
    location: "westeurope",
    kind: "StorageV2",
    sku: { name: "Standard_LRS" },
    tags: { team: "a" },
    properties: { publicNetworkAccess: "Enabled" },
  };
  await arm.run("PUT", id, first);
  const keys = async () => (await arm.send("POST", `${id}/listKeys`)).body;
  const [before, keysBefore] = [(await arm.get(id)).body, await keys()];
  let wanted: Record<string, any> = first;
  for (const [sent, change] of [
    [{ sku: { name: "Standard_GRS" } }, { sku: { name: "Standard_GRS" } }],
    [
      { kind: "FileStorage", sku: { name: "Premium_LRS" } },
      { kind: "FileStorage", sku: { name: "Premium_LRS" } },
    ],
    [{ tags: { b: "c" } }, { tags: { b: "c" } }],
    [
      { properties: { networkRuleSet: { defaultAction: "Allow" } } },
      { properties: { publicNetworkAccess: "Enabled", networkRuleSet: { defaultAction: "Allow" } } },
    ],
    [{ tags: {} }, { tags: {} }],
    [{ kind: null, sku: null, properties: null }, {}],
    [{ properties: {} }, {}],
  ] as const) {
    wanted = { ...wanted, ...change };
    const answer = await arm.send("PATCH", id, sent);
    const { name } = wanted.sku;
    const properties = { ...before.properties, ...wanted.properties };
    const shown = { kind: wanted.kind, tags: wanted.tags, sku: { name, tier: name.split("_")[0] }, properties };
    expect([answer.status, answer.body]).toEqual([200, { ...before, ...shown }]);
    expect((await arm.get(id)).body).toEqual(answer.body);
    expect(await kept(id)).toEqual(wanted);
  }
  expect(await keys()).toEqual(keysBefore);
  const refused = await arm.send("PATCH", id, {
    properties: { newerSetting: { name: "x" } },
    sku: { name: "Standard_XYZ" },
  });
  expect([refused.status, refused.body.error.details.map(({ target }: any) => target).sort()]).toEqual([
    400,
    ["newerSetting", "sku.name"],
  ]);
  expect(await kept(id)).toEqual(wanted);
});

/** What the engine stores of a resource. */
async function kept(id: string): Promise<unknown> {
  const { Volumes } = await docker.listVolumes({ filters: { label: [`berth.key=${id.toLowerCase()}`] } });
  expect(Volumes).toHaveLength(1);
  return JSON.parse(Volumes[0]!.Labels["berth.body"]!);
}
