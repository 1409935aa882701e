import { openDocker, berthObjects } from "../support/engine/docker";
import { PulumiStack } from "../support/pulumi/cli";

const stack = new PulumiStack("test/examples/programs/resourceGroups.ts");
const docker = openDocker();

beforeAll(() => stack.succeed("stack", "init", "test"));
afterAll(() => stack.remove());

interface State {
  readonly urn: string;
  readonly id?: string;
}

/** The ids of a stack's resources, by the last word of their types. */
async function idsOf(): Promise<Record<string, string[]>> {
  const { deployment } = JSON.parse(await stack.succeed("stack", "export")) as { deployment: { resources: State[] } };
  const ids: Record<string, string[]> = {};
  for (const { urn, id } of deployment.resources)
    if (id !== undefined) (ids[urn.split("::")[2]!.split(":").at(-1)!] ??= []).push(id);
  return ids;
}

const count = async () => {
  const { url } = await stack.outputs();
  return (await fetch(`${url as string}/n`)).text();
};

test("a stack of an earlier Berth keeps its first resource group and the files in it, and gets rid of the others", async () => {
  await stack.succeed("config", "set", "test:layout", "old");
  await stack.succeed("up", "--yes", "--skip-preview");
  const before = await idsOf();
  expect(before.ResourceGroup).toHaveLength(2);
  expect(await count()).toBe("1\n");

  await stack.succeed("config", "set", "test:layout", "new");
  await stack.succeed("up", "--yes", "--skip-preview");
  const after = await idsOf();
  expect(after.ResourceGroup).toEqual([before.ResourceGroup!.find((id) => id.includes("/data-rg-"))]);
  expect([after.StorageAccount, after.FileShare]).toEqual([before.StorageAccount, before.FileShare]);
  // The container group has moved, and found the files again.
  expect(after.ContainerGroup).not.toEqual(before.ContainerGroup);
  expect(await count()).toBe("2\n");

  const again = await stack.succeed("up", "--yes", "--skip-preview");
  expect(again).toContain("unchanged");
  expect(again).not.toMatch(/updated|created|replaced/);
  await stack.succeed("destroy", "--yes", "--skip-preview");
  expect(await berthObjects(docker, Object.values({ ...before, ...after }).flat())).toEqual([]);
});
