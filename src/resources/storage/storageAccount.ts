// Generated from schema.json by `npm run generate`. Do not edit.
import * as pulumi from "@pulumi/pulumi";
import type * as inputs from "../types/input";
import type * as outputs from "../types/output";
import type * as enums from "../types/enums";
import { withDefaults } from "../utilities";
/** A storage account: the owner of Azure Files shares and of the keys to them. */
export class StorageAccount extends pulumi.CustomResource {
  /** The resource's Pulumi type. */
  public static readonly __pulumiType = "berth:storage:StorageAccount";

  /** Looks up an existing resource by its ARM id. */
  public static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): StorageAccount {
    return new StorageAccount(name, undefined as any, { ...opts, id });
  }

  /** Whether `obj` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: any): obj is StorageAccount {
    return obj?.["__pulumiType"] === StorageAccount.__pulumiType;
  }

  /** Name. */
  declare public readonly name: pulumi.Output<string>;

  /** `Microsoft.Storage/storageAccounts`. */
  declare public readonly type: pulumi.Output<string>;

  /** Region. */
  declare public readonly location: pulumi.Output<string>;

  /** Kind of account. */
  declare public readonly kind: pulumi.Output<string>;

  /** Replication and performance tier. */
  declare public readonly sku: pulumi.Output<outputs.storage.Sku>;

  /** Tags. */
  declare public readonly tags: pulumi.Output<{ [key: string]: string } | undefined>;

  /** `Succeeded` when the account is usable. */
  declare public readonly provisioningState: pulumi.Output<string>;

  /** Service endpoints. */
  declare public readonly primaryEndpoints: pulumi.Output<outputs.storage.Endpoints>;

  /** Region of the data. */
  declare public readonly primaryLocation: pulumi.Output<string | undefined>;

  /** When the account was made, in UTC. */
  declare public readonly creationTime: pulumi.Output<string | undefined>;

  constructor(name: string, args: StorageAccountArgs, opts?: pulumi.CustomResourceOptions) {
    // All arguments are passed on, so that the provider refuses those that it does not know instead of losing them.
    const inputs: pulumi.Inputs = opts?.id === undefined ? { ...args } : {};
    if (opts?.id === undefined && !opts?.urn) {
      if (args?.resourceGroupName === undefined)
        throw new Error("StorageAccount: missing required property 'resourceGroupName'");
      if (args?.kind === undefined) throw new Error("StorageAccount: missing required property 'kind'");
      if (args?.sku === undefined) throw new Error("StorageAccount: missing required property 'sku'");
    }
    inputs["name"] ??= undefined;
    inputs["type"] ??= undefined;
    inputs["location"] ??= undefined;
    inputs["kind"] ??= undefined;
    inputs["sku"] ??= undefined;
    inputs["tags"] ??= undefined;
    inputs["provisioningState"] ??= undefined;
    inputs["primaryEndpoints"] ??= undefined;
    inputs["primaryLocation"] ??= undefined;
    inputs["creationTime"] ??= undefined;
    super(StorageAccount.__pulumiType, name, inputs, withDefaults(opts));
  }
}

/** Arguments of {@link StorageAccount}. */
export interface StorageAccountArgs {
  /** Name: 3 to 24 lowercase letters and digits, unique in all of Azure. Default: the resource's name and a hash of its URN. */
  accountName?: pulumi.Input<string>;
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Region. Default: `berth:location`, else the resource group's. */
  location?: pulumi.Input<string>;
  /** Kind of account. */
  kind: pulumi.Input<enums.storage.Kind | (string & {})>;
  /** Replication and performance tier. */
  sku: pulumi.Input<inputs.storage.SkuArgs>;
  /** Tags, at most 50. */
  tags?: pulumi.Input<{ [key: string]: pulumi.Input<string> }>;
}
