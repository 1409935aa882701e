import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BERTH, berth, plainEnv } from "../support/cli/berth";
import { Terminal } from "../support/cli/terminal";
import { group, idle, LocalArm } from "../support/engine/arm";
import { EngineDaemon } from "../support/engine/daemon";
import { openDocker } from "../support/engine/docker";

// With an engine of its own, since what is left over in an engine may be another test's that is being removed.
const daemon = new EngineDaemon();
const folder = mkdtempSync(join(tmpdir(), "berth-cli-clean-"));
const arm = new LocalArm({ dockerHost: daemon.host });
const other = new LocalArm({ dockerHost: daemon.host });
const env = { DOCKER_HOST: daemon.host };
const clean = (...args: string[]) => berth(["clean", ...args], { env });

const mark = (stack: string, name: string) => ({
  berthOwner: `0123456789abcdef urn:pulumi:${stack}::shop::berth:resources:ResourceGroup::${name}`,
});

beforeAll(async () => {
  await daemon.start();
  await daemon.copyImage(openDocker(), "busybox:1");
});
afterAll(async () => {
  await daemon.remove();
  rmSync(folder, { recursive: true });
});

/** Names of everything of Berth in the engine. */
async function things(): Promise<string[]> {
  const filters = { label: ["berth.key"] };
  const [containers, networks, { Volumes }] = await Promise.all([
    daemon.docker.listContainers({ all: true, filters }),
    daemon.docker.listNetworks({ filters }),
    daemon.docker.listVolumes({ filters }),
  ]);
  return [...containers.map(({ Names }) => Names[0]!.slice(1)), ...[...networks, ...Volumes].map(({ Name }) => Name)];
}

/** Removes the records of resources, as `docker volume prune` may do. */
async function loseRecords(isLost: (id: string) => boolean): Promise<void> {
  const { Volumes } = await daemon.docker.listVolumes({ filters: { label: ["berth.role=record"] } });
  for (const { Name, Labels } of Volumes) if (isLost(Labels["berth.id"]!)) await daemon.docker.getVolume(Name).remove();
}

test("removes what is left of resources that are gone, and keeps the files of shares until it is told", async () => {
  expect(await clean()).toEqual({ code: 0, out: "Nothing is left over in the engine.\n", err: "" });
  await Promise.all([arm.createGroup(), other.createGroup()]);
  await arm.createShare("cleaned0", "data");
  const scratch = { name: "scratch", mountPath: "/scratch" };
  const web = idle("web", { volumeMounts: [scratch] });
  await arm.run("PUT", arm.site("lost"), group([web], { volumes: [{ name: "scratch", emptyDir: {} }] }));
  await other.run("PUT", other.site("kept"), group([idle("web")]));
  const before = await things();
  await loseRecords((id) => id.startsWith(arm.group) && id !== arm.group);
  const lost = (await things()).filter((name) => /lost|data/.test(name)).sort();
  expect(lost.length).toBeGreaterThanOrEqual(4);

  const shown = await clean();
  expect([shown.code, shown.err]).toEqual([2, "berth: Nothing was removed: say --yes, or run it on a terminal.\n"]);
  const [files = "", rest = ""] = shown.out.split("\nLeft over in the engine, of resources that are gone:\n");
  expect(files).toMatch(
    /^Files of shares that are gone, which --files removes:\n {2}KIND +NAME +OF\n {2}volume +berth-data-\S+ +\S+\/shares\/data\n$/,
  );
  const names = rest.match(/berth-\S+/g)!.sort();
  expect(names).toEqual(lost.filter((name) => !name.startsWith("berth-data")));

  const done = await clean("--yes");
  expect(done.out).toContain(`\nRemoved ${names.length} things.\n`);
  expect((await things()).sort()).toEqual(before.filter((name) => !/lost|cleaned0|data-\S+-r1/.test(name)).sort());
  expect((await clean("--yes", "--files")).out).toContain("\nRemoved 1 thing.\n");
  expect((await things()).filter((name) => name.includes("data"))).toEqual([]);
  await Promise.all([arm.removeGroup(), other.removeGroup()]);
});

test("removes all that a lost stack made, after a question, and nothing of another stack", async () => {
  await arm.run("PUT", arm.group, { location: "westeurope", tags: mark("dev", "rg") });
  await other.run("PUT", other.group, { location: "westeurope", tags: mark("prod", "rg") });
  await arm.run("PUT", arm.site("site"), { ...group([idle("web")]), tags: mark("dev", "site") });
  await other.run("PUT", other.site("guest"), { ...group([idle("web")]), tags: mark("dev", "guest") });
  await other.run("PUT", other.site("own"), { ...group([idle("web")]), tags: mark("prod", "own") });

  const summary = await clean();
  expect(summary.out.split("\n").slice(-4)).toEqual([
    "STACK       RESOURCES   RESOURCE GROUPS",
    `shop/dev    3           ${[arm.name, other.name].sort().join(", ")}`,
    `shop/prod   2           ${other.name}`,
    "",
  ]);
  expect(await clean("test")).toEqual({
    code: 1,
    out: "",
    err: 'berth: No stack "test" has resources in the engine. Stacks that have: shop/dev, shop/prod.\n',
  });

  const terminal = new Terminal([process.execPath, BERTH, "clean", "dev"], { rows: 24, cols: 200 }, plainEnv(env));
  try {
    await terminal.shows(/Remove 3 resources for good\? \[y\/N\]/);
    terminal.type("n\r");
    expect(await terminal.exited).toBe(1);
  } finally {
    terminal.kill();
  }
  expect((await arm.get(arm.site("site"))).status).toBe(200);

  const done = await clean("dev", "--yes");
  const removed = [other.site("guest"), arm.group].map((id) => `Removed ${id}\n`).join("");
  expect(done).toEqual({ code: 0, out: expect.stringMatching(new RegExp(`\n${removed}$`)), err: "" });
  expect([(await arm.get(arm.group)).status, (await other.get(other.site("own"))).status]).toEqual([404, 200]);
});

test("the doctor looks at what a deployment needs, and fails when something is wrong", async () => {
  writeFileSync(join(folder, "Pulumi.yaml"), "name: x\nruntime: nodejs\n");
  const well = await berth(["doctor"], { env });
  expect(well.code).toBe(0);
  expect(well.out).toMatch(
    /^✓ Node\.js +\S+\n✓ Pulumi CLI +\S+\n✓ project +\S+Pulumi\.yaml has the plugin at \S+\n✓ engine +\S+ \(linux\/\S+, \d+ CPUs, \d+ GiB\), runtimes .*\n. addresses .*\n✓ supervisor .*\n✓ leftovers +none\n$/,
  );
  const ill = await berth(["doctor"], { env: { DOCKER_HOST: `unix://${folder}/none.sock`, PATH: "" }, folder });
  expect(ill.code).toBe(1);
  const lines = ill.out.split("\n");
  expect(lines.filter((line) => line.startsWith("✗")).map((line) => line.split(/ {2,}/)[0])).toEqual([
    "✗ Pulumi CLI",
    "✗ project",
    "✗ engine",
  ]);
  expect(ill.out).toContain("    plugins:\n      providers:\n        - name: berth\n");
  expect(lines.at(-2)).toBe("! leftovers   not looked for, since the engine does not answer");
});
