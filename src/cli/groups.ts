import { someAtOnce } from "../clock";
import { asList, asRecord } from "../model/core/json";
import type { Json } from "../model/core/armBody";
import { parseArmId } from "../model/core/armId";
import type { OperationContext } from "../providers/arm/contract";
import type { GroupOperations } from "../providers/arm/containerinstance/operations";
import { Failure } from "./failure";
import { matching, similar } from "./match";
import { inSubscriptions, isGone } from "./subscriptions";
import type { Target } from "./target";

/** How many groups are read at once. */
const AT_ONCE = 8;
/** How many names of groups an error lists. */
const LISTED = 20;

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
  const found = await inSubscriptions(target, resourceGroup, async (subscription) => {
    const operations = await target.in(subscription);
    const listed = await operations.list(resourceGroup, context);
    return listed.map((body) => ({ id: String(body.id), name: String(body.name), operations, listed: body }));
  });
  return found.sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}

/** Finds a group by ARM id, or by what {@link matching} says. */
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
  const found = matching(all, wanted);
  if (found.length === 1) return found[0]!;
  if (found.length > 1)
    throw new Failure(
      `${found.length} container groups fit "${wanted}". Say more of the name, --resource-group, or one of these ids:\n` +
        found.map(({ id }) => `  ${id}`).join("\n"),
      2,
    );
  const where = resourceGroup === undefined ? "" : ` in resource group "${resourceGroup}"`;
  throw new Failure(`No container group fits "${wanted}"${where}. ${known(all, wanted)}`);
}

/** The names that there are, or those that are like the one that is not there. */
function known(all: readonly FoundGroup[], wanted: string): string {
  const meant = similar(all, wanted);
  if (meant.length > 0) return `Did you mean ${meant.slice(0, LISTED).join(", ")}?`;
  const names = [...new Set(all.map(({ name }) => name))];
  if (names.length === 0) return "There is none.";
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : "";
  return `There are: ${names.slice(0, LISTED).join(", ")}${more}.`;
}

/** The current state of groups: as the list said, and read one by one where it said nothing of it, as on Azure. */
export async function statesOf(groups: readonly FoundGroup[], context: OperationContext): Promise<Json[]> {
  const isKnown = groups.every(({ listed }) => asRecord(listed?.properties).instanceView !== undefined);
  return isKnown ? groups.map(({ listed }) => listed!) : readGroups(groups, context);
}

/** Reads groups whole. */
export async function readGroups(groups: readonly FoundGroup[], context: OperationContext): Promise<Json[]> {
  const bodies = await someAtOnce(groups, AT_ONCE, ({ operations, id }) => unlessGone(operations.get(id, context)));
  return bodies.filter((body) => body !== undefined);
}

async function unlessGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** The named container of a group, or its only one. */
export async function findContainer(
  group: FoundGroup,
  wanted: string | undefined,
  context: OperationContext,
  withInit = false,
): Promise<string> {
  const { own, init } = await containersOf(group, context);
  const names = [...own, ...(withInit ? init : [])];
  if (wanted === undefined) {
    const [only, ...more] = own;
    if (only !== undefined && more.length === 0) return only;
    throw new Failure(`The group "${group.name}" has several containers. Say which one: ${names.join(", ")}.`, 2);
  }
  const found = names.find((item) => item.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return found;
  throw new Failure(`The group "${group.name}" has no container "${wanted}". It has: ${names.join(", ")}.`);
}

/** The only container of a group, or all of them with the init containers, which come first. */
export async function allContainers(group: FoundGroup, context: OperationContext): Promise<string[]> {
  const { own, init } = await containersOf(group, context);
  return own.length === 1 ? own : [...init, ...own];
}

/** Names of a group's containers. */
export async function containersOf({ id, operations }: FoundGroup, context: OperationContext) {
  const { containers, initContainers } = asRecord((await operations.get(id, context)).properties);
  const namesOf = (list: unknown) => asList(list).map((item) => String(asRecord(item).name));
  return { own: namesOf(containers), init: namesOf(initContainers) };
}
