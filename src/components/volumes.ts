import * as pulumi from "@pulumi/pulumi";
import { atKey, type Problem, RULES } from "../model/core/problem";
import type { containerinstance as inputs } from "../resources/types/input";
import { AzureFiles } from "./azureFiles";
import type { ExistingShare, Files, GitRepoArgs, MountArgs } from "./container";
import { isPlain, type Keys, unknownKeys } from "./inputs";

/** All that a mount that is no share by itself may hold. */
interface Mount {
  azureFiles?: AzureFiles | ExistingShare;
  emptyDir?: string;
  secretFiles?: Files;
  gitRepo?: GitRepoArgs;
  readOnly?: pulumi.Input<boolean>;
}

const SOURCES = ["azureFiles", "emptyDir", "secretFiles", "gitRepo"] as const;
const MOUNT_KEYS: Keys<Mount> = { azureFiles: true, emptyDir: true, secretFiles: true, gitRepo: true, readOnly: true };
const GIT_REPO_KEYS: Keys<GitRepoArgs> = { repository: true, revision: true, directory: true };

/** The volumes of a group: one per share, directory name, set of files and repository, however often it is mounted. */
export class Volumes {
  readonly list: inputs.VolumeArgs[] = [];
  private readonly names = new Map<unknown, string>();
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly paths: Map<string, string>,
    private readonly problems: Problem[],
  ) {}

  /** The mount in ARM's form, with its volume made; undefined when it is not one, which is then among the problems. */
  mount(mountPath: string, given: MountArgs, path: string): inputs.VolumeMountArgs | undefined {
    const mount: Mount = AzureFiles.isInstance(given) ? { azureFiles: given } : given;
    this.problems.push(...unknownKeys(mount, MOUNT_KEYS, path));
    const sources = SOURCES.filter((source) => mount[source] !== undefined);
    if (sources.length !== 1) {
      const found = sources.length === 0 ? "has none" : `has ${sources.join(" and ")}`;
      const allowed = `must have exactly one of ${SOURCES.join(", ")}, ${found}`;
      this.problems.push({ path, allowed, rule: RULES.aci });
      return undefined;
    }
    return { name: this.nameOf(mount, path), mountPath, readOnly: mount.readOnly };
  }

  private nameOf({ azureFiles, emptyDir, secretFiles, gitRepo }: Mount, path: string): string {
    if (azureFiles !== undefined) {
      const { shareName, accountName: storageAccountName } = azureFiles;
      return this.volume("files", azureFiles, path, { azureFile: { shareName, storageAccountName } });
    }
    if (secretFiles !== undefined)
      return this.volume("secret", secretFiles, path, { secret: encoded(secretFiles) }, { secret: "secretFiles" });
    if (gitRepo !== undefined) {
      this.problems.push(...unknownKeys(gitRepo, GIT_REPO_KEYS, `${path}.gitRepo`));
      const { repository, revision, directory } = gitRepo;
      return this.volume("clone", gitRepo, path, { gitRepo: { repository, revision, directory } });
    }
    return this.volume("empty", emptyDir, path, { emptyDir: {} }, {}, `empty-${emptyDir}`);
  }

  /** `renamed` are the properties that have another name in the args. */
  private volume(
    kind: string,
    source: unknown,
    path: string,
    volume: Omit<inputs.VolumeArgs, "name">,
    renamed: Readonly<Record<string, string>> = {},
    given?: string,
  ): string {
    const known = this.names.get(source);
    if (known !== undefined) return known;
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    const name = given ?? `${kind}-${count}`;
    this.names.set(source, name);
    const at = `volumes[${this.list.length}]`;
    this.paths.set(at, path);
    for (const [property, argument] of Object.entries(renamed))
      this.paths.set(`${at}.${property}`, atKey(path, argument));
    this.list.push({ name, ...volume });
    return name;
  }
}

function encoded(files: Files): Record<string, pulumi.Output<string>> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, pulumi.secret(base64(text))]));
}

/** Text in base64, at once where it is known. */
export function base64(text: pulumi.Input<string>): pulumi.Input<string> {
  if (isPlain(text)) return Buffer.from(text).toString("base64");
  return pulumi.output(text).apply((known) => Buffer.from(known).toString("base64"));
}
