/**
 * The package pulumi-berth lives here: components and resources. Only programs import it. It never uses the plugin, a
 * target or an engine, since programs may run where those cannot.
 */

export * from "./components";
export * from "./resources";
