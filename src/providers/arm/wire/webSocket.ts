import type { WebSocket } from "ws";
import { ArmFault } from "./fault";

/** A web socket that ARM answered with. */
export interface StreamAddress {
  readonly webSocketUri: string;
  readonly password: string;
}

/** The service is asked this often whether it is still there, which also keeps idle connections open. */
const HEARTBEAT_MS = 15_000;
/** ACI takes messages of up to 50 bytes and drops the rest of longer ones. */
const MESSAGE_LENGTH = 48;
/** What may wait to be sent before more is taken. */
const MAX_WAITING = 64 * 1024;
const NORMAL_CLOSURE = 1000;
/** How long the other side may take to close an aborted connection. */
const FAREWELL_MS = 1_000;

/** An open web socket of raw bytes. */
export interface ByteSocket {
  send(data: Buffer): void;
  /** Resolves once there is room for more. */
  drained(): Promise<void>;
  close(): void;
  /** Resolves when the other side has closed it; rejects when the connection broke. */
  readonly closed: Promise<void>;
}

/** Connects, and says the password as the first message if it is not said in a header. */
export async function openWebSocket(
  { webSocketUri, password }: StreamAddress,
  {
    header,
    onData,
    farewell,
    signal,
  }: {
    header: boolean;
    onData: (data: Buffer) => void;
    /** Said before an aborted connection is closed. */
    farewell?: Buffer;
    signal: AbortSignal;
  },
): Promise<ByteSocket> {
  const { WebSocket } = await import("ws");
  signal.throwIfAborted();
  const client = new WebSocket(webSocketUri, header ? { headers: { authorization: password } } : {});
  const abort = () => {
    if (client.readyState !== client.OPEN) return client.terminate();
    if (farewell) client.send(farewell);
    client.close(NORMAL_CLOSURE);
    setTimeout(() => client.terminate(), FAREWELL_MS).unref();
  };
  signal.addEventListener("abort", abort, { once: true });
  const closed = ending(client);
  closed.catch(() => undefined).finally(() => signal.removeEventListener("abort", abort));
  client.on("message", (data: Buffer, isBinary) => onData(isBinary ? data : Buffer.from(data)));
  await Promise.race([new Promise((resolve) => client.once("open", resolve)), closed]);
  signal.throwIfAborted();
  if (!header) client.send(password);
  heartbeat(client);
  return {
    send: (data) => {
      for (let at = 0; at < data.length && client.readyState === client.OPEN; at += MESSAGE_LENGTH)
        client.send(data.subarray(at, at + MESSAGE_LENGTH));
    },
    drained: async () => {
      while (client.readyState === client.OPEN && client.bufferedAmount > MAX_WAITING)
        await new Promise((resolve) => setTimeout(resolve, 5));
    },
    close: () => client.close(NORMAL_CLOSURE),
    closed,
  };
}

function ending(client: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    let broken: Error | undefined;
    client.once("error", (error) => (broken = error));
    client.once("close", (code, reason) => {
      if (broken === undefined && (code === NORMAL_CLOSURE || code === 1005)) return resolve();
      const why = broken?.message ?? (reason.length > 0 ? reason.toString() : `code ${code}`);
      reject(new ArmFault(`the connection to the container was lost: ${why}`));
    });
  });
}

function heartbeat(client: WebSocket): void {
  let isAlive = true;
  client.on("pong", () => (isAlive = true));
  const timer = setInterval(() => {
    if (!isAlive) return client.terminate();
    isAlive = false;
    client.ping();
  }, HEARTBEAT_MS);
  client.once("close", () => clearInterval(timer));
}
