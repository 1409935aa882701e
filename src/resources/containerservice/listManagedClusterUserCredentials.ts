// Generated from schema.json by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type * as outputs from "../types/output";
import { invoke, invokeOutput } from "../../invoking";
import { invokeDefaults } from "../utilities";

/** Lists the kubeconfigs of a user of a cluster. */
export function listManagedClusterUserCredentials(
  args: ListManagedClusterUserCredentialsArgs,
  opts?: pulumi.InvokeOptions,
): Promise<ListManagedClusterUserCredentialsResult> {
  return invoke(
    "berth:containerservice:listManagedClusterUserCredentials",
    { resourceGroupName: args.resourceGroupName, resourceName: args.resourceName },
    invokeDefaults(opts),
  );
}

/** Lists the kubeconfigs of a user of a cluster. */
export function listManagedClusterUserCredentialsOutput(
  args: ListManagedClusterUserCredentialsOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<ListManagedClusterUserCredentialsResult> {
  return invokeOutput(
    "berth:containerservice:listManagedClusterUserCredentials",
    { resourceGroupName: args.resourceGroupName, resourceName: args.resourceName },
    invokeDefaults(opts),
  );
}

/** Arguments of {@link listManagedClusterUserCredentials}. */
export interface ListManagedClusterUserCredentialsArgs {
  /** Name of the resource group. */
  resourceGroupName: string;
  /** Name of the cluster. */
  resourceName: string;
}

/** Arguments of {@link listManagedClusterUserCredentialsOutput}. */
export interface ListManagedClusterUserCredentialsOutputArgs {
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Name of the cluster. */
  resourceName: pulumi.Input<string>;
}

/** Result of {@link listManagedClusterUserCredentials}. */
export interface ListManagedClusterUserCredentialsResult {
  /** The kubeconfigs. */
  readonly kubeconfigs: outputs.containerservice.CredentialResult[];
}
