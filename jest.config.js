const transform = {
  "^.+\\.ts$": [
    "@swc/jest",
    { jsc: { target: "es2023", parser: { syntax: "typescript" }, keepClassNames: true }, module: { type: "commonjs" } },
  ],
};
const project = (displayName, more) => ({
  displayName,
  transform,
  testEnvironment: "<rootDir>/test/support/environment.cjs",
  moduleNameMapper: {
    "/kubernetes/client\\.js$": "<rootDir>/src/providers/kubernetes/client.ts",
    "/kubernetes/sdk\\.mjs$|^\\./sdk\\.mjs$": "<rootDir>/test/support/kubernetesClient.ts",
  },
  ...more,
});
const ENGINE_TEST = "\\.engine\\.test\\.ts$";

/**
 * `fast` needs nothing but Node. What is named `*.engine.test.ts` needs the build and the Docker Engine, and the Pulumi CLI for
 * the examples.
 */
module.exports = {
  // The Pulumi CLI takes seconds, a slow machine takes several times as many.
  testTimeout: 180_000,
  projects: [
    project("fast", { testMatch: ["<rootDir>/test/**/*.test.ts"], testPathIgnorePatterns: [ENGINE_TEST] }),
    project("engine", { testMatch: ["<rootDir>/test/**/*.engine.test.ts"] }),
  ],
};
