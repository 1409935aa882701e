#!/usr/bin/env node
// `npm run test:engines`: the tests of engines on the newest Docker Engine and on Podman, which it builds or installs, starts beside the
// engine that is there and ends again. The first argument may name one of them; jest runs with the others. Needs root, and Linux.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { startDocker } from "./test/docker29.mjs";
import { runJest } from "./test/jest.mjs";
import { ON_PODMAN } from "./test/on-podman.mjs";
import { loadImages } from "./test/other-engine.mjs";
import { startPodman } from "./test/podman.mjs";
import { OFFICIAL, STAND_IN } from "./setup/kubernetes.mjs";
import { runScript, setup, SetupError, showFailure, USUAL } from "./setup.mjs";
import { summarize } from "./test/summary.mjs";

/** The engines by their names as arguments, and what differs. */
const ENGINES = {
  docker29: {
    need: /** @type {const} */ ("newerEngine"),
    // The engine that is there has a cluster's official image or its stand-in.
    images: ["busybox:1", OFFICIAL, STAND_IN],
    start: ({ newerEngine }, place) => startDocker({ programs: newerEngine, ...place }),
    jest: [],
  },
  podman: {
    need: /** @type {const} */ ("podman"),
    images: ["busybox:1"],
    start: (_machine, place) => startPodman(place),
    jest: ON_PODMAN,
  },
};

await runScript(async () => {
  if (process.platform !== "linux" || process.getuid() !== 0)
    throw new SetupError("the other engines need Linux and root: run this as root, in a virtual machine of Linux");
  const [first, ...more] = process.argv.slice(2);
  const isNamed = Object.hasOwn(ENGINES, first ?? "");
  const names = isNamed ? [first] : Object.keys(ENGINES);
  const jest = isNamed || first === undefined ? more : [first, ...more];
  const machine = await setup({ need: [...USUAL, ...names.map((name) => ENGINES[name].need)] });
  let failures = 0;
  for (const name of names) {
    const { passed, failed, skipped } = await testOn(ENGINES[name], machine, jest).catch((error) => {
      showFailure(error);
      return { passed: 0, failed: 1, skipped: 0 };
    });
    console.log(`${name}: ${passed} passed, ${failed} failed, ${skipped} left out`);
    failures += failed;
  }
  return failures > 0 ? 1 : 0;
});

/**
 * Runs the tests of engines on another engine.
 * @param {(typeof ENGINES)[keyof typeof ENGINES]} kind
 * @param {import("./setup.mjs").Machine} machine
 * @param {string[]} wanted arguments for jest
 */
async function testOn(kind, machine, wanted) {
  const { root, node, env } = machine;
  mkdirSync(path.join(root, ".berth"), { recursive: true });
  const folder = mkdtempSync(path.join(root, ".berth", "engine-"));
  try {
    const engine = await kind.start(machine, { folder, env });
    try {
      console.log(`${engine.name} ${engine.version} answers by API ${engine.apiVersion}, with its data in ${folder}`);
      await loadImages(machine.engine, engine.place, kind.images);
      const { status, report } = await runJest({
        root,
        node,
        env: engine.env,
        results: path.join(folder, "results.json"),
        args: [...wanted, "--selectProjects", "engine", ...kind.jest],
        // Addresses of its containers are in its own network.
        before: ["nsenter", `--net=/proc/${engine.pid}/ns/net`],
      });
      return { ...summarize(report, status, 0), skipped: report?.numPendingTests ?? 0 };
    } finally {
      await engine.end();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
