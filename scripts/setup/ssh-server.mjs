import { existsSync } from "node:fs";
import { aptInstall, canInstall } from "./apt.mjs";
import { SetupError } from "./report.mjs";

/** Its path on Debian and most other systems. It is not on users' PATH. */
const PROGRAM = "/usr/sbin/sshd";

/**
 * Makes sure that there is an OpenSSH server, which the tests of engines on other machines run with keys of their own.
 * @param {import("./context.mjs").Context} context
 * @returns {Promise<string | undefined>} the program; none on a machine that is not Linux
 */
export async function ensureSshServer(context) {
  if (process.platform !== "linux") {
    return undefined;
  }
  return context.report.step("OpenSSH", async (step) => {
    if (!existsSync(PROGRAM)) {
      if (!canInstall(context.env)) {
        throw new SetupError("there is no sshd: install an OpenSSH server (openssh-server), then run this again");
      }
      step.doing("installing openssh-server");
      await aptInstall(context, "openssh-server", { recommended: false });
    }
    step.found(PROGRAM);
    return PROGRAM;
  });
}
