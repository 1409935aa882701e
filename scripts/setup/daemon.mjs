import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { aptInstall, canInstall } from "./apt.mjs";
import { readOrEmpty } from "./cache.mjs";
import { pingEngine } from "./engine-api.mjs";
import { capture, which, withPath } from "./process.mjs";
import { SetupError } from "./report.mjs";
import { lacksSysResource, runtimeArguments } from "./runtime.mjs";

const START_MS = 60_000;
const POLL_MS = 100;
// A short PATH may lack iptables and similar programs.
const SYSTEM_PATHS = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

const hasSystemd = () => existsSync("/run/systemd/system");

/**
 * @param {import("./context.mjs").Context} context
 * @param {import("./report.mjs").Step} step
 */
export async function installEngine(context, step) {
  if (which("dockerd", withPath(context.env, SYSTEM_PATHS, "last"))) {
    return;
  }
  if (!canInstall(context.env)) {
    throw new SetupError(
      "no engine answers and there is no apt-get to install one: install Docker Engine, then run this again",
    );
  }
  step.doing("installing docker.io");
  await aptInstall(context, "docker.io", { recommended: true });
}

/**
 * Starts the daemon in its own session, so that it outlives this process.
 * @param {object} options
 * @param {import("../../src/docker/places.cjs").Place} options.place where it will answer
 * @param {string} options.cache
 * @param {NodeJS.ProcessEnv} options.env
 * @param {AbortSignal} [options.signal]
 * @param {string[]} [options.args] for dockerd
 * @param {string} [options.pidFile]
 * @param {string} [options.execRoot]
 * @param {boolean} [options.systemd]
 * @param {boolean} [options.isRestricted] whether containers of the daemon must do without CAP_SYS_RESOURCE
 * @param {import("./report.mjs").Step} step
 */
export async function startDaemon(options, step) {
  const { place, cache, env, signal, args = [], systemd = hasSystemd() } = options;
  const { pidFile = "/var/run/docker.pid", execRoot = "/var/run/docker", isRestricted = lacksSysResource() } = options;
  const answer = await pingEngine(place);
  if (!("error" in answer)) {
    return answer;
  }
  if (systemd) {
    step.doing("systemctl start docker");
    const started = await capture("systemctl", ["start", "docker"], { env, signal });
    return waitUntilReady(place, signal, () => (started.ok ? undefined : started.stderr));
  }
  const running = processOf(pidFile, "dockerd");
  if (running) {
    step.doing(`waiting for dockerd (process ${running}), which runs but does not answer`);
    return waitUntilReady(place, signal, () =>
      processOf(pidFile, "dockerd") ? undefined : "it has ended meanwhile; run this again",
    );
  }
  // Files of a daemon that was killed. Once another process has the old one's id, they would make the next daemon
  // believe that the old one still runs.
  rmSync(pidFile, { force: true });
  const containerdPidFile = path.join(execRoot, "containerd", "containerd.pid");
  if (!processOf(containerdPidFile, "containerd")) {
    rmSync(containerdPidFile, { force: true });
  }
  mkdirSync(cache, { recursive: true });
  const log = path.join(cache, "dockerd.log");
  step.doing(`starting dockerd; its log is ${log}`);
  const end = spawnDaemon([...runtimeArguments(cache, isRestricted), ...args], log, env);
  return waitUntilReady(place, signal, () => end.reason && `${end.reason}\n${lastLines(log)}`);
}

function spawnDaemon(args, log, env) {
  const end = { reason: "" };
  const output = openSync(log, "w");
  const daemon = spawn("dockerd", args, {
    detached: true,
    cwd: "/",
    stdio: ["ignore", output, output],
    env: withPath(env, SYSTEM_PATHS, "last"),
  });
  closeSync(output);
  daemon.on("error", (error) => (end.reason = error.message));
  daemon.on("exit", (code, signal) => (end.reason = `dockerd ended with ${signal ?? `status ${code}`}`));
  daemon.unref();
  return end;
}

async function waitUntilReady(place, signal, hasFailed) {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const answer = await pingEngine(place);
    if (!("error" in answer)) {
      return answer;
    }
    const failure = hasFailed();
    if (failure) {
      throw new SetupError("the Docker Engine could not be started", failure);
    }
    if (Date.now() > deadline) {
      throw new SetupError(`the Docker Engine does not answer at ${place.host} after ${START_MS / 1000} s`);
    }
    signal?.throwIfAborted();
    await sleep(POLL_MS);
  }
}

/**
 * The process that a pid file names, if that still is the program. A killed process whose parent never asked for its
 * status keeps its entry as a zombie.
 * @param {string} pidFile
 * @param {string} program
 * @param {(file: string) => string} [read]
 */
export function processOf(pidFile, program, read = readOrEmpty) {
  const pid = Number.parseInt(read(pidFile), 10);
  if (!(pid > 0)) {
    return undefined;
  }
  const status = read(`/proc/${pid}/status`);
  const name = /^Name:\t(.*)$/m.exec(status)?.[1];
  const state = /^State:\t(\S)/m.exec(status)?.[1];
  return name === program && state !== "Z" && state !== "X" ? pid : undefined;
}

function lastLines(log) {
  return readOrEmpty(log).trimEnd().split("\n").slice(-8).join("\n");
}
