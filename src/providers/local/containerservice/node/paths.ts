/** Where a node has the shares of its cluster, each in a directory with the name of its volume. */
export const NODE_VOLUMES = "/berth/volumes";

/** The directory of a share's files there. */
export const nodePathOf = (volume: string): string => `${NODE_VOLUMES}/${volume}/_data`;
