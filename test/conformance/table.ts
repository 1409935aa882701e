import { omit } from "../../src/model/core/json";
import type { Inputs } from "../../src/model";
import type { SceneName } from "./scenes";

/** How a property is changed alone. */
export interface Alone {
  /** The group that has the property. */
  readonly scene: SceneName;
  /** Where the property is in that group, or is to be put. Default: in the first item of every list. */
  readonly at?: string;
  /** Its value, where the group lacks it. */
  readonly value?: unknown;
  /** What it needs beside the value where the group lacks it, by path. */
  readonly beside?: Inputs;
  /** Its other value; undefined leaves it out. */
  readonly other: unknown;
  /** What has to change along with it, by path: a rule of the service lets it not change alone. */
  readonly along?: Inputs;
  /** What else than the containers' start the change changes, so that it may. */
  readonly moves?: "ip" | "fqdn";
  /** ARM code by which the local service refuses a change that replaces. Default `InvalidContainerGroupUpdate`. */
  readonly code?: string;
  /** The rules take no other value: `other` is refused. */
  readonly only?: true;
  /** The change makes another resource of it: there is nothing that could refuse. */
  readonly isName?: true;
}

/** How properties are changed alone, by path pattern, with `[]` for any index. */
export type Changes = Readonly<Record<string, Alone>>;

/** The changes of containers and of init containers. */
export function ofBoth(change: (container: "containers[]" | "initContainers[]") => Changes): Changes[] {
  return [change("containers[]"), change("initContainers[]")];
}

/** A concrete path's pattern: `a[0].b` is `a[].b`. */
export const patternOf = (path: string): string => path.replace(/\[\d+\]/g, "[]");

/** Where a property is in its group. */
export const placeOf = (pattern: string, { at }: Alone): string => at ?? pattern.replace(/\[\]/g, "[0]");

/** A copy with another value at a concrete path; undefined takes out what is there. */
export function putAt(value: unknown, path: string, part: unknown): Inputs {
  return put(value, path.match(/[^.[\]]+/g) ?? [], part) as Inputs;
}

function put(value: unknown, [step, ...rest]: readonly string[], part: unknown): unknown {
  if (step === undefined) return part;
  if (/^\d+$/.test(step)) {
    const items = Array.isArray(value) ? [...(value as unknown[])] : [];
    const item = put(items[Number(step)], rest, part);
    if (item === undefined) items.splice(Number(step), 1);
    else items[Number(step)] = item;
    return items;
  }
  const item = put((value as Inputs | undefined)?.[step], rest, part);
  const outer = (value ?? {}) as Inputs;
  return item === undefined ? omit(outer, step) : { ...outer, [step]: item };
}

/** What is at a concrete path. */
export function valueAt(value: unknown, path: string): unknown {
  return (path.match(/[^.[\]]+/g) ?? []).reduce((outer: any, step) => outer?.[step], value);
}
