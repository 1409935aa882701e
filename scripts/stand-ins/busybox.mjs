import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { aptDownload } from "../setup/apt.mjs";
import { importImage } from "../setup/engine-images.mjs";
import { must } from "../setup/process.mjs";
import { tar } from "../setup/tar.mjs";

const DIRECTORIES = "bin dev etc home proc root sbin sys tmp usr usr/bin usr/sbin var".split(" ");
const MODES = { root: 0o700, tmp: 0o1777 };
const PATHS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/**
 * Makes an image like the official busybox out of Debian's busybox-static.
 * @param {string} name `repository:tag`
 * @param {import("../setup/engine.mjs").Engine} engine
 * @param {import("../setup/context.mjs").Context} context
 */
export async function makeBusybox(name, engine, context) {
  const archive = tar(busyboxFiles(await busybox(context)));
  await importImage(engine, name, archive, [`ENV PATH=${PATHS}`, 'CMD ["sh"]'], context.signal);
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
 * @returns {import("../setup/tar.mjs").Entry[]}
 */
export function busyboxFiles({ program, applets }) {
  /** @returns {import("../setup/tar.mjs").Entry} */
  const file = (name, content, mode) => ({ type: "file", path: name, content, mode });
  /** @returns {import("../setup/tar.mjs").Entry} */
  const directory = (name) => ({ type: "directory", path: name, mode: MODES[name] });
  /** @returns {import("../setup/tar.mjs").Entry} */
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
