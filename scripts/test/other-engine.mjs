import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { daemonArguments, unmountBelow } from "../../test/support/engine/ownDaemon.cjs";
import { callEngine, reach } from "../setup/engine-api.mjs";
import { withPath } from "../setup/process.mjs";
import { SetupError } from "../setup/report.mjs";
import { lacksSysResource, WRAPPER } from "../setup/runtime.mjs";

const START_MS = 120_000;
const LOAD_MS = 600_000;
const NAME = "runc-of-tests";

/**
 * Starts a Docker Engine in a network namespace of its own, since two in one delete each other's firewall rules.
 * @param {{programs: string, folder: string, env: NodeJS.ProcessEnv}} wanted programs: the folder of dockerd and what it calls
 */
export async function otherEngine({ programs, folder, env }) {
  const at = (name) => path.join(folder, name);
  const socket = at("docker.sock");
  // The engine's own runc, not the machine's; with what the machine does not grant taken out.
  const wrapper = at("runc");
  const plain = `#!/bin/sh\nexec runc "$@"\n`;
  writeFileSync(
    wrapper,
    (lacksSysResource() ? WRAPPER : plain).replace("exec runc", `exec ${path.join(programs, "runc")}`),
  );
  chmodSync(wrapper, 0o755);
  const runtime = ["--add-runtime", `${NAME}=${wrapper}`, "--default-runtime", NAME];
  const proxy = ["--userland-proxy-path", path.join(programs, "docker-proxy")];
  const dockerd = [path.join(programs, "dockerd"), ...daemonArguments(folder, "10.214.0.0/16"), ...runtime, ...proxy];
  const ownEnv = withPath({ ...env, DOCKER_HOST: `unix://${socket}` }, [programs]);
  const log = openSync(at("log"), "a");
  const daemon = spawn("unshare", ["--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh", ...dockerd], {
    stdio: ["ignore", log, log],
    env: ownEnv,
  });
  closeSync(log);
  const ended = once(daemon, "exit");
  const place = { endpoint: { kind: "socket", path: socket } };
  const end = async () => {
    daemon.kill("SIGTERM");
    await ended;
    // What is still mounted would be deleted with the folder.
    unmountBelow(folder);
  };
  try {
    const { ApiVersion: apiVersion } = await answering(place, daemon, () => readFileSync(at("log"), "utf8"));
    return { pid: daemon.pid, place, env: ownEnv, apiVersion, end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function answering(place, daemon, log) {
  const endMs = Date.now() + START_MS;
  for (;;) {
    const answer = await callEngine(place, "GET", "/version").catch(() => undefined);
    if (answer?.status === 200) return JSON.parse(answer.text);
    if (daemon.exitCode !== null || Date.now() > endMs)
      throw new SetupError(`the other engine did not start:\n${log().slice(-2000)}`);
    await sleep(100);
  }
}

/**
 * Copies the images that an engine has to another.
 * @param {import("../../src/docker/places.cjs").Place} from
 * @param {import("../../src/docker/places.cjs").Place} to
 * @param {string[]} names
 */
export async function loadImages(from, to, names) {
  const has = async (name) => (await callEngine(from, "GET", `/images/${name}/json`)).status === 200;
  const found = await Promise.all(names.map(async (name) => ((await has(name)) ? [name] : [])));
  const query = found
    .flat()
    .map((name) => `names=${encodeURIComponent(name)}`)
    .join("&");
  const { transport, options } = reach(from);
  const request = transport.request({ ...options, path: `/images/get?${query}`, agent: new http.Agent() }).end();
  const [archive] = await once(request, "response");
  if (archive.statusCode !== 200) throw new SetupError("the engine does not hand out its images");
  const loading = { body: archive, type: "application/x-tar", silenceMs: LOAD_MS };
  const { status, text } = await callEngine(to, "POST", "/images/load?quiet=1", loading);
  if (status !== 200) throw new SetupError(`the other engine did not take the images: ${text}`);
}
