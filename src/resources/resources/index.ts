// Generated from schema.json by `npm run generate`. Do not edit.
export * from "./resourceGroup";
export * from "./getResourceGroup";
