import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { PATIENCE_MS } from "../waiting";

/** How long nobody answers where nobody is expected to. */
const SILENCE_MS = 1000;

export type Protocol = "tcp" | "udp";
/** Whether a server was reached: it answered; the port answered that nobody listens; neither. */
export type Reached = "yes" | "refused" | "no";

/** Listens and asks in the network namespace that it was started in. */
const PROGRAM = `
const net = require("node:net"), dgram = require("node:dgram"), { once } = require("node:events");
const listeners = {
  tcp: (port) => once(net.createServer((socket) => socket.on("error", () => {}).end("yes")).listen(port, "0.0.0.0"), "listening"),
  udp: (port) => {
    const socket = dgram.createSocket("udp4").on("message", (_, from) => socket.send("yes", from.port, from.address));
    return once(socket.bind(port, "0.0.0.0"), "listening");
  },
};
const askers = {
  tcp: ({ port, address }, told) => net.connect(port, address).on("data", () => told("yes")).on("error", ({ code }) => told(code)),
  udp: ({ port, address }, told) => {
    const socket = dgram.createSocket("udp4").on("message", () => told("yes")).on("error", ({ code }) => told(code));
    // Where no route leads, it is called with an error.
    socket.connect(port, address, (error) => (error ? told(error.code) : socket.send("?")));
  },
};
const ask = (wish) => new Promise((told) => {
  askers[wish.protocol](wish, told);
  setTimeout(() => told("silence"), wish.limitMs).unref();
});
process.on("message", async ({ number, listen, wish }) => {
  if (listen) for (const [protocol, port] of listen) await listeners[protocol](port);
  process.send({ number, told: listen ? "listens" : await ask(wish) });
});
process.on("disconnect", () => process.exit());
`;

/** A program that stands in a network namespace, as one of the namespace's own, and tells whom it reaches. */
export class Peer {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<
    number,
    { readonly told: (told: string) => void; readonly ended: (error: Error) => void }
  >();
  #number = 0;

  private constructor(command: string, args: readonly string[]) {
    this.#process = spawn(command, [...args, process.execPath, "-e", PROGRAM], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.#process.on("message", ({ number, told }: { number: number; told: string }) => {
      this.#waiting.get(number)?.told(told);
      this.#waiting.delete(number);
    });
    this.#process.on("exit", (code) => {
      for (const { ended } of this.#waiting.values()) ended(new Error(`A program in a network ended with ${code}.`));
    });
  }

  /** In the namespace of a process. */
  static of(pid: number): Peer {
    return new Peer("nsenter", [`--net=/proc/${pid}/ns/net`]);
  }

  /** In a namespace of its own. */
  static alone(): Peer {
    return new Peer("unshare", ["--net"]);
  }

  get pid(): number {
    return this.#process.pid!;
  }

  /** Runs a command in its network. */
  run(command: string, ...args: string[]): void {
    execFileSync("nsenter", [`--net=/proc/${this.pid}/ns/net`, command, ...args]);
  }

  /** Returns when servers listen on all addresses. */
  async listen(...ports: readonly (readonly [Protocol, number])[]): Promise<void> {
    await this.#send({ listen: ports });
  }

  /** `expected` only decides how long to wait for an answer. */
  async reaches(protocol: Protocol, address: string, port: number, expected: Reached): Promise<Reached> {
    const limitMs = expected === "no" ? SILENCE_MS : PATIENCE_MS;
    const told = await this.#send({ wish: { protocol, address, port, limitMs } });
    return told === "yes" ? told : told === "ECONNREFUSED" ? "refused" : "no";
  }

  close(): void {
    if (this.#process.connected) this.#process.disconnect();
  }

  #send(wish: object): Promise<string> {
    const number = ++this.#number;
    return new Promise((told, ended) => {
      this.#waiting.set(number, { told, ended });
      this.#process.send({ number, ...wish });
    });
  }
}
