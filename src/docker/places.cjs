"use strict";
// Where an engine may listen. Both the product, which is compiled and bundled, and the set-up use it. The set-up runs
// on Node.js before there is a compiler, so this is plain JavaScript that uses only Node.js. Its types are in
// places.d.cts.
const { createHash } = require("node:crypto");
const { posix } = require("node:path");

const PORTS = { http: 2375, https: 2376, tcp: 2375, ssh: 0 };

exports.enginePlaces = function enginePlaces(machine, dockerHost) {
  const { env } = machine;
  const chosen = (how, host) => [{ how, host, chosen: true, ...exports.parseHost(host, how, machine) }];
  if (dockerHost) return chosen("berth:dockerHost", dockerHost);
  if (env.DOCKER_HOST) return chosen("DOCKER_HOST", env.DOCKER_HOST);
  const context = env.DOCKER_CONTEXT || currentContext(machine);
  if (context && context !== "default") return [contextPlace(context, machine)];
  return usualSockets(machine).map(([how, path]) => ({
    how,
    host: `${machine.platform === "win32" ? "npipe" : "unix"}://${path}`,
    chosen: false,
    endpoint: { kind: "socket", path },
  }));
};

exports.findPlace = function findPlace(machine, dockerHost) {
  const places = exports.enginePlaces(machine, dockerHost);
  return places.find(({ chosen, endpoint }) => chosen || machine.exists(endpoint.path));
};

exports.parseHost = function parseHost(host, origin, machine) {
  const [, scheme = "tcp", rest = ""] = /^(?:([a-z]+):\/\/)?(.*)$/.exec(host) ?? [];
  if (scheme === "unix" || scheme === "npipe")
    return { endpoint: { kind: "socket", path: rest || usualSockets(machine)[0][1] } };
  const port = PORTS[scheme];
  const url = port === undefined || rest === "" ? undefined : parseUrl(`http://${rest}`);
  if (url === undefined)
    return {
      problem: `${origin}: ${JSON.stringify(host)} must be unix://, npipe://, tcp:// or ssh:// and an address`,
    };
  const name = url.hostname.replace(/^\[|\]$/g, "");
  if (scheme === "ssh") {
    const own = { ...(url.port && { port: Number(url.port) }), ...(url.username && { user: url.username }) };
    const socketPath = url.pathname !== "/" && { socketPath: url.pathname };
    return { endpoint: { kind: "ssh", host: name, ...own, ...socketPath } };
  }
  return { endpoint: { kind: "tcp", host: name, port: Number(url.port) || port, ...tlsOf(machine, scheme) } };
};

exports.configFolder = function configFolder({ env, home }) {
  return env.DOCKER_CONFIG || posix.join(home, ".docker");
};

function parseUrl(text) {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Like in the docker CLI, a folder of certificates alone does not turn TLS on. */
function tlsOf({ env, home }, scheme) {
  if (!env.DOCKER_TLS_VERIFY && !env.DOCKER_TLS && scheme !== "https") return {};
  return { certificates: env.DOCKER_CERT_PATH || posix.join(home, ".docker") };
}

function currentContext(machine) {
  const text = machine.readFile(posix.join(exports.configFolder(machine), "config.json"));
  return text === undefined ? undefined : parse(text)?.currentContext;
}

/** The docker CLI stores a context in a folder named by the hash of the context's name. */
function contextPlace(name, machine) {
  const how = `Docker context "${name}"`;
  const hash = createHash("sha256").update(name).digest("hex");
  const contexts = posix.join(exports.configFolder(machine), "contexts");
  const file = posix.join(contexts, "meta", hash, "meta.json");
  const { Host: host, SkipTLSVerify: trustsAny } = parse(machine.readFile(file) ?? "")?.Endpoints?.docker ?? {};
  if (typeof host !== "string")
    return { how, host: "", chosen: true, problem: `${how} does not exist: ${file} says nothing of a host.` };
  const place = { how, host, chosen: true, ...exports.parseHost(host, how, machine) };
  const certificates = posix.join(contexts, "tls", hash, "docker");
  const hasCertificates = ["ca.pem", "key.pem"].some((name) => machine.exists(posix.join(certificates, name)));
  if (place.endpoint?.kind !== "tcp") return place;
  // Like in the docker CLI, a context that skips verification uses TLS, with or without certificates.
  const tls = { ...(hasCertificates && { certificates }), ...(trustsAny === true && { trustsAny }) };
  return { ...place, endpoint: { ...place.endpoint, ...tls } };
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The usual engines and their sockets, in the order in which they are tried. */
function usualSockets({ env, platform, home }) {
  if (platform === "win32")
    return [
      ["Docker", "//./pipe/docker_engine"],
      ["Docker Desktop", "//./pipe/dockerDesktopLinuxEngine"],
      ["Podman", "//./pipe/podman-machine-default"],
    ];
  const runtime = env.XDG_RUNTIME_DIR;
  const inHome = (how, folder) => [how, posix.join(home, folder, "docker.sock")];
  return [
    ["Docker", "/var/run/docker.sock"],
    ...(runtime ? [["rootless Docker", posix.join(runtime, "docker.sock")]] : []),
    inHome("Docker Desktop", ".docker/run"),
    inHome("Docker Desktop", ".docker/desktop"),
    inHome("Colima", ".colima/default"),
    inHome("Colima", ".config/colima/default"),
    inHome("Rancher Desktop", ".rd"),
    inHome("OrbStack", ".orbstack/run"),
    ...(runtime ? [["Podman", posix.join(runtime, "podman/podman.sock")]] : []),
    ["Podman", "/run/podman/podman.sock"],
  ];
}
