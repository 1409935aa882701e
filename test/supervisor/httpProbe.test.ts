import * as http from "node:http";
import * as https from "node:https";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { Duplex } from "node:stream";
import type { ContainerHttpGet } from "../../src/model/generated/shapes";
import { type Engine, EngineError } from "../../src/docker/engine";
import { type Clock, systemClock } from "../../src/clock";
import { Agent } from "../../src/supervisor/agent/agent";
import { ProbeRunner } from "../../src/supervisor/probeRun";
import { Slots } from "../../src/supervisor/slots";
import { FakeAgent } from "./fakeAgent";
import { FakeClock } from "../support/fakeClock";
import { selfSigned } from "../support/selfSigned";

const servers: Server[] = [];
const openSockets = new Set<Socket>();
afterAll(() => servers.forEach((server) => server.close()));

async function listening(server: Server): Promise<number> {
  servers.push(server.listen(0, "127.0.0.1"));
  server.on("connection", (socket) => {
    openSockets.add(socket);
    socket.on("close", () => openSockets.delete(socket));
  });
  await new Promise((resolve) => server.once("listening", resolve));
  return (server.address() as AddressInfo).port;
}

const fake = new FakeAgent();
const engine = {
  openExec: async (ref: string, { command }: { command: string[] }) => {
    expect([ref, ...command]).toEqual(["sandbox", "/agent-2"]);
    return fake.run();
  },
} as unknown as Engine;

function placeOn(place: Engine, clock: Clock = systemClock) {
  const common = { engine: place, clock, slots: new Slots(1) };
  return { ...common, turns: new Slots(1), agent: new Agent(common, "sandbox"), container: "app" };
}
const place = placeOn(engine);
afterAll(() => place.agent.close());

const probe = async (httpGet: ContainerHttpGet, on = place, timeoutSeconds?: number) =>
  (await new ProbeRunner(on, { httpGet, timeoutSeconds }).run()).outcome;

const good = { kind: "success" };
const bad = (message: string) => ({ kind: "failure", message });

test.each([200, 204, 302, 399, 400, 404, 500])("status %i", async (status) => {
  const port = await listening(http.createServer((_, response) => response.writeHead(status).end("x")));
  const expected = status < 400 ? good : bad(`HTTP probe failed with statuscode: ${status}`);
  expect(await probe({ port })).toEqual(expected);
});

test("sends path and headers, and defaults if there are none", async () => {
  const seen: unknown[] = [];
  const server = http.createServer(({ method, url, rawHeaders }, response) => {
    seen.push([method, url, ...rawHeaders]);
    response.end();
  });
  const port = await listening(server);
  await probe({ port });
  const httpHeaders = [
    { name: "X-One", value: "1" },
    { name: "x-one", value: "2" },
    { name: "user-agent", value: "me" },
    { name: "Host", value: "site.example" },
  ];
  await probe({ port, path: "health check?q=ä", httpHeaders });
  const [first, second] = seen as string[][];
  expect(first!.slice(0, 2)).toEqual(["GET", "/"]);
  expect(first!.slice(2)).toEqual(
    expect.arrayContaining(["User-Agent", "berth-probe", "Accept", "*/*", "Host", `127.0.0.1:${port}`]),
  );
  expect(second!.slice(0, 2)).toEqual(["GET", "/health%20check?q=%c3%a4"]);
  expect(second!.slice(2)).toEqual([
    ...["User-Agent", "me", "Accept", "*/*", "Connection", "close"],
    ...["X-One", "1", "X-One", "2", "Host", "site.example"],
  ]);
});

test("https, whoever signed the certificate", async () => {
  const server = https.createServer(selfSigned("nobody.example"), (_, response) => response.end("ok"));
  const port = await listening(server);
  expect(await probe({ port, scheme: "https" })).toEqual(good);
  expect(await probe({ port, scheme: "http" })).toMatchObject({ kind: "failure" });
});

test("https to a server that speaks http says the same each time", async () => {
  const port = await listening(http.createServer((_, response) => response.end("ok")));
  const outcomes = [await probe({ port, scheme: "https" }), await probe({ port, scheme: "https" })];
  expect(outcomes[0]).toMatchObject({ kind: "failure" });
  expect(outcomes[1]).toEqual(outcomes[0]);
});

test("nobody listens", async () => {
  const server = createServer();
  const port = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  for (const scheme of ["http", "https"] as const)
    expect(await probe({ port, scheme, path: "/up" })).toEqual(
      bad(`Get "${scheme}://127.0.0.1:${port}/up": dial tcp 127.0.0.1:${port}: connect: connection refused`),
    );
});

test("no answer, half an answer, a closed connection, and none of the sockets stays", async () => {
  const silent = await listening(createServer((socket) => void socket.resume()));
  expect(await probe({ port: silent })).toEqual(bad(`Get "http://127.0.0.1:${silent}/": no answer within 1 s`));
  const half = await listening(http.createServer((_, response) => response.writeHead(200).write("never whole")));
  expect(await probe({ port: half })).toEqual(bad(`Get "http://127.0.0.1:${half}/": no answer within 1 s`));
  const closing = await listening(createServer((socket) => void socket.resume().end()));
  const closed = `Get "http://127.0.0.1:${closing}/": the connection was closed before an answer`;
  expect(await probe({ port: closing })).toEqual(bad(closed));
  const endless = http.createServer((_, response) => {
    const flood = () => response.write("x".repeat(5000), (error) => error || flood());
    flood();
  });
  expect(await probe({ port: await listening(endless) })).toEqual(good);
  await Promise.all([...openSockets].map((socket) => new Promise((resolve) => socket.once("close", resolve))));
  expect(openSockets.size).toBe(0);
});

test("a header that HTTP does not allow is the probe's failure", async () => {
  const port = await listening(http.createServer((_, response) => response.end()));
  const outcome = await probe({ port, httpHeaders: [{ name: "X", value: "a\nb" }] });
  expect(outcome).toMatchObject({ kind: "failure", message: expect.stringContaining("Invalid character") });
});

test("an engine that does not answer, or whose agent has gone, says nothing of the container", async () => {
  const gone = { openExec: () => Promise.reject(new EngineError("unavailable", "gone")) } as unknown as Engine;
  expect(await probe({ port: 80 }, placeOn(gone))).toEqual({ kind: "unknown" });
  const silent = await listening(createServer((socket) => void socket.once("data", () => fake.end())));
  expect(await probe({ port: silent })).toEqual({ kind: "unknown" });
  const port = await listening(http.createServer((_, response) => response.end()));
  expect(await probe({ port })).toEqual(good);
});

test("a group's probes cost one exec together, and as many channels as run at a time", async () => {
  const port = await listening(http.createServer((_, response) => response.end("ok")));
  for (let round = 0; round < 3; round++) {
    const many = await Promise.all(Array.from({ length: 120 }, () => probe({ port }, place, 60)));
    expect(many.filter(({ kind }) => kind !== "success")).toEqual([]);
  }
  expect(fake.running).toBe(1);
});

test("a server is not failed for time that was lost on the way to it", async () => {
  const clock = new FakeClock();
  const late = placeOn(engine, clock);
  const opened = new Promise<() => void>((resolve) => {
    fake.onOpen = (channel, send) => {
      send("O", channel);
      // Its last bytes reached it 200 ms before the end.
      resolve(() => send("C", channel, Buffer.from([0, 0, 0, 0, 0, 200])));
    };
  });
  const probing = probe({ port: 80 }, late, 1);
  const end = await opened;
  await clock.pass(1_000);
  end();
  expect(await probing).toEqual({ kind: "unknown" });
  fake.onOpen = undefined;
  await late.agent.close();
});

test("an answer that arrived while this process was not scheduled counts", async () => {
  const holdUp = () => {
    for (const endMs = Date.now() + 1_200; Date.now() < endMs;);
  };
  const port = await listening(http.createServer((_, response) => response.end("ok", holdUp)));
  expect(await probe({ port })).toEqual(good);
});

test("a sandbox without such an agent is brought one; an engine without either says nothing of the container", async () => {
  const done: string[] = [];
  const said = (text: string) => {
    const stream = new Duplex({ read: () => {}, write: (_chunk, _encoding, written) => written() });
    stream.push(text);
    stream.push(null);
    return { stream };
  };
  const old = {
    openExec: async () => (
      done.push("exec"),
      done.length > 2 ? fake.run() : said("OCI runtime exec failed: no such file")
    ),
    version: async () => ({ os: "linux", arch: "arm64" }),
    putArchive: async (ref: string, path: string, tar: Buffer) =>
      void done.push(`${ref} ${path} ${tar.toString("latin1", 0, 7)}`),
  } as unknown as Engine;
  const port = await listening(http.createServer((_, response) => response.end("ok")));
  const brought = placeOn(old);
  expect(await probe({ port }, brought)).toEqual(good);
  expect(done).toEqual(["exec", "exec", "sandbox /state agent-2", "exec"]);
  await brought.agent.close();
  const never = { ...old, openExec: async () => said("OCI runtime exec failed: no such file") } as unknown as Engine;
  expect(await probe({ port }, placeOn(never))).toEqual({ kind: "unknown" });
});
