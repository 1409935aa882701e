import { readFileSync } from "node:fs";
import { join } from "node:path";

const read = (path: string) => readFileSync(join(__dirname, "../..", path), "utf8");
const page = read("docs/clients.md");

test.each(
  [...page.matchAll(/<!-- (test\/clients\/\S+) -->\n\n```\w+\n([^]*?)```/g)].map(([, path, shown]) => [path!, shown!]),
)("the page of clients shows %s as the test runs it", (path, shown) => {
  expect(shown).toBe(read(path));
});

test("the page of clients shows every session", () => {
  const shown = [...page.matchAll(/<!-- session: (\w+) -->\n\n```console\n([^]*?)```/g)];
  expect(shown.map(([, name]) => name)).toEqual(["az", "aks", "python", "node", "go", "tofu"]);
  expect(shown.filter(([, , text]) => !text!.startsWith("$ ")).map(([, name]) => name)).toEqual([]);
});
