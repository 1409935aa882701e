import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { ROOT, setup, withDependencies } from "../../scripts/setup.mjs";
import { ensureKubernetes } from "../../scripts/setup/kubernetes.mjs";
import { sourcesOf } from "../../scripts/stand-ins/kubernetes.mjs";
import { ADVICE } from "../../scripts/setup/runtime.mjs";
import { fakeEngine } from "./fakeEngine.mjs";

const posixOnly = { skip: process.platform === "win32", timeout: 60_000 };
const OFFICIAL = "rancher/k3s:v1.34.4-k3s1";
const STAND_IN = "berth/k3s:v1.34.4";
const PULL = "POST /images/create?fromImage=rancher%2Fk3s&tag=v1.34.4-k3s1";
const LOOK = [OFFICIAL, STAND_IN].map((name) => `GET /images/${name}/json`);
const TRY = ["POST /containers/create", "POST /containers/a1/start", "DELETE /containers/a1?force=true&v=true"];
const OWN = sourcesOf();

test("a need includes the needs that it depends on", () => {
  assert.deepEqual(withDependencies(["kubernetes"]), new Set(["docker", "kubernetes"]));
  assert.deepEqual(
    withDependencies(["build", "image", "kubernetes"]),
    new Set(["packages", "build", "docker", "image", "kubernetes"]),
  );
});

/**
 * An engine with some images, and what it was asked.
 * @param {import("node:test").TestContext} t
 * @param {Record<string, Record<string, string> | null>} images labels by name
 * @param {{registry?: boolean, privileged?: boolean}} [can]
 */
async function engineWith(t, images, { registry = false, privileged = true } = {}) {
  const calls = [];
  const answers = {
    "GET /version": () => [200, { Version: "20.10", Arch: "amd64" }],
    [PULL]: () => {
      if (!registry) {
        return [500, "no such host"];
      }
      images[OFFICIAL] = {};
      return [200, { status: "done" }];
    },
    [TRY[0]]: () => [201, { Id: "a1" }],
    [TRY[1]]: () => (privileged ? [204, ""] : [500, "unable to apply caps"]),
    [TRY[2]]: () => [204, ""],
  };
  const place = await fakeEngine(t, ({ method, url }, response) => {
    const call = `${method} ${url}`;
    calls.push(call);
    const name = /^\/images\/(.+)\/json$/.exec(url)?.[1];
    const found = name in images ? [200, { Config: { Labels: images[name] } }] : [404, "no such image"];
    const [status, body] = answers[call]?.() ?? found;
    response.writeHead(status).end(typeof body === "string" ? body : JSON.stringify(body));
  });
  return { calls, engine: { ...place, version: "20.10", arch: "amd64" } };
}

/** A user who can install nothing. */
function contextOf(t) {
  const cache = mkdtempSync(path.join(tmpdir(), "berth-need-"));
  t.after(() => rmSync(cache, { recursive: true, force: true }));
  const said = [];
  const step = { doing: (text) => said.push(text), found: (text) => said.push(text) };
  const report = { step: (_title, work) => work(step) };
  return { root: ROOT, home: cache, cache, env: { PATH: "" }, report, signal: new AbortController().signal, said };
}

test("a need for Kubernetes includes the engine, and an image in it", posixOnly, async (t) => {
  const { calls, engine } = await engineWith(t, { [OFFICIAL]: {} });
  const { cache } = contextOf(t);
  const env = { ...process.env, DOCKER_HOST: engine.host, BERTH_CACHE_DIR: cache };
  const machine = await setup({ need: ["kubernetes"], env, quiet: true });
  assert.equal(machine.engine.host, engine.host);
  assert.deepEqual(
    calls.filter((call) => !call.includes("/containers/")),
    ["GET /version", LOOK[0]],
  );
});

test("the stand-in of the same sources is as good as k3s", posixOnly, async (t) => {
  const { calls, engine } = await engineWith(t, { [STAND_IN]: { "berth.standin.sources": OWN } });
  const context = contextOf(t);
  await ensureKubernetes(context, engine, false);
  assert.deepEqual(calls, LOOK);
  assert.deepEqual(context.said, [`${STAND_IN}, Berth's stand-in for k3s`]);
});

for (const [what, images] of [
  ["nothing", {}],
  ["a stand-in of other sources", { [STAND_IN]: { "berth.standin.sources": "other" } }],
  ["an image of that name that is not ours", { [STAND_IN]: null }],
]) {
  test(`with ${what}, k3s is pulled, and a failure gives the reason`, posixOnly, async (t) => {
    const { calls, engine } = await engineWith(t, images);
    const context = contextOf(t);
    await assert.rejects(ensureKubernetes(context, engine, false), {
      name: "SetupError",
      message: `${OFFICIAL} could not be pulled: no such host; and a stand-in can only be made by root on a Linux with apt-get`,
    });
    assert.deepEqual(calls, [...LOOK, ...LOOK, PULL]);
    assert.equal(existsSync(path.join(context.cache, "locks", "kubernetes")), false);
  });
}

test("two set-ups at once pull once", posixOnly, async (t) => {
  const { calls, engine } = await engineWith(t, {}, { registry: true });
  const contexts = [contextOf(t), contextOf(t)];
  await Promise.all(
    contexts.map((context) => ensureKubernetes({ ...context, cache: contexts[0].cache }, engine, false)),
  );
  assert.deepEqual(
    calls.filter((call) => call === PULL),
    [PULL],
  );
  assert.deepEqual(
    contexts.map(({ said }) => said.at(-1)),
    [OFFICIAL, OFFICIAL],
  );
});

test("on a restricted machine, an engine must show that it starts privileged containers", posixOnly, async (t) => {
  const { calls, engine } = await engineWith(t, { [OFFICIAL]: {} });
  await ensureKubernetes(contextOf(t), engine, true);
  assert.deepEqual(calls, [LOOK[0], ...TRY]);
  const other = await engineWith(t, { [OFFICIAL]: {} }, { privileged: false });
  await assert.rejects(ensureKubernetes(contextOf(t), other.engine, true), {
    message: ADVICE,
    detail: "unable to apply caps",
  });
  assert.deepEqual(other.calls, [LOOK[0], ...TRY]);
});
