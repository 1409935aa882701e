import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { containerOptions } from "../../../src/docker/api/shapes";
import { readAll } from "../../../src/docker/api/streams";
import type { ContainerSpec, Engine } from "../../../src/docker/engine";
import { packFile } from "../../../src/docker/tar";
import { asked } from "../../support/waiting";
import { openDocker, openMachine } from "../../support/engine/docker";

const name = `berth-test-${randomBytes(4).toString("hex")}`;
const labels = { "berth-test": name };
const spec: ContainerSpec = { image: "busybox:1", command: ["sleep", "3600"], labels, restart: "no", network: "none" };
const made: string[] = [];
let engine: Engine;

beforeAll(async () => {
  engine = await openMachine();
});
afterAll(async () => {
  await Promise.all(made.map((item) => engine.removeContainer(item)));
  for (const network of await engine.listNetworks([`berth-test=${name}`])) await engine.removeNetwork(network.id);
  await engine.removeVolume(name);
  engine.close();
});

/** Makes a container and starts it. */
async function start(suffix: string, more: Partial<ContainerSpec> = {}): Promise<string> {
  const id = `${name}-${suffix}`;
  made.push(id);
  await engine.createContainer(id, { ...spec, ...more });
  await engine.startContainer(id);
  return id;
}

const sh = (script: string) => ["sh", "-c", script];

test("a container that others are removing is gone when its removal ends, so that what it uses can go", async () => {
  const volume = `${name}-used`;
  await engine.createVolume(volume, labels);
  const mounts = [{ kind: "volume" as const, path: "/used", volume, readOnly: false, labels }];
  const ids = await Promise.all(["a", "b", "c"].map((suffix) => start(`leaving-${suffix}`, { mounts })));
  const others = ids.map((id) => engine.removeContainer(id));
  await Promise.all(ids.map((id) => engine.removeContainer(id)));
  expect(await engine.removeVolume(volume)).toBe(true);
  await Promise.all(others);
});

test("runs programs in a container to their end, with what they read and what they write", async () => {
  const id = await start("exec");
  const command = sh("cat; echo $GREETING $(id -u) $(pwd); echo problem >&2; exit 3");
  const options = { command, env: { GREETING: "hello" }, user: "7", workingDir: "/tmp" };
  expect(await engine.exec(id, { ...options, input: Buffer.from("in\n") })).toEqual({
    exitCode: 3,
    stdout: "in\nhello 7 /tmp\n",
    stderr: "problem\n",
  });
  expect(await engine.exec(id, { command: ["echo", "no input"] })).toEqual({
    exitCode: 0,
    stdout: "no input\n",
    stderr: "",
  });

  const megabytes = Buffer.alloc(20 * 1024 * 1024, "x");
  const counted = { exitCode: 0, stdout: `${megabytes.length}\n`, stderr: "" };
  expect(await engine.exec(id, { command: ["wc", "-c"], input: megabytes })).toEqual(counted);
  const stream = Readable.from([megabytes.subarray(0, 5), megabytes.subarray(5)], { objectMode: false });
  expect(await engine.execWith(id, { command: ["wc", "-c"] }, stream)).toEqual(counted);
  const large = await engine.exec(id, { command: sh("dd if=/dev/zero bs=1M count=20 2>/dev/null | tr '\\0' y") });
  expect([large.exitCode, large.stdout.length]).toEqual([0, megabytes.length]);
});

test("runs interactive programs, and follows a container's log", async () => {
  const id = await start("spoken", {
    command: sh("echo one; echo two; until test -e /go; do sleep 0.1; done; echo three >&2"),
  });
  const piped = await engine.openExec(id, { command: sh("read -r line; echo got $line >&2; cat; tty; exit 3") });
  let output = "";
  piped.stream.on("data", (chunk) => (output += chunk));
  piped.stream.write("a\n");
  piped.stream.end("b\n");
  // Output of two streams may arrive in any order.
  expect([await piped.exitCode(), output.split("\n").sort()]).toEqual([3, ["", "b", "got a", "not a tty"]]);

  const terminal = { rows: 12, cols: 34 };
  const spoken = await engine.openExec(id, { command: ["sh"], user: "7", env: { PS1: "$ " }, terminal });
  output = "";
  spoken.stream.on("data", (chunk) => (output += chunk));
  spoken.stream.write("stty size; id -u\n");
  await spoken.resize({ rows: 56, cols: 78 });
  spoken.stream.write("stty size; exit 4\n");
  expect(await spoken.exitCode()).toBe(4);
  expect(output).toMatch(/7\r\n[^]*56 78\r\n/);

  const followed = await engine.followLogs(id, {});
  await engine.exec(id, { command: ["touch", "/go"] });
  expect(String(await readAll(followed))).toBe("one\ntwo\nthree\n");
  const stamped = String(await readAll(await engine.followLogs(id, { timestamps: true, tail: 1 })));
  expect(stamped).toMatch(/^\d{4}-\S+Z three\n$/);
  const [seconds = "", fraction = ""] = (Date.parse(stamped.slice(0, 23) + "Z") / 1000).toFixed(3).split(".");
  const since = `${seconds}.${fraction}000000`;
  expect(String(await readAll(await engine.followLogs(id, { since })))).toBe("three\n");
  await expect(engine.followLogs(`${id}-nothing`, {})).rejects.toMatchObject({ fault: "notFound" });
});

test("reports how a program ended that did not read its whole input, and when that is not known", async () => {
  const id = await start("ends");
  const unread = Readable.from([Buffer.alloc(20 * 1024 * 1024)], { objectMode: false });
  const enough = { exitCode: 4, stdout: "enough\n", stderr: "" };
  expect(await engine.execWith(id, { command: sh("echo enough; exit 4") }, unread)).toEqual(enough);
  expect(unread.destroyed).toBe(true);

  // Before the program has started, and once it has.
  const broken = new Readable({ read: () => {} });
  const early = engine.execWith(id, { command: ["cat"] }, broken);
  broken.destroy(new Error("the source broke"));
  await expect(early).rejects.toMatchObject({ fault: "failed", message: "the source broke" });
  const breaking = new Readable({ read: () => {} });
  breaking.once("resume", () => breaking.destroy(new Error("the source broke")));
  const later = engine.execWith(id, { command: ["cat"] }, breaking);
  await expect(later).rejects.toMatchObject({ fault: "failed", message: "the source broke" });
  await expect(
    engine.exec(id, { command: ["sleep", "30"], limit: { ms: 200, what: "The nap" } }),
  ).rejects.toMatchObject({
    fault: "failed",
    message: "The nap did not end within 0.2 s.",
  });
  await engine.killContainer(id, "SIGKILL");
  for (const ref of [id, `${id}-nothing`])
    await expect(engine.exec(ref, { command: ["true"] })).rejects.toMatchObject({
      fault: ref === id ? "conflict" : "notFound",
    });
});

test("makes networks with a subnet, and containers with a fixed address in them", async () => {
  const filter = [`berth-test=${name}`];
  await engine.createNetwork(name, { labels });
  const [chosen, ...others] = await engine.listNetworks(filter);
  expect([chosen, others]).toEqual([
    { id: expect.any(String), name, labels, subnet: expect.stringMatching(/^[\d.]+\/\d+$/) },
    [],
  ]);
  const { subnet } = chosen!;
  await expect(engine.createNetwork(`${name}-2`, { labels, subnet })).rejects.toMatchObject({ fault: "conflict" });
  expect(await engine.removeNetwork(chosen!.id)).toBe(true);
  await engine.createNetwork(name, { labels, subnet });
  expect(await engine.listNetworks(filter)).toEqual([{ ...chosen, id: expect.any(String) }]);

  const ip = subnet.replace(/\d+\/\d+$/, "77");
  const id = await start("fixed", { network: { name, aliases: ["fixed"], ports: [], ip } });
  expect(await engine.inspectContainer(id)).toMatchObject({
    image: "busybox:1",
    imageId: (await engine.inspectImage("busybox:1"))!.id,
    addresses: { [name]: ip },
  });
  await engine.stopContainer(id, 0);
  expect(await engine.inspectContainer(id)).toMatchObject({ running: false, addresses: {} });
  await engine.startContainer(id);
  expect((await engine.inspectContainer(id))!.addresses).toEqual({ [name]: ip });
  const [listed] = (await engine.listContainers(filter)).filter((item) => item.name === id);
  expect(listed).toMatchObject({ name: id, running: true, image: "busybox:1" });
});

test("gives a privileged container memory to run programs in, and control groups of its own", async () => {
  const id = await start("node", {
    privileged: true,
    cgroupNamespace: "private",
    mounts: [{ kind: "tmpfs", path: "/run", sizeBytes: 1024 * 1024, mode: 0o700 }],
  });
  const script = [
    "printf '#!/bin/sh\\necho ran' > /run/program; chmod +x /run/program; /run/program",
    "df -k /run | tail -1 | awk '{print $2}'; ls -ld /run | cut -c1-10",
    "mkdir /late && mount -t tmpfs none /late && echo mounted",
    "cut -d: -f3 /proc/self/cgroup | sort -u",
  ];
  expect((await engine.exec(id, { command: sh(script.join("\n")) })).stdout).toBe(
    "ran\n1024\ndrwx------\nmounted\n/\n",
  );
});

test("gives a container its limits, rights and runtime", async () => {
  const runtime = await usualRuntime();
  const id = await start("rights", {
    cpu: 0.5,
    cpuShares: 256,
    memoryBytes: 64 * 1024 * 1024,
    memoryReservationBytes: 32 * 1024 * 1024,
    noNewPrivileges: true,
    capabilities: { add: ["NET_ADMIN"], drop: ["CHOWN"] },
    seccompProfile: JSON.stringify({
      defaultAction: "SCMP_ACT_ALLOW",
      syscalls: [{ names: ["mkdir", "mkdirat"], action: "SCMP_ACT_ERRNO" }],
    }),
    runtime,
  });
  const script = "grep -E '^(NoNewPrivs|Seccomp):' /proc/self/status; grep CapEff /proc/self/status; mkdir /x 2>&1";
  const { stdout } = await engine.exec(id, { command: sh(script) });
  const [noNew, seccomp, effective = "", refused] = stdout.split("\n");
  expect([noNew, seccomp, refused]).toEqual([
    "NoNewPrivs:\t1",
    "Seccomp:\t2",
    "mkdir: can't create directory '/x': Operation not permitted",
  ]);
  const has = (bit: number) => (BigInt(`0x${effective.split("\t")[1]}`) >> BigInt(bit)) & 1n;
  // CHOWN and NET_ADMIN; and KILL, which the container neither adds nor drops.
  expect([has(0), has(12), has(5)]).toEqual([0n, 1n, 1n]);
  const { HostConfig } = await openDocker().getContainer(id).inspect();
  expect(HostConfig).toMatchObject({
    NanoCpus: 5e8,
    CpuShares: 256,
    Memory: 64 * 1024 * 1024,
    MemorySwap: 64 * 1024 * 1024,
    MemoryReservation: 32 * 1024 * 1024,
    Runtime: runtime,
  });
  await expect(start("noruntime", { runtime: "no-such-runtime" })).rejects.toMatchObject({ fault: "invalid" });
});

test("waits for the end of each run, and lists the events", async () => {
  const since = new Date().toISOString();
  const id = await start("runs", {
    // A run ends when the file with its number appears.
    command: sh("echo >> /runs; n=$(wc -l < /runs); until test -e /$n; do sleep 0.05; done; test $n = 2 || exit 6"),
    restart: "on-failure",
    labels: { ...labels, ending: name },
  });
  const { signal } = new AbortController();
  const endRun = (run: string) => engine.putArchive(id, "/", packFile(run, Buffer.alloc(0), 0o644));
  for (const [run, exitCode] of [
    ["1", 6],
    ["2", 0],
  ] as const) {
    const ending = engine.waitContainer(id, signal);
    await endRun(run);
    expect(await ending).toBe(exitCode);
  }
  expect(await engine.waitContainer(id, signal)).toBe(0);
  const { id: containerId } = (await engine.inspectContainer(id))!;
  const events = await engine.events([`berth-test=${name}`, `ending=${name}`], since, new Date().toISOString());
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/);
  expect(events).toEqual([
    { containerId, action: "create", time },
    { containerId, action: "start", time },
    { containerId, action: "die", time, exitCode: 6 },
    { containerId, action: "start", time },
    { containerId, action: "die", time, exitCode: 0 },
  ]);
  expect(events.map((event) => event.time)).toEqual(events.map((event) => event.time).sort());
  expect(await engine.events([`ending=${name}`], since, since)).toEqual([]);
  // A clock that is ahead of the engine's must not block the call.
  const ahead = new Date(Date.now() + 3_600_000).toISOString();
  expect(await engine.events([`ending=${name}`], since, ahead)).toEqual(events);

  const idle = await start("waits", { labels: { ...labels, idle: name } });
  const abort = new AbortController();
  const waiting = engine.waitContainer(idle, abort.signal);
  abort.abort();
  await expect(waiting).rejects.toMatchObject({ fault: "failed" });
  await expect(engine.waitContainer(idle, abort.signal)).rejects.toMatchObject({ fault: "failed" });
  const killed = engine.waitContainer(idle, signal);
  await engine.killContainer(idle, "SIGKILL");
  expect(await killed).toBe(137);
  // Newer engines answer that the container has ended before they tell of its end.
  const told = await asked(
    () => engine.events([`idle=${name}`], since, new Date().toISOString()),
    (events) => events.at(-1)?.action === "die",
  );
  expect(told.slice(-2).map(({ action, signal: number, exitCode }) => [action, number, exitCode])).toEqual([
    ["kill", 9, undefined],
    ["die", undefined, 137],
  ]);
  await expect(engine.waitContainer(`${name}-nothing`, signal)).rejects.toMatchObject({ fault: "notFound" });
});

/** The runtime that the engine uses by itself, whatever its maker calls it. */
const usualRuntime = async (): Promise<string> =>
  ((await openDocker().info()) as { DefaultRuntime: string }).DefaultRuntime;

test("describes the machine, and finds volumes and images", async () => {
  expect(await engine.info()).toEqual({
    cpus: expect.any(Number),
    memoryBytes: expect.any(Number),
    runtimes: expect.arrayContaining([expect.objectContaining({ name: await usualRuntime() })]),
  });
  expect(await engine.volumePath(name)).toBeUndefined();
  await engine.createVolume(name, labels);
  const id = await start("volume", {
    mounts: [{ kind: "volume", volume: name, path: "/data", readOnly: false, labels }],
  });
  await engine.exec(id, { command: sh("echo text > /data/file") });
  const path = (await engine.volumePath(name))!;
  const reader = await start("reader", { mounts: [{ kind: "bind", source: path, path: "/seen", readOnly: true }] });
  expect((await engine.exec(reader, { command: ["cat", "/seen/file"] })).stdout).toBe("text\n");

  expect(await engine.imageNames()).toContain("busybox:1");
  const tar = await readAll(await engine.saveImage("busybox:1"));
  expect(tar.includes('"RepoTags":["busybox:1"]')).toBe(true);
  await expect(engine.saveImage(`${name}:1`)).rejects.toMatchObject({ fault: "notFound" });
});

test("sends Docker no more than a container needs", () => {
  const plain = {
    Image: "busybox:1",
    Entrypoint: ["sleep", "3600"],
    Cmd: [],
    Labels: labels,
    ExposedPorts: {},
  };
  const host = { PortBindings: {}, RestartPolicy: { Name: "no" } };
  expect(JSON.stringify(containerOptions(spec))).toBe(
    JSON.stringify({ ...plain, HostConfig: { NetworkMode: "none", ...host, Mounts: [] } }),
  );
  const onNetwork = { ...spec, network: { name: "net", aliases: ["a"], ports: [] } };
  expect(JSON.stringify(containerOptions(onNetwork))).toBe(
    JSON.stringify({
      ...plain,
      HostConfig: { NetworkMode: "net", ...host, Mounts: [] },
      NetworkingConfig: { EndpointsConfig: { net: { Aliases: ["a"] } } },
    }),
  );
  // Not possible if the machine's own mounts are private.
  const mounts = [
    { kind: "bind", source: "/a", path: "/b", readOnly: false, propagation: "rslave" },
    { kind: "tmpfs", path: "/run" },
  ] as const;
  expect(containerOptions({ ...spec, mounts }).HostConfig).toEqual({
    NetworkMode: "none",
    ...host,
    Mounts: [{ Type: "bind", Source: "/a", Target: "/b", ReadOnly: false, BindOptions: { Propagation: "rslave" } }],
    Tmpfs: { "/run": "exec" },
  });
});
