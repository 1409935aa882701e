import { asList, asRecord, isGiven, isRecord } from "../core/json";
import { type Problem, RULES } from "../core/problem";
import { isUnknown } from "../core/unknown";

/**
 * Checks a group's extensions. Source: the schema of api-version 2026-07-01. The service decides which extensions exist. Settings
 * may be secret, so messages do not show them.
 */
export function checkExtensions(extensions: unknown, path: string): Problem[] {
  return asList(extensions).flatMap((item, i) =>
    ["settings", "protectedSettings"]
      .map((key) => ({ key, value: asRecord(item)[key] }))
      .filter(({ value }) => isGiven(value) && !isUnknown(value) && !isRecord(value))
      .map(({ key }) => ({ path: `${path}[${i}].${key}`, allowed: "must be an object", rule: RULES.aci })),
  );
}
