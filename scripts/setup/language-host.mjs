import { chmodSync, copyFileSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hashTree, readOrEmpty } from "./cache.mjs";
import { isExecutable, must, which, withPath } from "./process.mjs";

const LAUNCHERS = ["pulumi-language-nodejs", ...(process.platform === "win32" ? ["pulumi-language-nodejs.cmd"] : [])];
const MARKER = ".berth-language-host";

/**
 * Makes sure that the CLI can run Node.js programs: with its own language host, or with the stand-in.
 * @param {import("./context.mjs").Context} context
 * @param {string} pulumi
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function ensureLanguageHost(context, pulumi) {
  const { report, env, cache } = context;
  return report.step("language host", async (step) => {
    const beside = path.dirname(realpathSync(pulumi));
    const official = findOfficial(env, beside);
    if (official) {
      step.found(`Pulumi's, at ${official}`);
      return env;
    }
    // The CLI takes a host beside itself as its own, and warns of one that is elsewhere on PATH.
    const ours = path.relative(cache, beside).startsWith("..") ? path.join(cache, "language-host") : beside;
    const isNew = await install(ours, context, step);
    step.found(`Berth's stand-in, ${isNew ? "made" : "up to date"}`);
    return ours === beside ? env : withPath(env, [ours]);
  });
}

function findOfficial(env, beside) {
  const hosts = [which("pulumi-language-nodejs", env), which("pulumi-language-nodejs", { PATH: beside })];
  return hosts.find((host) => host && !readOrEmpty(path.join(path.dirname(host), MARKER)));
}

/**
 * The stand-in is bundled into one file, so that it needs nothing of the clone that it came from.
 * @returns {Promise<boolean>} whether there was something to do
 */
async function install(directory, { root, node, env, signal }, step) {
  const source = path.join(root, "scripts", "language-host");
  const wanted = hashTree(root, ["scripts/language-host", "package-lock.json"]);
  const marker = path.join(directory, MARKER);
  if (readOrEmpty(marker) === wanted && isExecutable(path.join(directory, LAUNCHERS[0]))) {
    return false;
  }
  step.doing("making the stand-in for Pulumi's language host");
  mkdirSync(directory, { recursive: true });
  const own = (name) => path.join(directory, `${name}.${process.pid}`);
  const options = {
    entryPoints: [path.join(source, "host.cjs")],
    outfile: own("host.cjs"),
    bundle: true,
    platform: "node",
    target: "node22",
    logLevel: "error",
  };
  const bundle = ["-e", `require("esbuild").buildSync(${JSON.stringify(options)})`];
  await must("the stand-in for Pulumi's language host could not be made", node, bundle, { cwd: root, env, signal });
  for (const launcher of LAUNCHERS) {
    copyFileSync(path.join(source, launcher), own(launcher));
    chmodSync(own(launcher), 0o755);
  }
  writeFileSync(own(MARKER), wanted);
  // A CLI may start it at any moment: each file changes in one go.
  for (const name of ["host.cjs", ...LAUNCHERS, MARKER]) {
    renameSync(own(name), path.join(directory, name));
  }
  rmSync(path.join(directory, "compile-cache"), { recursive: true, force: true });
  return true;
}
