import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { live } from "../setup/process.mjs";

/**
 * Runs jest, whose output is shown.
 * @param {object} wanted
 * @param {string} wanted.root of the repository
 * @param {string} wanted.node the program
 * @param {NodeJS.ProcessEnv} wanted.env
 * @param {string} wanted.results path of the file for its report
 * @param {string[]} wanted.args
 * @param {string[]} [wanted.before] a program that runs it, with arguments
 * @returns {Promise<{status: number, report: object | undefined}>} its exit status, and its report if it has written one
 */
export async function runJest({ root, node, env, results, args, before = [] }) {
  mkdirSync(path.dirname(results), { recursive: true });
  rmSync(results, { force: true });
  const jest = path.join(root, "node_modules", "jest", "bin", "jest.js");
  const [command, ...others] = [...before, node, jest, "--json", `--outputFile=${results}`, ...args];
  // Jest prints the same JSON to the standard output.
  const status = await live(command, others, { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
  return { status, report: existsSync(results) ? JSON.parse(readFileSync(results, "utf8")) : undefined };
}
