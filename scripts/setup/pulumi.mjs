import { mkdirSync, realpathSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { installOnce } from "./cache.mjs";
import { oneSetupAtATime } from "./lock.mjs";
import { capture, isExecutable, which, withPath } from "./process.mjs";
import { SetupError } from "./report.mjs";
import { BUILT, buildPulumi } from "../stand-ins/pulumi.mjs";
import { downloadPulumi } from "./pulumi-download.mjs";
import { PULUMI } from "./releases.mjs";
import { isAtLeast, parseVersion } from "./version.mjs";
import { firstThatWorks } from "./ways.mjs";

/** The oldest CLI with the handshake that Berth needs. */
const OLDEST = "3.143.0";

const program = process.platform === "win32" ? "pulumi.exe" : "pulumi";

/**
 * @param {import("./context.mjs").Context} context
 * @returns {Promise<{pulumi: string, env: NodeJS.ProcessEnv}>}
 */
export async function ensurePulumi(context) {
  const { report, env, home, cache, signal } = context;
  const placeOf = (version) => path.join(cache, `pulumi-${version}-${process.platform}-${process.arch}`);
  const places = [PULUMI.version, BUILT].map((version) => ({ version, directory: placeOf(version) }));
  const findOurs = () => places.find(({ directory }) => isExecutable(path.join(directory, program)));
  return report.step("Pulumi CLI", async (step) => {
    const own = await usersOwn({ env, home, places, signal });
    if (own.pulumi) {
      step.found(`${own.version} at ${own.pulumi}`);
      const first = which("pulumi", env) === own.pulumi;
      return { pulumi: own.pulumi, env: first ? env : withPath(env, [path.dirname(own.pulumi)]) };
    }
    const make = () => installFirst(placeOf, context, step);
    const { version, directory } =
      findOurs() ?? (await oneSetupAtATime("pulumi", async () => findOurs() ?? make(), context, step));
    step.found(`${version} of ${directory}${own.version ? ` (${own.version} on PATH is too old)` : ""}`);
    return { pulumi: path.join(directory, program), env: withPath(env, [directory]) };
  });
}

/** A CLI that the user installed: on PATH, or where Pulumi's installer puts it. */
async function usersOwn({ env, home, places: ours, signal }) {
  const places = [which("pulumi", env), path.join(home, ".pulumi", "bin", program)];
  let version;
  for (const place of places) {
    if (!place || !isExecutable(place) || ours.some(({ directory }) => isSame(place, path.join(directory, program)))) {
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

/** Each way to get the CLI has its own version, and so its own folder. */
async function installFirst(placeOf, context, step) {
  const ways = [
    { version: PULUMI.version, way: downloadPulumi },
    { version: BUILT, way: buildPulumi },
  ].map(({ version, way }) => async () => {
    const directory = placeOf(version);
    await installOnce(directory, (partial) => install(way, partial, context, step));
    return { version, directory };
  });
  const failure =
    "there is no Pulumi CLI and it could not be installed: install it (https://www.pulumi.com/docs/install/), then run this again";
  return firstThatWorks(ways, failure, context.signal);
}

async function install(way, partial, context, step) {
  const work = path.join(partial, "work");
  mkdirSync(work);
  const made = await way({ work, program }, context, step);
  await verify(made, context);
  for (const file of made.files) {
    renameSync(path.join(made.directory, file), path.join(partial, file));
  }
  rmSync(work, { recursive: true, force: true });
}

async function verify({ directory, files, version }, { env, signal }) {
  if (files.includes(program)) {
    const answer = await capture(path.join(directory, program), ["version"], {
      env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
      signal,
      timeoutMs: 60_000,
    });
    if (answer.ok && answer.stdout.trim() === `v${version}`) {
      return;
    }
    throw new SetupError("the Pulumi CLI that was made does not run", `${answer.stdout}${answer.stderr}`);
  }
  throw new SetupError("the Pulumi CLI is not among what was made");
}
