import type { Change, Inputs, KnownUpdate, ResourceModel, Verdict } from "./resource";
import { isRecord } from "./json";
import { topLevel } from "./path";
import { isUnknown, UNKNOWN } from "./unknown";

/** Items as a part of a sentence: `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

/** The verdict on a resource whose tags alone can be sent, and whose other changes in place take the whole of it. */
export function verdictOf(changed: readonly Change[]): Verdict | undefined {
  if (changed.length === 0) return undefined;
  if (changed.some(({ replace }) => replace)) return "replace";
  return changed.every(({ path }) => topLevel(path) === "tags") ? "patch" : "update";
}

/** Why a resource is replaced; undefined when it is not. `because` is given the paths that are known. */
export function replaceNote(
  changed: readonly Change[],
  news: Inputs,
  because: (paths: string) => string,
): string | undefined {
  const paths = changed.filter(({ replace }) => replace).map(({ path }) => path);
  if (paths.length === 0) return undefined;
  const known = paths.filter((path) => !isUnknown(news[path]));
  return known.length === 0 ? `Replaced together with the source of its ${listed(paths)}.` : because(listed(known));
}

/** Parts of a container group's address that stay while its `ipAddress` input does. */
const STABLE_ADDRESS = ["type", "dnsNameLabel", "fqdn"];

/** See {@link ResourceModel.previewOutputs}. `stable` are outputs that no update changes. */
export function previewOutputs(
  model: Pick<ResourceModel, "inputs" | "outputs" | "nameProperty" | "armType" | "verdict">,
  stable: readonly string[],
  news: Inputs,
  update?: KnownUpdate,
): Inputs {
  const properties = Object.keys(model.outputs.properties);
  const echoed = properties.filter((key) => isEchoed(model, key)).map((key) => [key, news[key] ?? UNKNOWN] as const);
  const certain: Record<string, unknown> = {
    ...Object.fromEntries(properties.map((key) => [key, UNKNOWN])),
    ...Object.fromEntries(echoed),
    ...(update && carriedOver(model, stable, update)),
    name: news[model.nameProperty] ?? UNKNOWN,
    type: model.armType,
  };
  // An operation that ends otherwise has failed, and gives no outputs.
  if (Object.hasOwn(certain, "provisioningState")) certain.provisioningState = "Succeeded";
  if (Object.hasOwn(certain, "location")) certain.location = certainLocation(news.location, update?.outputs);
  return certain;
}

/** Whether ARM answers an input as it was given, under the same name. */
function isEchoed(model: Pick<ResourceModel, "inputs">, key: string): boolean {
  const kind = model.inputs.properties[key]?.kind;
  return key === "tags" || kind === "string" || kind === "integer" || kind === "number" || kind === "boolean";
}

/** ARM answers `westeurope` to `West Europe`, and a resource without a location has its resource group's. */
function certainLocation(given: unknown, outputs: Inputs | undefined): unknown {
  if (typeof given === "string" && /^[a-z0-9]+$/.test(given)) return given;
  return outputs?.location ?? UNKNOWN;
}

function carriedOver(
  model: Pick<ResourceModel, "verdict">,
  stable: readonly string[],
  { outputs, changed }: KnownUpdate,
): Inputs {
  const onlyTags = model.verdict(changed) === "patch";
  const kept = onlyTags ? Object.keys(outputs).filter((key) => key !== "tags") : stable;
  const carried = Object.fromEntries(kept.map((key) => [key, outputs[key]]));
  const { ipAddress } = outputs;
  if (onlyTags || !isRecord(ipAddress) || changed.some(({ path }) => topLevel(path) === "ipAddress")) return carried;
  const address = Object.entries(ipAddress).map(([key, value]) => [
    key,
    STABLE_ADDRESS.includes(key) ? value : UNKNOWN,
  ]);
  return { ...carried, ipAddress: Object.fromEntries(address) as Inputs };
}
