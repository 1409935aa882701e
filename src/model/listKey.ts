import { asRecord } from "./json";

const byName = (item: unknown): unknown => asRecord(item).name;

const byPort = (item: unknown): unknown => {
  const { port, protocol } = asRecord(item);
  return typeof port === "number"
    ? `${port}/${typeof protocol === "string" ? protocol.toUpperCase() : "TCP"}`
    : undefined;
};

const byItself = (item: unknown): unknown => item;

/** How the items of a list are told apart, by the list's property name. The order of these lists means nothing. */
const KEYS: Readonly<Record<string, (item: unknown) => unknown>> = {
  containers: byName,
  environmentVariables: byName,
  volumes: byName,
  volumeMounts: (item) => asRecord(item).mountPath,
  ports: byPort,
  agentPoolProfiles: byName,
  adminGroupObjectIDs: byItself,
  authorizedIPRanges: byItself,
  availabilityZones: byItself,
  nodeTaints: byItself,
  userAssignedIdentities: byItself,
};

/** Whether the items of a list are told apart by something else than their place. */
export function isKeyed(list: string): boolean {
  return Object.hasOwn(KEYS, list);
}

/** For each item of `news` the index of the item of `olds` that it continues, or undefined. */
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
