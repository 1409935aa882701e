import { buildGoCommand } from "./go-command.mjs";

/** The version of gVisor's Go module that is built. */
export const MODULE_VERSION = "v0.0.0-20260905035102-160fafc42237";

/**
 * Builds gVisor's runsc from its published Go module.
 * @param {{work: string, program: string}} wanted
 * @param {import("../setup/context.mjs").Context} context
 * @param {import("../setup/report.mjs").Step} step
 */
export async function buildRunsc({ work, program }, context, step) {
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
