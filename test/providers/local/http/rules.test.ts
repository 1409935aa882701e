import { merged } from "../../../../src/providers/local/http/rules";

test.each([
  ["what is not named is kept", { a: 1, b: 2 }, { b: 3 }, { a: 1, b: 3 }],
  [
    "of objects in it likewise",
    { a: { b: 1, c: { d: 2, e: 3 } } },
    { a: { c: { e: 4 } } },
    { a: { b: 1, c: { d: 2, e: 4 } } },
  ],
  ["an empty object names nothing", { a: { b: 1 } }, { a: {} }, { a: { b: 1 } }],
  ["a list is replaced", { a: [1, 2], b: 1 }, { a: [3] }, { a: [3], b: 1 }],
  [
    "an object takes the place of a value, and a value that of an object",
    { a: 1, b: { c: 1 } },
    { a: { c: 1 }, b: 1 },
    { a: { c: 1 }, b: 1 },
  ],
  ["there was nothing before", undefined, { a: 1 }, { a: 1 }],
  ["a name that every object inherits", { a: 1 }, { constructor: { b: 1 } }, { a: 1, constructor: { b: 1 } }],
])("a PATCH is merged as ARM merges: %s", (_, before, after, expected) => {
  const old = structuredClone(before);
  expect(merged(before, after)).toEqual(expected);
  expect(before).toEqual(old);
});
