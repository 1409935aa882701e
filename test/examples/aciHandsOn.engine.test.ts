import { fetchWhenUp } from "../support/asking";
import { berthObjects, openDocker } from "../support/engine/docker";
import { PulumiStack } from "../support/pulumi/cli";

const stack = new PulumiStack("examples/aci-hands-on/index.ts");
const docker = openDocker();
const WRITES = ["PUT", "PATCH", "POST", "DELETE"];

beforeAll(() => stack.succeed("stack", "init", "test"));
afterAll(() => stack.remove());

/** The page's lines without markup and the clock. */
async function page(url: string): Promise<string[]> {
  const answer = await fetchWhenUp(url);
  const text = (await answer.text()).replace(/<title>.*<\/title>/, "").replace(/<[^>]*>/g, "");
  return text.split("\n").filter((line) => line !== "" && !line.startsWith("Written at"));
}

test("up, use, no change, refresh, destroy of the group, up again: the share keeps its files", async () => {
  await stack.succeed("up", "--yes");
  const methods = stack.takeCalls().map(({ method }) => method);
  expect(methods.filter((method) => method === "PUT")).toHaveLength(4);

  const { url, ip } = await stack.outputs();
  expect(url).toBe(`http://${ip}`);
  const [title, writer, starts] = await page(url);
  expect(title).toMatch(/^Hello from /);
  expect(writer).toBe('Written by the container "writer", served by the container "web".');
  expect(starts).toBe("Groups started on this share: 1");

  expect(await stack.succeed("up", "--yes", "--expect-no-changes")).toContain("unchanged");
  expect(stack.takeCalls().filter(({ method }) => WRITES.includes(method))).toEqual([]);

  await stack.succeed("refresh", "--yes", "--expect-no-changes");
  expect(stack.takeCalls().filter(({ method }) => WRITES.includes(method))).toEqual([]);
  await stack.succeed("up", "--yes", "--expect-no-changes");

  await stack.succeed("destroy", "--yes", "--target", "**berth:containerinstance:ContainerGroup::site");
  await expect(fetch(url)).rejects.toThrow();
  await stack.succeed("up", "--yes");
  expect((await page((await stack.outputs()).url))[2]).toBe("Groups started on this share: 2");

  const ids = groupIds(JSON.parse(await stack.succeed("stack", "export")));
  expect(ids).toHaveLength(1);
  await stack.succeed("destroy", "--yes");
  expect(await berthObjects(docker, ids)).toEqual([]);
});

/** The ids of the resource groups in an exported stack. */
function groupIds(state: { deployment: { resources: { type: string; id?: string }[] } }): string[] {
  return state.deployment.resources
    .filter(({ type }) => type === "berth:resources:ResourceGroup")
    .map(({ id }) => id ?? "");
}
