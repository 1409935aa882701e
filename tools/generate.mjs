// Generates from schema.json: src/model/shapes.ts (plain types and the table that Check walks) and src/resources/ (the
// CustomResource classes). `--check` writes nothing and exits 1 when a file differs, as the test does.
import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as prettier from "prettier";
import { modelShapes } from "./generate/shapes.mjs";
import { resourceFiles } from "./generate/resources.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** All generated files, by path from the repository's root. */
export async function generate(schema) {
  const files = { "src/model/shapes.ts": modelShapes(schema), ...resourceFiles(schema) };
  const options = { ...(await prettier.resolveConfig(join(root, "schema.json"))), parser: "typescript" };
  const formatted = {};
  for (const [path, text] of Object.entries(files)) formatted[path] = await prettier.format(text, options);
  return formatted;
}

export const readSchema = () => JSON.parse(readFileSync(join(root, "schema.json"), "utf8"));

async function existing() {
  const paths = await readdir(join(root, "src/resources"), { recursive: true, withFileTypes: true }).catch(() => []);
  return paths.filter((e) => e.isFile()).map((e) => relative(root, join(e.parentPath, e.name)).replaceAll("\\", "/"));
}

async function main() {
  const files = await generate(readSchema());
  const stale = (await existing()).filter((path) => !(path in files));
  const differing = [];
  for (const [path, text] of Object.entries(files)) {
    const now = await readFile(join(root, path), "utf8").catch(() => undefined);
    if (now !== text) differing.push(path);
  }
  if (process.argv.includes("--check")) {
    for (const path of [...differing, ...stale])
      console.error(`${path} differs from schema.json: run \`npm run generate\``);
    process.exit(differing.length + stale.length > 0 ? 1 : 0);
  }
  for (const path of stale) await rm(join(root, path));
  for (const path of differing) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), files[path]);
  }
  console.log(`generated ${Object.keys(files).length} files from schema.json, ${differing.length} changed`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
