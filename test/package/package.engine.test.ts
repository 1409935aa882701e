import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  version: string;
  exports: Record<string, string | { types: string; default: string }>;
};
const node = (args: string[]) => execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" });
const SUBPATHS = Object.entries(manifest.exports).filter(([path]) => !path.endsWith(".json"));

test("schema.json has the package's version", () => {
  const schema = JSON.parse(readFileSync(join(root, "schema.json"), "utf8")) as { version: string };
  expect(schema.version).toBe(manifest.version);
});

test.each(SUBPATHS)("%s can be required and imported, with the same names", (path) => {
  const name = `pulumi-berth${path.slice(1)}`;
  const required = node(["-e", `console.log(Object.keys(require("${name}")).sort().join())`]).trim();
  const program = `import * as m from "${name}"; console.log(Object.keys(m).filter((k) => !/^(default|module.exports|__esModule)$/.test(k)).sort().join())`;
  expect(node(["--input-type=module", "-e", program]).trim()).toBe(required);
  expect(required).not.toBe("");
});

test("the tarball holds what users need and nothing else", () => {
  const [packed] = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      shell: process.platform === "win32",
    }),
  ) as { files: { path: string }[] }[];
  const paths = packed?.files.map(({ path }) => path) ?? [];
  const top = new Set(paths.map((path) => (path.includes("/") ? `${path.split("/")[0]}/` : path)));
  expect([...top].sort()).toEqual(
    ["CHANGELOG.md", "LICENSE", "README.md", "bin/", "dist/", "package.json", "schema.json", "templates/"].sort(),
  );
  for (const target of SUBPATHS.flatMap(([, entry]) => Object.values(entry))) expect(paths).toContain(target.slice(2));
  expect(paths.filter((path) => /\.(tsbuildinfo|map)$|\/\./.test(path))).toEqual([]);
});

/** Node.js loads it for what nobody here uses: an import of node:http as an ES module, or a question whether a body is a form. */
test("reading the groups of an engine loads no undici", () => {
  const told = `process.on("exit", () => console.error(process.moduleLoadList.filter((name) => /undici|_http_client/.test(name)).join()))`;
  const { stderr } = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(told)}`, "dist/plugin/berth.mjs", "ls"],
    { cwd: root, encoding: "utf8" },
  );
  expect(stderr.trim()).toBe("NativeModule _http_client");
});

test("the public API is the one that test/package/api.md tells", () => {
  expect(node([join(root, "tools/api.mjs"), "--check"])).toBe("");
});
