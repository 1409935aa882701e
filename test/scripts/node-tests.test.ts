import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import * as path from "node:path";

/**
 * The scripts are ES modules for Node.js without tools, and so are their tests, which Node's own test runner runs. Each
 * test appears here by name.
 */
interface Outcome {
  readonly file: string;
  readonly name: string;
  readonly error?: string;
}

const files = readdirSync(__dirname)
  .filter((name) => name.endsWith(".test.mjs"))
  .map((name) => path.join(__dirname, name));
const reporter = path.join(__dirname, "reporter.mjs");
const run = spawnSync(process.execPath, ["--test", "--test-reporter", reporter, ...files], {
  encoding: "utf8",
  env: { ...process.env, NODE_OPTIONS: "", NODE_TEST_CONTEXT: undefined },
});
const outcomes = run.stdout
  .split("\n")
  .filter((line) => line.startsWith("{"))
  .map((line) => JSON.parse(line) as Outcome);

test.each(outcomes)("$file: $name", ({ error }) => {
  expect(error).toBeUndefined();
});

test("every file of tests ran to its end", () => {
  expect(new Set(outcomes.map(({ file }) => file))).toEqual(new Set(files.map((file) => path.basename(file))));
  expect({ status: run.status, output: run.stderr }).toEqual({
    status: outcomes.some(({ error }) => error) ? 1 : 0,
    output: "",
  });
});
