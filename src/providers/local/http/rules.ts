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
import type { Inputs, ResourceModel } from "../../../model/core/resource";
import { withoutNeutral } from "../../../model/core/unsupported";
import { ArmError } from "./errors";
import { type Call, jsonBody } from "./http";

/** Code of an ARM error about a value, where the rule has none of its own. */
const INVALID = "InvalidParameter";

/** The model of a type that the service serves. */
export function modelOf(id: ArmId): ResourceModel {
  const model = modelOfArmType(id.type);
  if (model === undefined) throw new Error(`no model of ${id.type}`);
  return model;
}

/** What a client sent of a resource, with enumerations in ARM's case, in which they are kept and answered. */
export function sentBody(id: ArmId, call: Call): Json {
  return withEnumCase(modelOf(id).inputs, jsonBody(call));
}

/** A body as the model's inputs: flat, with the names that are in the id, without what clients write to say nothing. */
export function inputsOf(id: ArmId, body: Json): Inputs {
  const model = modelOf(id);
  return { ...withoutNeutral(model, model.observed(flattenBody(body))), ...model.fromId(formatArmId(id)) };
}

/**
 * Throws the problems of a body as one ARM error, all of them in its details, those among them that only this service has.
 * `more` are those that the model does not know.
 */
export function checkBody(id: ArmId, body: Json, more: readonly Problem[] = []): void {
  const [model, inputs] = [modelOf(id), inputsOf(id, body)];
  refuse([...check(model, inputs), ...checkLocal(model, inputs), ...more]);
}

/** Throws problems as one ARM error, all of them in its details. */
function refuse(problems: readonly Problem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  const details = problems.map((problem) => ({
    code: problem.code ?? INVALID,
    target: problem.path,
    message: formatProblem(problem),
  }));
  throw new ArmError(400, first.code ?? INVALID, details.map(({ message }) => message).join("; "), details);
}

/** What every answer has, and clients send back. */
const ENVELOPE: readonly string[] = ["id", "name", "type", "systemData", "etag", "eTag"];

/**
 * What a PATCH changes of a resource. Throws ARM's error when it names something else than `changeable`, or wrong tags. What the
 * resource is like already may be named, and null says nothing.
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

/** An object with another's properties, of objects in it likewise. Lists are replaced. */
export function merged(before: unknown, after: unknown): unknown {
  if (!isRecord(before) || !isRecord(after)) return after;
  return { ...before, ...mapRecord(after, (value, key) => merged(own(before, key), value)) };
}

/** A property that differs, with what it was and what it should be, as texts for people. */
export interface Difference {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The properties that differ between two bodies and cannot change in place. Neither body may have secrets. */
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

/** The two values of a changed property. Items of lists are followed by name, for the path has one side's index only. */
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

/** ARM keeps a resource where it was made. */
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

/** A body's location in ARM's spelling: `West US` is `westus`. */
export function locationOf(body: Json): string {
  return typeof body.location === "string" ? body.location.replace(/ /g, "").toLowerCase() : "";
}

export function tagsOf(body: Json): Readonly<Record<string, string>> | undefined {
  return body.tags as Readonly<Record<string, string>> | undefined;
}
