import { spawn } from "node:child_process";
import { PassThrough } from "node:stream";
import { callEngine } from "./engine-api.mjs";
import { SetupError } from "./report.mjs";

// How long the engine may be silent while it contacts the registry or waits for a layer.
const SILENCE_MS = 30_000;
// An import is silent while the engine writes the image to disk.
const IMPORT_SILENCE_MS = 300_000;

/**
 * @param {import("./engine.mjs").Engine} engine
 * @param {string} name
 * @returns {Promise<{Id: string, Config: {Labels: Record<string, string> | null}} | undefined>}
 */
export async function findImage(engine, name) {
  const { status, text } = await callEngine(engine, "GET", `/images/${name}/json`);
  return status === 200 ? JSON.parse(text) : undefined;
}

/**
 * @param {import("./engine.mjs").Engine} engine
 * @param {string} name `repository:tag`
 * @param {AbortSignal} signal
 * @returns {Promise<string | undefined>} why it failed
 */
export async function pull(engine, name, signal) {
  try {
    const [repository, tag] = name.split(":");
    const route = `/images/create?fromImage=${encodeURIComponent(repository)}&tag=${tag}`;
    const { status, text } = await callEngine(engine, "POST", route, { silenceMs: SILENCE_MS, signal });
    return status === 200 ? failureIn(text) : text.trim();
  } catch (error) {
    signal.throwIfAborted();
    return error.message;
  }
}

/**
 * Makes an image of one layer.
 * @param {import("./engine.mjs").Engine} engine
 * @param {string} name `repository:tag`
 * @param {Buffer | import("node:stream").Readable} archive tar
 * @param {string[]} changes instructions of a Dockerfile
 * @param {AbortSignal} signal
 */
export async function importImage(engine, name, archive, changes, signal) {
  const query = changes.map((change) => `&changes=${encodeURIComponent(change)}`).join("");
  // With its tag: Podman does not look at a tag beside it.
  const route = `/images/create?fromSrc=-&repo=${encodeURIComponent(name)}${query}`;
  const { status, text } = await callEngine(engine, "POST", route, {
    body: archive,
    type: "application/x-tar",
    silenceMs: IMPORT_SILENCE_MS,
    signal,
  });
  const failure = status === 200 ? failureIn(text) : text.trim();
  if (failure) {
    throw new SetupError(`the engine did not take the image ${name}: ${failure}`);
  }
}

/**
 * Makes an image of one layer out of files.
 * @param {import("./engine.mjs").Engine} engine
 * @param {string} name `repository:tag`
 * @param {string[]} files as tar takes them
 * @param {string[]} changes instructions of a Dockerfile
 * @param {AbortSignal} signal
 */
export async function importFiles(engine, name, files, changes, signal) {
  const child = spawn("tar", ["-c", ...files], { stdio: ["ignore", "pipe", "pipe"] });
  const archive = new PassThrough();
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (complaints += text));
  child.on("error", (error) => archive.destroy(error));
  child.stdout.on("error", (error) => archive.destroy(error)).pipe(archive, { end: false });
  // The engine would treat an incomplete archive as an image.
  child.on("close", (code) => {
    if (code === 0) {
      archive.end();
    } else {
      archive.destroy(new SetupError(`${name} could not be packed: tar failed`, complaints));
    }
  });
  try {
    await importImage(engine, name, archive, changes, signal);
  } finally {
    // Otherwise tar would wait forever for somebody to read the rest.
    child.kill();
  }
}

/**
 * Removes the images with a label that have lost their name to a newer one. The engine keeps images that a container uses.
 * @param {import("./engine.mjs").Engine} engine
 * @param {string} label
 */
export async function removeUnnamed(engine, label) {
  const filters = encodeURIComponent(JSON.stringify({ dangling: ["true"], label: [label] }));
  await callEngine(engine, "POST", `/images/prune?filters=${filters}`, { silenceMs: IMPORT_SILENCE_MS });
}

/**
 * The engine reports progress, and a late failure, as lines of JSON under a status that says success.
 * @param {string} lines
 */
export function failureIn(lines) {
  return lines
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line).error)
    .find(Boolean);
}
