import { asList, asRecord } from "../model/core/json";
import type { Json } from "../model/core/armBody";
import { parseArmId } from "../model/core/armId";
import { ArmFailure, type OperationContext } from "../providers/arm/contract";
import type { GroupOperations } from "../providers/arm/containerinstance/operations";
import { Failure } from "./failure";
import type { Target } from "./target";

/** How many groups are read at once. */
const AT_ONCE = 8;

/** A container group that was found. */
export interface FoundGroup {
  readonly id: string;
  readonly name: string;
  readonly operations: GroupOperations;
  /** What the list said of it. */
  readonly listed?: Json;
}

/** All groups of a target, or of one of its resource groups, by name. */
export async function listGroups(
  target: Target,
  resourceGroup: string | undefined,
  context: OperationContext,
): Promise<FoundGroup[]> {
  const found: FoundGroup[] = [];
  const subscriptions = await target.subscriptions();
  for (const subscription of subscriptions) {
    const operations = await target.in(subscription);
    // A resource group belongs to one subscription; the others do not know it.
    const scope = subscriptions.length === 1 ? resourceGroup : undefined;
    for (const body of await operations.list(scope, context)) {
      const id = String(body.id);
      const own = parseArmId(id)?.resourceGroup.toLowerCase();
      if (resourceGroup === undefined || own === resourceGroup.toLowerCase())
        found.push({ id, name: String(body.name), operations, listed: body });
    }
  }
  return found.sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}

/** Finds a group by name or ARM id. */
export async function findGroup(
  target: Target,
  wanted: string,
  resourceGroup: string | undefined,
  context: OperationContext,
): Promise<FoundGroup> {
  if (wanted.startsWith("/")) {
    const id = parseArmId(wanted);
    if (id?.type.toLowerCase() !== "microsoft.containerinstance/containergroups")
      throw new Failure(`"${wanted}" is not the ARM id of a container group.`, 2);
    return { id: wanted, name: id.names[0] ?? "", operations: await target.in(id.subscriptionId) };
  }
  const all = await listGroups(target, resourceGroup, context);
  const found = all.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const where = resourceGroup === undefined ? "" : ` in resource group "${resourceGroup}"`;
  if (found.length === 1) return found[0]!;
  if (found.length > 1)
    throw new Failure(
      `${found.length} container groups have the name "${wanted}". Say --resource-group, or one of these ids:\n` +
        found.map(({ id }) => `  ${id}`).join("\n"),
      2,
    );
  const names = [...new Set(all.map(({ name }) => name))];
  const known = names.length === 0 ? "There is none." : `There are: ${names.join(", ")}.`;
  throw new Failure(`No container group has the name "${wanted}"${where}. ${known}`);
}

/** The current state of groups: as the list said, and read one by one where it said nothing of it, as on Azure. */
export async function statesOf(groups: readonly FoundGroup[], context: OperationContext): Promise<Json[]> {
  const isKnown = groups.every(({ listed }) => asRecord(listed?.properties).instanceView !== undefined);
  return isKnown ? groups.map(({ listed }) => listed!) : readGroups(groups, context);
}

/** Reads groups whole. */
export async function readGroups(groups: readonly FoundGroup[], context: OperationContext): Promise<Json[]> {
  const bodies: Json[] = [];
  for (let at = 0; at < groups.length; at += AT_ONCE) {
    const some = groups.slice(at, at + AT_ONCE);
    const read = await Promise.all(some.map(({ operations, id }) => unlessGone(operations.get(id, context))));
    bodies.push(...read.filter((body) => body !== undefined));
  }
  return bodies;
}

async function unlessGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ArmFailure && error.details.statusCode === 404) return undefined;
    throw error;
  }
}

/** The named container of a group, or its only one. */
export async function findContainer(
  { id, name, operations }: FoundGroup,
  wanted: string | undefined,
  context: OperationContext,
  withInit = false,
): Promise<string> {
  const { containers, initContainers } = asRecord((await operations.get(id, context)).properties);
  const namesOf = (list: unknown) => asList(list).map((item) => String(asRecord(item).name));
  const names = [...namesOf(containers), ...(withInit ? namesOf(initContainers) : [])];
  if (wanted === undefined) {
    const [only, ...more] = namesOf(containers);
    if (only !== undefined && more.length === 0) return only;
    throw new Failure(`The group "${name}" has several containers. Say which one: ${names.join(", ")}.`, 2);
  }
  const found = names.find((item) => item.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return found;
  throw new Failure(`The group "${name}" has no container "${wanted}". It has: ${names.join(", ")}.`);
}
