import { buildGoCommand } from "./go-command.mjs";

const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";

/**
 * Builds the bare CLI from its published Go module: no language hosts come with it.
 * @param {{version: string, work: string, program: string}} wanted
 * @param {import("../setup/context.mjs").Context} context
 * @param {import("../setup/report.mjs").Step} step
 * @returns {Promise<{directory: string, files: string[]}>}
 */
export async function buildPulumi({ version, work, program }, context, step) {
  const command = {
    name: "Pulumi",
    project: "Pulumi",
    command: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    version: `v${version}`,
    oldestGo: "1.24.7",
    doing: `building Pulumi ${version} from source, which takes some minutes`,
    linker: `-X ${VERSION_VARIABLE}=v${version}`,
  };
  await buildGoCommand({ ...command, work, output: program }, context, step);
  return { directory: work, files: [program] };
}
