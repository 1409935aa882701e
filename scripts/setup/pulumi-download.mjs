import { readdirSync } from "node:fs";
import path from "node:path";
import { download } from "./download.mjs";
import { must } from "./process.mjs";
import { PULUMI, pulumiRelease } from "./releases.mjs";
import { SetupError } from "./report.mjs";

/**
 * Gets the official release, which also has the language hosts.
 * @param {{work: string, program: string}} wanted
 * @param {import("./context.mjs").Context} context
 * @param {import("./report.mjs").Step} step
 * @returns {Promise<{directory: string, files: string[], version: string}>}
 */
export async function downloadPulumi({ work, program }, { env, signal }, step) {
  const { version } = PULUMI;
  const release = pulumiRelease(process.platform, process.arch);
  if (!release) {
    const platform = `${process.platform} on ${process.arch}`;
    throw new SetupError(`no checksum of Pulumi ${version} for ${platform} is known, and so it was not downloaded`);
  }
  const file = path.join(work, path.basename(release.url));
  step.doing(`downloading Pulumi ${version}`);
  await download("Pulumi", release, file, signal);
  await must("the Pulumi download could not be unpacked", "tar", ["-xf", file, "-C", work], { env, signal });
  for (const directory of [path.join(work, "pulumi"), path.join(work, "pulumi", "bin")]) {
    const files = filesIn(directory);
    if (files.includes(program)) {
      return { directory, files, version };
    }
  }
  throw new SetupError("the Pulumi download has no CLI in it");
}

function filesIn(directory) {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}
