// Generated from schema.json by `npm run generate`. Do not edit.
export * from "./storageAccount";
export * from "./fileShare";
export * from "./shareFiles";
export * from "./getStorageAccount";
export * from "./getFileShare";
export * from "./listStorageAccountKeys";
export * from "../types/enums/storage";
