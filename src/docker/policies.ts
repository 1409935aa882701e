import { type ContainerDetails, type Engine, EngineError, type EngineEvent, type RestartPolicy } from "./engine";
import { type Clock, systemClock, takenAgain } from "../clock";
import { POLICY, ROLE } from "./labels";

/** What the label of a changed policy holds, as JSON. */
interface Change {
  readonly policy: RestartPolicy;
  /** Id of the container. */
  readonly container: string;
  /** ISO 8601. */
  readonly at: string;
}

/**
 * The engine with restart policies that can be changed. Podman before 5 keeps the policy that a container was made with, and never
 * restarts one that was told to stop. So a change is an empty volume, named after the container and with its labels: who removes the
 * volumes of its resource or its deployment removes that too. Podman does not tell of all stops either, which a policy of `no` begins,
 * and starts again what is told to stop between two of its runs.
 */
export function withPolicies(engine: Engine, clock: Clock = systemClock): Engine {
  return Object.assign(Object.create(engine) as Engine, {
    inspectContainer: async (ref) => {
      const found = await engine.inspectContainer(ref);
      if (found === undefined || !Object.hasOwn(found.labels, ROLE) || !(await engine.isPodman())) return found;
      const change = changeOf((await engine.inspectVolume(markName(found.id)))?.labels);
      return change === undefined ? found : asChanged(found, change);
    },
    setRestartPolicy: async (ref, policy) => {
      try {
        await engine.setRestartPolicy(ref, policy);
      } catch (error) {
        if (!(error instanceof EngineError) || error.fault !== "unsupported") throw error;
        await markChanged(engine, ref, policy, new Date(clock.nowMs()));
      }
    },
    stopContainer: (ref, graceSeconds) => {
      const stop = async () => {
        await engine.stopContainer(ref, graceSeconds);
        if (!(await engine.isPodman())) return;
        const { status } = (await engine.inspectContainer(ref)) ?? {};
        if (status === "running" || status === "restarting") throw new StartedAgain();
      };
      return takenAgain(clock, stop, { ...STOPPING, isPassing: (error) => error instanceof StartedAgain });
    },
    events: async (filter, since, until) => {
      const events = await engine.events(filter, since, until);
      if (!(await engine.isPodman())) return events;
      const role = `${ROLE}=policy`;
      const marks = await engine.listVolumes([role, ...filter.filter((label) => label !== ROLE)]);
      return withStops(
        events,
        marks.flatMap(({ labels }) => changeOf(labels) ?? []),
      );
    },
  } satisfies Partial<Engine>);
}

/** How long Podman may take to deal with the end of a run. */
const STOPPING = { forMs: 30_000, pauseMs: 20, longestPauseMs: 500 };

class StartedAgain extends EngineError {
  constructor() {
    super("failed", "the engine starts the container again whenever it is told to stop it");
  }
}

/** One that is told to stop between two of its runs stays as it is then. */
function asChanged(found: ContainerDetails, { policy }: Change): ContainerDetails {
  const status = found.status === "restarting" && policy === "no" ? "exited" : found.status;
  return { ...found, status, restartPolicy: policy };
}

/** Ids of containers are random from their first digit on. */
const markName = (id: string): string => `berth-policy-${id.slice(0, 24)}`;

const changeOf = (labels: ContainerDetails["labels"] | undefined): Change | undefined =>
  labels?.[POLICY] === undefined ? undefined : (JSON.parse(labels[POLICY]) as Change);

async function markChanged(engine: Engine, ref: string, policy: RestartPolicy, now: Date): Promise<void> {
  const found = await engine.inspectContainer(ref);
  if (found === undefined) throw new EngineError("notFound", `no container with name or ID ${ref}`);
  const name = markName(found.id);
  // A volume keeps the labels that it was made with.
  await engine.removeVolume(name);
  if (policy === found.restartPolicy) return;
  const change: Change = { policy, container: found.id, at: now.toISOString() };
  await engine.createVolume(name, { ...found.labels, [ROLE]: "policy", [POLICY]: JSON.stringify(change) });
}

/** The events with a signal to each container that was told to stop for good while it ran. */
export function withStops(events: readonly EngineEvent[], changes: readonly Change[]): EngineEvent[] {
  const kills = changes.flatMap(({ policy, container, at }): EngineEvent[] => {
    const before = events.filter((event) => event.containerId === container && event.time <= at).at(-1);
    return policy === "no" && before?.action === "start" ? [{ containerId: container, action: "kill", time: at }] : [];
  });
  return [...kills, ...events].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
}
