import { type Clock, systemClock, takenAgain } from "../../clock";
import { type ContainerDetails, EngineError, type EngineEvent, type EngineFault } from "../engine";

/** Podman names in its answers what went wrong, whatever their status is. */
const CAUSES: Readonly<Record<string, EngineFault>> = {
  "no such container": "notFound",
  "network not found": "notFound",
  "that name is already in use": "conflict",
  "network already exists": "conflict",
  "network is being used": "conflict",
  "volume already exists": "conflict",
  "container state improper": "conflict",
  /** A container that others depend on is removed. */
  "container already exists": "conflict",
};

/** What went wrong, by the cause in an answer; undefined for other causes, and for answers without one. */
export const faultOfCause = (cause: unknown): EngineFault | undefined =>
  typeof cause === "string" && Object.hasOwn(CAUSES, cause) ? CAUSES[cause] : undefined;

/** The name of an image as Docker shows it. Podman adds the registry that a name without one means. */
export const shortName = (name: string): string => name.replace(/^docker\.io\/(?:library\/(?=[^/]*$))?/, "");

type Status = ContainerDetails["status"];

/** Podman's states that Docker does not have, as what Docker would call them. */
export function dockerStatus(
  status: string | undefined,
  { restartPolicy, exitCode, startedAt }: Pick<ContainerDetails, "restartPolicy" | "exitCode" | "startedAt">,
): Status {
  switch (status) {
    // It has ended and Podman has not dealt with that yet.
    case "stopped":
      return restartPolicy === "always" || (restartPolicy === "on-failure" && exitCode !== 0) ? "restarting" : "exited";
    case "stopping":
      return "running";
    case "configured":
      return "created";
    case "initialized":
      return startedAt === undefined ? "created" : "restarting";
    default:
      return status as Status;
  }
}

/** A line of Podman's events. */
export interface PodmanEvent extends Omit<EngineEvent, "action"> {
  readonly action: string;
}

/**
 * The events as Docker tells them, where a stop and a restart begin with a signal. Podman tells of signals that were asked for by
 * name only, and of a restart when it restarts what has ended too.
 */
export function dockerEvents(events: readonly PodmanEvent[]): EngineEvent[] {
  const last = new Map<string, string>();
  return events.flatMap((event): EngineEvent[] => {
    const { action, containerId } = event;
    const isRunning = last.get(containerId) === "start";
    last.set(containerId, action);
    if (action === "restart") return isRunning ? [{ ...event, action: "kill" }] : [];
    const told: EngineEvent = { ...event, action: action as EngineEvent["action"] };
    return action === "stop" && isRunning ? [{ ...event, action: "kill" }, told] : [told];
  });
}

/** How long others have to remove the containers that are in the network of one that is removed, and one to end by itself. */
const PASSING = { forMs: 30_000, pauseMs: 20, longestPauseMs: 500 };

/** Podman's words for a container that has others in its network, and for one that ended just before it was to be stopped. */
const IS_PASSING = /has dependent containers|could not be stopped: .*container state improper/s;

/**
 * Removes a container, where Docker would do so at once but Podman wants those that are in its network to be removed before, which
 * whoever removes a group does at the same time, and fails for one that ends by itself meanwhile.
 */
export function whenRemovable<T>(remove: () => Promise<T>, clock: Clock = systemClock): Promise<T> {
  const isPassing = (error: unknown) => error instanceof EngineError && IS_PASSING.test(error.message);
  return takenAgain(clock, remove, { ...PASSING, isPassing });
}
