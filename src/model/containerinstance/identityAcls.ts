import { checkIdentityId } from "./identity";
import { asList, asRecord, isGiven, isRecord } from "../core/json";
import { checkUnique, namesOf } from "../values/name";
import { type Problem, RULES } from "../core/problem";

/** Checks which containers may use which identity: each rule names one identity, and each identity has one rule. */
export function checkIdentityAcls(value: unknown, path: string): Problem[] {
  const acls = asList(asRecord(value).acls);
  const named = namesOf(acls, `${path}.acls`, "identity", (identity) => identity.toLowerCase());
  return [
    ...acls.flatMap((acl, i): Problem[] => {
      if (!isRecord(acl)) return [];
      const at = `${path}.acls[${i}]`;
      const missing = ["identity", "access"].filter((key) => !isGiven(acl[key]));
      return [
        ...missing.map((key) => ({ path: `${at}.${key}`, allowed: "is required", rule: RULES.aci })),
        ...checkIdentityId(acl.identity, `${at}.identity`),
      ];
    }),
    ...checkUnique(named, "the list", RULES.aci),
  ];
}
