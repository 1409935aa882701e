/** The same bytes in pieces of a size; the last one is what is left. An empty content has none. */
export async function* pieces(content: AsyncIterable<Buffer>, sizeBytes: number): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let held = 0;
  for await (const part of content) {
    let rest = part;
    while (held + rest.length >= sizeBytes) {
      const end = sizeBytes - held;
      yield Buffer.concat([...parts, rest.subarray(0, end)]);
      rest = rest.subarray(end);
      parts = [];
      held = 0;
    }
    if (rest.length === 0) continue;
    parts.push(rest);
    held += rest.length;
  }
  if (held > 0) yield Buffer.concat(parts);
}
