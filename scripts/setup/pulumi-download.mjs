import { createWriteStream, readdirSync } from "node:fs";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { must } from "./process.mjs";
import { SetupError } from "./report.mjs";

// A machine without a way out should learn so at once.
const ANSWER_MS = 6_000;
const SILENCE_MS = 30_000;

/**
 * @param {string} version
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 */
export function releaseUrl(version, platform, arch) {
  const os = platform === "win32" ? "windows" : platform;
  const ending = platform === "win32" ? "zip" : "tar.gz";
  return `https://get.pulumi.com/releases/sdk/pulumi-v${version}-${os}-${arch}.${ending}`;
}

/**
 * Gets the official release, which also has the language hosts.
 * @param {{version: string, work: string, program: string}} wanted
 * @param {import("./context.mjs").Context} context
 * @param {import("./report.mjs").Step} step
 * @returns {Promise<{directory: string, files: string[]}>}
 */
export async function downloadPulumi({ version, work, program }, { env, signal }, step) {
  const url = releaseUrl(version, process.platform, process.arch);
  const file = path.join(work, path.basename(url));
  step.doing(`downloading Pulumi ${version}`);
  await fetchTo(file, url, signal);
  // Every system that Pulumi supports has a tar, and the one of Windows reads zip files.
  await must("the Pulumi download could not be unpacked", "tar", ["-xf", file, "-C", work], { env, signal });
  for (const directory of [path.join(work, "pulumi"), path.join(work, "pulumi", "bin")]) {
    const files = filesIn(directory);
    if (files.includes(program)) {
      return { directory, files };
    }
  }
  throw new SetupError("the Pulumi download has no CLI in it");
}

function filesIn(directory) {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}

async function fetchTo(file, url, signal) {
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
      throw new SetupError(`the Pulumi download was answered with status ${response.status}`);
    }
    clearTimeout(timer);
    timer = setTimeout(stop, SILENCE_MS);
    await pipeline(Readable.fromWeb(response.body), stillThere, createWriteStream(file));
  } catch (error) {
    if (error instanceof SetupError || signal.aborted) {
      throw error;
    }
    const reason = stopped.signal.aborted ? "no answer" : (error.cause?.message ?? error.message);
    throw new SetupError(`Pulumi could not be downloaded (${reason})`);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}
