import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { createServer } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import { openWebSocket, type WebSocketOptions } from "../../../../src/providers/arm/wire/webSocket";
import { FakeClock } from "../../../support/arm/script";

let clock: FakeClock;
let abort: AbortController;
const ends: (() => unknown)[] = [];
beforeEach(() => {
  clock = new FakeClock();
  abort = new AbortController();
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const open = (port: number, more: Partial<WebSocketOptions> = {}, host = "127.0.0.1") =>
  openWebSocket(
    { webSocketUri: `ws://${host}:${port}/x`, password: "p" },
    { header: true, onData: () => undefined, signal: abort.signal, clock, ...more },
  );

/** A server that accepts connections and sends nothing. */
async function deafServer() {
  const accepted: Socket[] = [];
  const server = createServer((socket) => accepted.push(socket.resume()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => (accepted.forEach((socket) => socket.destroy()), server.close()));
  return { port: (server.address() as AddressInfo).port, connection: once(server, "connection") };
}

/** A web socket server, and its first connection. */
async function socketServer(host = "127.0.0.1", autoPong = true) {
  const server = new WebSocketServer({ host, port: 0, autoPong });
  await once(server, "listening");
  ends.push(() => (server.clients.forEach((client) => client.terminate()), server.close()));
  const client = once(server, "connection").then(([socket]) => socket as WebSocket);
  return { port: (server.address() as AddressInfo).port, client };
}

/** Afterwards, everything sent to this process has arrived. */
const arrived = () => new Promise((resolve) => setImmediate(resolve));

describe("a server that accepts the connection and does not answer", () => {
  test("is given up after a minute", async () => {
    const { port, connection } = await deafServer();
    const opening = open(port);
    opening.catch(() => undefined);
    const [socket] = (await connection) as [Socket];
    const closed = once(socket, "close");
    clock.pass(60_000);
    await expect(opening).rejects.toThrow("the container's stream did not answer within 60 s.");
    await closed;
  });

  test("is left at an interruption", async () => {
    const { port, connection } = await deafServer();
    const opening = open(port);
    opening.catch(() => undefined);
    const [socket] = (await connection) as [Socket];
    const closed = once(socket, "close");
    abort.abort(new Error("enough"));
    await expect(opening).rejects.toThrow("enough");
    await closed;
  });
});

describe("a server that does not close when we do", () => {
  test.each([
    ["of our own accord", (close: () => void) => close()],
    ["at an interruption", () => abort.abort()],
  ])("%s", async (_, end) => {
    const { port, client } = await socketServer();
    const socket = await open(port);
    // It reads nothing any more, so it does not see our closing message.
    (await client).pause();
    end(() => socket.close());
    clock.pass(5_000);
    await socket.closed;
  });
});

test("nothing more is read until the received data has been taken", async () => {
  const { port, client } = await socketServer();
  const taken: string[] = [];
  let take = () => {};
  const first = new Promise<void>((resolve) => (take = resolve));
  let onFirst = () => {};
  const came = new Promise<void>((resolve) => (onFirst = resolve));
  const onData = (data: Buffer) => {
    taken.push(data.toString());
    onFirst();
    return taken.length === 1 ? first : undefined;
  };
  const socket = await open(port, { onData });
  const server = await client;
  const piece = "x".repeat(64 * 1024);
  for (let i = 0; i < 400; i++) server.send(`${i} ${piece}`);
  await came;
  await arrived();
  // 25 MB are more than the operating system buffers.
  expect(taken).toHaveLength(1);
  expect(server.bufferedAmount).toBeGreaterThan(1024 * 1024);
  take();
  server.close(1000);
  await socket.closed;
  expect(taken.map((text) => text.split(" ")[0])).toEqual(Array.from({ length: 400 }, (_, i) => String(i)));
});

test("the silent loss of a remote server is noticed, and servers on this machine are not pinged", async () => {
  // Another address of this machine counts as remote.
  const remote = await socketServer("127.0.0.2", false);
  const socket = await open(remote.port, {}, "127.0.0.2");
  clock.pass(30_000);
  clock.pass(30_000);
  await expect(socket.closed).rejects.toThrow("the connection to the container was lost: code 1006");

  const local = await socketServer("127.0.0.1", false);
  const here = await open(local.port);
  clock.pass(3_600_000);
  (await local.client).close(1000);
  await here.closed;
});

test("what is sent arrives in small pieces, and waits while the other side reads nothing", async () => {
  const { port, client } = await socketServer();
  const socket = await open(port);
  const server = await client;
  const messages: Buffer[] = [];
  server.on("message", (data: Buffer) => messages.push(data));
  const data = Buffer.alloc(1_000, "abc");
  socket.send(data);
  await socket.drained();
  const end = once(server, "close");
  socket.close();
  await end;
  expect(Buffer.concat(messages).equals(data)).toBe(true);
  expect(Math.max(...messages.map(({ length }) => length))).toBe(48);
});
