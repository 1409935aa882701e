import { generateKeyPairSync, randomBytes, randomUUID, X509Certificate } from "node:crypto";
import { chmodSync, linkSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, posix, win32 } from "node:path";
import { rootCertificates } from "node:tls";
import { type KeyPair, makeAuthority } from "./certificates";

/** What a server keeps between its runs, so that its clients need to trust it and to sign in only once. */
export interface ServerState {
  /** The certificate authority of this user's servers. */
  readonly authority: KeyPair;
  /** Private key that signs tokens, as PEM. */
  readonly tokenKey: string;
  /** What clients sign in with. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** Secret of the token endpoint for managed identities, as App Service has one. */
  readonly identityHeader: string;
}

/** Paths of a server's files. */
export interface StateFiles {
  readonly folder: string;
  /** All secrets; for its owner alone. */
  readonly secrets: string;
  /** Certificate of the authority. */
  readonly authority: string;
  /** The authority's certificate after those that are trusted anyway, for clients that trust one file alone. */
  readonly bundle: string;
  /** Where the last server listened. */
  readonly address: string;
}

/** What decides where the files are. */
export interface Around {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Node's name of the platform. */
  readonly platform: string;
  readonly home: string;
  readonly hostname: string;
}

/** How long before its end an authority is replaced. */
const BEFORE_END_MS = 30 * 24 * 60 * 60_000;
const SECRET_BYTES = 32;
/** Digits and letters alone: no shell and no command takes them for anything else. */
const secret = () => randomBytes(SECRET_BYTES).toString("hex");

/** Where a server's files are. `folder` is the user's choice. Default: Berth's folder among the user's data. */
export function stateFiles(around: Around, folder: string = dataFolder(around)): StateFiles {
  const path = (name: string) => (around.platform === "win32" ? win32 : posix).join(folder, name);
  return {
    folder,
    secrets: path("serve.json"),
    authority: path("ca.pem"),
    bundle: path("ca-bundle.pem"),
    address: path("serve-address.json"),
  };
}

function dataFolder({ env, platform, home }: Around): string {
  if (platform === "win32") return win32.join(env["LOCALAPPDATA"] || win32.join(home, "AppData", "Local"), "berth");
  if (platform === "darwin") return posix.join(home, "Library", "Application Support", "berth");
  return posix.join(env["XDG_DATA_HOME"] || posix.join(home, ".local", "share"), "berth");
}

/** Reads what is kept, or makes it. Of two processes that make it at once, both use what came first. */
export async function openState(files: StateFiles, around: Around, now: Date): Promise<ServerState> {
  ownFolder(files.folder, around.platform);
  const found = readState(files);
  const state = found !== undefined && isUsable(found, now) ? found : await makeState(files, around, now, found);
  writeAtomically(files.authority, state.authority.cert, 0o644);
  writeAtomically(files.bundle, [...rootCertificates, state.authority.cert].join("\n"), 0o644);
  return state;
}

/** What is kept; undefined when nothing is. Throws when somebody else may read or write it. */
export function readState({ secrets }: StateFiles): ServerState | undefined {
  let text;
  try {
    checkPrivate(secrets);
    text = readFileSync(secrets, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
  try {
    return JSON.parse(text) as ServerState;
  } catch {
    throw new Error(
      `${secrets} cannot be read: it is not JSON. Remove it; clients then have to trust a new authority.`,
    );
  }
}

function isUsable({ authority }: ServerState, now: Date): boolean {
  return Date.parse(new X509Certificate(authority.cert).validTo) - now.getTime() > BEFORE_END_MS;
}

async function makeState(
  files: StateFiles,
  { hostname }: Around,
  now: Date,
  old: ServerState | undefined,
): Promise<ServerState> {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const state: ServerState = {
    tokenKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    clientId: randomUUID(),
    clientSecret: secret(),
    identityHeader: secret(),
    ...old,
    authority: await makeAuthority(now, hostname),
  };
  const draft = join(files.folder, `.${randomUUID()}`);
  writeFileSync(draft, JSON.stringify(state, undefined, 2), { mode: 0o600, flag: "wx" });
  try {
    if (old !== undefined) renameSync(draft, files.secrets);
    else linkSync(draft, files.secrets);
    return state;
  } catch (error) {
    const first = (error as NodeJS.ErrnoException).code === "EEXIST" ? readState(files) : undefined;
    if (first === undefined) throw error;
    return first;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Makes the folder, for its owner alone. */
function ownFolder(folder: string, platform: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const uid = process.getuid?.();
  if (!found.isDirectory() || (uid !== undefined && found.uid !== uid))
    throw new Error(`${folder} holds the keys of berth serve, and must be a folder of this user.`);
  if (platform !== "win32" && (found.mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

function checkPrivate(path: string): void {
  const found = lstatSync(path);
  const uid = process.getuid?.();
  if (uid === undefined) return;
  if (!found.isFile() || found.uid !== uid || (found.mode & 0o077) !== 0)
    throw new Error(
      `${path} holds the keys of berth serve, and must be a file that only this user can read (chmod 600).`,
    );
}

/** Writes a file whole or not at all. */
export function writeAtomically(path: string, text: string, mode: number): void {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, text, { mode, flag: "wx" });
  renameSync(draft, path);
}
