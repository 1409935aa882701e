import { randomUUID } from "node:crypto";
import { asList, asRecord } from "../../model/core/json";
import { fileShare } from "../../model/storage/fileShare";
import { pieces } from "../arm/storage/files/pieces";
import type {
  FilesContext,
  ShareChanges,
  ShareDigest,
  ShareEntry,
  ShareFilesStore,
  ShareNames,
} from "../arm/storage/files/store";
import { ArmFault } from "../arm/wire/fault";
import type { LocalArmService } from "../local/contract";
import { askLocal } from "./askLocal";

const API_VERSION = "2025-05-01";
/** Most bytes of contents in one request, which is held in memory as text. */
const REQUEST_BYTES = 16 * 1024 * 1024;

/** A piece of a file on its way. */
interface Piece {
  readonly name: string;
  /** In base64. */
  readonly content: string;
}

/** The files of the shares of the local service, by routes that ARM does not have. */
export function localShareFiles(service: LocalArmService, subscriptionId: string): ShareFilesStore {
  const ask = async (share: ShareNames, route: string, content: object, { signal }: FilesContext) => {
    const path = `${fileShare.id({ ...share }, subscriptionId)}/${route}?api-version=${API_VERSION}`;
    const { status, answer } = await askLocal(service, "POST", path, { content, signal });
    if (status < 400) return asRecord(answer);
    const { code = "", message = "" } = asRecord(asRecord(answer).error) as { code?: string; message?: string };
    throw new ArmFault(message, { code, statusCode: status, method: "POST" });
  };

  return {
    async list(share, path, isDeep, context) {
      const { value } = await ask(share, "listFiles", { path, isDeep }, context);
      const found = asList(value) as ShareEntry[];
      if (found.length === 0)
        throw new ArmFault(`there is nothing at "${path}".`, {
          code: "ShareFileNotFound",
          statusCode: 404,
          method: "POST",
        });
      return found
        .filter((entry) => entry.path !== path || entry.kind !== "directory") // A directory is not in itself.
        .map(({ path: at, kind, sizeBytes, changed }) => ({
          path: at,
          kind,
          // The size of a directory is a matter of its file system.
          sizeBytes: kind === "directory" ? 0 : sizeBytes,
          changed,
        }));
    },
    async digest(share, paths, context) {
      return asList((await ask(share, "digestFiles", { paths }, context)).value) as ShareDigest[];
    },
    async owned(share, owner, context) {
      const { value } = await ask(share, "listFiles", { path: "", isDeep: true }, context);
      return (asList(value) as (ShareEntry & { owner: string })[])
        .filter((file) => file.owner === owner)
        .map(({ path }) => path);
    },
    async *read(share, path, context) {
      for (let offset = 0; ; offset += REQUEST_BYTES) {
        const { content } = await ask(share, "readFile", { path, offset, length: REQUEST_BYTES }, context);
        const part = Buffer.from(String(content), "base64");
        if (part.length > 0) yield part;
        if (part.length < REQUEST_BYTES) return;
      }
    },
    async change(share, changes, context) {
      const upload = randomUUID();
      const { files = [], ...others } = changes;
      const { writes, left } = await staged(
        files,
        async (held) => {
          await ask(share, "stageFiles", { upload, pieces: held }, context);
        },
        context,
      );
      await ask(share, "changeFiles", { ...others, upload, writes, pieces: left }, context);
    },
  };
}

/** Sends the contents as far as they do not fit into one request. Returns what is left of them, and which pieces make which file. */
async function staged(
  files: NonNullable<ShareChanges["files"]>,
  send: (pieces: Piece[]) => Promise<void>,
  context: FilesContext,
) {
  const writes: { path: string; pieces: string[] }[] = [];
  let held: Piece[] = [];
  let bytes = 0;
  for (const [i, file] of files.entries()) {
    context.progress(`Writing ${file.path}`);
    const names: string[] = [];
    const add = async (part: Buffer) => {
      if (bytes + part.length > REQUEST_BYTES) {
        await send(held);
        held = [];
        bytes = 0;
      }
      const name = `${i}-${names.length}`;
      names.push(name);
      held.push({ name, content: part.toString("base64") });
      bytes += part.length;
    };
    for await (const part of pieces(file.content(), REQUEST_BYTES)) await add(part);
    // An empty file has no pieces.
    if (names.length === 0) await add(Buffer.alloc(0));
    writes.push({ path: file.path, pieces: names });
  }
  return { writes, left: held };
}
