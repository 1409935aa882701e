import { connect, type Socket } from "node:net";
import { Duplex } from "node:stream";
import type { ExecSession } from "../../src/docker/engine";
import { frame, FrameReader, frames, type Frame, type FrameKind } from "../../src/supervisor/agent/frames";

type Send = (kind: FrameKind, channel: number, content?: Buffer) => void;

const ERRNO: Readonly<Record<string, number>> = { ECONNREFUSED: 111, ECONNRESET: 104 };

/** The supervisor's agent, agent.c, in the test's own process. Its group's network is this machine's. */
export class FakeAgent {
  /** The supervisor's file. */
  file: Buffer | undefined;
  /** Replaces the connection. */
  onOpen: ((channel: number, send: Send) => void) | undefined;
  readonly #runs = new Set<Duplex>();

  /** One that is started by an exec. */
  run(): ExecSession {
    const reader = new FrameReader();
    const channels = new Map<number, { socket: Socket; sinceMs: number }>();
    let written: Buffer[] = [];
    const send: Send = (...content) => stream.push(frame(...content));
    const closed = (channel: number, errno: number, socket?: Socket) => {
      const found = channels.get(channel);
      // The channel's number may belong to another connection by now.
      if (found === undefined || found.socket !== (socket ?? found.socket)) return;
      channels.delete(channel);
      const end = Buffer.alloc(6);
      end.writeUInt16BE(errno);
      end.writeUInt32BE(Math.round(performance.now() - found.sinceMs), 2);
      send("C", channel, end);
    };
    const open = (channel: number, port: number) => {
      send("S", channel);
      if (this.onOpen) return this.onOpen(channel, send);
      const socket = connect(port, "127.0.0.1");
      channels.set(channel, { socket, sinceMs: performance.now() });
      socket.on("connect", () => send("O", channel));
      socket.on("data", (chunk) => void stream.push(frames("D", channel, chunk)));
      socket.on("error", (error: NodeJS.ErrnoException) => closed(channel, ERRNO[error.code ?? ""] ?? 1, socket));
      socket.on("close", () => closed(channel, 0, socket));
    };
    const obey = ({ kind, channel, content }: Frame) => {
      const found = channels.get(channel);
      if (kind === "O") open(channel, content.readUInt16BE());
      if (kind === "C") {
        closed(channel, 0);
        found?.socket.destroy();
      }
      if (kind === "D" && found) {
        found.sinceMs = performance.now();
        found.socket.write(content);
      }
      if (kind === "R") {
        if (this.file) stream.push(frames("R", 0, this.file));
        send("R", 0);
      }
      if (kind !== "W") return;
      written.push(content);
      if (content.length > 0) return;
      this.file = Buffer.concat(written);
      written = [];
      send("W", 0, Buffer.alloc(2));
    };
    const stream = new Duplex({
      read: () => {},
      write: (chunk: Buffer, _encoding, done) => {
        reader.take(chunk).forEach(obey);
        done();
      },
      destroy: (error, done) => {
        channels.forEach(({ socket }) => socket.destroy());
        this.#runs.delete(stream);
        done(error);
      },
    });
    this.#runs.add(stream);
    send("H", 0);
    const progress = () => Promise.resolve("running" as const);
    return { stream, progress, exitCode: () => new Promise(() => {}), resize: () => Promise.resolve() };
  }

  /** The number of running agents. */
  get running(): number {
    return this.#runs.size;
  }

  /** Its engine has ended, and with it everything that ran in it. */
  end(): void {
    this.#runs.forEach((stream) => stream.destroy());
  }
}
