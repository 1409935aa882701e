import { type ContainerDetails, type ContainerSpec, type Engine, EngineError } from "../../../../src/docker/engine";
import { create } from "../../../../src/providers/local/work/steps";
import { FakeClock } from "../../../support/fakeClock";

const spec: ContainerSpec = { image: "busybox:1", labels: {}, restart: "no", network: "none" };

/** An engine in which a name is taken for a while. `left` is the container of that name, once it can be seen. */
function busyEngine(clock: FakeClock, takenMs: number, left?: { readonly id: string; readonly seenMs: number }) {
  const fromMs = clock.nowMs();
  const passedMs = () => clock.nowMs() - fromMs;
  const calls: string[] = [];
  let isTaken = true;
  const engine: Partial<Engine> = {
    createContainer: async () => {
      calls.push("create");
      if (isTaken && passedMs() < takenMs) throw new EngineError("conflict", "The container name is already in use");
      return "made";
    },
    inspectContainer: async () =>
      left !== undefined && passedMs() >= left.seenMs ? ({ id: left.id } as ContainerDetails) : undefined,
    removeContainer: async (id) => {
      calls.push(`remove ${id}`);
      isTaken = false;
      return true;
    },
  };
  return { context: { engine: engine as Engine, clock }, calls };
}

const count = (calls: readonly string[]) => calls.filter((call) => call === "create").length;

test("a name that is being given back is waited for, with pauses that get longer", async () => {
  const clock = new FakeClock();
  const { context, calls } = busyEngine(clock, 20_000);
  const creating = create(context, "web", spec);
  await clock.pass(30_000);
  expect([await creating, count(calls)]).toEqual(["made", 26]);
});

test("what has the name is removed once it can be seen", async () => {
  const clock = new FakeClock();
  const { context, calls } = busyEngine(clock, Infinity, { id: "left", seenMs: 100 });
  const creating = create(context, "web", spec);
  await clock.pass(1_000);
  expect([await creating, calls.slice(-2)]).toEqual(["made", ["remove left", "create"]]);
});

test("the wait ends", async () => {
  const clock = new FakeClock();
  const { context } = busyEngine(clock, Infinity);
  const creating = create(context, "web", spec).catch((error: Error) => error.message);
  await clock.pass(301_000);
  expect(await creating).toBe("The container name is already in use");
});

test("an operation that is not wanted any more waits for no name", async () => {
  const clock = new FakeClock();
  const { context, calls } = busyEngine(clock, Infinity);
  const ending = new AbortController();
  const creating = create(context, "web", spec, ending.signal).catch((error: Error) => error.message);
  await clock.pass(1_000);
  ending.abort();
  expect(await creating).toBe("The operation was ended by another one.");
  const before = calls.length;
  await clock.pass(10_000);
  expect(calls).toHaveLength(before);
});

test("what fails otherwise is not tried again", async () => {
  const clock = new FakeClock();
  const engine: Partial<Engine> = {
    createContainer: async () => Promise.reject(new EngineError("notFound", "no image")),
  };
  await expect(create({ engine: engine as Engine, clock }, "web", spec)).rejects.toThrow("no image");
});
