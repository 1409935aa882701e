import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { NO_SUB_PATH } from "../model/containerinstance/volume";
import { isDeepStrictEqual } from "../model/core/equal";
import { isGiven, isRecord } from "../model/core/json";
import { atKey, type Problem, RULES } from "../model/core/problem";
import { typeShapes } from "../model/generated/shapes";
import type { containerinstance as inputs } from "../resources/types/input";
import {
  ANY,
  type ArgShapes,
  asInArm,
  checkArgs,
  handedOn,
  mapOf,
  objectOf,
  SECRET_TEXT,
  SETTLED_TEXT,
  TEXT,
} from "./args";
import { AzureFiles } from "./storage/azureFiles";
import type { ExistingShare, Files, GitRepoArgs, MountArgs, ShareSignIn } from "./mount";
import { refuseLate } from "./refusal";
import { isPlain } from "./inputs";

/** All properties of a mount other than a bare share. */
interface Mount {
  azureFiles?: AzureFiles | ExistingShare;
  emptyDir?: string;
  secretFiles?: Files;
  gitRepo?: GitRepoArgs;
  name?: string;
  readOnly?: pulumi.Input<boolean>;
}

const SOURCES = ["azureFiles", "emptyDir", "secretFiles", "gitRepo"] as const;

const SIGN_IN = asInArm<ShareSignIn>(typeShapes["berth:containerinstance:AzureFileVolume"], {
  shareName: true,
  storageAccountName: true,
  readOnly: true,
});
const EXISTING_SHARE = objectOf(
  { accountName: TEXT, shareName: TEXT, ...SIGN_IN, storageAccountKey: SECRET_TEXT } satisfies ArgShapes<ExistingShare>,
  { required: ["accountName", "shareName"], settled: true },
);
const GIT_REPO = objectOf({ repository: TEXT, revision: TEXT, directory: TEXT } satisfies ArgShapes<GitRepoArgs>, {
  settled: true,
});
export const FILES = mapOf(SECRET_TEXT, "text by file name", { secret: true });

const MOUNT = objectOf(
  {
    azureFiles: { kind: "own", check: checkShare, within: EXISTING_SHARE, settled: true },
    emptyDir: SETTLED_TEXT,
    secretFiles: { ...FILES, settled: true },
    gitRepo: GIT_REPO,
    name: SETTLED_TEXT,
    readOnly: ANY,
  } satisfies ArgShapes<Mount>,
  { misplaced: { why: { subPath: NO_SUB_PATH }, rule: RULES.aci } },
);

export const MOUNTS = mapOf(
  { kind: "own", check: checkMount, within: MOUNT },
  "mounts by their paths in the container",
);

/** A mount in ARM's form, and its volume. */
export interface LoweredMount {
  readonly mount: inputs.VolumeMountArgs;
  readonly volume: inputs.VolumeArgs & { readonly name: string };
  /** The path in the args. */
  readonly path: string;
  /** Mounts of the same source share a volume. */
  readonly source: unknown;
  /** The content of the source, as the program wrote it. */
  readonly content: unknown;
  /** Properties of the volume that have another name in the args. */
  readonly renamed: Readonly<Record<string, string>>;
}

/** Checks a mount as a whole: which properties it must have and must not have. */
export function checkMount(value: unknown, path: string): Problem[] {
  if (AzureFiles.isInstance(value)) return [];
  const sources = `a share, or an object with exactly one of ${SOURCES.join(", ")}`;
  if (!isRecord(value) || pulumi.Resource.isInstance(value))
    return [{ path, allowed: `must be ${sources}`, rule: RULES.berth }];
  const { args, problems } = checkArgs<Mount>(MOUNT, value, path);
  if (problems.length > 0) return problems;
  const given = SOURCES.filter((source) => isGiven(args[source]));
  if (given.length !== 1) {
    const found = given.length === 0 ? "has none" : `has ${given.join(" and ")}`;
    const allowed = `must have exactly one of ${SOURCES.join(", ")}, ${found}`;
    return [{ path, allowed, rule: RULES.aci }];
  }
  if (!isGiven(args.name) || given[0] === "secretFiles" || given[0] === "gitRepo") return [];
  const allowed = "is for secretFiles and gitRepo; shares and emptyDirs have names of their own";
  return [{ path: atKey(path, "name"), value: args.name, allowed, rule: RULES.berth }];
}

function checkShare(value: unknown, path: string): Problem[] {
  if (AzureFiles.isInstance(value)) return [];
  if (isRecord(value) && !pulumi.Resource.isInstance(value)) return checkArgs(EXISTING_SHARE, value, path).problems;
  return [{ path, allowed: "must be an AzureFiles, or { accountName, shareName }", rule: RULES.berth }];
}

/** A mount in ARM's form, and its volume. `given` has passed {@link checkMount}. */
export function lowerMount(container: string, mountPath: string, given: MountArgs, path: string): LoweredMount {
  const mount: Mount = AzureFiles.isInstance(given) ? { azureFiles: given } : given;
  const { name, content, volume, renamed = {} } = volumeOf(mount, { container, mountPath });
  const { readOnly } = mount;
  return {
    mount: { name, mountPath, readOnly: readOnly ?? undefined },
    volume: { name, ...volume },
    path,
    // A volume with a name is identified by the name alone, so that programs in every language can share it.
    source: isGiven(mount.name) || isGiven(mount.emptyDir) ? name : content,
    content,
    renamed,
  };
}

interface VolumeOf {
  readonly name: string;
  readonly content: unknown;
  readonly volume: Omit<inputs.VolumeArgs, "name">;
  readonly renamed?: Readonly<Record<string, string>>;
}

/** A volume is named by its content or, if it has none, by where it is mounted. So no other mount changes its name. */
function volumeOf({ azureFiles, emptyDir, secretFiles, gitRepo, name }: Mount, place: Place): VolumeOf {
  if (isGiven(azureFiles)) {
    const { shareName, accountName } = azureFiles!;
    const signIn = AzureFiles.isInstance(azureFiles) ? {} : handedOn<ShareSignIn>(azureFiles!, SIGN_IN);
    const volume = { azureFile: { shareName, storageAccountName: accountName, ...signIn } };
    const renamed = { azureFile: "azureFiles", "azureFile.storageAccountName": "azureFiles.accountName" };
    return { name: shareVolume(azureFiles!, place), content: azureFiles, volume, renamed };
  }
  if (isGiven(secretFiles)) {
    const volume = { secret: encoded(secretFiles!) };
    return { name: named("secret", name, place), content: secretFiles, volume, renamed: { secret: "secretFiles" } };
  }
  if (isGiven(gitRepo)) {
    const { repository, revision, directory } = gitRepo!;
    const volume = { gitRepo: { repository, revision: revision ?? undefined, directory: directory ?? undefined } };
    return { name: named("clone", name, place), content: gitRepo, volume };
  }
  return { name: volumeName("empty", [emptyDir!]), content: emptyDir, volume: { emptyDir: {} } };
}

interface Place {
  readonly container: string;
  readonly mountPath: string;
}

const named = (kind: string, name: string | undefined, { container, mountPath }: Place): string =>
  isGiven(name) ? volumeName(kind, [name!]) : volumeName(kind, [container, mountPath]);

function shareVolume(share: AzureFiles | ExistingShare, { container, mountPath }: Place): string {
  if (AzureFiles.isInstance(share) && share.volumeKey !== undefined) return volumeName("files", share.volumeKey);
  const { accountName, shareName } = share as ExistingShare;
  const areKnown = typeof accountName === "string" && typeof shareName === "string";
  // Account names contain no hyphens, so the result is unique to one share.
  return areKnown ? volumeName("share", [`${accountName}-${shareName}`]) : volumeName("share", [container, mountPath]);
}

const MAX_VOLUME_NAME = 63;
const HASH_DIGITS = 6;

/** A valid volume name. A hash keeps the names of different lists of words apart when their letters are the same. */
function volumeName(kind: string, words: readonly string[]): string {
  const slug = words
    .join("-")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const name = `${kind}-${slug}`;
  if (words.length === 1 && slug === words[0] && name.length <= MAX_VOLUME_NAME) return name;
  const hash = createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, HASH_DIGITS);
  const stem = name.slice(0, MAX_VOLUME_NAME - HASH_DIGITS - 1).replace(/-+$/, "");
  return `${stem}-${hash}`;
}

/** Merges the mounts of each source into one volume. Reports different sources with the same name. */
export function shareVolumes(mounts: readonly LoweredMount[], problems: Problem[]): readonly LoweredMount[] {
  const first = new Map<unknown, LoweredMount>();
  return mounts.map((lowered) => {
    const known = first.get(lowered.source) ?? lowered;
    first.set(lowered.source, known);
    if (!isDeepStrictEqual(known.content, lowered.content)) {
      const allowed = `must hold the same as ${known.path}, which has the same name`;
      problems.push({ path: lowered.path, allowed, rule: RULES.berth });
    }
    return { ...lowered, volume: known.volume, mount: { ...lowered.mount, name: known.volume.name } };
  });
}

/** The mounts of a container that become known while the program runs. */
export function lowerMountsLater(
  noun: string,
  container: string,
  given: Record<string, MountArgs>,
  path: string,
): readonly LoweredMount[] {
  const { args, problems } = checkArgs(MOUNTS, given, path);
  const entries = Object.entries(args).filter(([, mount]) => isGiven(mount));
  const lowered = entries.map(([mountPath, mount]) => lowerMount(container, mountPath, mount, atKey(path, mountPath)));
  const shared = shareVolumes(lowered, problems);
  refuseLate(noun, problems);
  return shared;
}

function encoded(files: Files): Record<string, pulumi.Output<string>> {
  return Object.fromEntries(
    Object.entries(files)
      .filter(([, text]) => isGiven(text))
      .map(([name, text]) => [name, pulumi.secret(base64(text))]),
  );
}

/** Encodes text in base64, at once if it is known. */
export function base64(text: pulumi.Input<string>): pulumi.Input<string> {
  if (isPlain(text)) return Buffer.from(text).toString("base64");
  return pulumi.output(text).apply((known) => Buffer.from(known).toString("base64"));
}
