import { buildGoCommand } from "./go-command.mjs";

/** The newest that its published module serves, and that can be built. */
export const BUILT = "3.220.0";
const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/**
 * Builds the bare CLI from its published Go module: no language hosts come with it.
 * @param {{work: string, program: string}} wanted
 * @param {import("../setup/context.mjs").Context} context
 * @param {import("../setup/report.mjs").Step} step
 * @returns {Promise<{directory: string, files: string[], version: string}>}
 */
export async function buildPulumi({ work, program }, context, step) {
  const command = {
    name: "Pulumi",
    project: "Pulumi",
    command: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    version: `v${BUILT}`,
    oldestGo: "1.24.7",
    doing: `building Pulumi ${BUILT} from source, which takes some minutes`,
    linker: `-X ${VERSION_VARIABLE}=v${BUILT}`,
  };
  await buildGoCommand({ ...command, work, output: program }, context, step);
  return { directory: work, files: [program], version: BUILT };
}
