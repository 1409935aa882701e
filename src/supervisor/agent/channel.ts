import { Duplex } from "node:stream";
import type { EngineError } from "../../docker/engine";

/**
 * How a channel ended: the error number or 0, and how long the server had had the last data by then. `lost`: the agent
 * itself ended.
 */
export type ChannelEnd = { readonly errno: number; readonly sinceMs: number } | "lost";

/** A connection to a port of a group, through the agent. */
export class AgentChannel extends Duplex {
  /** Resolves when the agent has begun to connect. Any delay before that is the engine's. */
  readonly begun: Promise<void>;
  readonly ended: Promise<ChannelEnd>;
  #begin: { resolve: () => void; reject: (error: EngineError) => void };
  #end: (end: ChannelEnd) => void;
  #isOpen = false;
  #hasEnded = false;
  /** Data to send once the connection exists. */
  #held: (() => void) | undefined;

  constructor(private readonly send: (kind: "D" | "C", content: Buffer) => void) {
    super();
    const begun = Promise.withResolvers<void>();
    begun.promise.catch(() => {}); // Callers of connect() handle the rejection.
    this.begun = begun.promise;
    this.#begin = begun;
    const ended = Promise.withResolvers<ChannelEnd>();
    this.ended = ended.promise;
    this.#end = ended.resolve;
  }

  /** Handles a frame from the agent. */
  hear(kind: string, content: Buffer): void {
    if (kind === "S") this.#begin.resolve();
    if (kind === "O") this.opened();
    if (kind === "D" && !this.destroyed) this.push(content);
    if (kind === "C") this.finish({ errno: content.readUInt16BE(0), sinceMs: content.readUInt32BE(2) });
  }

  /** The agent has ended. */
  lose(error: EngineError): void {
    this.#begin.reject(error);
    this.finish("lost");
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error) => void): void {
    const send = () => {
      if (!this.#hasEnded) this.send("D", chunk);
      done();
    };
    if (this.#isOpen || this.#hasEnded) send();
    else this.#held = send;
  }

  /** The end of the request is not passed on to the server, which has the whole request already. */
  override _final(done: (error?: Error) => void): void {
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    if (!this.#hasEnded) this.send("C", Buffer.alloc(0));
    done(error);
  }

  private opened(): void {
    this.#isOpen = true;
    this.release();
  }

  private finish(end: ChannelEnd): void {
    this.#hasEnded = true;
    this.#end(end);
    this.release();
    if (!this.destroyed) this.push(null);
  }

  private release(): void {
    this.#held?.();
    this.#held = undefined;
  }
}
