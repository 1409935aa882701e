import { renameSync } from "node:fs";
import type Docker from "dockerode";
import { ROLE } from "../../../src/docker/labels";
import { ownedEngine } from "../../../src/docker/owned";
import { packFile } from "../../../src/docker/tar";
import { SANDBOX_IMAGE } from "../../../src/providers/local/sandbox/commons";
import { container, group, idle, inspectGroup, LocalArm, web } from "../../support/engine/arm";
import { EngineDaemon } from "../../support/engine/daemon";
import { openEngine } from "../../support/engine/killed";
import { asked, until } from "../../support/waiting";
import { openDocker } from "../../support/engine/docker";

const daemon = new EngineDaemon();
const arm = new LocalArm({ dockerHost: `unix://${daemon.socket}` });
const site = arm.site("site");
const runs = (name: string) =>
  container(name, ["sh", "-c", "echo $$ >> /srv/starts; exec sleep 3600"], {
    volumeMounts: [{ name: "share", mountPath: "/srv" }],
  });

beforeAll(async () => {
  await daemon.start();
  await daemon.copyImage(openDocker(), "busybox:1");
  await arm.createGroup();
});
afterAll(() => daemon.remove());

test("groups come back after restarts of the engine, with their data, address and name, and nobody's help", async () => {
  const key = await arm.createShare(`a${arm.name}`, "data");
  const volumes = [
    { name: "share", azureFile: { shareName: "data", storageAccountName: `a${arm.name}`, storageAccountKey: key } },
  ];
  const ipAddress = { type: "Public", ports: [{ port: 80 }], dnsNameLabel: "site-label" };
  const members = ["one", "two", "three", "four"].map(runs);
  const put = await arm.run("PUT", site, group([web(), ...members], { volumes, ipAddress }));
  expect(put.body.status).toBe("Succeeded");

  const failing = container("failing", ["sh", "-c", "exit 1"], {});
  await arm.run("PUT", arm.site("tries"), group([failing, idle("stays")], { restartPolicy: "OnFailure" }));
  await arm.run(
    "PUT",
    arm.site("ended"),
    group([container("done", ["true"]), idle("stays")], {
      restartPolicy: "OnFailure",
      initContainers: [{ name: "before", properties: { image: "busybox:1", command: ["true"] } }],
    }),
  );
  const { before: init } = await inspectGroup(daemon.docker, arm.site("ended"));
  await arm.run("PUT", arm.site("stopped"), group([idle("one"), idle("two")]));
  await arm.send("POST", `${arm.site("stopped")}/stop`);

  const before = (await arm.get(site)).body;
  const { ip } = before.properties.ipAddress;
  const ids = async () => Object.values(await inspectGroup(daemon.docker, site)).map(({ Id }) => Id);
  const idsBefore = await ids();
  for (let restarts = 0; restarts < 2; restarts++) {
    await daemon.restart();
    const states = async () => {
      const found = await inspectGroup(daemon.docker, site);
      return Object.values(found).map(({ State }) => State.Status);
    };
    expect(await until(daemon.docker, states, (all) => all.every((state) => state === "running"))).toEqual(
      Array(6).fill("running"),
    );
    expect(await daemon.page(`http://${ip}/page`)).toBe("hello\n");
  }
  expect(await ids()).toEqual(idsBefore);

  const after = new LocalArm({ dockerHost: `unix://${daemon.socket}` });
  const shown = (await after.get(site)).body;
  expect(shown.properties.ipAddress).toEqual(before.properties.ipAddress);
  expect(shown.properties).toMatchObject({ provisioningState: "Succeeded", instanceView: { state: "Running" } });
  // Each of the four started once, and once more after each restart.
  const { one, web: server, "": sandbox } = await inspectGroup(daemon.docker, site);
  expect(server!.HostConfig.NetworkMode).toBe(`container:${sandbox!.Name.slice(1)}`);
  const files = one!.Mounts.find(({ Destination }) => Destination === "/srv")!.Source;
  expect(daemon.onHost("wc", "-l", `${files}/starts`)).toMatch(/^12 /);

  const stateOf = async (name: string, member: string) => {
    const found = (await after.get(arm.site(name))).body.properties;
    return found.containers.find((item: any) => item.name === member).properties.instanceView.currentState.state;
  };
  const isRunning = (state: string) => state === "Running";
  expect(await until(daemon.docker, () => stateOf("tries", "stays"), isRunning)).toBe("Running");
  expect(await until(daemon.docker, () => stateOf("ended", "stays"), isRunning)).toBe("Running");
  expect(await stateOf("ended", "done")).toBe("Terminated");
  const ended = await inspectGroup(daemon.docker, arm.site("ended"));
  expect(ended.done!.RestartCount).toBe(0);
  expect(ended.before!.State).toEqual(init!.State);
  expect((await after.get(arm.site("stopped"))).body.properties.instanceView.state).toBe("Stopped");

  // Keys and all other state are the same as before.
  const keys = await after.send("POST", `${arm.account(`a${arm.name}`)}/listKeys`);
  expect(keys.body.keys[0].value).toBe(key);
  // What two processes leave behind that import the sandbox's image at the same time.
  const another = ownedEngine(await openEngine(daemon.host));
  await another.importImage(SANDBOX_IMAGE, packFile("sandbox", Buffer.from("x"), 0o755), [], { [ROLE]: "image" });
  another.close();

  await arm.removeGroup();
  const left = await daemon.docker.listContainers({ all: true });
  const { Volumes } = await daemon.docker.listVolumes();
  const networks = await daemon.docker.listNetworks({ filters: { label: ["berth.role"] } });
  const images = await daemon.docker.listImages();
  expect([left, Volumes ?? [], networks, images.flatMap(({ RepoTags }) => RepoTags)]).toEqual([
    [],
    [],
    [],
    ["busybox:1"],
  ]);
});

test("whom Docker could not start is started once the sandbox runs, and nobody else", async () => {
  await arm.createGroup();
  const { docker } = daemon;
  const base = await docker.createContainer({ Image: "busybox:1" });
  await base.commit({
    repo: "somebody/checked",
    tag: "1",
    changes: "HEALTHCHECK --interval=1s CMD true\nLABEL Status=running ExitCode=0 berth.mark=none",
  });
  await base.remove();

  const put = async (name: string, members: unknown[], restartPolicy = "Always") => {
    const { body } = await arm.run("PUT", arm.site(name), group(members, { restartPolicy }));
    expect(body).toMatchObject({ status: "Succeeded" });
    return () => inspectGroup(docker, arm.site(name));
  };
  const checked = await put("checked", [idle("app", { image: "somebody/checked:1" }), idle("plain")], "OnFailure");
  const ended = await put(
    "ended",
    [container("done", ["sh", "-c", "sleep 1"], {}), container("failed", ["sh", "-c", "exit 3"], {})],
    "OnFailure",
  );
  const stopped = await put("stopped", [idle("one"), idle("two")]);
  const lost = await put("lost", [idle("one"), idle("two")]);
  // The mark depends on labels of any content.
  const livenessProbe = { exec: { command: ["echo", 'é"\\\b\f\n\u0001\u007f<&>\u2028😀'] }, periodSeconds: 3600 };
  const last = await put("last", [idle("one"), idle("two", { livenessProbe })]);
  const others = await foreignContainers((await last()).one!);
  const groups = [checked, ended, stopped, lost, last];
  await until(docker, checked, ({ app }) => app?.State.Health?.Status === "healthy");
  await until(docker, ended, ({ done }) => done?.State.Status === "exited");
  expect((await arm.send("POST", `${arm.site("stopped")}/stop`)).status).toBe(204);

  // Docker does not start the sandboxes, so that it cannot start who joins them.
  const sandboxes = await Promise.all(groups.map(async (members) => docker.getContainer((await members())[""]!.Id)));
  await Promise.all(sandboxes.map((sandbox) => sandbox.update({ RestartPolicy: { Name: "no" } })));
  await daemon.restart();
  const states = async (members: (typeof groups)[number]) =>
    Object.fromEntries(Object.entries(await members()).map(([name, { State }]) => [name, State.Status]));
  for (const members of groups) expect(Object.values(await states(members))).not.toContain("running");
  for (const { State } of await Promise.all(others.map((other) => other.inspect())))
    expect(State).toMatchObject({ Status: "exited", Error: expect.stringContaining("non running container") });

  // The sandbox of `lost` never runs. That of `last` runs when all others have been looked at.
  await docker.getContainer("somebody-network").start();
  for (const sandbox of [sandboxes[0], sandboxes[1], sandboxes[2]]) await sandbox!.start();
  await until(
    docker,
    () => states(checked),
    ({ app, plain }) => app === "running" && plain === "running",
  );
  await sandboxes[4]!.start();
  await until(
    docker,
    () => states(last),
    ({ one, two }) => one === "running" && two === "running",
  );

  expect(await states(stopped)).toEqual({ "": "running", one: "exited", two: "exited" });
  expect(await states(lost)).toEqual({ "": "exited", one: "exited", two: "exited" });
  expect((await ended()).done!.State).toMatchObject({ Status: "exited", ExitCode: 0 });
  await until(docker, ended, ({ failed }) => failed!.RestartCount > 0);
  for (const { State } of await Promise.all(others.map((other) => other.inspect())))
    expect(State).toMatchObject({ Status: "exited", Error: expect.stringContaining("non running container") });
});

test("a member whose start fails is tried again", async () => {
  const { docker } = daemon;
  const members = [idle("app", { volumeMounts: [{ name: "scratch", mountPath: "/scratch" }] }), idle("other")];
  const sent = group(members, { volumes: [{ name: "scratch", emptyDir: {} }] });
  expect((await arm.run("PUT", arm.site("failing"), sent)).body).toMatchObject({ status: "Succeeded" });
  const inspected = () => inspectGroup(docker, arm.site("failing"));
  const { app, "": sandbox } = await inspected();
  await docker.getContainer(sandbox!.Id).update({ RestartPolicy: { Name: "no" } });
  const folder = app!.Mounts[0]!.Source;
  await daemon.stop();
  renameSync(folder, `${folder}-gone`);
  await daemon.start();

  await docker.getContainer(sandbox!.Id).start();
  await asked(inspected, (found) => found.app!.State.Error.includes(folder));
  expect((await inspected()).app!.State.Status).toBe("exited");
  renameSync(`${folder}-gone`, folder);
  await until(docker, inspected, (found) => Object.values(found).every(({ State }) => State.Running));
});

/** Containers with all the labels of a member, given to them or brought by their image, which join what looks like a sandbox. */
async function foreignContainers(member: Docker.ContainerInspectInfo): Promise<Docker.Container[]> {
  const { docker } = daemon;
  const made = { Image: "busybox:1", Cmd: ["sleep", "3600"], StopSignal: "SIGKILL" };
  const labels = { ...member.Config.Labels, "berth.role": "sandbox" };
  const joined = await docker.createContainer({ ...made, name: "somebody-network", Labels: labels });
  await joined.start();
  await docker.getContainer(member.Id).commit({ repo: "somebody/member", tag: "1" });
  const HostConfig = { NetworkMode: "container:somebody-network", RestartPolicy: { Name: "always" } };
  const others = [
    await docker.createContainer({ ...made, name: "somebody-copy", Labels: member.Config.Labels, HostConfig }),
    await docker.createContainer({ ...made, name: "somebody-image", Image: "somebody/member:1", HostConfig }),
  ];
  for (const other of others) await other.start();
  return others;
}
