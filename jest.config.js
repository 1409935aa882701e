const { availableParallelism } = require("node:os");

const swc = (syntax) => [
  "@swc/jest",
  { jsc: { target: "es2023", parser: { syntax }, keepClassNames: true }, module: { type: "commonjs" } },
];
/** Packages that are ES modules alone. */
const MODULES = "/node_modules/(jose|@azure/arm-containerinstance/dist-esm)/.+\\.js$";
const transform = { "^.+\\.ts$": swc("typescript"), [MODULES]: swc("ecmascript") };
const project = (displayName, more) => ({
  displayName,
  transform,
  transformIgnorePatterns: ["/node_modules/(?!(jose|@azure/arm-containerinstance/dist-esm)/)"],
  testEnvironment: "<rootDir>/test/support/jest/environment.cjs",
  moduleNameMapper: {
    "/kubernetes/client\\.js$": "<rootDir>/src/providers/kubernetes/client.ts",
    "/kubernetes/sdk\\.mjs$|^\\./sdk\\.mjs$": "<rootDir>/test/support/kubernetes/client.ts",
  },
  ...more,
});
const ENGINE_TEST = "\\.engine\\.test\\.ts$";
const LANGUAGES = "<rootDir>/test/languages/";
const CLIENTS = "<rootDir>/test/clients/";
/** Those of `npm run test:clients`, or those that `npm test` has set up: Node.js's needs nothing. */
const clients = (
  process.env.BERTH_TEST_CLIENTS ?? (process.env.BERTH_TEST_CLIENT_PYTHON === undefined ? "node" : "node,python")
).split(",");
/** What groups share stays until all tests of the run have ended. */
const ON_ENGINE = {
  globalSetup: "<rootDir>/test/support/jest/commonsHeld.ts",
  globalTeardown: "<rootDir>/test/support/jest/commonsReleased.ts",
};

/**
 * `fast` needs nothing but Node. What is named `*.engine.test.ts` needs the build and the Docker Engine, and the Pulumi CLI for
 * the examples. Its files share no state but the engine, where each works in resource groups of its own; one that stops, fills
 * or counts an engine has an engine of its own. So they run side by side. `clients` are Azure's own clients with an engine:
 * `npm test` runs those that are set up in seconds, `npm run test:clients` the others. `languages` needs language hosts, too: it is there
 * when `npm run test:languages` has named them.
 */
module.exports = {
  // Only for a test that hangs: a wait ends before, with the name of what did not come, however loaded the machine is.
  testTimeout: 900_000,
  // Engine tests wait for the engine most of the time, so that one more than there are cores keeps all of them busy.
  maxWorkers: availableParallelism() + 1,
  testSequencer: "<rootDir>/test/support/jest/sequencer.cjs",
  projects: [
    project("fast", {
      testMatch: ["<rootDir>/test/**/*.test.ts"],
      testPathIgnorePatterns: [ENGINE_TEST, LANGUAGES, CLIENTS],
    }),
    project("engine", { testMatch: ["<rootDir>/test/**/*.engine.test.ts"], ...ON_ENGINE }),
    project("clients", { testMatch: clients.map((name) => `${CLIENTS}${name}.test.ts`), ...ON_ENGINE }),
    ...(process.env.BERTH_TEST_LANGUAGES === undefined
      ? []
      : [project("languages", { testMatch: [`${LANGUAGES}**/*.test.ts`] })]),
  ],
};
