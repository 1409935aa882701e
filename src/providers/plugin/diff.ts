import { isDeepStrictEqual } from "node:util";
import { type DiffRequest, DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { Change, ResourceModel } from "../../model/core/resource";
import { changes } from "../../model/core/change";
import { isWithin, topLevel } from "../../model/core/path";
import { isUnknown } from "../../model/core/unknown";
import { decode } from "./codec";
import { isDeletionCutOff } from "./deletions";
import { isUnsettled } from "./outputs";
import { keepPaths } from "./paths";
import { modelOf, type Plan, type Session } from "./session";
import { plainMap, type PropertyMap } from "./values";

const { Kind } = PropertyDiff;
const { DiffChanges } = DiffResponse;

const KINDS = { add: Kind.ADD, delete: Kind.DELETE, update: Kind.UPDATE };
const REPLACE_KINDS = { add: Kind.ADD_REPLACE, delete: Kind.DELETE_REPLACE, update: Kind.UPDATE_REPLACE };

/** Reports which properties an update would change and whether it needs a replacement. Sends no requests. */
export function diffResource(session: Session, request: DiffRequest): DiffResponse {
  const urn = request.getUrn();
  const outputs = decode(request.getOlds());
  const olds = request.hasOldInputs() ? decode(request.getOldInputs()) : outputs;
  const news = decode(request.getNews());
  const model = modelOf(urn);
  const ignored = request.getIgnorechangesList();
  const made = changesBetween(model, { olds, outputs, news }, ignored);
  const isMended = mustBeMended(session, { urn, model, id: request.getId() }, outputs);
  const found = isMended && STATE in model.outputs.properties ? [...made, MENDED] : made;
  // Without a change no update follows that would take it.
  if (found.length > 0) session.plans.set(urn, { olds, outputs, news, ignored, changed: found });
  else session.plans.delete(urn);
  const note = model.replaceNote(found, plainMap(news));
  if (note === undefined) session.replacing.delete(urn);
  else session.replacing.set(urn, note);
  session.fates.set(request.getId().toLowerCase(), note === undefined ? "stays" : "goes");
  const response = diffResponse(found, { deleteBeforeReplace: !isMovedPart(model, found) });
  if (isMended) response.setChanges(DiffChanges.DIFF_SOME);
  return response;
}

/**
 * Whether a replacement can be made before the old one is deleted. Automatic names derive from the URN, so the new
 * resource mostly has the same name as the old one. A part of another resource that gets another name in it can be made
 * first, and a cluster's last System pool must be.
 */
function isMovedPart({ partOf, identity, nameProperty }: ResourceModel, found: readonly Change[]): boolean {
  const changed = found.map(({ path }) => path).filter((path) => identity.includes(path));
  return partOf !== undefined && changed.length === 1 && changed[0] === nameProperty;
}

const STATE = "provisioningState";

/** The change of an update that only mends the resource, as far as a property tells of it. */
const MENDED: Change = { path: STATE, kind: "update", replace: false };

/**
 * Whether a resource must be written again, whatever has changed: an operation on it was cut off, or it was found damaged when it
 * was last read.
 */
function mustBeMended(
  session: Session,
  resource: { readonly urn: string; readonly model: ResourceModel; readonly id: string },
  outputs: PropertyMap,
): boolean {
  return isUnsettled(outputs) || resource.model.isDamaged(plainMap(outputs)) || isDeletionCutOff(session, resource);
}

/** The changes of an update: those that Diff found for the same request, or else computed now. */
export function plannedChanges(session: Session, urn: string, update: Omit<Plan, "changed">): readonly Change[] {
  const plan = session.plans.get(urn);
  session.plans.delete(urn);
  const isSame =
    plan !== undefined &&
    (["olds", "outputs", "news", "ignored"] as const).every((key) => isDeepStrictEqual(plan[key], update[key]));
  return isSame ? plan.changed : changesBetween(modelOf(urn), update, update.ignored);
}

/** All changes except the ignored ones. */
function changesBetween(
  model: ResourceModel,
  { olds, outputs, news }: { olds: PropertyMap; outputs: PropertyMap; news: PropertyMap },
  ignored: readonly string[],
): Change[] {
  const wanted = keepPaths(olds, news, ignored);
  const found = changes(model, plainMap(olds), plainMap(wanted), plainMap(outputs));
  return found
    .filter(({ path }) => !ignored.some((pattern) => isWithin(path, pattern)))
    .map((change) => (holdsUp(model, change, wanted) ? { ...change, replace: true } : change));
}

/**
 * Whether the resource must be replaced so that something it uses can be: a share, for example, cannot be deleted while
 * a group mounts it. When Pulumi is about to replace that resource, it asks with the whole property unknown.
 */
function holdsUp({ holding }: ResourceModel, { path }: Change, news: PropertyMap): boolean {
  return holding.includes(path) && isUnknown(news[path]);
}

/** Converts changes for Pulumi. */
export function diffResponse(found: readonly Change[], options: { deleteBeforeReplace: boolean }): DiffResponse {
  const response = new DiffResponse();
  response.setChanges(found.length > 0 ? DiffChanges.DIFF_SOME : DiffChanges.DIFF_NONE);
  response.setHasdetaileddiff(true);
  const replaces = found.filter(({ replace }) => replace);
  response.setDiffsList(unique(found));
  response.setReplacesList(unique(replaces));
  response.setDeletebeforereplace(options.deleteBeforeReplace && replaces.length > 0);
  for (const { path, kind, replace } of found) {
    const detail = new PropertyDiff();
    detail.setKind((replace ? REPLACE_KINDS : KINDS)[kind]);
    // The state is no input.
    detail.setInputdiff(path !== STATE);
    response.getDetaileddiffMap().set(path, detail);
  }
  return response;
}

function unique(found: readonly Change[]): string[] {
  return [...new Set(found.map(({ path }) => topLevel(path)))];
}
