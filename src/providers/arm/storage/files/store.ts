/**
 * What reaches the files of shares lives here, and the resource of files that a program puts there. ARM's client, the targets and the
 * berth command import this folder. It never puts an account's key into a URL, a log or an error.
 */

/** What an operation on files needs from its caller. */
export interface FilesContext {
  readonly signal: AbortSignal;
  /** Shows a short status line while the operation runs. */
  progress(message: string): void;
}

/** A share by its names. */
export interface ShareNames {
  readonly resourceGroupName: string;
  readonly accountName: string;
  readonly shareName: string;
}

/** What is at a path of a share. */
export interface ShareEntry {
  /** From the share's root, with slashes and without one at the ends. Empty for the share itself. */
  readonly path: string;
  /** A link of a container in a local share is something other. */
  readonly kind: "file" | "directory" | "other";
  readonly sizeBytes: number;
  /** ISO 8601. */
  readonly changed: string;
}

/** A file with what it holds. */
export interface ShareDigest {
  readonly path: string;
  readonly kind: ShareEntry["kind"];
  /** SHA-256 of the content in hexadecimal. Only files have one. */
  readonly sha256?: string;
  /** The mark of whose it is; empty for none. */
  readonly owner: string;
}

export interface FileContent {
  readonly path: string;
  readonly sizeBytes: number;
  /** The content from its beginning, in pieces of any size. Its bytes must be as many as the size says. */
  readonly content: () => AsyncIterable<Buffer>;
}

/** What is to be changed in a share, in this order. */
export interface ShareChanges {
  /** Written as a whole: who reads one meanwhile gets the old file or the new one. Missing directories are made. */
  readonly files?: readonly FileContent[];
  readonly directories?: readonly string[];
  /** Files and empty directories. One that is not there is no mistake. */
  readonly removals?: readonly string[];
  /** Paths whose directories are removed as far as they are empty. */
  readonly prune?: readonly string[];
  /** The mark that the written files get. Default none. */
  readonly owner?: string;
}

/**
 * The files of shares at a target. All of it rejects with the status code 404 when the share does not exist.
 */
export interface ShareFilesStore {
  /** What is in a directory or, if there is a file at the path, that file, ordered by path. `isDeep` adds all that is in its directories. Rejects with the status code 404 when there is nothing. */
  list(share: ShareNames, path: string, isDeep: boolean, context: FilesContext): Promise<ShareEntry[]>;
  /** What is at the given paths. Leaves out what is not there. */
  digest(share: ShareNames, paths: readonly string[], context: FilesContext): Promise<ShareDigest[]>;
  /** Paths of the files with a mark. */
  owned(share: ShareNames, owner: string, context: FilesContext): Promise<string[]>;
  /** The content of a file. Rejects with the status code 404 when there is no such file. */
  read(share: ShareNames, path: string, context: FilesContext): AsyncIterable<Buffer>;
  change(share: ShareNames, changes: ShareChanges, context: FilesContext): Promise<void>;
}
