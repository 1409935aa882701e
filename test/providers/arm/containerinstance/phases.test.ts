import { Phases } from "../../../../src/providers/arm/containerinstance/phases";
import { FakeClock } from "../../../support/fakeClock";

test("the phases of a deployment are told in their order, each with its seconds", async () => {
  const clock = new FakeClock();
  const phases = new Phases(clock);
  const startMs = clock.nowMs();
  const event = (name: string, afterMs: number) => {
    return { name, firstTimestamp: new Date(startMs + afterMs).toISOString() };
  };
  const events = [
    event("Pulling", 60),
    event("Pulling", 12_060),
    event("Pulled", 12_400),
    event("NoFirewall", 12_410),
    event("Initializing", 12_500),
    event("Starting", 12_551),
    event("Started", 12_900),
  ];
  // Each answer has all events so far.
  phases.read(events.slice(0, 2));
  phases.read(events);
  await clock.pass(13_000);
  phases.enter("becoming ready");
  await clock.pass(1_000);
  expect(phases.told()).toBe(
    "Ready: creating 0.2 s, pulling 12.3 s, init containers 0.1 s, starting 0.4 s, becoming ready 1.0 s",
  );
});

test("an operation without events is told as one phase, and what takes no time is not told", async () => {
  const clock = new FakeClock();
  const phases = new Phases(clock);
  phases.read([{ name: "Pulled" }]);
  expect(phases.told()).toBeUndefined();
  await clock.pass(700);
  expect(phases.told()).toBe("Ready: creating 0.7 s");
});
