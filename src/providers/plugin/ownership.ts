import { createHash } from "node:crypto";
import type { Inputs, ResourceModel } from "../../model/core/resource";
import { type Problem, RULES } from "../../model/core/problem";
import { models } from "../../model/models";
import { isUnknown } from "../../model/core/unknown";
import type { KnownResource, OperationContext } from "../arm/contract";
import { type ProviderConfig, SEED } from "./config";
import { invalid, RpcFailure } from "./failure";
import { resourceOf, run } from "./operation";
import { parseUrn, type Session } from "./session";
import { plainMap, type PropertyMap } from "./values";

/** Of a resource's inputs: the mark that it bears at the target. */
const OWNER = "__owner";
/** Of a resource's outputs: it was there before the stack, which took it over. The mark that it had then, or `true` if it had none. */
const ADOPTED = "__adopted";

const SEED_BYTES = 8;
/** Longest value of a tag on Azure, in characters. */
const MARK_MAX = 256;

/** The provider's inputs with a seed: the one that it has, or a new one. */
export function withSeed(args: PropertyMap, olds: PropertyMap, random: (size: number) => Buffer): PropertyMap {
  const known = olds[SEED];
  return { ...args, [SEED]: typeof known === "string" ? known : random(SEED_BYTES).toString("hex") };
}

/** The mark of a resource: its stack and its URN, or a hash of that where it is too long. */
function markOf(seed: string, urn: string): string {
  const mark = `${seed} ${urn}`;
  if (mark.length <= MARK_MAX) return mark;
  return `${seed} ${createHash("sha256").update(urn).digest("hex")}`;
}

/** A resource's inputs with its mark. It keeps the one that it has, whatever it or its stack is called later. */
export function withOwner(session: Session, urn: string, inputs: PropertyMap, olds: PropertyMap): PropertyMap {
  const { seed } = session.config;
  const mark = typeof olds[OWNER] === "string" ? olds[OWNER] : seed && markOf(seed, urn);
  return mark === undefined ? inputs : { ...inputs, [OWNER]: mark };
}

/** Inputs without the mark that they have from the state: an import checks what was read, not what a program says. */
export function withoutMark(news: PropertyMap, olds: PropertyMap): PropertyMap {
  return news[OWNER] !== undefined && news[OWNER] === olds[OWNER] ? apart(news).given : news;
}

/** A resource's inputs apart from its mark. */
export function apart(inputs: PropertyMap): { owner: string | undefined; given: PropertyMap } {
  const { [OWNER]: owner, ...given } = inputs;
  return { owner: typeof owner === "string" ? owner : undefined, given };
}

/** Inputs that were read, with the mark that was read or is known. */
export function readAs(inputs: PropertyMap, known: string | undefined, found: string | undefined): PropertyMap {
  const mark = known ?? found;
  return mark === undefined || mark === "" ? inputs : { ...inputs, [OWNER]: mark };
}

/** The outputs, with what the state has of Berth's own beside them. */
export function carried(outputs: PropertyMap, from: PropertyMap): PropertyMap {
  return isAdopted(from) ? { ...outputs, [ADOPTED]: from[ADOPTED]! } : outputs;
}

const isAdopted = (outputs: PropertyMap): boolean => outputs[ADOPTED] !== undefined;

/** The outputs of what was made or found, as the state is to know them. */
export const asFound = (outputs: PropertyMap, found: Found): PropertyMap =>
  typeof found === "string" ? outputs : { ...outputs, [ADOPTED]: found.mark === "" ? true : found.mark };

/** What a name that Berth makes is distinguished by, as hexadecimal digits. */
export function nameHash({ seed = "", subscriptionId }: ProviderConfig, urn: string): string {
  return createHash("sha256").update(seed).update(subscriptionId).update(urn).digest("hex");
}

/** Whether Berth made the name, which then nobody else has. */
function isMadeName({ config }: Session, urn: string, model: ResourceModel, inputs: Inputs): boolean {
  return inputs[model.nameProperty] === model.autoName(parseUrn(urn).name, nameHash(config, urn));
}

/** Two resources of a program with one id would be one at the target: the last one wins, and the removal of one takes both. */
export function doubled(session: Session, urn: string, model: ResourceModel, inputs: Inputs): Problem[] {
  const id = idOf(session, model, inputs)?.toLowerCase();
  if (id === undefined) return [];
  const other = session.checked.get(`${model.armType} ${id}`);
  if (other === undefined || other === urn) {
    session.checked.set(`${model.armType} ${id}`, urn);
    return [];
  }
  const path = model.nameProperty;
  const allowed = `must not be the name of what "${parseUrn(other).name}" of this program is already: ${id}`;
  return [{ path, value: inputs[path], allowed, rule: RULES.berth }];
}

/** The id that inputs make; undefined while a part of it is not known. */
function idOf({ config }: Session, model: ResourceModel, inputs: Inputs): string | undefined {
  if (model.identity.some((key) => isUnknown(inputs[key]))) return undefined;
  try {
    return model.id(inputs, config.subscriptionId);
  } catch {
    return undefined;
  }
}

/** What is to be created. */
export interface Creation {
  readonly urn: string;
  readonly model: ResourceModel;
  readonly inputs: Inputs;
  readonly owner: string | undefined;
}

/**
 * What a creation would find: nothing; what is the stack's, or would be, for all that was looked at; or what the stack takes over
 * because the configuration allows it.
 */
export type Found = "nothing" | "own" | { /** Whose it was; empty when nobody's. */ readonly mark: string };

/**
 * Looks whether something is there already that a creation would take over. Rejects with the ways out when it is somebody else's.
 * What an earlier run of this program made that was cut off is its own.
 */
export async function lookFor(
  session: Session,
  { urn, model, inputs, owner }: Creation,
  operation: { readonly timeoutSeconds: number; readonly secrets: readonly string[] },
): Promise<Found> {
  const id = idOf(session, model, inputs);
  // What the state knows is about to be replaced.
  if (owner === undefined || id === undefined || session.known.has(urn)) return "own";
  // Of that name there is at most what an earlier run of this program left.
  if (isMadeName(session, urn, model, inputs)) return "own";
  const found = await run(session, { urn, ...operation }, async (client, context: OperationContext) => {
    const mark = await resourceOf(client, model).owner(id, context);
    const whole = mark === "" && model.partOf !== undefined ? models[model.partOf] : undefined;
    if (whole === undefined) return mark;
    const wholeId = whole.id(inputs, session.config.subscriptionId);
    const its = await resourceOf(client, whole).owner(wholeId, context);
    return its !== undefined && seedOf(its) === seedOf(owner) ? owner : mark;
  });
  if (found === undefined) return "nothing";
  if (found === owner) return "own";
  const renamed = renamedFrom(owner, found);
  if (renamed !== undefined) throw invalid(renamedFailure(model, urn, id, renamed));
  if (session.config.adopt) return { mark: found };
  throw invalid(takenFailure(model, urn, id));
}

/** The same for a preview, which must not fail because nobody answers. */
export async function lookAhead(session: Session, creation: Creation): Promise<void> {
  try {
    await lookFor(session, creation, { timeoutSeconds: LOOK_AHEAD_SECONDS, secrets: [] });
  } catch (error) {
    if (error instanceof RpcFailure && error.code === invalid("").code) throw error;
  }
}

/**
 * Refuses at preview what the target would refuse for what is there now. Asks nothing while a name in the id is not known yet, and
 * must not fail because nobody answers.
 */
export async function foresee(
  session: Session,
  { urn, model, inputs, owner }: Creation,
  known?: KnownResource,
): Promise<void> {
  if (!model.foreseen || idOf(session, model, inputs) === undefined) return;
  const operation = { urn, timeoutSeconds: LOOK_AHEAD_SECONDS, secrets: [] };
  const why = await run(session, operation, async (client, context: OperationContext) =>
    resourceOf(client, model).foresee?.(inputs, { ...context, ...(owner !== undefined && { owner }) }, known),
  ).catch(() => undefined);
  if (why !== undefined) throw invalid(why);
}

/**
 * With the option `deleteBeforeReplace: false`, Pulumi makes a replacement first. If it has the id of what it replaces, there can be one
 * only, so the old one is deleted now. Pulumi's own deletion then finds that this command made what is there.
 */
export async function makeWay(
  session: Session,
  { urn, model, inputs, owner }: Creation,
  operation: { readonly timeoutSeconds: number; readonly secrets: readonly string[] },
): Promise<void> {
  const id = idOf(session, model, inputs);
  if (owner === undefined || id === undefined || !session.replacing.has(urn)) return;
  await run(session, { urn, ...operation }, async (client, context: OperationContext) => {
    const resource = resourceOf(client, model);
    if ((await resource.owner(id, context)) === owner) await resource.delete(id, context);
  });
}

/** How long a preview waits for an answer. */
const LOOK_AHEAD_SECONDS = 10;

/** Why a deletion leaves what is at the target; undefined when it is this resource's, or not there at all. */
export async function keptAtDeletion(
  session: Session,
  { urn, model, id }: { readonly urn: string; readonly model: ResourceModel; readonly id: string },
  { inputs, outputs }: { readonly inputs: PropertyMap; readonly outputs: PropertyMap },
  operation: { readonly timeoutSeconds: number; readonly secrets: readonly string[] },
): Promise<string | undefined> {
  const { owner, given } = apart(inputs);
  // Its deletion would take along what others have in it.
  if (isAdopted(outputs) && model.identity.length === 1) {
    const mark = outputs[ADOPTED];
    if (typeof mark === "string" && owner !== undefined)
      await giveBack(session, { urn, model, id }, { inputs: plainMap(given), owner, mark }, operation);
    return `${id} was there before this stack took it over, and stays.`;
  }
  if (owner === undefined) return undefined;
  const found = await run(session, { urn, ...operation }, (client, context) =>
    resourceOf(client, model).owner(id, context),
  );
  if (found === undefined || found === "" || found === owner) return undefined;
  return `${id} stays: it belongs to ${parseUrn(found.replace(/^\S+ /, "")).name || "another stack"} by now.`;
}

/** Lets what this stack took over bear again the mark of whose it was, whose deletion would leave it otherwise. */
async function giveBack(
  session: Session,
  { urn, model, id }: { readonly urn: string; readonly model: ResourceModel; readonly id: string },
  { inputs, owner, mark }: { readonly inputs: Inputs; readonly owner: string; readonly mark: string },
  operation: { readonly timeoutSeconds: number; readonly secrets: readonly string[] },
): Promise<void> {
  await run(session, { urn, ...operation, isFinished: true }, async (client, context) => {
    const resource = resourceOf(client, model);
    if ((await resource.owner(id, context)) !== owner) return;
    await resource.update(id, { olds: inputs, news: inputs, changed: [] }, { ...context, owner: mark });
  });
}

const seedOf = (mark: string): string => mark.split(" ")[0] ?? "";

/** URN under which this stack made what is there. */
function renamedFrom(owner: string, found: string): string | undefined {
  const urn = found.slice(seedOf(found).length + 1);
  return seedOf(found) === seedOf(owner) && urn.startsWith("urn:") ? urn : undefined;
}

function renamedFailure(model: ResourceModel, urn: string, id: string, old: string): string {
  const { name } = parseUrn(old);
  const path = (of: string) => of.slice(0, of.lastIndexOf("::"));
  const alias = path(old) === path(urn) ? `{ name: ${JSON.stringify(name)} }` : JSON.stringify(old);
  return (
    `${id} is "${name}" of this stack. If "${parseUrn(urn).name}" is its new name, say so, or the deletion of the old one would ` +
    `take it away: add \`aliases: [${alias}]\` to the options of "${parseUrn(urn).name}". ` +
    `If they are two, give one of them another ${model.nameProperty}.`
  );
}

function takenFailure(model: ResourceModel, urn: string, id: string): string {
  return (
    `${id} exists, and this stack did not make it. To manage it from here, import it: ` +
    `\`pulumi import ${model.token} ${parseUrn(urn).name} ${id}\`; or take over whatever is there already: ` +
    `\`pulumi config set berth:adopt true\`. Otherwise choose another ${model.nameProperty}.`
  );
}
