// Writes test/package/api.md: every declaration that a program can reach from what the package exports, without its words, so that a
// review shows each change of the public API. It reads dist, so build first. `--check` writes nothing and exits 1 when the file differs.
// What schema.json says is left out: schema.json itself shows that.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as prettier from "prettier";
import ts from "typescript";
import { resolved } from "./generate/components.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");
const file = join(root, "test/package/api.md");
const GENERATED = /^(resources|model\/generated)\//;
const ENTRIES = { "pulumi-berth": "index.d.ts", "pulumi-berth/model": "model/index.d.ts" };

const printer = ts.createPrinter({ removeComments: true });
const isPrivate = (node) =>
  ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);

/** The report on what an entry exports, and, after it, on what that refers to without being exported. */
function reportOf(program, name, entry) {
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(join(dist, entry)));
  const exported = checker.getExportsOfModule(module).map((symbol) => [symbol.name, resolved(checker, symbol)]);
  const known = new Set(exported.map(([, symbol]) => symbol));
  const hidden = [];

  /** The declarations of this package that make a symbol up. */
  const declarationsOf = (symbol) =>
    (symbol.declarations ?? []).filter((node) => {
      const path = relative(dist, node.getSourceFile().fileName).replaceAll("\\", "/");
      return (
        !path.startsWith("..") &&
        !GENERATED.test(path) &&
        !ts.isSourceFile(node) &&
        !ts.isTypeParameterDeclaration(node)
      );
    });
  const visit = (node) => {
    if (isPrivate(node)) return;
    if (ts.isIdentifier(node)) {
      const found = checker.getSymbolAtLocation(node);
      const symbol = found && resolved(checker, found);
      const isOwn = symbol?.declarations?.some(
        ({ parent, kind }) =>
          kind === ts.SyntaxKind.VariableDeclaration ||
          parent?.kind === ts.SyntaxKind.SourceFile ||
          parent?.kind === ts.SyntaxKind.ModuleBlock,
      );
      if (isOwn && !known.has(symbol) && declarationsOf(symbol).length > 0) {
        known.add(symbol);
        hidden.push([symbol.name, symbol]);
      }
    }
    ts.forEachChild(node, visit);
  };
  const textOf = ([, symbol]) =>
    declarationsOf(symbol).map((node) => {
      visit(node);
      const shown = ts.isClassDeclaration(node) ? withoutPrivate(node) : node;
      const statement = ts.isVariableDeclaration(shown) ? shown.parent.parent : shown;
      return printer
        .printNode(ts.EmitHint.Unspecified, statement, node.getSourceFile())
        .replace(/^export (declare )?/, "");
    });
  const byName = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);
  const texts = exported.sort(byName).flatMap(textOf);
  const others = [];
  for (let next = hidden.shift(); next !== undefined; next = hidden.shift()) others.push([next[0], textOf(next)]);
  others.sort(byName);
  return [
    `## \`${name}\``,
    `From schema.json: ${exported.flatMap(([own, symbol]) => (declarationsOf(symbol).length === 0 ? [own] : [])).join(", ") || "nothing"}.`,
    ["```ts", ...texts, "```"].join("\n"),
    "What these refer to:",
    ["```ts", ...others.flatMap(([, text]) => text), "```"].join("\n"),
  ].join("\n\n");
}

function withoutPrivate(node) {
  const members = node.members.filter((member) => !isPrivate(member));
  return ts.factory.updateClassDeclaration(
    node,
    node.modifiers,
    node.name,
    node.typeParameters,
    node.heritageClauses,
    members,
  );
}

const program = ts.createProgram(
  Object.values(ENTRIES).map((entry) => join(dist, entry)),
  { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16, skipLibCheck: true, types: [] },
);
const reports = Object.entries(ENTRIES).map(([name, entry]) => reportOf(program, name, entry));
const title = "# Public API\n\nWritten by `npm run api`. Do not edit.\n";
const text = await prettier.format([title, ...reports].join("\n"), { parser: "markdown", printWidth: 120 });
if (!process.argv.includes("--check")) writeFileSync(file, text);
else if (readFileSync(file, "utf8") !== text) {
  console.error("The public API differs from test/package/api.md: run `npm run api`");
  process.exit(1);
}
