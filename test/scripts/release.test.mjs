import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { distTagOf, releaseOf } from "../../tools/release.mjs";

const root = join(import.meta.dirname, "../..");
const changelog =
  "# Changelog\n\n## Unreleased\n\n- new\n\n## [1.2.3] - 2026-12-01\n\n### Added\n\n- this\n\n## 1.2.2\n\n- that\n";
const files = { manifest: { version: "1.2.3" }, schema: { version: "1.2.3" }, changelog };

test("a release says what its section of the changelog says", () => {
  assert.deepEqual(releaseOf("v1.2.3", files), { problems: [], changes: "### Added\n\n- this" });
});

test("all that keeps a version from being released is told", () => {
  assert.deepEqual(releaseOf("v1.2", files).problems, ["v1.2 is no version, such as v1.2.3 or v1.2.3-rc.1"]);
  assert.deepEqual(releaseOf("v1.2.4", files).problems, [
    "package.json has version 1.2.3, not 1.2.4",
    "schema.json has version 1.2.3, not 1.2.4",
    'CHANGELOG.md says nothing under "## 1.2.4"',
  ]);
});

test("a version before a release is not what npm installs by default", () => {
  assert.deepEqual(["v1.2.3", "v1.2.3-rc.1"].map(distTagOf), ["latest", "next"]);
});

test("workflows run scripts that exist", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const folder = join(root, ".github/workflows");
  const used = readdirSync(folder).flatMap((name) => [
    ...readFileSync(join(folder, name), "utf8").matchAll(/npm run ([\w:-]+)/g),
  ]);
  assert.ok(used.length > 0);
  assert.deepEqual(
    used.map(([, name]) => name).filter((name) => !(name in scripts)),
    [],
  );
});
