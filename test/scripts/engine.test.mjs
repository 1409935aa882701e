import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { processOf } from "../../scripts/setup/daemon.mjs";
import { callEngine, pingEngine, reach } from "../../scripts/setup/engine-api.mjs";
import { advice } from "../../scripts/setup/engine.mjs";
import { enginePlaces, findPlace } from "../../src/docker/places.cjs";
import { placesCases } from "../docker/placesCases.cjs";

const nothing = { env: {}, platform: "linux", home: "/home/a", readFile: () => undefined, exists: () => false };

for (const { what, machine, dockerHost, expected } of placesCases.filter(({ dockerHost }) => !dockerHost)) {
  test(`looks for an engine in the same places as the product: ${what}`, () => {
    const { endpoint, problem } = findPlace(machine, dockerHost);
    assert.deepEqual({ ...(endpoint && { endpoint }), ...(problem && { problem }) }, expected);
  });
}

test("a context that does not exist is named", async () => {
  const place = findPlace({ ...nothing, env: { DOCKER_CONTEXT: "gone" } });
  const { error } = await pingEngine(place);
  const text = advice({ platform: "linux", place, error, hasDaemon: false });
  assert.match(text, /^Docker context "gone" does not exist: .* says nothing of a host\. Choose another/);
});

test("Windows has named pipes", () => {
  const [first] = enginePlaces({ ...nothing, platform: "win32" });
  assert.equal(reach(first).options.socketPath, "\\\\.\\pipe\\docker_engine");
});

test("an engine behind ssh is refused by name", () => {
  const [place] = enginePlaces({ ...nothing, env: { DOCKER_HOST: "ssh://far" } });
  assert.throws(() => reach(place), /ssh:\/\/ cannot be used/);
});

test("an engine whose certificate is not verified is reached by TLS, with what certificates there are", async (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), "berth-engine-"));
  const at = (name) => path.join(folder, name);
  const making = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=other"];
  execFileSync("openssl", ["req", "-x509", ...making, "-keyout", at("server-key"), "-out", at("server")], {
    stdio: "pipe",
  });
  const server = https.createServer(
    { key: readFileSync(at("server-key")), cert: readFileSync(at("server")) },
    (_, answer) => answer.end(JSON.stringify({ Version: "20.10", Arch: "amd64" })),
  );
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });
  const endpoint = { kind: "tcp", host: "127.0.0.1", port: server.address().port };
  const answer = { version: "20.10", arch: "amd64" };
  assert.deepEqual(await pingEngine({ endpoint: { ...endpoint, trustsAny: true } }), answer);
  assert.deepEqual(await pingEngine({ endpoint: { ...endpoint, certificates: folder, trustsAny: true } }), answer);
  const { error } = await pingEngine({ endpoint: { ...endpoint, certificates: folder } });
  assert.equal(error.code, "DEPTH_ZERO_SELF_SIGNED_CERT");
});

const failure = (code) => Object.assign(new Error(`connect ${code}`), { code });
const [place] = enginePlaces(nothing);
for (const [what, found, expected] of [
  ["macOS", { platform: "darwin", place, error: failure("ENOENT") }, /Docker Desktop/],
  ["Windows", { platform: "win32", place, error: failure("ENOENT") }, /Docker Desktop/],
  ["no right to the socket", { platform: "linux", place, error: failure("EACCES") }, /usermod -aG docker/],
  ["Linux without Docker", { platform: "linux", place, error: failure("ENOENT") }, /apt-get install docker\.io/],
  ["Linux, stopped", { platform: "linux", place, error: failure("ENOENT"), hasDaemon: true }, /systemctl start/],
  [
    "the user's own choice",
    { platform: "linux", place: { ...place, chosen: true, how: "DOCKER_HOST" }, error: failure("ENOENT") },
    /DOCKER_HOST names at unix:.*does not answer/,
  ],
]) {
  test(`advice: ${what}`, () => assert.match(advice(found), expected));
}

test(
  "an engine that answers, one that is broken and one that is silent",
  { skip: process.platform === "win32" },
  async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), "berth-engine-"));
    const server = http.createServer((request, response) => {
      if (request.url === "/version") {
        response.end(JSON.stringify({ Version: "20.10", Arch: "amd64", More: 1 }));
      } else if (request.url === "/broken") {
        response.statusCode = 500;
        response.end("no");
      }
    });
    const socket = path.join(folder, "engine.sock");
    await new Promise((resolve) => server.listen(socket, resolve));
    t.after(() => {
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    });
    const at = (path) => ({ endpoint: { kind: "socket", path } });
    const place = at(socket);
    assert.deepEqual(await pingEngine(place), { version: "20.10", arch: "amd64" });
    assert.deepEqual(await callEngine(place, "GET", "/broken"), { status: 500, text: "no" });
    await assert.rejects(callEngine(place, "GET", "/silent", { silenceMs: 50 }), { code: "ETIMEDOUT" });
    const { error } = await pingEngine(at(`${folder}/nobody.sock`));
    assert.equal(error.code, "ENOENT");
  },
);

for (const [what, status, expected] of [
  ["runs", "Name:\tdockerd\nState:\tS (sleeping)\n", 42],
  ["was killed and never waited for", "Name:\tdockerd\nState:\tZ (zombie)\n", undefined],
  ["has given its number to another program", "Name:\tnode\nState:\tR (running)\n", undefined],
  ["is gone", "", undefined],
]) {
  test(`the daemon of a pid file ${what}`, () => {
    const read = (file) => ({ "/run/d.pid": "42\n", "/proc/42/status": status })[file] ?? "";
    assert.equal(processOf("/run/d.pid", "dockerd", read), expected);
  });
}
