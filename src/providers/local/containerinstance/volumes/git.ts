import { hideSecrets } from "../../../../model/core/secrets";
import * as fs from "node:fs";
import { lstat, mkdtemp, readdir, readFile, readlink, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import type { GitHttpRequest, GitHttpResponse, GitProgressEvent, HttpClient } from "isomorphic-git";
import { withoutCredentials } from "../../../../model/values/gitRepository";
import type { GitRepoVolume } from "../../../../model/generated/shapes";
import type { TarFile } from "../../../../docker/tar";
import { type Clock, limitedBy } from "../../../../clock";
import { PROVISIONING_TIMEOUT } from "../state";
import { SILENCE_MS } from "../../work/pull";

/** How a clone is watched and ended. */
export interface CloneWatch {
  readonly clock: Clock;
  /** Ends the clone. */
  readonly signal: AbortSignal;
  /** Called with the progress, such as `Receiving objects, 12 of 48`. */
  readonly onProgress?: (what: string) => void;
  /** Whether nothing of the URL may be told. Default: its user name and password. */
  readonly isSecret?: boolean;
}

/**
 * The files of a git repository as `git clone` and `git checkout` make them, including `.git`, below the requested directory. Hooks
 * do not run and submodules are left out. Errors contain no credentials. The clone fails when it takes too long as a whole, or when
 * nothing arrives for too long.
 */
export async function gitFiles(
  source: GitRepoVolume,
  { clock, signal, onProgress = () => {}, isSecret = false }: CloneWatch,
): Promise<TarFile[]> {
  const { repository, revision } = source;
  if (!/^https?:\/\//i.test(repository))
    throw new Error(
      `the local engine clones over http and https, and the repository is ${JSON.stringify(withoutCredentials(repository))}`,
    );
  const directory = directoryOf(source);
  const dir = await mkdtemp(join(tmpdir(), "berth-git-"));
  const whole = limitedBy(clock, { ms: PROVISIONING_TIMEOUT * 1000, late }, signal);
  const silence = limitedBy(clock, { ms: SILENCE_MS, late: silent }, whole.signal);
  try {
    // Few programs need it, and it is slow to load.
    const { default: git } = await import("isomorphic-git");
    const http = httpClient(silence.signal, silence.goesOn);
    const told = ({ phase, loaded, total }: GitProgressEvent) =>
      onProgress(total ? `${phase}, ${loaded} of ${total}` : `${phase}, ${loaded}`);
    await git.clone({ fs, http, dir, url: repository, noCheckout: revision !== undefined, onProgress: told });
    // What reads the volume gets no more than the files: git would keep the password beside them.
    if (isSecret) await git.deleteRemote({ fs, dir, remote: "origin" });
    else await git.setConfig({ fs, dir, path: "remote.origin.url", value: withoutCredentials(repository) });
    if (revision !== undefined) {
      const ref = await git.expandOid({ fs, dir, oid: revision }).catch(() => revision);
      await git.checkout({ fs, dir, ref, force: true });
    }
    return await readTree(dir, directory);
  } catch (error) {
    // An answer that is cut off is told as one that is wrong.
    const reason: unknown = silence.signal.aborted ? silence.signal.reason : error;
    throw new Error(withoutSecrets(repository, reasonOf(reason as Error)), { cause: undefined });
  } finally {
    silence.end();
    whole.end();
    await rm(dir, { recursive: true, force: true });
  }
}

const late = () => new Error(`it was not here within ${PROVISIONING_TIMEOUT / 60} minutes`);
const silent = () => new Error(`nothing of it has come for ${SILENCE_MS / 60_000} minutes`);

/** Path of the repository in the volume; empty for the volume itself. */
function directoryOf({ repository, directory }: GitRepoVolume): string {
  const wanted = directory === undefined || directory === "" ? repositoryName(repository) : directory;
  const path = posix.normalize(wanted).replace(/\/$/, "");
  if (posix.isAbsolute(path) || path.split("/").includes(".."))
    throw new Error(`the directory ${JSON.stringify(wanted)} is not in the volume`);
  return path === "." ? "" : path;
}

/** The directory name that `git clone` would choose. */
function repositoryName(repository: string): string {
  const path = withoutCredentials(repository).replace(/[?#].*$/, "");
  return (
    path
      .replace(/\/+$/, "")
      .replace(/\/?\.git$/, "")
      .split("/")
      .at(-1) ?? ""
  );
}

/** Reads one file at a time, since a process can only have so many open files. */
async function readTree(dir: string, at: string): Promise<TarFile[]> {
  const files: TarFile[] = [];
  for (const name of (await readdir(dir)).sort()) {
    const path = join(dir, name);
    const file = { name: posix.join(at, name), content: Buffer.alloc(0) };
    const found = await lstat(path);
    if (found.isDirectory())
      files.push({ ...file, kind: "directory", mode: 0o755 }, ...(await readTree(path, file.name)));
    else if (found.isSymbolicLink())
      files.push({ ...file, kind: "link", mode: 0o777, content: Buffer.from(await readlink(path)) });
    else files.push({ ...file, mode: found.mode & 0o111 ? 0o755 : 0o644, content: await readFile(path) });
  }
  return files;
}

/** An HTTP client with Node's fetch, which can be aborted and does not send credentials to another host. */
function httpClient(signal: AbortSignal, goesOn: () => void): HttpClient {
  return {
    async request({ url, method = "GET", headers = {}, body }: GitHttpRequest): Promise<GitHttpResponse> {
      const sent = body === undefined ? undefined : await collect(body);
      const response = await fetch(url, { method, headers, signal, ...(sent && { body: sent }) });
      goesOn();
      return {
        url: response.url,
        method,
        statusCode: response.status,
        statusMessage: response.statusText,
        headers: Object.fromEntries(response.headers),
        ...(response.body && { body: iterate(response.body, goesOn) }),
      };
    },
  };
}

async function collect(parts: AsyncIterableIterator<Uint8Array>): Promise<Buffer<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of parts) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* iterate(body: AsyncIterable<Uint8Array>, goesOn: () => void): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    goesOn();
    yield chunk;
  }
}

/** The reason for a failed `fetch` is in the cause of its error, or in that one's cause. */
function reasonOf({ message, cause }: Error): string {
  const { message: why = "", errors = [] } = (cause ?? {}) as { message?: string; errors?: Error[] };
  const reasons = [...new Set([why, ...errors.map((error) => error.message)])].filter((text) => text !== "");
  return reasons.length === 0 ? message : reasons.join(", ");
}

/** Shorter user names and passwords are not searched for, since they would be found everywhere. */
const SHORTEST_CREDENTIAL = 3;

function withoutSecrets(repository: string, text: string): string {
  const { username, password } = URL.canParse(repository) ? new URL(repository) : { username: "", password: "" };
  const credentials = [username, password].filter((part) => part !== "");
  const secrets = [...credentials, ...credentials.map((part) => decode(part))];
  return hideSecrets(text.replaceAll(repository, withoutCredentials(repository)), secrets, SHORTEST_CREDENTIAL);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
