/** The protocol between the supervisor and its agent in a sandbox: see agent.c. */
export type FrameKind = "H" | "S" | "O" | "D" | "C" | "R" | "W";

export interface Frame {
  readonly kind: string;
  readonly channel: number;
  readonly content: Buffer;
}

const HEADER_BYTES = 4;
/** Maximum content of one frame, whose length field has two bytes. */
const MOST_BYTES = 0x8000;

/** Splits content into frames of a kind. Empty content makes no frame. */
export function frames(kind: FrameKind, channel: number, content: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < content.length; at += MOST_BYTES)
    parts.push(frame(kind, channel, content.subarray(at, at + MOST_BYTES)));
  return Buffer.concat(parts);
}

export function frame(kind: FrameKind, channel: number, content: Buffer = Buffer.alloc(0)): Buffer {
  const header = Buffer.alloc(HEADER_BYTES, kind);
  header.writeUInt8(channel, 1);
  header.writeUInt16BE(content.length, 2);
  return Buffer.concat([header, content]);
}

/** Reassembles frames from received data. */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  take(chunk: Buffer): Frame[] {
    this.#rest = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const found: Frame[] = [];
    for (;;) {
      if (this.#rest.length < HEADER_BYTES) return found;
      const end = HEADER_BYTES + this.#rest.readUInt16BE(2);
      if (this.#rest.length < end) return found;
      const content = this.#rest.subarray(HEADER_BYTES, end);
      found.push({ kind: this.#rest.toString("latin1", 0, 1), channel: this.#rest.readUInt8(1), content });
      this.#rest = this.#rest.subarray(end);
    }
  }
}
