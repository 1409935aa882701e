// Pulumi projects for the measurements.
import { cp, mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./measure.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A program that declares nothing. */
export const EMPTY = 'import "@pulumi/pulumi";\n';

/**
 * A Pulumi project in its own folder, with its own local state. All are TypeScript programs that run the same way: the ACI
 * hands-on, or the program that is given. `plugin` is the folder of the plugin's start script, if it is not Berth's own.
 */
export async function project(folder, name, env, program, plugin = join(root, "bin")) {
  const cwd = join(folder, name);
  await mkdir(join(cwd, "state"), { recursive: true });
  await cp(join(root, "examples/aci-hands-on"), cwd, { recursive: true });
  if (program !== undefined) await writeFile(join(cwd, "index.ts"), program);
  await mkdir(join(cwd, "node_modules/@pulumi"), { recursive: true });
  await symlink(join(root, "node_modules/@pulumi/pulumi"), join(cwd, "node_modules/@pulumi/pulumi"), "junction");
  await symlink(join(root, "node_modules/typescript"), join(cwd, "node_modules/typescript"), "junction");
  await symlink(root, join(cwd, "node_modules/pulumi-berth"), "junction");
  const plugins = { providers: [{ name: "berth", path: plugin }] };
  await writeFile(join(cwd, "Pulumi.yaml"), JSON.stringify({ name: `bench-${name}`, runtime: "nodejs", plugins }));
  const own = {
    ...env,
    PULUMI_BACKEND_URL: `file://${join(cwd, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "bench",
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
  const pulumi = (...args) => run("pulumi", [...args, "--non-interactive"], { cwd, env: own });
  await pulumi("stack", "init", "bench");
  let isUp = false;
  return {
    async up() {
      if (isUp) await pulumi("destroy", "--yes", "--skip-preview");
      await quiet();
      const start = performance.now();
      await pulumi("up", "--yes");
      isUp = true;
      return performance.now() - start;
    },
    /** Runs the CLI with the arguments and returns the milliseconds that it took. */
    async time(...args) {
      const start = performance.now();
      await pulumi(...args);
      return performance.now() - start;
    },
    async remove() {
      await pulumi("destroy", "--yes", "--skip-preview");
    },
  };
}

/** The kernel deletes network namespaces after the engine has answered, which would slow down the next measurement. */
export const quiet = () => new Promise((resolve) => setTimeout(resolve, 1500));
