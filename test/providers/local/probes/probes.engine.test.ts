import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packFile } from "../../../../src/docker/tar";
import { SANDBOX_IMAGE } from "../../../../src/providers/local/sandbox/commons";
import { sandboxProgram } from "../../../../src/providers/local/sandbox/program";
import { container, group, idle, inspectGroup, LocalArm, web } from "../../../support/engine/arm";
import { EngineDaemon } from "../../../support/engine/daemon";
import { inside } from "../../../support/engine/inside";
import { InProcessSupervisor } from "../../../support/engine/supervisor";
import { selfSigned } from "../../../support/selfSigned";
import { asked } from "../../../support/waiting";
import { isPodman, openDocker } from "../../../support/engine/docker";

const daemon = new EngineDaemon();
const supervisor = new InProcessSupervisor();
const arm = new LocalArm({ dockerHost: `unix://${daemon.socket}`, supervisor: supervisor.link });
const folder = mkdtempSync(join(tmpdir(), "berth-https-"));
const HTTPS_PORT = 18443;
let server: ChildProcess | undefined;

beforeAll(async () => {
  await daemon.start();
  await daemon.copyImage(openDocker(), "busybox:1");
  await arm.createGroup();
});
afterAll(async () => {
  server?.kill();
  await supervisor.stop();
  await daemon.remove();
  rmSync(folder, { recursive: true });
});

/** A program that ends when it is told to. The first process of a container does not do that by default. */
const site = (more: object) =>
  container(
    "web",
    ["sh", "-c", "trap 'exit 0' TERM; mkdir -p /srv; echo hello > /srv/page; httpd -p 80 -h /srv; sleep 3600 & wait"],
    {
      ports: [{ port: 80 }],
      ...more,
    },
  );

/** A busy machine needs some time to start a program in a container. */
const quick = { periodSeconds: 1, timeoutSeconds: 10 };
const views = async (name: string) => {
  const { body } = await arm.get(arm.site(name));
  const all = body.properties.containers.map((item: any) => [item.name, item.properties.instanceView]);
  return Object.fromEntries(all) as Record<string, any>;
};
const is = (ready: boolean) => (all: Record<string, any>) => all.web.ready === ready;
const put = async (name: string, containers: unknown[], more: object = {}) => {
  const answer = await arm.run("PUT", arm.site(name), group(containers, more));
  expect(answer.body).toMatchObject({ status: "Succeeded" });
};
const probeEvents = (view: any) =>
  view.events.filter(({ name }: any) => name === "Unhealthy").map(({ message, type }: any) => `${type}: ${message}`);

/** The programs that run in a group's sandbox, without their arguments. */
async function inSandbox(name: string): Promise<string[]> {
  const { "": sandbox } = await inspectGroup(daemon.docker, arm.site(name));
  // Podman runs ps in the container for the options of Docker's, and has none of its own in a sandbox.
  const columns = isPodman ? { ps_args: "args" } : {};
  const { Processes } = (await daemon.docker.getContainer(sandbox!.Id).top(columns)) as { Processes: string[][] };
  return Processes.map((columns) => columns.at(-1)!.split(" ")[0]!);
}

test("a readiness probe by exec decides about ready, in both directions, and the group shows that it is supervised", async () => {
  const readinessProbe = { exec: { command: ["cat", "/srv/ok"] }, ...quick, failureThreshold: 1 };
  await put("exec", [web({ readinessProbe }), idle("other")]);
  const first = await asked(
    () => views("exec"),
    (all) => probeEvents(all.web).length > 0,
  );
  expect([first.web.ready, first.other.ready]).toEqual([false, undefined]);
  expect(probeEvents(first.web)).toEqual([
    "Warning: Readiness probe failed: cat: can't open '/srv/ok': No such file or directory",
  ]);
  await inside(daemon.docker, arm.site("exec"), "web", "touch", "/srv/ok");
  expect((await asked(() => views("exec"), is(true))).web).toMatchObject({
    ready: true,
    restartCount: 0,
  });
  await inside(daemon.docker, arm.site("exec"), "web", "rm", "/srv/ok");
  expect((await asked(() => views("exec"), is(false))).web).toMatchObject({
    ready: false,
    restartCount: 0,
  });
  const { body } = await arm.get(arm.site("exec"));
  expect(body.properties.instanceView).toMatchObject({ state: "Running", supervisor: "running" });
});

test("a group without probes does not mention them", async () => {
  await put("plain", [web(), idle("other")]);
  const { body } = await arm.get(arm.site("plain"));
  expect(body.properties.instanceView).toEqual({ events: [], state: "Running" });
  expect((await views("plain")).web).not.toHaveProperty("ready");
});

test("httpGet reaches a port that is not published, with path and status, by one program for all of a group's probes", async () => {
  const readinessProbe = { httpGet: { path: "/ok", port: 80, scheme: "http" }, ...quick, failureThreshold: 1 };
  await put("http", [web({ ports: undefined, readinessProbe }), idle("other")]);
  const failed = "Warning: Readiness probe failed: HTTP probe failed with statuscode: 404";
  const first = await asked(
    () => views("http"),
    (all) => probeEvents(all.web).includes(failed),
  );
  expect(probeEvents(first.web)).toContain(failed);
  await inside(daemon.docker, arm.site("http"), "web", "touch", "/srv/ok");
  expect((await asked(() => views("http"), is(true))).web.ready).toBe(true);
  expect(await inSandbox("http")).toEqual(["/sandbox", "/agent-2"]);
});

test("a sandbox of an older version gets the agent", async () => {
  const { Arch } = await daemon.docker.version();
  const old = packFile("sandbox", Buffer.from(sandboxProgram[Arch]!, "base64"), 0o755);
  const changes = ["LABEL berth.role=image", 'ENTRYPOINT ["/sandbox"]'];
  // dockerode takes buffers, which its types don't say.
  const importing = await daemon.docker.importImage(old as unknown as string, { repo: SANDBOX_IMAGE, changes });
  await new Promise((resolve) => importing.on("end", resolve).resume());
  await put("old", [site({ readinessProbe: { httpGet: { path: "/page", port: 80 }, ...quick } }), idle("other")]);
  expect((await asked(() => views("old"), is(true))).web.ready).toBe(true);
  const { "": sandbox } = await inspectGroup(daemon.docker, arm.site("old"));
  const brought = await daemon.docker.getContainer(sandbox!.Id).infoArchive({ path: "/state/agent-2" });
  expect(brought.statusCode).toBe(200);
  await arm.run("DELETE", arm.site("old"));
});

test("httpGet distinguishes a refused connection from a server that hangs", async () => {
  const hangs = ["sh", "-c", "exec nc -ll -p 81 -e sleep 3600"];
  const probed = (port: number) => ({ httpGet: { port }, periodSeconds: 1, timeoutSeconds: 2 });
  await put("hang", [
    container("web", hangs, { readinessProbe: probed(81) }),
    idle("other", { readinessProbe: probed(82) }),
  ]);
  const found = await asked(
    () => views("hang"),
    (all) => probeEvents(all.web).length > 0 && probeEvents(all.other).length > 0,
  );
  const late = 'Warning: Readiness probe failed: Get "http://127.0.0.1:81/": no answer within 2 s';
  await asked(
    () => views("hang"),
    (all) => probeEvents(all.web).includes(late),
  );
  expect(probeEvents((await views("hang")).web)).toContain(late);
  expect(probeEvents(found.other)).toEqual([
    'Warning: Readiness probe failed: Get "http://127.0.0.1:82/": dial tcp 127.0.0.1:82: connect: connection refused',
  ]);
  expect((await inSandbox("hang")).map((path) => path.split("/").at(-1))).toEqual(["sandbox", "agent-2"]);
  await arm.run("DELETE", arm.site("hang"));
});

test("httpGet speaks https with a server whose certificate is not trusted", async () => {
  const program = join(folder, "server.cjs");
  writeFileSync(join(folder, "tls.json"), JSON.stringify(selfSigned("nobody.example")));
  writeFileSync(
    program,
    `require("https").createServer(require("./tls.json"), (request, response) =>
       response.writeHead(request.url === "/health" && request.headers["x-key"] === "k" ? 200 : 403).end("x")
     ).listen(${HTTPS_PORT}, () => console.log("listens"));`,
  );
  server = spawn("nsenter", [`--net=${daemon.networkNamespace}`, process.execPath, program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => server!.stdout!.once("data", resolve));
  // The container forwards its port to the server, which runs on the engine's host.
  const pipe = `exec nc -ll -p 443 -e nc $(ip route | sed -n 's/^default via \\([^ ]*\\).*/\\1/p') ${HTTPS_PORT}`;
  const httpGet = { path: "/health", port: 443, scheme: "https", httpHeaders: [{ name: "X-Key", value: "k" }] };
  const forbidden = { ...httpGet, path: "/other" };
  await put("https", [
    container("web", ["sh", "-c", pipe], { readinessProbe: { httpGet, ...quick } }),
    idle("other", { readinessProbe: { httpGet: forbidden, ...quick } }),
  ]);
  expect((await asked(() => views("https"), is(true))).web.ready).toBe(true);
  const found = await asked(
    () => views("https"),
    ({ other }) => probeEvents(other).length > 0,
  );
  expect(probeEvents(found.other)).toContain("Warning: Readiness probe failed: HTTP probe failed with statuscode: 403");
  expect(found.other.ready).toBe(false);
  await arm.run("DELETE", arm.site("https"));
});

describe("a failed liveness probe", () => {
  const livenessProbe = {
    exec: { command: ["cat", "/srv/page"] },
    ...quick,
    failureThreshold: 2,
    initialDelaySeconds: 1,
  };
  const fail = (name: string) => inside(daemon.docker, arm.site(name), "web", "rm", "/srv/page");

  test("restarts the container in place and counts it; the second time it waits", async () => {
    await put("live", [site({ livenessProbe }), idle("other")], {
      ipAddress: { type: "Public", ports: [{ port: 80 }] },
    });
    const before = await inspectGroup(daemon.docker, arm.site("live"));
    const address = (await arm.get(arm.site("live"))).body.properties.ipAddress;
    await fail("live");
    const restarted = (count: number) => (all: Record<string, any>) =>
      all.web.restartCount === count && all.web.currentState.state === "Running";
    const view = (await asked(() => views("live"), restarted(1))).web;
    expect(view).toMatchObject({ restartCount: 1, currentState: { state: "Running" } });
    expect(view.previousState).toMatchObject({ state: "Terminated" });
    const messages = view.events.map(({ name, message }: any) => `${name}: ${message}`);
    const id = before.web!.Id;
    expect(messages).toEqual(
      expect.arrayContaining([
        "Unhealthy: Liveness probe failed: cat: can't open '/srv/page': No such file or directory",
        `Killing: Killing container with id ${id}: container web failed liveness probe, will be restarted.`,
      ]),
    );
    const after = await inspectGroup(daemon.docker, arm.site("live"));
    expect([after.web!.Id, after[""]!.State.StartedAt, after.other!.State.StartedAt]).toEqual([
      id,
      before[""]!.State.StartedAt,
      before.other!.State.StartedAt,
    ]);
    expect(after.web!.State.StartedAt > before.web!.State.StartedAt).toBe(true);
    expect((await arm.get(arm.site("live"))).body.properties.ipAddress).toEqual(address);
    const { ip } = address;
    const page = async () => {
      try {
        return daemon.onHost("wget", "-qO-", `http://${ip}/page`);
      } catch {
        return "";
      }
    };
    expect(await asked(page, (text) => text === "hello\n")).toBe("hello\n");

    await fail("live");
    const isDown = ({ web: { currentState } }: any) => currentState.state === "Waiting";
    const down = await asked(() => views("live"), isDown);
    expect(down.web.currentState).toEqual({
      state: "Waiting",
      detailStatus: "CrashLoopBackOff: Back-off restarting failed",
    });
    const group = (await arm.get(arm.site("live"))).body.properties;
    expect(group.instanceView.state).toBe("Running");
    expect((await asked(() => views("live"), restarted(2))).web.restartCount).toBe(2);
    const { State } = (await inspectGroup(daemon.docker, arm.site("live"))).web!;
    const downMs = Date.parse(State.StartedAt) - Date.parse(State.FinishedAt);
    expect(downMs).toBeGreaterThan(9_000);
  });

  test("makes no more than events where the policy is Never", async () => {
    await put("never", [site({ livenessProbe }), idle("other")], { restartPolicy: "Never" });
    const before = (await inspectGroup(daemon.docker, arm.site("never"))).web!;
    await fail("never");
    const failures = ({ web: { events } }: any) => events.find(({ name }: any) => name === "Unhealthy")?.count ?? 0;
    const found = await asked(
      () => views("never"),
      (all) => failures(all) >= 5,
    );
    expect(failures(found)).toBeGreaterThanOrEqual(5);
    expect(found.web).toMatchObject({ restartCount: 0, currentState: { state: "Running" } });
    expect(found.web.events.map(({ name }: any) => name)).not.toContain("Killing");
    expect((await inspectGroup(daemon.docker, arm.site("never"))).web!.State).toEqual(before.State);
  });

  test("of a group that is stopped while it waits leaves it stopped", async () => {
    await put("stop", [site({ livenessProbe: { ...livenessProbe, exec: { command: ["false"] } } }), idle("other")]);
    const isDown = async () => (await views("stop")).web.currentState.state === "Waiting";
    expect(await asked(isDown, (down) => down)).toBe(true);
    await arm.send("POST", `${arm.site("stop")}/stop`);
    // From then on nobody is left to start it.
    const leaves = `watches ${arm.site("stop")} no more`;
    await asked(
      async () => supervisor.log,
      (lines) => lines.includes(leaves),
    );
    const found = await inspectGroup(daemon.docker, arm.site("stop"));
    expect(Object.values(found).map(({ State }) => State.Status)).toEqual(["exited", "exited", "exited"]);
    expect((await arm.get(arm.site("stop"))).body.properties.instanceView.state).toBe("Stopped");
  });
});

test("a program that hangs fails its probe and is started once", async () => {
  const hanging = { exec: { command: ["sleep", "3000"] }, periodSeconds: 1, timeoutSeconds: 1, failureThreshold: 1 };
  await put("hangs", [web({ readinessProbe: hanging }), idle("other")]);
  const text = "Warning: Readiness probe failed: the last run has not ended yet";
  const found = await asked(
    () => views("hangs"),
    (all) => probeEvents(all.web).includes(text),
  );
  expect(probeEvents(found.web)).toEqual([
    'Warning: Readiness probe failed: command "sleep 3000" timed out after 1 s',
    text,
  ]);
  const running = await inside(daemon.docker, arm.site("hangs"), "web", "sh", "-c", "ps | grep -c '[s]leep 3000'");
  expect(running).toBe("1\n");
});

test("a supervisor's files and labels contain no probe's header or a secret", async () => {
  const secret = "hunter2hunter2";
  const readinessProbe = { exec: { command: ["sh", "-c", "echo no access with $TOKEN; exit 1"] }, ...quick };
  const environmentVariables = [{ name: "TOKEN", secureValue: secret }];
  await put("secret", [web({ readinessProbe, environmentVariables }), idle("other")]);
  // An engine that is busy may lose what a program writes that ends at once.
  const masked = "Warning: Readiness probe failed: no access with ***";
  const found = await asked(
    () => views("secret"),
    (all) => probeEvents(all.web).includes(masked),
  );
  expect(
    probeEvents(found.web).filter((text: string) => text !== "Warning: Readiness probe failed: exit code 1"),
  ).toEqual([masked]);
  const { "": sandbox } = await inspectGroup(daemon.docker, arm.site("secret"));
  const file = await daemon.docker.getContainer(sandbox!.Id).getArchive({ path: "/state/probes.json" });
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).toString()).not.toContain(secret);
  expect(supervisor.log.join("\n")).not.toContain(secret);
});
