// `node tools/release.mjs v1.2.3` fails unless package.json, schema.json and CHANGELOG.md are those of the version, and prints what the
// changelog says of it. With `--dist-tag` it prints the tag under which npm publishes: `latest`, or `next` for a version before a release.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const VERSION = /^v(\d+\.\d+\.\d+(-[\w.-]+)?)$/;

/** What the changelog says of a version, or the problems that keep it from being released. */
export function releaseOf(tag, { manifest, schema, changelog }) {
  const version = VERSION.exec(tag)?.[1];
  if (version === undefined) return { problems: [`${tag} is no version, such as v1.2.3 or v1.2.3-rc.1`] };
  const problems = [];
  for (const [file, own] of [
    ["package.json", manifest.version],
    ["schema.json", schema.version],
  ])
    if (own !== version) problems.push(`${file} has version ${own}, not ${version}`);
  const sections = changelog.split(/^(?=## )/m);
  const section = sections.find((text) =>
    new RegExp(`^## \\[?${version.replaceAll(".", "\\.")}\\]?(\\s|$)`).test(text),
  );
  const changes = section?.replace(/^.*\n/, "").trim() ?? "";
  if (changes === "") problems.push(`CHANGELOG.md says nothing under "## ${version}"`);
  return { problems, changes };
}

export const distTagOf = (tag) => (VERSION.exec(tag)?.[2] === undefined ? "latest" : "next");

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const tag = args.find((arg) => !arg.startsWith("--")) ?? "";
  const read = (name) => readFileSync(join(root, name), "utf8");
  if (args.includes("--dist-tag")) console.log(distTagOf(tag));
  else {
    const files = {
      manifest: JSON.parse(read("package.json")),
      schema: JSON.parse(read("schema.json")),
      changelog: read("CHANGELOG.md"),
    };
    const { problems, changes } = releaseOf(tag, files);
    for (const problem of problems) console.error(problem);
    if (problems.length === 0) console.log(changes);
    process.exitCode = problems.length === 0 ? 0 : 1;
  }
}
