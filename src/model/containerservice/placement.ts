import { asList, asRecord, isGiven, isRecord } from "../core/json";
import { atKey, type Problem, RULES } from "../core/problem";
import type { Inputs } from "../core/resource";
import { enumValue } from "../core/shape";
import { LABEL_NAME, LABEL_VALUE } from "./poolRules";

/** Where the pods of a Deployment may run, and how they are replaced. Source: the validation of Kubernetes 1.34. */

const OS_LABEL = "kubernetes.io/os";
const NAME =
  "must be a name of at most 63 letters, digits, -, _ and ., after a domain and a slash if need be, a letter or digit at the ends";
const VALUE = "must be at most 63 letters, digits, -, _ and ., a letter or digit at the ends";

export function checkPlacement({ nodeSelector, tolerations, strategy, minReadySeconds }: Inputs): Problem[] {
  return [
    ...checkSelector(nodeSelector, "nodeSelector"),
    ...asList(tolerations).flatMap((item, i) => checkToleration(asRecord(item), `tolerations[${i}]`)),
    ...checkStrategy(strategy, "strategy"),
    ...checkNotNegative(minReadySeconds, "minReadySeconds"),
  ];
}

const of = (path: string, value: unknown, allowed: string): Problem => ({
  path,
  value,
  allowed,
  rule: RULES.kubernetes,
});

function checkSelector(labels: unknown, path: string): Problem[] {
  if (!isRecord(labels)) return [];
  return Object.entries(labels).flatMap(([name, value]): Problem[] => {
    const at = atKey(path, name);
    if (name === OS_LABEL) return [{ path: at, allowed: "is what osType says", rule: RULES.berth }];
    if (!LABEL_NAME.test(name)) return [{ path: at, allowed: NAME, rule: RULES.kubernetes }];
    return typeof value === "string" && !LABEL_VALUE.test(value) ? [of(at, value, VALUE)] : [];
  });
}

function checkToleration(item: Inputs, path: string): Problem[] {
  const { key, operator, value, effect, tolerationSeconds } = item;
  const isExists = typeof operator === "string" && enumValue(["Exists"], operator) !== undefined;
  const isNoExecute = typeof effect === "string" && enumValue(["NoExecute"], effect) !== undefined;
  const hasKey = isGiven(key) && key !== "";
  const problems: Problem[] = [];
  const at = (name: string) => `${path}.${name}`;
  if (typeof key === "string" && key !== "" && !LABEL_NAME.test(key)) problems.push(of(at("key"), key, NAME));
  if (!hasKey && !isExists && (typeof operator === "string" || !isGiven(operator)))
    problems.push(of(at("key"), undefined, "is required unless the operator is Exists"));
  if (isExists && typeof value === "string" && value !== "")
    problems.push(of(at("value"), value, "must not be given beside the operator Exists"));
  else if (typeof value === "string" && !LABEL_VALUE.test(value)) problems.push(of(at("value"), value, VALUE));
  if (isGiven(tolerationSeconds) && !isNoExecute && (typeof effect === "string" || !isGiven(effect)))
    problems.push(of(at("tolerationSeconds"), tolerationSeconds, "needs the effect NoExecute"));
  return problems;
}

function checkNotNegative(value: unknown, path: string): Problem[] {
  if (typeof value !== "number" || !Number.isInteger(value) || value >= 0) return [];
  return [of(path, value, "must be 0 or more")];
}

/** Whether a strategy ends the old pods before it starts new ones. */
export function isRecreate(strategy: unknown): boolean {
  const { type } = asRecord(strategy);
  return typeof type === "string" && enumValue(["Recreate"], type) !== undefined;
}

function checkStrategy(value: unknown, path: string): Problem[] {
  const { rollingUpdate } = asRecord(value);
  if (!isRecord(rollingUpdate)) return [];
  const at = `${path}.rollingUpdate`;
  if (isRecreate(value)) return [of(at, undefined, "must not be given beside the type Recreate")];
  const { maxSurge, maxUnavailable = "0" } = rollingUpdate;
  const problems = [
    ...checkAmount(maxSurge, `${at}.maxSurge`, Infinity),
    ...checkAmount(maxUnavailable, `${at}.maxUnavailable`, 100),
  ];
  if (problems.length > 0 || !isNothing(maxSurge) || !isNothing(maxUnavailable)) return problems;
  return [of(`${at}.maxSurge`, maxSurge, "must not be 0 beside maxUnavailable 0: no pod could be replaced")];
}

/** `2` or `25%`. */
const AMOUNT = /^(\d{1,9})(%?)$/;

function checkAmount(value: unknown, path: string, maxPercent: number): Problem[] {
  if (typeof value !== "string") return [];
  const [, digits, percent] = AMOUNT.exec(value) ?? [];
  if (digits !== undefined && (percent === "" || Number(digits) <= maxPercent)) return [];
  const most = maxPercent === Infinity ? "" : ` up to ${maxPercent}%`;
  return [of(path, value, `must be a number of pods, such as 1, or a percentage${most}, such as 25%`)];
}

const isNothing = (value: unknown): boolean => typeof value === "string" && /^0+%?$/.test(value);
