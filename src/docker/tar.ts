const BLOCK = 512;
/** Maximum length of a path in a header. */
const NAME_SIZE = 100;

export interface TarFile {
  /** Path without a leading slash. */
  readonly name: string;
  readonly content: Buffer;
  readonly mode: number;
  /** Default: a file. The content of a link is the path of its target. */
  readonly kind?: "directory" | "link";
}

const KINDS = { file: "0", link: "2", directory: "5" } as const;

export function packFile(name: string, content: Buffer, mode: number): Buffer {
  return packFiles([{ name, content, mode }]);
}

/** A tar file. Whoever unpacks it also makes directories that are not in it. */
export function packFiles(files: readonly TarFile[]): Buffer {
  return Buffer.concat([...files.map(pack), Buffer.alloc(2 * BLOCK)]);
}

function pack(file: TarFile): Buffer {
  const { kind = "file", content, name } = file;
  const target = kind === "link" ? content.toString() : "";
  const isShort = Buffer.byteLength(name) < NAME_SIZE && Buffer.byteLength(target) < NAME_SIZE;
  // GNU tar's format for long names: separate entries with the name and the link target of the next entry.
  const long = (type: string, text: string) =>
    entry({ name: "././@LongLink", content: Buffer.from(`${text}\0`), mode: 0 }, type);
  return Buffer.concat([
    ...(isShort ? [] : [long("L", name), ...(target === "" ? [] : [long("K", target)])]),
    entry({ ...file, name: isShort ? name : name.slice(0, 20) }, KINDS[kind], isShort ? target : target.slice(0, 20)),
  ]);
}

function entry({ name, content: whole, mode }: TarFile, type: string, target = ""): Buffer {
  const content = target === "" ? whole : Buffer.alloc(0);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, "0")}\0`;
  header.write(name, 0);
  header.write(octal(mode, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(content.length, 11), 124);
  header.write(octal(0, 11), 136);
  header.write("        ", 148);
  header.write(type, 156);
  header.write(target, 157);
  header.write("ustar\0" + "00", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
  return Buffer.concat([header, content, padding]);
}

export function unpackFile(tar: Buffer): Buffer {
  const size = parseInt(tar.subarray(124, 136).toString("latin1"), 8);
  return tar.subarray(BLOCK, BLOCK + size);
}

/** Kinds of entries that only describe the next one: long names, and times and names in PAX's form. */
const ABOUT_NEXT = ["L", "K", "x", "g"];

/**
 * The content of the file that a tar file begins with, as it arrives; undefined when it begins with something else. Entries that only
 * describe the file are passed over.
 */
export async function fileIn(tar: AsyncIterable<Buffer>): Promise<AsyncGenerator<Buffer> | undefined> {
  const reader = new Pieces(tar);
  for (;;) {
    const header = await reader.whole(BLOCK);
    if (header === undefined || header[0] === 0) return undefined;
    const kind = String.fromCharCode(header[156] ?? 0);
    const sizeBytes = sizeIn(header);
    // The oldest form of a file's kind is a zero byte.
    if (kind === "0" || kind === "\0") return reader.take(sizeBytes);
    if (!ABOUT_NEXT.includes(kind)) return undefined;
    await reader.whole(Math.ceil(sizeBytes / BLOCK) * BLOCK);
  }
}

/** Sizes from 8 GiB on are binary, which the first bit tells. */
function sizeIn(header: Buffer): number {
  if ((header[124]! & 0x80) !== 0) return Number(header.readBigUInt64BE(128));
  return parseInt(header.subarray(124, 136).toString("latin1"), 8);
}

class Pieces {
  private readonly from: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.from = source[Symbol.asyncIterator]();
  }

  /** So many bytes at once; undefined when there are not as many. */
  async whole(bytes: number): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    let missing = bytes;
    for await (const part of this.take(bytes)) {
      parts.push(part);
      missing -= part.length;
    }
    return missing === 0 ? Buffer.concat(parts) : undefined;
  }

  /** The next bytes as they arrive. */
  async *take(bytes: number): AsyncGenerator<Buffer> {
    let missing = bytes;
    while (missing > 0) {
      if (this.rest.length === 0) {
        const next = await this.from.next();
        if (next.done === true) return;
        this.rest = next.value;
        continue;
      }
      const part = this.rest.subarray(0, missing);
      this.rest = this.rest.subarray(part.length);
      missing -= part.length;
      yield part;
    }
  }
}
