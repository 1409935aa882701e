// Generated from schema.json by `npm run generate`. Do not edit.
export * as storage from "./storage";
export * as containerinstance from "./containerinstance";
export * as containerservice from "./containerservice";
