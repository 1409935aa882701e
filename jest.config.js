const transform = {
  "^.+\\.ts$": [
    "@swc/jest",
    { jsc: { target: "es2023", parser: { syntax: "typescript" }, keepClassNames: true }, module: { type: "commonjs" } },
  ],
};
const project = (displayName, folders, more = {}) => ({
  displayName,
  transform,
  testEnvironment: "<rootDir>/test/support/environment.cjs",
  moduleNameMapper: {
    "/kubernetes/client\\.js$": "<rootDir>/src/providers/kubernetes/client.ts",
    "/kubernetes/sdk\\.mjs$|^\\./sdk\\.mjs$": "<rootDir>/test/support/kubernetesClient.ts",
  },
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  ...more,
});

/** `fast` needs nothing but Node; `engine` needs the build and the Docker Engine, and the Pulumi CLI for the examples. */
module.exports = {
  // The Pulumi CLI takes seconds, a slow machine takes several times as many.
  testTimeout: 180_000,
  projects: [
    project("fast", [
      "model",
      "arm",
      "kubernetes/unit",
      "supervisor/unit",
      "conformance/unit",
      "components",
      "plugin/unit",
      "scripts",
      "project",
    ]),
    project("engine", [
      "package",
      "local",
      "supervisor/engine",
      "conformance/engine",
      "kubernetes/cluster",
      "plugin/process",
      "cli",
      "examples",
    ]),
  ],
};
