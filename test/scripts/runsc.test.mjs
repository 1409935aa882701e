import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { runscRelease } from "../../scripts/setup/releases.mjs";
import { ensureRunsc } from "../../scripts/setup/runsc.mjs";

const linuxOnly = { skip: process.platform !== "linux", timeout: 60_000 };
const DIRECTORY = "runsc-20260905035102";
const program = (name) => `#!/bin/sh\necho runsc version ${name}\n`;

/**
 * A machine with some commands on its PATH, and what the site of gVisor's releases answers.
 * @param {import("node:test").TestContext} t
 * @param {Record<string, string>} commands
 * @param {string} [release] none: the site does not answer
 * @param {string} [wanted] what is pinned
 */
function machineWith(t, commands, release, wanted = release ?? "") {
  const folder = mkdtempSync(path.join(tmpdir(), "berth-runsc-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const cache = path.join(folder, "cache");
  const bin = path.join(folder, "bin");
  mkdirSync(bin);
  for (const [name, text] of Object.entries(commands)) {
    writeFileSync(path.join(bin, name), text, { mode: 0o755 });
  }
  const fetched = t.mock.method(globalThis, "fetch", async () => {
    if (release === undefined) {
      throw new TypeError("fetch failed", { cause: new Error("nobody there") });
    }
    return new Response(release);
  });
  const sha256 = createHash("sha256").update(wanted).digest("hex");
  const pinned = { url: "https://gvisor.example/runsc", sha256 };
  const said = [];
  const step = { doing: (text) => said.push(text), found: (text) => said.push(text) };
  const report = { step: (_title, work) => work(step) };
  const context = { cache, env: { PATH: bin }, report, signal: new AbortController().signal };
  return { bin, cache, said, fetched, ensure: () => ensureRunsc(context, pinned) };
}

/** A Go that is new enough; `get` and `build` are what it does then. */
const goThat = (get, build) => `#!/bin/sh
case "$1" in
  env) echo go1.99.0 ;;
  get) ${get} ;;
  build) ${build} ;;
esac
`;
const NEVER_CALLED = "exit 99";

test("a runsc of the machine's own is taken as it is", linuxOnly, async (t) => {
  const { bin, cache, said, fetched, ensure } = machineWith(t, { runsc: NEVER_CALLED });
  assert.equal(await ensure(), path.join(bin, "runsc"));
  assert.deepEqual(said, [path.join(bin, "runsc")]);
  assert.equal(fetched.mock.callCount(), 0);
  assert.equal(existsSync(cache), false);
});

test("the result of an earlier set-up is used again", linuxOnly, async (t) => {
  const { cache, said, fetched, ensure } = machineWith(t, {});
  mkdirSync(path.join(cache, DIRECTORY), { recursive: true });
  writeFileSync(path.join(cache, DIRECTORY, "runsc"), NEVER_CALLED, { mode: 0o755 });
  assert.equal(await ensure(), path.join(cache, DIRECTORY, "runsc"));
  assert.deepEqual(said, [`runsc of ${path.join(cache, DIRECTORY)}`]);
  assert.equal(fetched.mock.callCount(), 0);
});

test("else the release is downloaded, and kept when it runs", linuxOnly, async (t) => {
  const { cache, said, fetched, ensure } = machineWith(t, { go: NEVER_CALLED }, program("release"));
  const made = await ensure();
  assert.equal(made, path.join(cache, DIRECTORY, "runsc"));
  assert.equal(readFileSync(made, "utf8"), program("release"));
  assert.deepEqual(readdirSync(path.join(cache, DIRECTORY)), ["runsc"]);
  assert.deepEqual(said, ["downloading runsc", `runsc of ${path.join(cache, DIRECTORY)}`]);
  assert.equal(fetched.mock.calls[0].arguments[0], "https://gvisor.example/runsc");
});

test("the release is one version's", () => {
  assert.match(
    runscRelease("arm64").url,
    /^https:\/\/storage\.googleapis\.com\/gvisor\/releases\/release\/\d{8}\/aarch64\/runsc$/,
  );
  assert.match(runscRelease("x64").sha256, /^[0-9a-f]{64}$/);
  assert.equal(runscRelease("mips"), undefined);
});

for (const [what, release, wanted] of [
  ["cannot be downloaded", undefined],
  ["does not run", "<html>"],
  ["is another file than is pinned", program("changed"), program("release")],
]) {
  test(`where the release ${what}, it is built from source`, linuxOnly, async (t) => {
    const write = `printf '#!/bin/sh\\necho runsc version built\\n' > "$3"; /bin/chmod 755 "$3"`;
    const { cache, said, ensure } = machineWith(t, { go: goThat(":", write) }, release, wanted);
    const made = await ensure();
    assert.equal(readFileSync(made, "utf8"), program("built"));
    assert.deepEqual(readdirSync(path.join(cache, DIRECTORY)), ["runsc"]);
    assert.deepEqual(said.slice(0, 2), [
      "downloading runsc",
      "building runsc from source, which takes about 2 minutes",
    ]);
  });
}

test("where neither works, both failures are shown, and nothing is left", linuxOnly, async (t) => {
  const { cache, ensure } = machineWith(t, { go: goThat("echo no such module >&2; exit 1", NEVER_CALLED) });
  await assert.rejects(ensure(), {
    name: "SetupError",
    message:
      "there is no runsc and it could not be installed: install gVisor (https://gvisor.dev/docs/user_guide/install/), then run this again",
    detail:
      "runsc could not be downloaded (nobody there)\nthe source of gVisor could not be fetched: go failed\nno such module",
  });
  assert.deepEqual(readdirSync(cache), ["locks"]);
  assert.deepEqual(readdirSync(path.join(cache, "locks")), []);
});
