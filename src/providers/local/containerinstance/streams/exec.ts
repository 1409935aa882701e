import type { WebSocket } from "ws";
import { doneOrAfter } from "../../../../clock";
import type { TerminalSize } from "../../../../docker/engine";
import type { Context } from "../../context";
import type { Inbox } from "../../http/streamServer";

/** How much output is buffered for the client. */
const MAX_WAITING = 1024 * 1024;
/** Ctrl-C, then Ctrl-D. */
const HANG_UP = "\x03\x04";
/** Time that a program has to end after its client has disconnected. */
const HANG_UP_MS = 500;

/** Runs a program with a terminal for a client: raw bytes in both directions until either side ends. */
export async function serveExec(
  { engine, clock }: Pick<Context, "engine" | "clock">,
  container: string,
  { command, terminal }: { command: string; terminal: TerminalSize },
  client: WebSocket,
  inbox: Inbox,
): Promise<void> {
  const { stream } = await engine.openExec(container, { command: [command], terminal });
  inbox.deliver((data) => {
    if (stream.write(data) || client.isPaused) return;
    client.pause();
    stream.once("drain", () => client.resume());
  });
  stream.on("data", (chunk: Buffer) => {
    client.send(chunk, () => {
      if (client.bufferedAmount < MAX_WAITING) stream.resume();
    });
    if (client.bufferedAmount >= MAX_WAITING) stream.pause();
  });

  const ended = new Promise<void>((resolve) => stream.once("end", resolve).once("close", resolve));
  const left =
    client.readyState === client.OPEN ? new Promise<void>((resolve) => client.once("close", resolve)) : undefined;
  await Promise.race([ended, left]);
  // The engine does not end a program when its terminal is closed. The keys that a user would type end most programs.
  if (client.readyState !== client.OPEN && stream.writable) {
    stream.write(HANG_UP);
    stream.resume();
    await doneOrAfter(clock, ended, HANG_UP_MS);
  }
  stream.destroy();
}
