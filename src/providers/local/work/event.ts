import { harmless } from "../../../model/values/text";
import type { ArmEvent } from "./operations";

const seconds = (time: string): string => new Date(time).toISOString().replace(/\.\d+Z$/, "Z");

/** An event in ARM's form. Times are ISO 8601. */
export function event(
  name: string,
  message: string,
  first: string,
  more: { last?: string; count?: number; type?: ArmEvent["type"] } = {},
): ArmEvent {
  const { last = first, count = 1, type = "Normal" } = more;
  return {
    count,
    firstTimestamp: seconds(first),
    lastTimestamp: seconds(last),
    name,
    message: harmless(message),
    type,
  };
}
