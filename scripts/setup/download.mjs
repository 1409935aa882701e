import { createHash } from "node:crypto";
import { createWriteStream, rmSync } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { SetupError } from "./report.mjs";

// A machine without internet access should find out at once.
const ANSWER_MS = 6_000;
const SILENCE_MS = 30_000;

/**
 * A file of a release: its URL and its checksum.
 * @typedef {object} Pinned
 * @property {string} url of one version, whose content never changes
 * @property {string} sha256 in hexadecimal digits
 */

/**
 * Writes what lies at a URL to a file. What is not the file that is pinned, or not whole, leaves nothing behind.
 * @param {string} what as messages call it
 * @param {Pinned} pinned
 * @param {string} file
 * @param {AbortSignal} signal
 */
export async function download(what, { url, sha256 }, file, signal) {
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  signal.addEventListener("abort", stop, { once: true });
  let timer = setTimeout(stop, ANSWER_MS);
  const hash = createHash("sha256");
  const stillThere = new Transform({
    transform(part, _encoding, done) {
      timer.refresh();
      hash.update(part);
      done(null, part);
    },
  });
  try {
    const response = await fetch(url, { signal: stopped.signal });
    if (!response.ok) {
      throw new SetupError(`the download of ${what} was answered with status ${response.status}`);
    }
    clearTimeout(timer);
    timer = setTimeout(stop, SILENCE_MS);
    await pipeline(Readable.fromWeb(response.body), stillThere, createWriteStream(file));
    const found = hash.digest("hex");
    if (found !== sha256) {
      throw new SetupError(
        `the download of ${what} is not the file that Berth knows, and was thrown away`,
        `from      ${url}\nSHA-256   ${found}\nexpected  ${sha256}`,
      );
    }
  } catch (error) {
    rmSync(file, { force: true });
    if (error instanceof SetupError || signal.aborted) {
      throw error;
    }
    const reason = stopped.signal.aborted ? "no answer" : (error.cause?.message ?? error.message);
    throw new SetupError(`${what} could not be downloaded (${reason})`);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}
