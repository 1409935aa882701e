// Generated from schema.json by `npm run generate`. Do not edit.
import * as pulumi from "@pulumi/pulumi";
import { withDefaults } from "../utilities";
/** Files that a program puts into an Azure Files share. Berth writes those that changed, removes those that the program no longer names, and leaves alone what others put into the share. */
export class ShareFiles extends pulumi.CustomResource {
  /** The resource's Pulumi type. */
  public static readonly __pulumiType = "berth:storage:ShareFiles";

  /** Looks up an existing resource by its ARM id. */
  public static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): ShareFiles {
    return new ShareFiles(name, undefined as any, { ...opts, id });
  }

  /** Whether `obj` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: any): obj is ShareFiles {
    return obj?.["__pulumiType"] === ShareFiles.__pulumiType;
  }

  /** Name of the set of files. */
  declare public readonly name: pulumi.Output<string>;

  /** Name of the share. What depends on it comes after the files. */
  declare public readonly shareName: pulumi.Output<string>;

  /** SHA-256 of each file, in hexadecimal, by its path in the share. */
  declare public readonly hashes: pulumi.Output<{ [key: string]: string }>;

  constructor(name: string, args: ShareFilesArgs, opts?: pulumi.CustomResourceOptions) {
    // All arguments are passed on: the provider names those that it does not know, and those that are missing, together with what else is wrong.
    const inputs: pulumi.Inputs = opts?.id === undefined ? { ...args } : {};
    inputs["name"] ??= undefined;
    inputs["shareName"] ??= undefined;
    inputs["hashes"] ??= undefined;
    super(ShareFiles.__pulumiType, name, inputs, withDefaults(opts));
  }
}

/** Arguments of {@link ShareFiles}. */
export interface ShareFilesArgs {
  /** Tells the sets of files of one share apart: 1 to 63 lowercase letters, digits and single hyphens. Default: the resource's name and a hash of its URN. */
  filesName?: pulumi.Input<string | undefined>;
  /** Name of the share. */
  shareName: pulumi.Input<string>;
  /** Name of the storage account. */
  accountName: pulumi.Input<string>;
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** The files by their paths in the share, with slashes: an asset each. A file that is there already, with another content, and that this resource did not write, is refused. */
  files: pulumi.Input<{ [key: string]: pulumi.Input<pulumi.asset.Asset> }>;
}
