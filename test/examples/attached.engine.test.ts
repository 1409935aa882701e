import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { berthObjects, openDocker } from "../support/engine/docker";
import { PulumiStack, root } from "../support/pulumi/cli";

// One plugin serves the runs of all stacks, one after the other and at the same time, as Pulumi's debugging does.
let plugin: ChildProcess;
let stacks: PulumiStack[];

beforeAll(async () => {
  plugin = spawn(process.execPath, [join(root, "dist/plugin/main.mjs")], { stdio: ["ignore", "pipe", "inherit"] });
  const [port] = (await once(createInterface(plugin.stdout!), "line")) as [string];
  const more = { PULUMI_DEBUG_PROVIDERS: `berth:${port}` };
  stacks = ["one", "two"].map((name) => {
    return new PulumiStack("examples/aci-hands-on/index.ts", `attached-${name}-${process.pid}`, more);
  });
  await Promise.all(stacks.map((stack) => stack.succeed("stack", "init", "test")));
});
afterAll(async () => {
  await Promise.all(stacks.map((stack) => stack.remove()));
  plugin.kill();
  await once(plugin, "exit");
});

interface Resource {
  readonly type: string;
  readonly id?: string;
}
const groupsOf = async (stack: PulumiStack) => {
  const { deployment } = JSON.parse(await stack.succeed("stack", "export")) as {
    deployment: { resources: Resource[] };
  };
  return deployment.resources.flatMap(({ type, id }) => (type === "berth:resources:ResourceGroup" ? [id!] : []));
};

test("two stacks of one program live side by side through a plugin that is attached", async () => {
  await Promise.all(stacks.map((stack) => stack.succeed("up", "--yes", "--skip-preview")));
  const pages = async () => {
    const outputs = await Promise.all(stacks.map((stack) => stack.outputs()));
    return Promise.all(outputs.map(async ({ url }) => (await fetch(url as string)).text()));
  };
  for (const page of await pages()) expect(page).toContain("<p>Groups started on this share: 1</p>");
  await Promise.all(stacks.map((stack) => stack.succeed("up", "--yes", "--refresh", "--expect-no-changes")));

  const [one, two] = stacks as [PulumiStack, PulumiStack];
  const [gone] = await groupsOf(one);
  await one.succeed("destroy", "--yes", "--skip-preview");
  expect(await berthObjects(openDocker(), [gone!])).toEqual([]);
  await two.succeed("preview", "--refresh", "--expect-no-changes");
  const { url } = await two.outputs();
  expect((await fetch(url as string)).status).toBe(200);
});
