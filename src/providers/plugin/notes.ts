import { isGivenAt } from "../../model/core/chosen";
import { listed } from "../../model/core/preview";
import type { Inputs, ResourceModel } from "../../model/core/resource";
import type { Session } from "./session";

/**
 * What a preview says of inputs that are fine: what the service advises against, what has no effect on the local engine,
 * and what has another effect there than in Azure.
 */
export function notesOn(session: Session, model: ResourceModel, inputs: Inputs): string[] {
  const given = model.canonical(inputs);
  return [...model.notes(given), ...(session.config.target === "local" ? localNotes(session, model, given) : [])];
}

/** What has no effect is said of the first resource that has it: a program has a zone in every group or in none. */
function localNotes({ idle: told }: Session, model: ResourceModel, given: Inputs): string[] {
  const others = model.localNotes(given);
  const isNew = (path: string) => !told.has(`${model.armType} ${path}`);
  const idle = model.cloudOnly.filter((path) => isGivenAt(given, path) && !Object.hasOwn(others, path) && isNew(path));
  for (const path of idle) told.add(`${model.armType} ${path}`);
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
