// docker compose, for comparison: the user's own, or one built from its published module into the set-up's cache.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { installOnce } from "../scripts/setup/cache.mjs";
import { findGo } from "../scripts/stand-ins/go.mjs";
import { capture, isExecutable, must } from "../scripts/setup/process.mjs";
import { createReport, SetupError } from "../scripts/setup/report.mjs";

const VERSION = "2.40.3";
const COMMAND = "github.com/docker/compose/v2/cmd";
/** The Go version that the module's go.mod demands. */
const OLDEST_GO = "1.24.0";

/** The command and its first arguments; undefined when there is no compose and it could not be built. */
export async function composeCommand({ env, cache }) {
  const plugin = await capture("docker", ["compose", "version"], { env });
  if (plugin.ok) return ["docker", "compose"];
  const directory = path.join(cache, `compose-${VERSION}-${process.platform}-${process.arch}`);
  const program = path.join(directory, process.platform === "win32" ? "docker-compose.exe" : "docker-compose");
  const context = { env, signal: new AbortController().signal };
  try {
    if (!isExecutable(program))
      await createReport({ env }).step("docker compose", (step) =>
        installOnce(directory, (partial) => build(partial, path.basename(program), context, step)),
      );
    return [program];
  } catch (error) {
    if (error instanceof SetupError) return undefined;
    throw error;
  }
}

async function build(partial, program, context, step) {
  const go = await findGo(OLDEST_GO, partial, context, step);
  const options = { cwd: partial, env: { ...go.env, CGO_ENABLED: "0", GOWORK: "off" }, signal: context.signal };
  step.doing(`building docker compose ${VERSION} from source`);
  writeFileSync(path.join(partial, "go.mod"), `module berth.invalid/tools\n\ngo ${OLDEST_GO}\n`);
  await must(
    "the source of docker compose could not be fetched",
    go.command,
    ["get", `${COMMAND}@v${VERSION}`],
    options,
  );
  await must("docker compose could not be built", go.command, ["build", "-o", program, COMMAND], options);
}
