import { mkdirSync, realpathSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { installOnce } from "./cache.mjs";
import { oneSetupAtATime } from "./lock.mjs";
import { capture, isExecutable, which, withPath } from "./process.mjs";
import { SetupError } from "./report.mjs";
import { buildPulumi } from "../stand-ins/pulumi.mjs";
import { downloadPulumi } from "./pulumi-download.mjs";
import { isAtLeast, parseVersion } from "./version.mjs";
import { firstThatWorks } from "./ways.mjs";

/** The oldest CLI that gives providers what Berth needs of it: the handshake. */
const OLDEST = "3.143.0";
/** What is installed where there is none: the newest that can also be built from its published module. */
export const INSTALLED = "3.220.0";

const program = process.platform === "win32" ? "pulumi.exe" : "pulumi";

/**
 * @param {import("./context.mjs").Context} context
 * @returns {Promise<{pulumi: string, env: NodeJS.ProcessEnv}>}
 */
export async function ensurePulumi(context) {
  const { report, env, home, cache, signal } = context;
  const directory = path.join(cache, `pulumi-${INSTALLED}-${process.platform}-${process.arch}`);
  const cached = path.join(directory, program);
  return report.step("Pulumi CLI", async (step) => {
    const own = await usersOwn({ env, home, cached, signal });
    if (own.pulumi) {
      step.found(`${own.version} at ${own.pulumi}`);
      const first = which("pulumi", env) === own.pulumi;
      return { pulumi: own.pulumi, env: first ? env : withPath(env, [path.dirname(own.pulumi)]) };
    }
    if (!isExecutable(cached)) {
      const make = () => installOnce(directory, (partial) => install(partial, context, step));
      await oneSetupAtATime("pulumi", () => (isExecutable(cached) ? undefined : make()), context, step);
    }
    step.found(`${INSTALLED} of ${directory}${own.version ? ` (${own.version} on PATH is too old)` : ""}`);
    return { pulumi: cached, env: withPath(env, [directory]) };
  });
}

/** A CLI that is not ours: on PATH, or where its installer puts it. */
async function usersOwn({ env, home, cached, signal }) {
  const places = [which("pulumi", env), path.join(home, ".pulumi", "bin", program)];
  let version;
  for (const place of places) {
    if (!place || !isExecutable(place) || isSame(place, cached)) {
      continue;
    }
    const answer = await capture(place, ["version"], {
      env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
      signal,
      timeoutMs: 20_000,
    });
    if (answer.ok && parseVersion(answer.stdout)) {
      version = answer.stdout.trim().replace(/^v/, "");
      if (isAtLeast(version, OLDEST)) {
        return { pulumi: place, version };
      }
    }
  }
  return { version };
}

function isSame(one, other) {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}

async function install(partial, context, step) {
  const work = path.join(partial, "work");
  mkdirSync(work);
  const ways = [downloadPulumi, buildPulumi].map((way) => async () => {
    const made = await way({ version: INSTALLED, work, program }, context, step);
    await verify(made, context);
    return made;
  });
  const failure =
    "there is no Pulumi CLI and it could not be installed: install it (https://www.pulumi.com/docs/install/), then run this again";
  const { directory, files } = await firstThatWorks(ways, failure, context.signal);
  for (const file of files) {
    renameSync(path.join(directory, file), path.join(partial, file));
  }
  rmSync(work, { recursive: true, force: true });
}

async function verify({ directory, files }, { env, signal }) {
  if (files.includes(program)) {
    const answer = await capture(path.join(directory, program), ["version"], {
      env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
      signal,
      timeoutMs: 60_000,
    });
    if (answer.ok && answer.stdout.trim() === `v${INSTALLED}`) {
      return;
    }
    throw new SetupError("the Pulumi CLI that was made does not run", `${answer.stdout}${answer.stderr}`);
  }
  throw new SetupError("the Pulumi CLI is not among what was made");
}
