import type { EventMessage } from "@docker/node-sdk";
import type { EngineEvent, LabelFilter } from "../engine";

/** The lifecycle events of a container. */
const ACTIONS: readonly EngineEvent["action"][] = ["create", "start", "kill", "oom", "die", "stop"];

/** Docker's filter for container events. */
export function eventFilters(filter: LabelFilter): object {
  return { type: ["container"], event: [...ACTIONS], label: [...filter] };
}

/** Converts ISO 8601 to Docker's seconds since 1970. */
export const unixTime = (time: string): number => Date.parse(time) / 1000;

/** Converts Docker's events. The last line may be incomplete. */
export function eventsOf(lines: Buffer): EngineEvent[] {
  const text = lines.toString("utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1).split("\n");
  const messages = whole.filter((line) => line !== "").map((line) => JSON.parse(line) as EventMessage);
  return messages.map(({ Action, Actor = {}, timeNano = 0 }) => ({
    containerId: Actor.ID ?? "",
    action: Action as EngineEvent["action"],
    time: new Date(Math.floor(timeNano / 1e6)).toISOString(),
    ...(Actor.Attributes?.exitCode !== undefined && { exitCode: Number(Actor.Attributes.exitCode) }),
    ...(Actor.Attributes?.signal !== undefined && { signal: Number(Actor.Attributes.signal) }),
  }));
}
