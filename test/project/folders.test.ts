import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const root = join(__dirname, "../..");
/** What a folder may hold besides folders, so that a newcomer sees all of it at once. */
const MOST_FILES = 25;

interface Folder {
  readonly path: string;
  /** Those that people write: generated ones count for nothing. */
  readonly files: readonly string[];
}

/** All folders below one, itself included. */
function foldersOf(path: string): Folder[] {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => join(path, name));
  return [
    { path, files: files.filter((file) => !isGenerated(file)) },
    ...entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => foldersOf(join(path, name))),
  ];
}

const textOf = (file: string): string => readFileSync(join(root, file), "utf8");

function isGenerated(file: string): boolean {
  return /^(\/\/|\/\*\*?|<!--) Generated /.test(textOf(file));
}

/** The paragraph that a file begins with, on one line; undefined when it begins with something else. */
function paragraphOf(file: string): string | undefined {
  const [, comment] = /^(?:#!.*\n)?\/\*\*\n((?: \*.*\n)*?) \*\/\n/.exec(textOf(file)) ?? [];
  return comment
    ?.replace(/^ \* ?/gm, "")
    .replace(/\s+/g, " ")
    .trim();
}

test("no folder holds more files than one can see at once", () => {
  const large = ["src", "test"]
    .flatMap(foldersOf)
    .filter(({ files }) => files.length > MOST_FILES)
    .map(({ path, files }) => `${path}: ${files.length}`);
  expect(large).toEqual([]);
});

test("one file of each folder of src begins with what lives there, who may import it and what it never does", () => {
  const wrong = foldersOf("src")
    .map(({ path, files }) => ({ path, sources: files.filter((file) => file.endsWith(".ts")) }))
    .filter(({ sources }) => sources.length > 0)
    .map(({ path, sources }) => {
      const paragraphs = sources.filter((file) =>
        /\blives? here\b.*\bimports?\b.*\bnever\b/i.test(paragraphOf(file) ?? ""),
      );
      return { path, said: paragraphs.map((file) => relative(path, file)) };
    })
    .filter(({ said }) => said.length !== 1);
  expect(wrong).toEqual([]);
});
