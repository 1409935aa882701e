import { CheckFailure, CheckRequest, CheckResponse } from "@pulumi/pulumi/proto/provider_pb";
import { containerGroupProfile } from "../../model/containerinstance/profile/containerGroupProfile";
import { withEnumCase } from "../../model/core/enumCase";
import { checkLocal } from "../../model/core/localRefused";
import { check } from "../../model/models";
import { atKey, parsePath } from "../../model/core/path";
import { formatProblem, type Problem, RULES } from "../../model/core/problem";
import { own } from "../../model/core/json";
import type { Shape } from "../../model/core/shape";
import type { Inputs, ResourceModel } from "../../model/core/resource";
import { KEPT_SECRET, keptSecretPaths } from "../../model/core/secrets";
import { UNKNOWN } from "../../model/core/unknown";
import { decode, encode } from "./codec";
import type { ProviderConfig } from "./config";
import { withIsolation } from "./isolation";
import { inSecrets, markByShape, secretStrings } from "./marks";
import { doubled, nameHash, withoutMark, withOwner } from "./ownership";
import { modelOf, parseUrn, type Session } from "./session";
import { wordsOf } from "./words";
import { Asset, isAbsent, isMap, mapValues, plainMap, type PropertyMap, ResourceReference, Secret } from "./values";

const { Mode } = CheckRequest.AutonamingOptions;

/** Default region of resource groups. */
const DEFAULT_LOCATION = "westeurope";

const notTheSecret = (path: string): Problem => ({
  path,
  value: KEPT_SECRET,
  allowed:
    "must be the secret itself: Berth shows this text in its place, as the program that made the resource said that it is secret",
  rule: RULES.berth,
});

/** Fills in defaults and reports everything that is wrong with a resource's inputs. Sends no requests. */
export function checkResource(session: Session, request: CheckRequest): CheckResponse {
  const model = modelOf(request.getUrn());
  const olds = decode(request.getOlds());
  const news = withoutMark(decode(request.getNews()), olds);
  const named = withName(model, request, session.config, news);
  const located = withLocation(model, session.config, olds, named.inputs);
  const given = withEnumCase(model.inputs, withIsolation(model, session.config, located), inSecrets);
  const inputs = markByShape(model.inputs, given) as PropertyMap;

  if (model.token === containerGroupProfile.token) session.keepInherited(secretStrings(inputs));

  const misplaced: Problem[] = [];
  const checkable = plainMap(withoutObjects(model.inputs, given, "", misplaced) as PropertyMap);
  const { target, allowPrivileged, vmSizes } = session.config;
  const refused = target === "local" ? checkLocal(model, checkable, { vmSizes }) : [];
  if (target === "local" && !allowPrivileged) refused.push(...model.hostRights(checkable));
  const urn = request.getUrn();
  if (Object.keys(olds).length > 0) session.known.add(urn);
  const problems = [
    ...named.problems,
    ...misplaced,
    ...check(model, checkable),
    ...refused,
    ...keptSecretPaths(checkable).map(notTheSecret),
    ...doubled(session, urn, model, checkable),
  ];

  const response = new CheckResponse();
  response.setInputs(encode(withOwner(session, urn, inputs, plainMap(olds))));
  const shown = problems.map((problem) => shownProblem(inputs, problem));
  response.setFailuresList(toCheckFailures(wordsOf(urn, checkable).problems(shown)));
  return response;
}

/**
 * Converts problems for Pulumi: one failure with a line for each, since Pulumi shows the first line of every failure twice. The
 * property is left empty: Pulumi would print the value under that name, even if it is secret, and nothing for nested properties.
 */
export function toCheckFailures(problems: readonly Problem[]): CheckFailure[] {
  if (problems.length === 0) return [];
  const lines = problems.map((problem) => `\n  - ${formatProblem(problem)}`);
  return [new CheckFailure().setReason(`these inputs are not allowed:${lines.join("")}`)];
}

/** The problem without its value, if that is a secret. */
const shownProblem = (inputs: PropertyMap, problem: Problem): Problem =>
  isSecretAt(inputs, problem.path) ? { ...problem, value: undefined } : problem;

function withName(model: ResourceModel, request: CheckRequest, config: ProviderConfig, news: PropertyMap) {
  const property = model.nameProperty;
  if (!isAbsent(news[property])) return { inputs: news, problems: [] };
  const old = decode(request.getOlds())[property];
  if (!isAbsent(old)) return { inputs: { ...news, [property]: old }, problems: [] };

  const autonaming = request.getAutonaming();
  const urn = request.getUrn();
  const logicalName = request.getName() || parseUrn(urn).name;
  const hash = nameHash(config, urn);
  const proposed = autonaming?.getProposedName() ?? "";
  switch (autonaming?.getMode()) {
    case Mode.DISABLE: {
      const allowed = "is required, as automatic naming is switched off";
      return { inputs: news, problems: [{ path: property, allowed, rule: RULES.berth }] };
    }
    case Mode.ENFORCE:
      return { inputs: { ...news, [property]: proposed }, problems: [] };
    case Mode.PROPOSE: {
      const name = isGoodName(model, proposed) ? proposed : model.autoName(proposed, hash);
      return { inputs: { ...news, [property]: name }, problems: [] };
    }
    default:
      return { inputs: { ...news, [property]: model.autoName(logicalName, hash) }, problems: [] };
  }
}

function isGoodName(model: ResourceModel, name: string): boolean {
  const property = model.nameProperty;
  const inputs: Inputs = {
    ...Object.fromEntries(model.inputs.required.map((key) => [key, UNKNOWN])),
    [property]: name,
  };
  return name !== "" && !check(model, inputs).some(({ path }) => path === property);
}

/**
 * A resource keeps its location, unless the program or the stack's configuration gives another. Without any, it is the
 * resource group's, which is read only when the resource is created.
 */
function withLocation(model: ResourceModel, config: ProviderConfig, olds: PropertyMap, news: PropertyMap): PropertyMap {
  if (!model.located || !isAbsent(news["location"])) return news;
  const fallback = model.identity.length === 1 ? DEFAULT_LOCATION : undefined;
  const location = config.location ?? olds["location"] ?? config.ambientLocation ?? fallback;
  return location === undefined ? news : { ...news, location };
}

/**
 * The value without resources, which no property accepts, and without assets where none is due. Each is reported as a problem. An
 * asset in its place is left as it is.
 */
function withoutObjects(shape: Shape | undefined, value: unknown, path: string, problems: Problem[]): unknown {
  if (value instanceof Secret) return withoutObjects(shape, value.value, path, problems);
  const isAsset = shape?.kind === "object" && shape.asset === true;
  if (value instanceof Asset && value.kind === "asset" && isAsset) return value;
  if (isAsset && isMap(value)) {
    problems.push({ path, allowed: "must be an asset", rule: RULES.berth });
    return UNKNOWN;
  }
  if (value instanceof Asset || value instanceof ResourceReference) {
    const what = value instanceof Asset ? `an ${value.kind}` : "a resource; pass one of its outputs, such as its name";
    problems.push({ path, allowed: `must not be ${what}`, rule: RULES.berth });
    return UNKNOWN;
  }
  if (Array.isArray(value)) {
    const items = shape?.kind === "array" ? shape.items : undefined;
    return value.map((item, i) => withoutObjects(items, item, `${path}[${i}]`, problems));
  }
  const within = (key: string) =>
    shape?.kind === "object" ? own(shape.properties, key) : shape?.kind === "map" ? shape.values : undefined;
  return isMap(value)
    ? mapValues(value, (item, key) => withoutObjects(within(key), item, atKey(path, key), problems))
    : value;
}

/** Whether a value is a secret, contains one or is part of one. */
function isSecretAt(inputs: PropertyMap, path: string): boolean {
  let value: unknown = inputs;
  for (const step of parsePath(path)) {
    if (value instanceof Secret) return true;
    if (Array.isArray(value)) value = value[Number(step)];
    else if (isMap(value)) value = value[step];
    else return false;
  }
  return holdsSecret(value);
}

function holdsSecret(value: unknown): boolean {
  if (value instanceof Secret) return true;
  if (Array.isArray(value)) return value.some(holdsSecret);
  return isMap(value) && Object.values(value).some(holdsSecret);
}
