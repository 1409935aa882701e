// `npm run pack-plugin [folder]`: the plugin alone, as an archive that `pulumi plugin install resource berth … --file` takes. Its name is
// the one under which Pulumi looks for a plugin of every system: it runs on Node.js.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Packs the built plugin into a folder, and returns the archive's path. */
export function packPlugin(into) {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const folder = mkdtempSync(join(tmpdir(), "berth-plugin-"));
  try {
    for (const name of ["pulumi-resource-berth", "pulumi-resource-berth.cmd"])
      cpSync(join(root, "bin", name), join(folder, name));
    for (const name of ["LICENSE", "schema.json", "dist/plugin"])
      cpSync(join(root, name), join(folder, name), { recursive: true });
    mkdirSync(into, { recursive: true });
    const archive = join(resolve(into), `pulumi-resource-berth-v${version}.tar.gz`);
    execFileSync("tar", ["-czf", archive, "-C", folder, "."]);
    return archive;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(packPlugin(process.argv[2] ?? join(root, ".berth")));
