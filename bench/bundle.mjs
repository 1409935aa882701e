/** esbuild's options for what the bench runs: a bundle as the plugin's is. */
export const BUNDLE = {
  bundle: true,
  platform: "node",
  format: "esm",
  mainFields: ["module", "main"],
  define: { __dirname: "import.meta.dirname", __filename: "import.meta.filename" },
  banner: { js: 'import{createRequire as $require}from"node:module";const require=$require(import.meta.url);' },
  logLevel: "error",
};
