import { setImmediate } from "node:timers/promises";
import type { Engine } from "../../src/docker/engine";
import type { Agent } from "../../src/supervisor/agent/agent";
import { ContainerWatch } from "../../src/supervisor/containerWatch";
import { watchContext } from "../../src/supervisor/watched";
import { FakeClock } from "../support/fakeClock";
import { FakeProbed } from "./fakeProbed";

test("a watch that is stopped while the engine is asked about its container ends without another probe", async () => {
  const clock = new FakeClock();
  const probed = new FakeProbed(clock);
  const stopping = new AbortController();
  const engine = {
    inspectContainer: async (ref: string) => {
      stopping.abort();
      return probed.engine.inspectContainer(ref);
    },
  } as Engine;
  const probes = { livenessProbe: { exec: { command: ["true"] } } };
  const container = { id: "app", name: "app", sandbox: "sandbox", probes };
  const keeper = { state: { restarts: 0, events: [] }, changed: () => {}, keep: async () => {} };
  const watch = new ContainerWatch(
    watchContext(engine, clock, () => {}),
    container,
    keeper,
    {} as Agent,
  );
  let hasEnded = false;
  void watch.run(stopping.signal).then(() => (hasEnded = true));
  await setImmediate();
  expect([hasEnded, probed.runs]).toEqual([true, []]);
});
