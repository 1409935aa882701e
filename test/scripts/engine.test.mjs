import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { processOf } from "../../scripts/setup/daemon.mjs";
import { callEngine, endpoint, pingEngine } from "../../scripts/setup/engine-api.mjs";
import { enginePlaces } from "../../scripts/setup/engine-places.mjs";
import { advice } from "../../scripts/setup/engine.mjs";

const absent = () => {
  throw new Error("ENOENT");
};
const linux = { env: {}, platform: "linux", home: "/home/a", read: absent };
const contextFile = (name, file) => {
  const id = createHash("sha256").update(name).digest("hex");
  return path.join("/home/a/.docker/contexts", file.replace("ID", id));
};
const reads = (files) => (file) => files[file] ?? absent();

test("DOCKER_HOST stands alone, before any context", () => {
  const env = { DOCKER_HOST: "tcp://10.0.0.1:2375", DOCKER_CONTEXT: "other" };
  assert.deepEqual(enginePlaces({ ...linux, env }), [
    { chosen: true, host: "tcp://10.0.0.1:2375", how: "DOCKER_HOST", certificates: undefined },
  ]);
});

test("DOCKER_TLS_VERIFY brings the certificates", () => {
  const env = { DOCKER_HOST: "tcp://10.0.0.1:2376", DOCKER_TLS_VERIFY: "1" };
  assert.equal(enginePlaces({ ...linux, env })[0].certificates, path.join("/home/a", ".docker"));
  const own = { ...env, DOCKER_CERT_PATH: "/certs" };
  assert.equal(enginePlaces({ ...linux, env: own })[0].certificates, "/certs");
});

for (const [what, env, config] of [
  ["the current context", {}, { currentContext: "colima" }],
  ["DOCKER_CONTEXT, before the current one", { DOCKER_CONTEXT: "colima" }, { currentContext: "other" }],
]) {
  test(`${what} is used`, () => {
    const meta = JSON.stringify({ Endpoints: { docker: { Host: "unix:///home/a/.colima/docker.sock" } } });
    const read = reads({
      [path.join("/home/a/.docker", "config.json")]: JSON.stringify(config),
      [contextFile("colima", "meta/ID/meta.json")]: meta,
    });
    const [place, ...more] = enginePlaces({ ...linux, env, read });
    assert.equal(place.host, "unix:///home/a/.colima/docker.sock");
    assert.equal(place.chosen, true);
    assert.deepEqual(more, []);
  });
}

test("a context over TCP has its own certificates", () => {
  const read = reads({
    [contextFile("far", "meta/ID/meta.json")]: JSON.stringify({ Endpoints: { docker: { Host: "tcp://far:2376" } } }),
    [contextFile("far", "tls/ID/docker/ca.pem")]: "-",
  });
  const [place] = enginePlaces({ ...linux, env: { DOCKER_CONTEXT: "far" }, read });
  assert.equal(place.certificates, path.dirname(contextFile("far", "tls/ID/docker/ca.pem")));
});

test("a context that does not exist is named", async () => {
  const places = enginePlaces({ ...linux, env: { DOCKER_CONTEXT: "gone" } });
  const answers = [await pingEngine(places[0])];
  const errors = answers.map(({ error }) => error);
  assert.match(advice({ ...linux, places, errors, hasDaemon: false }), /docker context "gone" does not exist/);
});

test("the default context means the usual sockets, Docker's first", () => {
  const read = reads({ [path.join("/home/a/.docker", "config.json")]: '{"currentContext":"default"}' });
  const env = { XDG_RUNTIME_DIR: "/run/user/1000" };
  const hosts = enginePlaces({ ...linux, env, read }).map(({ host }) => host);
  assert.deepEqual(hosts.slice(0, 3), [
    "unix:///var/run/docker.sock",
    "unix:///run/user/1000/docker.sock",
    "unix:///home/a/.docker/run/docker.sock",
  ]);
  assert.ok(hosts.some((host) => host.includes("colima")) && hosts.some((host) => host.includes("podman")));
});

test("Windows has named pipes", () => {
  const [first] = enginePlaces({ ...linux, platform: "win32" });
  assert.equal(endpoint(first).options.socketPath, "\\\\.\\pipe\\docker_engine");
});

test("an engine behind ssh is refused by name", () => {
  assert.throws(() => endpoint({ host: "ssh://far" }), /ssh:\/\/ cannot be used/);
});

const failure = (code) => Object.assign(new Error(`connect ${code}`), { code });
const places = [{ host: "unix:///var/run/docker.sock", how: "Docker", chosen: false }];
for (const [what, found, expected] of [
  ["macOS", { platform: "darwin", places, errors: [failure("ENOENT")] }, /Docker Desktop/],
  ["Windows", { platform: "win32", places, errors: [failure("ENOENT")] }, /Docker Desktop/],
  ["no right to the socket", { platform: "linux", places, errors: [failure("EACCES")] }, /usermod -aG docker/],
  ["Linux without Docker", { platform: "linux", places, errors: [failure("ENOENT")] }, /apt-get install docker\.io/],
  ["Linux, stopped", { platform: "linux", places, errors: [failure("ENOENT")], hasDaemon: true }, /systemctl start/],
  [
    "the user's own choice",
    { platform: "linux", places: [{ ...places[0], chosen: true, how: "DOCKER_HOST" }], errors: [failure("ENOENT")] },
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
    const place = { host: `unix://${socket}` };
    assert.deepEqual(await pingEngine(place), { version: "20.10", arch: "amd64" });
    assert.deepEqual(await callEngine(place, "GET", "/broken"), { status: 500, text: "no" });
    await assert.rejects(callEngine(place, "GET", "/silent", { silenceMs: 50 }), { code: "ETIMEDOUT" });
    const { error } = await pingEngine({ host: `unix://${folder}/nobody.sock` });
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
