import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join, relative } from "node:path";
import { programError } from "./failing";

const PACKAGE = "pulumi-berth";
const PROGRAM = "pulumi-resource-berth";

/** What the check looks at. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** Folder of this package's plugin. */
  readonly bin: string;
}

const ownSurroundings = (): Surroundings => ({ env: process.env, home: homedir(), bin: join(__dirname, "../bin") });

/**
 * Throws when Pulumi will not find Berth's plugin, with the lines that Pulumi.yaml lacks: Pulumi itself would say that a release on
 * GitHub is missing. Where it cannot be known, as in unit tests and in inline programs of the Automation API, nothing is said.
 */
export function requirePlugin(around: Surroundings = ownSurroundings()): void {
  const { env } = around;
  const root = env.PULUMI_NODEJS_ROOT_DIRECTORY;
  // The language host sets both for the programs that it runs.
  if (root === undefined || env.PULUMI_NODEJS_MONITOR === undefined) return;
  const file = ["Pulumi.yaml", "Pulumi.yml", "Pulumi.json"].map((name) => join(root, name)).find(existsSync);
  if (file === undefined || isDeclared(file) || isAttached(env) || isInstalled(around)) return;
  throw programError(
    [
      `Pulumi is not told where the plugin of ${PACKAGE} is. Add these lines to ${file}:`,
      "",
      "plugins:",
      "  providers:",
      "    - name: berth",
      `      path: ${pathOf(root, around.bin)}`,
    ].join("\n"),
  );
}

/** Whether the project names the plugin, in any of the forms that Pulumi has for that. */
function isDeclared(file: string): boolean {
  const text = readFileSync(file, "utf8");
  return /\b(plugins|packages)\b/.test(text) && /\bberth\b/.test(text.replace(/^name:.*$/m, ""));
}

const isAttached = (env: Surroundings["env"]): boolean => /(^|,)berth:/.test(env.PULUMI_DEBUG_PROVIDERS ?? "");

/** Whether the plugin is on the path or among Pulumi's own plugins. */
function isInstalled({ env, home }: Surroundings): boolean {
  const folders = (env.PATH ?? env.Path ?? "").split(delimiter).filter((folder) => folder !== "");
  const names = [PROGRAM, `${PROGRAM}.exe`, `${PROGRAM}.cmd`];
  if (folders.some((folder) => names.some((name) => existsSync(join(folder, name))))) return true;
  const plugins = join(env.PULUMI_HOME ?? join(home, ".pulumi"), "plugins");
  return existsSync(plugins) && readdirSync(plugins).some((name) => name.startsWith("resource-berth-v"));
}

/** The plugin's folder as the project can name it: by node_modules, whatever the package manager has linked there. */
function pathOf(root: string, bin: string): string {
  for (let folder = root; ; folder = dirname(folder)) {
    const linked = join(folder, "node_modules", PACKAGE, "bin");
    if (existsSync(linked)) return slashed(relative(root, linked));
    if (dirname(folder) === folder) return slashed(relative(root, bin));
  }
}

const slashed = (path: string): string => path.replaceAll("\\", "/");
