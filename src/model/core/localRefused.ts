import { asList, isGiven, isRecord, own } from "./json";
import { atKey } from "./path";
import { type Problem, RULES } from "./problem";
import type { Inputs, LocalSettings, ResourceModel } from "./resource";
import { isUnknown } from "./unknown";

/** Code of the ARM error when the local engine refuses a property. */
const NOT_SUPPORTED_LOCALLY = "NotSupportedLocally";

/** Reports inputs that Azure accepts and the local engine refuses. */
export function checkLocal(model: ResourceModel, inputs: Inputs, settings: LocalSettings = {}): Problem[] {
  const given = model.canonical(inputs);
  const refused = Object.entries(model.localRefused).flatMap(([pattern, why]) =>
    pathsAt(given, pattern.split("."), "").map((path) => ({
      path,
      allowed: `is not supported on the local engine: ${why}`,
      rule: RULES.berth,
      code: NOT_SUPPORTED_LOCALLY,
    })),
  );
  return [...refused, ...model.localRules(inputs, settings)];
}

/** The paths of all values that a path pattern matches. */
function pathsAt(value: unknown, [step = "", ...rest]: readonly string[], path: string): string[] {
  const key = step.replace("[]", "");
  const part = isRecord(value) ? own(value, key) : undefined;
  if (!isGiven(part) || isUnknown(part)) return [];
  const at = atKey(path, key);
  if (rest.length === 0) return [at];
  if (!step.endsWith("[]")) return pathsAt(part, rest, at);
  return asList(part).flatMap((item, i) => pathsAt(item, rest, `${at}[${i}]`));
}
