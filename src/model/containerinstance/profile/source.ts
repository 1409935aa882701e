import { asList, asRecord, isGiven, isRecord, mapRecord, own } from "../../core/json";
import type { Problem } from "../../core/problem";
import type { Inputs } from "../../core/resource";
import { checkResourceId } from "../../core/resourceId";
import { UNKNOWN } from "../../core/unknown";

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

/** What a group has from its profile, unless it says so itself. */
export const PROFILE_INPUTS = [
  "osType",
  "restartPolicy",
  "containers",
  "ipAddress",
  "volumes",
  "initContainers",
  "imageRegistryCredentials",
  "sku",
  "priority",
  "zones",
  "diagnostics",
  "encryptionProperties",
  "confidentialComputeProperties",
  "extensions",
] as const;
const NAMED_LISTS: readonly string[] = ["containers", "initContainers"];

/** A group as ARM answers, without what only its profile says. `olds` are the inputs that made the group. */
export function withoutProfile(seen: Inputs, olds: Inputs): Inputs {
  if (!isGiven(olds.containerGroupProfile)) return seen;
  return mapRecord(seen, (value, key) => {
    if (!PROFILE_INPUTS.some((input) => input === key)) return value;
    if (!NAMED_LISTS.includes(key)) return given(value, own(olds, key));
    if (!isGiven(olds[key])) return undefined;
    const asked = new Map(asList(olds[key]).map((item) => [asRecord(item).name, item]));
    return asList(value).flatMap((item) => {
      const { name } = asRecord(item);
      return asked.has(name) ? [given(item, asked.get(name))] : [];
    });
  });
}

/** The parts of a value that are given in `asked`, too. A list is one part. */
function given(value: unknown, asked: unknown): unknown {
  if (!isGiven(asked)) return undefined;
  if (!isRecord(value) || !isRecord(asked)) return value;
  return mapRecord(value, (item, key) => given(item, own(asked, key)));
}

/** Inputs of a group that refer to others of its inputs, or that others refer to. */
const REFERRED = ["initContainers", "volumes", "ipAddress", "imageRegistryCredentials", "sku", "priority", "osType"];
const OF_CONTAINER = ["image", "resources", "ports", "volumeMounts", "environmentVariables"];

/** The inputs of a group from a profile, in which that is unknown which the profile may have. */
export function withProfile(inputs: Inputs): Inputs {
  const { containers } = inputs;
  const isOpen = !isGiven(containers) || (Array.isArray(containers) && containers.length === 0);
  return {
    ...withUnknown(inputs, REFERRED),
    containers: isOpen ? UNKNOWN : Array.isArray(containers) ? containers.map(container) : containers,
    initContainers: Array.isArray(inputs.initContainers)
      ? inputs.initContainers.map((item: unknown) => (isRecord(item) ? withUnknown(item, ["image"]) : item))
      : (inputs.initContainers ?? UNKNOWN),
  };
}

const container = (item: unknown): unknown => (isRecord(item) ? withUnknown(item, OF_CONTAINER) : item);

function withUnknown(inputs: Inputs, keys: readonly string[]): Inputs {
  const missing = keys.filter((key) => !isGiven(inputs[key]));
  return { ...inputs, ...Object.fromEntries(missing.map((key) => [key, UNKNOWN])) };
}
