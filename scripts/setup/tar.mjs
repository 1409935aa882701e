const BLOCK = 512;
const TYPES = { file: "0", symlink: "2", directory: "5" };

/**
 * @typedef {object} Entry
 * @property {"file" | "directory" | "symlink"} type
 * @property {string} path without a leading slash
 * @property {number} [mode]
 * @property {Buffer | string} [content] of a file
 * @property {string} [target] of a symlink
 */

/**
 * Writes a tar archive (POSIX ustar) whose files belong to root and bear no time, so that equal input gives equal bytes.
 * @param {Entry[]} entries
 * @returns {Buffer}
 */
export function tar(entries) {
  const blocks = entries.flatMap((entry) => {
    const content = Buffer.from(entry.content ?? "");
    const padding = Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK);
    return [header(entry, content.length), content, padding];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

function header({ type, path, mode = type === "file" ? 0o644 : 0o755, target = "" }, size) {
  const name = type === "directory" ? `${path}/` : path;
  for (const text of [name, target]) {
    if (Buffer.byteLength(text) > 100) {
      throw new Error(`too long a path for a tar header: ${text}`);
    }
  }
  const block = Buffer.alloc(BLOCK);
  const octal = (value, length) => `${value.toString(8).padStart(length - 1, "0")}\0`;
  block.write(name, 0);
  block.write(octal(mode, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(0, 12), 136);
  // The checksum is computed with spaces in its own field.
  block.write(" ".repeat(8), 148);
  block.write(TYPES[type], 156);
  block.write(target, 157);
  block.write("ustar\x0000", 257, "latin1");
  block.write("root", 265);
  block.write("root", 297);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}
