import { buildRunsc, MODULE_VERSION } from "../stand-ins/runsc.mjs";
import { chmodSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { installOnce } from "./cache.mjs";
import { download } from "./download.mjs";
import { oneSetupAtATime } from "./lock.mjs";
import { capture, isExecutable, which } from "./process.mjs";
import { runscRelease } from "./releases.mjs";
import { SetupError } from "./report.mjs";
import { firstThatWorks } from "./ways.mjs";

/**
 * Makes sure that there is gVisor's runsc, which the tests of isolation give to an engine of their own.
 * @param {import("./context.mjs").Context} context
 * @param {import("./download.mjs").Pinned | undefined} [release] none: it is not downloaded
 * @returns {Promise<string | undefined>} the program; none on a machine that is not Linux
 */
export async function ensureRunsc(context, release = runscRelease(process.arch)) {
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
      const make = () => installOnce(directory, (partial) => install(partial, context, step, release));
      await oneSetupAtATime("runsc", () => (isExecutable(cached) ? undefined : make()), context, step);
    }
    step.found(`runsc of ${directory}`);
    return cached;
  });
}

async function install(partial, context, step, release) {
  const work = path.join(partial, "work");
  mkdirSync(work);
  const program = path.join(partial, "runsc");
  const ways = [fetchRelease, buildRunsc].map((way) => async () => {
    await way({ work, program, release }, context, step);
    await verify(program, context);
  });
  const failure =
    "there is no runsc and it could not be installed: install gVisor (https://gvisor.dev/docs/user_guide/install/), then run this again";
  await firstThatWorks(ways, failure, context.signal);
  rmSync(work, { recursive: true, force: true });
}

async function fetchRelease({ program, release }, { signal }, step) {
  if (!release) {
    throw new SetupError(`no checksum of runsc for ${process.arch} is known, and so it was not downloaded`);
  }
  step.doing("downloading runsc");
  await download("runsc", release, program, signal);
  chmodSync(program, 0o755);
}

async function verify(program, { env, signal }) {
  const answer = await capture(program, ["--version"], { env, signal, timeoutMs: 20_000 });
  if (!answer.ok || !/runsc version/.test(answer.stdout)) {
    throw new SetupError("the runsc that was made does not run", `${answer.stdout}${answer.stderr}`);
  }
}
