import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { aptDownload, canInstall } from "./apt.mjs";
import { callEngine } from "./engine-api.mjs";
import { must } from "./process.mjs";
import { SetupError } from "./report.mjs";
import { tar } from "./tar.mjs";

const REPOSITORY = "busybox";
const TAG = "1";
// How long the engine may be silent while it looks for the registry, or waits for a layer.
const SILENCE_MS = 30_000;
const DIRECTORIES = "bin dev etc home proc root sbin sys tmp usr usr/bin usr/sbin var".split(" ");
const MODES = { root: 0o700, tmp: 0o1777 };
const PATHS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/**
 * Makes sure that the engine has the image that the example and the tests run.
 * @param {import("./context.mjs").Context} context
 * @param {import("./engine.mjs").Engine} engine
 */
export async function ensureImage(context, engine) {
  const name = `${REPOSITORY}:${TAG}`;
  await context.report.step("image", async (step) => {
    if ((await callEngine(engine, "GET", `/images/${name}/json`)).status === 200) {
      return step.found(`${name} is there`);
    }
    step.doing(`pulling ${name}`);
    const failure = await pull(engine, context.signal);
    if (!failure) {
      return step.found(`${name} pulled`);
    }
    if (!canInstall(context.env)) {
      throw new SetupError(`${name} could not be pulled: ${failure}`);
    }
    step.doing(`${name} cannot be pulled here: making it from Debian's busybox-static`);
    await importImage(engine, tar(busyboxFiles(await busybox(context))), context.signal);
    step.found(`${name} made from Debian's busybox-static`);
  });
}

/** @returns {Promise<string | undefined>} why it failed */
async function pull(engine, signal) {
  try {
    const route = `/images/create?fromImage=${REPOSITORY}&tag=${TAG}`;
    const { status, text } = await callEngine(engine, "POST", route, { silenceMs: SILENCE_MS, signal });
    return status === 200 ? failureIn(text) : text.trim();
  } catch (error) {
    signal.throwIfAborted();
    return error.message;
  }
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

async function importImage(engine, archive, signal) {
  const changes = [`ENV PATH=${PATHS}`, 'CMD ["sh"]']
    .map((change) => `&changes=${encodeURIComponent(change)}`)
    .join("");
  const route = `/images/create?fromSrc=-&repo=${REPOSITORY}&tag=${TAG}${changes}`;
  const { status, text } = await callEngine(engine, "POST", route, {
    body: archive,
    type: "application/x-tar",
    signal,
  });
  const failure = status === 200 ? failureIn(text) : text.trim();
  if (failure) {
    throw new SetupError(`the engine did not take the image ${REPOSITORY}:${TAG}: ${failure}`);
  }
}

/** @returns {Promise<{program: Buffer, applets: string[]}>} */
async function busybox(context) {
  const { cache, env, signal } = context;
  mkdirSync(cache, { recursive: true });
  const directory = mkdtempSync(path.join(cache, "busybox-"));
  try {
    await aptDownload(context, "busybox-static", directory);
    const file = readdirSync(directory).find((name) => name.endsWith(".deb"));
    await must("busybox-static could not be unpacked", "dpkg", ["-x", file, "files"], { cwd: directory, env, signal });
    const program = path.join(directory, "files", "bin", "busybox");
    const { stdout } = await must("busybox does not run", program, ["--list-full"], { env, signal });
    return { program: readFileSync(program), applets: stdout.trim().split("\n") };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/**
 * The files of an image like the official one: the program, a link for each applet, and what programs expect of a root.
 * @param {{program: Buffer, applets: string[]}} busybox
 * @returns {import("./tar.mjs").Entry[]}
 */
export function busyboxFiles({ program, applets }) {
  /** @returns {import("./tar.mjs").Entry} */
  const file = (name, content, mode) => ({ type: "file", path: name, content, mode });
  /** @returns {import("./tar.mjs").Entry} */
  const directory = (name) => ({ type: "directory", path: name, mode: MODES[name] });
  /** @returns {import("./tar.mjs").Entry} */
  const link = (applet) => ({ type: "symlink", path: applet, target: "/bin/busybox" });
  const links = applets.filter(
    (applet) => applet !== "bin/busybox" && DIRECTORIES.includes(path.posix.dirname(applet)),
  );
  return [
    ...DIRECTORIES.map(directory),
    file("bin/busybox", program, 0o755),
    ...links.map(link),
    file("etc/passwd", "root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n"),
    file("etc/group", "root:x:0:\nnogroup:x:65534:\n"),
  ];
}
