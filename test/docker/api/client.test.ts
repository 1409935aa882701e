import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { EngineClient } from "../../../src/docker/api/client";
import { openPool } from "../../../src/docker/api/connections";

interface Seen {
  readonly request: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function engine(answer: (seen: Seen, response: ServerResponse, socket: Socket) => void, answerMs?: number) {
  const seen: Seen[] = [];
  const connections = new Set<Socket>();
  const listener: RequestListener = (request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      seen.push({ request: `${request.method} ${request.url}`, headers: request.headers, body });
      answer(seen.at(-1)!, response, request.socket);
    });
  };
  const server: Server = createServer(listener);
  let opened = 0;
  server.on("connection", (socket) => {
    opened++;
    connections.add(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const client = new EngineClient(await openPool({ kind: "tcp", host: "127.0.0.1", port }), answerMs);
  closers.push(() => {
    client.close();
    for (const socket of connections) socket.destroy();
    server.close();
  });
  return { client, seen, server, port, opened: () => opened };
}

const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));

test("sends the query in the query and the body in the body, over one connection", async () => {
  const { client, seen, port, opened } = await engine((_, response) => json(response, 201, { Id: "1" }));
  const body = { Env: ["SECRET=value"] };
  expect(await client.ask("POST", "/containers/create", { query: { name: "a&b", more: undefined }, body })).toEqual({
    Id: "1",
  });
  await client.ask("POST", "/images/create", { query: { changes: ["CMD a", "USER b"], t: 0 }, body: Buffer.from("t") });
  await client.ask("GET", "/info");
  const host = { host: `127.0.0.1:${port}`, connection: "keep-alive" };
  const typed = (type: string, length: number) => ({ "content-type": type, "content-length": String(length) });
  const text = JSON.stringify(body);
  expect(seen).toEqual([
    {
      request: "POST /containers/create?name=a%26b",
      headers: { ...host, ...typed("application/json", text.length) },
      body: text,
    },
    {
      request: "POST /images/create?changes=CMD+a&changes=USER+b&t=0",
      headers: { ...host, ...typed("application/x-tar", 1) },
      body: "t",
    },
    { request: "GET /info", headers: host, body: "" },
  ]);
  expect(opened()).toBe(1);
});

test.each([
  [404, '{"message":"No such container: x"}', "notFound", "No such container: x"],
  [409, '{"message":"name in use"}', "conflict", "name in use"],
  [403, '{"message":"network has active endpoints"}', "conflict", "network has active endpoints"],
  [400, '{"message":"bad parameter"}', "invalid", "bad parameter"],
  [500, '{"message":"no runtime"}', "failed", "no runtime"],
  [500, '{"message":"removal of container x is already in progress"}', "conflict", expect.stringContaining("progress")],
  [500, '{"message":"unrecognized image ID sha256:x"}', "notFound", "unrecognized image ID sha256:x"],
  [
    500,
    '{"message":"RWLayer of container 0a1b is unexpectedly nil"}',
    "notFound",
    "RWLayer of container 0a1b is unexpectedly nil",
  ],
  [
    500,
    '{"message":"error processing tar file: Error after fallback to chroot: no such file or directory: exit status 1"}',
    "notFound",
    "error processing tar file: Error after fallback to chroot: no such file or directory: exit status 1",
  ],
  [502, "<html>no\n", "failed", "GET /x was answered 502 <html>no"],
  [503, "", "failed", "GET /x was answered 503"],
])("makes an error of %s %s", async (status, body, fault, message) => {
  const { client } = await engine((_, response) => response.writeHead(status).end(body));
  for (const asking of [client.ask("GET", "/x"), client.open("GET", "/x")])
    await expect(asking).rejects.toMatchObject({ name: "EngineError", fault, message });
});

test("says why there is no answer", async () => {
  const { client, port, server } = await engine((_, response, socket) => {
    response.writeHead(200, { "Content-Length": 10 }).write("half", () => socket.destroy());
  });
  await expect(client.ask("GET", "/cut")).rejects.toMatchObject({ fault: "unavailable", message: "aborted" });
  server.close();
  await expect(client.ask("GET", "/gone")).rejects.toMatchObject({
    fault: "unavailable",
    message: `connect ECONNREFUSED 127.0.0.1:${port}`,
  });

  const silent = await engine(() => {}, 50);
  await expect(silent.client.ask("POST", "/x/start", { query: { signal: "SIGTERM" } })).rejects.toMatchObject({
    fault: "unavailable",
    message: "POST /x/start was not answered within 0.05 s",
  });
});

test("stops at an abort, before and after an answer begins", async () => {
  let whenWaiting = () => {};
  const isWaiting = new Promise<void>((resolve) => (whenWaiting = resolve));
  const { client } = await engine(({ request }, response) => {
    if (request === "GET /begins") response.writeHead(200).write("a");
    else whenWaiting();
  });
  const abort = new AbortController();
  const { signal } = abort;
  const stream = await client.open("GET", "/begins", { signal });
  const reading = expect(client.ask("GET", "/begins", { signal })).rejects.toMatchObject({ fault: "failed" });
  const waiting = expect(client.ask("POST", "/wait", { signal, lasts: true })).rejects.toMatchObject({
    fault: "failed",
  });
  const broken = once(stream, "error");
  await isWaiting;
  abort.abort();
  await Promise.all([waiting, reading]);
  expect(await broken).toMatchObject([{ code: "ECONNRESET" }]);
  await expect(client.ask("GET", "/late", { signal })).rejects.toMatchObject({ fault: "failed" });
});

test("asks again when the engine closed a kept connection, but does nothing twice", async () => {
  // The first request on a connection is answered. The second finds it closed, as when the engine restarts.
  const answered = new WeakSet<Socket>();
  const { client, seen, opened } = await engine((_, response, socket) => {
    if (answered.has(socket)) return socket.destroy();
    answered.add(socket);
    json(response, 200, {});
  });
  await client.ask("GET", "/1");
  await client.ask("GET", "/2");
  await expect(client.ask("POST", "/3")).rejects.toMatchObject({ fault: "unavailable" });
  expect(seen.map(({ request }) => request)).toEqual(["GET /1", "GET /2", "GET /2", "POST /3"]);
  expect(opened()).toBe(2);
});

test("asks thirty-two short questions at once, and lasting ones beside them", async () => {
  const held: ServerResponse[] = [];
  let whenHeld = () => {};
  const { client, opened } = await engine((_, response) => {
    held.push(response);
    whenHeld();
  });
  const reached = (count: number) =>
    new Promise<void>((resolve) => (whenHeld = () => held.length === count && resolve()));
  const all = reached(33);
  const short = Array.from({ length: 40 }, () => client.ask("GET", "/short"));
  const lasting = client.ask("POST", "/wait", { lasts: true });
  await all;
  expect(opened()).toBe(33);
  const rest = reached(41);
  for (const response of held.slice()) json(response, 200, {});
  await rest;
  for (const response of held.slice(33)) json(response, 200, {});
  await Promise.all([...short, lasting]);
  expect(opened()).toBe(33);
});

test("reads no faster than the reader", async () => {
  const chunk = Buffer.alloc(64 * 1024);
  let sent = 0;
  let full = () => {};
  const isFull = new Promise<void>((resolve) => (full = resolve));
  const { client } = await engine((_, response) => {
    const write = () => {
      while (sent < 4096 && response.write(chunk)) sent++;
      if (sent < 4096) full();
    };
    response.on("drain", write);
    write();
  });
  const stream = await client.open("GET", "/endless");
  await isFull;
  // The system's sockets buffer some MiB; the answer would have 256.
  expect([stream.readableLength <= 2 * chunk.length, sent < 1024]).toEqual([true, true]);
  stream.destroy();
});

test("takes a connection over, and each side may end alone", async () => {
  const { client, server, seen } = await engine((_, response) => json(response, 409, { message: "not running" }));
  await expect(client.hijack("/exec/1/start")).rejects.toMatchObject({ fault: "conflict", message: "not running" });
  expect(seen[0]!.headers).toMatchObject({ connection: "Upgrade", upgrade: "tcp" });

  server.on("upgrade", (_request: IncomingMessage, socket: Socket) => {
    socket.write("HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\nfirst,");
    let input = "";
    socket.on("data", (text: Buffer) => (input += String(text)));
    socket.on("end", () => socket.end(`got ${input}`));
  });
  const connection = await client.hijack("/exec/1/start", { body: { Tty: false } });
  let output = "";
  connection.on("data", (text) => (output += text));
  connection.end("input");
  await once(connection, "end");
  expect(output).toMatch(/^first,got .*input$/);

  server.removeAllListeners("upgrade");
  server.on("upgrade", (_request: IncomingMessage, socket: Socket) =>
    socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
  );
  await expect(client.hijack("/exec/2/start")).rejects.toMatchObject({
    fault: "failed",
    message: "POST /exec/2/start was answered 200 and not with the connection",
  });
});
