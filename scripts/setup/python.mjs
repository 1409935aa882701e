import { createHash } from "node:crypto";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { aptInstall, canInstall } from "./apt.mjs";
import { oneSetupAtATime } from "./lock.mjs";
import { capture, must, which } from "./process.mjs";
import { SetupError } from "./report.mjs";

/** Written last: a folder without it was left half-made. */
const COMPLETE = ".berth-complete";

/**
 * Makes sure that there is a virtual environment of Python with the given packages.
 * @param {object} wanted
 * @param {string} wanted.name of its folder, before the hash of its packages
 * @param {string} wanted.title as messages call what is installed
 * @param {readonly string[]} wanted.requirements as pip takes them, with versions
 * @param {import("./context.mjs").Context} context
 * @param {import("./report.mjs").Step} step
 * @returns {Promise<string>} its folder
 */
export async function ensurePythonPackages({ name, title, requirements }, context, step) {
  const { cache, env, signal } = context;
  const hash = createHash("sha256").update(requirements.join("\n")).digest("hex").slice(0, 16);
  const folder = path.join(cache, `${name}-${hash}`);
  const isThere = () => existsSync(path.join(folder, COMPLETE));
  if (isThere()) return folder;
  const make = async () => {
    if (isThere()) return;
    const python = await findPython(context, step);
    step.doing(`installing ${title}`);
    // A virtual environment holds its own path, so that it is made in place.
    rmSync(folder, { recursive: true, force: true });
    await must("no virtual environment could be made", python, ["-m", "venv", folder], { env, signal });
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...requirements];
    await must(`${title} could not be installed`, programIn(folder, "python3"), pip, { env, signal });
    writeFileSync(path.join(folder, COMPLETE), "");
    removeOthers(cache, name, folder);
  };
  await oneSetupAtATime(name, make, context, step);
  return folder;
}

/** The path of a program of a virtual environment. */
export const programIn = (folder, name) =>
  process.platform === "win32" ? path.join(folder, "Scripts", `${name}.exe`) : path.join(folder, "bin", name);

/** A Python that can make virtual environments: Debian's can only with a package of its own. */
async function findPython(context, step) {
  const { env, signal } = context;
  const advice = "install Python 3.10 or newer with its venv module, then run this again";
  const usable = async () => {
    const python = which("python3", env);
    const answer = python && (await capture(python, ["-c", "import venv, ensurepip"], { env, signal }));
    return answer?.ok ? python : undefined;
  };
  const found = await usable();
  if (found) return found;
  if (!canInstall(env)) throw new SetupError(`there is no python3 that can make virtual environments: ${advice}`);
  step.doing("installing python3-venv");
  await aptInstall(context, "python3-venv", { recommended: false });
  const installed = await usable();
  if (!installed) throw new SetupError(`python3-venv was installed, and makes no virtual environments: ${advice}`);
  return installed;
}

/** What other versions were installed into. */
function removeOthers(cache, name, current) {
  for (const other of readdirSync(cache))
    if (new RegExp(`^${name}-[0-9a-f]{16}$`).test(other) && other !== path.basename(current))
      rmSync(path.join(cache, other), { recursive: true, force: true });
}
