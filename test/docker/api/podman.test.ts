import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDockerEngine } from "../../../src/docker/api/engine";
import { dockerStatus, whenRemovable } from "../../../src/docker/api/podman";
import { type Engine, EngineError } from "../../../src/docker/engine";
import { FakeClock } from "../../support/fakeClock";

// An engine that answers as Podman 4.3 was seen to, where that differs from Docker.

/** A line of Podman's events. */
const told = (ms: number, action: string, more: object = {}, id = "web") =>
  JSON.stringify({ Action: action, Actor: { ID: id, Attributes: { ...LABELS, ...more } }, timeNano: ms * 1e6 });

const folder = mkdtempSync(join(tmpdir(), "berth-podman-"));
const asked: string[] = [];
const LABELS = { "berth.role": "record", "berth.key": "one" };

const ANSWERS: Record<string, unknown> = {
  "GET /volumes": {
    Volumes: [
      { Name: "right", Labels: LABELS },
      { Name: "other", Labels: { "berth.role": "record" } },
    ],
  },
  "GET /networks": [
    { Id: "1", Name: "right", Labels: LABELS },
    { Id: "2", Name: "other", Labels: { "berth.key": "one" } },
  ],
  "GET /containers/web/json": {
    Id: "1",
    HostConfig: { NetworkMode: "bridge" },
    NetworkSettings: { Networks: { berth: { IPAddress: "10.89.0.3" } } },
  },
  "GET /containers/alone/json": { Id: "2", HostConfig: { NetworkMode: "bridge" }, NetworkSettings: { Networks: {} } },
  "GET /volumes/made": { Name: "made", Labels: LABELS },
  "GET /containers/member/json": {
    Id: "3",
    HostConfig: { NetworkMode: "container:1" },
    NetworkSettings: { Networks: { berth: { IPAddress: "10.89.0.3" } } },
  },
  "POST /images/create": { status: "e16d4ce3ac5d" },
  "GET /images/berth/test%3A7/json": { Id: "7", RepoTags: ["docker.io/berth/test:7"] },
  "GET /images/json": [
    { RepoTags: ["docker.io/library/busybox:1", "localhost/busybox:1"] },
    { RepoTags: ["docker.io/berth/test:7", "registry.example/library/busybox:1", "docker.io/library/deep/er:1"] },
  ],
};

const REFUSED: Record<string, [status: number, text: string]> = {
  "POST /containers/web/update": [404, "Not Found\n"],
  "POST /containers/create": [500, refused("that name is already in use")],
  "DELETE /networks/net": [500, refused("network is being used")],
  "POST /networks/create": [500, refused("network already exists")],
  "POST /volumes/create": [500, refused("volume already exists")],
  "POST /containers/web/exec": [500, refused("container state improper")],
  "POST /containers/web/start": [500, refused("network not found")],
  "POST /containers/web/restart": [500, refused("something else")],
};

/** An answer whose status says nothing of what went wrong. */
function refused(cause: string, message = `what happened: ${cause}`): string {
  return JSON.stringify({ cause, message, response: 500 });
}

/** How often the removal of a container has to be asked for, and why: others are in its network, or it ends at that moment. */
const removals = { times: 0, refusal: "" };
const DEPENDENT = refused(
  "container already exists",
  "container 1 has dependent containers which must be removed before it: 2: container already exists",
);
const ENDED = refused(
  "container state improper",
  "cannot remove container 1 as it could not be stopped: sending SIGKILL to container 1: container state improper: stopped",
);

const EVENTS = [
  told(1000, "create"),
  told(1001, "init"),
  told(1002, "start"),
  told(2000, "restart"),
  told(2001, "died", { containerExitCode: "0" }),
  told(2002, "die", { containerExitCode: "0" }),
  told(2003, "start"),
  told(2500, "start", { "berth.key": "two" }, "other"),
  told(3000, "die", { containerExitCode: "3", exitCode: "3" }),
  told(3001, "restart", { containerExitCode: "0" }),
  told(3002, "start", { containerExitCode: "0" }),
  told(4000, "stop"),
  told(4001, "die", { exitCode: "137" }),
  told(9000, "start"),
];

let server: Server;
let engine: Engine;
beforeAll(async () => {
  server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://localhost");
    const route = `${request.method} ${url.pathname.replace(/^\/v[\d.]+/, "")}`;
    asked.push(`${route} ${decodeURIComponent(url.search)}`);
    response.setHeader("Libpod-Api-Version", "4.3.1");
    const [status, text] =
      route === "DELETE /containers/1" && removals.times-- > 0
        ? [500, removals.refusal]
        : (REFUSED[route] ?? [200, JSON.stringify(ANSWERS[route] ?? {})]);
    const events = route === "GET /events" ? `${EVENTS.join("\n")}\n` : text;
    request.resume().on("end", () => response.writeHead(status).end(events));
  });
  const path = join(folder, "podman.sock");
  await new Promise<void>((resolve) => server.listen(path, resolve));
  engine = await openDockerEngine({ kind: "socket", path });
});
afterAll(() => {
  engine.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

test("volumes and networks are those that have all labels, though it returns those that have any", async () => {
  const filter = ["berth.role=record", "berth.key=one"];
  expect((await engine.listVolumes(filter)).map(({ name }) => name)).toEqual(["right"]);
  expect((await engine.listNetworks(filter)).map(({ id }) => id)).toEqual(["1"]);
});

test("an image is imported with its tag in its name: a tag beside it is not looked at", async () => {
  await engine.importImage("berth/test:7", Buffer.alloc(0), []);
  expect(asked.filter((call) => call.startsWith("POST"))).toEqual(["POST /images/create ?fromSrc=-&repo=berth/test:7"]);
});

test("a container's network is the one that it is in, though it calls each a bridge", async () => {
  expect((await engine.inspectContainer("web"))?.network).toBe("berth");
  expect((await engine.inspectContainer("alone"))?.network).toBe("bridge");
  const { network, addresses } = (await engine.inspectContainer("member"))!;
  expect([network, addresses]).toEqual([undefined, {}]);
});

test("images have the names that Docker shows, though it adds the registry", async () => {
  expect((await engine.inspectImage("berth/test:7"))?.names).toEqual(["berth/test:7"]);
  expect(await engine.imageNames()).toEqual([
    "busybox:1",
    "localhost/busybox:1",
    "berth/test:7",
    "registry.example/library/busybox:1",
    "library/deep/er:1",
  ]);
});

test("what went wrong is told by the cause that it names, though the status is always 500", async () => {
  const spec = { image: "busybox:1", labels: {}, restart: "no", network: "none" } as const;
  const faults = await Promise.all(
    [
      engine.createContainer("web", spec),
      engine.createNetwork("net", { labels: {} }),
      engine.openExec("web", { command: ["true"] }),
      engine.startContainer("web"),
      engine.restartContainer("web", 1),
      engine.setRestartPolicy("web", "no"),
    ].map((work: Promise<unknown>) => work.catch((error: { fault: string }) => error.fault)),
  );
  expect(faults).toEqual(["conflict", "conflict", "conflict", "notFound", "failed", "unsupported"]);
  expect(await engine.removeNetwork("net")).toBe(false);
});

test("a volume that another makes at the same time is that volume", async () => {
  expect(await engine.createVolume("made", { "berth.role": "mine" })).toEqual({ name: "made", labels: LABELS });
});

test.each([
  ["those in its network are", DEPENDENT],
  ["it has ended, which it does by itself at that moment", ENDED],
])("a container is removed once %s", async (_, refusal) => {
  Object.assign(removals, { times: 3, refusal });
  expect(await engine.removeContainer("1")).toBe(true);
  expect(removals.times).toBe(-1);
});

test("events are asked for without an end, found by whole labels, and told as Docker tells them", async () => {
  asked.length = 0;
  const [from, to] = [new Date(1).toISOString(), new Date(5000).toISOString()];
  const events = await engine.events(["berth.role", "berth.key=one"], from, to);
  expect(events.map(({ action, time, exitCode }) => [action, Date.parse(time), exitCode])).toEqual([
    ["create", 1000, undefined],
    ["start", 1002, undefined],
    ["kill", 2000, undefined],
    ["die", 2002, 0],
    ["start", 2003, undefined],
    ["die", 3000, 3],
    ["start", 3002, undefined],
    ["kill", 4000, undefined],
    ["stop", 4000, undefined],
    ["die", 4001, 137],
  ]);
  expect(new Set(events.map(({ containerId }) => containerId))).toEqual(new Set(["web"]));
  expect(asked).toEqual([
    `GET /events ?since=${from}&stream=false&filters={"type":["container"],"label":["berth.key=one"]}`,
  ]);
});

test.each([
  ["stopped", "always", 0, "restarting"],
  ["stopped", "on-failure", 1, "restarting"],
  ["stopped", "on-failure", 0, "exited"],
  ["stopped", "no", 1, "exited"],
  ["stopping", "always", 0, "running"],
  ["configured", "always", 0, "created"],
  ["initialized", "always", 0, "restarting"],
  ["exited", "always", 0, "exited"],
] as const)(
  "its state %s, with policy %s and exit code %i, is Docker's %s",
  (state, restartPolicy, exitCode, status) => {
    expect(dockerStatus(state, { restartPolicy, exitCode, startedAt: "2026-01-01T00:00:00Z" })).toBe(status);
    expect(dockerStatus("initialized", { restartPolicy, exitCode, startedAt: undefined })).toBe("created");
  },
);

test("a removal that others never make possible ends with what Podman says", async () => {
  const clock = new FakeClock();
  const { message } = JSON.parse(DEPENDENT) as { message: string };
  const removing = whenRemovable(() => Promise.reject(new EngineError("conflict", message)), clock);
  const ended = expect(removing).rejects.toMatchObject({ fault: "conflict", message });
  await clock.pass(31_000);
  await ended;
});
