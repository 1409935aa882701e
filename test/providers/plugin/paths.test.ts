import { keepPaths } from "../../../src/providers/plugin/paths";
import { Secret } from "../../../src/providers/plugin/values";

const olds = {
  location: "a",
  tags: { x: "1" },
  list: [
    { n: 1, m: 1 },
    { n: 2, m: 2 },
  ],
};

test.each([
  ["location", { location: "a" }],
  ["tags.x", { tags: { x: "1", y: "2" } }],
  [
    "list[0].n",
    {
      list: [
        { n: 1, m: 9 },
        { n: 9, m: 9 },
      ],
    },
  ],
  [
    "list[*].n",
    {
      list: [
        { n: 1, m: 9 },
        { n: 2, m: 9 },
      ],
    },
  ],
  ["list[7].n", {}],
  ["missing", {}],
])("ignoring %s keeps only its old value", (path, kept) => {
  const news = {
    location: "b",
    tags: { x: "9", y: "2" },
    list: [
      { n: 9, m: 9 },
      { n: 9, m: 9 },
    ],
    missing: undefined,
  };
  expect(keepPaths(olds, news, [path])).toEqual({ ...news, ...kept });
});

test("an ignored property that is new goes, and one that was removed comes back", () => {
  expect(keepPaths({}, { tags: { x: "1" } }, ["tags"])).toEqual({});
  expect(keepPaths({ tags: { x: "1" } }, {}, ["tags"])).toEqual({ tags: { x: "1" } });
});

test("secrets stay secret on either side", () => {
  expect(keepPaths({ a: { b: 1 } }, { a: new Secret({ b: 2, c: 3 }) }, ["a.b"])).toEqual({
    a: new Secret({ b: 1, c: 3 }),
  });
});
