#!/usr/bin/env node
// `npm run test:engines`: the tests of engines on the newest Docker Engine, which it builds, starts beside the engine that is there
// and ends again. With arguments, jest runs with these. Needs root, and Linux.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { loadImages, otherEngine } from "./test/other-engine.mjs";
import { OFFICIAL, STAND_IN } from "./setup/kubernetes.mjs";
import { live } from "./setup/process.mjs";
import { MOBY_VERSION } from "./stand-ins/newer-engine.mjs";
import { runScript, setup, USUAL } from "./setup.mjs";
import { summarize } from "./test/summary.mjs";

/** Those that the engine has are copied: it has a cluster's official image or its stand-in. */
const IMAGES = ["busybox:1", OFFICIAL, STAND_IN];

await runScript(async () => {
  const machine = await setup({ need: [...USUAL, "newerEngine"] });
  const { root, node, env } = machine;
  mkdirSync(path.join(root, ".berth"), { recursive: true });
  const folder = mkdtempSync(path.join(root, ".berth", "engine-"));
  const results = path.join(folder, "results.json");
  const engine = await otherEngine({ programs: machine.newerEngine, folder, env });
  try {
    console.log(`Docker ${MOBY_VERSION} answers by API ${engine.apiVersion}`);
    await loadImages(machine.engine, engine.place, IMAGES);
    const jest = [path.join(root, "node_modules", "jest", "bin", "jest.js"), "--selectProjects", "engine"];
    const output = ["--json", `--outputFile=${results}`];
    // Addresses of its containers are in its own network.
    const inside = [`--net=/proc/${engine.pid}/ns/net`, node, ...jest, ...output, ...process.argv.slice(2)];
    const status = await live("nsenter", inside, {
      cwd: root,
      env: engine.env,
      stdio: ["ignore", "ignore", "inherit"],
    });
    const { passed, failed } = summarize(JSON.parse(readFileSync(results, "utf8")), status, 0);
    console.log(`${passed} passed, ${failed} failed`);
    return failed > 0 ? 1 : 0;
  } finally {
    await engine.end();
    rmSync(folder, { recursive: true, force: true });
  }
});
