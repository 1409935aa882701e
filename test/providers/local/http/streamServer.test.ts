import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { WebSocket } from "ws";
import { FakeClock } from "../../../support/arm/script";
import { StreamServer } from "../../../../src/providers/local/http/streamServer";

const sockets: { destroy(): void }[] = [];
const clients: WebSocket[] = [];
afterEach(() => {
  sockets.splice(0).forEach((socket) => socket.destroy());
  clients.splice(0).forEach((client) => client.terminate());
});

let ids = 0;
const server = (clock = new FakeClock()) => new StreamServer(() => `id-${++ids}`, clock);
const never = () => new Promise<void>(() => undefined);
const portOf = (uri: string) => Number(new URL(uri).port);

/** A connection that sends what the test says. */
async function dial(port: number, text = ""): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1" });
  sockets.push(socket);
  await once(socket, "connect");
  socket.write(text);
  return socket.resume();
}

/** A client that is served until the function is called. */
async function served(streams: StreamServer) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  const { webSocketUri, password } = await streams.offer("logstream", "", () => ended);
  const client = new WebSocket(webSocketUri, { headers: { authorization: password } });
  clients.push(client);
  await once(client, "open");
  return { port: portOf(webSocketUri), end };
}

test("a connection that never sends a request is closed", async () => {
  const clock = new FakeClock();
  const { port } = await served(server(clock));
  const socket = await dial(port, "GET /execstr");
  socket.on("error", () => undefined);
  const closed = once(socket, "close");
  // When a later connection has been answered, the server has seen the first one.
  const other = await dial(port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  await once(other, "close");
  clock.pass(60_000);
  await closed;
});

test("when there are no sessions any more, so is one that had no time to", async () => {
  const streams = server();
  const { port, end } = await served(streams);
  const socket = await dial(port);
  socket.on("error", () => undefined);
  const closed = once(socket, "close");
  const other = await dial(port, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  await once(other, "close");
  end();
  await streams.settled();
  await closed;
});

test("a client that sends no password is disconnected", async () => {
  const clock = new FakeClock();
  const streams = server(clock);
  const { webSocketUri } = await streams.offer("execstream", "", never);
  const client = new WebSocket(webSocketUri);
  clients.push(client);
  await once(client, "open");
  const closed = once(client, "close");
  clock.pass(60_000);
  await closed;
  await streams.settled();
});

test("data that a client sends too early waits at the client, and arrives completely", async () => {
  const streams = server();
  let begin = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const got: Buffer[] = [];
  const total = 64 * 1024 * 1024;
  const { webSocketUri, password } = await streams.offer("execstream", "", async (_client, inbox) => {
    await begun;
    await new Promise<void>((resolve) => {
      let bytes = 0;
      inbox.deliver((data) => {
        got.push(data);
        bytes += data.length;
        if (bytes >= total) resolve();
      });
    });
  });
  const client = new WebSocket(webSocketUri);
  clients.push(client);
  await once(client, "open");
  client.send(password);
  const piece = Buffer.alloc(1024 * 1024, 1);
  let sent = 0;
  const done = new Promise<void>((resolve) => {
    for (let i = 0; i < total / piece.length; i++)
      client.send(piece, () => ++sent === total / piece.length && resolve());
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(client.bufferedAmount).toBeGreaterThan(total / 2);
  begin();
  await done;
  expect((await once(client, "close"))[0]).toBe(1000);
  expect(Buffer.concat(got).length).toBe(total);
});
