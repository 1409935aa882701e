import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const root = join(__dirname, "../..");
const markdownIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".md"))
    .map((name) => join(folder, name));
const PAGES = [".", "docs", "docs/decisions", "docs/reference", "bench"].flatMap(markdownIn);

const read = (path: string) => readFileSync(join(root, path), "utf8");
/** A page without what it shows of files, commands and output. */
const textOf = (path: string) => read(path).replaceAll(/^```[^]*?^```/gm, "");

/** The names by which GitHub links to the headings of a page. */
function anchorsOf(path: string): string[] {
  const headings = [...textOf(path).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading!);
  return headings.map((heading) =>
    heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

test.each(PAGES)("every link of %s leads somewhere", (page) => {
  const links = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
  const broken = links.filter((link) => {
    if (/^https?:/.test(link)) return false;
    const [path = "", anchor] = link.split("#");
    const target = path === "" ? page : relative(root, join(root, dirname(page), path));
    if (!existsSync(join(root, target))) return true;
    return anchor !== undefined && !(statSync(join(root, target)).isFile() && anchorsOf(target).includes(anchor));
  });
  expect(broken).toEqual([]);
});

test("every page of docs is reached from the README", () => {
  const reached = new Set<string>();
  const visit = (page: string) => {
    if (reached.has(page)) return;
    reached.add(page);
    for (const [, link] of textOf(page).matchAll(/\]\(([^)#\s]+\.md)[^)]*\)/g))
      if (!/^https?:/.test(link!)) visit(relative(root, join(root, dirname(page), link!)));
  };
  visit("README.md");
  expect(PAGES.filter((page) => page.startsWith("docs") && !reached.has(page))).toEqual([]);
});

test("every message of the troubleshooting page is one that Berth has", () => {
  const rows = [...read("docs/troubleshooting.md").matchAll(/^\| (`[^|]*)\|/gm)].map(([, cell]) => cell!);
  const messages = rows.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, message]) => message!));
  const sources = readdirSync(join(root, "src"), { recursive: true })
    .map(String)
    .filter((path) => path.endsWith(".ts"))
    .map((path) => read(join("src", path)));
  expect(messages.length).toBeGreaterThan(10);
  expect(messages.filter((message) => !sources.some((source) => source.includes(message)))).toEqual([]);
});
