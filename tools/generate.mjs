// Generates from src/components the components' part of schema.json; from its other part: src/model/generated/shapes.ts (plain types and
// the table that Check walks) and src/resources/ (the CustomResource classes); from src/model/containerinstance/fidelity:
// docs/fidelity.md; from the routes of the local service: docs/operations.md; in other pages, the files that they show. `--check` writes nothing and exits 1 when a file differs, as the test does.
import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as prettier from "prettier";
import { azureNative } from "./generate/azureNative.mjs";
import { componentsOf, isOfComponents, withComponents } from "./generate/components.mjs";
import { fidelity } from "./generate/fidelity.mjs";
import { operations } from "./generate/operations.mjs";
import { modelShapes } from "./generate/shapes.mjs";
import { reference } from "./generate/reference.mjs";
import { resourceFiles } from "./generate/resources.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** All generated files, by path from the repository's root. */
export async function generate(schema) {
  const files = { "src/model/generated/shapes.ts": modelShapes(schema), ...resourceFiles(schema) };
  const options = await prettier.resolveConfig(join(root, "schema.json"));
  const formatted = {};
  for (const [path, text] of Object.entries(files))
    formatted[path] = await prettier.format(text, { ...options, filepath: path });
  return formatted;
}

/** Files that are generated from a table of the model, which needs the files of `generate`. */
export async function generateDocs() {
  const texts = {
    ...(await shown()),
    "docs/fidelity.md": await fidelity(root),
    "docs/azure-native.md": await azureNative(root, readSchema()),
    "docs/operations.md": await operations(root),
  };
  const formatted = Object.entries(texts).map(async ([path, text]) => {
    return [path, await prettier.format(text, { filepath: path, printWidth: 120 })];
  });
  return { ...Object.fromEntries(await Promise.all(formatted)), ...reference(JSON.parse(readText())) };
}

/** The pages that show files which the tests run, each after a comment with its path. */
async function shown() {
  const pages = (await readdir(join(root, "docs"))).filter((name) => name.endsWith(".md"));
  const texts = pages.map(async (name) => {
    const text = await readFile(join(root, "docs", name), "utf8");
    const filled = text.replaceAll(/(<!-- ([\w./-]+) -->\n\n```\w+\n)[^]*?(?=```\n)/g, (_, start, path) => {
      // On the page, what a file imports lies beside it.
      const content = readFileSync(join(root, path), "utf8").replaceAll(/"(?:\.\.\/)+examples\/[\w-]+\//g, '"./');
      return start + content;
    });
    return filled === text ? [] : [[`docs/${name}`, filled]];
  });
  return Object.fromEntries((await Promise.all(texts)).flat());
}

const SCHEMA = "schema.json";
const readText = () => readFileSync(join(root, SCHEMA), "utf8");

/** The part of the schema that is written by hand: the resources and their functions. */
export function readSchema() {
  const schema = JSON.parse(readText());
  const own = (entries) => Object.fromEntries(Object.entries(entries).filter(([token]) => !isOfComponents(token)));
  const [types, resources, functions] = [schema.types, schema.resources, schema.functions].map(own);
  return { ...schema, types, resources, functions };
}

/** The whole schema, with the components as they are now. */
async function wholeSchema() {
  const text = withComponents(readText(), componentsOf(root, readSchema()));
  const path = join(root, SCHEMA);
  return { [SCHEMA]: await prettier.format(text, { ...(await prettier.resolveConfig(path)), filepath: path }) };
}

async function existing() {
  const paths = await readdir(join(root, "src/resources"), { recursive: true, withFileTypes: true }).catch(() => []);
  return paths.filter((e) => e.isFile()).map((e) => relative(root, join(e.parentPath, e.name)).replaceAll("\\", "/"));
}

async function main() {
  const isCheck = process.argv.includes("--check");
  const sources = await generate(readSchema());
  const stale = (await existing()).filter((path) => !(path in sources));
  const differing = await update(sources, isCheck);
  if (!isCheck) for (const path of stale) await rm(join(root, path));
  const whole = await update(await wholeSchema(), isCheck);
  const docs = await generateDocs();
  const outdated = await update(docs, isCheck);
  if (isCheck) {
    for (const path of [...differing, ...stale])
      console.error(`${path} differs from schema.json: run \`npm run generate\``);
    for (const path of whole) console.error(`${path} differs from src/components: run \`npm run generate\``);
    for (const path of outdated) console.error(`${path} differs from what it is made of: run \`npm run generate\``);
    process.exit(differing.length + stale.length + whole.length + outdated.length > 0 ? 1 : 0);
  }
  const count = Object.keys(sources).length + Object.keys(docs).length + 1;
  console.log(`generated ${count} files, ${differing.length + whole.length + outdated.length} changed`);
}

/** Writes the files that differ, or only lists them. */
async function update(files, isCheck) {
  const differing = [];
  for (const [path, text] of Object.entries(files)) {
    const now = await readFile(join(root, path), "utf8").catch(() => undefined);
    if (now !== text) differing.push(path);
  }
  for (const path of isCheck ? [] : differing) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), files[path]);
  }
  return differing;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
