import { isRecord } from "../core/json";
import type { Problem } from "../core/problem";
import type { Inputs } from "../core/resource";
import { checkResourceId } from "../core/resourceId";

const PROFILE_TYPE = "Microsoft.ContainerInstance/containerGroupProfiles";
const POOL_TYPE = "Microsoft.StandbyPool/standbyContainerGroupPools";

/** Checks the sources that ARM can make a group from: a profile, or a standby pool. Source: the ids that ARM's schema asks for. */
export function checkGroupSource({ containerGroupProfile: profile, standbyPoolProfile: pool }: Inputs): Problem[] {
  return [
    ...checkSource(profile, "containerGroupProfile", PROFILE_TYPE),
    ...checkSource(pool, "standbyPoolProfile", POOL_TYPE),
  ];
}

function checkSource(value: unknown, path: string, type: string): Problem[] {
  if (!isRecord(value)) return [];
  return checkResourceId(value.id, `${path}.id`, type);
}
