import { asList, asRecord, isGiven, isRecord, omit, own } from "./json";
import { type ListKeys, matchItems } from "./listKey";
import type { Inputs } from "./resource";
import { isUnknown } from "./unknown";

/**
 * A copy of `seen` that can be compared with `wanted`. Values that the service chose are removed where `wanted` leaves
 * the choice to it. Where `wanted` now gives such a value, the service's value is added from `outputs`. `patterns` are
 * the paths of such choices, with `[]` for any index.
 */
export function withoutChoices(
  lists: ListKeys,
  patterns: readonly string[],
  wanted: Inputs,
  seen: Inputs,
  outputs: Inputs = {},
): Inputs {
  return patterns.reduce((left, pattern) => settle(lists, pattern.split("."), wanted, left, outputs), seen);
}

function settle(
  lists: ListKeys,
  [step = "", ...rest]: readonly string[],
  wanted: Inputs,
  seen: Inputs,
  outputs: Inputs,
): Inputs {
  const key = step.replace("[]", "");
  const theirs = own(wanted, key);
  const ours = own(seen, key);
  if (rest.length === 0) {
    if (!isGiven(theirs)) return omit(seen, key);
    const chosen = own(outputs, key);
    return isGiven(ours) || !isGiven(chosen) ? seen : { ...seen, [key]: chosen };
  }
  if (step.endsWith("[]")) {
    if (!Array.isArray(ours)) return seen;
    const told = asList(own(outputs, key));
    const tellings = matchItems(lists, key, told, ours);
    return mapMatching(lists, key, seen, wanted, (item, asked, i) =>
      settle(lists, rest, asked, item, asRecord(told[tellings[i] ?? told.length])),
    );
  }
  if ([theirs, ours].some((value) => isGiven(value) && !isRecord(value))) return seen;
  const part = settle(lists, rest, asRecord(theirs), asRecord(ours), asRecord(own(outputs, key)));
  return Object.keys(part).length === 0 ? omit(seen, key) : { ...seen, [key]: part };
}

/**
 * A copy of `seen` in which `map` is applied to each item of a list that has a counterpart in the same list of
 * `wanted`.
 */
export function mapMatching(
  lists: ListKeys,
  list: string,
  seen: Inputs,
  wanted: Inputs,
  map: (item: Inputs, asked: Inputs, index: number) => Inputs,
): Inputs {
  const ours = own(seen, list);
  if (!Array.isArray(ours)) return seen;
  const theirs = asList(own(wanted, list));
  const matches = matchItems(lists, list, theirs, ours);
  const mapped = ours.map((item: unknown, i) => {
    const asked = theirs[matches[i] ?? theirs.length];
    return isRecord(item) && isRecord(asked) ? map(item, asked, i) : item;
  });
  return { ...seen, [list]: mapped };
}

/** Whether inputs have a value at a path pattern. */
export function isGivenAt(inputs: unknown, pattern: string): boolean {
  const [step = "", ...rest] = pattern.split(".");
  const value = isRecord(inputs) ? own(inputs, step.replace("[]", "")) : undefined;
  if (rest.length === 0 || isUnknown(value)) return isGiven(value);
  const parts = step.endsWith("[]") ? asList(value) : [value];
  return parts.some((part) => isGivenAt(part, rest.join(".")));
}
