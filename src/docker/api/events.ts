import type { EventMessage } from "@docker/node-sdk";
import type { EngineEvent, LabelFilter } from "../engine";
import { fits } from "../labels";
import { dockerEvents, type PodmanEvent } from "./podman";

/** The lifecycle events of a container. */
const ACTIONS: readonly EngineEvent["action"][] = ["create", "start", "kill", "oom", "die", "stop"];

/** Docker's filter for container events. */
export function eventFilters(filter: LabelFilter): object {
  return { type: ["container"], event: [...ACTIONS], label: [...filter] };
}

/** Converts ISO 8601 to Docker's seconds since 1970. */
export const unixTime = (time: string): number => Date.parse(time) / 1000;

/** Converts Docker's events. The last line may be incomplete. */
export const eventsOf = (lines: Buffer): EngineEvent[] =>
  messagesIn(lines).map((message) => eventOf(message) as EngineEvent);

/** Podman tells an exit code of 0 by another name, and of what has not ended too. */
function exitOf(action: string | undefined, { exitCode, containerExitCode }: Record<string, string> = {}) {
  const code = exitCode ?? (action === "die" ? containerExitCode : undefined);
  return code !== undefined && { exitCode: Number(code) };
}

/** Converts Podman's events, which are of all kinds. */
export function podmanEventsOf(lines: Buffer, filter: LabelFilter): EngineEvent[] {
  const known: readonly string[] = [...ACTIONS, "restart"];
  const isWanted = ({ Action = "", Actor }: EventMessage) =>
    known.includes(Action) && fits(Actor?.Attributes ?? {}, filter);
  return dockerEvents(messagesIn(lines).filter(isWanted).map(eventOf));
}

function messagesIn(lines: Buffer): EventMessage[] {
  const text = lines.toString("utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1).split("\n");
  return whole.filter((line) => line !== "").map((line) => JSON.parse(line) as EventMessage);
}

function eventOf({ Action, Actor = {}, timeNano = 0 }: EventMessage): PodmanEvent {
  return {
    containerId: Actor.ID ?? "",
    action: Action ?? "",
    time: new Date(Math.floor(timeNano / 1e6)).toISOString(),
    ...exitOf(Action, Actor.Attributes),
    ...(Actor.Attributes?.signal !== undefined && { signal: Number(Actor.Attributes.signal) }),
  };
}
