import { copyFileSync, linkSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { buildLanguages, sourcesOf, STOOD_IN } from "../stand-ins/languages.mjs";
import { installOnce } from "./cache.mjs";
import { oneSetupAtATime } from "./lock.mjs";
import { isExecutable } from "./process.mjs";
import { ensurePythonPackages } from "./python.mjs";

/** What a Python program of the tests imports. */
const PYTHON = {
  name: "python-pulumi",
  title: "Pulumi's SDK for Python",
  requirements: ["pulumi==3.270.0", "parver==0.5", "setuptools==80.9.0"],
};

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
    const python = await ensurePythonPackages(PYTHON, context, step);
    step.found(`${STOOD_IN.join(", ")} (stand-ins) and yaml of ${hosts}`);
    return { hosts, python };
  });
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
