import { type ContainerDetails, type Engine, EngineError } from "../../../../src/docker/engine";
import type { SandboxImage } from "../../../../src/providers/local/sandbox/commons";
import { Restarter } from "../../../../src/providers/local/sandbox/restarter/restarter";
import { FakeClock } from "../../../support/fakeClock";

const image = { with: (run: () => Promise<unknown>) => run() } as unknown as SandboxImage;

/** An engine that is making the restarter for another process: the name is taken, and there is no container of it for a while. */
function busyEngine(clock: FakeClock, takesMs: number) {
  const fromMs = clock.nowMs();
  const calls: string[] = [];
  let labels = {};
  const engine: Partial<Engine> = {
    socketPath: "/var/run/docker.sock",
    isPodman: async () => false,
    inspectContainer: async () =>
      clock.nowMs() - fromMs < takesMs ? undefined : ({ id: "1", labels, status: "created" } as ContainerDetails),
    createContainer: async (_name, spec) => {
      labels = spec.labels;
      throw new EngineError("conflict", "The container name is already in use");
    },
    startContainer: async () => void calls.push("start"),
    removeContainer: async () => (calls.push("remove"), true),
  };
  return { engine: engine as Engine, calls };
}

test("a restarter that another process is making is waited for, and started", async () => {
  const clock = new FakeClock();
  const { engine, calls } = busyEngine(clock, 20_000);
  const ensuring = new Restarter(engine, image, clock).ensure();
  await clock.pass(30_000);
  await ensuring;
  expect(calls).toEqual(["start"]);
});

test("the wait for it ends", async () => {
  const clock = new FakeClock();
  const { engine, calls } = busyEngine(clock, Infinity);
  const ensuring = new Restarter(engine, image, clock).ensure().catch((error: Error) => error.message);
  await clock.pass(301_000);
  expect([await ensuring, calls]).toEqual(["The container name is already in use", []]);
});

test("Podman gets none: it leaves nothing down", async () => {
  const clock = new FakeClock();
  const { engine, calls } = busyEngine(clock, 0);
  await new Restarter({ ...engine, isPodman: async () => true }, image, clock).ensure();
  expect(calls).toEqual([]);
});
