import { cpSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hashTree } from "../setup/cache.mjs";
import { must } from "../setup/process.mjs";
import { SetupError } from "../setup/report.mjs";
import { findGo } from "./go.mjs";

const SOURCES = ["languages", "languages.mjs"];
/** A hash of what the hosts are made from. */
export const sourcesOf = () => hashTree(import.meta.dirname, SOURCES);

/** The languages whose hosts no registry has. */
export const STOOD_IN = ["dotnet", "go", "java", "nodejs", "python"];
const YAML = "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml";
const GENERATORS = "github.com/pulumi/pulumi/pkg/v3";
/** What pulumi-java's go.mod asks for, and Pulumi's. */
const OLDEST_GO = "1.24.7";

/**
 * Makes language hosts, and the check of a schema: Pulumi's own for YAML, and a stand-in with Pulumi's own generators for the others.
 * @param {{work: string, into: string}} wanted
 * @param {import("../setup/context.mjs").Context} context
 * @param {import("../setup/report.mjs").Step} step
 */
export async function buildLanguages({ work, into }, context, step) {
  const { env, command } = await findGo(OLDEST_GO, work, context, step);
  const source = path.join(work, "source");
  cpSync(path.join(import.meta.dirname, "languages"), source, { recursive: true });
  const options = { cwd: source, env: { ...env, CGO_ENABLED: "0", GOWORK: "off" }, signal: context.signal };
  step.doing("building the language hosts from source, which takes some minutes");
  await correct({ work, command, options });
  const flags = ["build", "-mod=mod", "-p", "2", "-trimpath", "-ldflags", "-s -w", "-o"];
  const own = path.join(into, "berth-schema");
  await must("the stand-in for language hosts could not be built", command, [...flags, own, "."], options);
  for (const name of STOOD_IN) linkSync(own, path.join(into, `pulumi-language-${name}`));
  const yaml = path.join(into, "pulumi-language-yaml");
  await must("the language host of YAML could not be built", command, [...flags, yaml, YAML], options);
}

/** Where Pulumi's generators count on an answer of filepath.Rel, ending in `/.`, that Go 1.26 no longer gives. */
const CORRECTIONS = [
  ["codegen/nodejs/gen.go", "return path.Dir(filepath.ToSlash(rel))", 'return path.Dir(filepath.ToSlash(rel) + "/.")'],
  ["codegen/python/gen.go", "relRoot := path.Dir(rel)", 'relRoot := path.Dir(rel + "/.")'],
];

/** Has Go compile a corrected copy of the generators. */
async function correct({ work, command, options }) {
  const failure = "the source of Pulumi could not be fetched";
  const { stdout } = await must(failure, command, ["mod", "download", "-json", GENERATORS], options);
  const from = JSON.parse(stdout).Dir;
  const copy = path.join(work, "generators");
  cpSync(from, copy, { recursive: true, filter: (file) => !/(_test\.go|[\\/]testdata)$/.test(file) });
  for (const [name, wrong, right] of CORRECTIONS) {
    const file = path.join(copy, name);
    const text = readFileSync(file, "utf8");
    if (!text.includes(wrong)) throw new SetupError(`${name} of Pulumi's generators is not what it was`);
    // In Go's cache, everything is read-only.
    rmSync(file);
    writeFileSync(file, text.replaceAll(wrong, right));
  }
  const replacement = `-replace=${GENERATORS}=${copy}`;
  await must("Pulumi's generators could not be corrected", command, ["mod", "edit", replacement], options);
}
