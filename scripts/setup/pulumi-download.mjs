import { readdirSync } from "node:fs";
import path from "node:path";
import { download } from "./download.mjs";
import { must } from "./process.mjs";
import { SetupError } from "./report.mjs";

/**
 * @param {string} version
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 */
export function releaseUrl(version, platform, arch) {
  const os = platform === "win32" ? "windows" : platform;
  const ending = platform === "win32" ? "zip" : "tar.gz";
  return `https://get.pulumi.com/releases/sdk/pulumi-v${version}-${os}-${arch}.${ending}`;
}

/**
 * Gets the official release, which also has the language hosts.
 * @param {{version: string, work: string, program: string}} wanted
 * @param {import("./context.mjs").Context} context
 * @param {import("./report.mjs").Step} step
 * @returns {Promise<{directory: string, files: string[]}>}
 */
export async function downloadPulumi({ version, work, program }, { env, signal }, step) {
  const url = releaseUrl(version, process.platform, process.arch);
  const file = path.join(work, path.basename(url));
  step.doing(`downloading Pulumi ${version}`);
  await download("Pulumi", url, file, signal);
  // Every system that Pulumi supports has a tar, and the one of Windows reads zip files.
  await must("the Pulumi download could not be unpacked", "tar", ["-xf", file, "-C", work], { env, signal });
  for (const directory of [path.join(work, "pulumi"), path.join(work, "pulumi", "bin")]) {
    const files = filesIn(directory);
    if (files.includes(program)) {
      return { directory, files };
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
