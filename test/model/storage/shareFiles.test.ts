import { changes } from "../../../src/model/core/change";
import { inputsFromOutputs } from "../../../src/model/core/projection";
import { check } from "../../../src/model/models";
import { shareFiles } from "../../../src/model/storage/shareFiles";

const names = { resourceGroupName: "rg", accountName: "stdata", shareName: "data", filesName: "conf" };
const asset = (hash: string, path = "/home/me/conf/a") => ({ hash, path });
const inputs = (files: Record<string, unknown>) => ({ ...names, files });

test("a file counts by its content, wherever that comes from", () => {
  const olds = inputs({ a: asset("1"), b: asset("2"), "c/d": { hash: "3", text: "three" } });
  const news = inputs({ a: asset("1", "/elsewhere/a"), b: asset("4"), e: asset("5") });
  expect(changes(shareFiles, olds, news)).toEqual([
    { path: "files.b", kind: "update", replace: false },
    { path: 'files["c/d"]', kind: "delete", replace: false },
    { path: "files.e", kind: "add", replace: false },
  ]);
  expect(changes(shareFiles, olds, { ...olds, shareName: "other" })).toEqual([
    { path: "shareName", kind: "update", replace: true },
  ]);
});

test("what is read are the program's assets with the hashes that are there", () => {
  const olds = inputs({ a: asset("1"), b: asset("2"), c: { hash: "3", text: "three" } });
  const outputs = { id: shareFiles.id(olds, "0000"), name: "conf", shareName: "data", hashes: { a: "1", b: "9" } };
  expect(inputsFromOutputs(shareFiles, outputs, olds)).toEqual(inputs({ a: asset("1"), b: asset("9") }));
});

test("the id continues the share's", () => {
  const id =
    "/subscriptions/0000/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/stdata/fileServices/default/shares/data/files/conf";
  expect(shareFiles.id(inputs({}), "0000")).toBe(id);
  expect(shareFiles.fromId(id)).toEqual(names);
});

test.each([
  ["conf/site.conf", true],
  [".hidden", true],
  ["a b/ü.txt", true],
  ["", false],
  ["/a", false],
  ["a/", false],
  ["a//b", false],
  ["a/../b", false],
  ["a\\b", false],
  ["a:b", false],
  ["a?b", false],
  ["a\nb", false],
  ["n".repeat(255), true],
  ["n".repeat(256), false],
  [`${"n/".repeat(249)}n`, true],
  [`${"n/".repeat(250)}n`, false],
  [".berth-x/a", false],
])("the path %j", (path, isAllowed) => {
  expect(check(shareFiles, inputs({ [path]: asset("1") })).map((problem) => problem.rule)).toEqual(
    isAllowed ? [] : [expect.any(String)],
  );
});

test("files that Azure would take for one, or for a file and a directory, are refused", () => {
  expect(check(shareFiles, inputs({ a: asset("1"), A: asset("1"), f: asset("1"), "F/g": asset("1") }))).toEqual([
    { path: "files.a", allowed: 'must differ from "A" by more than case', rule: "Azure Storage" },
    { path: 'files["F/g"]', allowed: 'must not be in "F", which is a file', rule: "Azure Storage" },
  ]);
});

test("an asset has one source", () => {
  expect(check(shareFiles, inputs({ a: { path: "/a", text: "b", hash: "1" }, b: "text" }))).toEqual([
    { path: "files.b", value: "text", allowed: "must be an object", rule: "Berth" },
    { path: "files.a", allowed: "must have one of path, text and uri", rule: "Berth" },
  ]);
});
