import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hashTree, readOrEmpty } from "./cache.mjs";
import { withLock } from "./lock.mjs";
import { must, npmCommand } from "./process.mjs";
import { SetupError } from "./report.mjs";

const BUILD_INPUTS = ["src", "schema.json", "tools", "tsconfig.json", "package.json", "package-lock.json"];

/** @param {import("./context.mjs").Context} context */
export async function ensurePackages(context) {
  const { root, report } = context;
  const lockFile = path.join(root, "package-lock.json");
  const marker = path.join(root, "node_modules", ".berth-installed-from");
  await report.step("npm packages", async (step) => {
    if (!existsSync(lockFile)) {
      throw new SetupError(`${lockFile} is missing: check the repository out again`);
    }
    const wanted = createHash("sha256").update(readFileSync(lockFile)).digest("hex");
    await oneAtATime(context, step, async () => {
      if (readOrEmpty(marker) === wanted) {
        return step.found("up to date");
      }
      if (!isInstalled(readFileSync(lockFile, "utf8"), readOrEmpty(installedLock(root)))) {
        step.doing("npm ci");
        await npm(context, "the packages could not be installed", ["ci", "--prefer-offline", "--no-audit", "--no-fund"]);
        step.found("installed");
      } else {
        step.found("up to date");
      }
      writeFileSync(marker, wanted);
    });
  });
}

/** npm writes it when an installation is complete. */
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
  const { root, report } = context;
  const marker = path.join(root, "dist", ".built-from");
  await report.step("build", async (step) => {
    await oneAtATime(context, step, async () => {
      const wanted = hashTree(root, BUILD_INPUTS);
      if (readOrEmpty(marker) === wanted) {
        return step.found("up to date");
      }
      step.doing("npm run build");
      await npm(context, "the build failed", ["run", "build"]);
      // Sources that were edited meanwhile make the next run build again.
      writeFileSync(marker, wanted);
      step.found("built");
    });
  });
}

function oneAtATime(context, step, work) {
  const name = createHash("sha256").update(context.root).digest("hex").slice(0, 16);
  return withLock(path.join(context.cache, "locks", `repository-${name}`), work, {
    signal: context.signal,
    onWait: (owner) => step.doing(`waiting for another set-up (process ${owner})`),
  });
}

async function npm({ root, env, node, signal }, failure, args) {
  const { command, prefix } = npmCommand(node, env);
  await must(failure, command, [...prefix, ...args], { cwd: root, env, signal });
}
