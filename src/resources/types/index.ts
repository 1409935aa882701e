// Generated from schema.json by `npm run generate`. Do not edit.
export * as input from "./input";
export * as output from "./output";
export * as enums from "./enums";
