import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readOrEmpty } from "./cache.mjs";
import { oneSetupAtATime } from "./lock.mjs";
import { must, npmCommand } from "./process.mjs";
import { SetupError } from "./report.mjs";

const QUICK_MS = 500;

/** @param {import("./context.mjs").Context} context */
export async function ensurePackages(context) {
  const { root, report, node, env, signal } = context;
  const lockFile = path.join(root, "package-lock.json");
  const marker = path.join(root, "node_modules", ".berth-installed-from");
  await report.step("npm packages", async (step) => {
    if (!existsSync(lockFile)) {
      throw new SetupError(`${lockFile} is missing: check the repository out again`);
    }
    const wanted = createHash("sha256").update(readFileSync(lockFile)).digest("hex");
    await onRepository(context, step, async () => {
      if (readOrEmpty(marker) === wanted) {
        return step.found("up to date");
      }
      if (!isInstalled(readFileSync(lockFile, "utf8"), readOrEmpty(installedLock(root)))) {
        step.doing("npm ci");
        const { command, prefix } = npmCommand(node, env);
        const args = [...prefix, "ci", "--prefer-offline", "--no-audit", "--no-fund"];
        await must("the packages could not be installed", command, args, { cwd: root, env, signal });
        step.found("installed");
      } else {
        step.found("up to date");
      }
      writeFileSync(marker, wanted);
    });
  });
}

/** npm writes this file when an installation is complete. */
const installedLock = (root) => path.join(root, "node_modules", ".package-lock.json");

/**
 * Whether what npm noted as installed is what the lock file asks for, whoever ran the installation.
 * @param {string} lock package-lock.json
 * @param {string} installed node_modules/.package-lock.json
 */
export function isInstalled(lock, installed) {
  if (!installed) {
    return false;
  }
  const wanted = JSON.parse(lock).packages ?? {};
  const have = JSON.parse(installed).packages ?? {};
  const sameVersion = ([place, { version, optional, link }]) =>
    place === "" || link || (have[place] ? have[place].version === version : Boolean(optional));
  return Object.entries(wanted).every(sameVersion) && Object.keys(have).every((place) => place in wanted);
}

/** @param {import("./context.mjs").Context} context */
export async function ensureBuild(context) {
  const { root, report, node, env, signal } = context;
  await report.step("build", async (step) => {
    await onRepository(context, step, async () => {
      // The build detects that nothing has changed, and ends at once.
      let isBuilding = false;
      const timer = setTimeout(() => {
        isBuilding = true;
        step.doing("building");
      }, QUICK_MS);
      try {
        await must("the build failed", node, [path.join("tools", "build.mjs")], { cwd: root, env, signal });
      } finally {
        clearTimeout(timer);
      }
      step.found(isBuilding ? "built" : "up to date");
    });
  });
}

function onRepository(context, step, work) {
  const name = createHash("sha256").update(context.root).digest("hex").slice(0, 16);
  return oneSetupAtATime(`repository-${name}`, work, context, step);
}
