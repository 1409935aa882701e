import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type Docker from "dockerode";
import { berthObjects } from "../support/engine/docker";
import { root } from "../support/pulumi/cli";
import { goEnvironment, plugin, pythonPackages, told } from "./sdks";

/** The languages of the programs. */
export type ProgramLanguage = keyof typeof PREPARE;

/** A copy of a program, in a project whose packages are this repository's. */
export class Program {
  readonly folder = mkdtempSync(join(tmpdir(), "berth-program-"));
  readonly env: NodeJS.ProcessEnv = {
    ...goEnvironment(),
    PULUMI_BACKEND_URL: `file://${this.folder}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_HOME: join(this.folder, "home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };

  /** `path` is its folder below `programs`. */
  constructor(
    path: string,
    private readonly language: ProgramLanguage,
  ) {
    cpSync(join(__dirname, "programs", path), this.folder, { recursive: true });
    mkdirSync(join(this.folder, "node_modules"));
    symlinkSync(root, join(this.folder, "node_modules/pulumi-berth"));
  }

  /** Brings the SDK into it, as docs/languages.md says. */
  async prepare(): Promise<void> {
    await PREPARE[this.language](this);
  }

  pulumi(...args: string[]): Promise<string> {
    return told("pulumi", [...args, "--non-interactive", "--color", "never"], { cwd: this.folder, env: this.env });
  }

  async outputs(...args: string[]): Promise<Record<string, string>> {
    return JSON.parse(await this.pulumi("stack", "output", "--json", ...args)) as Record<string, string>;
  }

  /** Destroys what it has deployed, of which nothing may be left, and removes it. */
  async destroy(docker: Docker): Promise<void> {
    const state = JSON.parse(await this.pulumi("stack", "export")) as { deployment: { resources?: { id?: string }[] } };
    await this.pulumi("destroy", "--yes", "--skip-preview", "--remove");
    const ids = (state.deployment.resources ?? []).flatMap(({ id }) => (id?.startsWith("/") ? [id] : []));
    expect(await berthObjects(docker, ids)).toEqual([]);
    rmSync(this.folder, { recursive: true });
  }
}

const PREPARE = {
  yaml: async (_: Program): Promise<unknown> => undefined,
  // With pip, as `pip install sdks/berth` does.
  python: async ({ env }: Program) => {
    env.PYTHONPATH = await pythonPackages();
    env.PATH = `${join(process.env.BERTH_TEST_PYTHON!, "..")}:${env.PATH}`;
  },
  typescript: async ({ env, folder }: Program) => {
    symlinkSync(join(root, "node_modules/@pulumi"), join(folder, "node_modules/@pulumi"));
    // Its language host is not among those of the other languages.
    const own = process.env.BERTH_TEST_LANGUAGES;
    env.PATH = env.PATH?.split(":")
      .filter((path) => path !== own)
      .join(":");
  },
  go: (program: Program) => program.pulumi("package", "add", plugin),
};
