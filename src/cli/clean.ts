import type { Json } from "../model/core/armBody";
import type { LocalArmService } from "../providers/local/contract";
import { agreed, type Talk } from "./agree";
import { Failure } from "./failure";
import { stackOf } from "./match";
import { table } from "./table";
import { askService, subscriptionsOf, type Target } from "./target";

/** What `berth clean` may do without a question, and how far. */
export interface CleanOptions {
  /** Answers every question with yes. */
  readonly yes?: boolean;
  /** Whether the files of shares that no resource has any more are removed too. */
  readonly files?: boolean;
}

interface Leftover {
  readonly kind: string;
  readonly name: string;
  readonly of: string;
  readonly isFiles: boolean;
}

/** A resource group, or a resource in one. */
interface Resource {
  readonly id: string;
  readonly type: string;
  /** Id of its resource group, or its own. */
  readonly resourceGroup: string;
  /** `project/stack`, as far as the resource says it. */
  readonly stack: string | undefined;
}

const GROUP_TYPE = "Microsoft.Resources/resourceGroups";
/** What mounts shares goes before them. */
const FIRST = ["microsoft.containerinstance/containergroups", "microsoft.containerservice/managedclusters"];

/** Removes what is left of resources that are gone or, if stacks are named, all that these stacks made in the engine. */
export async function clean(
  target: Target,
  stacks: readonly string[],
  options: CleanOptions,
  talk: Talk,
): Promise<void> {
  if (target.local === undefined)
    throw new Failure(
      "clean is for target local: on Azure, `pulumi destroy` or the portal removes what a stack made.",
      2,
    );
  const service = await target.local();
  if (stacks.length > 0) return cleanStacks(service, stacks, options, talk);
  await cleanLeftovers(service, options, talk);
  const summary = summaryOf(await resourcesOf(service));
  if (summary.length === 0) return;
  const rows = summary.map(({ stack, resources, groups }) => [stack, `${resources}`, groups.join(", ")]);
  talk.print(
    `\nStacks that have resources in the engine. \`berth clean STACK\` removes one that is lost; \`pulumi destroy\` is the way for others.\n` +
      table([["STACK", "RESOURCES", "RESOURCE GROUPS"], ...rows]),
  );
}

async function cleanLeftovers(service: LocalArmService, { yes, files }: CleanOptions, talk: Talk): Promise<void> {
  const { value } = await askService<{ value: Leftover[] }>(service, "GET", "/berth/leftovers");
  const going = value.filter(({ isFiles }) => !isFiles || files);
  const kept = value.filter(({ isFiles }) => isFiles && !files);
  if (kept.length > 0)
    talk.print(`Files of shares that are gone, which --files removes:\n${listed(kept)}${going.length > 0 ? "\n" : ""}`);
  if (going.length === 0) {
    if (kept.length === 0) talk.print("Nothing is left over in the engine.");
    return;
  }
  talk.print(`Left over in the engine, of resources that are gone:\n${listed(going)}`);
  await agreed(`Remove ${count(going.length, "thing")}?`, yes, talk);
  const path = `/berth/leftovers?files=${files === true}`;
  type Outcome = { removed: number; left: (Leftover & { message: string })[] };
  const { removed, left } = await askService<Outcome>(service, "DELETE", path);
  talk.print(`Removed ${count(removed, "thing")}.`);
  if (left.length > 0)
    throw new Failure(
      `${count(left.length, "thing")} could not be removed:\n` +
        left.map(({ kind, name, message }) => `  ${kind} ${name}: ${message}`).join("\n"),
    );
}

const listed = (leftovers: readonly Leftover[]) =>
  table([["KIND", "NAME", "OF"], ...leftovers.map(({ kind, name, of }) => [kind, name, of])], "  ");

async function cleanStacks(
  service: LocalArmService,
  stacks: readonly string[],
  { yes }: CleanOptions,
  talk: Talk,
): Promise<void> {
  const all = await resourcesOf(service);
  const known = [...new Set(all.flatMap(({ stack }) => (stack === undefined ? [] : [stack])))].sort();
  const wanted = stacks.map((word) => {
    const found = known.filter((stack) => stack === word || stack.endsWith(`/${word}`));
    if (found.length === 1) return found[0]!;
    const there = known.length === 0 ? "No stack has any." : `Stacks that have: ${known.join(", ")}.`;
    if (found.length === 0) throw new Failure(`No stack "${word}" has resources in the engine. ${there}`);
    throw new Failure(`Several stacks are called "${word}": ${found.join(", ")}. Say which one.`, 2);
  });
  const isWanted = ({ stack }: Resource) => stack !== undefined && wanted.includes(stack);
  const groups = new Set(
    all.filter((item) => item.type === GROUP_TYPE && isWanted(item)).map(({ resourceGroup }) => resourceGroup),
  );
  const going = all.filter((item) => isWanted(item) || groups.has(item.resourceGroup));
  const rows = going.map(({ id, stack }) => [stack, id]);
  talk.print(`Goes, with the files of its shares:\n${table([["STACK", "RESOURCE"], ...rows], "  ")}`);
  await agreed(`Remove ${count(going.length, "resource")} for good?`, yes, talk);
  const rank = ({ type }: Resource) => (FIRST.includes(type.toLowerCase()) ? 0 : 1);
  const alone = going.filter(({ resourceGroup }) => !groups.has(resourceGroup)).sort((a, b) => rank(a) - rank(b));
  for (const id of [...alone.map((item) => item.id), ...groups]) await remove(service, id, talk);
}

async function remove(service: LocalArmService, id: string, { print }: Talk): Promise<void> {
  await askService(service, "DELETE", id);
  await service.settled();
  const { askLocal } = await import("../providers/targets/askLocal.js");
  const { status } = await askLocal(service, "GET", `${id}?api-version=2022-12-01`);
  if (status !== 404) throw new Failure(`${id} could not be removed: it is still there.`);
  print(`Removed ${id}`);
}

/** Everything that has a record: the resource groups and what is in them. What shares are in an account goes with it. */
async function resourcesOf(service: LocalArmService): Promise<Resource[]> {
  const found: Resource[] = [];
  const resource = (body: Json, resourceGroup: string): Resource => {
    return { id: String(body.id), type: String(body.type), resourceGroup, stack: stackOf(body) };
  };
  for (const subscription of await subscriptionsOf(service)) {
    const path = `/subscriptions/${subscription}/resourcegroups`;
    const { value } = await askService<{ value: Json[] }>(service, "GET", path);
    for (const group of value) {
      const id = String(group.id);
      const { value: inside } = await askService<{ value: Json[] }>(service, "GET", `${id}/resources`);
      found.push(resource(group, id), ...inside.map((item) => resource(item, id)));
    }
  }
  return found;
}

function summaryOf(resources: readonly Resource[]) {
  const stacks = [...new Set(resources.map(({ stack }) => stack ?? ""))].sort();
  return stacks.map((stack) => {
    const own = resources.filter((item) => (item.stack ?? "") === stack);
    const groups = [...new Set(own.map(({ resourceGroup }) => resourceGroup.split("/").at(-1) ?? ""))];
    return { stack, resources: own.length, groups };
  });
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
