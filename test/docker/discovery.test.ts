import { discoverEngine, type Machine, ownSocket, type EngineEndpoint } from "../../src/docker/discovery";
import { placesCases } from "./placesCases.cjs";

const machine = (platform = "linux"): Machine => ({
  env: {},
  platform,
  home: "/home/me",
  readFile: () => undefined,
  exists: () => false,
});

test.each(placesCases)("$what", ({ machine: where, dockerHost, expected }) => {
  if ("problem" in expected)
    expect(() => discoverEngine(where, dockerHost)).toThrow(
      expect.objectContaining({ fault: "unavailable", message: expected.problem }),
    );
  else expect(discoverEngine(where, dockerHost)).toEqual(expected.endpoint);
});

test("says what was tried and what to do when there is none", () => {
  expect(() => discoverEngine(machine())).toThrow(
    "No container engine answers. Tried /var/run/docker.sock, /home/me/.docker/run/docker.sock, /home/me/.docker/desktop/docker.sock, " +
      "/home/me/.colima/default/docker.sock, /home/me/.config/colima/default/docker.sock, /home/me/.rd/docker.sock, " +
      "/home/me/.orbstack/run/docker.sock, /run/podman/podman.sock. " +
      "Start the Docker Engine (`sudo systemctl start docker`, or `npm run hands-on` in a clone of Berth, which installs it); " +
      "or say where it listens with DOCKER_HOST, `docker context use`, or `pulumi config set berth:dockerHost`; " +
      "or deploy to Azure with `pulumi config set berth:target azure`.",
  );
  expect(() => discoverEngine(machine("darwin"))).toThrow("Start Docker Desktop");
});

test.each([
  ["linux", "/var/run/docker.sock", "/var/run/docker.sock"],
  ["linux", "/run/user/1000/docker.sock", "/run/user/1000/docker.sock"],
  ["linux", "/home/ann/.docker/desktop/docker.sock", "/var/run/docker.sock"],
  ["linux", "/home/ann/.colima/default/docker.sock", "/var/run/docker.sock"],
  ["darwin", "/Users/ann/.docker/run/docker.sock", "/var/run/docker.sock"],
  ["darwin", "/Users/ann/.rd/docker.sock", "/var/run/docker.sock"],
  ["darwin", "/private/ann/any.sock", "/var/run/docker.sock"],
  ["win32", "//./pipe/docker_engine", "/var/run/docker.sock"],
] as const)("on %s, the engine of the client's socket %s has its own at %s", (platform, path, own) => {
  expect(ownSocket({ kind: "socket", path }, platform)).toBe(own);
});

test("an engine elsewhere has its own socket at Docker's usual path", () =>
  expect(ownSocket({ kind: "tcp" } as EngineEndpoint, "linux")).toBe("/var/run/docker.sock"));
