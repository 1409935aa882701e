import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The licence texts of all packages that the given bundled files come from. Fails if a package has none. */
export function licenceNotices(root, files) {
  const notices = packageFolders(files).map((folder) => notice(path.join(root, folder)));
  const heading = "The plugin of pulumi-berth contains code of these packages.";
  return [heading, ...notices.sort()].join(`\n\n${"=".repeat(80)}\n\n`) + "\n";
}

/**
 * The folders of the packages that bundled files come from.
 * @param {string[]} files
 * @returns {string[]}
 */
export function packageFolders(files) {
  return [...new Set(files.filter((file) => file.startsWith("node_modules/")).map(packageFolder))];
}

function packageFolder(file) {
  const start = file.lastIndexOf("node_modules/") + "node_modules/".length;
  const [scope, name] = file.slice(start).split("/");
  return file.slice(0, start) + (scope.startsWith("@") ? `${scope}/${name}` : scope);
}

function notice(folder) {
  const { name, version, license, author, homepage } = JSON.parse(
    readFileSync(path.join(folder, "package.json"), "utf8"),
  );
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file) && !/\.(js|ts)$/.test(file))
    .map((file) => path.join(folder, file))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8").trim());
  if (license === undefined && texts.length === 0) throw new Error(`${name} says nothing of its licence`);
  const owner = typeof author === "string" ? author : author?.name;
  const fallback = [owner, homepage].filter((part) => part !== undefined).join("\n");
  return [`${name} ${version} (${license ?? "see below"})`, ...(texts.length > 0 ? texts : [fallback])]
    .join("\n\n")
    .trim();
}

/**
 * The files of which a bundle contains anything.
 * @param {{outputs: Record<string, {inputs: Record<string, {bytesInOutput: number}>}>}} metafile esbuild's
 * @returns {string[]}
 */
export function usedFiles({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return [...new Set(inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file))];
}
