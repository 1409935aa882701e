// Generated from schema.json by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type * as outputs from "../types/output";
import { invoke, invokeOutput } from "../../invoking";
import { invokeDefaults } from "../utilities";

/** Reads a resource group that exists already, whoever made it. */
export function getResourceGroup(
  args: GetResourceGroupArgs,
  opts?: pulumi.InvokeOptions,
): Promise<GetResourceGroupResult> {
  return invoke(
    "berth:resources:getResourceGroup",
    { resourceGroupName: args.resourceGroupName },
    invokeDefaults(opts),
  );
}

/** Reads a resource group that exists already, whoever made it. */
export function getResourceGroupOutput(
  args: GetResourceGroupOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<GetResourceGroupResult> {
  return invokeOutput(
    "berth:resources:getResourceGroup",
    { resourceGroupName: args.resourceGroupName },
    invokeDefaults(opts),
  );
}

/** Arguments of {@link getResourceGroup}. */
export interface GetResourceGroupArgs {
  /** Name of the resource group. */
  resourceGroupName: string;
}

/** Arguments of {@link getResourceGroupOutput}. */
export interface GetResourceGroupOutputArgs {
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
}

/** Result of {@link getResourceGroup}. */
export interface GetResourceGroupResult {
  /** ARM id of the resource that manages the group. */
  readonly managedBy: string;
  /** Version of ARM's API that the outputs are of. */
  readonly azureApiVersion: string;
  /** The group's state. */
  readonly properties: outputs.resources.ResourceGroupPropertiesResponse;
  /** ARM id. */
  readonly id: string;
  /** Name. */
  readonly name: string;
  /** `Microsoft.Resources/resourceGroups`. */
  readonly type: string;
  /** Region. */
  readonly location: string;
  /** Tags. */
  readonly tags: { [key: string]: string };
}
