// Generated from schema.json by `npm run generate`. Do not edit.
import * as pulumi from "@pulumi/pulumi";
import type * as outputs from "../types/output";
import { withDefaults } from "../utilities";
/** A resource group: the container of Azure resources. */
export class ResourceGroup extends pulumi.CustomResource {
  /** The resource's Pulumi type. */
  public static readonly __pulumiType = "berth:resources:ResourceGroup";

  /** Looks up an existing resource by its ARM id. */
  public static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): ResourceGroup {
    return new ResourceGroup(name, undefined, { ...opts, id });
  }

  /** Whether `obj` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: any): obj is ResourceGroup {
    return obj?.["__pulumiType"] === ResourceGroup.__pulumiType;
  }

  /** ARM id of the resource that manages the group. */
  declare public readonly managedBy: pulumi.Output<string | undefined>;

  /** Version of ARM's API that the outputs are of. */
  declare public readonly azureApiVersion: pulumi.Output<string>;

  /** The group's state. */
  declare public readonly properties: pulumi.Output<outputs.resources.ResourceGroupPropertiesResponse>;

  /** Name. */
  declare public readonly name: pulumi.Output<string>;

  /** `Microsoft.Resources/resourceGroups`. */
  declare public readonly type: pulumi.Output<string>;

  /** Region. */
  declare public readonly location: pulumi.Output<string>;

  /** Tags. */
  declare public readonly tags: pulumi.Output<{ [key: string]: string } | undefined>;

  constructor(name: string, args?: ResourceGroupArgs, opts?: pulumi.CustomResourceOptions) {
    // All arguments are passed on: the provider names those that it does not know, and those that are missing, together with what else is wrong.
    const inputs: pulumi.Inputs = opts?.id === undefined ? { ...args } : {};
    inputs["managedBy"] ??= undefined;
    inputs["azureApiVersion"] ??= undefined;
    inputs["properties"] ??= undefined;
    inputs["name"] ??= undefined;
    inputs["type"] ??= undefined;
    inputs["location"] ??= undefined;
    inputs["tags"] ??= undefined;
    super(ResourceGroup.__pulumiType, name, inputs, withDefaults(opts));
  }
}

/** Arguments of {@link ResourceGroup}. */
export interface ResourceGroupArgs {
  /** ARM id of the resource that manages the group. Default none. */
  managedBy?: pulumi.Input<string | undefined>;
  /** Name: 1 to 90 letters, digits, `_`, `-`, `.`, `(` and `)`, no period at the end. Default: the resource's name and a hash of its URN. */
  resourceGroupName?: pulumi.Input<string | undefined>;
  /** Region. Default: `berth:location`, else `westeurope`. */
  location?: pulumi.Input<string | undefined>;
  /** Tags, at most 50. */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
}
