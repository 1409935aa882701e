import { changes } from "../../../model/core/change";
import { asList, asRecord, isGiven } from "../../../model/core/json";
import { isPatchOf } from "../../../model/containerservice/kubernetesVersion";
import { managedCluster } from "../../../model/containerservice/managedCluster";
import { poolChoices } from "../../../model/containerservice/poolForm";
import type { Inputs } from "../../../model/core/resource";
import type { Shape } from "../../../model/core/shape";

/** A pool in the SDK's form, as it stands in a cluster's list of pools. */
export type Pool = Readonly<Record<string, unknown>>;

/** What the SDK calls otherwise than ARM does. */
const SDK_NAMES: Readonly<Record<string, string>> = { enableFIPS: "enableFips" };

/** What ARM tells of a pool and takes no orders about. */
const TOLD = ["eTag", "nodeImageVersion", "powerState", "status", "virtualMachineNodesStatus"];

/** What a PUT without it might leave as it is. */
const EMPTY: Pool = { nodeLabels: {}, nodeTaints: [], tags: {}, enableAutoScaling: false, mode: "User" };

/** What inputs say of a pool, apart from what they may leave to the service, in the SDK's names. */
const DECIDED = new Set(
  Object.keys(inlineProperties())
    .filter((key) => !poolChoices("").some((choice) => choice.split(".")[0] === key))
    .map((key) => SDK_NAMES[key] ?? key),
);

/** A pool to be made. Without a number of nodes ARM refuses it. */
export function newPool(asked: Inputs): Pool {
  const named = Object.entries(asked).map(([key, value]) => [SDK_NAMES[key] ?? key, value] as const);
  const least = asked.enableAutoScaling === true ? asked.minCount : 1;
  const count = countWithin(asked.count ?? least, asked);
  return { ...Object.fromEntries(named), count, type: asked.type ?? "VirtualMachineScaleSets" };
}

/** A pool that exists with what is asked for; what the service chose stays, and the number of nodes with autoscaling. */
export function changedPool(existing: Pool, asked: Inputs): Pool {
  const kept = Object.entries(existing).filter(([key]) => !DECIDED.has(key) && !TOLD.includes(key));
  const emptied = Object.entries(EMPTY).filter(([key]) => isGiven(existing[key]));
  const scales = asked.enableAutoScaling === true && typeof existing.count === "number";
  return {
    ...Object.fromEntries([...kept, ...emptied]),
    ...newPool(scales ? { ...asked, count: existing.count } : asked),
  };
}

/**
 * The pools of an update of a cluster: those that exist, as they are but for what the inputs change, and new ones. `version` is
 * the control plane's after the update.
 */
export function mergePools(existing: readonly object[], olds: Inputs, news: Inputs, version: unknown): Pool[] {
  const pools = existing.map(asRecord);
  const asked = asList(news.agentPoolProfiles).map(asRecord);
  const merged = pools.map((pool) => {
    const item = named(asked, pool.name);
    const before = named(asList(olds.agentPoolProfiles), pool.name);
    if (item !== undefined && isChanged(before, item)) return changedPool(pool, item);
    return Object.fromEntries(Object.entries(pool).filter(([key]) => !TOLD.includes(key)));
  });
  const fresh = asked.filter(({ name }) => named(pools, name) === undefined).map(newPool);
  return withVersions([...merged, ...fresh], pools, version);
}

/**
 * A cluster's PUT must have the versions of all pools or of none. Without, nodes stay as they are; with, a version that the
 * service reports otherwise than it takes it is refused as a change. So they are there only when one is to change.
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

/** Names of the pools that exist and that an update takes out of the list. */
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
