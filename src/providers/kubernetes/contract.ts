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
  /**
   * Gives a Service its address, or takes it away from one without ports and returns undefined. Only where the cluster
   * has no load balancers of its own.
   */
  balance?(
    clusterId: string,
    service: BalancedService,
    context: OperationContext,
  ): Promise<BalancedAddress | undefined>;
}

/** A Service of type LoadBalancer, with the port of each node that answers for each of its ports. */
export interface BalancedService {
  readonly namespace: string;
  readonly name: string;
  readonly ports: readonly { readonly port: number; readonly protocol: string; readonly nodePort: number }[];
}

/** The address of a Service, and the ports there. */
export interface BalancedAddress {
  readonly ip: string;
  readonly ports: readonly { readonly port: number; readonly protocol: string; readonly hostPort: number }[];
}

/** How pods can mount a share. */
export type MountedShare =
  /** A directory on the nodes. */
  | { readonly nodePath: string }
  /** Through the CSI driver of Azure Files, with the account's key. */
  | { readonly key: string };
