#!/usr/bin/env node
// `npm run test:languages`: SDKs of all languages, and programs in them that deploy, with language hosts that it builds. With arguments,
// jest runs with these.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { live, withPath } from "./setup/process.mjs";
import { runScript, setup } from "./setup.mjs";
import { summarize } from "./test/summary.mjs";

await runScript(async () => {
  const { root, node, env, languages } = await setup({ need: ["build", "image", "languages"] });
  const results = path.join(root, ".berth", "languages-results.json");
  mkdirSync(path.dirname(results), { recursive: true });
  rmSync(results, { force: true });
  const jest = [path.join(root, "node_modules", "jest", "bin", "jest.js"), "--selectProjects", "languages"];
  const output = ["--json", `--outputFile=${results}`];
  const status = await live(node, [...jest, ...output, ...process.argv.slice(2)], {
    cwd: root,
    env: {
      // The CLI beside the hosts takes them for its own.
      ...withPath(env, [languages.hosts]),
      BERTH_TEST_LANGUAGES: languages.hosts,
      BERTH_TEST_PYTHON: path.join(languages.python, "bin", "python3"),
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const { passed, failed } = summarize(JSON.parse(readFileSync(results, "utf8")), status, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
