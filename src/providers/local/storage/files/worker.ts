import { randomUUID } from "node:crypto";
import { type Engine, EngineError } from "../../../../docker/engine";
import { engineName, idKey, KEY, ownership, ROLE } from "../../../../docker/labels";
import { packFiles, type TarFile } from "../../../../docker/tar";
import type { Context } from "../../context";
import { ArmError } from "../../http/errors";
import { SANDBOX_IMAGE } from "../../sandbox/commons";
import type { ArmRecord } from "../../store/records";
import { nameOf } from "../../store/types";
import { shareVolume } from "../shareVolume";

/** Where the program files.c finds the share. */
const ROOT = "/share";
/** The longest text that the program may write about what is in a share. */
const LIST_BYTES = 256 * 1024 * 1024;
/** What it writes last, if nothing of it is missing. */
const END = ".";

/** What the kernel's errors mean for a path in a share, by their numbers. */
const REASONS: Readonly<Record<string, string>> = {
  2: "there is no such file or directory",
  20: "a file is where a directory would have to be",
  21: "it is a directory",
  22: "it is no path in a share",
  27: "there are too many files for one request",
  28: "there is no space left on the engine's disk",
  36: "its name is too long",
  39: "the directory is not empty",
  40: "there are too many links",
};

/**
 * A container that works on the files of a share and is there for one request. It has nothing but the share, so it can do no harm beyond
 * it. Groups may mount the share meanwhile.
 */
export async function withWorker<T>(
  { engine, sandboxImage }: Context,
  share: ArmRecord,
  command: readonly string[],
  work: (container: string) => Promise<T>,
): Promise<T> {
  const name = engineName(nameOf(share.id), idKey(share.id), "work", randomUUID());
  const volume = shareVolume(share.id);
  const container = await sandboxImage.with(() =>
    engine.createContainer(name, {
      image: SANDBOX_IMAGE,
      command: ["/files", ...command],
      labels: ownership("shareFiles", share.id),
      restart: "no",
      network: "none",
      readOnlyRoot: true,
      noNewPrivileges: true,
      // The containers of groups make files of any user and mode.
      capabilities: { drop: ["ALL"], add: ["DAC_OVERRIDE", "FOWNER", "SYS_CHROOT"] },
      logMiB: LIST_BYTES / 1024 / 1024,
      mounts: [{ kind: "volume", volume, path: ROOT, readOnly: false, labels: ownership("share", share.id) }],
    }),
  );
  try {
    return await work(container);
  } finally {
    await engine.removeContainer(container);
  }
}

/** Containers that a process left which was killed. They keep the share from being removed. */
export async function removeWorkers(engine: Engine, { id }: ArmRecord): Promise<void> {
  const left = await engine.listContainers([`${ROLE}=shareFiles`, `${KEY}=${idKey(id)}`]);
  await Promise.all(left.map((container) => engine.removeContainer(container.id)));
}

/** Puts files into a folder of the share that no list shows, before they get their places. */
export async function putFiles(engine: Engine, container: string, files: readonly TarFile[]): Promise<void> {
  await engine.putArchive(container, ROOT, packFiles(files));
}

/** Path in the worker's container of a path in the share. */
export const inWorker = (path: string): string => `${ROOT}/${path}`;

/** Lets the worker's program run and returns the texts that it writes. */
export async function runWorker(
  { engine }: Context,
  container: string,
  share: ArmRecord,
  signal: AbortSignal,
): Promise<string[]> {
  await engine.startContainer(container);
  const exitCode = await engine.waitContainer(container, signal);
  const texts = (await engine.containerLogs(container, { maxBytes: LIST_BYTES })).split("\0").slice(0, -1);
  const failure = /^!(\d+) (.*)$/s.exec(texts.at(-1) ?? "");
  if (failure !== null) {
    const [, error = "", path = ""] = failure;
    const why = REASONS[error] ?? `the kernel answers with error ${error}`;
    throw new ArmError(409, "ShareFileConflict", `"${path}" in the share '${nameOf(share.id)}': ${why}.`);
  }
  if (exitCode === 0 && texts.at(-1) === END) return texts.slice(0, -1);
  throw new EngineError("failed", `The program for the share's files ended with ${exitCode} before its work was done.`);
}
