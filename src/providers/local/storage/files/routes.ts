/**
 * The files of shares in the local engine live here: a program in a container of its own works on them. Only the routes of the local
 * service and the removal of shares import this folder. It never knows who mounts a share.
 */

import { createHash } from "node:crypto";
import { someAtOnce } from "../../../../clock";
import { asList, asRecord } from "../../../../model/core/json";
import type { ArmId } from "../../../../model/core/armId";
import { fileIn } from "../../../../docker/tar";
import type { Context } from "../../context";
import { ArmError } from "../../http/errors";
import { type Call, jsonBody, NO_CONTENT, type Reply } from "../../http/http";
import type { Names, Routes } from "../../http/router";
import { ownRoutes } from "../../http/router";
import type { ArmRecord } from "../../store/records";
import { inWorker, putFiles, runWorker, withWorker } from "./worker";

/** As in Azure, where everybody may do everything with a share's files. */
const MODE = 0o777;
/** How many files are read at the same time. */
const AT_ONCE = 8;

/** What is at a path of a share. */
interface Entry {
  readonly path: string;
  readonly kind: "file" | "directory" | "other";
  readonly sizeBytes: number;
  /** ISO 8601. */
  readonly changed: string;
  /** The mark of whose it is; empty for none. */
  readonly owner: string;
}

const KINDS: Readonly<Record<string, Entry["kind"]>> = { f: "file", d: "directory" };

/**
 * Routes that ARM does not have, for the Azure Files data plane needs hosts of its own. Contents are in base64, in requests and answers
 * of limited size: `stageFiles` brings pieces of files, which `changeFiles` puts together and moves to their places.
 */
export function shareFilesRoutes(
  share: string,
  context: () => Promise<Context>,
  idOf: (names: Names) => ArmId,
  existing: (context: Context, id: ArmId) => Promise<ArmRecord>,
): Routes {
  const on = (answer: (context: Context, share: ArmRecord, call: Call) => Promise<Reply>) => {
    return async (call: Call, names: Names) => {
      const ready = await context();
      return answer(ready, await existing(ready, idOf(names)), call);
    };
  };
  return ownRoutes({
    [`POST ${share}/listFiles`]: on(list),
    [`POST ${share}/digestFiles`]: on(digest),
    [`POST ${share}/readFile`]: on(read),
    [`POST ${share}/stageFiles`]: on(stage),
    [`POST ${share}/changeFiles`]: on(change),
  });
}

async function list(context: Context, share: ArmRecord, call: Call): Promise<Reply> {
  const { path = "", isDeep = false } = jsonBody(call);
  return { status: 200, body: { value: await entries(context, share, pathOf(path), isDeep === true, call.signal) } };
}

function entries(context: Context, share: ArmRecord, path: string, isDeep: boolean, signal: AbortSignal) {
  return withWorker(context, share, ["list", path, ...(isDeep ? ["deep"] : [])], async (container) =>
    entriesIn(await runWorker(context, container, share, signal)),
  );
}

function entriesIn(texts: readonly string[]): Entry[] {
  const found: Entry[] = [];
  for (let i = 0; i + 2 < texts.length; i += 3) {
    const [kind = "", size = "", seconds = ""] = texts[i]!.split(" ");
    const changed = new Date(Number(seconds) * 1000).toISOString();
    const [owner = "", at = ""] = texts.slice(i + 1);
    found.push({ path: at, kind: KINDS[kind] ?? "other", sizeBytes: Number(size), changed, owner });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The files at the given paths, with the hashes of their contents. Leaves out what is not there. */
async function digest(context: Context, share: ArmRecord, call: Call): Promise<Reply> {
  const paths = asList(jsonBody(call).paths).map(pathOf);
  const value = await withWorker(context, share, ["list", "", "deep"], async (container) => {
    const there = entriesIn(await runWorker(context, container, share, call.signal));
    const known = new Map(there.map((entry) => [entry.path, entry]));
    const wanted = paths.flatMap((path) => known.get(path) ?? []);
    return someAtOnce(wanted, AT_ONCE, (entry) => hashed(context, container, entry, call));
  });
  return { status: 200, body: { value } };
}

async function hashed(context: Context, container: string, entry: Entry, { signal }: Call): Promise<object> {
  const hash = createHash("sha256");
  const isRead = await reading(context, container, entry.path, signal, (part) => void hash.update(part));
  return isRead ? { ...entry, sha256: hash.digest("hex") } : entry;
}

async function read(context: Context, share: ArmRecord, call: Call): Promise<Reply> {
  const { path, offset = 0, length = 0 } = jsonBody(call);
  const [from, to] = [Number(offset), Number(offset) + Number(length)];
  const at = pathOf(path);
  const parts: Buffer[] = [];
  let seen = 0;
  const isRead = await withWorker(context, share, ["list", ""], (container) =>
    reading(context, container, at, call.signal, (part) => {
      parts.push(part.subarray(Math.max(0, from - seen), Math.max(0, to - seen)));
      seen += part.length;
      return seen >= to ? "enough" : undefined;
    }),
  );
  if (!isRead)
    throw new ArmError(404, "ShareFileNotFound", `There is no file "${at}" in the share '${share.id.names.at(-1)}'.`);
  return { status: 200, body: { content: Buffer.concat(parts).toString("base64") } };
}

/** Hands over the content of a file until that is enough. False when there is no file. */
async function reading(
  { engine }: Context,
  container: string,
  path: string,
  signal: AbortSignal,
  take: (part: Buffer) => "enough" | undefined | void,
): Promise<boolean> {
  const archive = await engine.openArchive(container, inWorker(path), signal);
  if (archive === undefined) return false;
  try {
    const content = await fileIn(archive as AsyncIterable<Buffer>);
    if (content === undefined) return false;
    for await (const part of content) if (take(part) === "enough") break;
    return true;
  } finally {
    archive.destroy();
  }
}

async function stage(context: Context, share: ArmRecord, call: Call): Promise<Reply> {
  const { upload, pieces } = jsonBody(call);
  await withWorker(context, share, ["list", ""], (container) => put(context, container, folderOf(upload), pieces));
  return NO_CONTENT;
}

async function put({ engine }: Context, container: string, folder: string, pieces: unknown, orders?: string) {
  const files = asList(pieces).map((piece) => {
    const { name, content } = asRecord(piece);
    return { name: `${folder}/${pieceName(name)}`, content: Buffer.from(String(content), "base64"), mode: MODE };
  });
  const order = orders === undefined ? [] : [{ name: `${folder}/orders`, content: Buffer.from(orders), mode: MODE }];
  await putFiles(engine, container, [...files, ...order]);
}

/** Writes and removes files. A file is replaced as a whole, so that nobody reads a half of it. */
async function change(context: Context, share: ArmRecord, call: Call): Promise<Reply> {
  const { upload, pieces, writes, directories, removals, prune, owner = "" } = jsonBody(call);
  const folder = folderOf(upload);
  const orders = [
    ...asList(writes).flatMap((write) => {
      const { path, pieces: names } = asRecord(write);
      const [first = "", ...more] = asList(names).map(pieceName);
      return [...more.map((piece) => ["a", piece, first]), ["m", first, pathOf(path), text(owner)]];
    }),
    ...asList(directories).map((path) => ["d", pathOf(path)]),
    ...asList(removals).map((path) => ["r", pathOf(path)]),
    ...asList(prune).map((path) => ["p", pathOf(path)]),
  ];
  await withWorker(context, share, ["apply", folder], async (container) => {
    await put(
      context,
      container,
      folder,
      pieces,
      orders
        .flat()
        .map((part) => `${part}\0`)
        .join(""),
    );
    await runWorker(context, container, share, call.signal);
  });
  return NO_CONTENT;
}

const folderOf = (upload: unknown): string => `.berth-${pieceName(upload)}`;

/** What the client calls an upload and its pieces: never a path. */
function pieceName(name: unknown): string {
  if (typeof name === "string" && /^[a-z0-9-]{1,80}$/.test(name)) return name;
  throw invalid(`the name ${JSON.stringify(name)} must be lower-case letters, digits and hyphens`);
}

/** A path in the share; empty for the share itself. */
function pathOf(path: unknown): string {
  const isPath = typeof path === "string" && !path.includes("\0") && !/^\/|\/$|\/\//.test(path);
  if (isPath && (path === "" || !path.split("/").some((part) => part === "." || part === ".."))) return path;
  throw invalid(
    `the path ${JSON.stringify(path)} must be the names of directories and a file with slashes between them`,
  );
}

function text(value: unknown): string {
  return typeof value === "string" ? value.replaceAll("\0", "") : "";
}

const invalid = (why: string) => new ArmError(400, "InvalidParameter", `The request is wrong: ${why}.`);
