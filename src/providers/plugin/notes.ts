import { isGivenAt } from "../../model/core/chosen";
import { listed } from "../../model/core/preview";
import type { Inputs, ResourceModel } from "../../model/core/resource";
import type { ProviderConfig } from "./config";

/**
 * What a preview says of inputs that are fine: what the service advises against, what has no effect on the local engine,
 * and what has another effect there than in Azure.
 */
export function notesOn(model: ResourceModel, config: ProviderConfig, inputs: Inputs): string[] {
  const given = model.canonical(inputs);
  return [...model.notes(given), ...(config.target === "local" ? localNotes(model, given) : [])];
}

function localNotes(model: ResourceModel, given: Inputs): string[] {
  const others = model.localNotes(given);
  const idle = model.cloudOnly.filter((path) => isGivenAt(given, path) && !Object.hasOwn(others, path));
  const note = `Kept, but without effect on the local engine: ${listed(idle)}.`;
  return [...(idle.length === 0 ? [] : [note]), ...Object.values(others)];
}

/** Names the properties of an imported resource that nobody can read, and that its program must give. */
export function keptSecretsNote(paths: readonly string[]): string | undefined {
  if (paths.length === 0) return undefined;
  return `An import cannot read what the program that made this said is secret: write ${listed(paths)} into your program.`;
}

/** Names the properties that an imported resource would lose in an update, since a PUT replaces the whole resource. */
export function unsupportedNote(paths: readonly string[]): string | undefined {
  if (paths.length === 0) return undefined;
  return `Berth does not support ${listed(paths)} yet: an update of this resource would remove what is there.`;
}
