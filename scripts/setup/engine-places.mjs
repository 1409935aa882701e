import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";

/**
 * One place where an engine may listen.
 * @typedef {object} Place
 * @property {string} host as in DOCKER_HOST
 * @property {string} how who says so
 * @property {boolean} chosen the user chose it, so nothing else will do
 * @property {string} [certificates] a folder with ca.pem, cert.pem and key.pem
 * @property {string} [problem] why it cannot even be tried
 */

/**
 * @typedef {object} Machine
 * @property {NodeJS.ProcessEnv} env
 * @property {NodeJS.Platform} platform
 * @property {string} home
 * @property {(file: string) => string} [read] reads a file or throws
 */

export const defaultHost = (platform) =>
  platform === "win32" ? "npipe:////./pipe/docker_engine" : "unix:///var/run/docker.sock";

/**
 * Where the docker CLI would look, and then where engines that it is not told of usually listen.
 * @param {Machine} machine
 * @returns {Place[]} in order; one that the user chose stands alone
 */
export function enginePlaces(machine) {
  const { env, platform, home, read = (file) => readFileSync(file, "utf8") } = machine;
  const chosen = (place) => [{ chosen: true, ...place }];
  if (env.DOCKER_HOST) {
    const tls = env.DOCKER_TLS_VERIFY || env.DOCKER_CERT_PATH;
    const certificates = tls ? env.DOCKER_CERT_PATH || path.join(home, ".docker") : undefined;
    return chosen({ host: env.DOCKER_HOST, how: "DOCKER_HOST", certificates });
  }
  const config = env.DOCKER_CONFIG || path.join(home, ".docker");
  const context = env.DOCKER_CONTEXT || currentContext(config, read);
  if (context && context !== "default") {
    return chosen(contextPlace(config, context, read));
  }
  return usualHosts({ env, platform, home }).map(([host, how]) => ({ host, how, chosen: false }));
}

function currentContext(config, read) {
  try {
    return JSON.parse(read(path.join(config, "config.json"))).currentContext;
  } catch {
    return undefined;
  }
}

function contextPlace(config, name, read) {
  const id = createHash("sha256").update(name).digest("hex");
  const how = `docker context "${name}"`;
  try {
    const meta = JSON.parse(read(path.join(config, "contexts", "meta", id, "meta.json")));
    const { Host: host } = meta.Endpoints.docker;
    const folder = path.join(config, "contexts", "tls", id, "docker");
    return { host, how, certificates: host.startsWith("tcp://") && hasFile(folder, "ca.pem", read) ? folder : undefined };
  } catch {
    return { host: "", how, problem: `${how} does not exist` };
  }
}

function hasFile(folder, name, read) {
  try {
    read(path.join(folder, name));
    return true;
  } catch {
    return false;
  }
}

/** @returns {[host: string, how: string][]} */
function usualHosts({ env, platform, home }) {
  if (platform === "win32") {
    return [
      [defaultHost(platform), "Docker"],
      ["npipe:////./pipe/dockerDesktopLinuxEngine", "Docker Desktop"],
      ["npipe:////./pipe/podman-machine-default", "Podman"],
    ];
  }
  const runtime = env.XDG_RUNTIME_DIR;
  const inHome = (...parts) => `unix://${path.posix.join(home, ...parts)}`;
  return [
    [defaultHost(platform), "Docker"],
    ...(runtime ? [[`unix://${path.posix.join(runtime, "docker.sock")}`, "rootless Docker"]] : []),
    [inHome(".docker", "run", "docker.sock"), "Docker Desktop"],
    [inHome(".docker", "desktop", "docker.sock"), "Docker Desktop"],
    [inHome(".colima", "default", "docker.sock"), "Colima"],
    [inHome(".config", "colima", "default", "docker.sock"), "Colima"],
    [inHome(".rd", "docker.sock"), "Rancher Desktop"],
    [inHome(".orbstack", "run", "docker.sock"), "OrbStack"],
    ...(runtime ? [[`unix://${path.posix.join(runtime, "podman", "podman.sock")}`, "Podman"]] : []),
    ["unix:///run/podman/podman.sock", "Podman"],
  ];
}
