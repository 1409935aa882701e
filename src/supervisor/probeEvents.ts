import { harmless } from "../model/values/text";
import type { ArmEvent } from "../providers/local/work/operations";

/** Maximum number of different events that are kept per container. */
const KEPT = 20;

/** Adds an event to a container's events, or increases its count if it is there already. */
export function recordEvent(
  events: readonly ArmEvent[],
  { name, message: told, type }: Pick<ArmEvent, "name" | "message" | "type">,
  nowMs: number,
): ArmEvent[] {
  // A probe's program says what it likes.
  const message = harmless(told);
  const now = new Date(nowMs).toISOString().replace(/\.\d+Z$/, "Z");
  const same = events.find((event) => event.name === name && event.message === message);
  const others = events.filter((event) => event !== same);
  const { count, firstTimestamp } = same ?? { count: 0, firstTimestamp: now };
  return [...others, { count: count + 1, firstTimestamp, lastTimestamp: now, name, message, type }].slice(-KEPT);
}
