import { EngineError } from "./engine";

/** One line of the engine's progress reports. */
interface Message {
  error?: string;
}

export async function readAll(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
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

/** The text of a log, standard output and error as they came. */
export function demultiplex(log: Buffer): string {
  return text(frames(log).map(({ content }) => content));
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
    found.push({ stream: log.readUInt8(at), content: log.subarray(at + 8, at + 8 + length) });
    at += 8 + length;
  }
  return found;
}
