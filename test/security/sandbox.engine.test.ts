import type Docker from "dockerode";
import type { Engine } from "../../src/docker/engine";
import { container, group, idle, inspectGroup, LocalArm } from "../support/engine/arm";
import { NO_RIGHTS, rightsOf } from "../support/engine/rights";
import { EngineDaemon } from "../support/engine/daemon";
import { openEngine } from "../support/engine/killed";
import { onDocker, openDocker } from "../support/engine/docker";

const daemon = new EngineDaemon();
const { docker } = daemon;
const arm = new LocalArm({ dockerHost: daemon.host });
let engine: Engine;

beforeAll(async () => {
  await daemon.start();
  await daemon.copyImage(openDocker(), "busybox:1");
  engine = await openEngine(daemon.host);
  await arm.createGroup();
});
afterAll(async () => {
  engine.close();
  await daemon.remove();
});

const whole = { resources: { requests: { cpu: 1, memoryInGB: 1 } } };
const sockets = ["find", "/", "-type", "s"];

test("whoever gets into a sandbox, a member or the network of a group finds no socket of the engine", async () => {
  const id = arm.site("web");
  expect((await arm.run("PUT", id, group([idle("app"), idle("other")]))).body).toMatchObject({ status: "Succeeded" });
  const { "": sandbox, app } = await inspectGroup(docker, id);

  // What an attacker would bring along: the sandbox's image has no programs.
  const busybox = await engine.getArchive(app!.Id, "/bin/busybox");
  await engine.putArchive(sandbox!.Id, "/state", busybox!);
  const stranger = await engine.createContainer("stranger", {
    image: "busybox:1",
    command: ["sleep", "3600"],
    stopSignal: "SIGKILL",
    labels: {},
    restart: "no",
    network: { join: sandbox!.Id },
  });
  await engine.startContainer(stranger);
  const found = {
    sandbox: (await engine.exec(sandbox!.Id, { command: ["/state/busybox", ...sockets] })).stdout,
    member: (await engine.exec(app!.Id, { command: sockets })).stdout,
    neighbour: (await engine.exec(stranger, { command: sockets })).stdout,
  };
  expect(found).toEqual({ sandbox: "", member: "", neighbour: "" });
  expect([sandbox!.Mounts.map(({ Destination }) => Destination), app!.Mounts]).toEqual([["/state"], []]);
  await engine.removeContainer(stranger);
});

onDocker("one container of the engine has its socket, and no right but that", async () => {
  expect((await arm.run("PUT", arm.site("one"), group([container("app", ["sleep", "60"], whole)]))).status).toBe(200);
  const all = await Promise.all(
    (await docker.listContainers({ all: true })).map(({ Id }) => docker.getContainer(Id).inspect()),
  );
  const holders = all.filter(({ Mounts }) => Mounts.some(({ Source }) => Source === daemon.socket));
  expect(holders.map(({ Name }) => Name)).toEqual(["/berth-restarter"]);
  const [{ HostConfig, Mounts, NetworkSettings, State }] = holders as [Docker.ContainerInspectInfo];
  const { CapAdd, CapDrop, Memory, MemorySwap, NetworkMode, PidsLimit, Privileged, ReadonlyRootfs } = HostConfig;
  expect({ CapAdd, CapDrop, Memory, MemorySwap, NetworkMode, PidsLimit, Privileged, ReadonlyRootfs }).toEqual({
    CapAdd: [],
    CapDrop: ["ALL"],
    Memory: 32 * 2 ** 20,
    MemorySwap: 32 * 2 ** 20,
    NetworkMode: "none",
    PidsLimit: 32,
    Privileged: false,
    ReadonlyRootfs: true,
  });
  expect([HostConfig.SecurityOpt, HostConfig.RestartPolicy?.Name]).toEqual([["no-new-privileges"], "always"]);
  expect(Object.keys(NetworkSettings.Networks)).toEqual(["none"]);
  expect(Mounts.map(({ Destination, RW }) => [Destination, RW])).toEqual([["/berth/engine.sock", false]]);
  expect(rightsOf(State.Pid)).toMatchObject(NO_RIGHTS);
});

test("a group that nobody is to restart needs no restarter", async () => {
  await arm.removeGroup();
  await arm.createGroup();
  const never = group([container("app", ["sleep", "60"], whole)], { restartPolicy: "Never" });
  expect((await arm.run("PUT", arm.site("never"), never)).body).toMatchObject({ status: "Succeeded" });
  expect((await docker.listContainers({ all: true })).map(({ Labels }) => Labels["berth.role"]).sort()).toEqual([
    "container",
    "sandbox",
  ]);
});
