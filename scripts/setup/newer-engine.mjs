import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { buildNewerEngine, MOBY_VERSION } from "../stand-ins/newer-engine.mjs";
import { installOnce } from "./cache.mjs";
import { oneSetupAtATime } from "./lock.mjs";
import { isExecutable } from "./process.mjs";

/**
 * Makes sure that there are the programs of the newest Docker Engine, beside the engine that the machine has, for `npm run test:engines`.
 * @param {import("./context.mjs").Context} context
 * @returns {Promise<string>} the folder with dockerd, docker-proxy and runc
 */
export function ensureNewerEngine(context) {
  const directory = path.join(context.cache, `moby-${MOBY_VERSION}`);
  return context.report.step("newer engine", async (step) => {
    const isThere = () => ["dockerd", "docker-proxy", "runc"].every((name) => isExecutable(path.join(directory, name)));
    const make = () =>
      installOnce(directory, async (partial) => {
        const work = path.join(partial, "work");
        mkdirSync(work);
        await buildNewerEngine({ work, into: partial }, context, step);
        rmSync(work, { recursive: true, force: true });
      });
    if (!isThere()) await oneSetupAtATime("moby", () => (isThere() ? undefined : make()), context, step);
    step.found(`Docker ${MOBY_VERSION} of ${directory}`);
    return directory;
  });
}
