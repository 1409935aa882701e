import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { importFiles, removeUnnamed } from "../../scripts/setup/engine-images.mjs";
import { bodyOf, fakeEngine } from "./fakeEngine.mjs";

const linuxOnly = { skip: process.platform !== "linux", timeout: 300_000 };
// More than fits into the buffer between two processes.
const BIG = Buffer.alloc(8 * 1024 * 1024);
const NAME = "berth/test:1";

function folderOf(t) {
  const folder = mkdtempSync(path.join(tmpdir(), "berth-files-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(path.join(folder, "in"));
  writeFileSync(path.join(folder, "in", "big"), BIG);
  return folder;
}

const childrenNamed = (name) =>
  readdirSync("/proc")
    .filter((pid) => /^\d+$/.test(pid))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/status`, "utf8");
      } catch {
        return "";
      }
    })
    .filter((status) => status.startsWith(`Name:\t${name}\n`) && status.includes(`\nPPid:\t${process.pid}\n`));

async function noTarIsLeft() {
  // A killed process needs a moment to end.
  for (const end = Date.now() + 120_000; childrenNamed("tar").length > 0 && Date.now() < end;) {
    await sleep(20);
  }
  assert.deepEqual(childrenNamed("tar"), []);
}

test("files of several folders become an image", linuxOnly, async (t) => {
  const folder = folderOf(t);
  mkdirSync(path.join(folder, "more"));
  writeFileSync(path.join(folder, "more", "file"), "text");
  let route;
  let body;
  const engine = await fakeEngine(t, async (request, response) => {
    route = `${request.method} ${request.url}`;
    body = await bodyOf(request);
    response.end('{"status":"sha256:1"}\n');
  });
  const files = ["-C", path.join(folder, "in"), ".", "-C", path.join(folder, "more"), "file"];
  await importFiles(engine, NAME, files, ["LABEL a=b"], AbortSignal.timeout(200_000));
  assert.equal(route, "POST /images/create?fromSrc=-&repo=berth%2Ftest%3A1&changes=LABEL%20a%3Db");
  const names = execFileSync("tar", ["-t"], { input: body, encoding: "utf8" });
  assert.deepEqual(names.trim().split("\n"), ["./", "./big", "file"]);
});

test("files that cannot all be read become no image", linuxOnly, async (t) => {
  const folder = folderOf(t);
  let receive;
  const received = new Promise((resolve) => (receive = resolve));
  const engine = await fakeEngine(t, async (request, response) => {
    receive(await bodyOf(request));
    response.end('{"status":"sha256:1"}\n');
  });
  const files = ["-C", path.join(folder, "in"), ".", "missing"];
  await assert.rejects(importFiles(engine, NAME, files, [], AbortSignal.timeout(200_000)), {
    name: "SetupError",
    message: `${NAME} could not be packed: tar failed`,
    detail: /missing/,
  });
  assert.equal(await received, undefined);
});

for (const [what, answer, expected] of [
  [
    "refuses",
    // The engine neither reads on nor closes the connection: a close might be noticed before the answer.
    (response) => response.writeHead(500, { "content-length": 13 }).write("no space left"),
    { message: `the engine did not take the image ${NAME}: no space left` },
  ],
  ["is given up", (_response, failure) => failure.abort(), { name: "AbortError" }],
]) {
  test(`an engine that ${what} before it has read all leaves no process behind`, linuxOnly, async (t) => {
    const folder = folderOf(t);
    const failure = new AbortController();
    const engine = await fakeEngine(t, (request, response) => answer(response, failure));
    const files = ["-C", path.join(folder, "in"), "."];
    await assert.rejects(importFiles(engine, NAME, files, [], failure.signal), expected);
    await noTarIsLeft();
  });
}

test("of the images without a name, only those with the label are removed", linuxOnly, async (t) => {
  const calls = [];
  const engine = await fakeEngine(t, ({ method, url }, response) => {
    calls.push(`${method} ${decodeURIComponent(url)}`);
    response.end("{}");
  });
  await removeUnnamed(engine, "a=b");
  assert.deepEqual(calls, ['POST /images/prune?filters={"dangling":["true"],"label":["a=b"]}']);
});
