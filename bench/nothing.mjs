import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { BUNDLE } from "./bundle.mjs";

/** Builds the plugin that does nothing, as Berth's own is built; the folder of its start script, for `plugins` of a Pulumi.yaml. */
export async function nothingPlugin(folder) {
  const bin = join(folder, "nothing");
  await mkdir(bin, { recursive: true });
  await build({
    entryPoints: [fileURLToPath(new URL("nothing/main.mjs", import.meta.url))],
    outfile: join(bin, "main.mjs"),
    ...BUNDLE,
  });
  const script = join(bin, "pulumi-resource-berth");
  await writeFile(script, '#!/bin/sh\nexec node "${0%/*}/main.mjs" "$@"\n');
  await chmod(script, 0o755);
  await writeFile(`${script}.cmd`, '@node "%~dp0main.mjs" %*\r\n');
  return bin;
}
