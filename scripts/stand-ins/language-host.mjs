import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hashTree, readOrEmpty } from "../setup/cache.mjs";
import { isExecutable, must } from "../setup/process.mjs";

const LAUNCHERS = ["pulumi-language-nodejs", ...(process.platform === "win32" ? ["pulumi-language-nodejs.cmd"] : [])];
const PROGRAM = ["host.cjs", "engine.cjs", "program.cjs"];
/** The file that tells a folder with the stand-in from one with Pulumi's own host. */
export const MARKER = ".berth-language-host";

/**
 * Makes the stand-in for Pulumi's language host, bundled into one file, so that it needs nothing of the clone it came from.
 * @param {string} directory
 * @param {import("../setup/context.mjs").Context} context
 * @param {import("../setup/report.mjs").Step} step
 * @returns {Promise<boolean>} whether there was something to do
 */
export async function makeLanguageHost(directory, { root, node, env, signal }, step) {
  const source = path.join(import.meta.dirname, "language-host");
  const wanted = hashTree(source, [...PROGRAM, ...LAUNCHERS]) + hashTree(root, ["package-lock.json"]);
  const marker = path.join(directory, MARKER);
  if (readOrEmpty(marker) === wanted && isExecutable(path.join(directory, LAUNCHERS[0]))) {
    return false;
  }
  step.doing("making the stand-in for Pulumi's language host");
  mkdirSync(directory, { recursive: true });
  // From here on what lies there is known as ours, whatever happens.
  writeFileSync(marker, "unfinished");
  const fresh = mkdtempSync(path.join(directory, "fresh-"));
  try {
    await bundle(source, path.join(fresh, "host.cjs"), { root, node, env, signal });
    for (const launcher of LAUNCHERS) {
      copyFileSync(path.join(source, launcher), path.join(fresh, launcher));
      chmodSync(path.join(fresh, launcher), 0o755);
    }
    // A CLI may start it at any moment: each file changes in one go.
    for (const name of ["host.cjs", ...LAUNCHERS]) {
      renameSync(path.join(fresh, name), path.join(directory, name));
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  const compiled = path.join(directory, "compile-cache");
  rmSync(compiled, { recursive: true, force: true });
  mkdirSync(compiled, { recursive: true });
  writeFileSync(marker, wanted);
  return true;
}

async function bundle(source, outfile, { root, node, env, signal }) {
  const options = {
    entryPoints: [path.join(source, "host.cjs")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node22",
    logLevel: "error",
  };
  const program = `require("esbuild").buildSync(${JSON.stringify(options)})`;
  const failure = "the stand-in for Pulumi's language host could not be made";
  await must(failure, node, ["-e", program], { cwd: root, env, signal });
}
