import { discoverEngine, type Machine } from "../../src/docker/discovery";
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
