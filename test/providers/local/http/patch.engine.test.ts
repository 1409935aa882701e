import { group, idle, LocalArm, masked } from "../../../support/engineArm";

const arm = new LocalArm();
const [site, account] = [arm.site("patched"), arm.account(`a${arm.name}`)];
beforeAll(async () => {
  await arm.createGroup();
  await arm.createShare(`a${arm.name}`);
  await arm.run("PUT", site, { ...group([idle("one"), idle("two")]), tags: { team: "a" } });
});
afterAll(() => arm.removeGroup());

/** ARM's error of a PATCH that names what it cannot change. */
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
  ["a storage account", account, "sku, kind, tags, properties"],
  ["a resource group", arm.group, "tags"],
])(
  "a PATCH of %s keeps tags that it does not name, replaces those that it does, and refuses the rest by name",
  async (_, id, changeable) => {
    const set = await arm.send("PATCH", id, { tags: { a: "b" } });
    const before = (await arm.get(id)).body;
    expect([set.status, masked(set.body), before.tags]).toEqual([200, masked(before), { a: "b" }]);
    // What the resource is like already may be sent back.
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

test("a PATCH of an account changes what it names, and keeps the rest", async () => {
  expect((await arm.send("PATCH", account, { sku: { name: "Standard_GRS" } })).status).toBe(200);
  expect((await arm.get(account)).body).toMatchObject({
    sku: { name: "Standard_GRS" },
    kind: "StorageV2",
    tags: { a: "b" },
  });
});
