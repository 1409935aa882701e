import assert from "node:assert/strict";
import { test } from "node:test";
import { isAtLeast, parseVersion } from "../../scripts/setup/version.mjs";

test("a version is read wherever it stands", () => {
  assert.deepEqual(parseVersion("v3.220.0\n"), [3, 220, 0]);
  assert.deepEqual(parseVersion("go1.19.8"), [1, 19, 8]);
  assert.deepEqual(parseVersion(">=22"), [22, 0, 0]);
  assert.equal(parseVersion("none"), undefined);
});

for (const [version, least, expected] of [
  ["22.0.0", ">=22", true],
  ["20.20.2", ">=22", false],
  ["3.143.0", "3.143.0", true],
  ["3.99.9", "3.143.0", false],
  ["4.0.0", "3.143.0", true],
  ["go1.24.7", "1.24.7", true],
  ["go1.24.6", "1.24.7", false],
  ["devel", "1.24.7", false],
]) {
  test(`${version} is ${expected ? "" : "not "}at least ${least}`, () => {
    assert.equal(isAtLeast(version, least), expected);
  });
}
