import type { Json } from "../../model/core/armBody";
import type { Change, Inputs, ResourceModel } from "../../model/core/resource";
import { carryMarks, markByContent, markByShape, secretStrings } from "./marks";
import { plainMap, type PropertyMap } from "./values";

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

/**
 * Outputs as far as they are certain before anything is done; the rest is unknown. `update` is what an update starts from and
 * changes.
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
