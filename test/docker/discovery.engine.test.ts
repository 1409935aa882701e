import { createHash } from "node:crypto";
import { discoverEngine, type Machine } from "../../src/docker/discovery";

const meta = (name: string) =>
  `/home/me/.docker/contexts/meta/${createHash("sha256").update(name).digest("hex")}/meta.json`;
const tls = (name: string) => `/home/me/.docker/contexts/tls/${createHash("sha256").update(name).digest("hex")}/docker`;

function machine(files: Record<string, string>, env: Record<string, string> = {}, platform = "linux"): Machine {
  return { env, platform, home: "/home/me", readFile: (path) => files[path], exists: (path) => path in files };
}
const context = (host: string) => JSON.stringify({ Endpoints: { docker: { Host: host } } });

const desktop = {
  "/home/me/.docker/config.json": '{"currentContext":"desktop"}',
  [meta("desktop")]: context("unix:///home/me/.docker/desktop/docker.sock"),
  [meta("remote")]: context("tcp://10.0.0.1:2376"),
  [`${tls("remote")}/key.pem`]: "key",
  "/var/run/docker.sock": "",
};

test.each<[string, Machine, string | undefined, object]>([
  [
    "what is said explicitly",
    machine(desktop, { DOCKER_HOST: "tcp://a:1" }),
    "unix:///x/y.sock",
    { kind: "socket", path: "/x/y.sock" },
  ],
  [
    "DOCKER_HOST",
    machine(desktop, { DOCKER_HOST: "tcp://a:1", DOCKER_CONTEXT: "remote" }),
    undefined,
    { kind: "tcp", host: "a", port: 1 },
  ],
  [
    "DOCKER_HOST with TLS",
    machine({}, { DOCKER_HOST: "tcp://a", DOCKER_TLS_VERIFY: "1", DOCKER_CERT_PATH: "/c" }),
    undefined,
    { kind: "tcp", host: "a", port: 2375, certificates: "/c" },
  ],
  [
    "DOCKER_HOST over ssh",
    machine({}, { DOCKER_HOST: "ssh://me@box:2222" }),
    undefined,
    { kind: "ssh", host: "box", port: 2222, user: "me" },
  ],
  [
    "DOCKER_HOST over ssh, whose port and user are ssh's to know",
    machine({}, { DOCKER_HOST: "ssh://box" }),
    undefined,
    { kind: "ssh", host: "box" },
  ],
  [
    "DOCKER_HOST over ssh with the path of a socket",
    machine({}, { DOCKER_HOST: "ssh://me@box/run/user/1000/docker.sock" }),
    undefined,
    { kind: "ssh", host: "box", user: "me", socketPath: "/run/user/1000/docker.sock" },
  ],
  [
    "DOCKER_HOST on Windows",
    machine({}, { DOCKER_HOST: "npipe:////./pipe/other" }, "win32"),
    undefined,
    { kind: "socket", path: "//./pipe/other" },
  ],
  [
    "DOCKER_CONTEXT",
    machine(desktop, { DOCKER_CONTEXT: "remote" }),
    undefined,
    { kind: "tcp", host: "10.0.0.1", port: 2376, certificates: tls("remote") },
  ],
  [
    "the current context",
    machine(desktop),
    undefined,
    { kind: "socket", path: "/home/me/.docker/desktop/docker.sock" },
  ],
  [
    "the default context",
    machine(desktop, { DOCKER_CONTEXT: "default" }),
    undefined,
    { kind: "socket", path: "/var/run/docker.sock" },
  ],
  [
    "rootless Docker",
    machine({ "/run/user/1/docker.sock": "" }, { XDG_RUNTIME_DIR: "/run/user/1" }),
    undefined,
    { kind: "socket", path: "/run/user/1/docker.sock" },
  ],
  [
    "Docker Desktop on a Mac",
    machine({ "/home/me/.docker/run/docker.sock": "" }, {}, "darwin"),
    undefined,
    { kind: "socket", path: "/home/me/.docker/run/docker.sock" },
  ],
  [
    "Colima",
    machine({ "/home/me/.colima/default/docker.sock": "" }, {}, "darwin"),
    undefined,
    { kind: "socket", path: "/home/me/.colima/default/docker.sock" },
  ],
  [
    "Rancher Desktop",
    machine({ "/home/me/.rd/docker.sock": "" }, {}, "darwin"),
    undefined,
    { kind: "socket", path: "/home/me/.rd/docker.sock" },
  ],
  [
    "Podman",
    machine({ "/run/podman/podman.sock": "" }),
    undefined,
    { kind: "socket", path: "/run/podman/podman.sock" },
  ],
  [
    "Docker Desktop on Windows",
    machine({ "//./pipe/docker_engine": "" }, {}, "win32"),
    undefined,
    { kind: "socket", path: "//./pipe/docker_engine" },
  ],
])("finds the engine by %s", (_, where, dockerHost, endpoint) => {
  expect(discoverEngine(where, dockerHost)).toEqual(endpoint);
});

test("says what was tried and what to do when there is none", () => {
  expect(() => discoverEngine(machine({}))).toThrow(
    "No container engine answers. Tried /var/run/docker.sock, /home/me/.docker/run/docker.sock, /home/me/.docker/desktop/docker.sock, " +
      "/home/me/.colima/default/docker.sock, /home/me/.rd/docker.sock, /home/me/.orbstack/run/docker.sock, /run/podman/podman.sock. " +
      "Start the Docker Engine (`sudo systemctl start docker`, or `npm run hands-on` in a clone of Berth, which installs it); " +
      "or say where it listens with DOCKER_HOST, `docker context use`, or `pulumi config set berth:dockerHost`; " +
      "or deploy to Azure with `pulumi config set berth:target azure`.",
  );
  expect(() => discoverEngine(machine({}, {}, "darwin"))).toThrow("Start Docker Desktop");
});

test.each([
  [
    "berth:dockerHost",
    machine({}),
    "ftp://x",
    'berth:dockerHost: "ftp://x" must be unix://, npipe://, tcp:// or ssh:// and an address',
  ],
  [
    "DOCKER_HOST",
    machine({}, { DOCKER_HOST: "tcp://" }),
    undefined,
    'DOCKER_HOST: "tcp://" must be unix://, npipe://, tcp:// or ssh:// and an address',
  ],
  ["a context", machine({}, { DOCKER_CONTEXT: "gone" }), undefined, 'Docker context "gone" does not exist'],
])("refuses a bad %s", (_, where, dockerHost, message) => {
  expect(() => discoverEngine(where, dockerHost)).toThrow(message);
});
