import { execFile, execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TEMPLATES } from "../../src/cli/init";
import { root } from "../support/pulumi/cli";

const base = mkdtempSync(join(tmpdir(), "berth-new-"));
const project = join(base, "shop");
const NAME = `shop-${process.pid}`;
const env: NodeJS.ProcessEnv = {
  ...process.env,
  PULUMI_BACKEND_URL: `file://${base}`,
  PULUMI_CONFIG_PASSPHRASE: "test",
  NO_COLOR: "1",
  FORCE_COLOR: "0",
  PULUMI_SKIP_UPDATE_CHECK: "true",
  PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
};

/** Runs a program in a folder. Its whole output is in the error when it fails. */
function runIn(cwd: string, program: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) =>
    execFile(program, args, { cwd, env, maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      error ? reject(new Error(`${program} ${args.join(" ")}:\n${stdout}${stderr}`)) : resolve(stdout),
    ),
  );
}
const run = (program: string, ...args: string[]) => runIn(project, program, ...args);
const pulumi = (...args: string[]) => run("pulumi", ...args, "--non-interactive", "--color", "never");
const up = async (): Promise<Record<string, string>> => {
  await pulumi("up", "--yes", "--skip-preview");
  return JSON.parse(await pulumi("stack", "output", "--json")) as Record<string, string>;
};

const berth = (...args: string[]) => execFileSync(join(base, "package/bin/berth"), args, { cwd: base });

beforeAll(async () => {
  const packed = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", base], { cwd: root });
  const [{ filename }] = JSON.parse(String(packed)) as [{ filename: string }];
  execFileSync("tar", ["xzf", filename], { cwd: base });
  berth("init", "shop", "--name", NAME);
  const file = join(project, "package.json");
  const manifest = JSON.parse(readFileSync(file, "utf8")) as { dependencies: Record<string, string> };
  manifest.dependencies["pulumi-berth"] = `file:${join(base, filename)}`;
  writeFileSync(file, JSON.stringify(manifest));
  await run("npm", "install", "--prefer-offline", "--no-audit", "--no-fund");
});
afterAll(async () => {
  await pulumi("destroy", "--yes", "--skip-preview", "--remove");
  rmSync(base, { recursive: true });
});

test.each(Object.keys(TEMPLATES))("the tests of a new project pass and its types are right (%s)", async (template) => {
  const folder = template === "aci" ? project : join(base, template);
  if (folder !== project) {
    berth("init", template, "--template", template);
    symlinkSync(join(project, "node_modules"), join(folder, "node_modules"));
  }
  expect(await runIn(folder, "npm", "test")).toMatch(/Tests {2}2 passed \(2\)/);
  await runIn(folder, "npm", "run", "types");
});

test("it is deployed from the packed library, and so is the hands-on in its place", async () => {
  await pulumi("stack", "init", "dev");
  const { url } = await up();
  expect(await (await fetch(url!)).text()).toBe(readFileSync(join(project, "site/index.html"), "utf8"));
  copyFileSync(join(root, "examples/aci-hands-on/index.ts"), join(project, "index.ts"));
  const handsOn = await up();
  expect(await (await fetch(handsOn.url!)).text()).toContain("<p>Groups started on this share: 1</p>");
});
