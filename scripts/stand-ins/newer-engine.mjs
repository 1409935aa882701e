import path from "node:path";
import { aptInstall } from "../setup/apt.mjs";
import { buildGoCommand } from "./go-command.mjs";

/** The version of the Docker Engine's Go module that is built: what releases 29 are made of. */
export const MOBY_VERSION = "v2.0.0-beta.24";
/** Debian's runc is too old for that engine. */
const RUNC_VERSION = "v1.3.3";

/**
 * Builds dockerd, docker-proxy and runc from their published Go modules.
 * @param {{work: string, into: string}} wanted
 * @param {import("../setup/context.mjs").Context} context
 * @param {import("../setup/report.mjs").Step} step
 */
export async function buildNewerEngine({ work, into }, context, step) {
  const moby = (name) => ({
    name,
    project: "Docker",
    command: `github.com/moby/moby/v2/cmd/${name}`,
    version: MOBY_VERSION,
  });
  const runc = { name: "runc", project: "runc", command: "github.com/opencontainers/runc", version: RUNC_VERSION };
  await aptInstall(context, "libseccomp-dev", { recommended: false });
  for (const command of [moby("dockerd"), moby("docker-proxy"), { ...runc, tags: "seccomp" }]) {
    const doing = `building ${command.name} from source, which takes up to 4 minutes`;
    const output = path.join(into, command.name);
    await buildGoCommand({ ...command, oldestGo: "1.26.0", doing, work, output }, context, step);
  }
}
