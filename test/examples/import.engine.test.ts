import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { berthObjects, openDocker } from "../support/engine/docker";
import { PulumiStack } from "../support/pulumi/cli";

const stack = new PulumiStack("test/examples/programs/imported.ts");
const run = randomBytes(4).toString("hex");
const init = async (name: string) => {
  await stack.succeed("stack", "init", name);
  await stack.succeed("config", "set", "test:run", run);
};
afterAll(() => stack.remove());

interface Resource {
  readonly type: string;
  readonly urn: string;
  readonly id: string;
}

test("a stack whose state is lost is imported by ids, is what its program says, and can be destroyed", async () => {
  await init("lost");
  await stack.succeed("up", "--yes", "--skip-preview");
  const { deployment } = JSON.parse(await stack.succeed("stack", "export")) as {
    deployment: { resources: Resource[] };
  };
  const resources = deployment.resources
    .filter(({ type }) => /^berth:\w+:\w+$/.test(type))
    .map(({ type, urn, id }) => ({ type, name: urn.split("::").at(-1), id }));
  const file = join(stack.folder, "resources.json");
  writeFileSync(file, JSON.stringify({ resources }));
  await stack.succeed("stack", "rm", "--force", "--yes", "lost");

  await init("found");
  const imported = await stack.succeed(
    "import",
    "--yes",
    "--generate-code=false",
    "--protect=false",
    "--skip-preview",
    `--file=${file}`,
  );
  expect(imported).toMatch(/ = 4 imported\n/);
  expect(imported).not.toMatch(/warning/);
  await stack.succeed("up", "--yes", "--expect-no-changes");
  await stack.succeed("destroy", "--yes", "--skip-preview");
  const ids = resources.map(({ id }) => id);
  expect(await berthObjects(openDocker(), ids)).toEqual([]);
});
