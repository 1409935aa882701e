import { writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Writes the file that puts a shell into the hands-on's environment, and returns the command that loads it. It names the passphrase's
 * file and never the passphrase.
 * @param {import("./workspace.mjs").Workspace} workspace
 * @param {NodeJS.ProcessEnv} before the environment that set-up started from
 * @param {NodeJS.Platform} [platform]
 * @returns {string} the command that loads it
 */
export function writeEnvFile({ directory, settings, machine }, before, platform = process.platform) {
  const entriesOf = (env) => (env.PATH ?? env.Path ?? "").split(path.delimiter);
  const known = new Set(entriesOf(before));
  const paths = entriesOf(machine.env).filter((entry) => entry && !known.has(entry));
  const values = { ...settings };
  if (machine.env.DOCKER_HOST && machine.env.DOCKER_HOST !== before.DOCKER_HOST) {
    values.DOCKER_HOST = machine.env.DOCKER_HOST;
  }
  const isWindows = platform === "win32";
  const name = isWindows ? "env.ps1" : "env";
  writeFileSync(path.join(directory, name), isWindows ? powershell(paths, values) : shell(paths, values));
  return isWindows ? `. .berth\\${name}` : `source .berth/${name}`;
}

/**
 * @param {string[]} paths to put before the others
 * @param {Record<string, string | undefined>} values undefined: to be taken away
 */
export function shell(paths, values) {
  const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const lines = Object.entries(values).map(([name, value]) =>
    value === undefined ? `unset ${name}` : `export ${name}=${quote(value)}`,
  );
  return [...pathLine(paths, (joined) => `export PATH=${quote(joined)}:"$PATH"`, ":"), ...lines, ""].join("\n");
}

/** As `shell`. */
export function powershell(paths, values) {
  const quote = (text) => `'${text.replaceAll("'", "''")}'`;
  const lines = Object.entries(values).map(([name, value]) =>
    value === undefined ? `Remove-Item Env:${name} -ErrorAction SilentlyContinue` : `$env:${name} = ${quote(value)}`,
  );
  return [...pathLine(paths, (joined) => `$env:PATH = ${quote(`${joined};`)} + $env:PATH`, ";"), ...lines, ""].join(
    "\r\n",
  );
}

function pathLine(paths, render, delimiter) {
  return paths.length > 0 ? [render(paths.join(delimiter))] : [];
}
