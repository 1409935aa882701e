// Prints what the plugin's bundle contains of other people's packages: name, version, licence, and the day on which the version was
// released, as npm's registry says. Needs a build.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { packageFolders, usedFiles } from "./build/licences.mjs";

const AT_ONCE = 8;
const ANSWER_MS = 20_000;
const UNTOLD = "the registry did not say";

/**
 * @typedef {{name: string, version: string, licence: string}} Bundled
 * @param {string} root folder of the repository
 * @param {string[]} files that were bundled, from the root
 * @returns {Bundled[]} by name
 */
export function bundledPackages(root, files) {
  const found = packageFolders(files).map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, "package.json"), "utf8"));
    return { name, version, licence: typeof license === "string" ? license : "see THIRD_PARTY_LICENSES.txt" };
  });
  // The same version may lie in several folders.
  const unique = new Map(found.map((each) => [`${each.name} ${each.version}`, each]));
  return [...unique.keys()].sort().map((key) => unique.get(key));
}

/**
 * @param {Bundled[]} packages
 * @param {string} registry its URL
 * @returns {Promise<string[]>} the day of each release, or that it was not told
 */
export async function releaseDays(packages, registry) {
  const days = packages.map(() => UNTOLD);
  const waiting = [...packages.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, { name, version }] = next;
      days[index] = await releaseDay(name, version, registry);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return days;
}

async function releaseDay(name, version, registry) {
  try {
    const url = new URL(name.replace("/", "%2F"), registry.replace(/\/*$/, "/"));
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) });
    const { time = {} } = response.ok ? await response.json() : {};
    return typeof time[version] === "string" ? time[version].slice(0, 10) : UNTOLD;
  } catch {
    return UNTOLD;
  }
}

async function main() {
  const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "..");
  const meta = path.join(root, "dist", ".plugin-meta.json");
  if (!existsSync(meta)) {
    console.error("There is no bundle: run `npm run build`.");
    process.exit(1);
  }
  const packages = bundledPackages(root, usedFiles(JSON.parse(readFileSync(meta, "utf8"))));
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const registry = execFileSync(npm, ["config", "get", "registry"], { encoding: "utf8", cwd: root }).trim();
  const days = await releaseDays(packages, registry);
  const rows = packages.map(({ name, version, licence }, i) => [name, version, licence, days[i]]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows) console.log(row.map((text, i) => text.padEnd(widths[i] ?? 0)).join("  "));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
