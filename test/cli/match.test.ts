import { matching, similar, stackOf } from "../../src/cli/match";

const group = (name: string, urn?: string) => ({
  name,
  listed: urn === undefined ? {} : { tags: { berthowner: `0123456789abcdef ${urn}` } },
});
const urn = (project: string, stack: string, name: string) =>
  `urn:pulumi:${stack}::${project}::berth:index:ContainerGroup$berth:containerinstance:ContainerGroup::${name}`;
const groups = [
  group("site-1a2b3c4", urn("shop", "dev", "site")),
  group("site-5d6e7f8", urn("shop", "prod", "site")),
  group("api-9a8b7c6", urn("shop", "dev", "api")),
  group("Site"),
  group("worker"),
];
const names = (wanted: string) => matching(groups, wanted).map(({ name }) => name);

test.each([
  ["site-1A2B3C4", ["site-1a2b3c4"]],
  ["site", ["Site"]],
  ["api", ["api-9a8b7c6"]],
  ["dev/site", ["site-1a2b3c4"]],
  ["shop/prod/site", ["site-5d6e7f8"]],
  ["wor", ["worker"]],
  ["site-", ["site-1a2b3c4", "site-5d6e7f8"]],
  ["dev/", ["site-1a2b3c4", "api-9a8b7c6"]],
  ["prod", ["site-5d6e7f8"]],
  ["shop/dev", ["site-1a2b3c4", "api-9a8b7c6"]],
  ["nothing", []],
])("%s means %j", (wanted, found) => expect(names(wanted)).toEqual(found));

test("a name that two programs use means both of them", () =>
  expect(matching(groups.slice(0, 3), "site").map(({ name }) => name)).toEqual(["site-1a2b3c4", "site-5d6e7f8"]));

test.each([
  ["wroker", ["worker"]],
  ["sites", ["site-1a2b3c4", "site-5d6e7f8", "Site"]],
  ["apu", ["api-9a8b7c6"]],
  ["postgres", []],
])("%s is like %j", (wanted, found) => expect(similar(groups, wanted)).toEqual(found));

test("a mark says whose a resource is, unless it has only a hash of its URN", () => {
  expect(stackOf(groups[0]!.listed)).toBe("shop/dev");
  expect(stackOf({ tags: { berthOwner: `0123456789abcdef ${"a".repeat(64)}` } })).toBeUndefined();
  expect(stackOf({ properties: { metadata: { berthOwner: `0123 ${urn("shop", "dev", "data")}` } } })).toBe("shop/dev");
});
