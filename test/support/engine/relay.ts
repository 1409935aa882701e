import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { machineSocket } from "./docker";

const REQUEST = /(?:^|\n)(?:GET|POST|PUT|DELETE|HEAD) \/\S* HTTP\/1\.1\r\n/g;

/**
 * A socket that forwards to the engine, counts the calls, and can be cut like the connection to an engine that went away. A call's
 * number is the same at any speed of the machine, as far as the program's own order of calls is.
 */
export class EngineRelay {
  readonly #folder = mkdtempSync(join(tmpdir(), "berth-relay-"));
  readonly socket = join(this.#folder, "docker.sock");
  readonly host = `unix://${this.socket}`;
  calls = 0;
  #server: Server | undefined;
  readonly #sockets = new Set<Socket>();
  #awaited: { readonly call: number; readonly isForwarded: boolean; readonly reached: () => void } | undefined;

  constructor(private readonly engine = machineSocket()) {}

  async open(): Promise<this> {
    rmSync(this.socket, { force: true });
    this.#server = createServer((socket) => this.#pass(socket)).listen(this.socket);
    await once(this.#server, "listening");
    return this;
  }

  /** Resolves when the n-th call from now comes. It reaches the engine, or never does. */
  at(call: number, isForwarded: boolean): Promise<void> {
    this.calls = 0;
    return new Promise((reached) => (this.#awaited = { call, isForwarded, reached }));
  }

  /** No call is awaited any more: what it was to end has ended before. */
  disarm(): void {
    this.#awaited = undefined;
  }

  /** Nobody can connect until {@link open}, and what is open ends. */
  cut(): void {
    this.#server?.close();
    this.#server = undefined;
    rmSync(this.socket, { force: true });
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.cut();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #pass(client: Socket): void {
    const engine = connect(this.engine);
    for (const [socket, other] of [
      [client, engine],
      [engine, client],
    ] as const) {
      this.#sockets.add(socket);
      socket.on("error", () => other.destroy()).on("close", () => (this.#sockets.delete(socket), other.destroy()));
    }
    client.on("data", (chunk: Buffer) => {
      this.calls += chunk.toString("latin1").match(REQUEST)?.length ?? 0;
      const awaited = this.#awaited;
      if (awaited !== undefined && this.calls >= awaited.call) {
        this.#awaited = undefined;
        if (awaited.isForwarded) engine.write(chunk);
        return awaited.reached();
      }
      engine.write(chunk);
    });
    engine.pipe(client);
  }
}
