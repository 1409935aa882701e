import type { Json } from "../../model/core/armBody";
import type { Change, Inputs, ResourceModel } from "../../model/core/resource";
import { carryMarks, markByContent, markByShape, secretStrings, withKept } from "./marks";
import { plainMap, type PropertyMap } from "./values";

/**
 * Marks outputs after an operation that failed, so that the next update sends the whole resource. By Pulumi's
 * convention, keys with two underscores are not shown to users.
 */
const UNSETTLED = "__unsettled";

/** Outputs for the state: those in the schema, marked as secret where the schema or `marked` says so. */
export function toOutputs(model: ResourceModel, body: Json, ...marked: readonly PropertyMap[]): PropertyMap {
  const known = Object.entries(withKeptSecrets(body, ...marked)).filter(([key]) =>
    Object.hasOwn(model.outputs.properties, key),
  );
  return markAs(model.outputs, Object.fromEntries(known), marked);
}

/** What was read, with the secrets that the target does not show where one of `known` has them. */
export function withKeptSecrets(read: Json, ...known: readonly PropertyMap[]): Json {
  return known.reduce<unknown>((value, source) => withKept(source, value), read) as Json;
}

/** Inputs that were read, marked like {@link toOutputs}. */
export function toInputs(model: ResourceModel, inputs: Inputs, ...marked: readonly PropertyMap[]): PropertyMap {
  return markAs(model.inputs, inputs, marked);
}

function markAs(shape: ResourceModel["outputs"], map: PropertyMap, marked: readonly PropertyMap[]): PropertyMap {
  const secrets = marked.flatMap((source) => secretStrings(source));
  const carried = marked.reduce<unknown>((value, source) => carryMarks(source, value), markByShape(shape, map));
  return markByContent(secrets, carried) as PropertyMap;
}

/** Adds that mark to outputs. */
export function unsettled(outputs: PropertyMap): PropertyMap {
  return { ...outputs, [UNSETTLED]: true };
}

/** Whether outputs have that mark. */
export function isUnsettled(outputs: PropertyMap): boolean {
  return outputs[UNSETTLED] === true;
}

/**
 * Outputs that are certain in a preview. All others are unknown. `update` is the start and the changes of an update.
 */
export function previewOutputs(
  model: ResourceModel,
  news: Inputs,
  marked: PropertyMap,
  update?: { readonly olds: PropertyMap; readonly changed: readonly Change[] },
): PropertyMap {
  if (update === undefined) return markAs(model.outputs, model.previewOutputs(news), [marked]);
  const { olds, changed } = update;
  return markAs(model.outputs, model.previewOutputs(news, { outputs: plainMap(olds), changed }), [marked, olds]);
}
