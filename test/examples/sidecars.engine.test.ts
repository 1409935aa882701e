import { berthObjects, openDocker } from "../support/engine/docker";
import { PulumiStack } from "../support/pulumi/cli";
import { asked } from "../support/waiting";

const stack = new PulumiStack("examples/sidecars/index.ts");
const docker = openDocker();
const GREETING = "Good morning 5e1f0c";

beforeAll(() => stack.succeed("stack", "init", "test"));
afterAll(() => stack.remove());

async function checksAt(url: string): Promise<number> {
  const answer = await fetch(`${url}/metrics`);
  return answer.ok ? Number(/^web_checks_total (\d+)\n$/.exec(await answer.text())?.[1]) : 0;
}

test("the page is there when up has ended, made of a secret by the init container, and the sidecar counts on", async () => {
  await stack.succeed("config", "set", "--secret", "greeting", GREETING);
  await stack.succeed("up", "--yes");
  const { url } = await stack.outputs();
  // No waiting: the readiness probe has waited already.
  const text = await (await fetch(url)).text();
  expect(
    text
      .replace(/ from .*<\/h1>/, "</h1>")
      .split("\n")
      .slice(0, 4),
  ).toEqual([
    "<!doctype html>",
    "<title>Berth</title>",
    `<h1>${GREETING}</h1>`,
    '<p>Made by the init container, served by "web", counted by "metrics".</p>',
  ]);
  await asked(
    () => checksAt(url),
    (checks) => checks >= 2,
  );

  expect(await stack.succeed("stack", "export")).not.toContain(GREETING);
  await stack.succeed("up", "--yes", "--expect-no-changes");
  await stack.succeed("refresh", "--yes", "--expect-no-changes");
  await stack.succeed("up", "--yes", "--expect-no-changes");

  const state = JSON.parse(await stack.succeed("stack", "export")) as {
    deployment: { resources: { type: string; id?: string }[] };
  };
  const groups = state.deployment.resources
    .filter(({ type }) => type === "berth:resources:ResourceGroup")
    .map(({ id }) => id ?? "none");
  await stack.succeed("destroy", "--yes");
  expect(await berthObjects(docker, groups)).toEqual([]);
});
