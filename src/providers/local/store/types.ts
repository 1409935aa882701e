import type { ArmId } from "../../../model/core/armId";

/** ARM names of the types that have records. That of resource groups is in the model. */
export const GROUP_TYPE = "Microsoft.ContainerInstance/containerGroups";
export const PROFILE_TYPE = "Microsoft.ContainerInstance/containerGroupProfiles";
export const REVISION_TYPE = `${PROFILE_TYPE}/revisions`;
export const ACCOUNT_TYPE = "Microsoft.Storage/storageAccounts";
export const FILE_SERVICE_TYPE = `${ACCOUNT_TYPE}/fileServices`;
export const SHARE_TYPE = `${FILE_SERVICE_TYPE}/shares`;
export const CLUSTER_TYPE = "Microsoft.ContainerService/managedClusters";
export const POOL_TYPE = `${CLUSTER_TYPE}/agentPools`;

/** The last name in an id, which is the resource's own. */
export const nameOf = (id: ArmId): string => id.names.at(-1) ?? "";
