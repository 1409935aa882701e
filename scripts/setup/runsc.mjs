import { chmodSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { installOnce } from "./cache.mjs";
import { download } from "./download.mjs";
import { buildGoCommand } from "./go-command.mjs";
import { oneSetupAtATime } from "./lock.mjs";
import { capture, isExecutable, which } from "./process.mjs";
import { SetupError } from "./report.mjs";
import { firstThatWorks } from "./ways.mjs";

/** The version of gVisor's Go module that is built where the release cannot be downloaded. */
const MODULE_VERSION = "v0.0.0-20260905035102-160fafc42237";
const RELEASES = "https://storage.googleapis.com/gvisor/releases/release/latest";

/**
 * Makes sure that there is gVisor's runsc, which the tests of isolation give to an engine of their own.
 * @param {import("./context.mjs").Context} context
 * @returns {Promise<string | undefined>} the program; none on a machine that is not Linux
 */
export async function ensureRunsc(context) {
  const { report, env, cache } = context;
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
      const make = () => installOnce(directory, (partial) => install(partial, context, step));
      await oneSetupAtATime("runsc", () => (isExecutable(cached) ? undefined : make()), context, step);
    }
    step.found(`runsc of ${directory}`);
    return cached;
  });
}

async function install(partial, context, step) {
  const work = path.join(partial, "work");
  mkdirSync(work);
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
  const command = {
    name: "runsc",
    project: "gVisor",
    command: "gvisor.dev/gvisor/runsc",
    version: MODULE_VERSION,
    oldestGo: "1.26.0",
    doing: "building runsc from source, which takes about 2 minutes",
  };
  await buildGoCommand({ ...command, work, output: program }, context, step);
}

async function verify(program, { env, signal }) {
  const answer = await capture(program, ["--version"], { env, signal, timeoutMs: 20_000 });
  if (!answer.ok || !/runsc version/.test(answer.stdout)) {
    throw new SetupError("the runsc that was made does not run", `${answer.stdout}${answer.stderr}`);
  }
}
