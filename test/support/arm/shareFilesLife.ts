import { createHash } from "node:crypto";
import type { Asset } from "../../../src/model/core/asset";
import { UNKNOWN } from "../../../src/model/core/unknown";
import { createArmClient } from "../../../src/providers/arm/client";
import type { ArmConnection, ArmResource, KnownResource, OperationContext } from "../../../src/providers/arm/contract";
import { createShareOperations } from "../../../src/providers/arm/storage/files/operations";
import { shareFilesStore } from "../../../src/providers/arm/storage/files/shareFiles";
import { Session } from "../../../src/providers/arm/wire/session";
import { systemClock } from "../../../src/clock";
import type { ShareNames } from "../../../src/providers/arm/storage/files/store";
import { operation } from "./script";

/** The texts that tests write, by their hashes. */
const written = new Map<string, string>();

export function hashOf(text: string): string {
  const hash = createHash("sha256").update(text).digest("hex");
  written.set(hash, text);
  return hash;
}
/** An asset as Pulumi sends it. */
export const text = (content: string): Asset => ({ hash: hashOf(content), text: content });

/** A share at a target, with the resource of its files. */
export interface Scene {
  readonly connection: ArmConnection;
  readonly share: ShareNames;
}

/** What a share holds, by path, with the directories as `undefined`. */
export async function contentsOf({ connection, share }: Scene): Promise<Record<string, string | undefined>> {
  const store = shareFilesStore(new Session(connection, systemClock));
  const entries = await store.list(share, "", true, operation());
  const files = entries.filter(({ kind }) => kind !== "directory").map(({ path }) => path);
  const digests = await store.digest(share, files, operation());
  return {
    ...Object.fromEntries(entries.map(({ path }) => [path, undefined])),
    ...Object.fromEntries(digests.map(({ path, sha256 = "" }) => [path, written.get(sha256) ?? sha256])),
  };
}

async function contentOf({ connection, share }: Scene, path: string): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of createShareOperations(connection).read(share, path, operation())) parts.push(part);
  return Buffer.concat(parts).toString();
}

/** What the files of a program go through, which is the same at each target. */
export function shareFilesLife(open: () => Scene): void {
  const resource = (): ArmResource => createArmClient(open().connection).resources["berth:storage:ShareFiles"]!;
  const inputs = (files: Record<string, unknown>, filesName = "mine") => ({ ...open().share, filesName, files });
  const context = (owner = "stack urn:mine"): OperationContext => ({ ...operation(), owner });
  const put = async (files: Record<string, string>) => {
    const { connection, share } = open();
    const contents = Object.entries(files).map(([path, content]) => ({
      path,
      hash: hashOf(content),
      sizeBytes: Buffer.byteLength(content),
      content: async function* () {
        yield Buffer.from(content);
      },
    }));
    await createShareOperations(connection).change(share, { files: contents }, operation());
  };
  const outputs = (files: Record<string, string>) => ({
    name: "mine",
    shareName: open().share.shareName,
    hashes: Object.fromEntries(Object.entries(files).map(([path, content]) => [path, hashOf(content)])),
  });

  test("files are written, changed and removed, and those of others stay", async () => {
    await put({ "theirs.txt": "theirs", "conf/theirs.txt": "theirs" });
    const files = resource();
    const first = inputs({ "a.txt": text("one"), "conf/ü & b.txt": text("two"), "only/c.txt": text("") });
    const created = await files.create(first, context());
    expect(created.outputs).toEqual(outputs({ "a.txt": "one", "conf/ü & b.txt": "two", "only/c.txt": "" }));
    const others = { "theirs.txt": "theirs", conf: undefined, "conf/theirs.txt": "theirs" };
    expect(await contentsOf(open())).toEqual({
      ...others,
      "a.txt": "one",
      "conf/ü & b.txt": "two",
      only: undefined,
      "only/c.txt": "",
    });
    const second = inputs({ "a.txt": text("changed"), "new/deep/d.txt": text("four") });
    const updated = await files.update(created.id, { olds: first, news: second, changed: [] }, context());
    expect(updated.outputs).toEqual(outputs({ "a.txt": "changed", "new/deep/d.txt": "four" }));
    expect(await contentsOf(open())).toEqual({
      ...others,
      "a.txt": "changed",
      new: undefined,
      "new/deep": undefined,
      "new/deep/d.txt": "four",
    });
    const known = { inputs: second, outputs: updated.outputs };
    expect(await files.read(created.id, operation(), known)).toEqual(updated);
    // Behind our back.
    await put({ "a.txt": "drifted" });
    await createShareOperations(open().connection).change(open().share, { removals: ["new/deep/d.txt"] }, operation());
    expect((await files.read(created.id, operation(), known))!.outputs).toEqual(outputs({ "a.txt": "drifted" }));
    await files.delete(created.id, operation(), known);
    expect(await contentsOf(open())).toEqual(others);
    await createShareOperations(open().connection).change(
      open().share,
      { removals: ["theirs.txt", "conf/theirs.txt", "conf"] },
      operation(),
    );
  });

  test("a file that somebody else put there is refused, and nothing is written", async () => {
    await put({ "b.txt": "theirs", "same.txt": "same", "folder/x": "x" });
    const wanted = { "a.txt": text("a"), "b.txt": text("b"), "same.txt": text("same"), folder: text("f") };
    await expect(resource().create(inputs(wanted), context())).rejects.toThrow(
      /ShareFileExists: the share has "b\.txt", "folder" \(no file\) already, which this program did not put there/,
    );
    const foresee = (files: Record<string, unknown>, known?: KnownResource) =>
      resource().foresee!(inputs(files), context(), known);
    expect(await foresee(wanted)).toMatch(
      /^files of the share .*: the share has "b\.txt", "folder" \(no file\) already, /,
    );
    expect(await foresee({ "a.txt": text("a"), "same.txt": text("same") })).toBeUndefined();
    expect(await foresee({ "b.txt": UNKNOWN })).toBeUndefined();
    const olds = { inputs: inputs({ "b.txt": text("ours") }), outputs: {} };
    expect(await foresee({ "b.txt": text("ours, too") }, olds)).toBeUndefined();
    expect(Object.keys(await contentsOf(open())).sort()).toEqual(["b.txt", "folder", "folder/x", "same.txt"]);
    const removals = ["b.txt", "same.txt", "folder/x", "folder"];
    await createShareOperations(open().connection).change(open().share, { removals }, operation());
  });

  test("what an attempt that nobody knows of has written is taken over, and removed where it is no longer wanted", async () => {
    await resource().create(inputs({ "a.txt": text("old"), "left.txt": text("left") }), context());
    const again = inputs({ "a.txt": text("new") });
    const { id, outputs: seen } = await resource().create(again, context());
    expect(seen).toEqual(outputs({ "a.txt": "new" }));
    expect(await contentsOf(open())).toEqual({ "a.txt": "new" });
    await expect(
      resource().create(inputs({ "a.txt": text("other") }, "yours"), context("stack urn:yours")),
    ).rejects.toThrow(/ShareFileExists/);
    await resource().delete(id, operation(), { inputs: again, outputs: {} });
    expect(await contentsOf(open())).toEqual({});
  });

  test("a large file arrives as it is", async () => {
    const content = Buffer.alloc(17 * 1024 * 1024 + 7, "0123456789abcdef").toString();
    const wanted = inputs({ "large.bin": text(content), "small.txt": text("s") });
    const { id } = await resource().create(wanted, context());
    const known = { inputs: wanted, outputs: {} };
    expect((await resource().read(id, operation(), known))!.outputs).toEqual(
      outputs({ "large.bin": content, "small.txt": "s" }),
    );
    expect((await contentOf(open(), "large.bin")) === content).toBe(true);
    await resource().delete(id, operation(), known);
  });

  test("of a share that is not there there are no files, and there is nothing to remove", async () => {
    const missing = { ...open().share, shareName: "missing", filesName: "mine" };
    const known = { inputs: { ...missing, files: { a: text("a") } }, outputs: {} };
    const id = (await resource().create(inputs({}), context())).id.replace(
      `/shares/${open().share.shareName}/`,
      "/shares/missing/",
    );
    expect(await resource().read(id, operation(), known)).toBeUndefined();
    await resource().delete(id, operation(), known);
    await expect(resource().create({ ...missing, files: { a: text("a") } }, context())).rejects.toThrow(
      /ShareNotFound/,
    );
  });
}
