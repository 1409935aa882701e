import { spawn } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import path from "node:path";
import { SetupError } from "./report.mjs";

const SHOWN_LINES = 12;
const KEPT_BYTES = 8 * 1024 * 1024;

/**
 * Runs a command and waits for it. Never rejects: a command that cannot be started has the code -1.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal, timeoutMs?: number}} [options]
 * @returns {Promise<{ok: boolean, code: number, stdout: string, stderr: string}>}
 */
export function capture(command, args, { timeoutMs, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...options,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: timeoutMs,
      windowsHide: true,
    });
    const output = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"]) {
      child[name].setEncoding("utf8").on("data", (text) => {
        output[name] = (output[name] + text).slice(-KEPT_BYTES);
      });
    }
    child.on("error", (error) => resolve({ ok: false, code: -1, stdout: "", stderr: error.message }));
    child.on("close", (code) => resolve({ ok: code === 0, code: code ?? -1, ...output }));
  });
}

/**
 * Like `capture`, but a failure is an error that shows the command's last lines.
 * @param {string} what the sentence that the error starts with
 * @param {string} command
 * @param {string[]} args
 * @param {Parameters<typeof capture>[2]} [options]
 */
export async function must(what, command, args, options) {
  const result = await capture(command, args, options);
  options?.signal?.throwIfAborted();
  if (!result.ok) {
    throw new SetupError(`${what}: ${path.basename(command)} failed`, excerpt(result));
  }
  return result;
}

/**
 * Some tools print the error first, others last.
 * @param {{stdout: string, stderr: string}} output
 */
export function excerpt({ stdout, stderr }) {
  const lines = `${stdout}\n${stderr}`.trim().split("\n");
  if (lines.length <= 2 * SHOWN_LINES) {
    return lines.join("\n");
  }
  return [...lines.slice(0, SHOWN_LINES), "…", ...lines.slice(-SHOWN_LINES)].join("\n");
}

/**
 * Runs a command in the user's terminal. Ctrl-C goes to the command, which decides how to end; the caller then goes on.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 * @returns {Promise<number>} its exit code
 */
export function live(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "inherit", ...options });
    const leaveToChild = () => {};
    const passOn = () => child.kill("SIGTERM");
    process.on("SIGINT", leaveToChild).on("SIGTERM", passOn);
    const settle = (then) => (value) => {
      process.off("SIGINT", leaveToChild).off("SIGTERM", passOn);
      then(value);
    };
    child.on("error", settle(reject));
    child.on(
      "close",
      settle((code) => resolve(code ?? 130)),
    );
  });
}

/** Windows has `Path`, all other systems have `PATH`. */
function pathKey(env) {
  return Object.keys(env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} directories
 * @param {"first" | "last"} [where]
 */
export function withPath(env, directories, where = "first") {
  const key = pathKey(env);
  const known = (env[key] ?? "").split(path.delimiter).filter((entry) => entry && !directories.includes(entry));
  const entries = where === "first" ? [...directories, ...known] : [...known, ...directories];
  return { ...env, [key]: entries.join(path.delimiter) };
}

/**
 * @param {string} name a command, without an ending
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} its full path
 */
export function which(name, env = process.env) {
  const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];
  for (const directory of (env[pathKey(env)] ?? "").split(path.delimiter)) {
    for (const ending of endings) {
      const file = path.join(directory, name + ending);
      if (directory && isExecutable(file)) {
        return file;
      }
    }
  }
  return undefined;
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * npm as `spawn` can start it everywhere: Windows cannot start npm.cmd without a shell, and so runs npm's own program.
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {{command: string, prefix: string[]}}
 */
export function npmCommand(node, env) {
  const places = [
    env.npm_execpath,
    path.join(path.dirname(process.execPath), "node_modules", "npm", "bin", "npm-cli.js"),
  ];
  const program = places.find((place) => place && path.basename(place) === "npm-cli.js" && existsSync(place));
  if (program) {
    return { command: node, prefix: [program] };
  }
  const npm = which("npm", env);
  if (!npm || npm.endsWith(".cmd")) {
    throw new SetupError("npm was not found: install Node.js with npm, or put npm on PATH");
  }
  return { command: npm, prefix: [] };
}
