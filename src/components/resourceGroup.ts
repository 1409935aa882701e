import type * as pulumi from "@pulumi/pulumi";
import { ResourceGroup } from "../resources/resources/resourceGroup";

/** Arguments that every component takes. */
export interface CommonArgs {
  /** Resource group: a `ResourceGroup`, or the name of one that exists. Default: the component makes one of its own. */
  resourceGroup?: ResourceGroup | pulumi.Input<string>;
  /** Region of all that the component makes. Default: `berth:location`, else the resource group's. */
  location?: pulumi.Input<string>;
  /** Tags of all that the component makes, at most 50. */
  tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** The name of the resource group in which a component puts its resources. */
export function resourceGroupName(
  name: string,
  args: CommonArgs,
  parent: pulumi.ComponentResource,
): pulumi.Input<string> {
  const given = args.resourceGroup;
  if (given === undefined)
    return new ResourceGroup(`${name}-rg`, { location: args.location, tags: args.tags }, { parent }).name;
  return ResourceGroup.isInstance(given) ? given.name : given;
}
