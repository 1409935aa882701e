import * as pulumi from "@pulumi/pulumi";
import { failRun, failureOfRun, isOwnProcess, missing, programError, resourceError } from "../failing";
import { isToldOfContainers } from "../model/containerinstance/address";
import { check } from "../model/models";
import { formatProblem, isWithin, type Problem } from "../model/core/problem";
import type { ResourceModel } from "../model/core/resource";
import { UNKNOWN } from "../model/core/unknown";
import { knownPart } from "./inputs";
import { handedOnOptions } from "./options";
import { afterTransform, type Transform, transformed } from "./transform";

/** Ends the making of a component. Its message is shown with the component. */
class Refusal extends Error {
  constructor(readonly failure: Error) {
    super(failure.message);
  }
}

/** What is wrong with the args of refused components, by the errors that tell it. */
const REFUSED = new WeakMap<object, readonly Problem[]>();

/** What an error tells of a component's args; undefined if it is about something else. */
export const problemsOf = (error: unknown): readonly Problem[] | undefined =>
  typeof error === "object" && error !== null ? REFUSED.get(error) : undefined;

/** Ends the program's component with everything that is wrong with its args, if anything is. */
export function refuse(noun: string, problems: readonly Problem[], resource: pulumi.Resource): void {
  if (problems.length === 0) return;
  const failure = resourceError(refusal(noun, problems), resource);
  REFUSED.set(failure, problems);
  throw new Refusal(failure);
}

/** Makes nothing in a run in which a component was refused: the problems of the others are all that is still of interest. */
function mustNotHaveFailed(): void {
  const failure = failureOfRun();
  if (failure !== undefined) throw new Refusal(failure);
}

/** Fields of components that are not among their outputs. */
const NO_OUTPUTS = ["nodes", "endpointNames"];

/**
 * What `make` makes for a component, and its outputs. A refused component goes on without resources and without outputs, so that the program's other
 * components tell of their problems in the same run. In a process that does more than run the program, the refusal is thrown.
 */
export function madeOrRefused<T extends object>(make: () => T): { readonly made: T; readonly outputs: pulumi.Inputs } {
  try {
    const made = make();
    return { made, outputs: Object.fromEntries(Object.entries(made).filter(([name]) => !NO_OUTPUTS.includes(name))) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (!isOwnProcess()) throw error.failure;
    failRun(error.failure);
    const absent = missing();
    return { made: new Proxy({} as T, { get: () => absent }), outputs: {} };
  }
}

/** The same for args that become known after the component was made. */
export function refuseLate(noun: string, problems: readonly Problem[]): void {
  if (problems.length > 0) throw programError(refusal(noun, problems));
}

function refusal(noun: string, problems: readonly Problem[]): string {
  const lines = [...new Set(problems.map(formatProblem))].map((line) => `  - ${line}`);
  return `the ${noun} cannot be made:\n${lines.join("\n")}`;
}

/** What is known about args when they become a resource. */
export interface Findings {
  /** Problems that are known before ARM's rules are checked. */
  readonly problems: readonly Problem[];
  /** Maps property paths in ARM's form to property paths in the args. */
  readonly paths: ReadonlyMap<string, string>;
}

/** A resource that a component is about to make. */
export interface Wanted<Args> {
  /** The component's name in messages. */
  readonly noun: string;
  readonly component: pulumi.Resource;
  /** The component's own options. */
  readonly given: pulumi.ComponentResourceOptions | undefined;
  readonly model: ResourceModel;
  readonly name: string;
  /** The resource's args, except those that the component's other resources provide. */
  readonly body: object;
  /** All args. Called only when no problem is known, since it makes the other resources. */
  complete(): Args;
  /** What the rules are checked against, if that is more than the args. */
  checked?(known: object): object;
  readonly opts: pulumi.CustomResourceOptions;
  readonly transform?: Transform<Args>;
  /** Path of the transform in the args. */
  readonly transformPath: string;
  readonly findings: Findings;
  /** Inputs that only the component's other resources provide. */
  readonly later: readonly string[];
}

/**
 * The args of a resource after its transform. Ends the component with all problems of the part that is known now, named
 * by the paths of the args.
 */
export function prepare<Args extends object>(
  wanted: Wanted<Args>,
): {
  readonly name: string;
  readonly args: Args;
  readonly opts: pulumi.CustomResourceOptions;
} {
  const { noun, component, model, name, transform, transformPath, later } = wanted;
  const handedOn = handedOnOptions(wanted.given, model, wanted.findings.paths);
  const findings = { ...wanted.findings, problems: [...wanted.findings.problems, ...handedOn.problems] };
  const opts = withOptions(wanted.opts, handedOn.opts);
  const checked = (known: object) => wanted.checked?.(known) ?? known;
  const own = problemsInArgs(model, checked(wanted.body), findings, later);
  if (transform === undefined) {
    refuse(noun, own, component);
    mustNotHaveFailed();
    return { name, args: printable(wanted.complete()), opts };
  }
  refuse(noun, findings.problems, component);
  mustNotHaveFailed();
  const { problems, ...result } = transformed(transform, transformPath, name, wanted.complete(), opts);
  const all = problemsInArgs(model, checked(result.args), findings, later);
  refuse(noun, [...problems, ...afterTransform(own, all, transformPath)], component);
  return { name, opts: result.opts, args: printable(result.args) };
}

/** Options of the component beside those that the component itself gives to the resource. */
function withOptions(
  own: pulumi.CustomResourceOptions,
  handedOn: pulumi.CustomResourceOptions,
): pulumi.CustomResourceOptions {
  const ignoreChanges = [...(own.ignoreChanges ?? []), ...(handedOn.ignoreChanges ?? [])];
  return { ...own, ...handedOn, ...(ignoreChanges.length > 0 && { ignoreChanges }) };
}

/**
 * Pulumi prints args, and fails for an object whose `toString` is not a function, such as a map with the key
 * `toString`.
 */
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

/** Checks the known part of a body and reports problems by the paths of the args. */
function problemsInArgs(
  model: ResourceModel,
  body: object,
  { paths, problems }: Findings,
  later: readonly string[],
): Problem[] {
  const unknown = Object.fromEntries(later.map((key) => [key, UNKNOWN]));
  const found = check(model, knownPart({ ...unknown, ...body }) as Record<string, unknown>);
  // A port that was left out because it is wrong must not be reported as missing too.
  const isPortLost = problems.some(({ path }) => /(?:^|\.)(?:ports|exposedPorts)(?:$|[.[])/.test(path));
  const own = isPortLost ? found.filter(({ path }) => path !== "ipAddress.ports") : found;
  const words = (text: string) => text.replace(LISTED, (path) => inArgs(path, paths));
  const told = own
    .filter((problem) => !isToldOfContainers(problem, own))
    .map((problem) => ({ ...problem, path: inArgs(problem.path, paths), allowed: words(problem.allowed) }));
  // The same holds for everything else that was left out.
  return [...problems, ...told.filter(({ path }) => !problems.some((known) => isLost(path, known.path)))];
}

/**
 * Whether a problem at `path` only exists because the value at `left` was left out: the same path, one below it, or the
 * map that contained it.
 */
function isLost(path: string, left: string): boolean {
  const isOfMap = /^(?:containers|initContainers|nodePools)$/.test(path) && isWithin(left, path);
  return (
    left === "args" || isWithin(path, left) || (isOfMap && /^(?:\.[\w$-]+|\["[^"]*"\])$/.test(left.slice(path.length)))
  );
}

/** Paths of ARM's in a text, which begin with an item of a list. */
const LISTED = /\b[A-Za-z]+\[\d+\](?:\.\w+|\[(?:\d+|"[^"]*")\])*/g;

/** Translates a path from ARM's form to the args by its longest known prefix. */
function inArgs(path: string, paths: ReadonlyMap<string, string>): string {
  for (let end = path.length; end > 0; end--) {
    const rest = path.slice(end);
    const from = rest === "" || /^[.[]/.test(rest) ? paths.get(path.slice(0, end)) : undefined;
    if (from !== undefined) return from + rest;
  }
  return path;
}
