import { KEPT_SECRET } from "../../../src/model/core/secrets";
import { resourceShapes } from "../../../src/model/generated/shapes";
import { carryMarks, markByContent, markByShape, secretStrings, withKept } from "../../../src/providers/plugin/marks";
import { Secret } from "../../../src/providers/plugin/values";

const secret = (value: unknown) => new Secret(value);
const { inputs } = resourceShapes["berth:containerinstance:ContainerGroup"];

test("what the schema says is secret is marked, at any depth", () => {
  const marked = markByShape(inputs, {
    volumes: [{ name: "data", azureFile: { shareName: "s", storageAccountName: "a", storageAccountKey: "k" } }],
    containers: [
      {
        environmentVariables: [
          { name: "A", value: "1" },
          { name: "B", secureValue: "2" },
        ],
      },
    ],
  });
  expect(marked).toEqual({
    volumes: [{ name: "data", azureFile: { shareName: "s", storageAccountName: "a", storageAccountKey: secret("k") } }],
    containers: [
      {
        environmentVariables: [
          { name: "A", value: "1" },
          { name: "B", secureValue: secret("2") },
        ],
      },
    ],
  });
});

test("marks are matched by name in lists of named items, otherwise by index", () => {
  const marked = {
    env: [
      { name: "A", value: "1" },
      { name: "B", value: secret("2") },
    ],
    words: ["x", secret("y")],
    whole: secret({ deep: 1 }),
  };
  const value = {
    env: [
      { name: "B", value: "2" },
      { name: "C", value: "3" },
      { name: "A", value: "1" },
    ],
    words: ["x", "y", "z"],
    whole: { deep: 1, more: 2 },
    other: "o",
  };
  expect(carryMarks(marked, value)).toEqual({
    env: [
      { name: "B", value: secret("2") },
      { name: "C", value: "3" },
      { name: "A", value: "1" },
    ],
    words: ["x", secret("y"), "z"],
    whole: secret({ deep: 1, more: 2 }),
    other: "o",
  });
});

test("an item that is secret as a whole is found by its name too", () => {
  expect(
    carryMarks(
      [secret({ name: "B", v: 1 })],
      [
        { name: "A", v: 1 },
        { name: "B", v: 1 },
      ],
    ),
  ).toEqual([{ name: "A", v: 1 }, secret({ name: "B", v: 1 })]);
});

test("secret strings are found wherever else they appear", () => {
  const secrets = secretStrings({ a: secret({ b: "longer-secret" }), c: [secret("x")], d: "plain" });
  expect(secrets).toEqual(["longer-secret", "x"]);
  expect(markByContent(secrets, { is: "x", has: "x!", url: "http://longer-secret.local", n: 1 })).toEqual({
    is: secret("x"),
    has: "x!",
    url: secret("http://longer-secret.local"),
    n: 1,
  });
});

test("a URL with credentials is a secret, and so are its credentials", () => {
  const repository = "https://robot:hush-hush@git.example/site.git";
  const marked = markByShape(inputs, { volumes: [{ name: "site", gitRepo: { repository, directory: "." } }] });
  expect(marked).toEqual({ volumes: [{ name: "site", gitRepo: { repository: secret(repository), directory: "." } }] });
  expect(secretStrings(marked)).toEqual([repository, "hush-hush"]);
});

test("a text that the local engine keeps elsewhere is the known one, whether that is marked or not", () => {
  const known = {
    command: ["sh", secret("one")],
    env: secret([
      { name: "B", value: "two" },
      { name: "A", value: "three" },
    ]),
    plain: "four",
    number: 5,
  };
  const read = {
    command: ["sh", KEPT_SECRET, KEPT_SECRET],
    env: [
      { name: "A", value: KEPT_SECRET },
      { name: "B", value: "changed" },
    ],
    plain: KEPT_SECRET,
    number: KEPT_SECRET,
    other: KEPT_SECRET,
  };
  expect(withKept(known, read)).toEqual({
    command: ["sh", "one", KEPT_SECRET],
    env: [
      { name: "A", value: "three" },
      { name: "B", value: "changed" },
    ],
    plain: "four",
    number: KEPT_SECRET,
    other: KEPT_SECRET,
  });
});
