// Generated from schema.json by `npm run generate`. Do not edit.
export * from "./managedCluster";
export * from "./agentPool";
export * from "./deployment";
export * from "./listManagedClusterAdminCredentials";
export * from "./listManagedClusterUserCredentials";
