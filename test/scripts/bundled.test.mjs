import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { bundledPackages, releaseDays } from "../../tools/bundled.mjs";

const UNTOLD = "the registry did not say";

test("the bundle's packages are told with version and licence, each version once", (t) => {
  const root = mkdtempSync(path.join(tmpdir(), "berth-bundled-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  const add = (folder, content) => {
    mkdirSync(path.join(root, folder), { recursive: true });
    writeFileSync(path.join(root, folder, "package.json"), JSON.stringify(content));
  };
  add("node_modules/b", { name: "b", version: "2.0.0", license: "MIT" });
  add("node_modules/@s/a", { name: "@s/a", version: "1.0.0", license: { type: "old form" } });
  add("node_modules/@s/a/node_modules/b", { name: "b", version: "1.0.0", license: "ISC" });
  add("node_modules/c/node_modules/b", { name: "b", version: "1.0.0", license: "ISC" });
  const files = ["c/node_modules/b/x.js", "b/x.js", "b/lib/y.js", "@s/a/x.js", "@s/a/node_modules/b/x.js"].map(
    (file) => `node_modules/${file}`,
  );
  assert.deepEqual(bundledPackages(root, ["src/main.ts", ...files]), [
    { name: "@s/a", version: "1.0.0", licence: "see THIRD_PARTY_LICENSES.txt" },
    { name: "b", version: "1.0.0", licence: "ISC" },
    { name: "b", version: "2.0.0", licence: "MIT" },
  ]);
});

test("the registry is asked for the days, and what it does not say is said", async (t) => {
  const known = { "/npm/b": { time: { "1.0.0": "2024-05-06T07:08:09.000Z" } }, "/npm/@s%2Fa": { time: {} } };
  const registry = createServer((request, response) => {
    const found = known[request.url];
    response.writeHead(found ? 200 : 404).end(JSON.stringify(found ?? { error: "not found" }));
  }).listen(0, "127.0.0.1");
  await once(registry, "listening");
  t.after(() => registry.close());
  const packages = [
    { name: "b", version: "1.0.0", licence: "MIT" },
    { name: "@s/a", version: "1.0.0", licence: "MIT" },
    { name: "gone", version: "1.0.0", licence: "MIT" },
  ];
  const url = `http://127.0.0.1:${registry.address().port}/npm`;
  assert.deepEqual(await releaseDays(packages, url), ["2024-05-06", UNTOLD, UNTOLD]);
});

test("without a registry no day is known", async () => {
  const packages = [{ name: "b", version: "1.0.0", licence: "MIT" }];
  assert.deepEqual(await releaseDays(packages, "http://127.0.0.1:1/"), [UNTOLD]);
});
