/**
 * The component of Azure Files shares lives here, with the files that a program puts into them. The package's index and the components
 * that mount shares import it. It never writes a file itself: a resource does.
 */

import * as pulumi from "@pulumi/pulumi";
import { fileShare } from "../../model/storage/fileShare";
import { storageAccount } from "../../model/storage/storageAccount";
import { type Problem, RULES } from "../../model/core/problem";
import { isGiven } from "../../model/core/json";
import { UNKNOWN } from "../../model/core/unknown";
import { shareFiles } from "../../model/storage/shareFiles";
import { FileShare, type FileShareArgs } from "../../resources/storage/fileShare";
import { ShareFiles, type ShareFilesArgs } from "../../resources/storage/shareFiles";
import { StorageAccount, type StorageAccountArgs } from "../../resources/storage/storageAccount";
import { ancestors, logicalName } from "../ancestry";
import { ANY, type ArgShapes, checkArgs, objectOf, registered } from "../args";
import { registeredOptions, optionsOfAll } from "../options";
import { madeOrRefused, prepare } from "../refusal";
import { COMMON, type CommonArgs, checkRetained, resourceGroupName } from "../resourceGroup";
import { checkFolder, folderAssets, type ShareFolder } from "./shareFolder";
import { TRANSFORM, type Transform } from "../transform";

export interface AzureFilesArgs extends CommonArgs {
  /** Maximum size of the share in GB, 1 to 102400 (above 5120 with large file shares). Default: the service's, 5120. */
  quotaInGB?: pulumi.Input<number>;
  /** Storage account: a `StorageAccount`, or the name of one in the resource group. Default: the component makes one. */
  storageAccount?: StorageAccount | pulumi.Input<string>;
  /** Name of the share: 3 to 63 lowercase letters, digits and single hyphens. Default: made from the component's name. */
  shareName?: pulumi.Input<string>;
  /**
   * Files that are in the share before anything mounts it: the path of a folder, whose files are taken with all that is in its folders,
   * or an object of files by their paths in the share, each the path of a file or an asset of Pulumi's. Paths on this machine are
   * relative to the folder in which the program runs. Only what changed is written, what is no longer named is removed, and what others
   * put into the share stays. Default none.
   */
  files?: ShareFolder;
  /** Changes the component's resources: properties and options that have no argument of their own. Default nothing. */
  transform?: {
    /** The storage account, if the component makes it. */
    storageAccount?: Transform<StorageAccountArgs>;
    /** The share. */
    fileShare?: Transform<FileShareArgs>;
    /** The files, if there are any. */
    shareFiles?: Transform<ShareFilesArgs>;
  };
}

const NOUN = "Azure Files share";

const FILES = objectOf(
  {
    quotaInGB: ANY,
    storageAccount: { kind: "own", check: checkAccount },
    shareName: ANY,
    files: { kind: "own", check: checkFolder, settled: true },
    ...COMMON,
    transform: objectOf({ storageAccount: TRANSFORM, fileShare: TRANSFORM, shareFiles: TRANSFORM }, { settled: true }),
  } satisfies ArgShapes<AzureFilesArgs>,
  { settled: true },
);

/**
 * An Azure Files share that container groups mount as a directory. Its files outlive the groups and are deleted with
 * the share.
 *
 * ```ts
 * const data = new berth.AzureFiles("data", { quotaInGB: 5 });
 * const site = new berth.AzureFiles("site", { files: "./public" });
 * ```
 */
export class AzureFiles extends pulumi.ComponentResource {
  /** The component's Pulumi type. */
  public static readonly __pulumiType = "berth:index:AzureFiles";

  /** Whether `obj` is an instance of this class, from any copy of this package. */
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
  /** The resources that the component made. */
  public readonly nodes: {
    /** The storage account; undefined if the program gave one. */
    readonly storageAccount?: StorageAccount;
    /** The share. */
    readonly fileShare: FileShare;
    /** The files; undefined if the program gave none. */
    readonly shareFiles?: ShareFiles;
  };
  /** @internal The words that make the name of the share's volumes. */
  public readonly volumeKey?: readonly string[];

  constructor(name: string, given: AzureFilesArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super(AzureFiles.__pulumiType, name, registered(FILES, given), registeredOptions(opts));
    const { args, problems } = checkArgs(FILES, given ?? {});
    this.volumeKey = [...ancestors(this).map(logicalName).reverse(), name];
    const { made, outputs } = madeOrRefused(() => makeFiles(this, name, args, problems, opts));
    this.nodes = made.nodes;
    this.shareName = made.shareName;
    this.accountName = made.accountName;
    this.resourceGroupName = made.resourceGroupName;
    this.resourceId = made.resourceId;
    this.registerOutputs(outputs);
  }
}

function makeFiles(
  component: AzureFiles,
  name: string,
  args: AzureFilesArgs,
  problems: Problem[],
  opts: pulumi.ComponentResourceOptions | undefined,
) {
  problems.push(...checkRetained(args, component, opts));
  const shareBody = { shareName: args.shareName, shareQuota: args.quotaInGB };
  const shareFindings = { problems, paths: new Map([["shareQuota", "quotaInGB"]]) };
  const wantedShare = {
    noun: NOUN,
    component,
    given: opts,
    model: fileShare,
    name: `${name}-share`,
    body: shareBody,
    opts: { parent: component },
    transform: args.transform?.fileShare,
    transformPath: "transform.fileShare",
    findings: shareFindings,
    later: ["resourceGroupName", "accountName"],
  };
  // Problems of the share must end the component before it makes any resource.
  if (args.transform?.fileShare === undefined)
    prepare<object>({ ...wantedShare, transform: undefined, complete: () => shareBody });
  const group = resourceGroupName(args, component);
  const account = accountOf(name, args, group, { component, given: optionsOfAll(opts) });
  const accountName = StorageAccount.isInstance(account) ? account.name : account;
  const prepared = prepare<FileShareArgs>({
    ...wantedShare,
    complete: () => ({ ...shareBody, accountName, resourceGroupName: group }),
  });
  const share = new FileShare(prepared.name, prepared.args, prepared.opts);
  const made = args.storageAccount === undefined && StorageAccount.isInstance(account) ? account : undefined;
  const files = filesIn(name, args, share, prepared.args, { component, given: optionsOfAll(opts) });
  return {
    nodes: { storageAccount: made, fileShare: share, shareFiles: files },
    // What mounts the share comes after its files.
    shareName: files?.shareName ?? share.name,
    accountName: pulumi.output(prepared.args.accountName),
    resourceGroupName: pulumi.output(prepared.args.resourceGroupName),
    resourceId: share.id,
  };
}

function accountOf(
  name: string,
  args: AzureFilesArgs,
  group: pulumi.Input<string>,
  { component, given }: { component: AzureFiles; given: pulumi.ComponentResourceOptions },
): StorageAccount | pulumi.Input<string> {
  if (args.storageAccount !== undefined) return args.storageAccount;
  const body = {
    kind: "StorageV2" as const,
    sku: { name: "Standard_LRS" as const },
    location: args.location,
    tags: args.tags,
  };
  const prepared = prepare<StorageAccountArgs>({
    noun: NOUN,
    component,
    given,
    model: storageAccount,
    name: `${name}-account`,
    body,
    complete: () => ({ ...body, resourceGroupName: group }),
    opts: { parent: component },
    transform: args.transform?.storageAccount,
    transformPath: "transform.storageAccount",
    findings: { problems: [], paths: new Map() },
    later: ["resourceGroupName"],
  });
  return new StorageAccount(prepared.name, prepared.args, prepared.opts);
}

function filesIn(
  name: string,
  { files, transform }: AzureFilesArgs,
  share: FileShare,
  { accountName, resourceGroupName }: FileShareArgs,
  { component, given }: { component: AzureFiles; given: pulumi.ComponentResourceOptions },
): ShareFiles | undefined {
  if (!isGiven(files)) return undefined;
  const body = { files: folderAssets(files!) };
  const prepared = prepare<ShareFilesArgs>({
    noun: NOUN,
    component,
    given,
    model: shareFiles,
    name: `${name}-files`,
    body,
    complete: () => ({ ...body, shareName: share.name, accountName, resourceGroupName }),
    // Assets have been checked, and are no data.
    checked: (known) => ({ ...known, files: UNKNOWN }),
    // The files go with the share.
    opts: { parent: component, deletedWith: share },
    transform: transform?.shareFiles,
    transformPath: "transform.shareFiles",
    findings: { problems: [], paths: new Map() },
    later: ["resourceGroupName", "accountName", "shareName"],
  });
  return new ShareFiles(prepared.name, prepared.args, prepared.opts);
}

function checkAccount(value: unknown, path: string): Problem[] {
  if (typeof value === "string" || StorageAccount.isInstance(value)) return [];
  const shown = typeof value === "object" || typeof value === "function" ? undefined : value;
  return [{ path, value: shown, allowed: "must be a StorageAccount, or the name of one", rule: RULES.berth }];
}
