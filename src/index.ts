/**
 * The package pulumi-berth lives here: components and resources. Only programs import it. It never reaches the plugin,
 * a target or an engine: programs run where those may not be.
 */

export * from "./components";
export * from "./resources";
