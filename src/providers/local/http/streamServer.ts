import { randomBytes as systemRandomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { WebSocket } from "ws";
import { type Clock, systemClock } from "../../../clock";

const ADDRESS = "127.0.0.1";
/** How long a session waits for its client. */
const UNUSED_MS = 60_000;
/** Interval of pings on silent connections. */
const KEEP_ALIVE_MS = 30_000;
/** How much a client may send before it is read. The rest waits at the client. */
const MAX_EARLY = 64 * 1024;
/** Length of a password, the same as ACI's. */
const PASSWORD_LENGTH = 32;

/**
 * A stream of ACI: a program's terminal, whose password is the first message, or a log, whose password is in a header.
 */
export type StreamKind = "execstream" | "logstream";

/** Serves a client that has sent the password. Resolves when the session has ended; then the socket is closed. */
export type Serve = (client: WebSocket, inbox: Inbox) => Promise<void>;

/** Buffers a client's messages from the first byte on, since the password often arrives together with others. */
export class Inbox {
  private readonly waiting: Buffer[] = [];
  private waitingBytes = 0;
  private take: ((message: Buffer) => void) | undefined;

  constructor(private readonly client: WebSocket) {
    client.on("message", (data: Buffer) => {
      if (this.take !== undefined) return this.take(data);
      this.waiting.push(data);
      this.waitingBytes += data.length;
      if (this.waitingBytes >= MAX_EARLY) client.pause();
    });
  }

  /** Passes on the buffered messages, and then new ones. */
  deliver(take: (message: Buffer) => void): void {
    this.take = take;
    this.waiting.splice(0).forEach(take);
    this.client.resume();
  }

  /** Returns one message; undefined when the client disconnects or sends nothing for a minute. */
  first(clock: Clock): Promise<Buffer | undefined> {
    const { client } = this;
    return new Promise((resolve) => {
      const inTime = clock.after(UNUSED_MS, () => client.terminate());
      const found = (message: Buffer | undefined) => {
        inTime();
        resolve(message);
      };
      if (this.waiting.length > 0) return found(this.waiting.shift());
      this.take = (message) => {
        this.take = undefined;
        found(message);
      };
      client.once("close", () => found(undefined));
    });
  }
}

interface Session {
  readonly kind: StreamKind;
  readonly password: string;
  readonly serve: Serve;
  /** Called when the client has connected. */
  readonly taken: () => void;
}

interface Listener {
  readonly port: number;
  readonly close: () => void;
}

/**
 * Serves the web sockets for `exec` and `attach` at a free port that only this machine can reach. It listens while
 * there are sessions. Each session is for one client, which must connect within a minute.
 */
export class StreamServer {
  private readonly sessions = new Map<string, Session>();
  private readonly serving = new Set<Promise<void>>();
  private listening: Promise<Listener> | undefined;

  constructor(
    private readonly uuid: () => string,
    private readonly clock: Clock = systemClock,
    private readonly randomBytes: (size: number) => Buffer = systemRandomBytes,
  ) {}

  /** Opens a session. */
  async offer(kind: StreamKind, query: string, serve: Serve): Promise<{ webSocketUri: string; password: string }> {
    const id = this.uuid();
    const password = this.randomBytes(PASSWORD_LENGTH).toString("base64url").slice(0, PASSWORD_LENGTH);
    const taken = this.clock.after(UNUSED_MS, () => this.drop(id));
    this.sessions.set(id, { kind, password, serve, taken });
    try {
      const { port } = await (this.listening ??= this.listen());
      return { webSocketUri: `ws://${ADDRESS}:${port}/${kind}/sessionId/${id}?${query}`, password };
    } catch (error) {
      this.drop(id);
      throw error;
    }
  }

  private async listen(): Promise<Listener> {
    const { WebSocketServer } = await import("ws");
    const sockets = new WebSocketServer({ noServer: true });
    const answer: RequestListener = (_request, response) => response.writeHead(426, { connection: "close" }).end();
    const server = createServer({ keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS }, answer);
    const silent = new Map<Socket, () => void>();
    server.on("connection", (socket: Socket) => {
      silent.set(
        socket,
        this.clock.after(UNUSED_MS, () => socket.destroy()),
      );
      socket.once("close", () => heard(socket));
    });
    const heard = (socket: Socket) => {
      silent.get(socket)?.();
      silent.delete(socket);
    };
    server.on("upgrade", (request: IncomingMessage, socket: Socket, head: Buffer) => {
      heard(socket);
      const session = this.admit(request);
      if (session === undefined)
        socket.end("HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n", () => socket.destroy());
      else sockets.handleUpgrade(request, socket, head, (client) => this.run(session, client));
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, ADDRESS, resolve);
    });
    // Sessions without a client do not keep the process alive.
    server.unref();
    const close = () => {
      server.close();
      silent.forEach((_, socket) => socket.destroy());
    };
    return { port: (server.address() as AddressInfo).port, close };
  }

  /** Takes the session of a request, so that it cannot be used again. */
  private admit({ url = "", headers }: IncomingMessage): Session | undefined {
    const [, kind, id = ""] = /^\/(\w+)\/sessionId\/([^/?]+)(?:\?|$)/.exec(url) ?? [];
    const session = this.sessions.get(id);
    if (session === undefined || session.kind !== kind) return undefined;
    const isAdmitted = kind === "execstream" || isSame(headers.authorization, session.password);
    session.taken();
    this.sessions.delete(id);
    if (!isAdmitted) this.closeWhenIdle();
    return isAdmitted ? session : undefined;
  }

  private run(session: Session, client: WebSocket): void {
    const serving = this.serve(session, client).finally(() => {
      this.serving.delete(serving);
      this.closeWhenIdle();
    });
    this.serving.add(serving);
  }

  private async serve({ kind, password, serve }: Session, client: WebSocket): Promise<void> {
    client.on("error", () => client.terminate());
    const inbox = new Inbox(client);
    try {
      if (kind === "execstream" && !isSame((await inbox.first(this.clock))?.toString(), password)) {
        client.close(1008, "The first message must be the password.");
        return;
      }
      await serve(client, inbox);
      client.close(1000);
    } catch (error) {
      // The reason has at most 123 bytes.
      const reason = Buffer.from((error as Error).message)
        .subarray(0, 120)
        .toString();
      client.close(1011, reason.replace(/\uFFFD+$/, ""));
    }
  }

  /** Waits until all sessions with clients have ended. */
  async settled(): Promise<void> {
    while (this.serving.size > 0) await Promise.all(this.serving);
  }

  private drop(id: string): void {
    this.sessions.get(id)?.taken();
    this.sessions.delete(id);
    this.closeWhenIdle();
  }

  private closeWhenIdle(): void {
    if (this.serving.size > 0 || this.sessions.size > 0) return;
    void this.listening?.then(({ close }) => close()).catch(() => undefined);
    this.listening = undefined;
  }
}

function isSame(given: string | undefined, password: string): boolean {
  const [a, b] = [Buffer.from(given ?? ""), Buffer.from(password)];
  return a.length === b.length && timingSafeEqual(a, b);
}
