const BLOCK = 512;

export interface TarFile {
  /** Path without a leading slash. */
  readonly name: string;
  readonly content: Buffer;
  readonly mode: number;
}

/** A tar of one file. */
export function packFile(name: string, content: Buffer, mode: number): Buffer {
  return packFiles([{ name, content, mode }]);
}

/** A tar of files. Who unpacks it makes their directories. */
export function packFiles(files: readonly TarFile[]): Buffer {
  return Buffer.concat([...files.map(pack), Buffer.alloc(2 * BLOCK)]);
}

function pack(file: TarFile): Buffer {
  if (Buffer.byteLength(file.name) < 100) return entry(file, "0");
  // GNU's way: an entry that holds the name of the next one.
  const name = { name: "././@LongLink", content: Buffer.from(`${file.name}\0`), mode: 0 };
  return Buffer.concat([entry(name, "L"), entry({ ...file, name: file.name.slice(0, 20) }, "0")]);
}

function entry({ name, content, mode }: TarFile, type: string): Buffer {
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
  header.write("ustar\0" + "00", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
  return Buffer.concat([header, content, padding]);
}

/** The first file of a tar. */
export function unpackFile(tar: Buffer): Buffer {
  const size = parseInt(tar.subarray(124, 136).toString("latin1"), 8);
  return tar.subarray(BLOCK, BLOCK + size);
}
