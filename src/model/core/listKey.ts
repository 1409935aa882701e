import { asRecord } from "./json";
import { canonicalCapability } from "../containerinstance/container/securityContext";

const byName = (item: unknown): unknown => asRecord(item).name;

const byPort = (item: unknown): unknown => {
  const { port, protocol } = asRecord(item);
  return typeof port === "number"
    ? `${port}/${typeof protocol === "string" ? protocol.toUpperCase() : "TCP"}`
    : undefined;
};

const byItself = (item: unknown): unknown => item;

const lower = (value: unknown): unknown => (typeof value === "string" ? value.toLowerCase() : undefined);

const byCapability = (item: unknown): unknown => (typeof item === "string" ? canonicalCapability(item) : undefined);

/**
 * How the items of a list are identified, by the name of the list's property. The order of these lists means nothing,
 * except in {@link ORDERED}.
 */
const KEYS: Readonly<Record<string, (item: unknown) => unknown>> = {
  containers: byName,
  initContainers: byName,
  environmentVariables: byName,
  volumes: byName,
  volumeMounts: (item) => asRecord(item).mountPath,
  ports: byPort,
  secretReferences: byName,
  extensions: byName,
  imageRegistryCredentials: (item) => lower(asRecord(item).server),
  subnetIds: (item) => lower(asRecord(item).id),
  acls: (item) => lower(asRecord(item).identity),
  httpHeaders: (item) => lower(asRecord(item).name),
  zones: byItself,
  add: byCapability,
  drop: byCapability,
  agentPoolProfiles: byName,
  adminGroupObjectIDs: byItself,
  authorizedIPRanges: byItself,
  availabilityZones: byItself,
  nodeTaints: byItself,
  userAssignedIdentities: lower,
};

/** Lists of {@link KEYS} whose order matters: init containers run one after the other. */
const ORDERED = ["initContainers"];

/** Whether items are identified by something other than their index. */
function isKeyed(list: string): boolean {
  return Object.hasOwn(KEYS, list);
}

/** Whether the matches that {@link matchItems} returned change the order of a list whose order matters. */
export function isReordered(list: string, matches: readonly (number | undefined)[]): boolean {
  const places = matches.filter((match) => match !== undefined);
  return ORDERED.includes(list) && places.some((place, i) => i > 0 && place < places[i - 1]!);
}

/** For each item of `news`, the index of the same item in `olds`, or undefined. */
export function matchItems(list: string, olds: readonly unknown[], news: readonly unknown[]): (number | undefined)[] {
  if (!isKeyed(list)) return news.map((_, i) => (i < olds.length ? i : undefined));
  const places = new Map<string, number[]>();
  olds.forEach((item, i) => {
    const key = keyOf(list, item);
    if (key !== undefined) places.set(key, [...(places.get(key) ?? []), i]);
  });
  return news.map((item) => {
    const key = keyOf(list, item);
    return key === undefined ? undefined : places.get(key)?.shift();
  });
}

function keyOf(list: string, item: unknown): string | undefined {
  const key = KEYS[list]?.(item);
  return typeof key === "string" ? key : undefined;
}
