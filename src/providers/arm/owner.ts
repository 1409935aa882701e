import type { Json } from "../../model/core/armBody";
import { isRecord, omit } from "../../model/core/json";
import type { Inputs, ResourceModel } from "../../model/core/resource";

/** Name of the tag, and of the entry of a share's metadata, that tells whose a resource is. Azure compares it without case. */
export const OWNER_TAG = "berthOwner";
/** Most tags of a resource on Azure. */
const MAX_TAGS = 50;

/** The inputs with a mark that says whose the resource is. Where the program uses all tags that there can be, it bears none. */
export function withOwnerTag(model: ResourceModel, inputs: Inputs, owner: string | undefined): Inputs {
  const place = placeOf(model);
  if (owner === undefined || place === undefined) return inputs;
  const given = isRecord(inputs[place]) ? inputs[place] : {};
  return Object.keys(given).length >= MAX_TAGS ? inputs : { ...inputs, [place]: { ...given, [OWNER_TAG]: owner } };
}

/** What ARM answered, in flat form, apart from the mark. */
export function withoutOwnerTag(model: ResourceModel, outputs: Json): { owner: string; outputs: Json } {
  const place = placeOf(model);
  const tags = place === undefined ? undefined : outputs[place];
  if (place === undefined || !isRecord(tags)) return { owner: "", outputs };
  const key = Object.keys(tags).find((name) => name.toLowerCase() === OWNER_TAG.toLowerCase());
  if (key === undefined) return { owner: "", outputs };
  const rest = omit(tags, key);
  return {
    owner: String(tags[key]),
    outputs: Object.keys(rest).length > 0 ? { ...outputs, [place]: rest } : omit(outputs, place),
  };
}

function placeOf({ inputs }: ResourceModel): "tags" | "metadata" | undefined {
  return (["tags", "metadata"] as const).find((key) => Object.hasOwn(inputs.properties, key));
}
