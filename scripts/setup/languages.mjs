import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { buildLanguages, sourcesOf, STOOD_IN } from "../stand-ins/languages.mjs";
import { installOnce } from "./cache.mjs";
import { oneSetupAtATime } from "./lock.mjs";
import { isExecutable, must, which } from "./process.mjs";
import { SetupError } from "./report.mjs";

/** What a Python program of the tests imports. */
const PYTHON_PACKAGES = ["pulumi==3.270.0", "parver==0.5", "setuptools==80.9.0"];

/**
 * Makes sure that there are language hosts of every language, and a Python with Pulumi's SDK, for `npm run test:languages`.
 * @param {import("./context.mjs").Context} context
 * @param {string} pulumi the CLI
 * @returns {Promise<{hosts: string, python: string}>} a folder with the hosts and the CLI, which takes those beside it for its own; and
 *   the folder of a virtual environment
 */
export async function ensureLanguages(context, pulumi) {
  const { report, cache } = context;
  return report.step("language hosts", async (step) => {
    const hosts = path.join(cache, `languages-${sourcesOf().slice(0, 16)}`);
    const cli = path.join(hosts, path.basename(pulumi));
    const names = [...STOOD_IN, "yaml"].map((name) => `pulumi-language-${name}`);
    const areThere = () => [...names, path.basename(pulumi)].every((name) => isExecutable(path.join(hosts, name)));
    const build = () =>
      installOnce(hosts, async (partial) => {
        const work = path.join(partial, "work");
        mkdirSync(work);
        await buildLanguages({ work, into: partial }, context, step);
        linkOrCopy(pulumi, path.join(partial, path.basename(cli)));
        rmSync(work, { recursive: true, force: true });
      }).then(() => removeOthers(cache, path.basename(hosts)));
    if (!areThere()) await oneSetupAtATime("languages", () => (areThere() ? undefined : build()), context, step);
    const python = await ensurePython(context, step);
    step.found(`${STOOD_IN.join(", ")} (stand-ins) and yaml of ${hosts}`);
    return { hosts, python };
  });
}

async function ensurePython(context, step) {
  const { cache, env, signal } = context;
  const [, version] = PYTHON_PACKAGES[0].split("==");
  const folder = path.join(cache, `python-pulumi-${version}`);
  if (existsSync(folder)) return folder;
  const python = which("python3", env);
  if (!python) throw new SetupError("there is no python3: install it, with its venv module, then run this again");
  step.doing(`installing Pulumi's SDK for Python ${version}`);
  await oneSetupAtATime(
    "python-pulumi",
    async () => {
      if (existsSync(folder)) return;
      // A virtual environment holds its own path, so that it is made in place and deleted if that fails.
      try {
        await must("no virtual environment could be made", python, ["-m", "venv", folder], { env, signal });
        const pip = [path.join(folder, "bin", "python3"), "-m", "pip", "install", "--quiet", ...PYTHON_PACKAGES];
        await must("Pulumi's SDK for Python could not be installed", pip[0], pip.slice(1), { env, signal });
      } catch (error) {
        rmSync(folder, { recursive: true, force: true });
        throw error;
      }
    },
    context,
    step,
  );
  return folder;
}

/** What earlier sources were made into. */
function removeOthers(cache, current) {
  for (const name of readdirSync(cache))
    if (/^languages-[0-9a-f]+$/.test(name) && name !== current)
      rmSync(path.join(cache, name), { recursive: true, force: true });
}

function linkOrCopy(from, to) {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
