// Writes test/package/upgrade/VERSION.json: the state that this version leaves of the program in that folder, which it deploys to the
// local engine and takes away. Run it for each release. The state's secrets are encrypted, and are those of what is gone.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as prettier from "prettier";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "berth-state-"));
const plugins = { providers: [{ name: "berth", path: join(root, "bin") }] };
const project = { name: "upgrade", runtime: "nodejs", main: join(root, "test/package/upgrade/index.ts"), plugins };
writeFileSync(join(folder, "Pulumi.yaml"), JSON.stringify(project));
const env = {
  ...process.env,
  PULUMI_BACKEND_URL: `file://${folder}`,
  PULUMI_CONFIG_PASSPHRASE: "test",
  PULUMI_SKIP_UPDATE_CHECK: "true",
};
const pulumi = (...args) =>
  execFileSync("pulumi", [...args, "--non-interactive"], { cwd: folder, env, encoding: "utf8", maxBuffer: 1 << 26 });

pulumi("stack", "init", "test");
try {
  pulumi("up", "--yes", "--skip-preview");
  const state = JSON.parse(pulumi("stack", "export"));
  // Where the program and the package lie on this machine.
  for (const resource of state.deployment.resources) {
    delete resource.sourcePosition;
    delete resource.stackTrace;
  }
  const file = join(root, `test/package/upgrade/${version}.json`);
  writeFileSync(
    file,
    await prettier.format(JSON.stringify(state), { ...(await prettier.resolveConfig(file)), parser: "json" }),
  );
} finally {
  pulumi("destroy", "--yes", "--skip-preview", "--remove");
  rmSync(folder, { recursive: true });
}
