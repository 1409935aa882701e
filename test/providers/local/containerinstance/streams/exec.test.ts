import { EventEmitter } from "node:events";
import { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Context } from "../../../../../src/providers/local/context";
import { serveExec } from "../../../../../src/providers/local/containerinstance/streams/exec";
import type { Inbox } from "../../../../../src/providers/local/http/streamServer";
import { FakeClock } from "../../../../support/fakeClock";

/** A program whose client has disconnected, and what was typed to it. */
function left() {
  const clock = new FakeClock();
  const typed: string[] = [];
  const stream = new Duplex({
    read: () => undefined,
    write: (keys, _encoding, done) => {
      typed.push(String(keys));
      done();
    },
  });
  const engine = { openExec: async () => ({ stream }) };
  const client = Object.assign(new EventEmitter(), { OPEN: 1, readyState: 1 });
  const served = serveExec(
    { engine, clock } as unknown as Context,
    "container",
    { command: "sh", terminal: { rows: 24, cols: 80 } },
    client as unknown as WebSocket,
    { deliver: () => undefined } as unknown as Inbox,
  );
  const leave = async () => {
    await clock.pass(0);
    client.readyState = 3;
    client.emit("close");
    await clock.pass(0);
  };
  return { clock, typed, stream, served, leave };
}

test("a program whose client has gone gets Ctrl-C and Ctrl-D, and half a second to end", async () => {
  const { clock, typed, stream, served, leave } = left();
  await leave();
  expect(typed).toEqual(["\x03\x04"]);
  await clock.pass(499);
  expect(stream.destroyed).toBe(false);
  await clock.pass(1);
  expect(stream.destroyed).toBe(true);
  await served;
});

test("a program that ends then is not waited for any longer", async () => {
  const { stream, served, leave } = left();
  await leave();
  stream.push(null);
  await served;
  expect(stream.destroyed).toBe(true);
});
