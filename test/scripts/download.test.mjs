import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { download } from "../../scripts/setup/download.mjs";

const CONTENT = Buffer.alloc(200_000, "release ");
const sha256Of = (content) => createHash("sha256").update(content).digest("hex");

/** A website with releases, and a folder to download to. */
async function site(t, answer) {
  const server = createServer((_request, response) => answer(response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const folder = mkdtempSync(path.join(tmpdir(), "berth-download-"));
  t.after(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const url = `http://127.0.0.1:${server.address().port}/tool.tar.gz`;
  const file = path.join(folder, "tool.tar.gz");
  const get = (sha256 = sha256Of(CONTENT), signal = new AbortController().signal) =>
    download("tool", { url, sha256 }, file, signal);
  return { url, file, folder, get };
}

test("the pinned file is written", async (t) => {
  const { file, get } = await site(t, (response) => response.end(CONTENT));
  await get();
  assert.deepEqual(readFileSync(file), CONTENT);
});

test("another file is an error that names both sums, and nothing of it stays", async (t) => {
  const other = Buffer.from("something else");
  const { url, folder, get } = await site(t, (response) => response.end(other));
  await assert.rejects(get(), {
    name: "SetupError",
    message: "the download of tool is not the file that Berth knows, and was thrown away",
    detail: `from      ${url}\nSHA-256   ${sha256Of(other)}\nexpected  ${sha256Of(CONTENT)}`,
  });
  assert.deepEqual(readdirSync(folder), []);
});

test("half a file is an error, and nothing of it stays", async (t) => {
  const { file, get } = await site(t, (response) => {
    response.writeHead(200, { "Content-Length": CONTENT.length });
    response.write(CONTENT.subarray(0, 70_000), () => response.destroy());
  });
  await assert.rejects(get(), { name: "SetupError", message: /^tool could not be downloaded \(.+\)$/ });
  assert.equal(existsSync(file), false);
});

test("a site that does not have it", async (t) => {
  const { folder, get } = await site(t, (response) => response.writeHead(404).end("no"));
  await assert.rejects(get(), { message: "the download of tool was answered with status 404" });
  assert.deepEqual(readdirSync(folder), []);
});

test("an aborted download leaves nothing behind", async (t) => {
  const given = new AbortController();
  const { folder, get } = await site(t, (response) => {
    response.write(CONTENT.subarray(0, 10_000), () => given.abort());
  });
  await assert.rejects(get(sha256Of(CONTENT), given.signal), { name: "AbortError" });
  assert.deepEqual(readdirSync(folder), []);
});
