import { type Readable, Transform, type TransformCallback } from "node:stream";
import { EngineError } from "../engine";

/** One line of the engine's progress reports. */
interface Message {
  error?: string;
}

export async function readAll(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** What a stream brings until its end, or until the time is up. */
export async function readWithin(stream: NodeJS.ReadableStream, timeoutMs: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(Buffer.from(chunk)));
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve, reject) => {
    stream.once("end", resolve).once("close", resolve).once("error", reject);
    timer = setTimeout(resolve, timeoutMs);
  });
  clearTimeout(timer);
  (stream as Readable).destroy();
  return Buffer.concat(chunks);
}

/** Reads progress reports, JSON lines, to their end. Throws the error that one of them carries. */
export async function readMessages(stream: NodeJS.ReadableStream, onMessage: () => void = () => {}): Promise<void> {
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(readMessage);
  }
  readMessage(rest);

  function readMessage(line: string): void {
    if (line.trim() === "") return;
    const { error } = JSON.parse(line) as Message;
    if (error !== undefined) throw new EngineError("failed", error);
    onMessage();
  }
}

const NEWLINE = Buffer.from("\n");

/** The text of a log, standard output and error as they came. */
export function demultiplex(log: Buffer, timestamps = false): string {
  if (!timestamps) return text(frames(log).map(({ content }) => content));
  const lines = new StampedLines();
  const whole = frames(log).map(({ stream, content }) => lines.take(stream, content));
  return text([...whole, lines.last()]);
}

/** Standard output and error of a program, each for itself. */
export function splitStreams(output: Buffer): { stdout: string; stderr: string } {
  const all = frames(output);
  const of = (wanted: number) => text(all.filter(({ stream }) => stream === wanted).map(({ content }) => content));
  return { stdout: of(1), stderr: of(2) };
}

const text = (parts: readonly Buffer[]): string => Buffer.concat(parts).toString("utf8");

/** Docker's frames: 1 byte stream (1 output, 2 error), 3 bytes zero, 4 bytes length, text. */
function frames(log: Buffer): { stream: number; content: Buffer }[] {
  const found = [];
  for (let at = 0; at + 8 <= log.length;) {
    const length = log.readUInt32BE(at + 4);
    if (at + 8 + length > log.length) break;
    found.push({ stream: log.readUInt8(at), content: log.subarray(at + 8, at + 8 + length) });
    at += 8 + length;
  }
  return found;
}

/** The contents of Docker's frames as they come, whatever stream they are of. */
export class Demultiplexer extends Transform {
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly lines?: StampedLines) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const whole = frames(this.rest);
    for (const { stream, content } of whole) this.push(this.lines?.take(stream, content) ?? content);
    this.rest = this.rest.subarray(whole.reduce((length, { content }) => length + 8 + content.length, 0));
    done();
  }

  override _flush(done: TransformCallback): void {
    if (this.lines) this.push(this.lines.last());
    done();
  }
}

/**
 * Makes whole lines of a log with times. The engine keeps a long line in pieces, each with the time of the first, and a last line
 * that a program did not end runs into what is written next.
 */
export class StampedLines {
  private readonly open = new Map<number, { readonly time: string; text: Buffer }>();

  /** What is complete now that a piece of a stream has come. */
  take(stream: number, piece: Buffer): Buffer {
    const space = piece.indexOf(" ");
    const time = piece.toString("latin1", 0, space);
    const before = this.open.get(stream);
    const continued = before?.time === time;
    const text = continued ? Buffer.concat([before.text, piece.subarray(space + 1)]) : piece;
    const finished = before === undefined || continued ? [] : [before.text, NEWLINE];
    if (text.at(-1) === NEWLINE[0]) {
      this.open.delete(stream);
      return Buffer.concat([...finished, text]);
    }
    this.open.set(stream, { time, text });
    return Buffer.concat(finished);
  }

  /** The lines that were not ended. */
  last(): Buffer {
    const left = [...this.open.values()].flatMap(({ text }) => [text, NEWLINE]);
    this.open.clear();
    return Buffer.concat(left);
  }
}
