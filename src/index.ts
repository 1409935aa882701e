export * from "./components";
export * from "./resources";
