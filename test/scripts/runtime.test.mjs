import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { startDaemon } from "../../scripts/setup/daemon.mjs";
import { lacksSysResource, runtimeArguments } from "../../scripts/setup/runtime.mjs";

const linuxOnly = { skip: process.platform !== "linux" };

function folderOf(t) {
  const folder = mkdtempSync(path.join(tmpdir(), "berth-runtime-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

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
  assert.deepEqual(readdirSync(cache), []);
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

for (const [what, isRestricted] of [
  ["that lacks the capability", true],
  ["that has it", false],
]) {
  test(`how dockerd is started on a machine ${what}`, linuxOnly, async (t) => {
    const folder = folderOf(t);
    const cache = path.join(folder, "cache");
    mkdirSync(path.join(folder, "path"));
    writeFileSync(path.join(folder, "path", "dockerd"), '#!/bin/sh\nprintf "%s\\n" "$@"\nexit 3\n', { mode: 0o755 });
    const started = startDaemon(
      {
        place: { host: `unix://${folder}/nobody.sock`, how: "test", chosen: true },
        cache,
        env: { PATH: `${folder}/path:${process.env.PATH}` },
        args: ["--last=argument"],
        pidFile: path.join(folder, "docker.pid"),
        execRoot: path.join(folder, "run"),
        systemd: false,
        isRestricted,
      },
      { doing: () => {}, found: () => {} },
    );
    const wanted = [...runtimeArguments(path.join(folder, "cache"), isRestricted), "--last=argument"];
    await assert.rejects(started, {
      message: "the Docker Engine could not be started",
      detail: ["dockerd ended with status 3", ...wanted].join("\n"),
    });
  });
}
