/**
 * Attacks live here, and what is like one without meaning harm: things of other people that look like Berth's, images and clusters
 * that say more than they should. Each was seen to succeed before what stops it was written. They start real engines of their own
 * where the engine's owner must not be met.
 */

import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { omit } from "../../src/model/core/json";
import { engineName } from "../../src/docker/labels";
import { SANDBOX_IMAGE } from "../../src/providers/local/sandbox/commons";
import { stopSupervisor, supervisorLink } from "../../src/supervisor/client";
import { berth as runBerth } from "../support/cli/berth";
import { EngineDaemon } from "../support/engine/daemon";
import { container, group, inspectGroup, LocalArm } from "../support/engine/arm";
import { PulumiStack } from "../support/pulumi/cli";
import { asked } from "../support/waiting";
import { isPodman, openDocker } from "../support/engine/docker";

const daemon = new EngineDaemon();
const { docker } = daemon;
const folder = mkdtempSync(join(tmpdir(), "berth-security-"));
const supervisor = { folder, idleMs: 3_000 };
const arm = new LocalArm({
  dockerHost: daemon.host,
  supervisor: (endpoint) => supervisorLink(endpoint, supervisor),
});

beforeAll(async () => {
  await daemon.start();
  await daemon.copyImage(openDocker(), "busybox:1");
});
afterAll(async () => {
  await stopSupervisor({ kind: "socket", path: daemon.socket }, supervisor);
  await daemon.remove();
  rmSync(folder, { recursive: true });
});

const whole = { resources: { requests: { cpu: 1, memoryInGB: 1 } } };
const forever = [
  "sh",
  "-c",
  "trap 'exit 0' TERM; mkdir -p /srv; touch /srv/ok; echo serving; httpd -p 80 -h /srv; sleep 3600 & wait",
];
const probe = { httpGet: { path: "/ok", port: 80 }, periodSeconds: 1, timeoutSeconds: 10 };
const ACCOUNT = "security";

/** A group that mounts a share and has a probe. */
function site(key: string, more: object = {}) {
  const volumeMounts = [{ name: "shared", mountPath: "/data" }];
  const azureFile = { shareName: "files", storageAccountName: ACCOUNT, storageAccountKey: key };
  const web = container("web", forever, { ...whole, readinessProbe: probe, volumeMounts, ...more });
  return group([web], { volumes: [{ name: "shared", azureFile }] });
}

const inTheWay = (kind: string, name: string, way: string) => ({
  code: "NameInUse",
  message: `The engine has ${kind === "image" ? "an" : "a"} ${kind} named '${name}' that Berth did not make, and leaves alone. ${way}`,
});

test("a network, an image and a volume of other people with names of Berth's are told of, neither used nor removed", async () => {
  await arm.createGroup();
  const id = arm.site("web");
  const sent = group([container("web", forever, whole)]);

  const network = await docker.createNetwork({ Name: "berth" });
  const refused = await arm.run("PUT", id, sent);
  expect(refused.body).toMatchObject({
    status: "Failed",
    error: inTheWay("network", "berth", "Remove it if it may go: docker network rm berth"),
  });
  expect((await network.inspect()).Containers).toEqual({});
  await network.remove();

  const [repo, tag] = SANDBOX_IMAGE.split(":") as [string, string];
  await docker.getImage("busybox:1").tag({ repo, tag });
  const image = `Remove it if it may go: docker rmi ${SANDBOX_IMAGE}`;
  expect((await arm.another().run("PUT", id, sent)).body).toMatchObject({
    status: "Failed",
    error: inTheWay("image", SANDBOX_IMAGE, image),
  });
  await docker.getImage(SANDBOX_IMAGE).remove();

  await arm.createShare(ACCOUNT);
  const share = `${arm.account(ACCOUNT)}/fileServices/default/shares/files`;
  const name = engineName("files", share.toLowerCase(), "files");
  await docker.createVolume({ Name: name });
  const answer = await arm.send("PUT", share, {});
  expect([answer.status, answer.body.error]).toEqual([
    409,
    inTheWay("volume", name, `Remove it if it may go: docker volume rm ${name}`),
  ]);
  expect((await arm.get(share)).status).toBe(404);

  await arm.removeGroup();
  expect(await everything()).toEqual(["image busybox:1", `volume ${name}`]);
  await docker.getVolume(name).remove();
});

test("labels of an image say nothing about the group that it is used in", async () => {
  await arm.createGroup();
  const labels = { pulled: "{not json", probes: "{not json", role: "sandbox", failure: "{", ports: "{", spec: "x" };
  const base = await docker.createContainer({ Image: "busybox:1" });
  const changes = Object.entries(labels).map(([label, value]) => `LABEL berth.${label}=${JSON.stringify(value)}`);
  await base.commit({ repo: "somebody/labelled", tag: "1", changes: changes.join("\n") });
  await base.remove();
  const id = arm.site("web");
  const sent = (image: string) => group([container("web", forever, { ...whole, readinessProbe: probe, image })]);

  expect((await arm.run("PUT", id, sent("somebody/labelled:1"))).body).toMatchObject({ status: "Succeeded" });
  const { web } = await inspectGroup(docker, id);
  expect(web!.Config.Labels).toMatchObject({ "berth.role": "container", "berth.failure": "", "berth.ports": "" });
  const read = await arm.another().get(id);
  expect(read.body.properties.containers[0].properties.instanceView).toMatchObject({
    currentState: { state: "Running" },
    restartCount: 0,
  });
  expect(await berth("ls")).toMatch(/^NAME .*\nweb .*\n$/);
  expect((await arm.run("PUT", id, sent("busybox:1"))).body).toMatchObject({ status: "Succeeded" });
  await arm.removeGroup();
  await docker.getImage("somebody/labelled:1").remove();
  expect(await everything()).toEqual(["image busybox:1"]);
});

test("twelve things of other people, labelled and named like Berth's, stay as they are", async () => {
  await arm.createGroup();
  const key = await arm.createShare(ACCOUNT, "files");
  const id = arm.site("web");
  expect((await arm.run("PUT", id, site(key))).body).toMatchObject({ status: "Succeeded" });

  const foreign = await foreignThings(id);
  let before = await stateOf(foreign);
  const unchanged = async () => expect(await stateOf(foreign)).toEqual(before);

  const changed = site(key, { environmentVariables: [{ name: "ANEW", value: "yes" }] });
  expect((await arm.run("PUT", id, changed)).body).toMatchObject({ status: "Succeeded" });
  const read = await arm.another().get(id);
  expect(read.body.properties.instanceView.state).toBe("Running");
  expect(read.body.properties.containers[0].properties.instanceView.restartCount).toBe(0);
  const listed = await arm.get(`${arm.group}/providers/Microsoft.ContainerInstance/containerGroups`);
  expect(listed.body.value.map(({ name }: { name: string }) => name)).toEqual(["web"]);
  expect(await berth("ls")).toMatch(/^NAME .*\nweb .*\n$/);
  expect(await berth("show", "web")).toContain("Running");
  expect(await berth("restart", "web")).toBe("Restarted web.\n");
  await asked(
    () => berth("logs", "web"),
    (log) => log.includes("serving"),
  );
  expect(await berth("exec", "web", "--", "ls", "/srv")).toBe("ok\n");
  expect(await berth("stop", "web")).toBe("Stopped web.\n");
  expect(await berth("start", "web")).toBe("Started web.\n");
  await unchanged();

  // The commands of the hands-on, and how its script takes it away.
  const hands = handsOn();
  await hands.stack.succeed("stack", "init", "dev");
  for (const command of ["up", "refresh", "up"]) await hands.stack.succeed(command, "--yes", "--skip-preview");
  await unchanged();
  const taken = await hands.down();
  expect([taken.code, told(taken.output, foreign)]).toEqual([0, []]);
  expect(taken.output).toContain("Everything of the hands-on is gone.");
  const again = await hands.down();
  expect([again.code, told(again.output, foreign)]).toEqual([1, []]);
  expect(again.output).toContain("There is no hands-on stack here any more, so pulumi cannot take these away");
  await unchanged();

  // What Podman runs does not depend on a daemon.
  if (!isPodman) {
    await daemon.restart();
    await restored(id);
    expect((await stateOf(foreign)).map(([kind, name, is]) => [kind, name, atRest(is)])).toEqual(
      before.map(([kind, name, was]) => [kind, name, ended(was)]),
    );
    before = await stateOf(foreign);
    expect((await arm.another().run("POST", `${id}/start`)).status).toBeLessThan(300);
    expect((await arm.another().get(id)).body.properties.instanceView.state).toBe("Running");
    await unchanged();
  }

  await arm.another().removeGroup();
  await unchanged();
  const left = await everything();
  expect(left).toEqual(foreign.map(({ kind, name }) => `${kind} ${name}`).sort());
});

interface Foreign {
  readonly kind: "container" | "image" | "network" | "volume";
  readonly name: string;
  inspect(): Promise<object>;
}

/** What other people have, with what a group's own things are labelled with. */
async function foreignThings(id: string): Promise<Foreign[]> {
  const member = (await inspectGroup(docker, id))["web"]!;
  const own = member.Config.Labels;
  const records = (await docker.listVolumes({ filters: { label: ["berth.role=record"] } })).Volumes;
  const record = records.find(({ Labels }) => Labels["berth.key"] === id.toLowerCase())!.Labels;
  const labelled = (role: string) => ({ ...own, "berth.role": role });
  const idle = { Image: "busybox:1", Cmd: ["sleep", "3600"], StopSignal: "SIGKILL" };

  await docker.getContainer(member.Id).commit({ repo: "somebody/web", tag: "1" });
  const broken = await docker.createContainer({ name: "build", ...idle });
  await broken.commit({ repo: "somebody/broken", tag: "1", changes: 'LABEL berth.probes="{not json"' });
  await broken.commit({ repo: "somebody/base", tag: "1", changes: "LABEL berth.role=image" });
  await broken.remove();

  const made = async (name: string, spec: object) => {
    const { id: containerId } = await docker.createContainer({ name, ...idle, ...spec });
    return containerId;
  };
  const start = async (name: string, spec: object) => docker.getContainer(await made(name, spec)).start();
  await start("copy-of-web", { Image: "somebody/web:1" });
  await start("berth-web-copy", { Labels: { ...labelled("sandbox") } });
  await start("probed", { Image: "somebody/broken:1", Labels: labelled("container") });
  await made("berth-secret-backup", { Labels: { "berth.role": "secret" } });
  await made("node", { Labels: labelled("agent") });

  const volumes = {
    [engineName("web", id.toLowerCase(), "r99")]: { ...record, "berth.seq": "99" },
    "berth-files": labelled("share"),
    "berth-scratch": labelled("emptyDir"),
  };
  for (const [Name, Labels] of Object.entries(volumes)) await docker.createVolume({ Name, Labels });
  const networks = {
    "berth-of-somebody": { "berth.role": "network" },
    "berth-subnet": labelled("subnet"),
    "berth-cluster": labelled("clusterNetwork"),
  };
  for (const [Name, Labels] of Object.entries(networks)) await docker.createNetwork({ Name, Labels });

  return [
    ...["copy-of-web", "berth-web-copy", "probed", "berth-secret-backup", "node"].map((name) => ({
      kind: "container" as const,
      name,
      inspect: () => docker.getContainer(name).inspect(),
    })),
    ...Object.keys(volumes).map((name) => ({
      kind: "volume" as const,
      name,
      inspect: () => docker.getVolume(name).inspect(),
    })),
    ...Object.keys(networks).map((name) => ({
      kind: "network" as const,
      name,
      inspect: () => docker.getNetwork(name).inspect(),
    })),
    ...["somebody/base:1", "somebody/broken:1", "somebody/web:1", "busybox:1"].map((name) => ({
      kind: "image" as const,
      name,
      inspect: () => docker.getImage(name).inspect(),
    })),
  ];
}

const stateOf = (things: readonly Foreign[]) =>
  Promise.all(things.map(async (thing) => [thing.kind, thing.name, await thing.inspect()] as const));

/**
 * A thing but for what Docker itself changes when the engine restarts: a container that ran has ended, and has no address any more,
 * and lists of DNS settings that were not there are empty.
 */
function atRest(was: object): object {
  const { State, HostConfig } = was as { State?: { Status: string }; HostConfig: Record<string, unknown> };
  if (State === undefined) return was;
  return {
    ...omit(was as Record<string, unknown>, "NetworkSettings"),
    State: State.Status,
    HostConfig: omit(HostConfig, "Dns", "DnsOptions", "DnsSearch"),
  };
}

function ended(was: object): object {
  const rest = atRest(was) as { State?: string };
  return rest.State === "running" ? { ...rest, State: "exited" } : rest;
}

/** Waits until the restarter has done its work. Docker's labels do not tell which container is the group's: others have them too. */
async function restored(id: string): Promise<void> {
  const look = async () => (await arm.another().get(id)).body.properties.containers[0].properties.instanceView;
  await asked(look, ({ currentState }) => currentState.state === "Running");
}

/** The hands-on with a state of its own. */
function handsOn() {
  const state = join(folder, "hands-on");
  mkdirSync(join(state, "state"), { recursive: true });
  const more = { DOCKER_HOST: daemon.host, XDG_RUNTIME_DIR: folder, PULUMI_BACKEND_URL: `file://${state}/state` };
  const stack = new PulumiStack("examples/aci-hands-on/index.ts", "aci-hands-on", more);
  const env = { ...process.env, ...more, PULUMI_CONFIG_PASSPHRASE: "test", PULUMI_SKIP_UPDATE_CHECK: "true" };
  const argv = [join(__dirname, "programs/down.mjs"), daemon.socket, stack.folder, state];
  const down = () =>
    new Promise<{ code: number; output: string }>((resolve) => {
      execFile(process.execPath, argv, { env }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
      );
    });
  return { stack, down };
}

/** The foreign things that a text names. */
const told = (text: string, foreign: readonly Foreign[]) =>
  foreign.map(({ name }) => name).filter((name) => new RegExp(`(^|\\s)${name}(\\s|$)`, "m").test(text));

/** All that the engine has, but what it has by itself. */
async function everything(): Promise<string[]> {
  const [containers, { Volumes }, networks, images] = await Promise.all([
    docker.listContainers({ all: true }),
    docker.listVolumes(),
    docker.listNetworks(),
    docker.listImages(),
  ]);
  return [
    ...containers.map(({ Names }) => `container ${Names[0]!.slice(1)}`),
    ...(Volumes ?? []).map(({ Name }) => `volume ${Name}`),
    ...networks
      .filter(({ Name }) => ![...(isPodman ? ["bridge"] : []), "none", "host"].includes(Name))
      .map(({ Name }) => `network ${Name}`),
    // Podman says where a name is from.
    ...images
      .flatMap(({ RepoTags }) => RepoTags ?? [])
      .map((name) => `image ${name.replace(/^(localhost|docker\.io\/library|docker\.io)\//, "")}`),
  ].sort();
}

/** What the command prints. */
async function berth(...argv: string[]): Promise<string> {
  const { code, out, err } = await runBerth(argv, { env: { DOCKER_HOST: daemon.host, XDG_RUNTIME_DIR: folder } });
  expect([code, err]).toEqual([0, ""]);
  return out;
}
