import { inspectGroup, LocalArm } from "../support/engine/arm";
import { openDocker } from "../support/engine/docker";
import { PulumiStack } from "../support/pulumi/cli";

// What is done behind Pulumi's back, all of it to one stack: how a refresh shows each, and how the next update mends it.
const docker = openDocker();
const arm = new LocalArm();
const stack = new PulumiStack("test/examples/programs/drift.ts");
const NOW = ["--yes", "--skip-preview"] as const;
let ids: Record<string, string>;

afterAll(() => stack.remove());

const partOf = async (name: string, part: string) =>
  docker.getContainer((await inspectGroup(docker, ids[name]!))[part]!.Id);
const APP = "app";
const SANDBOX = "";
const FORCE = { force: true };
const AT_ONCE = { t: 0 };

const labelled = async (label: string[]) => (await docker.listVolumes({ filters: { label } })).Volumes ?? [];
const keyed = (name: string) => `berth.key=${ids[name]!.toLowerCase()}`;

async function removeVolumes(name: string, role: string): Promise<void> {
  for (const { Name } of await labelled([keyed(name), `berth.role=${role}`])) await docker.getVolume(Name).remove();
}

async function deleteNow(name: string): Promise<void> {
  expect((await arm.run("DELETE", ids[name]!)).status).toBeLessThan(300);
}

async function loseNetwork(name: string): Promise<void> {
  const sandbox = await partOf(name, SANDBOX);
  const [network] = Object.keys((await sandbox.inspect()).NetworkSettings.Networks);
  await docker.getNetwork(network!).disconnect({ Container: sandbox.id, Force: true });
  await docker.getNetwork(network!).remove();
}

/** How a refresh shows a resource: what it does in the state, the properties that differ, and what is said of it. */
interface Shown {
  readonly action: "same" | "update" | "delete";
  readonly properties: string[];
  readonly told: string[];
}

const SAME: Shown = { action: "same", properties: [], told: [] };
const GONE: Shown = { ...SAME, action: "delete" };
const unhealthy = (event: string): Shown => ({
  action: "update",
  properties: ['~ provisioningState: "Succeeded" => "Unhealthy"'],
  told: [`${event} in the container engine, not by Berth. The next \`pulumi up\` deploys the group again.`],
});

interface Row {
  readonly damage: () => Promise<unknown>;
  readonly shown: () => Shown;
}

const ROWS: Record<string, Row> = {
  "container-removed": {
    damage: async () => (await partOf("container-removed", APP)).remove(FORCE),
    shown: () => unhealthy("The container 'app' was removed"),
  },
  // What runs again as it is needs no update.
  "container-stopped": {
    damage: async () => (await partOf("container-stopped", APP)).stop(AT_ONCE),
    shown: () => SAME,
  },
  "container-paused": { damage: async () => (await partOf("container-paused", APP)).pause(), shown: () => SAME },
  "sandbox-removed": {
    damage: async () => (await partOf("sandbox-removed", SANDBOX)).remove(FORCE),
    shown: () => unhealthy("The container that holds the group's network was removed"),
  },
  "sandbox-stopped": {
    damage: async () => (await partOf("sandbox-stopped", SANDBOX)).stop(AT_ONCE),
    shown: () => SAME,
  },
  "network-removed": {
    damage: () => loseNetwork("network-removed"),
    shown: () => unhealthy("The group was disconnected from its network 'NETWORK'"),
  },
  "network-disconnected": {
    damage: async () => {
      const sandbox = (await partOf("network-disconnected", SANDBOX)).id;
      await docker.getNetwork("berth").disconnect({ Container: sandbox, Force: true });
    },
    shown: () => unhealthy("The group was disconnected from its network 'berth'"),
  },
  "record-gone": { damage: () => removeVolumes("record-gone", "record"), shown: () => GONE },
  "group-deleted": { damage: () => deleteNow("group-deleted"), shown: () => GONE },
  "files-lost": {
    damage: async () => {
      await (await partOf("mounts-files-lost", APP)).remove(FORCE);
      await removeVolumes("files-lost", "share");
    },
    shown: () => ({
      ...GONE,
      told: [
        `The files of the share '${ids["files-lost"]}' are gone from the container engine, so its data was lost. ` +
          "To go on with an empty share, run `pulumi up --refresh`.",
      ],
    }),
  },
  "mounts-files-lost": {
    damage: () => Promise.resolve(),
    shown: () => unhealthy("The container 'app' was removed"),
  },
  "share-deleted": { damage: () => deleteNow("share-deleted"), shown: () => GONE },
  "share-in-lost": { damage: () => deleteNow("lost"), shown: () => GONE },
  lost: { damage: () => Promise.resolve(), shown: () => GONE },
  gone: { damage: () => deleteNow("gone"), shown: () => GONE },
  "group-in-gone": { damage: () => Promise.resolve(), shown: () => GONE },
  "share-in-gone": { damage: () => Promise.resolve(), shown: () => GONE },
  "on-purpose": {
    damage: () => arm.run("POST", `${ids["on-purpose"]!}/stop`),
    shown: () => ({
      ...SAME,
      told: [
        "The group is stopped. `pulumi up` leaves it so unless it has something to change; `berth start` starts it.",
      ],
    }),
  },
};

const named = (urn: string) => urn.slice(urn.lastIndexOf("::") + 2);

/** What `--diff` shows of each resource that differs. Components, which have an id of Pulumi's, are left out. */
function differences(output: string): Record<string, Omit<Shown, "told">> {
  const found: Record<string, Omit<Shown, "told">> = {};
  for (const [, action, rest = ""] of output.matchAll(
    /^ +[-~+]? ?berth:\w+:\w+: \((\w+)\)\n((?:.*\n)*?)(?=^ *[-~+]? ?\w+:\w+:\w+: \(|^Resources:)/gm,
  )) {
    const urn = /\[urn=(.*)\]/.exec(rest)?.[1] ?? "";
    const properties = action === "delete" ? [] : [...rest.matchAll(/^ +([~+-] \w.*)$/gm)].map(([, line]) => line!);
    found[named(urn)] = { action: action as Shown["action"], properties };
  }
  return found;
}

/** What is said of each resource below "Diagnostics". */
function diagnostics(output: string): Record<string, string[]> {
  const text = /\nDiagnostics:\n([^]*?)\n\n(?=Resources:|Outputs:)/.exec(output)?.[1] ?? "";
  const parts = text.split(/\n\n/).map((part) => part.split("\n").map((line) => line.trim()));
  return Object.fromEntries(parts.map(([head, ...lines]) => [/\((.*)\)/.exec(head!)?.[1] ?? head!, lines]));
}

let shown: Record<string, Shown>;
const RUNS = ["app running", "sandbox running addressed"];

/** The containers of a group, whether they run, and whether they have an address of their own. */
async function runs(name: string): Promise<string[]> {
  const parts = Object.entries(await inspectGroup(docker, ids[name]!));
  const states = parts.map(([part, { State, NetworkSettings, HostConfig }]) => {
    // Podman shows the addresses of the container that one has joined.
    const isJoined = HostConfig.NetworkMode?.startsWith("container:");
    const isAddressed = !isJoined && Object.values(NetworkSettings.Networks).some(({ IPAddress }) => IPAddress !== "");
    return [part === SANDBOX ? "sandbox" : part, State.Status, ...(isAddressed ? ["addressed"] : [])].join(" ");
  });
  return states.sort();
}

const groupNames = () => Object.keys(ids).filter((name) => ids[name]!.includes("/containerGroups/"));
const all = async () =>
  Object.fromEntries(await Promise.all(groupNames().map(async (name) => [name, await runs(name)])));

beforeAll(async () => {
  await stack.succeed("stack", "init", "test");
  await stack.succeed("up", ...NOW);
  ids = (await stack.outputs()).ids as typeof ids;
  for (const runsNow of Object.values(await all())) expect(runsNow).toEqual(RUNS);
  for (const { damage } of Object.values(ROWS)) await damage();
  const differ = differences(await stack.succeed("refresh", "--preview-only", "--diff"));
  const told = diagnostics(await stack.succeed("refresh", ...NOW));
  const names = Object.keys(ids);
  shown = Object.fromEntries(
    names.map((name) => {
      const { action, properties } = differ[name] ?? SAME;
      const lines = (told[name] ?? []).map((line) => line.replace(/'berth-default-\w+'/, "'NETWORK'"));
      return [name, { action, properties, told: lines }];
    }),
  );
});

test("a refresh shows what was done, property by property, and says what was lost", () => {
  const wanted = Object.fromEntries(Object.entries(ROWS).map(([name, row]) => [name, row.shown()]));
  expect(shown).toEqual({ ...wanted, main: SAME });
});

test("the next update mends all of it, and leaves nothing to do", async () => {
  await stack.succeed("up", ...NOW);
  const whole = Object.fromEntries(groupNames().map((name) => [name, RUNS]));
  expect(await all()).toEqual({ ...whole, "on-purpose": ["app exited", "sandbox exited"] });
  for (const name of Object.keys(ids)) expect((await arm.get(ids[name]!)).status).toBe(200);
  expect(await stack.run("preview", "--refresh", "--expect-no-changes")).toMatchObject({ code: 0 });
});
