import { fileIn, packFiles } from "../../src/docker/tar";

async function contentIn(tar: Buffer, pieceBytes: number): Promise<string | undefined> {
  async function* arriving() {
    for (let at = 0; at < tar.length; at += pieceBytes) yield tar.subarray(at, at + pieceBytes);
  }
  const content = await fileIn(arriving());
  if (content === undefined) return undefined;
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts).toString();
}

const text = "0123456789".repeat(100);

test.each([1, 100, 512, 4096])("the file at the beginning, in pieces of %d bytes", async (pieceBytes) => {
  const file = { content: Buffer.from(text), mode: 0o644 };
  expect(await contentIn(packFiles([{ ...file, name: "a" }]), pieceBytes)).toBe(text);
  expect(await contentIn(packFiles([{ ...file, name: "long/".repeat(40) }]), pieceBytes)).toBe(text);
  expect(await contentIn(packFiles([{ ...file, name: "a", content: Buffer.alloc(0) }]), pieceBytes)).toBe("");
});

test("what begins with something else has no file", async () => {
  const entry = (kind: "directory" | "link") =>
    packFiles([{ name: "a", content: Buffer.from("b"), mode: 0o755, kind }]);
  expect(
    await Promise.all(
      [entry("directory"), entry("link"), Buffer.alloc(1024), Buffer.alloc(0)].map((tar) => contentIn(tar, 512)),
    ),
  ).toEqual(Array(4).fill(undefined));
});
