import type { OperationContext } from "../arm/contract";

/** What differs between targets, apart from the connection to ARM. */
export interface ClusterTarget {
  /** Only for clusters in Azure. Undefined for the local engine. */
  readonly azure?: {
    /** Domain of public addresses: `<label>.<region>.<this>`. */
    readonly addressDomain: string;
  };
  /** The resource group of a storage account in the subscription; undefined when the account does not exist. */
  findStorageAccount(name: string, context: OperationContext): Promise<string | undefined>;
  /** Makes sure that a cluster's nodes can start images, if that takes more than a registry. */
  prepare?(clusterId: string, images: readonly string[], context: OperationContext): Promise<void>;
  /** Gives a cluster's nodes the shares that pods are to mount at these paths on their node. */
  mountShares?(clusterId: string, nodePaths: readonly string[], context: OperationContext): Promise<void>;
}

/** How pods can mount a share. */
export type MountedShare =
  /** A directory on the nodes. */
  | { readonly nodePath: string }
  /** Through the CSI driver of Azure Files, with the account's key. */
  | { readonly key: string };
