import type { ArmId } from "../../../model/core/armId";

/** ARM's names of the types that the service keeps records of. Resource groups have theirs in the model. */
export const GROUP_TYPE = "Microsoft.ContainerInstance/containerGroups";
export const ACCOUNT_TYPE = "Microsoft.Storage/storageAccounts";
export const FILE_SERVICE_TYPE = `${ACCOUNT_TYPE}/fileServices`;
export const SHARE_TYPE = `${FILE_SERVICE_TYPE}/shares`;
export const CLUSTER_TYPE = "Microsoft.ContainerService/managedClusters";
export const POOL_TYPE = `${CLUSTER_TYPE}/agentPools`;

/** The last name in an id: the resource's own. */
export const nameOf = (id: ArmId): string => id.names.at(-1) ?? "";
