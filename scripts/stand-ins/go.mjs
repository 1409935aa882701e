import { chmodSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { aptInstall, canInstall } from "../setup/apt.mjs";
import { capture, must, which, withPath } from "../setup/process.mjs";
import { SetupError } from "../setup/report.mjs";
import { isAtLeast } from "../setup/version.mjs";

/** Taken where the Go at hand is too old to build with, but can fetch modules. */
const TOOLCHAIN = "1.26.8";

const USUAL = ["/usr/local/go/bin", "/usr/lib/go/bin", "/opt/homebrew/bin", "C:\\Program Files\\Go\\bin"];

/**
 * A Go that can build with at least the given version, and the environment to call it in.
 * @param {string} oldest
 * @param {string} work a folder that is deleted afterwards
 * @param {import("../setup/context.mjs").Context} context
 * @param {import("../setup/report.mjs").Step} step
 * @returns {Promise<{command: string, env: NodeJS.ProcessEnv}>}
 */
export async function findGo(oldest, work, context, step) {
  const env = verified(withPath(context.env, USUAL, "last"));
  let command = which("go", env);
  // Of a Go that was there, the caches are used and kept; what one of ours downloads goes with it.
  const goEnv = command ? env : privateCaches(env, work);
  if (!command) {
    if (!canInstall(env)) {
      throw new SetupError("it could not be built from source: there is no Go");
    }
    step.doing("installing golang-go to build with");
    await aptInstall(context, "golang-go", { recommended: false });
    command = which("go", env);
  }
  // Its own version, not that of another which it would fetch.
  const local = { ...goEnv, GOTOOLCHAIN: "local" };
  const answer = await capture(command, ["env", "GOVERSION"], { env: local, cwd: work, signal: context.signal });
  if (isAtLeast(answer.stdout, oldest)) {
    return { command, env: local };
  }
  step.doing(`${answer.stdout.trim() || "Go"} is too old: fetching Go ${TOOLCHAIN}`);
  return fetchToolchain(command, work, privateCaches(env, work), context.signal);
}

/**
 * Makes Go check every module against its checksum database, whatever the user's settings are: what is built here is run. The
 * patterns match no module; empty, they would leave the word to Go's own configuration file.
 * @param {NodeJS.ProcessEnv} env
 */
function verified(env) {
  const NOTHING = "nothing.invalid";
  const flags = (env.GOFLAGS ?? "")
    .split(/\s+/)
    .filter((flag) => flag && !/^-insecure\b|^-modfile\b|^-mod=/.test(flag));
  const database = !env.GOSUMDB || env.GOSUMDB === "off" ? "sum.golang.org" : env.GOSUMDB;
  return {
    ...env,
    GOFLAGS: flags.join(" "),
    GOSUMDB: database,
    GONOSUMDB: NOTHING,
    GOINSECURE: NOTHING,
  };
}

function privateCaches(env, work) {
  const go = path.join(work, "go");
  return {
    ...env,
    GOPATH: go,
    GOMODCACHE: path.join(go, "mod"),
    GOCACHE: path.join(go, "cache"),
    // Without it, what lies in the module cache cannot be deleted.
    GOFLAGS: [env.GOFLAGS, "-modcacherw"].filter(Boolean).join(" "),
  };
}

/** Go's own releases are modules too, which any Go can fetch and check; only the files' modes get lost. */
async function fetchToolchain(command, work, env, signal) {
  const directory = path.join(work, "toolchain");
  mkdirSync(directory, { recursive: true });
  const arch = { x64: "amd64", ia32: "386" }[process.arch] ?? process.arch;
  const os = process.platform === "win32" ? "windows" : process.platform;
  const module = `golang.org/toolchain@v0.0.1-go${TOOLCHAIN}.${os}-${arch}`;
  const what = `Go ${TOOLCHAIN} could not be fetched`;
  const options = { cwd: directory, env: { ...env, GOTOOLCHAIN: "local" }, signal };
  const { stdout } = await must(what, command, ["mod", "download", "-json", module], options);
  const root = JSON.parse(stdout).Dir;
  for (const folder of [path.join(root, "bin"), ...toolFolders(path.join(root, "pkg", "tool"))]) {
    for (const file of readdirSync(folder)) {
      chmodSync(path.join(folder, file), 0o755);
    }
  }
  return { command: path.join(root, "bin", "go"), env: { ...env, GOTOOLCHAIN: "local", GOROOT: root } };
}

function toolFolders(folder) {
  return existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [];
}
