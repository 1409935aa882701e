import { type ArmId, formatArmId } from "../../model/armId";
import { flattenBody, type Json } from "../../model/armBody";
import { changes } from "../../model/change";
import { check, modelOfArmType } from "../../model/models";
import { formatProblem, type Problem } from "../../model/problem";
import type { Inputs, ResourceModel } from "../../model/resource";
import { withoutNeutral } from "../../model/unsupported";
import { ArmError } from "./errors";

/** Code of an ARM error about a value, where the rule has none of its own. */
const INVALID = "InvalidParameter";

/** The model of a type that the service serves. */
export function modelOf(id: ArmId): ResourceModel {
  const model = modelOfArmType(id.type);
  if (model === undefined) throw new Error(`no model of ${id.type}`);
  return model;
}

/** A body as the model's inputs: flat, with the names that are in the id, without what clients write to say nothing. */
export function inputsOf(id: ArmId, body: Json): Inputs {
  const model = modelOf(id);
  return { ...withoutNeutral(model, model.observed(flattenBody(body))), ...model.fromId(formatArmId(id)) };
}

/** Throws the problems of a body as one ARM error, all of them in its details. `more` are those that the model does not know. */
export function checkBody(id: ArmId, body: Json, more: readonly Problem[] = []): void {
  const problems = [...check(modelOf(id), inputsOf(id, body)), ...more];
  const [first] = problems;
  if (first === undefined) return;
  const details = problems.map((problem) => ({
    code: problem.code ?? INVALID,
    target: problem.path,
    message: formatProblem(problem),
  }));
  throw new ArmError(400, first.code ?? INVALID, details.map(({ message }) => message).join("; "), details);
}

/** Paths of the properties that differ between two bodies and cannot change in place. */
export function immutableChanges(id: ArmId, before: Json, after: Json): string[] {
  const differences = changes(modelOf(id), inputsOf(id, before), inputsOf(id, after));
  return differences.filter(({ replace }) => replace).map(({ path }) => path);
}

/** A body without null, which ARM takes for absent. */
export function withoutNull<T>(value: T): T {
  if (Array.isArray(value)) return value.map((item: unknown) => withoutNull(item)) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutNull(item as unknown)])) as T;
}

/** ARM keeps a resource where it was made. */
export function checkSameLocation(id: ArmId, before: Json, after: Json): void {
  const [was, wanted] = [locationOf(before), locationOf(after)];
  if (wanted === "" || was === wanted) return;
  const name = id.names.at(-1) ?? id.resourceGroup;
  const isGroup = id.type === "Microsoft.Resources/resourceGroups";
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
