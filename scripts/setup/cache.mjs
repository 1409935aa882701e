import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { cacheFolder } from "../../src/providers/cacheFolder.cjs";

/**
 * The folder of tools that all clones of this user share.
 * @param {{env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string}} machine
 */
export function cacheDirectory({ env, platform, home }) {
  if (env.BERTH_CACHE_DIR) {
    return path.resolve(env.BERTH_CACHE_DIR);
  }
  const { join } = platform === "win32" ? path.win32 : path.posix;
  return join(cacheFolder({ env, platform, home }), "berth");
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

const PARTIAL = ".partial-";

/**
 * Makes `directory` in one go: what is half-made has another name, so a killed set-up leaves nothing that a later one
 * would trust.
 * @param {string} directory
 * @param {(partial: string) => Promise<void>} make fills the directory that it is given
 */
export async function installOnce(directory, make) {
  const parent = path.dirname(directory);
  mkdirSync(parent, { recursive: true });
  removeAbandoned(parent);
  const partial = `${directory}${PARTIAL}${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial);
  try {
    await make(partial);
    try {
      renameSync(partial, directory);
    } catch (error) {
      // Another set-up was faster. Its result is the same.
      if (!existsSync(directory)) {
        throw error;
      }
    }
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** @param {string} parent */
function removeAbandoned(parent) {
  for (const name of readdirSync(parent)) {
    const owner = Number(name.split(PARTIAL)[1] ?? NaN);
    if (Number.isInteger(owner) && !isAlive(owner)) {
      rmSync(path.join(parent, name), { recursive: true, force: true });
    }
  }
}

/** @param {string} file */
export function readOrEmpty(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/**
 * A hash of the names and contents of files and folders.
 * @param {string} root
 * @param {string[]} entries relative to root; those that do not exist count as absent
 */
export function hashTree(root, entries) {
  const hash = createHash("sha256");
  const add = (relative) => {
    const full = path.join(root, relative);
    let names;
    try {
      names = readdirSync(full);
    } catch (error) {
      if (error.code === "ENOTDIR") {
        hash.update(`${relative}\0`).update(readFileSync(full)).update("\0");
      }
      return;
    }
    for (const name of names.sort()) {
      add(`${relative}/${name}`);
    }
  };
  for (const entry of entries) {
    add(entry);
  }
  return hash.digest("hex");
}
