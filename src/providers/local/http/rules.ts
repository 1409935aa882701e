import { type ArmId, formatArmId, RESOURCE_GROUP_TYPE } from "../../../model/core/armId";
import { flattenBody, type Json } from "../../../model/core/armBody";
import { changes } from "../../../model/core/change";
import { withEnumCase } from "../../../model/core/enumCase";
import { isDeepStrictEqual } from "../../../model/core/equal";
import { asRecord, isRecord, mapRecord, own, withoutNull } from "../../../model/core/json";
import { checkLocal } from "../../../model/core/localRefused";
import { check, modelOfArmType } from "../../../model/models";
import { parsePath, type Step } from "../../../model/core/path";
import { formatProblem, type Problem, RULES } from "../../../model/core/problem";
import type { Inputs, LocalSettings, ResourceModel } from "../../../model/core/resource";
import { withoutNeutral } from "../../../model/core/unsupported";
import type { Engine } from "../../../docker/engine";
import { alreadyThere, ArmError } from "./errors";
import { type Call, jsonBody } from "./http";

/** Default error code for a value that breaks a rule. */
const INVALID = "InvalidParameter";

export function modelOf(id: ArmId): ResourceModel {
  const model = modelOfArmType(id.type);
  if (model === undefined) throw new Error(`no model of ${id.type}`);
  return model;
}

/** The body that a client sent, with enum values in ARM's case. */
export function sentBody(id: ArmId, call: Call): Json {
  return withEnumCase(modelOf(id).inputs, jsonBody(call));
}

/** A body as inputs of the model: flat, with the names from the id, without values that have no effect. */
export function inputsOf(id: ArmId, body: Json): Inputs {
  const model = modelOf(id);
  return { ...withoutNeutral(model, model.observed(flattenBody(body))), ...model.fromId(formatArmId(id)) };
}

/**
 * Throws the problems of a body as one ARM error that lists all of them. Includes problems that only this service has.
 * `settings` is what the configuration says of the local engine.
 */
export function checkBody(id: ArmId, body: Json, settings: LocalSettings = {}): void {
  const [model, inputs] = [modelOf(id), inputsOf(id, body)];
  refuse([...check(model, inputs), ...checkLocal(model, inputs, settings)]);
}

/** Throws what the engine cannot do of a body as one ARM error that lists all of it. Docker can do everything. */
export async function checkOnEngine(engine: Pick<Engine, "isPodman">, id: ArmId, body: Json): Promise<void> {
  const problems = modelOf(id).podmanRules(inputsOf(id, body));
  if (problems.length > 0 && (await engine.isPodman())) refuse(problems);
}

/** Throws problems as one ARM error that lists all of them. */
export function refuse(problems: readonly Problem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  const details = problems.map((problem) => ({
    code: problem.code ?? INVALID,
    target: problem.path,
    message: formatProblem(problem),
  }));
  throw new ArmError(400, first.code ?? INVALID, details.map(({ message }) => message).join("; "), details);
}

/** Properties of every answer, which clients send back. */
export const ENVELOPE: readonly string[] = ["id", "name", "type", "systemData", "etag", "eTag"];

/**
 * The change that a PATCH makes. Throws ARM's error when it names properties other than `changeable`, or invalid tags.
 * Unchanged properties may be named, and null is ignored.
 */
export function patchOf(id: ArmId, call: Call, current: Json, changeable: readonly string[]): Json {
  const { location, ...sent } = withoutNull(sentBody(id, call));
  const moved = location !== undefined && locationOf({ location }) !== locationOf(current);
  const others = Object.keys(sent).filter(
    (key) => !changeable.includes(key) && !ENVELOPE.includes(key) && !isDeepStrictEqual(sent[key], current[key]),
  );
  const allowed = `must be left out of a PATCH, which changes ${changeable.join(", ")} alone; a PUT changes the rest`;
  const tagProblems = check(modelOf(id), inputsOf(id, { tags: sent.tags })).filter(({ path }) => /^tags\b/.test(path));
  refuse([
    ...(moved ? ["location"] : []).concat(others).map((path) => ({ path, allowed, rule: RULES.arm })),
    ...tagProblems,
  ]);
  return Object.fromEntries(Object.entries(sent).filter(([key]) => changeable.includes(key)));
}

/** Merges the properties of two objects and of objects in them. Lists are replaced. */
export function merged(before: unknown, after: unknown): unknown {
  if (!isRecord(before) || !isRecord(after)) return after;
  return { ...before, ...mapRecord(after, (value, key) => merged(own(before, key), value)) };
}

/** A property that differs, with its old and new value as text. */
export interface Difference {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The properties that differ between two bodies and cannot change in place. Neither body may contain secrets. */
export function immutableChanges(id: ArmId, before: Json, after: Json): Difference[] {
  const [old, now] = [inputsOf(id, before), inputsOf(id, after)];
  const differences = changes(modelOf(id), old, now).filter(({ replace }) => replace);
  return differences.map(({ path, kind }) => {
    const values = valuesAt(old, now, path);
    return {
      path,
      before: kind === "add" ? ABSENT : shown(values.old),
      after: kind === "delete" ? ABSENT : shown(values.now),
    };
  });
}

const ABSENT = "none";
const MAX_SHOWN = 80;

function shown(value: unknown): string {
  if (value === undefined) return ABSENT;
  const { name } = asRecord(value);
  const text = JSON.stringify(typeof name === "string" ? name : value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/**
 * The two values of a changed property. List items are matched by name, since the path has the index of one side only.
 */
function valuesAt(old: unknown, now: unknown, path: string): { old: unknown; now: unknown } {
  for (const step of parsePath(path)) {
    const [before, after] = [valueAt(old, step), valueAt(now, step)];
    const { name } = asRecord(after);
    const isNamed = typeof step === "number" && Array.isArray(old) && typeof name === "string";
    old = isNamed ? ((old as unknown[]).find((item) => asRecord(item).name === name) ?? before) : before;
    now = after;
  }
  return { old, now };
}

function valueAt(value: unknown, step: Step): unknown {
  return Array.isArray(value) ? (value[Number(step)] as unknown) : own(asRecord(value), String(step));
}

/** Whether a request must find nothing. */
export const isOnlyNew = ({ headers }: Call): boolean => headers["if-none-match"] === "*";

/** Throws ARM's error when a request that must find nothing finds a resource. */
export function checkNew(call: Call, id: ArmId, found: object | undefined): void {
  if (found !== undefined && isOnlyNew(call)) throw alreadyThere(formatArmId(id));
}

/** ARM cannot move a resource to another location. */
export function checkSameLocation(id: ArmId, before: Json, after: Json): void {
  const [was, wanted] = [locationOf(before), locationOf(after)];
  if (wanted === "" || was === wanted) return;
  const name = id.names.at(-1) ?? id.resourceGroup;
  const isGroup = id.type === RESOURCE_GROUP_TYPE;
  throw new ArmError(
    409,
    isGroup ? "InvalidResourceGroupLocation" : "InvalidResourceLocation",
    `The resource '${name}' already exists in location '${was}' in resource group '${id.resourceGroup}'. ` +
      `A resource with the same name cannot be created in location '${wanted}'. Please select a new resource name.`,
  );
}

/** A body's location in ARM's spelling: `West US` becomes `westus`. */
export function locationOf(body: Json): string {
  return typeof body.location === "string" ? body.location.replace(/ /g, "").toLowerCase() : "";
}

export function tagsOf(body: Json): Readonly<Record<string, string>> | undefined {
  return body.tags as Readonly<Record<string, string>> | undefined;
}
