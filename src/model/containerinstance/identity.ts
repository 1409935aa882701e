import { asList, asRecord, isGiven, isRecord } from "../core/json";
import { checkUnique } from "../values/name";
import { type Problem, RULES } from "../core/problem";
import type { Inputs } from "../core/resource";
import { checkReference, type KnownNames, knownNames } from "./reference";
import { checkResourceId } from "../core/resourceId";
import { isUnknown } from "../core/unknown";

const IDENTITY_TYPE = "Microsoft.ManagedIdentity/userAssignedIdentities";

/** Checks a group's managed identities: the type fits the list, ids are valid, and none occurs twice. */
export function checkIdentity(identity: unknown, path: string): Problem[] {
  if (!isRecord(identity)) return [];
  const { type, userAssignedIdentities: given } = identity;
  const at = `${path}.userAssignedIdentities`;
  const ids = asList(given).map((id, i) => ({ id, path: `${at}[${i}]` }));
  const named = ids.flatMap((item) =>
    typeof item.id === "string" ? [{ name: item.id.toLowerCase(), path: item.path }] : [],
  );
  return [
    ...checkAssigned(type, given, at),
    ...ids.flatMap((item) => checkIdentityId(item.id, item.path)),
    ...checkUnique(named, "the list", RULES.arm),
  ];
}

function checkAssigned(type: unknown, given: unknown, path: string): Problem[] {
  if (isUnknown(type) || isUnknown(given) || (isGiven(given) && !Array.isArray(given))) return [];
  const count = asList(given).length;
  if (typeof type === "string" && type.includes("UserAssigned")) {
    const allowed = `must have one identity or more with type ${type}, has none`;
    return count > 0 ? [] : [{ path, allowed, rule: RULES.arm }];
  }
  if (count === 0) return [];
  const allowed = "needs identity.type UserAssigned, or SystemAssigned, UserAssigned";
  return [{ path, allowed, rule: RULES.arm }];
}

/** Checks the ARM id of a user-assigned identity. */
export function checkIdentityId(value: unknown, path: string): Problem[] {
  return checkResourceId(value, path, IDENTITY_TYPE);
}

/** Turns the user-assigned identities of ARM's answer, a map with ids as keys, into the list that inputs have. */
export function withIdentityList(outputs: Inputs): Inputs {
  const identity = asRecord(outputs.identity);
  const { userAssignedIdentities: given } = identity;
  if (!isRecord(given)) return outputs;
  return { ...outputs, identity: { ...identity, userAssignedIdentities: Object.keys(given) } };
}

/** The ids of a group's user-assigned identities, in lower case. */
export function indexIdentities(identity: unknown): KnownNames {
  if (!isGiven(identity)) return new Set();
  if (!isRecord(identity)) return undefined;
  return knownNames(asRecord(identity).userAssignedIdentities, (id) =>
    typeof id === "string" ? id.toLowerCase() : undefined,
  );
}

/** Checks the id of an identity that must be one of the group's. */
export function checkGroupIdentity(value: unknown, path: string, identities: KnownNames): Problem[] {
  const wrong = checkIdentityId(value, path);
  if (wrong.length > 0) return wrong;
  return checkReference(value, path, identities, "the group's identity.userAssignedIdentities", (id) =>
    id.toLowerCase(),
  );
}
