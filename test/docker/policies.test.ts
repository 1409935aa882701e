import {
  type ContainerDetails,
  type Engine,
  EngineError,
  type EngineEvent,
  type EngineVolume,
  type RestartPolicy,
} from "../../src/docker/engine";
import { POLICY, ROLE } from "../../src/docker/labels";
import { withPolicies } from "../../src/docker/policies";
import { FakeClock } from "../support/fakeClock";

const ID = "0123456789abcdef0123456789abcdef";
const NAME = `berth-policy-${ID.slice(0, 24)}`;
const at = "2026-01-01T00:00:05.000Z";
const clock = new FakeClock();
const startMs = clock.nowMs();
/** The same, which begins at that time. */
const clockAt = Object.assign(Object.create(clock) as FakeClock, {
  nowMs: () => clock.nowMs() - startMs + Date.parse(at),
  sleep: (ms: number) => clock.sleep(ms),
});
const labels = { [ROLE]: "container", "berth.key": "one" };

/** An engine with one container, and what of it is in volumes. */
function engineOf(more: Partial<Engine & { status: ContainerDetails["status"] }> = {}) {
  const volumes = new Map<string, EngineVolume>();
  const found = {
    id: ID,
    labels,
    status: more.status ?? "running",
    restartPolicy: "always",
  } as unknown as ContainerDetails;
  const engine: Partial<Engine> = {
    isPodman: async () => true,
    inspectContainer: async (ref) => (ref === "web" ? found : undefined),
    setRestartPolicy: async () => {
      throw new EngineError("unsupported", "Not Found");
    },
    inspectVolume: async (name) => volumes.get(name),
    createVolume: async (name, its) => {
      const volume = volumes.get(name) ?? { name, labels: its };
      volumes.set(name, volume);
      return volume;
    },
    removeVolume: async (name) => volumes.delete(name),
    listVolumes: async () => [...volumes.values()],
    events: async () => [],
    ...more,
  };
  return { engine: withPolicies(engine as Engine, clockAt), volumes };
}
const policyOf = async (engine: Engine) => (await engine.inspectContainer("web"))?.restartPolicy;

test("a policy that the engine cannot change is kept in a volume with the container's labels", async () => {
  const { engine, volumes } = engineOf();
  await engine.setRestartPolicy("web", "no");
  expect(await policyOf(engine)).toBe("no");
  const change = JSON.stringify({ policy: "no", container: ID, at });
  expect([...volumes.values()]).toEqual([{ name: NAME, labels: { ...labels, [ROLE]: "policy", [POLICY]: change } }]);
  await engine.setRestartPolicy("web", "on-failure");
  expect(await policyOf(engine)).toBe("on-failure");
  await engine.setRestartPolicy("web", "always");
  expect([await policyOf(engine), volumes.size]).toEqual(["always", 0]);
});

test("a container that is told to stop between two runs is not about to run again", async () => {
  const { engine } = engineOf({ status: "restarting" });
  await engine.setRestartPolicy("web", "no");
  expect((await engine.inspectContainer("web"))?.status).toBe("exited");
});

test("a container that is not there, and other failures, are told", async () => {
  await expect(engineOf().engine.setRestartPolicy("gone", "no")).rejects.toMatchObject({ fault: "notFound" });
  const failing = engineOf({ setRestartPolicy: () => Promise.reject(new EngineError("failed", "why")) });
  await expect(failing.engine.setRestartPolicy("web", "no")).rejects.toMatchObject({ message: "why" });
  expect(failing.volumes.size).toBe(0);
});

test("Docker changes the policy itself, and is asked for nothing more", async () => {
  const changed: RestartPolicy[] = [];
  const { engine, volumes } = engineOf({
    isPodman: async () => false,
    setRestartPolicy: async (_ref, policy) => void changed.push(policy),
    inspectVolume: () => Promise.reject(new Error("not asked")),
    listVolumes: () => Promise.reject(new Error("not asked")),
  });
  await engine.setRestartPolicy("web", "no");
  expect([changed, volumes.size, await policyOf(engine), await engine.events([ROLE], at, at)]).toEqual([
    ["no"],
    0,
    "always",
    [],
  ]);
});

test("what ran when it was told to stop was told so by a signal, what had ended was not", async () => {
  const event = (action: EngineEvent["action"], second: number): EngineEvent => ({
    containerId: ID,
    action,
    time: `2026-01-01T00:00:0${second}.000Z`,
  });
  const eventsOf = async (events: EngineEvent[]) => {
    const { engine } = engineOf({ events: async () => events });
    await engine.setRestartPolicy("web", "no");
    return (await engine.events([ROLE, "berth.key=one"], at, at)).map(({ action }) => action);
  };
  const ran = [event("create", 1), event("start", 2)];
  expect(await eventsOf([...ran, event("die", 7)])).toEqual(["create", "start", "kill", "die"]);
  expect(await eventsOf([...ran, event("die", 4)])).toEqual(["create", "start", "die"]);
});

test("a container that is told to stop between two runs is told again until it stays stopped", async () => {
  const states: ContainerDetails["status"][] = ["restarting", "running", "exited"];
  const stops: number[] = [];
  const { engine } = engineOf({
    stopContainer: async (_, graceSeconds) => void stops.push(graceSeconds),
    inspectContainer: async () => ({ id: ID, labels: {}, status: states.shift() }) as unknown as ContainerDetails,
  });
  const stopped = engine.stopContainer("web", 7);
  await clock.pass(1_000);
  await stopped;
  expect([stops, states]).toEqual([[7, 7, 7], []]);
});

test("a container that Podman never leaves stopped is told of, and on Docker one stop is enough", async () => {
  const stops: string[] = [];
  const stopContainer = async (ref: string) => void stops.push(ref);
  const { engine } = engineOf({ stopContainer });
  const ended = expect(engine.stopContainer("web", 0)).rejects.toMatchObject({ fault: "failed" });
  await clock.pass(31_000);
  await ended;
  stops.length = 0;
  await engineOf({ stopContainer, isPodman: async () => false }).engine.stopContainer("web", 0);
  expect(stops).toEqual(["web"]);
});
