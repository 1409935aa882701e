import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { Failure } from "./failure";

/** What `berth init` makes a project of. */
export interface InitOptions {
  /** The project's name. Default: the folder's. */
  readonly name?: string;
  /** One of {@link TEMPLATES}. Default `aci`. */
  readonly template?: string;
}

/** What can be made, by name, and what it deploys. */
export const TEMPLATES = {
  aci: "a container group that serves the files of a share",
  aks: "a web server of three replicas on an AKS cluster",
} as const;

const FOLDER = join(__dirname, "../../templates");
/** What every project has, beside its template's files. */
const COMMON = "common";
/** npm packs no file of the name on the right. */
const RENAMED: Readonly<Record<string, string>> = { gitignore: ".gitignore" };
/** Pulumi's rule for the names of projects. */
const PROJECT_NAME = /^[A-Za-z0-9_.-]{1,100}$/;

/**
 * Writes a new project into a folder, relative to `from`, and returns what to do next. Nothing is written when a file of the project
 * is there already.
 */
export async function initProject(
  folder: string | undefined,
  { name, template = "aci" }: InitOptions,
  from: string,
  version: string,
): Promise<string> {
  const place = resolve(from, folder ?? ".");
  const project = name ?? basename(place);
  const problems: string[] = [];
  if (!Object.hasOwn(TEMPLATES, template))
    problems.push(`--template: "${template}" is none of ${Object.keys(TEMPLATES).join(", ")}.`);
  if (!PROJECT_NAME.test(project))
    problems.push(`--name: "${project}" must have 1 to 100 letters, digits, "-", "_" or "." (Pulumi).`);
  if (problems.length > 0) throw new Failure(problems.join("\n"), 2);

  const files = [...(await filesOf(COMMON)), ...(await filesOf(template))];
  const taken = files.map(({ path }) => path).filter((path) => existsSync(join(place, path)));
  if (taken.length > 0)
    throw new Failure(
      `${place} has ${taken.join(", ")} already: name another folder, such as berth init my-project.`,
      2,
    );
  const words: Record<string, string> = { name: project, package: packageName(project), version };
  for (const { path, source } of files) {
    const text = await readFile(source, "utf8");
    await mkdir(dirname(join(place, path)), { recursive: true });
    const filled = text.replaceAll(/\{\{(\w+)\}\}/g, (whole, word: string) => words[word] ?? whole);
    // What came there meanwhile is not overwritten.
    await writeFile(join(place, path), filled, { flag: "wx" });
  }
  const where = relative(from, place);
  const steps = [...(where === "" ? [] : [`cd ${/\s/.test(where) ? `"${where}"` : where}`]), ...NEXT];
  return [
    `${project}: ${TEMPLATES[template as keyof typeof TEMPLATES]}`,
    ...files.map(({ path }) => `  ${path}`).sort(),
    "",
    "Next:",
    ...steps.map((step) => `  ${step}`),
    "",
    "README.md says what each does.",
  ].join("\n");
}

const NEXT = ["npm install", "npm test", "pulumi stack init dev", "pulumi up"];

/** npm's rule for names: small letters, and none of these characters first. */
const packageName = (project: string): string => project.toLowerCase().replace(/^[._-]+/, "") || "project";

/** The files of a template, by their paths in the project. */
async function filesOf(template: string): Promise<{ readonly path: string; readonly source: string }[]> {
  const folder = join(FOLDER, template);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.flatMap((entry) => {
    const source = join(entry.parentPath, entry.name);
    const path = relative(folder, source).replaceAll(sep, "/");
    return entry.isDirectory() ? [] : [{ path: RENAMED[path] ?? path, source }];
  });
}
