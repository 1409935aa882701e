import tseslint from "typescript-eslint";

/** Forbids imports that match any of the given patterns, with the reason. */
const forbid = (patterns) => ({
  "no-restricted-imports": ["error", { patterns: patterns.map(([regex, message]) => ({ regex, message })) }],
});

const NO_LOCAL = [
  "/local(/|$)",
  "arm, kubernetes, plugin, components and model never import the local engine: they meet in HTTP messages.",
];
const NO_ARM = ["/arm(/|$)", "the local engine and the components never import arm: they meet in HTTP messages."];
const NO_PLUGIN = ["/plugin(/|$)|/main$", "nothing imports the plugin but src/providers/main.ts."];
const NO_PROVIDERS = ["/providers(/|$)", "components and resources never import providers."];
const NO_DOCKER_CLIENT = [
  "^(dockerode|@docker/node-sdk)$",
  "the Docker Engine is asked through src/docker/engine.ts: src/docker/api alone knows its API, and dockerode is the tests'.",
];
const NO_KUBERNETES = ["/kubernetes(/|$)", "only src/providers/targets knows both kubernetes and the rest."];
const NO_KUBERNETES_CLIENT = [
  "^@kubernetes/client-node$",
  "@kubernetes/client-node is imported in src/providers/kubernetes alone.",
];
const NO_CLI = ["/(cli|server)(/|$)", "nothing imports the command line or the server."];

export default tseslint.config(
  { ignores: ["dist/**", "node_modules/**", ".berth/**", "coverage/**"] },
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: "tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      "max-lines": ["error", { max: 400 }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/consistent-type-imports": "error",
      eqeqeq: ["error", "always"],
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/docker/api/**", "src/providers/kubernetes/**"],
    rules: forbid([NO_DOCKER_CLIENT, NO_KUBERNETES_CLIENT]),
  },
  {
    files: ["src/model/**/*.ts"],
    rules: forbid([
      ["^(?!\\.)|/(components|docker|providers|supervisor|cli)/", "the model is pure: it imports itself alone."],
    ]),
  },
  {
    files: ["src/components/**/*.ts", "src/resources/**/*.ts"],
    rules: forbid([
      NO_PROVIDERS,
      NO_CLI,
      NO_DOCKER_CLIENT,
      NO_KUBERNETES_CLIENT,
      ["^@azure/", "components know no Azure SDK."],
    ]),
  },
  {
    files: ["src/providers/plugin/**/*.ts"],
    rules: forbid([
      NO_LOCAL,
      NO_KUBERNETES,
      NO_KUBERNETES_CLIENT,
      NO_CLI,
      NO_DOCKER_CLIENT,
      ["/(components|resources)(/|$)", "the plugin does not run programs."],
    ]),
  },
  {
    files: ["src/providers/arm/**/*.ts"],
    rules: forbid([
      NO_LOCAL,
      NO_PLUGIN,
      NO_KUBERNETES,
      NO_KUBERNETES_CLIENT,
      NO_CLI,
      NO_DOCKER_CLIENT,
      ["^@pulumi/", "arm knows no Pulumi."],
    ]),
  },
  {
    files: ["src/providers/kubernetes/**/*.ts"],
    rules: forbid([
      NO_LOCAL,
      NO_PLUGIN,
      NO_CLI,
      NO_DOCKER_CLIENT,
      ["/arm/(?!contract$|wire/secrets$)", "kubernetes asks ARM through arm's contract alone."],
      ["^@(pulumi|azure)/", "kubernetes knows no Pulumi and no Azure SDK."],
    ]),
  },
  {
    files: ["src/providers/local/**/*.ts"],
    rules: forbid([
      NO_ARM,
      NO_PLUGIN,
      NO_KUBERNETES,
      NO_KUBERNETES_CLIENT,
      NO_CLI,
      NO_DOCKER_CLIENT,
      ["^@(pulumi|azure)/", "the local engine knows no client of it."],
    ]),
  },
  {
    files: ["src/supervisor/**/*.ts"],
    rules: forbid([
      NO_ARM,
      NO_PLUGIN,
      NO_KUBERNETES,
      NO_KUBERNETES_CLIENT,
      NO_CLI,
      NO_DOCKER_CLIENT,
      ["^@(pulumi|azure)/", "the supervisor knows the local engine alone."],
    ]),
  },
  {
    files: ["src/resources/**/*.ts", "test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unsafe-call": "off",
    },
  },
  { files: ["src/model/generated/shapes.ts", "src/resources/types/*.ts"], rules: { "max-lines": "off" } },
  { files: ["src/resources/types/*.ts"], rules: { "@typescript-eslint/no-namespace": "off" } },
);
