/**
 * The command `berth files` lives here: it lists, copies, prints and removes files of shares on a target. Only the berth command
 * imports this folder. It never reaches a share but through the client of ARM.
 */

import type { OperationContext } from "../../providers/arm/contract";
import type { ShareOperations } from "../../providers/arm/storage/files/operations";
import type { ShareNames } from "../../providers/arm/storage/files/store";
import { Failure } from "../failure";
import { matching, similar } from "../match";
import { inSubscriptions } from "../subscriptions";
import type { Target } from "../target";

/** How many names of shares an error lists. */
const LISTED = 20;

/** A share that was found. */
export interface FoundShare {
  readonly name: string;
  readonly share: ShareNames;
  readonly operations: ShareOperations;
}

/** A place that a command line names: `SHARE:PATH` or `ACCOUNT/SHARE:PATH`. */
export interface Place {
  readonly share: string;
  /** From the share's root, without slashes at the ends. */
  readonly path: string;
  /** Whether the path was written as that of a directory: empty or with a slash at its end. */
  readonly isDirectory: boolean;
}

/**
 * The place in a share that a word means; undefined for a path on this machine, such as `./a:b` and `C:\a`.
 */
export function placeOf(word: string): Place | undefined {
  const [, share, path = ""] = /^((?:[a-z0-9]+\/)?[a-z0-9][a-z0-9-]+):(.*)$/is.exec(word) ?? [];
  if (share === undefined) return undefined;
  const isDirectory = path === "" || path.endsWith("/");
  return {
    share,
    path: path
      .split("/")
      .filter((part) => part !== "")
      .join("/"),
    isDirectory,
  };
}

/** All shares of a target, or of one of its resource groups, by name. */
export async function listShares(
  target: Target,
  resourceGroup: string | undefined,
  context: OperationContext,
): Promise<FoundShare[]> {
  const found = await inSubscriptions(target, resourceGroup, async (subscription) => {
    const operations = await target.sharesIn(subscription);
    const shares = await operations.list(resourceGroup, context);
    return shares.map((share) => ({ name: share.shareName, share, operations }));
  });
  return found.sort((a, b) => a.name.localeCompare(b.name) || idOf(a).localeCompare(idOf(b)));
}

export const idOf = ({ share }: FoundShare): string => `${share.accountName}/${share.shareName}`;

/** Finds a share by its name, by the beginning of it, or by `ACCOUNT/SHARE`. */
export async function findShare(
  target: Target,
  wanted: string,
  resourceGroup: string | undefined,
  context: OperationContext,
): Promise<FoundShare> {
  const [name = "", account] = wanted.toLowerCase().split("/").reverse();
  const all = await listShares(target, resourceGroup, context);
  const inAccount = all.filter(({ share }) => account === undefined || share.accountName.toLowerCase() === account);
  const found = matching(inAccount, name);
  if (found.length === 1) return found[0]!;
  if (found.length > 1)
    throw new Failure(
      `${found.length} shares fit "${wanted}". Say more of the name, --resource-group, or one of these:\n` +
        found.map((share) => `  ${idOf(share)}:`).join("\n"),
      2,
    );
  const where = resourceGroup === undefined ? "" : ` in resource group "${resourceGroup}"`;
  throw new Failure(`No share fits "${wanted}"${where}. ${known(all, name)}`);
}

/** The names that there are, or those that are like the one that is not there. */
function known(all: readonly FoundShare[], wanted: string): string {
  const meant = similar(all, wanted);
  if (meant.length > 0) return `Did you mean ${meant.slice(0, LISTED).join(", ")}?`;
  if (all.length === 0) return "There is none.";
  const more = all.length > LISTED ? ` and ${all.length - LISTED} more` : "";
  return `There are: ${all.slice(0, LISTED).map(idOf).join(", ")}${more}.`;
}
