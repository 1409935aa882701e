// Generated from schema.json by `npm run generate`. Do not edit.
export * from "./managedCluster";
export * from "./agentPool";
export * from "./deployment";
export * from "./getManagedCluster";
export * from "./getAgentPool";
export * from "./listManagedClusterAdminCredentials";
export * from "./listManagedClusterUserCredentials";
export * from "../types/enums/containerservice";
