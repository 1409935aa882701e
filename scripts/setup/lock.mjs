import { linkSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, readOrEmpty } from "./cache.mjs";

const BEAT_MS = 2_000;
const SILENT_MS = 20_000;

/**
 * Lets one process at a time do something. The owner keeps touching its lock: one that has gone silent is taken over,
 * since process ids are used again after a restart of the machine.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {{signal?: AbortSignal, onWait?: (owner: number) => void, pollMs?: number}} [options]
 * @returns {Promise<T>}
 */
export async function withLock(file, work, { signal, onWait, pollMs = 200 } = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  let told = false;
  while (!take(file)) {
    signal?.throwIfAborted();
    if (isAbandoned(file)) {
      clear(file);
      continue;
    }
    if (!told) {
      told = true;
      onWait?.(Number(readOrEmpty(file)));
    }
    await sleep(pollMs);
  }
  const beat = setInterval(() => touch(file), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}

/**
 * Lets one set-up of this user at a time do what others would do as well. The one that waits says for whom.
 * @template T
 * @param {string} name of what is done
 * @param {() => Promise<T>} work
 * @param {{cache: string, signal?: AbortSignal}} context
 * @param {import("./report.mjs").Step} step
 * @returns {Promise<T>}
 */
export function oneSetupAtATime(name, work, { cache, signal }, step) {
  const onWait = (owner) => step.doing(`waiting for another set-up (process ${owner})`);
  return withLock(path.join(cache, "locks", name), work, { signal, onWait });
}

function take(file) {
  // A link appears together with its content, unlike a file that is opened and then written.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") {
      throw error;
    }
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

function isAbandoned(file) {
  try {
    return !isAlive(Number(readOrEmpty(file))) || Date.now() - statSync(file).mtimeMs > SILENT_MS;
  } catch {
    return false;
  }
}

/** Of all processes that see a dead owner, the one whose rename succeeds removes the lock. */
function clear(file) {
  const stale = `${file}.${process.pid}`;
  try {
    renameSync(file, stale);
    if (!isAbandoned(stale)) {
      renameSync(stale, file);
    }
  } catch {
    // Another process has removed it.
  } finally {
    rmSync(stale, { force: true });
  }
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The lock was taken over while this machine slept. The work continues, since it may be done twice.
  }
}
