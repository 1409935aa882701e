import { type Engine, EngineError } from "../../../../src/docker/engine";
import { Ahead } from "../../../../src/providers/local/sandbox/ahead";
import { SandboxImage } from "../../../../src/providers/local/sandbox/commons";
import { EngineSecret } from "../../../../src/providers/local/store/engineSecret";

/** An engine that has nothing, and what is made in it. `networks` answers the question for networks. */
function emptyEngine(networks: () => Promise<never[]>) {
  const made: string[] = [];
  const make = (what: string) => async (name: string) => {
    made.push(`${what} ${name.replace(/:\w{12}$/, ":…")}`);
    return name;
  };
  const nothing = async () => [];
  const engine = {
    listVolumes: nothing,
    listContainers: nothing,
    listImages: nothing,
    listNetworks: networks,
    inspectImage: async () => undefined,
    inspectContainer: async () => undefined,
    version: async () => ({ os: "linux", arch: "amd64" }),
    createVolume: async (name: string) => ({ name, labels: {} }),
    createNetwork: make("network"),
    createContainer: make("container"),
    importImage: make("image"),
  } as unknown as Engine;
  const secret = new EngineSecret(engine, (size) => Buffer.alloc(size));
  return { made, ahead: new Ahead(engine, new SandboxImage(engine), secret) };
}

test("the network, the sandbox's image and the engine's secret are made, once", async () => {
  const { made, ahead } = emptyEngine(async () => []);
  ahead.start();
  ahead.start();
  await ahead.settled();
  expect(made.sort()).toEqual([
    "container berth-secret",
    "image berth/sandbox:8",
    "image berth/secret:…",
    "network berth",
  ]);
});

test("what fails leaves the rest alone, and nobody waits for ever", async () => {
  const { made, ahead } = emptyEngine(() => Promise.reject(new EngineError("unavailable", "no answer")));
  ahead.start();
  await ahead.settled();
  expect(made.sort()).toEqual(["container berth-secret", "image berth/sandbox:8", "image berth/secret:…"]);
});
