import { isDeepStrictEqual } from "node:util";
import { type DiffRequest, DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import type { Change, ResourceModel } from "../../model/core/resource";
import { changes } from "../../model/core/change";
import { isWithin, topLevel } from "../../model/core/path";
import { isUnknown } from "../../model/core/unknown";
import { decode } from "./codec";
import { keepPaths } from "./paths";
import { modelOf, type Plan, type Session } from "./session";
import { plainMap, type PropertyMap } from "./values";

const { Kind } = PropertyDiff;
const { DiffChanges } = DiffResponse;

const KINDS = { add: Kind.ADD, delete: Kind.DELETE, update: Kind.UPDATE };
const REPLACE_KINDS = { add: Kind.ADD_REPLACE, delete: Kind.DELETE_REPLACE, update: Kind.UPDATE_REPLACE };

/** What an update would change, property by property, and whether it takes a replacement. Asks nobody. */
export function diffResource(session: Session, request: DiffRequest): DiffResponse {
  const urn = request.getUrn();
  const outputs = decode(request.getOlds());
  const olds = request.hasOldInputs() ? decode(request.getOldInputs()) : outputs;
  const news = decode(request.getNews());
  const model = modelOf(urn);
  const ignored = request.getIgnorechangesList();
  const found = changesBetween(model, { olds, outputs, news }, ignored);
  session.plans.set(urn, { olds, outputs, news, ignored, changed: found });
  const note = model.replaceNote(found, plainMap(news));
  if (note === undefined) session.replacing.delete(urn);
  else session.replacing.set(urn, note);
  // Names are made of the URN, so a second resource would have the first one's.
  return diffResponse(found, { deleteBeforeReplace: true });
}

/** What an update changes: as Diff found for the same request, else found now. */
export function plannedChanges(session: Session, urn: string, update: Omit<Plan, "changed">): readonly Change[] {
  const plan = session.plans.get(urn);
  session.plans.delete(urn);
  const isSame =
    plan !== undefined &&
    (["olds", "outputs", "news", "ignored"] as const).every((key) => isDeepStrictEqual(plan[key], update[key]));
  return isSame ? plan.changed : changesBetween(modelOf(urn), update, update.ignored);
}

/** All changes but the ignored ones. */
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
 * Whether the resource stands in the way of what it depends on. Pulumi asks with the whole property unknown when it is about to
 * replace that; and a share cannot be deleted while a group mounts it.
 */
function holdsUp({ holding }: ResourceModel, { path }: Change, news: PropertyMap): boolean {
  return holding.includes(path) && isUnknown(news[path]);
}

/** Changes as Pulumi takes them. */
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
    detail.setInputdiff(true);
    response.getDetaileddiffMap().set(path, detail);
  }
  return response;
}

function unique(found: readonly Change[]): string[] {
  return [...new Set(found.map(({ path }) => topLevel(path)))];
}
