import { isGivenAt } from "../../model/core/chosen";
import { listed } from "../../model/core/preview";
import type { Inputs, ResourceModel } from "../../model/core/resource";
import type { ProviderConfig } from "./config";

/** Names the inputs that have no effect on the local engine, and tells of those with another effect than in Azure. */
export function localNotes(model: ResourceModel, config: ProviderConfig, inputs: Inputs): string[] {
  if (config.target !== "local") return [];
  const given = model.canonical(inputs);
  const others = model.localNotes(given);
  const idle = model.cloudOnly.filter((path) => isGivenAt(given, path) && !Object.hasOwn(others, path));
  const note = `Kept, but without effect on the local engine: ${listed(idle)}.`;
  return [...(idle.length === 0 ? [] : [note]), ...Object.values(others)];
}

/** Names the properties that an imported resource would lose in an update, since a PUT replaces the whole resource. */
export function unsupportedNote(paths: readonly string[]): string | undefined {
  if (paths.length === 0) return undefined;
  return `Berth does not support ${listed(paths)} yet: an update of this resource would remove what is there.`;
}
