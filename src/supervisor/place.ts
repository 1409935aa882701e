import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, lstatSync, mkdirSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "../providers/cacheFolder.cjs";
import type { EngineEndpoint } from "../docker/discovery";

/** Some Unix systems allow 104 bytes, with the zero at the end. */
const LONGEST_ADDRESS = 103;

/** What the place of a supervisor depends on. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Node's name of the platform. */
  readonly platform: string;
  readonly home: string;
  readonly temporary: string;
  readonly hostname: string;
  /** Name of the user, with the user id if there is one. */
  readonly user: string;
  readonly uid: number;
}

/** The files of the supervisor for one engine and user. */
export interface Place {
  /** Socket or named pipe. Whoever listens there is the supervisor. */
  readonly address: string;
  readonly log: string;
  /** File with the process id of the listener. A killed process leaves it behind. */
  readonly pid: string;
  /** The name in the lease of a group, the same for each supervisor at this place. */
  readonly identity: string;
}

/** Chooses and creates the supervisors' folder. `folder` is for tests. */
export function placeOf(endpoint: EngineEndpoint, around: Surroundings, folder?: string): Place {
  const { user, uid, hostname } = around;
  const name = createHash("sha256")
    .update(JSON.stringify([canonical(endpoint), user, uid, hostname]))
    .digest("hex");
  const file = `supervisor-${name.slice(0, 12)}`;
  const home = privateFolder(folder === undefined ? usualFolders(around, file) : [folder], uid);
  const address = around.platform === "win32" ? `\\\\.\\pipe\\berth-${file}` : join(home, `${file}.sock`);
  const identity = createHash("sha256").update(`${hostname} ${address}`).digest("hex").slice(0, 12);
  return { address, log: join(home, `${file}.log`), pid: join(home, `${file}.pid`), identity };
}

/** In the cache folder: the system's runtime folder is deleted when the user signs out. */
function usualFolders(around: Surroundings, file: string): string[] {
  const { temporary, uid, platform } = around;
  const folders = [join(cacheFolder(around), "pulumi-berth", "run"), join(temporary, `berth-${uid}`)];
  const fits = (folder: string) => Buffer.byteLength(join(folder, `${file}.sock`)) <= LONGEST_ADDRESS;
  return platform === "win32" ? folders : folders.filter(fits);
}

/**
 * The first folder that can be created and written to and that only this user can write to: anybody else could pretend
 * to be the supervisor. A folder in a home that is now read-only may still exist from before.
 */
function privateFolder(folders: readonly string[], uid: number): string {
  const problems: string[] = [];
  for (const folder of folders) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const found = lstatSync(folder);
      const isPrivate = uid < 0 || (found.uid === uid && (found.mode & 0o077) === 0);
      if (!found.isDirectory() || !isPrivate) {
        problems.push(`${folder} is not a folder of this user alone (chmod 700)`);
        continue;
      }
      accessSync(folder, constants.W_OK | constants.X_OK);
      return folder;
    } catch (error) {
      problems.push(whyUnusable(folder, error as Error).message);
    }
  }
  throw new Error(`The supervisor of probes has no folder for its socket: ${problems.join("; ") || "paths too long"}.`);
}

/**
 * For a folder on a read-only file system, Node reports that it does not exist. The parent folder shows the real
 * reason.
 */
function whyUnusable(folder: string, error: NodeJS.ErrnoException): Error {
  if (error.code !== "ENOENT") return error;
  let parent = dirname(folder);
  while (!existsSync(parent) && parent !== dirname(parent)) parent = dirname(parent);
  try {
    accessSync(parent, constants.W_OK);
    return error;
  } catch (refused) {
    return refused as Error;
  }
}

/** Different paths to the same socket are the same engine. */
function canonical(endpoint: EngineEndpoint): EngineEndpoint {
  if (endpoint.kind !== "socket") return endpoint;
  try {
    return { ...endpoint, path: realpathSync(endpoint.path) };
  } catch {
    return endpoint;
  }
}
