import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PulumiStack } from "../support/pulumi/cli";

const FOLDER = join(__dirname, "upgrade");
const VERSIONS = readdirSync(FOLDER).filter((name) => /^\d.*\.json$/.test(name));
/** The machine on which a state was made knows that its resources were deleted. */
const cache = mkdtempSync(join(tmpdir(), "berth-upgrade-"));
afterAll(() => rmSync(cache, { recursive: true }));

test.each(VERSIONS)("a state that version %s left has no difference from its program", async (file) => {
  const stack = new PulumiStack("test/package/upgrade/index.ts", "upgrade", { XDG_CACHE_HOME: cache });
  await stack.succeed("stack", "init", "test");
  await stack.succeed("stack", "import", "--file", join(FOLDER, file));
  const { steps } = JSON.parse(await stack.succeed("preview", "--json", "--show-sames")) as {
    steps: { op: string; urn: string }[];
  };
  expect(steps.filter(({ op }) => op !== "same").map(({ op, urn }) => `${op} ${urn}`)).toEqual([]);
  expect(steps.length).toBeGreaterThan(15);
  // It has nothing that could be destroyed.
  await stack.forget();
});
