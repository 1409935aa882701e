import { asList, asRecord, isGiven, isRecord, omit, own } from "./json";
import type { CanonicalForm } from "./canonical";
import { type ListKeys, matchItems } from "./listKey";
import type { Inputs } from "./resource";
import { isUnknown } from "./unknown";

type ComparedForm = Pick<CanonicalForm, "lists" | "on">;

/**
 * A copy of `seen` that can be compared with `wanted`. Values that the service chose are removed where `wanted` leaves
 * the choice to it. Where `wanted` now gives such a value, the service's value is added from `outputs`. `patterns` are
 * the paths of such choices, with `[]` for any index, and with `.**` at their end for all that is below as well.
 */
export function withoutChoices(
  form: ComparedForm,
  patterns: readonly string[],
  wanted: Inputs,
  seen: Inputs,
  outputs: Inputs = {},
): Inputs {
  return patterns.reduce((left, pattern) => settle(form, pattern.split("."), wanted, left, outputs), seen);
}

function settle(
  form: ComparedForm,
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
  if (rest[0] === BELOW) {
    if (!isGiven(theirs)) return omit(seen, key);
    const part = below(form, key, theirs, ours, own(outputs, key));
    return part === undefined ? seen : { ...seen, [key]: part };
  }
  if (step.endsWith("[]")) {
    if (!Array.isArray(ours)) return seen;
    const told = asList(own(outputs, key));
    const tellings = matchItems(form.lists, key, told, ours);
    return mapMatching(form.lists, key, seen, wanted, (item, asked, i) =>
      settle(form, rest, asked, item, asRecord(told[tellings[i] ?? told.length])),
    );
  }
  if ([theirs, ours].some((value) => isGiven(value) && !isRecord(value))) return seen;
  const part = settle(form, rest, asRecord(theirs), asRecord(ours), asRecord(own(outputs, key)));
  return Object.keys(part).length === 0 ? omit(seen, key) : { ...seen, [key]: part };
}

/** Of a path pattern: everything below. */
const BELOW = "**";

/**
 * What is left of a value that the service may have filled up: the parts that `wanted` gives, from `seen` or else as the
 * service told. What is off may be absent, unless it is on by default.
 */
function below(form: ComparedForm, name: string, wanted: unknown, seen: unknown, told: unknown): unknown {
  if (isRecord(wanted) && !isUnknown(wanted) && [seen, told].every((value) => !isGiven(value) || isRecord(value))) {
    const keys = Object.keys(wanted).filter((key) => isGiven(wanted[key]));
    const parts = keys.map((key) => {
      return [key, below(form, key, wanted[key], own(asRecord(seen), key), own(asRecord(told), key))] as const;
    });
    const left = parts.filter(([, value]) => value !== undefined);
    return left.length === 0 ? undefined : Object.fromEntries(left);
  }
  const found = isGiven(seen) ? seen : told;
  if (!isGiven(found)) return wanted === false && !form.on?.includes(name) ? false : undefined;
  if (!Array.isArray(wanted) || !Array.isArray(found)) return found;
  const [matches, tellings] = [
    matchItems(form.lists, name, wanted, found),
    matchItems(form.lists, name, asList(told), found),
  ];
  return found.map((item: unknown, i) => {
    const [match, telling] = [matches[i], tellings[i]];
    if (match === undefined) return item;
    return below(form, "", wanted[match], item, telling === undefined ? undefined : asList(told)[telling]) ?? item;
  });
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
