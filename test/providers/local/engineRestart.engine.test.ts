import Docker from "dockerode";
import { ROLE } from "../../../src/docker/labels";
import { ownedEngine } from "../../../src/docker/owned";
import { packFile } from "../../../src/docker/tar";
import { SANDBOX_IMAGE } from "../../../src/providers/local/sandbox/commons";
import { container, group, idle, inspectGroup, LocalArm, web } from "../../support/engine/arm";
import { EngineDaemon } from "../../support/engine/daemon";
import { openEngine } from "../../support/engine/killed";
import { until } from "../../support/waiting";

const daemon = new EngineDaemon();
const arm = new LocalArm({ dockerHost: `unix://${daemon.socket}` });
const site = arm.site("site");
const runs = (name: string) =>
  container(name, ["sh", "-c", "echo $$ >> /srv/starts; exec sleep 3600"], {
    volumeMounts: [{ name: "share", mountPath: "/srv" }],
  });

beforeAll(async () => {
  await daemon.start();
  await daemon.copyImage(new Docker(), "busybox:1");
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
