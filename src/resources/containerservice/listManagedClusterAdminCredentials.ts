// Generated from schema.json by `npm run generate`. Do not edit.
import type * as pulumi from "@pulumi/pulumi";
import type * as outputs from "../types/output";
import { invoke, invokeOutput } from "../../invoking";
import { invokeDefaults } from "../utilities";

/** Lists the kubeconfigs of an administrator of a cluster. They are refused where local accounts are disabled. */
export function listManagedClusterAdminCredentials(
  args: ListManagedClusterAdminCredentialsArgs,
  opts?: pulumi.InvokeOptions,
): Promise<ListManagedClusterAdminCredentialsResult> {
  return invoke(
    "berth:containerservice:listManagedClusterAdminCredentials",
    { resourceGroupName: args.resourceGroupName, resourceName: args.resourceName },
    invokeDefaults(opts),
  );
}

/** Lists the kubeconfigs of an administrator of a cluster. They are refused where local accounts are disabled. */
export function listManagedClusterAdminCredentialsOutput(
  args: ListManagedClusterAdminCredentialsOutputArgs,
  opts?: pulumi.InvokeOutputOptions,
): pulumi.Output<ListManagedClusterAdminCredentialsResult> {
  return invokeOutput(
    "berth:containerservice:listManagedClusterAdminCredentials",
    { resourceGroupName: args.resourceGroupName, resourceName: args.resourceName },
    invokeDefaults(opts),
  );
}

/** Arguments of {@link listManagedClusterAdminCredentials}. */
export interface ListManagedClusterAdminCredentialsArgs {
  /** Name of the resource group. */
  resourceGroupName: string;
  /** Name of the cluster. */
  resourceName: string;
}

/** Arguments of {@link listManagedClusterAdminCredentialsOutput}. */
export interface ListManagedClusterAdminCredentialsOutputArgs {
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Name of the cluster. */
  resourceName: pulumi.Input<string>;
}

/** Result of {@link listManagedClusterAdminCredentials}. */
export interface ListManagedClusterAdminCredentialsResult {
  /** The kubeconfigs. */
  readonly kubeconfigs: outputs.containerservice.CredentialResult[];
}
