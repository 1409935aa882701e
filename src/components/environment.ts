import * as pulumi from "@pulumi/pulumi";
import { programError } from "../failing";
import { isGiven, isRecord } from "../model/core/json";
import { atKey, formatProblem, type Problem, RULES } from "../model/core/problem";
import type { containerinstance as inputs } from "../resources/types/input";
import { checkArgs, mapOf } from "./args";
import { type Endpoint, type Endpoints, isEndpoint, reached, reachedText } from "./endpoints";
import { concat, isPlain, type Later, lift, liftSecret } from "./inputs";

/** Text of an environment variable. Numbers and booleans become text as JavaScript writes them: `5`, `true`. */
export type EnvText = string | number | boolean;

/** The value of an environment variable: text, or an endpoint of a group, which becomes the address where this container reaches it. */
export type EnvValue = EnvText | Endpoint;

/** What `references` needs to know of a component. */
export interface Referable {
  readonly endpoints: pulumi.Output<Endpoints>;
  /** The names of the endpoints, known as early as possible. */
  readonly endpointNames: pulumi.Input<readonly string[]>;
}

/** What a container can refer to: a component with endpoints, or its `endpoints`. */
export type ReferenceArgs = Referable | pulumi.Input<Endpoints>;

export const ENV = mapOf({ kind: "own", check: checkValue, secret: true }, "values by the names of variables", {
  secret: true,
});
export const SECURE_ENV = mapOf({ kind: "own", check: checkText, secret: true }, "values by the names of variables", {
  secret: true,
});
export const REFERENCES = mapOf({ kind: "own", check: checkReference }, "groups or endpoints by name");

/** A variable in ARM's form, and its name in the args. */
export interface LoweredVariable {
  readonly name: string;
  readonly variable: pulumi.Input<inputs.EnvironmentVariableArgs>;
  readonly path: string;
}

interface EnvironmentArgs {
  readonly env?: pulumi.Input<Record<string, pulumi.Input<EnvValue> | undefined>>;
  readonly secureEnv?: pulumi.Input<Record<string, pulumi.Input<EnvText>>>;
  readonly references?: pulumi.Input<Record<string, ReferenceArgs>>;
}

/** Messages do not show values, because users put secrets into `env` by mistake. */
function checkValue(value: unknown, path: string): Problem[] {
  if (isText(value) || isEndpoint(value)) return [];
  return [{ path, allowed: `${TEXT}, or an endpoint of a group`, rule: RULES.berth }];
}

function checkText(value: unknown, path: string): Problem[] {
  return isText(value) ? [] : [{ path, allowed: TEXT, rule: RULES.berth }];
}

const TEXT = "must be a string, a number, true or false";

const isText = (value: unknown): value is EnvText =>
  typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value));

function checkReference(value: unknown, path: string): Problem[] {
  if (!isPlain(value) || isReferable(value)) return [];
  if (isRecord(value) && Object.values(value).every((item) => !isPlain(item) || isEndpoint(item))) return [];
  const allowed = "must be a ContainerGroup, a Deployment, or endpoints of one";
  return [{ path, allowed, rule: RULES.berth }];
}

function isReferable(value: unknown): value is Referable {
  return pulumi.Resource.isInstance(value) && "endpointNames" in value && "endpoints" in value;
}

/** The variables of a container. `env` and `secureEnv` take precedence over the variables that `references` make. */
export function lowerEnvironment(
  args: EnvironmentArgs,
  path: string,
  cluster: pulumi.Output<string> | undefined,
): Later<readonly LoweredVariable[]> {
  const own = concat([
    liftSecret(args.env ?? {}, (known, isSecret) => lowerEnv(known, isSecret, `${path}.env`, cluster)),
    lift(args.secureEnv ?? {}, (known) => lowerSecureEnv(known, `${path}.secureEnv`)),
  ]);
  const referred = lift(args.references ?? {}, (known) => lowerReferences(known, `${path}.references`, cluster));
  if (isPlain(own) && isPlain(referred)) return withoutDoubles(own, referred);
  const none: readonly LoweredVariable[] = [];
  return lift(concat([own, referred]), (all) => withoutDoubles(none, all));
}

function withoutDoubles(own: readonly LoweredVariable[], more: readonly LoweredVariable[]): readonly LoweredVariable[] {
  const names = new Set(own.map(({ name }) => name));
  const added = more.filter(({ name }) => !names.has(name) && names.add(name));
  return [...own, ...added];
}

function lowerEnv(
  env: Record<string, pulumi.Input<EnvValue> | undefined>,
  isSecret: boolean,
  path: string,
  cluster: pulumi.Output<string> | undefined,
): LoweredVariable[] {
  return entriesOf(ENV, env, path).map(([name, value]) => {
    const at = atKey(path, name);
    return { name, path: at, variable: lowerVariable(name, isSecret ? pulumi.secret(value) : value, at, cluster) };
  });
}

function lowerSecureEnv(env: Record<string, pulumi.Input<EnvText>>, path: string): LoweredVariable[] {
  return entriesOf(SECURE_ENV, env, path).map(([name, value]) => {
    const at = atKey(path, name);
    const text = isPlain(value) ? String(value) : pulumi.output(value).apply((known) => textOf(known, at, undefined));
    return { name, path: at, variable: { name, secureValue: pulumi.secret(text) } };
  });
}

/**
 * ARM returns plain values to everybody who may read the group, so a value that is a Pulumi secret is sent as a secure
 * value.
 */
function lowerVariable(
  name: string,
  value: pulumi.Input<EnvValue>,
  path: string,
  cluster: pulumi.Output<string> | undefined,
): pulumi.Input<inputs.EnvironmentVariableArgs> {
  if (isText(value)) return { name, value: String(value) };
  const text = pulumi.all([pulumi.output(value), cluster]).apply(([known, own]) => textOf(known, path, own));
  return pulumi
    .output(pulumi.isSecret(text))
    .apply((isSecret) => (isSecret ? { name, secureValue: text } : { name, value: text }));
}

function textOf(value: unknown, path: string, cluster: string | undefined): string {
  if (isText(value)) return String(value);
  if (isEndpoint(value)) return reachedText(reached(value, cluster, path));
  const allowed = isGiven(value)
    ? `${TEXT}, or an endpoint of a group`
    : "has become undefined: an endpoint has the name of its port, and only open ports have endpoints";
  throw programError(formatProblem({ path, allowed, rule: RULES.berth }));
}

/**
 * The variables for the groups that a container refers to, named by reference and endpoint: `DB_MAIN`, `DB_MAIN_HOST`
 * and `DB_MAIN_PORT`.
 */
function lowerReferences(
  references: Record<string, ReferenceArgs>,
  path: string,
  cluster: pulumi.Output<string> | undefined,
) {
  const lists = entriesOf(REFERENCES, references, path).map(([key, reference]) => {
    const at = atKey(path, key);
    if (isReferable(reference)) {
      const { endpoints, endpointNames } = reference;
      return lift(endpointNames, (names) =>
        names.flatMap((name) => referenceVariables(key, name, endpoints, at, cluster)),
      );
    }
    return lift(reference, (known) =>
      Object.entries(known ?? {}).flatMap(([name]) => referenceVariables(key, name, known, at, cluster)),
    );
  });
  return concat(lists);
}

function referenceVariables(
  key: string,
  name: string,
  endpoints: pulumi.Input<Endpoints>,
  path: string,
  cluster: pulumi.Output<string> | undefined,
): LoweredVariable[] {
  const where = pulumi.all([endpoints as pulumi.Input<Record<string, Endpoint>>, cluster]).apply(([known, own]) => {
    const endpoint = known[name];
    if (endpoint !== undefined) return reached(endpoint, own, path);
    const allowed = `must have an endpoint ${JSON.stringify(name)}: the port is not open on its address`;
    throw programError(formatProblem({ path, allowed, rule: RULES.berth }));
  });
  const variable = variableName(key, name);
  const values = {
    [variable]: where.apply(reachedText),
    [`${variable}_HOST`]: where.apply(({ host }) => host),
    [`${variable}_PORT`]: where.apply(({ port }) => String(port)),
  };
  return Object.entries(values).map(([own, value]) => ({ name: own, path, variable: { name: own, value } }));
}

/** `orderDb` and `main` become `ORDER_DB_MAIN`. */
function variableName(...words: string[]): string {
  const upper = words.map((word) =>
    word
      .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
      .replace(/[^A-Za-z0-9]+/g, "_")
      .toUpperCase(),
  );
  const name = upper.join("_");
  return /^\d/.test(name) ? `_${name}` : name;
}

/**
 * The checked entries of a map that has become known. Those that were known from the start have been checked before.
 */
function entriesOf<T>(
  shape: Parameters<typeof checkArgs>[0],
  map: Record<string, T>,
  path: string,
): [string, NonNullable<T>][] {
  const { args, problems } = checkArgs(shape, map, path);
  if (problems.length > 0) throw programError(problems.map(formatProblem).join("\n"));
  return Object.entries(args).filter(([, value]) => isGiven(value)) as [string, NonNullable<T>][];
}
