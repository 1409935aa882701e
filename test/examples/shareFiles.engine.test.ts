import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { berth } from "../support/cli/berth";
import { berthObjects, openDocker } from "../support/engine/docker";
import { PulumiStack } from "../support/pulumi/cli";

const stack = new PulumiStack("test/examples/programs/shareFiles.ts");
const folder = mkdtempSync(join(tmpdir(), "berth-test-"));
const PASSWORD = "a password 7f03ce";

beforeAll(() => stack.succeed("stack", "init", "test"));
afterAll(async () => {
  await stack.remove();
  rmSync(folder, { recursive: true });
});

const write = (path: string, text: string) => writeFileSync(join(folder, path), text);

test("a program's files are served, follow the program, and leave those of others alone", async () => {
  mkdirSync(join(folder, "img"));
  write("index.html", "one");
  write("img/dot.txt", "dot");
  await stack.succeed("config", "set", "folder", folder);
  await stack.succeed("config", "set", "--secret", "password", PASSWORD);
  const preview = await stack.succeed("preview", "--diff");
  expect(preview).toMatch(/index\.html : asset\(file:7692c3a\)/);
  await stack.succeed("up", "--yes", "--skip-preview");
  const { url, share, resourceGroupName } = await stack.outputs();
  const get = async (path: string) => {
    const answer = await fetch(`${url}/${path}`);
    return answer.ok ? answer.text() : answer.status;
  };
  const all = (...paths: string[]) => Promise.all(paths.map(get));
  expect(await all("index.html", "img/dot.txt", "settings/app/password.txt")).toEqual(["one", "dot", PASSWORD]);
  expect(await stack.succeed("stack", "export")).not.toContain(PASSWORD);

  const files = (...args: string[]) => berth(["files", ...args, "-g", resourceGroupName], { input: "theirs" });
  expect(await files("cp", "-", `${share}:theirs.txt`)).toMatchObject({ code: 0 });
  write("index.html", "two");
  rmSync(join(folder, "img"), { recursive: true });
  await stack.succeed("up", "--yes", "--skip-preview");
  expect(await all("index.html", "img/dot.txt", "theirs.txt")).toEqual(["two", 404, "theirs"]);
  await stack.succeed("refresh", "--yes", "--skip-preview", "--expect-no-changes");

  expect(await files("cp", "-", `${share}:index.html`)).toMatchObject({ code: 0 });
  expect(await files("cat", `${share}:index.html`)).toEqual({ code: 0, out: "theirs", err: "" });
  await stack.succeed("up", "--yes", "--skip-preview", "--refresh");
  expect(await get("index.html")).toBe("two");

  write("theirs.txt", "mine");
  for (const act of [["preview"], ["up", "--yes", "--skip-preview"]]) {
    const { code, output } = await stack.run(...act);
    expect([code === 0, output]).toEqual([
      false,
      expect.stringContaining('has "theirs.txt" already, which this program did'),
    ]);
  }
  expect(await files("rm", `${share}:theirs.txt`)).toMatchObject({ code: 0 });
  await stack.succeed("up", "--yes", "--skip-preview");
  expect(await all("index.html", "theirs.txt")).toEqual(["two", "mine"]);

  const local = join(folder, "copy");
  expect(await files("cp", `${share}:`, local)).toEqual({
    code: 0,
    out: expect.stringMatching(/^Copied 2 files from page-share-[0-9a-f]+\.\n$/),
    err: "",
  });
  expect(await files("ls", "-r", `${share}:nothing`)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/nothing at/),
  });
  const group = `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/${resourceGroupName}`;
  await stack.succeed("destroy", "--yes");
  expect(await berthObjects(openDocker(), [group])).toEqual([]);
});
