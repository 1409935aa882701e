import { atKey, isWithin, parsePath, patternOf, topLevel } from "../../../src/model/core/path";

test.each([
  ["a.b[0].c", ["a", "b", 0, "c"]],
  ['tags["my.tag"]', ["tags", "my.tag"]],
  ['["odd key"].x', ["odd key", "x"]],
  ["containers[*].image", ["containers", "*", "image"]],
  ["*", ["*"]],
  ['tags["say \\"hi\\""]', ["tags", 'say "hi"']],
])("the path %s has the steps %j", (path, steps) => {
  expect(parsePath(path)).toEqual(steps);
});

test("a path is in the property that it starts with", () => {
  expect(topLevel("containers[0].image")).toBe("containers");
  expect(isWithin("tags.a", "tags")).toBe(true);
  expect(isWithin("containers[1].image", "containers[*].image")).toBe(true);
  expect(isWithin("tags", "tags.a")).toBe(false);
  expect(isWithin("tagsAndMore", "tags")).toBe(false);
});

test("a path made from keys has these keys as its steps", () => {
  const path = ["tags", "my.tag", 'say "hi"', "a-b"].reduce(atKey);
  expect([path, parsePath(path)]).toEqual([
    'tags["my.tag"]["say \\"hi\\""].a-b',
    ["tags", "my.tag", 'say "hi"', "a-b"],
  ]);
});

test("the pattern of a path has any index, and no key of a map that is no name", () => {
  expect(patternOf("containers[3].ports[12].port")).toBe("containers[].ports[].port");
  expect(patternOf('volumes[0].secret["tls.key"]')).toBe("volumes[].secret");
});
