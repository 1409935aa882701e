// Generated from schema.json by `npm run generate`. Do not edit.
export * from "./containerGroup";
export * from "./containerGroupProfile";
export * from "./containerJob";
export * from "./getContainerGroup";
export * from "./getContainerGroupProfile";
export * from "../types/enums/containerinstance";
