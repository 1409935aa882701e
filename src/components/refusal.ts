import * as pulumi from "@pulumi/pulumi";
import { check } from "../model/models";
import { formatProblem, isWithin, type Problem } from "../model/core/problem";
import type { ResourceModel } from "../model/core/resource";
import { UNKNOWN } from "../model/core/unknown";
import { knownPart } from "./inputs";
import { afterTransform, type Transform, transformed } from "./transform";

/** Ends the program's component with all that is wrong with its args, if anything is. */
export function refuse(noun: string, problems: readonly Problem[], resource: pulumi.Resource): void {
  if (problems.length === 0) return;
  throw new pulumi.ResourceError(refusal(noun, problems), resource, true);
}

/** The same for what has become known after the component was made. */
export function refuseLate(noun: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw new pulumi.RunError(refusal(noun, problems));
}

function refusal(noun: string, problems: readonly Problem[]): string {
  const lines = [...new Set(problems.map(formatProblem))].map((line) => `  - ${line}`);
  return `the ${noun} cannot be made:\n${lines.join("\n")}`;
}

/** What is known of the args on their way to a resource. */
export interface Findings {
  /** What is wrong with the args before ARM's rules are asked. */
  readonly problems: readonly Problem[];
  /** Property path in the args by property path in the ARM form. */
  readonly paths: ReadonlyMap<string, string>;
}

/** A resource that a component is about to make. */
export interface Wanted<Args> {
  /** What people call the component. */
  readonly noun: string;
  readonly component: pulumi.Resource;
  readonly model: ResourceModel;
  readonly name: string;
  /** The resource's args but for what the component's other resources give. */
  readonly body: object;
  /** The whole args. It is asked for when nothing is known to be wrong, for the other resources are made then. */
  complete(): Args;
  /** What the rules are asked of, where it is more than the args say. */
  checked?(known: object): object;
  readonly opts: pulumi.CustomResourceOptions;
  readonly transform?: Transform<Args>;
  /** The path of the transform in the args. */
  readonly transformPath: string;
  readonly findings: Findings;
  /** The inputs that only the component's other resources give. */
  readonly later: readonly string[];
}

/**
 * What a component says of a resource, transformed. Ends the component with all that the rules say of the part that is known now, in
 * the words of the args.
 */
export function prepare<Args extends object>(
  wanted: Wanted<Args>,
): {
  readonly name: string;
  readonly args: Args;
  readonly opts: pulumi.CustomResourceOptions;
} {
  const { noun, component, model, name, opts, transform, transformPath, findings, later } = wanted;
  const checked = (known: object) => wanted.checked?.(known) ?? known;
  const own = problemsInArgs(model, checked(wanted.body), findings, later);
  if (transform === undefined) {
    refuse(noun, own, component);
    return { name, args: printable(wanted.complete()), opts };
  }
  refuse(noun, findings.problems, component);
  const { problems, ...result } = transformed(transform, transformPath, name, wanted.complete(), opts);
  const all = problemsInArgs(model, checked(result.args), findings, later);
  refuse(noun, [...problems, ...afterTransform(own, all, transformPath)], component);
  return { name, opts: result.opts, args: printable(result.args) };
}

/** Pulumi prints what it is given, and fails for an object that has no text or one of its own, as a map with a key `toString`. */
export function printable<Args extends object>(args: Args): Args {
  const entries = Object.entries(args).map(([key, value]: [string, unknown]) => {
    return [key, typeof value === "object" && !hasText(value) ? pulumi.output(value) : value] as const;
  });
  return Object.fromEntries(entries) as Args;
}

function hasText(value: unknown): boolean {
  try {
    return typeof String(value) === "string";
  } catch {
    return false;
  }
}

/** What the rules say of the part of a body that is known now, in the words of the args. */
function problemsInArgs(
  model: ResourceModel,
  body: object,
  { paths, problems }: Findings,
  later: readonly string[],
): Problem[] {
  const unknown = Object.fromEntries(later.map((key) => [key, UNKNOWN]));
  const found = check(model, knownPart({ ...unknown, ...body }) as Record<string, unknown>);
  // A port that was left out because it is wrong must not be called missing as well.
  const isPortLost = problems.some(({ path }) => /(?:^|\.)(?:ports|exposedPorts)(?:$|[.[])/.test(path));
  const own = isPortLost ? found.filter(({ path }) => path !== "ipAddress.ports") : found;
  const told = own.map((problem) => ({ ...problem, path: inArgs(problem.path, paths) }));
  // Nor whatever else is missing because it was left out.
  return [...problems, ...told.filter(({ path }) => !problems.some((known) => isLost(path, known.path)))];
}

/** Whether there is nothing to say of a path because the value at another one was left out: the same, or one of a map's. */
function isLost(path: string, left: string): boolean {
  const isOfMap = /^(?:containers|initContainers|nodePools)$/.test(path) && isWithin(left, path);
  return (
    left === "args" || isWithin(path, left) || (isOfMap && /^(?:\.[\w$-]+|\["[^"]*"\])$/.test(left.slice(path.length)))
  );
}

/** The path in the args for a path in ARM's form: the longest known beginning is exchanged. */
function inArgs(path: string, paths: ReadonlyMap<string, string>): string {
  for (let end = path.length; end > 0; end--) {
    const rest = path.slice(end);
    const from = rest === "" || /^[.[]/.test(rest) ? paths.get(path.slice(0, end)) : undefined;
    if (from !== undefined) return from + rest;
  }
  return path;
}
