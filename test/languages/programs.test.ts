import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { berthObjects, openDocker } from "../support/engine/docker";
import { root } from "../support/pulumi/cli";
import { goEnvironment, plugin, pythonPackages, told } from "./sdks";

const docker = openDocker();

/** A copy of a program, in a project whose packages are this repository's. */
class Program {
  readonly folder = mkdtempSync(join(tmpdir(), "berth-program-"));
  readonly env: NodeJS.ProcessEnv = {
    ...goEnvironment(),
    PULUMI_BACKEND_URL: `file://${this.folder}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_HOME: join(this.folder, "home"),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };

  constructor(language: string) {
    cpSync(join(__dirname, "programs", language), this.folder, { recursive: true });
    mkdirSync(join(this.folder, "node_modules"));
    symlinkSync(root, join(this.folder, "node_modules/pulumi-berth"));
  }

  pulumi(...args: string[]): Promise<string> {
    return told("pulumi", [...args, "--non-interactive", "--color", "never"], { cwd: this.folder, env: this.env });
  }
}

/** How the SDK of a language comes into a program of it, as docs/languages.md says. */
const prepare: Record<string, (program: Program) => Promise<unknown>> = {
  yaml: async () => undefined,
  // With pip, as `pip install sdks/berth` does.
  python: async ({ env }) => {
    env.PYTHONPATH = await pythonPackages();
    env.PATH = `${join(process.env.BERTH_TEST_PYTHON!, "..")}:${env.PATH}`;
  },
  typescript: async ({ env, folder }) => {
    symlinkSync(join(root, "node_modules/@pulumi"), join(folder, "node_modules/@pulumi"));
    // Its language host is not among those of the other languages.
    const own = process.env.BERTH_TEST_LANGUAGES;
    env.PATH = env.PATH?.split(":")
      .filter((path) => path !== own)
      .join(":");
  },
  go: (program) => program.pulumi("package", "add", plugin),
};

test.each(Object.keys(prepare))(
  "a program in %s deploys a container group with a share, and reads outputs",
  async (language) => {
    const program = new Program(language);
    await prepare[language]!(program);
    await program.pulumi("stack", "init", "test");
    try {
      const preview = await program.pulumi("preview");
      expect(preview).toMatch(/\+ 7 to create/);
      const up = await program.pulumi("up", "--yes", "--skip-preview");
      expect(up).toMatch(/\+ 7 created/);
      const { share, url } = JSON.parse(await program.pulumi("stack", "output", "--json")) as Record<string, string>;
      expect(share).toMatch(/^data-share-[0-9a-f]{7}$/);
      expect(await (await fetch(url!)).text()).toBe("hello\n");
      expect(await program.pulumi("up", "--yes", "--skip-preview")).toMatch(/7 unchanged/);
      await program.pulumi("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    } finally {
      const state = JSON.parse(await program.pulumi("stack", "export")) as {
        deployment: { resources: { id?: string }[] };
      };
      await program.pulumi("destroy", "--yes", "--skip-preview", "--remove");
      const ids = state.deployment.resources.flatMap(({ id }) => (id?.startsWith("/") ? [id] : []));
      expect(await berthObjects(docker, ids)).toEqual([]);
      rmSync(program.folder, { recursive: true });
    }
  },
);
