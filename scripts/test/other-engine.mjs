import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, closeSync, openSync, readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { unmountBelow } from "../../test/support/engine/ownDaemon.cjs";
import { callEngine, reach } from "../setup/engine-api.mjs";
import { SetupError } from "../setup/report.mjs";
import { lacksSysResource, WRAPPER } from "../setup/runtime.mjs";

const START_MS = 120_000;
const END_MS = 60_000;
const LOAD_MS = 600_000;

/** Name of the runtime that an engine of the tests uses by itself. */
export const RUNTIME = "runc-of-tests";

/**
 * Writes the runtime: the given runc, with what the machine does not grant taken out.
 * @param {{folder: string, runc: string}} wanted runc: its path, or its name on PATH
 * @returns {string} its path
 */
export function writeRuntime({ folder, runc }) {
  const file = path.join(folder, "runc");
  const plain = `#!/bin/sh\nexec runc "$@"\n`;
  writeFileSync(file, (lacksSysResource() ? WRAPPER : plain).replace("exec runc", `exec ${runc}`));
  chmodSync(file, 0o755);
  return file;
}

/**
 * Starts an engine in a network namespace of its own, since two in one delete each other's firewall rules.
 * @param {object} wanted
 * @param {string} wanted.name of the engine, for messages
 * @param {string[]} wanted.command the daemon and its arguments
 * @param {string} wanted.folder
 * @param {NodeJS.ProcessEnv} wanted.env
 * @param {string[]} [wanted.hidden] directories that it has empty and for itself
 * @param {(pid: number) => void} [wanted.beforeEnd] is called before it is ended
 */
export async function startEngine({ name, command, folder, env, hidden = [], beforeEnd = () => {} }) {
  const at = (file) => path.join(folder, file);
  const socket = at("docker.sock");
  const ownEnv = { ...env, DOCKER_HOST: `unix://${socket}` };
  const mounts = hidden.map((directory) => `mkdir -p ${directory} && mount -t tmpfs berth ${directory} && `).join("");
  const namespaces = ["--net", ...(hidden.length > 0 ? ["--mount"] : [])];
  const script = `${mounts}ip link set lo up && exec "$@"`;
  const log = openSync(at("log"), "a");
  const daemon = spawn("unshare", [...namespaces, "sh", "-c", script, "sh", ...command], {
    stdio: ["ignore", log, log],
    env: ownEnv,
  });
  closeSync(log);
  const ended = once(daemon, "exit");
  const place = { endpoint: { kind: "socket", path: socket } };
  const end = async () => {
    beforeEnd(daemon.pid);
    daemon.kill("SIGTERM");
    const late = setTimeout(() => daemon.kill("SIGKILL"), END_MS);
    await ended;
    clearTimeout(late);
    // What is still mounted would be deleted with the folder.
    unmountBelow(folder);
  };
  try {
    const { ApiVersion, Version } = await answering(name, place, daemon, () => readFileSync(at("log"), "utf8"));
    return { name, pid: daemon.pid, place, env: ownEnv, apiVersion: ApiVersion, version: Version, end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function answering(name, place, daemon, log) {
  const endMs = Date.now() + START_MS;
  for (;;) {
    const answer = await callEngine(place, "GET", "/version").catch(() => undefined);
    if (answer?.status === 200) return JSON.parse(answer.text);
    if (daemon.exitCode !== null || Date.now() > endMs)
      throw new SetupError(`${name} did not start:\n${log().slice(-2000)}`);
    await sleep(100);
  }
}

const has = async (engine, name) => (await callEngine(engine, "GET", `/images/${name}/json`)).status === 200;

/**
 * Copies the images that an engine has to another.
 * @param {import("../../src/docker/places.cjs").Place} from
 * @param {import("../../src/docker/places.cjs").Place} to
 * @param {string[]} names
 */
export async function loadImages(from, to, names) {
  const found = (await Promise.all(names.map(async (name) => ((await has(from, name)) ? [name] : [])))).flat();
  const query = found.map((name) => `names=${encodeURIComponent(name)}`).join("&");
  const { transport, options } = reach(from);
  const request = transport.request({ ...options, path: `/images/get?${query}`, agent: new http.Agent() }).end();
  const [archive] = await once(request, "response");
  if (archive.statusCode !== 200) throw new SetupError("the engine does not hand out its images");
  const loading = { body: archive, type: "application/x-tar", silenceMs: LOAD_MS };
  const { status, text } = await callEngine(to, "POST", "/images/load?quiet=1", loading);
  if (status !== 200) throw new SetupError(`the other engine did not take the images: ${text}`);
  for (const name of found) if (!(await has(to, name))) await giveName(to, name);
}

/** Podman takes a name without a registry for one of its own machine. */
async function giveName(engine, name) {
  const [repository, tag] = name.split(":");
  const full = repository.includes("/") ? `docker.io/${repository}` : `docker.io/library/${repository}`;
  const query = `repo=${encodeURIComponent(full)}&tag=${tag}`;
  const { status, text } = await callEngine(
    engine,
    "POST",
    `/images/localhost%2F${encodeURIComponent(name)}/tag?${query}`,
  );
  if (status !== 201) throw new SetupError(`the other engine did not name the image ${name}: ${text}`);
}
