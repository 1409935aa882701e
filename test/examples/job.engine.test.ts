import { fetchWhenUp } from "../support/asking";
import { berthObjects, openDocker } from "../support/engine/docker";
import { PulumiStack } from "../support/pulumi/cli";

const stack = new PulumiStack("examples/job/index.ts");
const docker = openDocker();

beforeAll(() => stack.succeed("stack", "init", "test"));
afterAll(() => stack.remove());

const counts = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => line.trim().replace(/\s+/, " "));

test("the job counts the words of a file on the share, and what it wrote is served", async () => {
  await stack.succeed("up", "--yes");
  const { exitCode, words, url } = await stack.outputs();
  expect(exitCode).toBe(0);
  expect(counts(words).sort()).toEqual(["1 not", "1 or", "2 be", "2 to"]);
  expect(await (await fetchWhenUp(url)).text()).toBe(words);

  const state = JSON.parse(await stack.succeed("stack", "export")) as {
    deployment: { resources: { type: string; id?: string }[] };
  };
  const idOf = (type: string) => state.deployment.resources.find((resource) => resource.type === type)?.id ?? "none";
  expect(await berthObjects(docker, [idOf("berth:containerinstance:ContainerJob")])).toEqual([]);

  stack.takeCalls();
  await stack.succeed("up", "--yes", "--expect-no-changes");
  expect(stack.takeCalls().filter(({ method }) => ["PUT", "DELETE", "PATCH"].includes(method))).toEqual([]);

  await stack.succeed("config", "set", "text", "one two two");
  await stack.succeed("up", "--yes");
  const again = await stack.outputs();
  expect(counts(again.words)).toEqual(["2 two", "1 one"]);
  expect(await (await fetchWhenUp(again.url)).text()).toBe(again.words);

  const groups = state.deployment.resources
    .filter(({ type }) => type === "berth:resources:ResourceGroup")
    .map(({ id }) => id ?? "none");
  await stack.succeed("destroy", "--yes");
  expect(await berthObjects(docker, groups)).toEqual([]);
});
