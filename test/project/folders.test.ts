import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const root = join(__dirname, "../..");
/** Maximum number of files in a folder, so that a newcomer can see them all at once. */
const MOST_FILES = 25;

interface Folder {
  readonly path: string;
  /** Generated files do not count. */
  readonly files: readonly string[];
}

/** All folders below a folder, and the folder itself. */
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

/** The comment at the start of a file, on one line; undefined when there is none. */
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
