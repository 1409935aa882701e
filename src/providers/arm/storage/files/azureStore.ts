import { createHash } from "node:crypto";
import { someAtOnce } from "../../../../clock";
import { isNotFound } from "../../resource";
import { ArmFault } from "../../wire/fault";
import { Call } from "../../wire/call";
import type { Session } from "../../wire/session";
import { STAGED } from "../../../../model/storage/shareFiles";
import { type DataPlane, dataPlane, isMissing, textIn } from "./dataPlane";
import { pieces } from "./pieces";
import type { FileContent, FilesContext, ShareDigest, ShareEntry, ShareFilesStore, ShareNames } from "./store";

/** Most bytes of one range. Source: https://learn.microsoft.com/rest/api/storageservices/put-range */
const RANGE_BYTES = 4 * 1024 * 1024;
/** How many files are read at the same time. */
const AT_ONCE = 8;
/** Metadata of a file that says whose it is. */
const OWNER = "x-ms-meta-berthowner";

/** The files of shares in Azure, through the Files data plane with the account's key. */
export function azureShareFiles(session: Session): ShareFilesStore {
  const opened = (share: ShareNames, context: FilesContext) => dataPlane(session, share, callOf(context));
  return {
    async list(share, path, isDeep, context) {
      const plane = await opened(share, context);
      return (await listed(plane, path, isDeep)).sort((a, b) => (a.path < b.path ? -1 : 1));
    },
    async digest(share, paths, context) {
      const plane = await opened(share, context);
      return (await someAtOnce(paths, AT_ONCE, (path) => digested(plane, path))).flat();
    },
    async owned(share, owner, context) {
      const plane = await opened(share, context);
      const files = (await listed(plane, "", true)).filter(({ kind }) => kind === "file");
      const found = await someAtOnce(files, AT_ONCE, async ({ path }) =>
        (await ownerOf(plane, path)) === owner ? [path] : [],
      );
      return found.flat();
    },
    async *read(share, path, context) {
      const plane = await opened(share, context);
      yield* contentOf(plane, path);
    },
    async change(share, { files = [], directories = [], removals = [], prune = [], owner = "" }, context) {
      const plane = await opened(share, context);
      const made = new Set<string>();
      for (const file of files) {
        context.progress(`Writing ${file.path}`);
        await makeDirectories(plane, parentOf(file.path), made);
        await write(plane, file, owner);
      }
      for (const path of directories) await makeDirectories(plane, path, made);
      for (const path of removals) await remove(plane, path);
      for (const path of prune) await removeEmpty(plane, parentOf(path));
    },
  };
}

const callOf = (context: FilesContext): Call => (context instanceof Call ? context : new Call(context));

const parentOf = (path: string): string => path.split("/").slice(0, -1).join("/");

async function listed(plane: DataPlane, path: string, isDeep: boolean): Promise<ShareEntry[]> {
  let entries: ShareEntry[];
  try {
    entries = await directory(plane, path);
  } catch (error) {
    if (!isMissing(error) && !isOfOtherKind(error)) throw error;
    return [await fileEntry(plane, path)];
  }
  if (!isDeep) return entries;
  const inner = await someAtOnce(
    entries.filter((entry) => entry.kind === "directory"),
    AT_ONCE,
    (entry) => listed(plane, entry.path, true),
  );
  return [...entries, ...inner.flat()];
}

async function directory(plane: DataPlane, path: string): Promise<ShareEntry[]> {
  const entries: ShareEntry[] = [];
  let marker = "";
  do {
    const query = { restype: "directory", comp: "list", include: "Timestamps", ...(marker !== "" && { marker }) };
    const xml = (await plane.ask("GET", path, { query })).bodyAsText ?? "";
    for (const [, element = "", inside = ""] of xml.matchAll(/<(File|Directory)>(.*?)<\/\1>/gs))
      entries.push(entryOf(path, element, inside));
    marker = textIn(xml, "NextMarker") ?? "";
  } while (marker !== "");
  return entries.filter((entry) => !nameOf(entry.path).startsWith(STAGED));
}

const nameOf = (path: string): string => path.split("/").at(-1) ?? "";

function entryOf(path: string, element: string, inside: string): ShareEntry {
  const name = textIn(inside, "Name") ?? "";
  // Names that XML cannot hold are encoded as in URLs.
  const real = /<Name [^>]*Encoded="true"/.test(inside) ? decodeURIComponent(name) : name;
  return {
    path: path === "" ? real : `${path}/${real}`,
    kind: element === "File" ? "file" : "directory",
    sizeBytes: Number(textIn(inside, "Content-Length") ?? 0),
    changed: timeOf(textIn(inside, "LastWriteTime") ?? textIn(inside, "Last-Modified")),
  };
}

const timeOf = (text: string | undefined): string => (text === undefined ? "" : new Date(text).toISOString());

async function fileEntry(plane: DataPlane, path: string): Promise<ShareEntry> {
  const { headers } = await plane.ask("HEAD", path);
  const changed = timeOf(headers.get("x-ms-file-last-write-time") ?? headers.get("last-modified"));
  return { path, kind: "file", sizeBytes: Number(headers.get("content-length") ?? 0), changed };
}

async function digested(plane: DataPlane, path: string): Promise<ShareDigest[]> {
  try {
    const hash = createHash("sha256");
    let owner = "";
    for await (const part of contentOf(plane, path, (found) => (owner = found))) hash.update(part);
    return [{ path, kind: "file", sha256: hash.digest("hex"), owner }];
  } catch (error) {
    if (isOfOtherKind(error)) return [{ path, kind: "directory", owner: "" }];
    if (!isMissing(error)) throw error;
    // For a directory, the service says that there is no such file.
    return ifMissing(async () => {
      await plane.ask("HEAD", path, { query: { restype: "directory" } });
      return [{ path, kind: "directory", owner: "" }];
    }, []);
  }
}

const ownerOf = (plane: DataPlane, path: string): Promise<string> =>
  ifMissing(async () => markIn((await plane.ask("HEAD", path)).headers.get(OWNER)), "");

const markIn = (value = ""): string => decodeURIComponent(value);

async function* contentOf(
  plane: DataPlane,
  path: string,
  told: (owner: string) => void = () => {},
): AsyncGenerator<Buffer> {
  const { headers, readableStreamBody, bodyAsText } = await plane.ask("GET", path, { isStream: true });
  told(markIn(headers.get(OWNER)));
  if (readableStreamBody === undefined) return void (yield Buffer.from(bodyAsText ?? ""));
  for await (const part of readableStreamBody) yield Buffer.from(part);
}

/** What is at the path is a directory where a file was asked for, or the other way round. */
const isOfOtherKind = (error: unknown): boolean =>
  error instanceof ArmFault && error.details.code === "ResourceTypeMismatch";

async function ifMissing<T>(answer: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await answer();
  } catch (error) {
    if (isMissing(error) || isOfOtherKind(error)) return otherwise;
    throw error;
  }
}

async function makeDirectories(plane: DataPlane, path: string, made: Set<string>): Promise<void> {
  const parts = path.split("/").filter((part) => part !== "");
  for (const [i] of parts.entries()) {
    const at = parts.slice(0, i + 1).join("/");
    if (made.has(at)) continue;
    try {
      await plane.ask("PUT", at, { query: { restype: "directory" } });
    } catch (error) {
      if (!(error instanceof ArmFault) || error.details.code !== "ResourceAlreadyExists") throw error;
    }
    made.add(at);
  }
}

/**
 * Writes a file under another name and then gives it its own, so that nobody reads a half of it. The other name follows from its own:
 * the next attempt writes over what one left that was cut off.
 */
async function write(plane: DataPlane, { path, sizeBytes, content }: FileContent, owner: string): Promise<void> {
  const name = `${STAGED}${createHash("sha256").update(path).digest("hex").slice(0, 16)}`;
  const staged = [parentOf(path), name].filter((part) => part !== "").join("/");
  const mark: Record<string, string> = owner === "" ? {} : { [OWNER]: encodeURIComponent(owner) };
  await plane.ask("PUT", staged, {
    headers: { "x-ms-type": "file", "x-ms-content-length": String(sizeBytes), ...mark },
  });
  let at = 0;
  for await (const part of pieces(content(), RANGE_BYTES)) {
    const range = `bytes=${at}-${at + part.length - 1}`;
    await plane.ask("PUT", staged, {
      query: { comp: "range" },
      headers: { "x-ms-write": "update", "x-ms-range": range },
      body: part,
    });
    at += part.length;
  }
  await plane.ask("PUT", path, {
    query: { comp: "rename" },
    headers: { "x-ms-file-rename-source": plane.urlOf(staged), "x-ms-file-rename-replace-if-exists": "true" },
  });
}

async function remove(plane: DataPlane, path: string): Promise<void> {
  try {
    await plane.ask("DELETE", path);
  } catch (error) {
    if (!isMissing(error) && !isOfOtherKind(error)) throw error;
    await ifMissing(async () => void (await plane.ask("DELETE", path, { query: { restype: "directory" } })), undefined);
  }
}

async function removeEmpty(plane: DataPlane, path: string): Promise<void> {
  if (path === "") return;
  try {
    await plane.ask("DELETE", path, { query: { restype: "directory" } });
  } catch (error) {
    // It is not empty, or there is none.
    if (isNotFound(error) || (error instanceof ArmFault && error.refused)) return;
    throw error;
  }
  await removeEmpty(plane, parentOf(path));
}
