import type * as pulumi from "@pulumi/pulumi";
import { isRecord } from "../model/core/json";
import { atKey, type Problem, RULES } from "../model/core/problem";
import type { ArgShape } from "./args";

/**
 * Changes one of a component's resources after the component's own arguments: either properties that override the
 * component's, or a function that changes `args` and `opts` in place or returns new args.
 *
 * ```ts
 * transform: { containerGroup: { identityAcls: { defaultAccess: "All" } } }
 * transform: { containerGroup: (args, opts) => { opts.protect = true; } }
 * ```
 */
export type Transform<Args> =
  Partial<Args> | ((args: Args, opts: pulumi.CustomResourceOptions, name: string) => Args | void);

/** A transform as an argument. */
export const TRANSFORM: ArgShape = { kind: "own", check: checkTransform, settled: true };

function checkTransform(value: unknown, path: string): Problem[] {
  if (typeof value === "function" || isRecord(value)) return [];
  const allowed = "must be properties of the resource, or a function of its args, options and name";
  return [{ path, allowed, rule: RULES.berth }];
}

export interface Transformed<Args> {
  readonly args: Args;
  readonly opts: pulumi.CustomResourceOptions;
  readonly problems: Problem[];
}

/** Applies a transform, if there is one, to copies of a resource's args and options. */
export function transformed<Args extends object>(
  transform: Transform<Args> | undefined,
  path: string,
  name: string,
  args: Args,
  opts: pulumi.CustomResourceOptions,
): Transformed<Args> {
  if (transform === undefined) return { args, opts, problems: [] };
  if (typeof transform !== "function") return { args: { ...args, ...transform }, opts, problems: [] };
  const own = { ...args };
  const ownOpts = { ...opts };
  const result: unknown = transform(own, ownOpts, name);
  if (result === undefined) return { args: own, opts: ownOpts, problems: [] };
  if (isRecord(result) && !(result instanceof Promise)) return { args: result as Args, opts: ownOpts, problems: [] };
  const allowed = "must return args or nothing, and must not be async";
  return { args: own, opts: ownOpts, problems: [{ path, allowed, rule: RULES.berth }] };
}

/** Problems of transformed args. Those that the component's own args had too are named by the paths of the args. */
export function afterTransform(own: readonly Problem[], all: readonly Problem[], path: string): Problem[] {
  const same = (a: Problem, b: Problem) => a.path === b.path && a.allowed === b.allowed && a.value === b.value;
  return all.map((problem) =>
    own.some((other) => same(other, problem)) ? problem : { ...problem, path: atPath(path, problem.path) },
  );
}

const atPath = (outer: string, path: string): string =>
  path === "" ? outer : /^[\w$-]/.test(path) ? `${outer}.${path}` : atKey(outer, path);
