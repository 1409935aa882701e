import { omit } from "../../src/model/core/json";
import type { Inputs } from "../../src/model";
import type { SceneName } from "./scenes";

/** How to change a property alone. */
export interface Alone {
  /** The group that has the property. */
  readonly scene: SceneName;
  /** Where the property is in that group or must be added. Default: in the first item of every list. */
  readonly at?: string;
  /** Its value, if the group does not have the property. */
  readonly value?: unknown;
  /** Other properties that the value needs, by path, if the group does not have the property. */
  readonly beside?: Inputs;
  /** Its second value; undefined removes it. */
  readonly other: unknown;
  /** What must change together with it, by path, because of a rule of the service. */
  readonly along?: Inputs;
  /** Other parts of the containers, besides their start, that the change changes. */
  readonly moves?: "ip" | "fqdn";
  /**
   * Code of the ARM error with which the local service refuses a change that replaces the group. Default
   * `InvalidContainerGroupUpdate`.
   */
  readonly code?: string;
  /** The local engine refuses `other`. */
  readonly onAzure?: true;
  /** The rules allow no other value: `other` is refused. */
  readonly only?: true;
  /** The change makes another resource, so nothing can refuse it. */
  readonly isName?: true;
}

/** How to change properties alone, by path pattern, with `[]` for any index. */
export type Changes = Readonly<Record<string, Alone>>;

/** The changes of containers and of init containers. */
export function ofBoth(change: (container: "containers[]" | "initContainers[]") => Changes): Changes[] {
  return [change("containers[]"), change("initContainers[]")];
}

/** The pattern of a concrete path: `a[0].b` becomes `a[].b`. */
export const patternOf = (path: string): string => path.replace(/\[\d+\]/g, "[]");

/** Where a property is in its group. */
export const placeOf = (pattern: string, { at }: Alone): string => at ?? pattern.replace(/\[\]/g, "[0]");

/** A copy with another value at a concrete path; undefined removes the value. */
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

/** The value at a concrete path. */
export function valueAt(value: unknown, path: string): unknown {
  return (path.match(/[^.[\]]+/g) ?? []).reduce((outer: any, step) => outer?.[step], value);
}
