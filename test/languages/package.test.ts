import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../support/pulumi/cli";
import { plugin, told } from "./sdks";

const folder = mkdtempSync(join(tmpdir(), "berth-package-"));
const env = {
  ...process.env,
  PULUMI_BACKEND_URL: `file://${folder}`,
  PULUMI_CONFIG_PASSPHRASE: "test",
  PULUMI_HOME: join(folder, "home"),
  PULUMI_SKIP_UPDATE_CHECK: "true",
  PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
};
const pulumi = (args: string[], cwd = folder) => told("pulumi", [...args, "--non-interactive"], { cwd, env });
const schema: unknown = JSON.parse(readFileSync(join(root, "schema.json"), "utf8"));

afterAll(() => rmSync(folder, { recursive: true }));

describe.each([
  ["the package's program", plugin],
  ["the package's folder, by its PulumiPlugin.yaml", join(root, "bin")],
])("of %s", (_, source) => {
  test("pulumi package get-schema gives the schema", () => {
    const text = execFileSync("pulumi", ["package", "get-schema", source], { cwd: folder, env, encoding: "utf8" });
    expect(JSON.parse(text)).toEqual(schema);
  });

  test("pulumi package gen-sdk makes an SDK", async () => {
    const out = mkdtempSync(join(folder, "sdk-"));
    await pulumi(["package", "gen-sdk", source, "--language", "python", "--out", out]);
    const sdk = readdirSync(join(out, "python/pulumi_berth"));
    expect(sdk).toEqual(expect.arrayContaining(["aks_cluster.py", "container_group.py", "containerinstance"]));
  });

  test("pulumi package add brings an SDK into a project, which names it", async () => {
    const project = mkdtempSync(join(folder, "project-"));
    cpSync(join(__dirname, "programs/go"), project, { recursive: true });
    mkdirSync(join(project, "node_modules"));
    symlinkSync(root, join(project, "node_modules/pulumi-berth"));
    await pulumi(["package", "add", source], project);
    expect(readdirSync(join(project, "sdks/berth/berth"))).toContain("aksCluster.go");
    expect(readFileSync(join(project, "go.mod"), "utf8")).toMatch(/^replace \S*berth\S* => \.\/sdks\/berth$/m);
    expect(readFileSync(join(project, "Pulumi.yaml"), "utf8")).toMatch(/^packages:\n {2,}berth: /m);
  });
});

test("the packed plugin is all that Pulumi needs: a program without the package previews with it", async () => {
  const archive = execFileSync(process.execPath, [join(root, "tools/pack.mjs"), folder], { encoding: "utf8" }).trim();
  const { version } = schema as { version: string };
  await pulumi(["plugin", "install", "resource", "berth", version, "--file", archive]);
  expect(readdirSync(join(folder, "home/plugins", `resource-berth-v${version}`)).sort()).toEqual(
    ["LICENSE", "dist", "pulumi-resource-berth", "pulumi-resource-berth.cmd", "schema.json"].sort(),
  );
  const project = join(folder, "project");
  mkdirSync(project);
  cpSync(join(__dirname, "programs/yaml/Pulumi.yaml"), join(project, "Pulumi.yaml"));
  const text = readFileSync(join(project, "Pulumi.yaml"), "utf8");
  writeFileSync(join(project, "Pulumi.yaml"), text.replace(/^plugins:\n(?: .*\n)+/m, ""));
  await pulumi(["stack", "init", "test"], project);
  expect(await pulumi(["preview"], project)).toMatch(/\+ 7 to create/);
});
