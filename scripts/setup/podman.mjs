import { aptInstall, canInstall } from "./apt.mjs";
import { which } from "./process.mjs";
import { SetupError } from "./report.mjs";

/**
 * Makes sure that there is Podman, beside the engine that the machine has, for `npm run test:engines`.
 * @param {import("./context.mjs").Context} context
 * @returns {Promise<string>} its program
 */
export function ensurePodman(context) {
  const { env, report } = context;
  return report.step("podman", async (step) => {
    if (!which("podman", env)) {
      if (!canInstall(env)) throw new SetupError("podman is missing: install it (https://podman.io/docs/installation)");
      step.doing?.("installing podman");
      // What it recommends are its network and its server of names.
      await aptInstall(context, "podman", { recommended: true });
    }
    const program = which("podman", env);
    if (!program) throw new SetupError("podman was installed, and is not on PATH");
    step.found(program);
    return program;
  });
}
