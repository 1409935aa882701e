import type { Json } from "../../model/core/armBody";
import type { Change, Inputs, ResourceModel } from "../../model/core/resource";
import { holdsSecret } from "../../model/core/shape";
import { carryMarks, markByContent, markByShape, secretStrings, withKept } from "./marks";
import { isAbsent, plainMap, type PropertyMap } from "./values";

/**
 * Marks outputs after an operation that failed, so that the next update sends the whole resource. By Pulumi's
 * convention, keys with two underscores are not shown to users.
 */
const UNSETTLED = "__unsettled";
/** Marks outputs, too, after a creation of which nobody saw what came of it: there may be nothing. */
const UNSEEN = "__unseen";

/** Outputs for the state: those in the schema, marked as secret where the schema or `marked` says so. */
export function toOutputs(model: ResourceModel, body: Json, ...marked: readonly PropertyMap[]): PropertyMap {
  const known = Object.entries(withKeptSecrets(body, ...marked)).filter(([key]) =>
    Object.hasOwn(model.outputs.properties, key),
  );
  if (known.length === 0) return {};
  return { ...secretInputs(model, marked[0]), ...markAs(model.outputs, Object.fromEntries(known), marked) };
}

/**
 * The inputs with secrets that the resource's outputs lack. Pulumi's SDK would take the program's own values for the properties of the
 * resource, without any mark, and a program that exports the resource would show them.
 */
function secretInputs(model: ResourceModel, inputs: PropertyMap = {}): PropertyMap {
  const secret = Object.entries(inputs).filter(([key, value]) => {
    const shape = Object.hasOwn(model.outputs.properties, key) ? undefined : model.inputs.properties[key];
    return shape !== undefined && holdsSecret(shape) && !isAbsent(value);
  });
  return markByShape(model.inputs, Object.fromEntries(secret)) as PropertyMap;
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

/** Adds the mark of a creation of which nothing was seen. */
export function unseen(outputs: PropertyMap): PropertyMap {
  return { ...outputs, [UNSEEN]: true };
}

/** Whether outputs have that mark. */
export function isUnseen(outputs: PropertyMap): boolean {
  return outputs[UNSEEN] === true;
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
  const kept = secretInputs(model, marked);
  if (update === undefined) return { ...kept, ...markAs(model.outputs, model.previewOutputs(news), [marked]) };
  const { olds, changed } = update;
  const certain = model.previewOutputs(news, { outputs: plainMap(olds), changed });
  return { ...kept, ...markAs(model.outputs, certain, [marked, olds]) };
}
