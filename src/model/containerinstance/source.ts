import { isGiven, isRecord } from "../core/json";
import { type Problem, RULES } from "../core/problem";
import type { Inputs } from "../core/resource";
import { checkResourceId } from "../core/resourceId";

const PROFILE_TYPE = "Microsoft.ContainerInstance/containerGroupProfiles";
const POOL_TYPE = "Microsoft.StandbyPool/standbyContainerGroupPools";

/** Checks the sources that ARM can make a group from: a profile, or a standby pool. */
export function checkGroupSource({ containerGroupProfile: profile, standbyPoolProfile: pool }: Inputs): Problem[] {
  return [
    ...checkSource(profile, "containerGroupProfile", PROFILE_TYPE),
    ...checkRevision(isRecord(profile) ? profile.revision : undefined, "containerGroupProfile.revision"),
    ...checkSource(pool, "standbyPoolProfile", POOL_TYPE),
  ];
}

function checkSource(value: unknown, path: string, type: string): Problem[] {
  if (!isRecord(value)) return [];
  if (!isGiven(value.id)) return [{ path: `${path}.id`, allowed: "is required", rule: RULES.aci }];
  return checkResourceId(value.id, `${path}.id`, type);
}

function checkRevision(value: unknown, path: string): Problem[] {
  if (typeof value !== "number" || value >= 1) return [];
  return [{ path, value, allowed: "must be 1 or more", rule: RULES.aci }];
}
