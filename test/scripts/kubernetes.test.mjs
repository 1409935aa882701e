import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { bothOrNone, mirrorAmong, pauseImage } from "../../scripts/stand-ins/kubernetes.mjs";

const linuxOnly = { skip: process.platform !== "linux" };

function folderOf(t) {
  const folder = mkdtempSync(path.join(tmpdir(), "berth-kubernetes-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

for (const [what, targets, expected] of [
  [
    "the suite's own",
    ["bookworm-updates http://a/debian", "bookworm http://b/debian", "bookworm http://c/debian"],
    "http://b/debian",
  ],
  ["one over TLS", ["bookworm https://b/debian/"], "https://b/debian/"],
  ["none of another suite", ["noble http://a/ubuntu", "bookworm-security http://b/debian"], undefined],
  [
    "none that only apt-get can read",
    ["bookworm mirror+file:/etc/apt/mirrors/debian.list", "bookworm cdrom:[Debian]"],
    undefined,
  ],
  ["none at all", [""], undefined],
]) {
  test(`the mirror of Debian: ${what}`, () => assert.equal(mirrorAmong(`${targets.join("\n")}\n`), expected));
}

test("a failure stops the other work, and waits for its end", async () => {
  const ended = [];
  const work = (name, isDone, error) => async (context) => {
    const stopped = new Promise((resolve) => context.signal.addEventListener("abort", resolve, { once: true }));
    await Promise.race([isDone, stopped]);
    const isStopped = context.signal.aborted;
    // The other work needs a moment to end.
    await new Promise((resolve) => setImmediate(resolve));
    ended.push(isStopped ? `${name} stopped` : name);
    context.signal.throwIfAborted();
    if (error) {
      throw error;
    }
    return `${name} of ${context.name}`;
  };
  const never = new Promise(() => {});
  const context = { name: "test", signal: new AbortController().signal };
  assert.deepEqual(await bothOrNone(context, work("a"), work("b")), ["a of test", "b of test"]);
  await assert.rejects(
    bothOrNone(context, work("c", never), work("d", undefined, new Error("broken"))),
    /^Error: broken$/,
  );
  const given = new AbortController();
  const both = bothOrNone({ ...context, signal: given.signal }, work("e", never), work("f", never));
  given.abort();
  await assert.rejects(both, { name: "AbortError" });
  assert.deepEqual(ended, ["a", "b", "d", "c stopped", "e stopped", "f stopped"]);
});

test("the pause image is an archive whose parts fit together", linuxOnly, (t) => {
  const folder = folderOf(t);
  writeFileSync(path.join(folder, "pause.tar"), pauseImage(Buffer.from("program"), "arm64"));
  execFileSync("tar", ["-xf", "pause.tar"], { cwd: folder });
  const read = (name) => readFileSync(path.join(folder, name));
  const digest = createHash("sha256").update(read("layer.tar")).digest("hex");
  assert.deepEqual(JSON.parse(read("manifest.json")), [
    { Config: "config.json", RepoTags: ["berth.standin/pause:1"], Layers: ["layer.tar"] },
  ]);
  assert.deepEqual(JSON.parse(read("config.json")), {
    architecture: "arm64",
    os: "linux",
    config: { Entrypoint: ["/pause"] },
    rootfs: { type: "layers", diff_ids: [`sha256:${digest}`] },
  });
  execFileSync("tar", ["-xf", "layer.tar"], { cwd: folder });
  assert.equal(read("pause").toString(), "program");
  assert.equal(statSync(path.join(folder, "pause")).mode & 0o777, 0o755);
});
