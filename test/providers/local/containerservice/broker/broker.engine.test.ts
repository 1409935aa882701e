import { systemClock } from "../../../../../src/clock";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { openDockerEngine } from "../../../../../src/docker/api/engine";
import type { Engine } from "../../../../../src/docker/engine";
import { ownedEngine } from "../../../../../src/docker/owned";
import {
  brokerChannel,
  brokerName,
  brokerSpec,
  ensureBroker,
  listShares,
} from "../../../../../src/providers/local/containerservice/broker/broker";
import { MOUNT_SHARES, nodeFiles } from "../../../../../src/providers/local/containerservice/node/files";
import { NODE_VOLUMES } from "../../../../../src/providers/local/containerservice/node/paths";
import { SandboxImage } from "../../../../../src/providers/local/sandbox/commons";
import { EngineDaemon } from "../../../../support/engine/daemon";
import { asked } from "../../../../support/waiting";
import { Turns } from "../../../../../src/providers/local/work/turns";
import { openDocker } from "../../../../support/engine/docker";

const daemon = new EngineDaemon();
const clusterId = (name: string) => ({
  subscriptionId: "s",
  resourceGroup: "rg",
  type: "Microsoft.ContainerService/managedClusters",
  names: [name],
});
const [ONE, TWO] = [clusterId("one"), clusterId("two")];
const NODES = { one: ONE, two: TWO };
let engine: Engine;
let sandboxImage: SandboxImage;
let arch: string;
let volumes: string;

const folder = (share: string) => join(volumes, share, "_data");
const broker = (id = ONE) =>
  ensureBroker({ engine, sandboxImage, clock: systemClock, turns: new Turns() }, { id, volumes: ["foreign"] });

beforeAll(async () => {
  await daemon.start();
  await daemon.copyImage(openDocker(), "busybox:1");
  engine = ownedEngine(await openDockerEngine({ kind: "socket", path: daemon.socket }));
  sandboxImage = new SandboxImage(engine);
  ({ arch } = await engine.version());
  for (const share of ["green", "blue", "foreign"]) {
    await engine.createVolume(share, { "berth.role": "share" });
    volumes = dirname(dirname((await engine.volumePath(share))!));
    writeFileSync(join(folder(share), `${share}.txt`), share);
  }
  await Promise.all([broker(ONE), broker(TWO)]);
  await Promise.all(Object.keys(NODES).map((node) => startNode(node as keyof typeof NODES)));
});
afterAll(async () => {
  engine.close();
  await daemon.remove();
});

/** A node without Kubernetes. Its log has a line for each start, once it has its shares. Two streams would be in no order. */
async function startNode(node: keyof typeof NODES, before = ""): Promise<void> {
  await engine.createContainer(node, {
    image: "busybox:1",
    command: ["sh", "-c", `exec 2>&1; ${MOUNT_SHARES.join(" ")}; echo started; exec sleep 1000000`],
    labels: {},
    restart: "always",
    stopSignal: "SIGKILL",
    network: "none",
    capabilities: { add: ["SYS_ADMIN"], drop: [] },
    unconfined: true,
    mounts: [brokerChannel(NODES[node])],
  });
  await engine.putArchive(node, "/", nodeFiles({ cpu: 1, memoryInGB: 1, arch }));
  await engine.startContainer(node);
  await started(node, 1, before);
}

const started = (node: string, times: number, before = "") =>
  asked(
    () => engine.containerLogs(node, {}).catch(String),
    (log) => log === before + "started\n".repeat(times),
  );

const mount = (node: string, ...shares: string[]) => engine.exec(node, { command: [...MOUNT_SHARES, ...shares] });

/** Which shares' files a node has, anywhere. */
async function seen(node: string): Promise<string[]> {
  const search =
    "find / -xdev -type d \\( -name proc -o -name sys \\) -prune -o -name '*.txt' -print; find /berth -name '*.txt'";
  const { stdout } = await engine.exec(node, { command: ["sh", "-c", search] });
  return [...new Set(stdout.trim().split("\n"))].filter((line) => line !== "").sort();
}
const at = (share: string) => `${NODE_VOLUMES}/${share}/_data/${share}.txt`;

test("running nodes get the shares of their cluster, and have them again when the engine restarts", async () => {
  expect([await seen("one"), await seen("two")]).toEqual([[], []]);
  await listShares({ engine }, ONE, ["green"]);
  await listShares({ engine }, TWO, ["blue"]);
  expect(await mount("one", "green")).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  expect(await mount("two", "blue")).toMatchObject({ exitCode: 0 });
  expect([await seen("one"), await seen("two")]).toEqual([[at("green")], [at("blue")]]);

  await listShares({ engine }, ONE, ["blue"]);
  expect(await mount("one", "green", "blue")).toMatchObject({ exitCode: 0 });
  expect(await seen("one")).toEqual([at("blue"), at("green")]);
  expect(await mount("two", "green", "blue", "foreign")).toEqual({
    exitCode: 1,
    stdout: "",
    stderr: "share green: not among the shares of this cluster that the engine has\n",
  });

  await engine.exec("one", { command: ["sh", "-c", `echo changed > ${at("green")}`] });
  expect(readFileSync(join(folder("green"), "green.txt"), "utf8")).toBe("changed\n");

  await daemon.restart();
  await Promise.all([started("one", 2), started("two", 2)]);
  expect([await seen("one"), await seen("two")]).toEqual([[at("blue"), at("green")], [at("blue")]]);
  // A share is mounted once, however often it was asked for.
  const { stdout } = await engine.exec("one", { command: ["grep", "-c", NODE_VOLUMES, "/proc/mounts"] });
  expect(stdout).toBe("2\n");
});

test("a share can be deleted while nodes have it, and is another one when it was made again", async () => {
  await engine.createVolume("red", { "berth.role": "share" });
  writeFileSync(join(folder("red"), "red.txt"), "first");
  await listShares({ engine }, ONE, ["red"]);
  expect(await mount("one", "red")).toMatchObject({ exitCode: 0 });
  expect(await engine.removeVolume("red")).toBe(true);
  expect(existsSync(folder("red"))).toBe(false);
  expect(await mount("one", "red")).toMatchObject({ exitCode: 1 });

  await engine.createVolume("red", { "berth.role": "share" });
  writeFileSync(join(folder("red"), "red.txt"), "second");
  expect(await mount("one", "red")).toMatchObject({ exitCode: 0 });
  expect(await engine.exec("one", { command: ["cat", at("red")] })).toMatchObject({ stdout: "second" });
});

test("a lost broker is made again with the cluster's shares, and one that is right is left alone", async () => {
  const before = (await engine.inspectContainer(brokerName(ONE)))!.id;
  await broker();
  expect((await engine.inspectContainer(brokerName(ONE)))!.id).toBe(before);
  await engine.removeContainer(before);
  await broker();
  await engine.restartContainer("one", 0);
  await started("one", 3);
  expect(await seen("one")).toEqual(expect.arrayContaining([at("blue"), at("green")]));
});

/** The first line of what the broker answers to a request, and all that follows. */
async function answer(request: string): Promise<{ first: string; rest: string }> {
  const channel = brokerChannel(ONE);
  const path = await engine.volumePath(channel.kind === "volume" ? channel.volume! : "");
  const socket = connect(join(path!, "socket"));
  socket.write(`${request}\r\n\r\n`);
  let text = "";
  for await (const chunk of socket) text += String(chunk);
  const [first = "", ...rest] = text.split("\r\n");
  return { first, rest: rest.join("\r\n") };
}

test("the broker answers what the engine says of an image", async () => {
  const { first, rest } = await answer("GET /images/busybox:1/json HTTP/1.0");
  expect(first).toBe("HTTP/1.0 200 OK");
  expect(rest).toContain('"RepoTags":["busybox:1"]');
  expect((await answer("GET /images/nowhere/json HTTP/1.0")).first).toBe("HTTP/1.0 404 Not Found");
});

test.each([
  "GET /containers/json HTTP/1.0",
  "GET /volumes HTTP/1.0",
  "GET /info HTTP/1.0",
  "GET /v1.41/containers/json HTTP/1.0",
  "POST /containers/create HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: 0",
  "POST /images/busybox:1/json HTTP/1.0",
  "DELETE /images/busybox:1 HTTP/1.0",
  "GET /images/json HTTP/1.0",
  "GET /images/get HTTP/1.0",
  "GET /images/get?names=busybox:1 HTTP/1.0",
  "GET /images//json HTTP/1.0",
  "GET /images/busybox:1 HTTP/1.0",
  "GET /images/busybox:1/history HTTP/1.0",
  "GET /images/busybox:1/json? HTTP/1.0",
  "GET /images/busybox:1/json/ HTTP/1.0",
  "GET /images/../containers/json HTTP/1.0",
  "GET /images/x/../../containers/json HTTP/1.0",
  "GET /images/x/..%2f..%2fcontainers/json HTTP/1.0",
  "GET /images/.hidden/json HTTP/1.0",
  "GET /images/busybox:1/json",
  "GET /images/busybox:1/json\r\nGET /containers/json HTTP/1.0",
  "GET /images/busybox:1/json\tHTTP/1.0",
  "GET /shares/ HTTP/1.0",
  "GET  HTTP/1.0",
  "HELLO",
])("the broker refuses %j", async (request) => {
  expect(await answer(request)).toEqual({ first: "HTTP/1.0 403 Forbidden", rest: "\r\n" });
});

test("a broker has no network and no right but that for mounts", async () => {
  const { HostConfig } = await daemon.docker.getContainer(brokerName(ONE)).inspect();
  expect(HostConfig).toMatchObject({
    NetworkMode: "none",
    Privileged: false,
    CapAdd: [expect.stringMatching(/^(CAP_)?SYS_ADMIN$/)],
    CapDrop: ["ALL"],
    PidMode: "",
    ReadonlyRootfs: true,
    PidsLimit: 64,
    Memory: 64 * 1024 * 1024,
  });
  expect(HostConfig.SecurityOpt).toContain("no-new-privileges");
});

test("on a kernel without detached mounts, nodes say which one has them", async () => {
  const THREE = clusterId("three");
  const none = { names: ["open_tree"], action: "SCMP_ACT_ERRNO", errnoRet: 38 };
  const seccompProfile = JSON.stringify({ defaultAction: "SCMP_ACT_ALLOW", syscalls: [none] });
  const spec = brokerSpec(THREE, { socketPath: engine.socketPath, volumes, arch });
  // Its program stays in its volume.
  await broker(THREE);
  await engine.removeContainer(brokerName(THREE));
  await engine.createContainer(brokerName(THREE), { ...spec, seccompProfile });
  await engine.startContainer(brokerName(THREE));
  await listShares({ engine }, THREE, ["green"]);
  Object.assign(NODES, { three: THREE });
  await startNode("three" as "one", "share green: a mount for a node needs Linux 5.2 or later\n");
  expect(await mount("three", "green")).toEqual({
    exitCode: 1,
    stdout: "",
    stderr: "share green: a mount for a node needs Linux 5.2 or later\n",
  });
});
