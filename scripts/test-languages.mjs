#!/usr/bin/env node
// `npm run test:languages`: SDKs of all languages, and programs in them that deploy, with language hosts that it builds. With arguments,
// jest runs with these.
import path from "node:path";
import { withPath } from "./setup/process.mjs";
import { runScript, setup } from "./setup.mjs";
import { runJest } from "./test/jest.mjs";
import { summarize } from "./test/summary.mjs";

await runScript(async () => {
  const { root, node, env, languages } = await setup({ need: ["build", "image", "kubernetes", "languages"] });
  const { status, report } = await runJest({
    root,
    node,
    env: {
      // The CLI beside the hosts takes them for its own.
      ...withPath(env, [languages.hosts]),
      BERTH_TEST_LANGUAGES: languages.hosts,
      BERTH_TEST_PYTHON: path.join(languages.python, "bin", "python3"),
    },
    results: path.join(root, ".berth", "languages-results.json"),
    args: [...process.argv.slice(2), "--selectProjects", "languages"],
  });
  const { passed, failed } = summarize(report, status, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
