import type { Json } from "../../../../model/core/armBody";
import { asList, asRecord, isRecord, mapRecord, omit } from "../../../../model/core/json";
import { PROFILE_INPUTS } from "../../../../model/containerinstance/profile/source";
import { type Problem, RULES } from "../../../../model/core/problem";
import { merged, refuse } from "../../http/rules";

/** Lists whose items a group and its profile have together, by name. */
const NAMED_LISTS = ["containers", "initContainers"] as const;

/**
 * The body of a group with everything that its profile says. What the group says itself goes before it, in objects
 * property by property. A list of the group's replaces the profile's, except for containers, which are matched by name.
 * Throws ARM's error when a container is not in the profile.
 */
export function expand(sent: Json, profile: Json, containerGroupProfile: object): Json {
  const [own, theirs] = [asRecord(sent.properties), asRecord(profile.properties)];
  const names = NAMED_LISTS.flatMap((list) => unknownNames(list, own[list], theirs[list]));
  refuse(names);
  const inherited = Object.fromEntries(
    Object.entries(theirs).filter(([key]) => PROFILE_INPUTS.some((input) => input === key)),
  );
  const lists = NAMED_LISTS.flatMap((list) => {
    if (theirs[list] === undefined) return [];
    return [[list, mergedByName(theirs[list], own[list], theirs.securityContext)] as const];
  });
  const { zones = profile.zones } = sent;
  return {
    ...sent,
    ...(zones !== undefined && { zones }),
    properties: { ...asRecord(merged(inherited, own)), ...Object.fromEntries(lists), containerGroupProfile },
  };
}

/** The body of a group that its profile does not complete any more. */
export function withoutReference(body: Json): Json {
  return { ...body, properties: omit(asRecord(body.properties), "containerGroupProfile") };
}

const nameOf = (item: unknown): unknown => asRecord(item).name;

function unknownNames(list: string, own: unknown, theirs: unknown): Problem[] {
  const names = asList(theirs).map(nameOf);
  return asList(own).flatMap((item, i): Problem[] => {
    const value = nameOf(item);
    if (names.includes(value)) return [];
    const choice = names.length === 0 ? ", which has none" : `: ${names.join(", ")}`;
    const allowed = `must be one of the ${list} of the container group profile${choice}`;
    return [{ path: `${list}[${i}].name`, value, allowed, rule: RULES.berth }];
  });
}

/** The containers of the profile, in its order. A context of the whole profile is for those that have none. */
function mergedByName(theirs: unknown, own: unknown, securityContext: unknown): unknown[] {
  const byName = new Map(asList(own).map((item) => [nameOf(item), item]));
  return asList(theirs).map((item) => {
    const whole = asRecord(merged(item, withoutEmptyLists(byName.get(nameOf(item)))));
    const properties = asRecord(whole.properties);
    if (securityContext === undefined || isRecord(properties.securityContext)) return whole;
    return { ...whole, properties: { ...properties, securityContext } };
  });
}

/** An empty list says nothing, as everywhere in a group. */
function withoutEmptyLists(item: unknown): Json {
  const { properties, ...rest } = asRecord(item);
  const kept = mapRecord(asRecord(properties), (value) =>
    Array.isArray(value) && value.length === 0 ? undefined : value,
  );
  return { ...rest, properties: kept };
}
