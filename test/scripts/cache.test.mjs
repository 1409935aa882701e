import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { cacheDirectory, hashTree, installOnce } from "../../scripts/setup/cache.mjs";
import { withLock } from "../../scripts/setup/lock.mjs";

// Higher than any process id.
const NOBODY = 2 ** 30;

let folder;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "berth-cache-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

for (const [what, machine, expected] of [
  ["Linux", { env: {}, platform: "linux", home: "/home/a" }, "/home/a/.cache/berth"],
  ["Linux with XDG", { env: { XDG_CACHE_HOME: "/x" }, platform: "linux", home: "/home/a" }, "/x/berth"],
  ["macOS", { env: {}, platform: "darwin", home: "/Users/a" }, "/Users/a/Library/Caches/berth"],
  ["Windows", { env: { LOCALAPPDATA: "C:\\L" }, platform: "win32", home: "C:\\a" }, "C:\\L\\berth"],
  ["the user's choice", { env: { BERTH_CACHE_DIR: "/b" }, platform: "linux", home: "/home/a" }, path.resolve("/b")],
]) {
  test(`cache directory: ${what}`, () => assert.equal(cacheDirectory(machine), expected));
}

test("the hash of a tree follows names and contents, and nothing else", () => {
  const write = (name, text) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  const hash = () => hashTree(folder, ["src", "file", "absent"]);
  write("src/a/b", "1");
  write("file", "2");
  const first = hash();
  write("elsewhere", "3");
  utimesSync(path.join(folder, "file"), 1, 1);
  assert.equal(hash(), first);
  write("src/a/b", "4");
  const changed = hash();
  assert.notEqual(changed, first);
  write("src/a/b", "1");
  write("src/a/c", "");
  assert.notEqual(hash(), first);
  rmSync(path.join(folder, "src/a/c"));
  assert.equal(hash(), first);
});

test("an installation that fails leaves nothing behind", async () => {
  const tool = path.join(folder, "cache", "tool");
  const failing = installOnce(tool, async (partial) => {
    writeFileSync(path.join(partial, "half"), "");
    throw new Error("no network");
  });
  await assert.rejects(failing, /no network/);
  assert.deepEqual(readdirSync(path.join(folder, "cache")), []);
});

test("the incomplete result of a killed set-up is neither used nor kept", async () => {
  const tool = path.join(folder, "tool");
  mkdirSync(`${tool}.partial-${NOBODY}`);
  mkdirSync(`${tool}.partial-${process.ppid}`);
  await installOnce(tool, async (partial) => writeFileSync(path.join(partial, "program"), "new"));
  assert.equal(readFileSync(path.join(tool, "program"), "utf8"), "new");
  assert.deepEqual(readdirSync(folder).sort(), ["tool", `tool.partial-${process.ppid}`]);
});

test("of two installations at once, the first stays", async () => {
  const tool = path.join(folder, "tool");
  await installOnce(tool, async (partial) => {
    writeFileSync(path.join(partial, "program"), "second");
    mkdirSync(tool);
    writeFileSync(path.join(tool, "program"), "first");
  });
  assert.equal(readFileSync(path.join(tool, "program"), "utf8"), "first");
  assert.deepEqual(readdirSync(folder), ["tool"]);
});

test("a lock lets one at a time through", async () => {
  const lock = path.join(folder, "locks", "a");
  const seen = [];
  let waits;
  const hasWaited = new Promise((resolve) => (waits = resolve));
  const work = (name) => async () => {
    seen.push(`${name} in`);
    await hasWaited;
    seen.push(`${name} out`);
    return name;
  };
  const options = { pollMs: 5, onWait: waits };
  const results = await Promise.all([withLock(lock, work("a"), options), withLock(lock, work("b"), options)]);
  assert.deepEqual(results, ["a", "b"]);
  assert.deepEqual(seen, ["a in", "a out", "b in", "b out"]);
  assert.equal(existsSync(lock), false);
});

test("a lock is free again after a failure", async () => {
  const lock = path.join(folder, "a");
  await assert.rejects(
    withLock(lock, async () => {
      throw new Error("broken");
    }),
    /broken/,
  );
  assert.equal(await withLock(lock, async () => "done"), "done");
});

test("the lock of a dead owner is taken over", async () => {
  const lock = path.join(folder, "a");
  writeFileSync(lock, String(NOBODY));
  assert.equal(await withLock(lock, async () => "done", { pollMs: 5 }), "done");
});

test("so is one whose owner's number now belongs to another process", async () => {
  const lock = path.join(folder, "a");
  writeFileSync(lock, String(process.ppid));
  const longAgo = Date.now() / 1000 - 60;
  utimesSync(lock, longAgo, longAgo);
  assert.equal(await withLock(lock, async () => "done", { pollMs: 5 }), "done");
});
