import tseslint from "typescript-eslint";

export default tseslint.config(
  // The templates are projects of their own, whose types test/package checks with what they depend on.
  { ignores: ["dist/**", "node_modules/**", ".berth/**", "coverage/**", "templates/**"] },
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
  { files: ["src/model/generated/shapes.ts", "src/resources/**/*.ts"], rules: { "max-lines": "off" } },
  { files: ["src/resources/types/*.ts"], rules: { "@typescript-eslint/no-namespace": "off" } },
);
