import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { machineSocket } from "./docker";

interface Held {
  readonly method: string;
  readonly path: RegExp;
  readonly came: () => void;
}

/**
 * A socket that forwards to the engine and can hold back a call. A test that must act while a program is in the middle
 * of its work holds the call that marks the middle: the call comes at any speed of the machine, and the work goes no
 * further.
 */
export class EngineDoor {
  readonly #folder = mkdtempSync(join(tmpdir(), "berth-door-"));
  readonly socket = join(this.#folder, "docker.sock");
  readonly host = `unix://${this.socket}`;
  /** The calls that have come, with their queries. */
  readonly calls: { readonly method: string; readonly path: string }[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #held: Held[] = [];
  readonly #server = createServer((call, answer) => this.#pass(call, answer));

  constructor(private readonly engine = machineSocket()) {}

  async open(): Promise<this> {
    this.#server.on("connection", (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on("error", () => undefined).once("close", () => this.#sockets.delete(socket));
    });
    this.#server.on("upgrade", (call: IncomingMessage, socket: Socket, head: Buffer) =>
      this.#tunnel(call, socket, head),
    );
    this.#server.listen(this.socket);
    await once(this.#server, "listening");
    return this;
  }

  /** Holds back the next matching call forever: the engine never gets it. Resolves when the call has come. */
  hold(method: string, path: RegExp): Promise<void> {
    return new Promise((came) => this.#held.push({ method, path, came }));
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #pass(call: IncomingMessage, answer: ServerResponse): void {
    const { method = "", url = "", headers } = call;
    this.calls.push({ method, path: url });
    const index = this.#held.findIndex((held) => held.method === method && held.path.test(url));
    if (index >= 0) return this.#held.splice(index, 1)[0]!.came();
    const inner = request({ socketPath: this.engine, method, path: url, headers, agent: false }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      answer.flushHeaders();
      response.on("error", () => answer.destroy()).pipe(answer);
    });
    inner.on("error", () => answer.destroy());
    answer.on("close", () => inner.destroy());
    call.pipe(inner);
  }

  /** A call that becomes a stream of bytes in both directions, such as exec and attach. */
  #tunnel(call: IncomingMessage, socket: Socket, head: Buffer): void {
    this.calls.push({ method: call.method ?? "", path: call.url ?? "" });
    const inner = connect(this.engine, () => {
      const headers = call.rawHeaders.flatMap((name, i, all) => (i % 2 === 0 ? [`${name}: ${all[i + 1]}`] : []));
      inner.write(`${[`${call.method} ${call.url} HTTP/1.1`, ...headers].join("\r\n")}\r\n\r\n`);
      inner.write(head);
      socket.pipe(inner).pipe(socket);
    });
    inner.on("error", () => socket.destroy());
    socket.on("close", () => inner.destroy());
  }
}
