import { isWithin, parsePath, topLevel } from "../../../src/model/core/path";

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
