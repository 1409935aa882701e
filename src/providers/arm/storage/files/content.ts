import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import type { Asset } from "../../../../model/core/asset";
import { ArmFault } from "../../wire/fault";
import type { FileContent } from "./store";

/** The content of an asset as a file of a share. Its hash is that which Pulumi has shown: a file that has changed since is not written. */
export async function fileOf(path: string, asset: Asset, signal: AbortSignal): Promise<FileContent> {
  const { sizeBytes, open } = await sourceOf(path, asset, signal);
  return {
    path,
    sizeBytes,
    async *content() {
      const hash = createHash("sha256");
      for await (const part of open()) {
        hash.update(part);
        yield part;
      }
      if (asset.hash !== undefined && hash.digest("hex") !== asset.hash)
        throw new ArmFault(`the content for "${path}" has changed since Pulumi read it. Run the command again.`);
    },
  };
}

/** The content of a file. One that grows meanwhile is read as far as its size was. */
export const contentOf = (file: string, sizeBytes: number): AsyncIterable<Buffer> =>
  createReadStream(file, sizeBytes > 0 ? { end: sizeBytes - 1 } : {});

interface Source {
  readonly sizeBytes: number;
  readonly open: () => AsyncIterable<Buffer>;
}

async function sourceOf(path: string, { path: file, text, uri }: Asset, signal: AbortSignal): Promise<Source> {
  if (file !== undefined && file !== "") return fileSource(path, file);
  if (uri?.startsWith("file:") === true) return fileSource(path, fileURLToPath(uri));
  if (uri !== undefined && uri !== "") return held(await download(path, uri, signal));
  return held(Buffer.from(text ?? ""));
}

const held = (content: Buffer): Source => ({ sizeBytes: content.length, open: () => Readable.from([content]) });

async function fileSource(path: string, file: string): Promise<Source> {
  try {
    const { size } = await stat(file);
    return { sizeBytes: size, open: () => contentOf(file, size) };
  } catch (error) {
    throw new ArmFault(`the file for "${path}" cannot be read: ${(error as Error).message}`);
  }
}

async function download(path: string, uri: string, signal: AbortSignal): Promise<Buffer> {
  const answer = await fetch(uri, { signal }).catch((error: unknown) => {
    throw signal.aborted
      ? (signal.reason as Error)
      : new ArmFault(`the URL for "${path}" cannot be reached: ${reasonOf(error)}`);
  });
  if (!answer.ok) throw new ArmFault(`the URL for "${path}" was answered ${answer.status} ${answer.statusText}`);
  return Buffer.from(await answer.arrayBuffer());
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message !== "" ? cause.message : message;
}
