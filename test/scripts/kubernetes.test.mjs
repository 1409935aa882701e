import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { withDependencies } from "../../scripts/setup.mjs";
import { bothOrNone, pauseImage } from "../../scripts/setup/kubernetes-build.mjs";
import { lacksSysResource, runtimeArguments } from "../../scripts/setup/runtime.mjs";

const linuxOnly = { skip: process.platform !== "linux" };

function folderOf(t) {
  const folder = mkdtempSync(path.join(tmpdir(), "berth-kubernetes-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test("a need brings what it stands on", () => {
  assert.deepEqual(withDependencies(["kubernetes"]), new Set(["docker", "kubernetes"]));
  assert.deepEqual(
    withDependencies(["build", "image", "kubernetes"]),
    new Set(["packages", "build", "docker", "image", "kubernetes"]),
  );
});

for (const [what, status, expected] of [
  ["all capabilities", "CapEff:\t0\nCapBnd:\t000001ffffffffff\n", false],
  ["all but this one", "CapBnd:\t000001fffeffffff\n", true],
  ["this one alone", "CapBnd:\t0000000001000000\n", false],
  ["a system without such a file", "", false],
]) {
  test(`whether CAP_SYS_RESOURCE is missing: ${what}`, () => assert.equal(lacksSysResource(status), expected));
}

test("dockerd gets the runtime only where it is needed", linuxOnly, (t) => {
  const cache = folderOf(t);
  const file = path.join(cache, "bin", "runc-without-sys-resource");
  assert.deepEqual(runtimeArguments(cache, false), []);
  assert.deepEqual(runtimeArguments(cache, true), [
    "--add-runtime",
    `runc-without-sys-resource=${file}`,
    "--default-runtime",
    "runc-without-sys-resource",
  ]);
  assert.equal(statSync(file).mode & 0o777, 0o755);
});

const description = (capabilities) =>
  JSON.stringify({
    process: {
      args: ["sh", "-c", '"capabilities":{"bounding":["CAP_SYS_RESOURCE"]}', "CAP_SYS_RESOURCE"],
      capabilities: { bounding: capabilities, effective: capabilities, permitted: [] },
    },
  });
for (const [what, capabilities] of [
  ["first", ["CAP_SYS_RESOURCE", "CAP_CHOWN"]],
  ["in the middle", ["CAP_CHOWN", "CAP_SYS_RESOURCE", "CAP_KILL"]],
  ["last", ["CAP_CHOWN", "CAP_SYS_RESOURCE"]],
  ["alone", ["CAP_SYS_RESOURCE"]],
  ["absent", ["CAP_CHOWN"]],
]) {
  test(`the runtime takes the capability out, and nothing else: ${what}`, linuxOnly, (t) => {
    const cache = folderOf(t);
    const wrapper = runtimeArguments(cache, true)[1].split("=")[1];
    const write = (name, text, mode) => {
      mkdirSync(path.dirname(path.join(cache, name)), { recursive: true });
      writeFileSync(path.join(cache, name), text, { mode });
    };
    write("path/runc", '#!/bin/sh\nprintf "%s|" "$@"\n', 0o755);
    const left = description(capabilities.filter((name) => name !== "CAP_SYS_RESOURCE"));
    const calls = [
      ["bundle/config.json", ["--root", "/r", "create", "--bundle", `${cache}/bundle`, "id"]],
      ["other/config.json", ["create", `--bundle=${cache}/other`, "id"]],
      ["process.json", ["exec", "--process", `${cache}/process.json`, "--detach", "id"]],
      ["another.json", ["exec", `--process=${cache}/another.json`, "id with blanks"]],
    ];
    for (const [file, args] of calls) {
      write(file, description(capabilities));
      const env = { PATH: `${cache}/path:${process.env.PATH}` };
      assert.equal(execFileSync(wrapper, args, { env, encoding: "utf8" }), args.map((arg) => `${arg}|`).join(""));
      assert.equal(readFileSync(path.join(cache, file), "utf8"), left);
    }
  });
}

test("a failure waits for the other work", async () => {
  const ended = [];
  const work = async (name, ms, error) => {
    await sleep(ms);
    ended.push(name);
    if (error) {
      throw error;
    }
    return name;
  };
  assert.deepEqual(await bothOrNone(work("a", 20), work("b", 1)), ["a", "b"]);
  await assert.rejects(bothOrNone(work("c", 20), work("d", 1, new Error("broken"))), /broken/);
  assert.deepEqual(ended, ["b", "a", "d", "c"]);
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
