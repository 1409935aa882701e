import { type Readable, Transform, type TransformCallback } from "node:stream";
import { EngineError, type PullProgress } from "../engine";

/** One line of the engine's progress reports. */
export interface Message {
  readonly error?: string;
  /** Id of an image layer. */
  readonly id?: string;
  readonly status?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
}

/** Adds up the downloaded bytes of all layers that the engine reports. */
export class LayerProgress {
  private readonly layers = new Map<string, { readonly current: number; readonly total: number }>();

  add({ id, status, progressDetail: { current, total } = {} }: Message): PullProgress {
    // Extraction is reported in the same form, but its layers have been downloaded.
    if (id !== undefined && status === "Downloading" && current !== undefined && total !== undefined)
      this.layers.set(id, { current, total });
    const layer = id === undefined ? undefined : this.layers.get(id);
    if (id !== undefined && layer && status !== "Downloading")
      this.layers.set(id, { current: layer.total, total: layer.total });
    const all = [...this.layers.values()];
    const sum = (of: (item: (typeof all)[number]) => number) => all.reduce((bytes, item) => bytes + of(item), 0);
    return { currentBytes: sum((item) => item.current), totalBytes: sum((item) => item.total) };
  }
}

export async function readEnd(stream: NodeJS.ReadableStream, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    while (bytes - chunks[0]!.length >= maxBytes) bytes -= chunks.shift()!.length;
  }
  const kept = Buffer.concat(chunks);
  // The cut may be in the middle of a character.
  return kept.length <= maxBytes
    ? kept.toString("utf8")
    : kept
        .subarray(-maxBytes)
        .toString("utf8")
        .replace(/^\uFFFD+/, "");
}

export async function readAll(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Everything a stream delivers until it ends, or has delivered nothing for this long. */
export async function readUntilSilent(stream: NodeJS.ReadableStream, silenceMs: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve, reject) => {
    timer = setTimeout(resolve, silenceMs);
    stream.on("data", (chunk: Buffer) => {
      chunks.push(Buffer.from(chunk));
      timer?.refresh();
    });
    stream.once("end", resolve).once("close", resolve).once("error", reject);
  });
  clearTimeout(timer);
  (stream as Readable).destroy();
  return Buffer.concat(chunks);
}

/** Reads all progress reports, which are JSON lines. Throws the error in a report, or the signal's reason. */
export async function readMessages(
  stream: NodeJS.ReadableStream,
  onMessage: (message: Message) => void = () => {},
  signal?: AbortSignal,
): Promise<void> {
  let rest = "";
  try {
    for await (const chunk of stream) {
      const lines = (rest + String(chunk)).split("\n");
      rest = lines.pop() ?? "";
      lines.forEach(readMessage);
    }
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  }
  readMessage(rest);

  function readMessage(line: string): void {
    if (line.trim() === "") return;
    const message = JSON.parse(line) as Message;
    if (message.error !== undefined) throw new EngineError("failed", message.error);
    onMessage(message);
  }
}

const NEWLINE = Buffer.from("\n");

/** Separates the standard output and standard error of a program. */
export function splitStreams(output: Buffer): { stdout: string; stderr: string } {
  const all = frames(output);
  const of = (wanted: number) => text(all.filter(({ stream }) => stream === wanted).map(({ content }) => content));
  return { stdout: of(1), stderr: of(2) };
}

const text = (parts: readonly Buffer[]): string => Buffer.concat(parts).toString("utf8");

/** Docker's frames: 1 byte for the stream (1 output, 2 error), 3 zero bytes, 4 bytes for the length, then the text. */
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

/** Removes Docker's frames and passes on the contents of all streams. */
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

/** When a line is longer, its parts are passed on before it ends. */
const MAX_LINE_BYTES = 1024 * 1024;

/**
 * Makes whole lines of a log with timestamps. The engine splits a long line into pieces, each with the timestamp of the
 * first. And after a line without a line break, the next output follows on the same line. A very long line is passed on
 * in pieces.
 */
export class StampedLines {
  private readonly open = new Map<number, { readonly time: string; readonly pieces: Buffer[]; bytes: number }>();

  /** Returns what has become complete with a further piece of a stream. */
  take(stream: number, piece: Buffer): Buffer {
    const space = piece.indexOf(" ");
    const time = piece.toString("latin1", 0, space);
    const before = this.open.get(stream);
    const isContinued = before?.time === time;
    const line = isContinued ? before : { time, pieces: [], bytes: 0 };
    const finished = before === undefined || isContinued ? [] : [...before.pieces, NEWLINE];
    line.pieces.push(isContinued ? piece.subarray(space + 1) : piece);
    line.bytes += piece.length;
    if (piece.at(-1) === NEWLINE[0]) {
      this.open.delete(stream);
      return Buffer.concat([...finished, ...line.pieces]);
    }
    this.open.set(stream, line);
    if (line.bytes < MAX_LINE_BYTES) return Buffer.concat(finished);
    line.bytes = 0;
    return Buffer.concat([...finished, ...line.pieces.splice(0)]);
  }

  /** The lines that had no line break at the end. */
  last(): Buffer {
    const left = [...this.open.values()].flatMap(({ pieces }) => [...pieces, NEWLINE]);
    this.open.clear();
    return Buffer.concat(left);
  }
}
