import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const root = join(__dirname, "../..");
const program = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");

const NOWHERE = "./nowhere";

/** Forbidden imports: the file, what it imports, and the rule of arrows.config.mjs that forbids it. */
const FORBIDDEN: readonly (readonly [file: string, imported: string, rule: string])[] = [
  ["model/one", "../components/cpu", "src/model"],
  ["model/two", "@pulumi/pulumi", "packages of src/model"],
  ["model/core/one", "../containerinstance/volume", "src/model/core"],
  ["model/core/two", "../models", "src/model/core"],
  ["model/values/one", "../generated/shapes", "src/model/values"],
  ["model/values/home", "node:os", "pure model"],
  ["resources/one", "../model/index", "src/resources"],
  ["components/one", "../providers/arm/contract", "src/components"],
  ["components/two", "@azure/identity", "packages of src/components"],
  ["docker/one", "../providers/local/context", "src/docker"],
  ["docker/two", "dockerode", "packages of src/docker"],
  ["providers/plugin/one", "../arm/client", "src/providers/plugin"],
  ["providers/plugin/two", "../../components/cpu", "src/providers/plugin"],
  ["providers/arm/one", "../local/context", "src/providers/arm"],
  ["providers/arm/two", "@pulumi/pulumi", "packages of src/providers/arm"],
  ["providers/arm/three", "../main", "src/providers/arm"],
  ["providers/kubernetes/one", "../arm/client", "src/providers/kubernetes"],
  ["providers/kubernetes/two", "@azure/identity", "packages of src/providers/kubernetes"],
  ["providers/local/one", "../arm/contract", "src/providers/local"],
  ["providers/local/two", "dockerode", "packages of src/providers/local"],
  ["providers/local/three", "@kubernetes/client-node", "packages of src/providers/local"],
  ["providers/local/store/one", "../containerinstance/parts", "src/providers/local/store"],
  ["providers/local/containerservice/one", "../containerinstance/parts", "src/providers/local/containerservice"],
  ["supervisor/one", "../providers/local/context", "src/supervisor"],
  ["supervisor/two", "../providers/arm/contract", "src/supervisor"],
  ["supervisor/three", "dockerode", "packages of src/supervisor"],
  ["providers/targets/one", "../../cli/main", "src/providers/targets"],
  ["somewhere/one", "../model/index", "unknown place"],
  ["clock", "../test/clock", "src by itself"],
  ["components/three", NOWHERE, "not found"],
];

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "berth-arrows-"));
  write("tsconfig.json", "{}");
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, text: string): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The violations in the folder, as `rule: file → imported`. */
function violations(): string[] {
  const options = ["src", "--config", join(root, "arrows.config.mjs"), "--output-type", "json"];
  const { stdout } = spawnSync(process.execPath, [program, ...options], { cwd: folder, encoding: "utf8" });
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { rule: { name: string }; from: string; to: string }[] };
  };
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

/** Makes the imported file, unless the import is a module of Node. */
function provide(file: string, imported: string): void {
  if (imported.startsWith("node:") || imported === NOWHERE) return;
  if (imported.startsWith(".")) return write(`${join("src", dirname(file), imported)}.ts`, "export {};\n");
  write(`node_modules/${imported}/package.json`, '{ "main": "index.js" }');
  write(`node_modules/${imported}/index.js`, "");
}

test("an import against an arrow, a circle, a dead file and an import of nothing fail", () => {
  for (const [file, imported] of FORBIDDEN) provide(file, imported);
  for (const [file, imported] of FORBIDDEN) write(`src/${file}.ts`, `import type {} from "${imported}";\n`);
  write("src/supervisor/left.ts", 'export type { Right } from "./right";\nexport type Left = 1;\n');
  write("src/supervisor/right.ts", 'export type { Left } from "./left";\nexport type Right = 2;\n');

  const found = violations();

  const expected = FORBIDDEN.map(([file, , rule]) => `${rule}: src/${file}.ts`);
  const forbidden = found.filter((text) => !/^(dead|circle): /.test(text)).map((text) => text.split(" → ")[0]);
  expect(forbidden.sort()).toEqual(expected.sort());
  expect(found.filter((text) => text.startsWith("circle: "))).toEqual([
    "circle: src/supervisor/left.ts → src/supervisor/right.ts",
  ]);
  expect(found.some((text) => text.startsWith("dead: ") && text.includes("src/supervisor/left.ts"))).toBe(true);
});
