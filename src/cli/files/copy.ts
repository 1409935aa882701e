import { createWriteStream } from "node:fs";
import { mkdir, readdir, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { checkPaths } from "../../model/storage/shareFiles";
import { formatProblem } from "../../model/core/problem";
import type { OperationContext } from "../../providers/arm/contract";
import { contentOf } from "../../providers/arm/storage/files/content";
import type { FileContent, ShareEntry } from "../../providers/arm/storage/files/store";
import { Failure } from "../failure";
import type { FoundShare, Place } from "./shares";

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("/");

/** What is at a place of a share; undefined when there is nothing. */
export async function lookAt(
  { share, operations }: FoundShare,
  path: string,
  isDeep: boolean,
  context: OperationContext,
): Promise<{ readonly kind: "file" | "directory"; readonly entries: readonly ShareEntry[] } | undefined> {
  try {
    const entries = await operations.files(share, path, isDeep, context);
    const isFile = entries.length === 1 && entries[0]!.path === path && entries[0]!.kind !== "directory";
    return { kind: isFile ? "file" : "directory", entries };
  } catch (error) {
    const { statusCode, code } = (error as { details?: { statusCode?: number; code?: string } }).details ?? {};
    if (statusCode === 404 && code !== "ShareNotFound" && code !== "ShareFilesLost") return undefined;
    throw error;
  }
}

/** Copies a file or a folder of this machine to a place of a share. Returns how many files were written. */
export async function upload(
  from: string,
  share: FoundShare,
  to: Place,
  stdin: NodeJS.ReadableStream,
  context: OperationContext,
): Promise<number> {
  const files = from === "-" ? [await inputFile(stdin)] : await localFiles(from);
  const isInto = to.isDirectory || (await lookAt(share, to.path, false, context))?.kind === "directory";
  if (from === "-" && isInto)
    throw new Failure("The standard input has no name: say the path of a file in the share.", 2);
  const root = isInto ? joined(to.path, from === "-" ? "" : basename(from)) : to.path;
  const placed = files.map((file) => ({ ...file, path: joined(root, file.path) }));
  const problems = checkPaths(Object.fromEntries(placed.map(({ path }) => [path, {}])), "files");
  if (problems.length > 0) throw new Failure(problems.map(formatProblem).join("\n"), 2);
  await share.operations.change(share.share, { files: placed }, context);
  return placed.length;
}

/** The input is read whole, for its size must be known before its content. */
async function inputFile(stdin: NodeJS.ReadableStream): Promise<FileContent> {
  const parts: Buffer[] = [];
  for await (const part of stdin) parts.push(Buffer.from(part));
  const content = Buffer.concat(parts);
  return { path: "", sizeBytes: content.length, content: () => Readable.from([content]) };
}

/** The files at a path, by their paths from there; empty for the file itself. */
async function localFiles(at: string, path = ""): Promise<FileContent[]> {
  const file = path === "" ? at : join(at, path);
  const found = await stat(file).catch((error: unknown) => {
    throw new Failure((error as Error).message);
  });
  if (found.isFile()) return [{ path, sizeBytes: found.size, content: () => contentOf(file, found.size) }];
  if (!found.isDirectory()) throw new Failure(`"${file}" is neither a file nor a folder.`);
  const names = (await readdir(file)).sort();
  return (await Promise.all(names.map((name) => localFiles(at, joined(path, name))))).flat();
}

/** Copies what is at a place of a share to this machine. Returns how many files were written. */
export async function download(
  share: FoundShare,
  { path }: Place,
  to: string,
  context: OperationContext,
): Promise<number> {
  const found = await lookAt(share, path, true, context);
  if (found === undefined) throw nothingAt(share, path);
  const isFolder = await stat(to).then(
    (there) => there.isDirectory(),
    () => to.endsWith("/"),
  );
  const root = isFolder && path !== "" ? join(to, basename(path)) : to;
  if (found.kind === "directory") await mkdir(root, { recursive: true });
  const inside = (entry: ShareEntry) => join(root, entry.path.slice(path === "" ? 0 : path.length + 1));
  for (const entry of found.entries) {
    const target = found.kind === "file" ? root : inside(entry);
    if (entry.kind === "directory") await mkdir(target, { recursive: true });
    if (entry.kind !== "file") continue;
    context.progress(`Reading ${entry.path}`);
    await mkdir(dirname(target), { recursive: true });
    await pipeline(share.operations.read(share.share, entry.path, context), createWriteStream(target));
  }
  return found.entries.filter(({ kind }) => kind === "file").length;
}

/** Removes what is at a place of a share; a directory only with `isDeep`. */
export async function removeAt(share: FoundShare, { path }: Place, isDeep: boolean, context: OperationContext) {
  if (path === "") throw new Failure(`Say what of the share "${share.name}" is to be removed: ${share.name}:PATH.`, 2);
  const found = await lookAt(share, path, true, context);
  if (found === undefined) throw nothingAt(share, path);
  if (found.kind === "directory" && !isDeep)
    throw new Failure(`"${path}" is a directory. Say -r to remove it with all that is in it.`, 2);
  // What is in a directory comes after it in the list.
  const inside = found.entries.map((entry) => entry.path).filter((entry) => entry !== path);
  await share.operations.change(share.share, { removals: [...inside.sort().reverse(), path] }, context);
}

const nothingAt = (share: FoundShare, path: string): Failure =>
  new Failure(`There is nothing at "${path}" in the share "${share.name}".`);
