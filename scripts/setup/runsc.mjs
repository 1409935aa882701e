import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { installOnce } from "./cache.mjs";
import { download } from "./download.mjs";
import { findGo } from "./go.mjs";
import { withLock } from "./lock.mjs";
import { capture, isExecutable, must, which } from "./process.mjs";
import { SetupError } from "./report.mjs";
import { firstThatWorks } from "./ways.mjs";

/** The version of gVisor's Go module that is built where the release cannot be downloaded. */
const MODULE_VERSION = "v0.0.0-20260905035102-160fafc42237";
const MODULE = "gvisor.dev/gvisor";
const RELEASES = "https://storage.googleapis.com/gvisor/releases/release/latest";
/** What that module's go.mod asks for. */
const OLDEST_GO = "1.26.0";

/**
 * Makes sure that there is gVisor's runsc, which the tests of isolation give to an engine of their own.
 * @param {import("./context.mjs").Context} context
 * @returns {Promise<string | undefined>} the program; none on a machine that is not Linux
 */
export async function ensureRunsc(context) {
  const { report, env, cache, signal } = context;
  if (process.platform !== "linux") {
    return undefined;
  }
  const directory = path.join(cache, `runsc-${MODULE_VERSION.split("-")[1]}`);
  const cached = path.join(directory, "runsc");
  return report.step("gVisor", async (step) => {
    const own = which("runsc", env);
    if (own && own !== cached) {
      step.found(own);
      return own;
    }
    if (!isExecutable(cached)) {
      await withLock(
        path.join(cache, "locks", "runsc"),
        () => (isExecutable(cached) ? undefined : installOnce(directory, (partial) => install(partial, context, step))),
        { signal, onWait: (owner) => step.doing(`waiting for another set-up (process ${owner})`) },
      );
    }
    step.found(`runsc of ${directory}`);
    return cached;
  });
}

async function install(partial, context, step) {
  const work = path.join(partial, "work");
  const program = path.join(partial, "runsc");
  const ways = [fetchRelease, buildRunsc].map((way) => async () => {
    await way({ work, program }, context, step);
    await verify(program, context);
  });
  const failure =
    "there is no runsc and it could not be installed: install gVisor (https://gvisor.dev/docs/user_guide/install/), then run this again";
  await firstThatWorks(ways, failure, context.signal);
  rmSync(work, { recursive: true, force: true });
}

async function fetchRelease({ program }, { signal }, step) {
  step.doing("downloading runsc");
  const arch = { x64: "x86_64", arm64: "aarch64" }[process.arch];
  await download("runsc", `${RELEASES}/${arch}/runsc`, program, signal);
  chmodSync(program, 0o755);
}

async function buildRunsc({ work, program }, context, step) {
  const tools = path.join(work, "tools");
  const module = path.join(work, "module");
  for (const folder of [tools, module]) {
    mkdirSync(folder, { recursive: true });
  }
  const go = await findGo(OLDEST_GO, tools, context, step);
  const options = { cwd: module, env: { ...go.env, CGO_ENABLED: "0", GOWORK: "off" }, signal: context.signal };
  step.doing("building runsc from source, which takes about 2 minutes");
  const lines = ["module berth.invalid/runsc", `go ${OLDEST_GO}`, `require ${MODULE} ${MODULE_VERSION}`];
  writeFileSync(path.join(module, "go.mod"), `${lines.join("\n\n")}\n`);
  const what = "the source of gVisor could not be fetched";
  await must(what, go.command, ["get", `${MODULE}/runsc@${MODULE_VERSION}`], options);
  const output = path.join(work, "runsc");
  const args = ["build", "-o", output, "-ldflags", "-s -w", `${MODULE}/runsc`];
  await must("runsc could not be built", go.command, args, options);
  renameSync(output, program);
}

async function verify(program, { env, signal }) {
  const answer = await capture(program, ["--version"], { env, signal, timeoutMs: 20_000 });
  if (!answer.ok || !/runsc version/.test(answer.stdout)) {
    throw new SetupError("the runsc that was made does not run", `${answer.stdout}${answer.stderr}`);
  }
}
