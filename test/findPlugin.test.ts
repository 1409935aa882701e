import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { requirePlugin } from "../src/findPlugin";

const top = mkdtempSync(join(tmpdir(), "berth-plugin-"));
afterAll(() => rmSync(top, { recursive: true }));

let made = 0;
/** A project: its files by path, links by `-> target`. Answers what the check says. */
function told(files: Record<string, string>, env: Record<string, string> = {}, folder = "."): string {
  const base = join(top, `${++made}`);
  for (const [name, text] of Object.entries(files)) {
    const path = join(base, name);
    mkdirSync(dirname(path), { recursive: true });
    if (text.startsWith("-> ")) symlinkSync(text.slice(3), path);
    else writeFileSync(path, text);
  }
  const root = join(base, folder);
  const filled = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replace("BASE", base)]));
  const program = { PULUMI_NODEJS_ROOT_DIRECTORY: root, PULUMI_NODEJS_MONITOR: "127.0.0.1:1", ...filled };
  try {
    requirePlugin({ env: program, home: base, bin: join(base, "store/pulumi-berth/bin") });
    return "";
  } catch (error) {
    return (error as Error).message.replaceAll(base, "BASE");
  }
}

const lacking = "name: berth-site\nruntime: nodejs\n";
const lines = (file: string, path: string) =>
  [
    `Pulumi is not told where the plugin of pulumi-berth is. Add these lines to BASE/${file}:`,
    "",
    "plugins:",
    "  providers:",
    "    - name: berth",
    `      path: ${path}`,
  ].join("\n");

test.each<[string, Record<string, string>, string, string, string]>([
  ["npm", { "node_modules/pulumi-berth/bin/x": "" }, ".", "Pulumi.yaml", "node_modules/pulumi-berth/bin"],
  [
    "npm's and yarn's workspaces",
    { "node_modules/pulumi-berth/bin/x": "", "apps/site/Pulumi.yaml": lacking },
    "apps/site",
    "apps/site/Pulumi.yaml",
    "../../node_modules/pulumi-berth/bin",
  ],
  [
    "pnpm, which links",
    { "store/pulumi-berth/bin/x": "", "node_modules/pulumi-berth": "-> ../store/pulumi-berth" },
    ".",
    "Pulumi.yaml",
    "node_modules/pulumi-berth/bin",
  ],
  ["a copy elsewhere", {}, ".", "Pulumi.yaml", "store/pulumi-berth/bin"],
])("a project of %s is told the lines that it lacks", (_, files, folder, file, path) =>
  expect(told({ "Pulumi.yaml": lacking, ...files }, {}, folder)).toBe(lines(file, path)),
);

const yaml = "name: site\nplugins:\n  providers:\n    - name: berth\n      path: ../bin\n";
test.each<[string, Record<string, string>, Record<string, string>]>([
  ["the plugin is named", { "Pulumi.yaml": yaml }, {}],
  ["the package is named", { "Pulumi.yaml": "name: site\npackages:\n  berth: ../bin\n" }, {}],
  ["it is named in JSON", { "Pulumi.json": '{"name":"s","plugins":{"providers":[{"name":"berth","path":"b"}]}}' }, {}],
  ["it is attached", { "Pulumi.yaml": lacking }, { PULUMI_DEBUG_PROVIDERS: "aws:1,berth:2" }],
  ["it is on the path", { "Pulumi.yaml": lacking, "bin/pulumi-resource-berth": "" }, { PATH: "/nowhere:BASE/bin" }],
  ["it is installed", { "Pulumi.yaml": lacking, ".pulumi/plugins/resource-berth-v1.0.0/x": "" }, {}],
  [
    "it is installed elsewhere",
    { "Pulumi.yaml": lacking, "p/plugins/resource-berth-v1/x": "" },
    { PULUMI_HOME: "BASE/p" },
  ],
  ["there is no project, as for inline programs", {}, {}],
])("nothing is said where %s", (_, files, env) => expect(told(files, env)).toBe(""));

test("nothing is said in unit tests, which no language host runs", () =>
  expect(() => requirePlugin({ env: { PATH: "" }, home: top, bin: top })).not.toThrow());
