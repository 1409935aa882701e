#!/usr/bin/env node
// `npm test`: prepares the machine, then runs the type check, the linter and every test. With arguments, only jest
// runs, with these arguments.
import path from "node:path";
import { capture, npmCommand } from "./setup/process.mjs";
import { runScript, setup, showFailure } from "./setup.mjs";
import { runJest } from "./test/jest.mjs";
import { summarize } from "./test/summary.mjs";

const NOTHING_RAN = { passed: 0, failed: 1 };

await runScript(async () => {
  const { passed, failed } = await runAll(process.argv.slice(2)).catch((error) => {
    showFailure(error);
    return NOTHING_RAN;
  });
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

/** @param {string[]} jestArguments */
async function runAll(jestArguments) {
  const { root, node, env } = await setup();
  const checks = jestArguments.length > 0 ? [] : ["types", "lint"];
  // Jest mostly waits for the engine, so these checks run at the same time.
  const checking = Promise.all(checks.map((name) => check(name, { root, node, env })));
  const results = path.join(root, ".berth", "test-results.json");
  const { status, report } = await runJest({ root, node, env, results, args: jestArguments });
  const passes = await checking;
  const broken = checks.filter((_, index) => !passes[index]);
  for (const name of broken) {
    console.log(`npm run ${name} failed`);
  }
  return summarize(report, status, broken.length);
}

/** Runs a script of package.json. Its output is only shown when it fails. */
async function check(name, { root, node, env }) {
  const { command, prefix } = npmCommand(node, env);
  const { ok, stdout, stderr } = await capture(command, [...prefix, "run", "--silent", name], { cwd: root, env });
  console.log(ok ? `✓ npm run ${name}` : `✗ npm run ${name}\n${stdout}${stderr}`);
  return ok;
}
