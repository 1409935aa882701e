import { randomBytes } from "node:crypto";
import { fetchWhenUp } from "../support/asking";
import { engineName } from "../../src/docker/labels";
import { openDocker } from "../support/engine/docker";
import { PulumiStack } from "../support/pulumi/cli";

const docker = openDocker();
const suffix = randomBytes(4).toString("hex");
const stacks: PulumiStack[] = [];
afterAll(async () => {
  for (const stack of stacks) await stack.remove();
});

/** A stack of its own, as in another clone, whose project and stack have the names of the others. */
async function clone(main: string, project: string, config: Record<string, string> = {}): Promise<PulumiStack> {
  const stack = new PulumiStack(main, project);
  stacks.push(stack);
  await stack.succeed("stack", "init", "dev");
  for (const [key, value] of Object.entries(config)) await stack.succeed("config", "set", `test:${key}`, value);
  return stack;
}

test("two clones of the hands-on serve side by side, and the end of one leaves the other whole", async () => {
  const [one, two] = [
    await clone("examples/aci-hands-on/index.ts", "aci-hands-on"),
    await clone("examples/aci-hands-on/index.ts", "aci-hands-on"),
  ];
  for (const stack of [one, two]) await stack.succeed("up", "--yes", "--skip-preview");
  const urls = await Promise.all([one, two].map(async (stack) => (await stack.outputs()).url as string));
  expect(urls[0]).not.toBe(urls[1]);
  for (const url of urls) expect(await (await fetchWhenUp(url)).text()).toContain("started on this share: 1");

  await one.succeed("destroy", "--yes", "--skip-preview");
  expect(await (await fetchWhenUp(urls[1]!)).text()).toContain("started on this share: 1");
  await two.succeed("up", "--yes", "--skip-preview", "--expect-no-changes");
  await two.succeed("refresh", "--yes", "--skip-preview", "--expect-no-changes");

  // And the other way round.
  await one.succeed("up", "--yes", "--skip-preview");
  await two.succeed("destroy", "--yes", "--skip-preview");
  expect(await (await fetchWhenUp((await one.outputs()).url as string)).text()).toContain("started on this share: 1");
  await one.succeed("up", "--yes", "--skip-preview", "--expect-no-changes");
});

describe("a resource group that another stack made", () => {
  const resourceGroup = `shared-${suffix}`;
  const id = `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/${resourceGroup}`;
  const labels = async () => {
    const { Volumes } = await docker.listVolumes({ filters: { label: [`berth.group=${id.toLowerCase()}`] } });
    return (Volumes ?? []).map(({ Labels }) => Labels["berth.key"]).sort();
  };

  test("is refused at preview, or taken over by choice, and outlives the stack that took it over", async () => {
    const owner = await clone("test/security/programs/named.ts", "shop", { resourceGroup });
    await owner.succeed("up", "--yes", "--skip-preview");
    const before = await labels();
    const other = await clone("test/security/programs/named.ts", "shop", { resourceGroup });

    const refused = await other.run("preview");
    expect(refused.code).not.toBe(0);
    expect(refused.output).toContain(
      `${id} exists, and this stack did not make it. To manage it from here, import it: ` +
        `\`pulumi import berth:resources:ResourceGroup group ${id}\`; or take over whatever is there already: ` +
        "`pulumi config set berth:adopt true`. Otherwise choose another resourceGroupName.",
    );
    expect((await other.run("up", "--yes", "--skip-preview")).code).not.toBe(0);
    expect(await labels()).toEqual(before);

    await other.succeed("config", "set", "berth:adopt", "true");
    await other.succeed("up", "--yes", "--skip-preview");
    await other.succeed("up", "--yes", "--skip-preview", "--expect-no-changes");
    const destroyed = await other.succeed("destroy", "--yes", "--skip-preview");
    expect(destroyed).toContain(`${id} was there before this stack took it over, and stays.`);
    expect(await labels()).toEqual(before);
    // It is the first one's again, which takes it away with the rest.
    await owner.succeed("destroy", "--yes", "--skip-preview");
    expect(await labels()).toEqual([]);
  });
});

test("a share that is renamed without an alias, or declared twice, is refused at preview; with the alias it keeps its files", async () => {
  const resourceGroup = `renamed-${suffix}`;
  const stack = await clone("test/security/programs/named.ts", "shop", { resourceGroup });
  await stack.succeed("up", "--yes", "--skip-preview");
  const { shareId } = await stack.outputs();
  const volume = engineName("files", String(shareId).toLowerCase(), "files");
  const createdAt = async () => ((await docker.getVolume(volume).inspect()) as { CreatedAt?: string }).CreatedAt;
  const made = await createdAt();

  await stack.succeed("config", "set", "test:name", "documents");
  const refused = await stack.run("preview");
  expect(refused.code).not.toBe(0);
  expect(refused.output).toContain('add `aliases: [{ name: "files" }]` to the options of "documents"');
  expect((await stack.run("up", "--yes", "--skip-preview")).code).not.toBe(0);

  await stack.succeed("config", "set", "test:alias", "files");
  await stack.succeed("up", "--yes", "--skip-preview");
  expect(await createdAt()).toBe(made);

  await stack.succeed("config", "set", "test:twice", "true");
  const doubled = await stack.run("preview");
  expect(doubled.code).not.toBe(0);
  // Pulumi checks both at the same time, and either may come first.
  expect(doubled.output).toMatch(
    /shareName: "files" must not be the name of what "documents(-again)?" of this program is already/,
  );
  expect(await createdAt()).toBe(made);
});
