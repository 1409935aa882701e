import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../../src/cli/failure";
import { initProject, type InitOptions, TEMPLATES } from "../../src/cli/init";

const folder = mkdtempSync(join(tmpdir(), "berth-init-"));
afterAll(() => rmSync(folder, { recursive: true }));

const init = (name: string | undefined, options: InitOptions = {}, from = folder) =>
  initProject(name, options, from, "1.2.3");
const read = (...path: string[]) => readFileSync(join(folder, ...path), "utf8");
const filesIn = (name: string) => readdirSync(join(folder, name), { recursive: true }).map(String).sort();

test.each(Object.keys(TEMPLATES))("a project of template %s has its name and no gaps", async (template) => {
  const told = await init(`My_${template}`, { template });
  const files = filesIn(`My_${template}`);
  expect(files).toEqual(
    expect.arrayContaining([".gitignore", "Pulumi.yaml", "README.md", "index.test.ts", "index.ts"]),
  );
  const listed = told.split("\n").flatMap((line) => /^ {2}([\w./]*\.\w+)$/.exec(line)?.[1] ?? []);
  expect(listed).toEqual(files.filter((name) => name.includes(".")));
  const texts = listed.map((path) => read(`My_${template}`, path));
  expect(texts.filter((text) => text.includes("{{"))).toEqual([]);
  expect(JSON.parse(read(`My_${template}`, "package.json"))).toMatchObject({
    name: `my_${template}`,
    dependencies: { "pulumi-berth": "^1.2.3" },
  });
  expect(read(`My_${template}`, "Pulumi.yaml")).toContain(`name: "My_${template}"\n`);
});

test("says what was written and what comes next, from where the user is", async () => {
  expect(await init("a b", { name: "site" })).toBe(
    `site: a container group that serves the files of a share
  .gitignore
  Pulumi.yaml
  README.md
  index.test.ts
  index.ts
  package.json
  site/index.html
  tsconfig.json

Next:
  cd "a b"
  npm install
  npm test
  pulumi stack init dev
  pulumi up

README.md says what each does.`,
  );
  mkdirSync(join(folder, "here"));
  expect(await init(undefined, {}, join(folder, "here"))).toMatch(/^here: [^]*\nNext:\n {2}npm install\n/);
});

test("writes nothing where one of its files is there", async () => {
  mkdirSync(join(folder, "taken"));
  for (const name of ["index.ts", "notes.txt"]) writeFileSync(join(folder, "taken", name), "mine");
  await expect(init("taken")).rejects.toEqual(
    new Failure(
      `${join(folder, "taken")} has index.ts already: name another folder, such as berth init my-project.`,
      2,
    ),
  );
  expect(filesIn("taken").map((name) => [name, read("taken", name)])).toEqual([
    ["index.ts", "mine"],
    ["notes.txt", "mine"],
  ]);
});

test("tells every problem of the command line", async () => {
  await expect(init("x", { name: "a b", template: "web" })).rejects.toEqual(
    new Failure(
      '--template: "web" is none of aci, aks.\n--name: "a b" must have 1 to 100 letters, digits, "-", "_" or "." (Pulumi).',
      2,
    ),
  );
  expect(readdirSync(folder)).not.toContain("x");
});
