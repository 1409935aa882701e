import type { WebSocket } from "ws";
import { type Clock, onAbort, within } from "../../../clock";
import { ArmFault } from "./fault";

/** The address of a web socket, as ARM returns it. */
export interface StreamAddress {
  readonly webSocketUri: string;
  readonly password: string;
}

/** Longest wait for the service to accept the connection. */
const HANDSHAKE_MS = 60_000;
/** How often the service is pinged, and how long it may take to answer. This also keeps idle connections open. */
const HEARTBEAT_MS = 30_000;
/** ACI accepts messages of up to 50 bytes and drops the rest of longer ones. */
const MESSAGE_LENGTH = 48;
/** How much may wait to be sent before the sender must pause. */
const MAX_WAITING = 64 * 1024;
const NORMAL_CLOSURE = 1000;
/** Longest wait for the other side to close a connection that we have closed. */
const FAREWELL_MS = 5_000;

/** An open web socket of raw bytes. */
export interface ByteSocket {
  send(data: Buffer): void;
  /** Resolves once there is room for more. */
  drained(): Promise<void>;
  close(): void;
  /** Resolves when either side has closed the connection. Rejects when it broke. */
  readonly closed: Promise<void>;
}

export interface WebSocketOptions {
  /** Whether the password is sent in a header. Otherwise it is the first message. */
  readonly header: boolean;
  /** Takes received data. Nothing more is read until the returned promise has resolved. */
  readonly onData: (data: Buffer) => void | Promise<void>;
  /** Sent before an aborted connection is closed. */
  readonly farewell?: Buffer;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}

/** Connects within a minute. */
export async function openWebSocket(
  { webSocketUri, password }: StreamAddress,
  { header, onData, farewell, signal, clock }: WebSocketOptions,
): Promise<ByteSocket> {
  const { WebSocket } = await import("ws");
  signal.throwIfAborted();
  const client = new WebSocket(webSocketUri, header ? { headers: { authorization: password } } : {});
  let isOver = false;
  const close = () => {
    isOver = true;
    if (client.readyState !== client.OPEN) return client.terminate();
    client.close(NORMAL_CLOSURE);
    const enough = clock.after(FAREWELL_MS, () => client.terminate());
    client.once("close", enough);
  };
  const abort = () => {
    if (farewell && client.readyState === client.OPEN) client.send(farewell);
    close();
  };
  const closed = ending(client, () => isOver);
  let stopListening = () => {};
  closed.catch(() => undefined).finally(() => stopListening());
  client.on("message", (data: Buffer, isBinary) => {
    const taken = onData(isBinary ? data : Buffer.from(data));
    if (taken !== undefined) whilePaused(client, taken);
  });
  const late = () => new ArmFault(`the container's stream did not answer within ${HANDSHAKE_MS / 1000} s.`);
  try {
    await within(clock, { ms: HANDSHAKE_MS, late }, signal, () =>
      Promise.race([new Promise((resolve) => client.once("open", resolve)), closed]),
    );
  } catch (error) {
    client.terminate();
    throw error;
  }
  stopListening = onAbort(signal, abort);
  if (!header) client.send(password);
  if (!isHere(webSocketUri)) heartbeat(client, clock);
  let sent: Promise<unknown> = Promise.resolve();
  return {
    send: (data) => {
      for (let at = 0; at < data.length && client.readyState === client.OPEN; at += MESSAGE_LENGTH)
        sent = new Promise((resolve) => client.send(data.subarray(at, at + MESSAGE_LENGTH), resolve));
    },
    drained: async () => {
      if (client.bufferedAmount > MAX_WAITING) await sent;
    },
    close,
    closed,
  };
}

function whilePaused(client: WebSocket, taken: Promise<void>): void {
  client.pause();
  taken.finally(() => client.resume()).catch(() => client.terminate());
}

/** Once `isOver` is true, the connection may end in any way without being broken. */
function ending(client: WebSocket, isOver: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    let broken: Error | undefined;
    client.once("error", (error) => (broken = error));
    client.once("close", (code, reason) => {
      if (isOver() || (broken === undefined && (code === NORMAL_CLOSURE || code === 1005))) return resolve();
      const why = broken?.message ?? (reason.length > 0 ? reason.toString() : `code ${code}`);
      reject(new ArmFault(`the connection to the container was lost: ${why}`));
    });
  });
}

/** A connection within this machine breaks when the other process ends, so it needs no pings. */
function isHere(uri: string): boolean {
  return ["127.0.0.1", "[::1]", "localhost"].includes(new URL(uri).hostname);
}

/**
 * Ends a connection whose other side has disappeared. While it is not being read or cannot send, no answer can arrive,
 * so it is not ended then.
 */
function heartbeat(client: WebSocket, clock: Clock): void {
  let isAlive = true;
  client.on("pong", () => (isAlive = true));
  let stop = () => {};
  const beat = () => {
    const isStuck = client.isPaused || client.bufferedAmount > 0;
    if (!isAlive && !isStuck) return client.terminate();
    isAlive = false;
    client.ping();
    stop = clock.after(HEARTBEAT_MS, beat);
  };
  stop = clock.after(HEARTBEAT_MS, beat);
  client.once("close", () => stop());
}
