import { which, capture, must } from "./process.mjs";

let queue = Promise.resolve();

/** Only one apt-get can run at a time, but steps run in parallel. */
function oneAfterAnother(work) {
  const result = queue.then(work);
  queue = result.catch(() => {});
  return result;
}

/** @param {NodeJS.ProcessEnv} env */
export const canInstall = (env) =>
  process.platform === "linux" && process.getuid() === 0 && Boolean(which("apt-get", env));

/**
 * @param {import("./context.mjs").Context} context
 * @param {string} name
 * @param {{recommended: boolean}} options recommended: also what the package is usually used with
 */
export function aptInstall(context, name, { recommended }) {
  const extra = recommended ? [] : ["--no-install-recommends"];
  return oneAfterAnother(() => withLists(context, `${name} could not be installed`, ["install", "-y", ...extra, name]));
}

/**
 * Downloads a package's file without installing it.
 * @param {import("./context.mjs").Context} context
 * @param {string} name
 * @param {string} directory
 */
export function aptDownload(context, name, directory) {
  const what = `${name} could not be downloaded`;
  return oneAfterAnother(() => withLists(context, what, ["download", name], directory));
}

/** The package lists may be missing, as in a new image, or old. Then the first try fails. */
async function withLists({ env, signal }, what, args, cwd) {
  const options = { cwd, signal, env: { ...env, DEBIAN_FRONTEND: "noninteractive", NEEDRESTART_SUSPEND: "1" } };
  const patient = ["-o", "DPkg::Lock::Timeout=120", "-o", "APT::Sandbox::User=root"];
  const first = await capture("apt-get", [...patient, ...args], options);
  signal?.throwIfAborted();
  if (!first.ok) {
    await must(`${what}: the package lists could not be updated`, "apt-get", [...patient, "update"], options);
    await must(what, "apt-get", [...patient, ...args], options);
  }
}
