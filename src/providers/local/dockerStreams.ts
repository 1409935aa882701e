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

/** The text of a log in Docker's frames: 1 byte stream, 3 bytes zero, 4 bytes length, text. */
export function demultiplex(log: Buffer): string {
  const parts: Buffer[] = [];
  for (let at = 0; at + 8 <= log.length;) {
    const length = log.readUInt32BE(at + 4);
    parts.push(log.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  return Buffer.concat(parts).toString("utf8");
}
