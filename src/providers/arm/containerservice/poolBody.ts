import { changes } from "../../../model/core/change";
import { asList, asRecord, isGiven, omit } from "../../../model/core/json";
import { isPatchOf } from "../../../model/containerservice/kubernetesVersion";
import { managedCluster } from "../../../model/containerservice/managedCluster";
import { poolChoices } from "../../../model/containerservice/poolForm";
import type { Inputs } from "../../../model/core/resource";
import type { Shape } from "../../../model/core/shape";

/** The properties of a pool in ARM, and its name in a cluster's list of pools. */
export type Pool = Readonly<Record<string, unknown>>;

/** Properties that ARM returns but does not accept. */
const TOLD = [
  "currentOrchestratorVersion",
  "eTag",
  "nodeImageVersion",
  "powerState",
  "provisioningState",
  "status",
  "virtualMachineNodesStatus",
];

/** Values for properties that a PUT might not reset when they are absent. */
const EMPTY: Pool = { nodeLabels: {}, nodeTaints: [], tags: {}, enableAutoScaling: false, mode: "User" };

/** Properties of a pool that the inputs decide, except those they may leave to the service. */
const DECIDED = new Set(
  Object.keys(inlineProperties()).filter((key) => !poolChoices("").some((choice) => choice.split(".")[0] === key)),
);

/** A new pool. ARM refuses it without a number of nodes. */
export function newPool(asked: Inputs): Pool {
  const least = asked.enableAutoScaling === true ? asked.minCount : 1;
  const count = countWithin(asked.count ?? least, asked);
  // A pool of single machines has a number of them for each size.
  const counted = isGiven(asked.virtualMachinesProfile) && !isGiven(asked.count) ? {} : { count };
  return { ...asked, ...counted, type: asked.type ?? "VirtualMachineScaleSets" };
}

/**
 * An existing pool with the wanted properties. It keeps what the service chose and, with autoscaling, the number of
 * nodes.
 */
export function changedPool(existing: Pool, asked: Inputs): Pool {
  const kept = Object.entries(withoutTold(existing)).filter(([key]) => !DECIDED.has(key));
  const emptied = Object.entries(EMPTY).filter(([key]) => isGiven(existing[key]));
  const scales = asked.enableAutoScaling === true && typeof existing.count === "number";
  return {
    ...Object.fromEntries([...kept, ...emptied]),
    ...newPool(scales ? { ...asked, count: existing.count } : asked),
  };
}

function withoutTold(pool: Pool): Pool {
  const { localDNSProfile, ...rest } = Object.fromEntries(Object.entries(pool).filter(([key]) => !TOLD.includes(key)));
  return { ...rest, ...(isGiven(localDNSProfile) && { localDNSProfile: omit(asRecord(localDNSProfile), "state") }) };
}

/**
 * The pools of a cluster's update: existing ones with the changes of the inputs, and new ones. `version` is the control
 * plane's version after the update.
 */
export function mergePools(existing: readonly object[], olds: Inputs, news: Inputs, version: unknown): Pool[] {
  const pools = existing.map(asRecord);
  const asked = asList(news.agentPoolProfiles).map(asRecord);
  const merged = pools.map((pool) => {
    const item = named(asked, pool.name);
    const before = named(asList(olds.agentPoolProfiles), pool.name);
    if (item !== undefined && isChanged(before, item)) return changedPool(pool, item);
    return withoutTold(pool);
  });
  // One that was listed before and is gone has been deleted as a resource of its own, as the first pool of a cluster
  // whose pools were exchanged.
  const isKnown = (name: unknown) =>
    [...pools, ...asList(olds.agentPoolProfiles).map(asRecord)].some((pool) => pool.name === name);
  const fresh = asked.filter(({ name }) => !isKnown(name)).map(newPool);
  return withVersions([...merged, ...fresh], pools, version);
}

/**
 * A cluster's PUT must contain the versions of all pools or of none. With versions, ARM may refuse one as a change,
 * because it reports versions in another form than it accepts them. Without, the nodes keep their versions. So the
 * versions are sent only when one of them changes.
 */
function withVersions(wanted: readonly Pool[], existing: readonly Pool[], version: unknown): Pool[] {
  const before = ({ name }: Pool) => named(existing, name)?.orchestratorVersion ?? version;
  const isChanged = wanted.some((pool) => {
    const { orchestratorVersion: now } = pool;
    return isGiven(now) && now !== "" && now !== before(pool) && !isPatchOf(now, before(pool));
  });
  return wanted.map(({ orchestratorVersion, ...pool }) => {
    const sent = orchestratorVersion === undefined || orchestratorVersion === "" ? before(pool) : orchestratorVersion;
    return { ...pool, ...(isChanged && sent !== undefined && { orchestratorVersion: sent }) };
  });
}

/** Names of the existing pools that the update removes from the list. */
export function removedPools(existing: readonly Pool[], olds: Inputs, news: Inputs): string[] {
  return asList(olds.agentPoolProfiles).flatMap((pool) => {
    const { name } = asRecord(pool);
    const isLeft = named(asList(news.agentPoolProfiles), name) !== undefined;
    return typeof name !== "string" || isLeft || named(existing, name) === undefined ? [] : [name];
  });
}

function named(pools: readonly unknown[], name: unknown): Pool | undefined {
  return pools.map(asRecord).find((pool) => pool.name === name);
}

function isChanged(before: Pool | undefined, asked: Pool): boolean {
  if (before === undefined) return true;
  return changes(managedCluster, { agentPoolProfiles: [before] }, { agentPoolProfiles: [asked] }).length > 0;
}

/** ARM refuses a number of nodes outside the bounds of autoscaling. */
function countWithin(count: unknown, { enableAutoScaling, minCount, maxCount }: Inputs): unknown {
  if (enableAutoScaling !== true || typeof count !== "number") return count;
  return Math.min(Math.max(count, (minCount as number | undefined) ?? 0), (maxCount as number | undefined) ?? Infinity);
}

function inlineProperties(): Readonly<Record<string, Shape>> {
  const list: Shape | undefined = managedCluster.inputs.properties.agentPoolProfiles;
  return list?.kind === "array" && list.items.kind === "object" ? list.items.properties : {};
}
