/** Where every node sees the directories of the engine's volumes. */
export const NODE_VOLUMES = "/berth/volumes";
