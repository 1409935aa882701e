import { UNKNOWN } from "../../../src/model/core/unknown";
import { Secret } from "../../../src/providers/plugin/values";
import { container, group, GROUP, Plugin } from "./support";

const plugin = () => new Plugin().configure();
const named = (more = {}) => group({ containerGroupName: "web", ...more });

test("equal inputs have no diff, whatever is marked as secret", async () => {
  const olds = named({ tags: { a: new Secret("1") } });
  const diff = await (await plugin()).diff(GROUP, olds, named({ tags: new Secret({ a: "1" }) }));
  expect(diff).toEqual({ some: false, diffs: [], replaces: [], deleteBeforeReplace: false, details: {} });
});

test("null means the same as absent", async () => {
  expect((await (await plugin()).diff(GROUP, named({ tags: null }), named())).some).toBe(false);
});

test("every property is reported with how it changes", async () => {
  const olds = named({ tags: { a: "1", b: "2" }, containers: [container({ command: ["x"] })] });
  const news = named({ tags: { a: "9", c: "3" }, containers: [container({ image: "busybox:2" })] });
  expect(await (await plugin()).diff(GROUP, olds, news)).toEqual({
    some: true,
    diffs: expect.arrayContaining(["tags", "containers"]),
    replaces: [],
    deleteBeforeReplace: false,
    details: {
      "tags.a": "UPDATE",
      "tags.b": "DELETE",
      "tags.c": "ADD",
      "containers[0].image": "UPDATE",
      "containers[0].command": "DELETE",
    },
  });
});

test("what ARM cannot change replaces, and the old one goes first as names are made of the URN", async () => {
  const resources = { requests: { cpu: 2, memoryInGB: 1 } };
  const news = named({ osType: "Windows", containers: [container({ resources })], location: "uksouth" });
  const diff = await (await plugin()).diff(GROUP, named({ location: "westeurope" }), news);
  expect(diff.deleteBeforeReplace).toBe(true);
  expect([...diff.replaces].sort()).toEqual(["containers", "location", "osType"]);
  expect(diff.details).toEqual({
    location: "UPDATE_REPLACE",
    osType: "ADD_REPLACE",
    "containers[0].resources.requests.cpu": "UPDATE_REPLACE",
  });
});

test("ignored changes are none", async () => {
  const news = named({ location: "uksouth", containers: [container({ image: "busybox:2" })], tags: { a: "1" } });
  const ignored = ["location", "containers[*].image", "tags"];
  const diff = await (await plugin()).diff(GROUP, named({ location: "westeurope" }), news, ignored);
  expect(diff.some).toBe(false);
});

test("naming the region that the service chose is no change, another one is a replacement", async () => {
  const diffing = await plugin();
  const diff = (location: string) =>
    diffing.diff(GROUP, named(), named({ location }), [], named({ location: "westeurope" }));
  expect((await diff("West Europe")).details).toEqual({});
  expect((await diff("uksouth")).details).toEqual({ location: "UPDATE_REPLACE" });
});

test("an unknown value is a change, and a replacement if its property replaces", async () => {
  const olds = named({ location: "westeurope", tags: { a: "1" } });
  const diff = await (await plugin()).diff(GROUP, olds, named({ location: UNKNOWN, tags: { a: UNKNOWN } }));
  expect(diff.details).toEqual({ location: "UPDATE_REPLACE", "tags.a": "UPDATE" });
});

test("a group is replaced when Pulumi is about to replace the source of its volumes", async () => {
  const volumes = [{ name: "data1", azureFile: { shareName: "share", storageAccountName: "account" } }];
  const diff = await (await plugin()).diff(GROUP, named({ volumes }), named({ volumes: UNKNOWN }));
  expect(diff).toMatchObject({ replaces: ["volumes"], deleteBeforeReplace: true });
});

test("a diff does not open the target", async () => {
  const diffing = await plugin();
  await diffing.diff(GROUP, named(), named({ tags: { a: "1" } }));
  expect(diffing.opened).toBe(0);
});
