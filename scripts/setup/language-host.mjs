import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { hashTree, readOrEmpty } from "./cache.mjs";
import { isExecutable, must, which, withPath } from "./process.mjs";

const LAUNCHERS = ["pulumi-language-nodejs", ...(process.platform === "win32" ? ["pulumi-language-nodejs.cmd"] : [])];
const PROGRAM = ["host.cjs", "engine.cjs", "program.cjs"];
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
  const sources = [...PROGRAM, ...LAUNCHERS].map((name) => `scripts/language-host/${name}`);
  const wanted = hashTree(root, [...sources, "package-lock.json"]);
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
