import { chmodSync, cpSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { findGo } from "./go.mjs";
import { must } from "../setup/process.mjs";

/**
 * Builds a command from its published Go module.
 * @param {object} wanted
 * @param {string} wanted.name as messages call the program
 * @param {string} wanted.project as messages call what it is a part of
 * @param {string} wanted.command import path
 * @param {string} wanted.version of the module, with its `v`
 * @param {string} wanted.oldestGo what the module's go.mod asks for
 * @param {string} wanted.doing what is told meanwhile
 * @param {string} [wanted.linker] more flags of the linker
 * @param {string} [wanted.tags] build tags of a command that needs a C compiler and its libraries
 * @param {string} wanted.work an existing folder that is deleted afterwards
 * @param {string} wanted.output path of the program, from `work` if relative
 * @param {import("../setup/context.mjs").Context} context
 * @param {import("../setup/report.mjs").Step} step
 */
export async function buildGoCommand(wanted, context, step) {
  const { name, project, command, version, oldestGo, doing, linker = "", tags, work, output } = wanted;
  const go = await findGo(oldestGo, work, context, step);
  const options = {
    cwd: work,
    env: { ...go.env, CGO_ENABLED: tags === undefined ? "0" : "1", GOWORK: "off" },
    signal: context.signal,
  };
  step.doing(doing);
  // `go install` refuses modules with replacements; a module of our own may depend on one.
  writeFileSync(path.join(work, "go.mod"), `module berth.invalid/tools\n\ngo ${oldestGo}\n`);
  const source = `the source of ${project} could not be fetched`;
  await must(source, go.command, ["get", `${command}@${version}`], options);
  const flags = ["-o", output, "-ldflags", `-s -w ${linker}`.trim(), ...(tags === undefined ? [] : ["-tags", tags])];
  await must(`${name} could not be built`, go.command, ["build", ...flags, command], options);
}

/**
 * Builds a command from the published source of its module, with the replacements that this module's go.mod names. Go heeds them only in
 * a module of one's own, so that it is copied.
 * @param {object} wanted as for {@link buildGoCommand}, but `command` is a folder of the module
 * @param {string} wanted.module
 * @param {import("../setup/context.mjs").Context} context
 * @param {import("../setup/report.mjs").Step} step
 */
export async function buildModuleCopy(wanted, context, step) {
  const { name, project, module, command, version, oldestGo, doing, work, output } = wanted;
  const go = await findGo(oldestGo, work, context, step);
  const env = { ...go.env, CGO_ENABLED: "0", GOWORK: "off" };
  step.doing(doing);
  const source = `the source of ${project} could not be fetched`;
  const { stdout } = await must(source, go.command, ["mod", "download", "-json", `${module}@${version}`], {
    cwd: work,
    env,
    signal: context.signal,
  });
  const copy = path.join(work, "source");
  // In Go's cache, everything is read-only.
  cpSync(JSON.parse(stdout).Dir, copy, { recursive: true });
  makeWritable(copy);
  const flags = ["-o", output, "-ldflags", "-s -w"];
  await must(`${name} could not be built`, go.command, ["build", ...flags, command], {
    cwd: copy,
    env,
    signal: context.signal,
  });
}

function makeWritable(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) makeWritable(path.join(folder, entry.name));
}
