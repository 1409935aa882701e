import { parseArmId } from "./armId";
import { type Problem, RULES } from "./problem";

/**
 * Checks the ARM id of a resource of a type. Skips anything but a string. `hidden` leaves the value out of the message.
 */
export function checkResourceId(value: unknown, path: string, type: string, hidden = false): Problem[] {
  if (typeof value !== "string" || isIdOf(value, type)) return [];
  const allowed = `must be the ARM id of a ${type}`;
  return [{ path, ...(!hidden && { value }), allowed, rule: RULES.arm }];
}

function isIdOf(value: string, type: string): boolean {
  return value.startsWith("/") && parseArmId(value)?.type.toLowerCase() === type.toLowerCase();
}
