import type { Json } from "../../model/core/armBody";
import type { Inputs, ResourceModel } from "../../model/core/resource";
import { UNKNOWN } from "../../model/core/unknown";
import { carryMarks, markByContent, markByShape, secretStrings } from "./marks";
import { isMap, type PropertyMap } from "./values";

/**
 * Marks the outputs of a resource that the last operation left in doubt, so that the next update sends the whole resource. Keys
 * with two underscores are Pulumi's convention for what a user is not shown.
 */
const UNSETTLED = "__unsettled";

/** Outputs for the state: those of the schema, with everything marked that is secret by the schema or in `marked`. */
export function toOutputs(model: ResourceModel, body: Json, ...marked: readonly PropertyMap[]): PropertyMap {
  const known = Object.entries(body).filter(([key]) => Object.hasOwn(model.outputs.properties, key));
  return markAs(model.outputs, Object.fromEntries(known), marked);
}

/** Inputs that were read back, marked like {@link toOutputs}. */
export function toInputs(model: ResourceModel, inputs: Inputs, ...marked: readonly PropertyMap[]): PropertyMap {
  return markAs(model.inputs, inputs, marked);
}

function markAs(shape: ResourceModel["outputs"], map: PropertyMap, marked: readonly PropertyMap[]): PropertyMap {
  const secrets = marked.flatMap((source) => secretStrings(source));
  const carried = marked.reduce<unknown>((value, source) => carryMarks(source, value), markByShape(shape, map));
  return markByContent(secrets, carried) as PropertyMap;
}

/** The outputs with the mark that they are in doubt. */
export function unsettled(outputs: PropertyMap): PropertyMap {
  return { ...outputs, [UNSETTLED]: true };
}

/** Whether outputs bear that mark. */
export function isUnsettled(outputs: PropertyMap): boolean {
  return outputs[UNSETTLED] === true;
}

/** Outputs that no update changes, beside name, type and location. */
const STABLE: Readonly<Record<string, readonly string[]>> = {
  "berth:containerservice:ManagedCluster": ["fqdn", "privateFQDN", "nodeResourceGroup"],
  "berth:storage:StorageAccount": ["primaryEndpoints", "primaryLocation", "creationTime"],
};

/** Parts of a container group's address that stay while its `ipAddress` input does. */
const STABLE_ADDRESS = ["type", "dnsNameLabel", "fqdn"];

/**
 * Outputs as far as they are certain before anything is done; the rest is unknown. `olds` is what an update starts from,
 * `changed` the top-level inputs that it changes.
 */
export function previewOutputs(
  model: ResourceModel,
  news: Inputs,
  marked: PropertyMap,
  update?: { olds: PropertyMap; changed: readonly string[] },
): PropertyMap {
  const properties = Object.keys(model.outputs.properties);
  const echoed = properties.filter((key) => isEchoed(model, key)).map((key) => [key, news[key] ?? UNKNOWN] as const);
  const certain: PropertyMap = {
    ...Object.fromEntries(properties.map((key) => [key, UNKNOWN])),
    ...Object.fromEntries(echoed),
    ...carriedOver(model, update),
    name: news[model.nameProperty] ?? UNKNOWN,
    type: model.armType,
  };
  // An operation that ends otherwise has failed, and gives no outputs.
  if (Object.hasOwn(certain, "provisioningState")) certain["provisioningState"] = "Succeeded";
  if (Object.hasOwn(certain, "location")) certain["location"] = certainLocation(news["location"], update?.olds);
  return markAs(model.outputs, certain, [marked, ...(update === undefined ? [] : [update.olds])]);
}

/** Whether ARM answers an input as it was given, under the same name. */
function isEchoed(model: ResourceModel, key: string): boolean {
  const kind = model.inputs.properties[key]?.kind;
  return key === "tags" || kind === "string" || kind === "integer" || kind === "number" || kind === "boolean";
}

/** ARM answers `westeurope` to `West Europe`, and a resource without a location has its resource group's. */
function certainLocation(given: unknown, olds: PropertyMap | undefined): unknown {
  if (typeof given === "string" && /^[a-z0-9]+$/.test(given)) return given;
  return olds?.["location"] ?? UNKNOWN;
}

function carriedOver(
  model: ResourceModel,
  update: { olds: PropertyMap; changed: readonly string[] } | undefined,
): PropertyMap {
  if (update === undefined) return {};
  const { olds, changed } = update;
  const onlyTags = changed.length > 0 && changed.every((key) => key === "tags");
  const kept = onlyTags ? Object.keys(olds).filter((key) => key !== "tags") : (STABLE[model.token] ?? []);
  const stable: PropertyMap = Object.fromEntries(kept.map((key) => [key, olds[key]]));
  const address = olds["ipAddress"];
  if (!onlyTags && isMap(address) && !changed.includes("ipAddress"))
    stable["ipAddress"] = Object.fromEntries(
      Object.entries(address).map(([key, value]) => [key, STABLE_ADDRESS.includes(key) ? value : UNKNOWN]),
    );
  return stable;
}
