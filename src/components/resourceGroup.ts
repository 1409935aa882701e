import * as pulumi from "@pulumi/pulumi";
import { runOf } from "../failing";
import { type Problem, RULES } from "../model/core/problem";
import { ResourceGroup } from "../resources/resources/resourceGroup";
import { ancestors, logicalName } from "./ancestry";
import { ANY, type ArgShapes } from "./args";

/** Arguments that every component takes. */
export interface CommonArgs {
  /**
   * Resource group: a `ResourceGroup`, or the name of one that exists. Default: that of the nearest parent component
   * with a `resourceGroup` or `resourceGroupName`; otherwise `berth:resourceGroup`, the name of one that exists;
   * otherwise one that all components of the program share, which Berth makes when it is first needed.
   */
  resourceGroup?: ResourceGroup | pulumi.Input<string>;
  /** Region of everything that the component makes. Default: `berth:location` or else the resource group's. */
  location?: pulumi.Input<string>;
  /** Tags of everything that the component makes, at most 50. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export const COMMON = {
  resourceGroup: { kind: "own", check: checkGroup },
  location: ANY,
  tags: ANY,
} satisfies ArgShapes<CommonArgs>;

/** Logical name of the resource group that the components of a program share. */
const DEFAULT_NAME = "berth-default";
/** Shared by all copies of this package that a program has loaded, so that they register one resource only. */
const DEFAULT_GROUPS = Symbol.for("pulumi-berth/default-resource-groups");

function checkGroup(value: unknown, path: string): Problem[] {
  if (typeof value === "string" || ResourceGroup.isInstance(value)) return [];
  const shown = typeof value === "object" || typeof value === "function" ? undefined : value;
  return [{ path, value: shown, allowed: "must be a ResourceGroup, or the name of one", rule: RULES.berth }];
}

/** The name of the resource group in which a component puts its resources. */
export function resourceGroupName(args: CommonArgs, component: pulumi.ComponentResource): pulumi.Input<string> {
  const given = givenGroup(args, component);
  if (given === undefined) return defaultGroup(component).name;
  return ResourceGroup.isInstance(given) ? given.name : given;
}

/** Reports a component that is to be retained in the resource group that is not: that group is deleted with all that is in it. */
export function checkRetained(
  args: CommonArgs,
  component: pulumi.ComponentResource,
  opts: pulumi.ComponentResourceOptions | undefined,
): Problem[] {
  if (!opts?.retainOnDelete || givenGroup(args, component) !== undefined) return [];
  const allowed = `needs a resourceGroup that is kept, too: ${DEFAULT_NAME}, which the components share, is deleted with all that is in it`;
  return [{ path: "opts.retainOnDelete", value: true, allowed, rule: RULES.berth }];
}

/** The resource group that a component is told to use; undefined for the one that the program's components share. */
const givenGroup = (args: CommonArgs, component: pulumi.ComponentResource) =>
  args.resourceGroup ?? inherited(component) ?? configured();

/** The resource group of the nearest parent component, whether the parent is Berth's or the program's own. */
function inherited(component: pulumi.Resource): ResourceGroup | pulumi.Input<string> | undefined {
  for (const parent of ancestors(component)) {
    const { resourceGroup, resourceGroupName: name } = parent as unknown as Record<string, unknown>;
    for (const found of [resourceGroup, name]) {
      if (ResourceGroup.isInstance(found) || pulumi.Output.isInstance(found)) return found as pulumi.Output<string>;
      if (typeof found === "string" && found !== "") return found;
    }
  }
  return undefined;
}

function configured(): string | undefined {
  const name = new pulumi.Config("berth").get("resourceGroup") || process.env["BERTH_RESOURCE_GROUP"];
  return name === "" ? undefined : name;
}

type Groups = Map<pulumi.ProviderResource | undefined, ResourceGroup>;

/**
 * The resource group that the components of a program share: one per provider, at the root of the stack. Before 0.2,
 * each component made its own. The alias keeps the first one's, so that an update does not replace everything in it.
 */
function defaultGroup(component: pulumi.ComponentResource): ResourceGroup {
  const groups = groupsOf(component);
  const provider = component.getProvider(`${ResourceGroup.__pulumiType}`);
  const known = groups.get(provider);
  if (known !== undefined) return known;
  const name = provider === undefined ? DEFAULT_NAME : `${DEFAULT_NAME}-${logicalName(provider)}`;
  const aliases = [{ name: `${logicalName(component)}-rg`, parent: component }];
  const made = new ResourceGroup(name, {}, { provider, aliases });
  groups.set(provider, made);
  return made;
}

/** Stored with the run of the program, since one process may run several programs. */
function groupsOf(component: pulumi.ComponentResource): Groups {
  const holder = (runOf() ?? component) as { [DEFAULT_GROUPS]?: Groups };
  return (holder[DEFAULT_GROUPS] ??= new Map<pulumi.ProviderResource | undefined, ResourceGroup>());
}
