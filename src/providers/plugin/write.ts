import {
  type CreateRequest,
  CreateResponse,
  type DeleteRequest,
  type UpdateRequest,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import type { Change, Inputs, ResourceModel } from "../../model/core/resource";
import { changes } from "../../model/core/change";
import { formatProblem } from "../../model/core/problem";
import { containsUnknown } from "../../model/core/unknown";
import { hideSecrets } from "../../model/core/secrets";
import { parseArmId } from "../../model/core/armId";
import { models } from "../../model/models";
import { ArmFailure } from "../arm/contract";
import { decode, encode } from "./codec";
import { deletionBegun, deletionEnded, isDeletionCutOff } from "./deletions";
import { plannedChanges } from "./diff";
import { initFailure, invalid, toRpcFailure } from "./failure";
import { isolationNote, requireEngine } from "./isolation";
import { secretStrings } from "./marks";
import { notesOn } from "./notes";
import { Interrupted, resourceOf, run } from "./operation";
import { apart, asFound, carried, foresee, type Found, keptAtDeletion, lookAhead, lookFor, makeWay } from "./ownership";
import { isUnseen, isUnsettled, previewOutputs, toOutputs, unseen, unsettled } from "./outputs";
import { keepPaths } from "./paths";
import { modelOf, type Session } from "./session";
import { plain, plainMap, type PropertyMap } from "./values";
import { type Words, wordsOf } from "./words";

/** Creates a resource, or previews that. */
export async function createResource(session: Session, request: CreateRequest): Promise<CreateResponse> {
  const urn = request.getUrn();
  const model = modelOf(urn);
  const { owner, given: marked } = apart(decode(request.getProperties()));
  const inputs = plainMap(marked);
  const creation = { urn, model, inputs, owner };
  const words = wordsOf(urn, inputs);
  const response = new CreateResponse();

  if (request.getPreview()) {
    await requireEngine(session, urn, model, marked);
    await lookAhead(session, creation);
    await foresee(session, creation);
    await tell(session, urn, [
      words.text(session.replacing.get(urn) ?? "") || undefined,
      ...notesOn(session, model, inputs).map(words.text),
      isolationNote(session.config, inputs),
    ]);
    response.setProperties(encode(previewOutputs(model, inputs, marked)));
    return response;
  }

  mustBeKnown(inputs);
  const secrets = secretStrings(marked);
  const operation = { urn, timeoutSeconds: request.getTimeout(), secrets };
  // What is there is not the stack's yet, so a failure of a look leaves nothing behind that the state could keep.
  const look = () =>
    lookFor(session, creation, operation).catch((error: unknown) => {
      throw toRpcFailure(error, secrets);
    });
  const create = (before: Found) =>
    run(session, operation, (client, context) =>
      resourceOf(client, model).create(inputs, { ...context, owner, onlyNew: before === "nothing" }),
    );
  await makeWay(session, creation, operation).catch((error: unknown) => {
    throw toRpcFailure(error, secrets);
  });
  // Pulumi has written down the end of an earlier one of the same name, or it would not ask for a new one.
  deletionEnded(session, { urn, id: model.id(inputs, session.config.subscriptionId) });
  let found = await look();
  let creating = create(found);
  // Somebody else was faster. Whose it is decides what comes of that, as if it had been there at the first look.
  let isThere = false;
  if (await isTaken(creating)) {
    found = await look();
    // Its own first request has made it, although nobody knew.
    isThere = found === "own";
    creating = create(found);
  }
  const withAdoption = (outputs: PropertyMap) => asFound(outputs, found);
  try {
    const { id, outputs } = await creating;
    session.created.add(id.toLowerCase());
    response.setId(id);
    response.setProperties(encode(withAdoption(toOutputs(model, outputs, marked))));
    return response;
  } catch (error) {
    const id = model.id(inputs, session.config.subscriptionId);
    throw leftover(error, {
      model,
      id,
      isThere,
      known: unseen(withAdoption(certain(model, inputs, marked))),
      marked: [marked],
      secrets,
      words,
    });
  }
}

/** Updates a resource in place, or previews that. */
export async function updateResource(session: Session, request: UpdateRequest): Promise<UpdateResponse> {
  const urn = request.getUrn();
  const model = modelOf(urn);
  const olds = decode(request.getOlds());
  const { given: oldMarked } = apart(decode(request.getOldInputs() ?? request.getOlds()));
  const ignored = request.getIgnorechangesList();
  const { owner, given: news } = apart(decode(request.getNews()));
  const marked = keepPaths(oldMarked, news, ignored);
  const inputs = plainMap(marked);
  const words = wordsOf(urn, inputs);
  const response = new UpdateResponse();

  const planned = plannedChanges(session, urn, { olds: oldMarked, outputs: olds, news, ignored });

  if (request.getPreview()) {
    const last = plainMap(olds);
    mustBePossible(model, planned, marked, last, words);
    // What an update that failed has left is told by its marks.
    const known = isUnsettled(olds) ? undefined : { inputs: plainMap(oldMarked), outputs: last };
    await foresee(session, { urn, model, inputs, owner }, known);
    // Tags change without touching the containers.
    if (model.verdict(planned) !== "patch") await requireEngine(session, urn, model, marked);
    await tell(session, urn, [
      words.text(model.updateNote({ outputs: last, changed: planned }, inputs) ?? "") || undefined,
      ...notesOn(session, model, inputs).map(words.text),
      isolationNote(session.config, inputs),
    ]);
    response.setProperties(encode(previewOutputs(model, inputs, marked, { olds, changed: planned })));
    return response;
  }

  mustBeKnown(inputs);
  const secrets = [...secretStrings(marked), ...secretStrings(oldMarked)];
  try {
    const operation = { urn, timeoutSeconds: request.getTimeout(), secrets };
    // After an operation that failed, the resource may differ from the old inputs, so everything is sent except ignored
    // properties.
    const before = plainMap(isUnsettled(olds) ? keepPaths(oldMarked, {}, ignored) : oldMarked);
    const changed = isUnsettled(olds) ? changes(model, before, inputs) : planned;
    const isDeleted = isDeletionCutOff(session, { urn, id: request.getId() });
    const { outputs } = await run(session, operation, async (client, context) => {
      const resource = resourceOf(client, model);
      const isMissing = isUnseen(olds) && (await resource.owner(request.getId(), context)) === undefined;
      // What a deletion has left of it is taken over.
      if (isDeleted || isMissing) return resource.create(inputs, { ...context, owner });
      return resource.update(request.getId(), { olds: before, news: inputs, changed }, { ...context, owner });
    });
    deletionEnded(session, { urn, id: request.getId() });
    response.setProperties(encode(carried(toOutputs(model, outputs, marked), olds)));
    return response;
  } catch (error) {
    throw leftover(error, { model, id: request.getId(), known: olds, marked: [marked, oldMarked], secrets, words });
  }
}

/**
 * Deletes a resource, unless this command has created it. When Pulumi was told to create a replacement first, it then
 * deletes the original. With the same name, both are the same resource.
 */
export async function deleteResource(session: Session, request: DeleteRequest): Promise<void> {
  if (session.created.has(request.getId().toLowerCase())) return;
  const urn = request.getUrn();
  const model = modelOf(urn);
  const whole = wholeOf(model, request.getId());
  const fate = whole && session.fates.get(whole.toLowerCase());
  // What is replaced takes its parts along, and Pulumi deletes those first.
  if (fate === "goes") return;
  const [inputs, outputs] = [decode(request.getOldInputs()), decode(request.getProperties())];
  const secrets = [...secretStrings(inputs), ...secretStrings(outputs)];
  try {
    const operation = { urn, timeoutSeconds: request.getTimeout(), secrets };
    const kept = await keptAtDeletion(session, { urn, model, id: request.getId() }, { inputs, outputs }, operation);
    if (kept !== undefined) return await tell(session, urn, [kept]);
    await run(session, { ...operation, isFinished: true }, (client, context) => {
      // One that is cut off may have taken away anything of the resource, and the state would not tell.
      deletionBegun(session, { urn, id: request.getId() });
      const known = { inputs: plainMap(apart(inputs).given), outputs: plainMap(outputs) };
      const kept = { ...context, wholeStays: fate === "stays" };
      return resourceOf(client, model).delete(request.getId(), kept, known);
    });
    // The mark stays: Pulumi may be killed before it has written down what it is told now.
  } catch (error) {
    if (isRefusal(error)) deletionEnded(session, { urn, id: request.getId() });
    throw toRpcFailure(error, secrets);
  }
}

/** Id of the resource that one is part of, such as a pool's cluster. */
function wholeOf(model: ResourceModel, id: string): string | undefined {
  const whole = model.partOf === undefined ? undefined : models[model.partOf];
  const names = whole && model.fromId(id);
  return names && whole.id(names, parseArmId(id)?.subscriptionId ?? "");
}

/** Whether ARM refused a request, so that nothing has changed. */
function isRefusal(error: unknown): boolean {
  const { statusCode = 0 } = error instanceof ArmFailure ? error.details : {};
  return statusCode >= 400 && statusCode < 500 && statusCode !== 408;
}

const isTaken = (creating: Promise<unknown>): Promise<boolean> =>
  creating.then(
    () => false,
    (error: unknown) => error instanceof ArmFailure && error.details.taken === true,
  );

async function tell(session: Session, urn: string, notes: readonly (string | undefined)[]): Promise<void> {
  for (const note of notes) if (note !== undefined) session.engine.note(urn, note);
  await session.engine.flush();
}

/** Refuses an update that ARM would refuse. Does not apply to changes that replace the resource. */
function mustBePossible(
  model: ResourceModel,
  changed: readonly Change[],
  marked: PropertyMap,
  outputs: Inputs,
  words: Words,
): void {
  const problems = model.updateProblems(plainMap(marked), outputs);
  const found = problems.filter(({ path }) => changed.some((change) => change.path === path));
  if (found.length > 0)
    throw invalid(hideSecrets(words.problems(found).map(formatProblem).join("; "), secretStrings(marked)));
}

function mustBeKnown(inputs: Inputs): void {
  const unknown = Object.keys(inputs).find((key) => containsUnknown(inputs[key]));
  if (unknown !== undefined) throw invalid(`${unknown} holds a value that is not known yet`);
}

function certain(model: ResourceModel, inputs: Inputs, marked: PropertyMap): PropertyMap {
  const outputs = previewOutputs(model, inputs, marked);
  return Object.fromEntries(Object.entries(outputs).filter(([, value]) => !containsUnknown(plain(value))));
}

/** A failed write, with the resource that exists nevertheless, so that the state keeps it. */
function leftover(
  error: unknown,
  was: {
    model: ResourceModel;
    id: string;
    /** Whether it exists, whatever the failure says. Default: the failure says it. */
    isThere?: boolean;
    /** Outputs to keep if the operation returns none. */
    known: PropertyMap;
    marked: readonly PropertyMap[];
    secrets: readonly string[];
    words: Words;
  },
): Error {
  const { model, id, isThere = false, known, marked, secrets, words } = was;
  if (error instanceof Interrupted) return initFailure(error.message, { id, outputs: unsettled(known) }, []);
  if (!(error instanceof ArmFailure) || (error.details.result === undefined && !isThere))
    return toRpcFailure(error, secrets, words.text);
  const { result = { id, outputs: {} }, reasons = [] } = error.details;
  const seen = toOutputs(model, result.outputs, ...marked);
  const outputs = unsettled(Object.keys(seen).length > 0 ? carried(seen, known) : known);
  const said = (text: string) => hideSecrets(words.text(text), secrets);
  const lines = reasons.map(said);
  return initFailure(said(error.message), { id: result.id, outputs }, lines);
}
