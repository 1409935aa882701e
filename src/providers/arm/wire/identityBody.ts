import type { Json } from "../../../model/core/armBody";
import { asList } from "../../../model/core/json";
import type { Inputs } from "../../../model/core/resource";

/** ARM has user-assigned identities as the keys of a map. */
export function identityBody({ userAssignedIdentities, ...kind }: Inputs): Json {
  if (userAssignedIdentities === undefined) return kind;
  return { ...kind, userAssignedIdentities: Object.fromEntries(asList(userAssignedIdentities).map((id) => [id, {}])) };
}
