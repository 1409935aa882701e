import { isGivenAt } from "../../model/core/chosen";
import { listed } from "../../model/core/preview";
import type { Inputs, ResourceModel } from "../../model/core/resource";
import type { ProviderConfig } from "./config";

/** Names the inputs that have no effect on the local engine. */
export function cloudOnlyNote(model: ResourceModel, config: ProviderConfig, inputs: Inputs): string | undefined {
  if (config.target !== "local") return undefined;
  const given = model.canonical(inputs);
  const idle = model.cloudOnly.filter((path) => isGivenAt(given, path));
  return idle.length === 0 ? undefined : `Kept, but without effect on the local engine: ${listed(idle)}.`;
}

/** Names the properties that an imported resource would lose in an update, since a PUT replaces the whole resource. */
export function unsupportedNote(paths: readonly string[]): string | undefined {
  if (paths.length === 0) return undefined;
  return `Berth does not support ${listed(paths)} yet: an update of this resource would remove what is there.`;
}
