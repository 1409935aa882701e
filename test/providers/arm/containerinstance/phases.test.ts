import { Phases } from "../../../../src/providers/arm/containerinstance/phases";
import { FakeClock } from "../../../support/fakeClock";

test("the phases of a deployment are told in their order, each with its seconds", async () => {
  const clock = new FakeClock();
  const phases = new Phases(clock);
  const startMs = clock.nowMs();
  const event = (name: string, second: number) => {
    return { name, firstTimestamp: new Date(startMs + second * 1000).toISOString().replace(".000Z", "Z") };
  };
  const events = [
    event("Pulling", 0),
    event("Pulled", 12),
    event("NoFirewall", 12),
    event("Initializing", 13),
    event("Starting", 14),
    event("Started", 15),
  ];
  // Each answer has all events so far.
  await clock.pass(500);
  phases.learn(events.slice(0, 1));
  await clock.pass(11_700);
  phases.learn(events.slice(0, 3));
  await clock.pass(5_000);
  phases.learn(events);
  phases.learn([]);
  phases.learn(events);
  phases.enter("becoming ready");
  await clock.pass(1_000);
  expect(phases.told()).toBe(
    "Ready: creating 2.3 s, pulling 11.7 s, init containers 1.0 s, starting 2.2 s, becoming ready 1.0 s",
  );
});

test("phases are never longer than the operation, though their events have whole seconds", async () => {
  const clock = new FakeClock();
  await clock.pass(700);
  const phases = new Phases(clock);
  await clock.pass(200);
  phases.learn([{ name: "Starting", firstTimestamp: "2030-01-01T00:00:00Z" }]);
  await clock.pass(200);
  expect(phases.told()).toBe("Ready: creating 0.2 s, starting 0.2 s");
});

test("an operation without events is told as one phase, and what takes no time is not told", async () => {
  const clock = new FakeClock();
  const phases = new Phases(clock);
  phases.learn([{ name: "Pulled" }]);
  expect(phases.told()).toBeUndefined();
  await clock.pass(700);
  expect(phases.told()).toBe("Ready: creating 0.7 s");
});
