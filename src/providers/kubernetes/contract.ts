import type { OperationContext } from "../arm/contract";

/** What tells one target from another, beside where ARM requests go. */
export interface ClusterTarget {
  /** What only clusters in Azure have. Undefined for the local engine. */
  readonly azure?: {
    /** Domain of public addresses: `<label>.<region>.<this>`. */
    readonly addressDomain: string;
  };
  /** The resource group of a storage account of the subscription; undefined when there is no such account. */
  findStorageAccount(name: string, context: OperationContext): Promise<string | undefined>;
  /** Makes sure that a cluster's nodes can start images, as far as that takes more than a registry. */
  prepare?(clusterId: string, images: readonly string[], context: OperationContext): Promise<void>;
}

/** A share as pods can mount it. */
export type MountedShare =
  /** A directory of the nodes. */
  | { readonly nodePath: string }
  /** By the CSI driver of Azure Files, with the account's key. */
  | { readonly key: string };
