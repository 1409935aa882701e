import { createWriteStream } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { SetupError } from "./report.mjs";

// A machine without a way out should learn so at once.
const ANSWER_MS = 6_000;
const SILENCE_MS = 30_000;

/**
 * Writes what lies at a URL to a file.
 * @param {string} what as messages call it
 * @param {string} url
 * @param {string} file
 * @param {AbortSignal} signal
 */
export async function download(what, url, file, signal) {
  const stopped = new AbortController();
  const stop = () => stopped.abort();
  signal.addEventListener("abort", stop, { once: true });
  let timer = setTimeout(stop, ANSWER_MS);
  const stillThere = new Transform({
    transform(part, _encoding, done) {
      timer.refresh();
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
  } catch (error) {
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
