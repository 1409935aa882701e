import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "../..");
const PAGES = ["README.md", ...readdirSync(join(root, "docs")).map((name) => join("docs", name))].filter((page) =>
  page.endsWith(".md"),
);

// Beside node_modules, so that the programs find what they import.
mkdirSync(join(root, ".berth"), { recursive: true });
const folder = mkdtempSync(join(root, ".berth/snippets-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The programs of a page: what is in TypeScript and imports something, apart from the files that it shows. */
const programsOf = (page: string) =>
  [...readFileSync(join(root, page), "utf8").matchAll(/(<!-- \S+ -->\n\n)?```ts\n([^]*?)```/g)].flatMap(
    ([, shown, text]) => (shown === undefined && text!.startsWith("import ") ? [text!] : []),
  );

test("every program on a page compiles against the built package", () => {
  const files = PAGES.flatMap((page) =>
    programsOf(page).map((text, i) => {
      const file = join(folder, `${page.replaceAll(/\W/g, "_")}_${i}.ts`);
      // What a page's program imports of its own is the example that the page shows.
      writeFileSync(file, text.replaceAll('"./openStack"', '"../../examples/automation/openStack"'));
      return file;
    }),
  );
  expect(files.length).toBeGreaterThan(5);
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ["node"],
  });
  const told = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
    return `${file?.fileName.replace(folder, "")}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
  expect(told).toEqual([]);
});
