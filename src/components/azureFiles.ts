import * as pulumi from "@pulumi/pulumi";
import { FileShare } from "../resources/storage/fileShare";
import { StorageAccount } from "../resources/storage/storageAccount";
import { type CommonArgs, resourceGroupName } from "./resourceGroup";

/** Arguments of {@link AzureFiles}. */
export interface AzureFilesArgs extends CommonArgs {
  /** Largest size of the share in GB, 1 to 102400 (above 5120 with large file shares). Default: the service's, 5120. */
  quotaInGB?: pulumi.Input<number>;
  /** Storage account: a `StorageAccount`, or the name of one in the resource group. Default: the component makes one. */
  storageAccount?: StorageAccount | pulumi.Input<string>;
  /** Name of the share: 3 to 63 lowercase letters, digits and single hyphens. Default: made from the component's name. */
  shareName?: pulumi.Input<string>;
}

/**
 * An Azure Files share that container groups mount as a directory. Its files outlive every group and go when the share goes.
 *
 * ```ts
 * const data = new berth.AzureFiles("data", { quotaInGB: 5 });
 * ```
 */
export class AzureFiles extends pulumi.ComponentResource {
  /** The component's Pulumi type. */
  public static readonly __pulumiType = "berth:index:AzureFiles";

  /** Whether `obj` is an instance of this class, of whichever copy of this package. */
  public static override isInstance(obj: unknown): obj is AzureFiles {
    return (obj as { __pulumiType?: unknown } | undefined)?.__pulumiType === AzureFiles.__pulumiType;
  }

  /** Name of the share. */
  public readonly shareName: pulumi.Output<string>;
  /** Name of the storage account. */
  public readonly accountName: pulumi.Output<string>;
  /** Name of the resource group. */
  public readonly resourceGroupName: pulumi.Output<string>;
  /** ARM id of the share. */
  public readonly resourceId: pulumi.Output<string>;

  constructor(name: string, args: AzureFilesArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super(AzureFiles.__pulumiType, name, {}, opts);
    const group = resourceGroupName(name, args, this);
    const account = accountName(name, args, group, this);
    const share = new FileShare(
      `${name}-share`,
      { accountName: account, resourceGroupName: group, shareName: args.shareName, shareQuota: args.quotaInGB },
      { parent: this },
    );
    this.shareName = share.name;
    this.accountName = pulumi.output(account);
    this.resourceGroupName = pulumi.output(group);
    this.resourceId = share.id;
    this.registerOutputs({
      shareName: this.shareName,
      accountName: this.accountName,
      resourceGroupName: this.resourceGroupName,
      resourceId: this.resourceId,
    });
  }
}

function accountName(
  name: string,
  args: AzureFilesArgs,
  group: pulumi.Input<string>,
  parent: AzureFiles,
): pulumi.Input<string> {
  const given = args.storageAccount;
  if (given !== undefined) return StorageAccount.isInstance(given) ? given.name : given;
  const made = new StorageAccount(
    `${name}-account`,
    {
      resourceGroupName: group,
      kind: "StorageV2",
      sku: { name: "Standard_LRS" },
      location: args.location,
      tags: args.tags,
    },
    { parent },
  );
  return made.name;
}
