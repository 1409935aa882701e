import type { Change, Inputs, KnownUpdate, ResourceModel, Verdict } from "./resource";
import { isRecord, mapRecord } from "./json";
import { topLevel } from "./path";
import { isUnknown, UNKNOWN } from "./unknown";

/** Joins items for a sentence: `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/**
 * The verdict for a resource whose tags can be sent alone, and which is sent as a whole for any other change in place.
 */
export function verdictOf(changed: readonly Change[]): Verdict | undefined {
  if (changed.length === 0) return undefined;
  if (changed.some(({ replace }) => replace)) return "replace";
  return changed.every(({ path }) => topLevel(path) === "tags") ? "patch" : "update";
}

/** Why a resource is replaced; undefined when it is not. `because` receives the known paths. */
export function replaceNote(
  changed: readonly Change[],
  news: Inputs,
  because: (paths: string) => string,
): string | undefined {
  const paths = changed.filter(({ replace }) => replace).map(({ path }) => path);
  if (paths.length === 0) return undefined;
  const known = paths.filter((path) => !isUnknown(news[path]));
  return known.length === 0
    ? `Replaced, because the source of its ${listed(paths)} is replaced.`
    : because(listed(known));
}

/** Outputs that an update does not change. */
export interface StableOutputs {
  /** Outputs that no update changes, in addition to name, type and location. */
  readonly whole?: readonly string[];
  /** Parts of an output that stay the same as long as the input of that name does. */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
  /** Outputs that follow from the inputs, of creations too. Null for one that will be absent. */
  readonly follows?: (news: Inputs) => Inputs;
}

/** See {@link ResourceModel.previewOutputs}. */
export function previewOutputs(
  model: Pick<ResourceModel, "inputs" | "outputs" | "nameProperty" | "armType" | "verdict">,
  stable: StableOutputs,
  news: Inputs,
  update?: KnownUpdate,
): Inputs {
  const properties = Object.keys(model.outputs.properties);
  const echoed = properties.filter((key) => isEchoed(model, key)).map((key) => [key, news[key] ?? UNKNOWN] as const);
  const certain: Record<string, unknown> = {
    ...Object.fromEntries(properties.map((key) => [key, UNKNOWN])),
    ...Object.fromEntries(echoed),
    ...(update && carriedOver(model, stable, update)),
    ...stable.follows?.(news),
    name: news[model.nameProperty] ?? UNKNOWN,
    type: model.armType,
  };
  // An operation that succeeds ends in this state. Others give no outputs.
  if (Object.hasOwn(certain, "provisioningState")) certain.provisioningState = "Succeeded";
  if (Object.hasOwn(certain, "location")) certain.location = certainLocation(news.location, update?.outputs);
  return certain;
}

/** Whether ARM returns an input unchanged under the same name. */
function isEchoed(model: Pick<ResourceModel, "inputs">, key: string): boolean {
  const kind = model.inputs.properties[key]?.kind;
  return key === "tags" || kind === "string" || kind === "integer" || kind === "number" || kind === "boolean";
}

/** ARM returns `westeurope` for `West Europe`. A resource without a location has its resource group's. */
function certainLocation(given: unknown, outputs: Inputs | undefined): unknown {
  if (typeof given === "string" && /^[a-z0-9]+$/.test(given)) return given;
  return outputs?.location ?? UNKNOWN;
}

function carriedOver(
  model: Pick<ResourceModel, "verdict">,
  { whole = [], parts = {} }: StableOutputs,
  { outputs, changed }: KnownUpdate,
): Inputs {
  const onlyTags = model.verdict(changed) === "patch";
  const kept = onlyTags ? Object.keys(outputs).filter((key) => key !== "tags") : whole;
  const carried = kept.map((key) => [key, outputs[key]] as const);
  if (onlyTags) return Object.fromEntries(carried);
  const partly = Object.entries(parts).flatMap(([key, names]) => {
    const output = outputs[key];
    if (!isRecord(output) || changed.some(({ path }) => topLevel(path) === key)) return [];
    return [[key, mapRecord(output, (value, name) => (names.includes(name) ? value : UNKNOWN))] as const];
  });
  return Object.fromEntries([...carried, ...partly]);
}
