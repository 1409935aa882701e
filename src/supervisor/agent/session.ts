import type { Duplex } from "node:stream";
import { EngineError } from "../../docker/engine";
import { AgentChannel } from "./channel";
import { type Frame, frame, FrameReader, frames } from "./frames";

/**
 * A channel's number is one byte. That is enough: a group has at most 60 containers with two probes each, and each
 * probe runs once at a time.
 */
const CHANNELS = 256;
/** How many bytes are kept of what the engine says instead of the agent's hello. */
const REFUSAL_BYTES = 1024;

/** One run of the agent, and the traffic of its connection. */
export class AgentSession {
  /**
   * Resolves when the agent runs. Rejects with fault `invalid` and the engine's message when the program does not
   * exist.
   */
  readonly started: Promise<void>;
  readonly #hello = Promise.withResolvers<void>();
  readonly #reader = new FrameReader();
  readonly #channels = new Map<number, AgentChannel>();
  readonly #reads: PromiseWithResolvers<Buffer>[] = [];
  readonly #writes: PromiseWithResolvers<void>[] = [];
  #parts: Buffer[] = [];
  #refusal = "";
  #hasStarted = false;
  #isLost = false;

  constructor(private readonly stream: Duplex) {
    this.started = this.#hello.promise;
    this.started.catch(() => {}); // Callers of `started` handle the rejection.
    stream.on("data", (chunk: Buffer) => this.take(chunk));
    stream.on("error", () => this.lose());
    stream.once("end", () => this.lose()).once("close", () => this.lose());
  }

  /** Whether the agent has ended. */
  get isLost(): boolean {
    return this.#isLost;
  }

  connect(port: number): AgentChannel {
    this.checkAlive();
    const id = this.freeChannel();
    const channel = new AgentChannel((kind, content) =>
      this.send(kind === "C" ? frame(kind, id) : frames(kind, id, content)),
    );
    this.#channels.set(id, channel);
    const content = Buffer.alloc(2);
    content.writeUInt16BE(port);
    this.send(frame("O", id, content));
    return channel;
  }

  /** The supervisor's file; empty when it does not exist. */
  readFile(): Promise<Buffer> {
    return this.asked(this.#reads, frame("R", 0));
  }

  writeFile(content: Buffer): Promise<void> {
    return this.asked(this.#writes, Buffer.concat([frames("W", 0, content), frame("W", 0)]));
  }

  /** Ends the agent and all its connections. */
  close(): void {
    this.stream.destroy();
    this.lose();
  }

  private asked<T>(waiting: PromiseWithResolvers<T>[], question: Buffer): Promise<T> {
    this.checkAlive();
    const answer = Promise.withResolvers<T>();
    waiting.push(answer);
    this.send(question);
    return answer.promise;
  }

  private send(bytes: Buffer): void {
    if (!this.#isLost) this.stream.write(bytes);
  }

  private freeChannel(): number {
    for (let id = 0; id < CHANNELS; id++) if (!this.#channels.has(id)) return id;
    throw new EngineError("unavailable", "The agent has no free channel.");
  }

  private take(chunk: Buffer): void {
    // Anything but a hello comes from the engine, which could not find the program.
    if (!this.#hasStarted && (this.#refusal !== "" || chunk.toString("latin1", 0, 2) !== "H\0"))
      this.#refusal = (this.#refusal + chunk.toString("utf8")).slice(0, REFUSAL_BYTES);
    else for (const found of this.#reader.take(chunk)) this.obey(found);
  }

  private obey({ kind, channel: id, content }: Frame): void {
    const channel = this.#channels.get(id);
    if (kind === "H") this.greeted();
    else if (kind === "R") this.takePart(content);
    else if (kind === "W") this.written(content.readUInt16BE());
    else channel?.hear(kind, content);
    if (kind === "C") this.#channels.delete(id);
  }

  private greeted(): void {
    this.#hasStarted = true;
    this.#hello.resolve();
  }

  private takePart(part: Buffer): void {
    this.#parts.push(part);
    if (part.length > 0) return;
    this.#reads.shift()?.resolve(Buffer.concat(this.#parts));
    this.#parts = [];
  }

  private written(errno: number): void {
    const waiting = this.#writes.shift();
    if (errno === 0) waiting?.resolve();
    else waiting?.reject(new EngineError("failed", `The agent could not write its file: error ${errno}.`));
  }

  private lose(): void {
    if (this.#isLost) return;
    this.#isLost = true;
    const gone = lost();
    this.#hello.reject(this.#refusal === "" ? gone : new EngineError("invalid", this.#refusal.trim()));
    for (const { reject } of [...this.#reads.splice(0), ...this.#writes.splice(0)]) reject(gone);
    this.#channels.forEach((channel) => channel.lose(gone));
    this.#channels.clear();
  }

  private checkAlive(): void {
    if (this.#isLost) throw lost();
  }
}

const lost = () => new EngineError("unavailable", "The agent in the sandbox has gone.");
