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
  return usualPlaces({ env, platform, home });
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
    return {
      host,
      how,
      certificates: host.startsWith("tcp://") && hasFile(folder, "ca.pem", read) ? folder : undefined,
    };
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

function usualPlaces({ env, platform, home }) {
  const place = (how, host) => ({ host, how, chosen: false });
  if (platform === "win32") {
    return [
      place("Docker", defaultHost(platform)),
      place("Docker Desktop", "npipe:////./pipe/dockerDesktopLinuxEngine"),
      place("Podman", "npipe:////./pipe/podman-machine-default"),
    ];
  }
  const inFolder = (folder, how, ...parts) =>
    folder ? [place(how, `unix://${path.posix.join(folder, ...parts)}`)] : [];
  const inHome = (...parts) => inFolder(home, ...parts);
  const inRuntime = (...parts) => inFolder(env.XDG_RUNTIME_DIR, ...parts);
  return [
    place("Docker", defaultHost(platform)),
    ...inRuntime("rootless Docker", "docker.sock"),
    ...inHome("Docker Desktop", ".docker", "run", "docker.sock"),
    ...inHome("Docker Desktop", ".docker", "desktop", "docker.sock"),
    ...inHome("Colima", ".colima", "default", "docker.sock"),
    ...inHome("Colima", ".config", "colima", "default", "docker.sock"),
    ...inHome("Rancher Desktop", ".rd", "docker.sock"),
    ...inHome("OrbStack", ".orbstack", "run", "docker.sock"),
    ...inRuntime("Podman", "podman", "podman.sock"),
    place("Podman", "unix:///run/podman/podman.sock"),
  ];
}
