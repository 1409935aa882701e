#!/usr/bin/env node
// `npm run test:clients`: Azure's own clients against `berth serve`. The first arguments may name some of them; `--write` writes what they
// showed into docs/clients.md, with which the tests otherwise compare it. Jest runs with further arguments.
import path from "node:path";
import { runScript, setup, SetupError } from "./setup.mjs";
import { runJest } from "./test/jest.mjs";
import { summarize } from "./test/summary.mjs";

/** The tests by their names as arguments, and the client that each needs. Without `byName`, they run when none is named. */
const TESTS = {
  node: {},
  python: { client: "python" },
  go: { client: "go" },
  az: { client: "az" },
  aks: { client: "az", byName: true },
  tofu: { client: "tofu", byName: true },
};

await runScript(async () => {
  const args = process.argv.slice(2);
  const first = args.findIndex((arg) => !Object.hasOwn(TESTS, arg) && arg !== "--write");
  const [own, jest] = first < 0 ? [args, []] : [args.slice(0, first), args.slice(first)];
  const named = own.filter((arg) => arg !== "--write");
  if (first >= 0 && !jest[0].startsWith("-"))
    throw new SetupError(`${jest[0]} is no client of the tests: ${Object.keys(TESTS).join(", ")}`);
  const names = named.length > 0 ? named : Object.keys(TESTS).filter((name) => !TESTS[name].byName);
  const clients = names.flatMap((name) => (TESTS[name].client ? [`client-${TESTS[name].client}`] : []));
  const machine = await setup({
    need: /** @type {import("./setup.mjs").Need[]} */ ([
      "build",
      "image",
      ...(names.includes("aks") ? ["kubernetes"] : []),
      ...new Set(clients),
    ]),
  });
  const { root, node, env } = machine;
  const { status, report } = await runJest({
    root,
    node,
    env: {
      ...env,
      BERTH_TEST_CLIENTS: names.join(","),
      ...(own.includes("--write") && { BERTH_TEST_WRITE: "true" }),
    },
    results: path.join(root, ".berth", "clients-results.json"),
    args: ["--selectProjects", "clients", ...jest],
  });
  const { passed, failed } = summarize(report, status, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});
