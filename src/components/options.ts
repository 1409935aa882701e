import type * as pulumi from "@pulumi/pulumi";
import { failureOfRun } from "../failing";
import { asList } from "../model/core/json";
import { parsePath } from "../model/core/path";
import { type Problem, RULES } from "../model/core/problem";
import type { ResourceModel } from "../model/core/resource";
import type { Shape } from "../model/core/shape";

/** Options of a component that mean its main resource: Pulumi itself hands none of them on. */
export interface HandedOn {
  readonly opts: pulumi.CustomResourceOptions;
  readonly problems: Problem[];
}

/**
 * The options of a component as its main resource needs them. Paths of arguments become paths of ARM's properties.
 * What no property of the resource stands for is refused by name.
 */
export function handedOnOptions(
  given: pulumi.ComponentResourceOptions | undefined,
  model: ResourceModel,
  paths: ReadonlyMap<string, string>,
): HandedOn {
  const all = (given ?? {}) as pulumi.CustomResourceOptions;
  const { ignoreChanges, replaceOnChanges, hideDiffs, additionalSecretOutputs } = all;
  const { deleteBeforeReplace, replaceWith } = all;
  const replacementTrigger: unknown = all.replacementTrigger;
  const problems: Problem[] = [];
  const inArm = (option: string, list: readonly unknown[] | undefined) =>
    asList(list).flatMap((path, i) => {
      const found = typeof path === "string" ? armPath(path, model.inputs, paths) : undefined;
      if (found !== undefined) return [found];
      problems.push(refused(`opts.${option}[${i}]`, path, Object.keys(model.inputs.properties)));
      return [];
    });
  const secrets = asList(additionalSecretOutputs).flatMap((name, i) => {
    if (typeof name === "string" && Object.hasOwn(model.outputs.properties, name)) return [name];
    problems.push(refused(`opts.additionalSecretOutputs[${i}]`, name, Object.keys(model.outputs.properties)));
    return [];
  });
  const ignored = inArm("ignoreChanges", ignoreChanges);
  const replacing = inArm("replaceOnChanges", replaceOnChanges);
  const hidden = inArm("hideDiffs", hideDiffs);
  const opts = {
    ...optionsOfAll(given),
    ...(ignored.length > 0 && { ignoreChanges: ignored }),
    ...(replacing.length > 0 && { replaceOnChanges: replacing }),
    ...(hidden.length > 0 && { hideDiffs: hidden }),
    ...(secrets.length > 0 && { additionalSecretOutputs: secrets }),
    ...(deleteBeforeReplace !== undefined && { deleteBeforeReplace }),
    ...(replaceWith !== undefined && { replaceWith }),
    ...(replacementTrigger !== undefined && { replacementTrigger }),
  };
  return { opts, problems };
}

/** The options with which a component is registered. In a failed run, it waits for nothing: that may be what the run does not make. */
export const registeredOptions = (
  given: pulumi.ComponentResourceOptions | undefined,
): pulumi.ComponentResourceOptions | undefined =>
  failureOfRun() === undefined ? given : { ...given, dependsOn: undefined };

/** The part of a component's options that means each of its resources, not the main one alone. */
export function optionsOfAll(given: pulumi.ComponentResourceOptions | undefined) {
  const { customTimeouts, retainOnDelete, deletedWith } = given ?? {};
  return {
    ...(customTimeouts && { customTimeouts }),
    ...(retainOnDelete !== undefined && { retainOnDelete }),
    ...(deletedWith && { deletedWith }),
  };
}

const LISTS = ["ignoreChanges", "replaceOnChanges", "hideDiffs"] as const;

/** The options whose paths are within an argument, relative to it, and all others. */
export function splitOptions(given: pulumi.ComponentResourceOptions | undefined, argument: string) {
  const isInside = (path: unknown): path is string =>
    typeof path === "string" && path.startsWith(argument) && /^[.[]/.test(path.slice(argument.length));
  const inside: Record<string, string[]> = {};
  const outside: Record<string, unknown> = { ...given };
  for (const list of LISTS) {
    const all = asList(given?.[list]);
    inside[list] = all.filter(isInside).map((path) => path.slice(argument.length).replace(/^\./, ""));
    if (inside[list].length > 0) outside[list] = all.filter((path) => !isInside(path));
  }
  return { inside: { ...optionsOfAll(given), ...inside }, outside: outside as pulumi.ComponentResourceOptions };
}

function refused(path: string, value: unknown, names: readonly string[]): Problem {
  const allowed = `must be a property of the resource that the component makes; they are ${names.join(", ")}`;
  return { path, value: typeof value === "string" ? value : undefined, allowed, rule: RULES.berth };
}

/** Names of arguments whose parts have other places in ARM's form. */
function armPath(path: string, shape: Shape, paths: ReadonlyMap<string, string>): string | undefined {
  const asks = [path, ...translated(path, paths)];
  return asks.find((one) => isProperty(shape, parsePath(one)));
}

/** The paths in ARM's form that come from an argument, longest match first. */
function translated(path: string, paths: ReadonlyMap<string, string>): string[] {
  return [...paths]
    .filter(([, from]) => path === from || (path.startsWith(from) && /^[.[]/.test(path.slice(from.length))))
    .sort(([to, from], [otherTo, other]) => other.length - from.length || to.length - otherTo.length)
    .map(([to, from]) => to + path.slice(from.length));
}

function isProperty(shape: Shape, [step, ...rest]: ReturnType<typeof parsePath>): boolean {
  if (step === undefined) return true;
  if (shape.kind === "any") return true;
  if (shape.kind === "array") return (typeof step === "number" || step === "*") && isProperty(shape.items, rest);
  if (shape.kind === "map") return isProperty(shape.values, rest);
  if (shape.kind !== "object") return false;
  const property = Object.hasOwn(shape.properties, step) ? shape.properties[step] : undefined;
  return property !== undefined && isProperty(property, rest);
}
