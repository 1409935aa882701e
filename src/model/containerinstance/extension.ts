import { asList, asRecord, isGiven, isRecord } from "../core/json";
import { checkUnique, namesOf } from "../values/name";
import { type Problem, RULES } from "../core/problem";
import { isUnknown } from "../core/unknown";

/**
 * Checks a group's extensions. The service decides which extensions exist. Settings may be secret, so messages do not
 * show them.
 */
export function checkExtensions(extensions: unknown, path: string): Problem[] {
  const items = asList(extensions).map((item, i) => ({ item: asRecord(item), path: `${path}[${i}]` }));
  return [
    ...items.flatMap(({ item, path: at }) => [
      ...["name", "extensionType", "version"]
        .filter((key) => item[key] === "")
        .map((key) => ({ path: `${at}.${key}`, value: "", allowed: "must not be empty", rule: RULES.aci })),
      ...["settings", "protectedSettings"]
        .filter((key) => isGiven(item[key]) && !isUnknown(item[key]) && !isRecord(item[key]))
        .map((key) => ({ path: `${at}.${key}`, allowed: "must be an object", rule: RULES.aci })),
    ]),
    ...checkUnique(namesOf(extensions, path), "the group", RULES.aci),
  ];
}
