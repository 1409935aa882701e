import { container, group, idle, inspectGroup, LocalArm, masked } from "../../../support/engine/arm";
import { EngineDaemon } from "../../../support/engine/daemon";
import { logged, PATIENCE_MS } from "../../../support/waiting";
import { isPodman, openDocker } from "../../../support/engine/docker";
import { inside } from "../../../support/engine/inside";
import { openEngine } from "../../../support/engine/killed";
import { type Engine, EngineError } from "../../../../src/docker/engine";

// What is done to a group behind Berth's back. One engine of the test's own, since it disconnects Berth's network.
const daemon = new EngineDaemon();
const { docker } = daemon;
const arm = new LocalArm({ dockerHost: daemon.host });
beforeAll(async () => {
  await daemon.start();
  await daemon.copyImage(openDocker(), "busybox:1");
  await arm.createGroup();
});
afterAll(() => daemon.remove());

const ports = [{ port: 8080 }];
const body = (more: object = {}) =>
  group([idle("one", { ports }), idle("two")], { ipAddress: { type: "Public", ports }, ...more });

const SANDBOX = "";
const partOf = async (id: string, name: string) => docker.getContainer((await inspectGroup(docker, id))[name]!.Id);
const stop = { t: 0 };

/** Which containers run, and in which network interfaces. */
async function alive(id: string): Promise<Record<string, string>> {
  const members = Object.entries(await inspectGroup(docker, id)).filter(([name]) => name !== SANDBOX);
  const seen = members.map(async ([name, { Id, State }]) => {
    if (State.Status !== "running") return [name, State.Status];
    const exec = await docker.getContainer(Id).exec({ Cmd: ["ls", "/sys/class/net"], AttachStdout: true, Tty: true });
    let text = "";
    for await (const chunk of await exec.start({ Tty: true })) text += String(chunk);
    return [name, text.trim().split(/\s+/).join(" ")];
  });
  return Object.fromEntries(await Promise.all(seen)) as Record<string, string>;
}

/** State, events and containers, as a GET shows them. */
async function seen(id: string, client = arm) {
  const { properties } = (await client.get(id)).body;
  return {
    provisioningState: properties.provisioningState,
    state: properties.instanceView.state,
    events: properties.instanceView.events.map(({ name, message }: { name: string; message: string }) => [
      name,
      message,
    ]),
    containers: properties.containers.map((item: any) => item.properties.instanceView.currentState.state),
  };
}

const WELL = { provisioningState: "Succeeded", state: "Running", events: [], containers: ["Running", "Running"] };
const CONNECTED = { one: "eth0 lo", two: "eth0 lo" };
const BY_OTHERS = "in the container engine, not by Berth";

const REPAIRED: [string, (id: string) => Promise<unknown>][] = [
  ["a container was stopped", async (id) => (await partOf(id, "one")).stop(stop)],
  ["a container was killed", async (id) => (await partOf(id, "one")).kill()],
  ["a container was paused", async (id) => (await partOf(id, "one")).pause()],
  ["the sandbox was stopped", async (id) => (await partOf(id, SANDBOX)).stop(stop)],
  ["the sandbox was restarted", async (id) => (await partOf(id, SANDBOX)).restart(stop)],
  ["the sandbox was paused", async (id) => (await partOf(id, SANDBOX)).pause()],
];

test.each(REPAIRED)("%s: the next read brings it back", async (name, act) => {
  const id = arm.site(name.replaceAll(" ", "-"));
  await arm.run("PUT", id, body());
  const before = Object.values(await inspectGroup(docker, id)).map(({ Id }) => Id);
  await act(id);
  expect(await seen(id)).toEqual(WELL);
  expect(await alive(id)).toEqual(CONNECTED);
  const after = Object.values(await inspectGroup(docker, id)).map(({ Id }) => Id);
  expect(after.sort()).toEqual(before.sort());
});

/** The local service over an engine some of whose calls answer otherwise. */
async function withEngine(changed: (engine: Engine) => Partial<Engine>): Promise<LocalArm> {
  const engine = await openEngine(daemon.host);
  return arm.another({ engine: Object.assign(Object.create(engine) as Engine, changed(engine)) });
}

test("an engine that hears of a pause after its end is asked again", async () => {
  const id = arm.site("late-news");
  await arm.run("PUT", id, body());
  const sandbox = await partOf(id, SANDBOX);
  const late = { left: 0 };
  const behind = await withEngine((engine) => ({
    unpauseContainer: async (ref) => {
      await engine.unpauseContainer(ref);
      late.left = 2;
    },
    inspectContainer: async (ref) => {
      const found = await engine.inspectContainer(ref);
      return found?.id === sandbox.id && late.left-- > 0 ? { ...found, status: "paused" } : found;
    },
  }));
  await sandbox.pause();
  expect(await seen(id, behind)).toEqual(WELL);
  expect(await seen(id)).toEqual(WELL);
});

test("what the engine cannot bring back is shown with the reason", async () => {
  const id = arm.site("refused");
  await arm.run("PUT", id, body());
  const refusing = await withEngine(() => ({
    unpauseContainer: () => Promise.reject(new EngineError("failed", "The cgroup is gone.")),
  }));
  await (await partOf(id, "one")).pause();
  const message = `The container 'one' was paused ${BY_OTHERS}. It cannot be brought back: The cgroup is gone.`;
  expect(await seen(id, refusing)).toEqual({
    ...WELL,
    provisioningState: "Unhealthy",
    events: [["Paused", message]],
    containers: ["Waiting", "Running"],
  });
  expect(await seen(id)).toEqual(WELL);
});

const remove = { force: true };
const lost = (name: string) => ["Lost", `The container '${name}' was removed ${BY_OTHERS}.`];
const SANDBOX_LOST = ["Lost", `The container that holds the group's network was removed ${BY_OTHERS}.`];

interface Damaged {
  readonly act: (id: string) => Promise<unknown>;
  readonly events: string[][];
  readonly state?: string;
  readonly containers?: string[];
}
const DAMAGED: Record<string, Damaged> = {
  "a container was removed": {
    act: async (id) => (await partOf(id, "one")).remove(remove),
    events: [lost("one")],
    containers: ["Waiting", "Running"],
  },
  // Podman refuses it while the group's containers are there.
  ...(!isPodman && {
    "the sandbox was removed": {
      act: async (id) => (await partOf(id, SANDBOX)).remove(remove),
      events: [SANDBOX_LOST],
    },
  }),
  "the network was disconnected": {
    act: async (id) =>
      docker.getNetwork("berth").disconnect({ Container: (await partOf(id, SANDBOX)).id, Force: true }),
    events: [["Disconnected", `The group was disconnected from its network 'berth' ${BY_OTHERS}.`]],
  },
  "every container was removed": {
    act: async (id) => {
      const { [SANDBOX]: sandbox, ...members } = await inspectGroup(docker, id);
      for (const { Id } of [...Object.values(members), sandbox!]) await docker.getContainer(Id).remove(remove);
    },
    events: [SANDBOX_LOST, lost("one"), lost("two")],
    state: "Pending",
    containers: ["Waiting", "Waiting"],
  },
};

test.each(Object.entries(DAMAGED))("%s: a read says so, and the next PUT mends it", async (name, row) => {
  const { act, events, state = "Running", containers = ["Running", "Running"] } = row;
  const id = arm.site(name.replaceAll(" ", "-"));
  await arm.run("PUT", id, body());
  await act(id);
  expect(await seen(id)).toEqual({ provisioningState: "Unhealthy", state, events, containers });
  expect((await arm.run("PUT", id, body())).body.status).toBe("Succeeded");
  expect(await seen(id)).toEqual(WELL);
  expect(await alive(id)).toEqual(CONNECTED);
});

test.each(["start", "restart"])("%s deploys a group again that has lost a container", async (action) => {
  const id = arm.site(`lost-${action}`);
  await arm.run("PUT", id, body());
  await (await partOf(id, "one")).remove(remove);
  expect((await arm.run("POST", `${id}/${action}`)).body.status).toBe("Succeeded");
  expect(await seen(id)).toEqual(WELL);
  expect(await alive(id)).toEqual(CONNECTED);
});

test("a restart of a group whose sandbox was stopped starts that too", async () => {
  const id = arm.site("restart-stopped");
  await arm.run("PUT", id, body());
  await (await partOf(id, SANDBOX)).stop(stop);
  expect((await arm.run("POST", `${id}/restart`)).body.status).toBe("Succeeded");
  expect(await alive(id)).toEqual(CONNECTED);
  expect(await seen(id)).toEqual(WELL);
});

test("a group whose secrets went with its container is not started without them", async () => {
  const id = arm.site("secretive");
  const environmentVariables = [{ name: "TOKEN", secureValue: "s3cret" }];
  await arm.run("PUT", id, group([idle("one", { environmentVariables }), idle("two")]));
  await (await partOf(id, "one")).remove(remove);
  const answer = await arm.run("POST", `${id}/start`);
  expect([answer.status, answer.body.error]).toEqual([
    409,
    {
      code: "ContainerGroupSecretsLost",
      message:
        "The container group 'secretive' cannot be started: the secure variables of the container 'one' were removed from the " +
        "container engine. Write the group again: `pulumi up --refresh`.",
    },
  ]);
});

test("a group that was stopped on purpose stays so, whatever reads it", async () => {
  const id = arm.site("on-purpose");
  await arm.run("PUT", id, body());
  await arm.run("POST", `${id}/stop`);
  const stopped = { ...WELL, state: "Stopped", containers: ["Terminated", "Terminated"] };
  expect(await seen(id)).toEqual(stopped);
  expect(await alive(id)).toEqual({ one: "exited", two: "exited" });
});

test("a container that has ended for good stays so", async () => {
  const id = arm.site("ended");
  const once = { restartPolicy: "OnFailure" };
  const polite = container("two", ["sh", "-c", "trap 'exit 0' TERM; echo ready; sleep 3600 & wait"]);
  await arm.run("PUT", id, group([idle("one"), polite], once));
  await logged(docker, id, "two", (log) => log.includes("ready"));
  await (await partOf(id, "two")).stop({ t: PATIENCE_MS / 1000 });
  expect((await seen(id)).containers).toEqual(["Running", "Terminated"]);
  const never = arm.site("never");
  await arm.run("PUT", never, group([idle("one"), idle("two")], { restartPolicy: "Never" }));
  await (await partOf(never, "two")).kill();
  expect((await seen(never)).containers).toEqual(["Running", "Terminated"]);
});

test("a PUT of a group whose record alone is gone leaves no volume of the old one", async () => {
  const id = arm.site("recordless");
  const volumes = [{ name: "scratch", emptyDir: {} }];
  const mounted = group([idle("one", { volumeMounts: [{ name: "scratch", mountPath: "/s" }] }), idle("two")], {
    volumes,
  });
  await arm.run("PUT", id, mounted);
  const filters = { label: [`berth.key=${id.toLowerCase()}`] };
  const volumesOf = async () => (await docker.listVolumes({ filters })).Volumes ?? [];
  const rolesOf = async () => (await volumesOf()).map(({ Labels }) => Labels["berth.role"]).sort();
  const before = await rolesOf();
  for (const { Name, Labels } of await volumesOf())
    if (Labels["berth.role"] === "record") await docker.getVolume(Name).remove();
  expect((await arm.get(id)).status).toBe(404);
  expect((await arm.run("PUT", id, mounted)).body.status).toBe("Succeeded");
  expect(before).toEqual(["deployed", "emptyDir", "record"]);
  expect(await rolesOf()).toEqual(before);
});

describe("a share whose files are gone", () => {
  const account = `lost${arm.name}`;
  const share = `${arm.account(account)}/fileServices/default/shares/data`;
  const id = arm.site("mounts");
  const message =
    `he files of the share '${share}' are gone from the container engine, so its data was lost. ` +
    "To go on with an empty share, run `pulumi up --refresh`.";
  let mounting: object;

  beforeAll(async () => {
    const storageAccountKey = await arm.createShare(account, "data");
    const azureFile = { shareName: "data", storageAccountName: account, storageAccountKey };
    const one = idle("one", { volumeMounts: [{ name: "files", mountPath: "/data" }] });
    mounting = group([one, idle("two")], { volumes: [{ name: "files", azureFile }] });
    const done = await arm.run("PUT", id, mounting);
    expect(done.body).toMatchObject({ status: "Succeeded" });
    await (await partOf(id, "one")).remove(remove);
    const { Volumes } = await docker.listVolumes({ filters: { label: ["berth.role=share"] } });
    for (const { Name } of Volumes) await docker.getVolume(Name).remove();
  });

  test("is not found, with the reason", async () => {
    const { status, body: answer } = await arm.get(share);
    expect([status, answer.error]).toEqual([404, { code: "ShareFilesLost", message: `T${message}` }]);
  });

  test("is not mounted, and nothing makes a new one silently", async () => {
    const operation = (await arm.run("PUT", id, mounting)).body;
    const told = `Failed to mount Azure File Volume 'files': t${message}`;
    expect([operation.status, operation.error]).toEqual([
      "Failed",
      { code: "FailedMountAzureFileVolume", message: told },
    ]);
    const { Volumes } = await docker.listVolumes({ filters: { label: ["berth.role=share"] } });
    expect(Volumes ?? []).toEqual([]);
  });

  test("is made again by a PUT, and mounted then", async () => {
    const onlyNew = { headers: { "if-none-match": "*" } };
    expect((await arm.send("PUT", share, {}, onlyNew)).status).toBe(201);
    expect((await arm.send("PUT", share, {}, onlyNew)).status).toBe(412);
    expect((await arm.run("PUT", id, mounting)).body.status).toBe("Succeeded");
    expect(await seen(id)).toEqual(WELL);
  });
});

test("another process sees a group that is being made, or was left half made, as pending", async () => {
  const id = arm.site("half");
  await arm.run("PUT", id, body());
  const { Volumes } = await docker.listVolumes({ filters: { label: [`berth.key=${id.toLowerCase()}`] } });
  const mark = Volumes.find(({ Labels }) => Labels["berth.role"] === "deployed")!;
  await docker.getVolume(mark.Name).remove();
  expect(masked((await seen(id)).provisioningState)).toBe("Pending");
});

describe("after `docker container prune` and `docker volume prune -a`, which take records and Berth's keys", () => {
  const account = `pruned${arm.name}`;
  const id = arm.site("pruned");
  const mounting = (storageAccountKey: string) => {
    const azureFile = { shareName: "data", storageAccountName: account, storageAccountKey };
    const one = idle("one", { volumeMounts: [{ name: "files", mountPath: "/data" }] });
    return group([one, idle("two")], { volumes: [{ name: "files", azureFile }] });
  };
  const volumes = async (...label: string[]) => (await docker.listVolumes({ filters: { label } })).Volumes ?? [];
  let key: string;

  beforeAll(async () => {
    // What others left would be pruned, too.
    await arm.removeGroup();
    await arm.createGroup();
    key = await arm.createShare(account, "data");
    expect((await arm.run("PUT", id, mounting(key))).body.status).toBe("Succeeded");
    await inside(docker, id, "one", "sh", "-c", "echo kept > /data/file");
    await docker.pruneContainers();
    // Before that version the engine takes volumes with names, too, without being told to.
    const [major = 0, minor = 0] = (await docker.version()).ApiVersion.split(".").map(Number);
    await docker.pruneVolumes(major > 1 || minor >= 42 ? { filters: { all: ["true"] } } : {});
  });

  test("nothing but what runs is left of it", async () => {
    expect((await volumes("berth.role")).map(({ Labels }) => Labels["berth.role"])).toEqual(["share"]);
    expect(
      await docker
        .getContainer("berth-secret")
        .inspect()
        .catch((error) => error.statusCode),
    ).toBe(404);
    expect(await alive(id)).toEqual(CONNECTED);
    expect((await arm.another().get(id)).body.error.code).toBe("ResourceGroupNotFound");
  });

  test("another run makes it again, with a new key and the files that are there, and leaves nothing twice", async () => {
    const next = arm.another();
    await next.createGroup();
    const newKey = await next.createShare(account, "data");
    expect(newKey).not.toBe(key);
    expect((await next.run("PUT", id, mounting(key))).body.error.message).toContain(
      `storageAccountKey is not a key of the storage account '${account}'`,
    );
    expect((await next.run("PUT", id, mounting(newKey))).body.status).toBe("Succeeded");
    expect(await seen(id)).toEqual(WELL);
    expect(await alive(id)).toEqual(CONNECTED);
    const archive = await (await partOf(id, "one")).getArchive({ path: "/data/file" });
    let text = "";
    for await (const chunk of archive) text += String(chunk);
    expect(text).toContain("kept\n");
    expect(Object.keys(await inspectGroup(docker, id)).sort()).toEqual(["", "one", "two"]);
    await next.removeGroup();
    expect(await volumes(`berth.group=${arm.group.toLowerCase()}`)).toEqual([]);
  });
});
