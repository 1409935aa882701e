import { writeFileSync } from "node:fs";
import path from "node:path";
import { findGo } from "./go.mjs";
import { must } from "./process.mjs";

const COMMAND = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
/** What that module's go.mod asks for. */
const OLDEST_GO = "1.24.7";

/**
 * Builds the bare CLI from its published Go module: no language hosts come with it.
 * @param {{version: string, work: string, program: string}} wanted
 * @param {import("./context.mjs").Context} context
 * @param {import("./report.mjs").Step} step
 * @returns {Promise<{directory: string, files: string[]}>}
 */
export async function buildPulumi({ version, work, program }, context, step) {
  const go = await findGo(OLDEST_GO, work, context, step);
  const options = { cwd: work, env: { ...go.env, CGO_ENABLED: "0", GOWORK: "off" }, signal: context.signal };
  step.doing(`building Pulumi ${version} from source, which takes some minutes`);
  // `go install` refuses modules with replacements, which this one has; a module of our own may depend on it.
  writeFileSync(path.join(work, "go.mod"), `module berth.invalid/tools\n\ngo ${OLDEST_GO}\n`);
  await must("the source of Pulumi could not be fetched", go.command, ["get", `${COMMAND}@v${version}`], options);
  const linker = `-s -w -X ${VERSION_VARIABLE}=v${version}`;
  await must("Pulumi could not be built", go.command, ["build", "-o", program, "-ldflags", linker, COMMAND], options);
  return { directory: work, files: [program] };
}
