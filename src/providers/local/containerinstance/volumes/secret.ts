import { withoutCredentials } from "../../../../model/values/gitRepository";
import type { CompleteGroup } from "../../../../model/containerinstance/container/complete";
import type { LogAnalytics, Volume } from "../../../../model/generated/shapes";
import type { Engine } from "../../../../docker/engine";
import { type TarFile, unpackFile } from "../../../../docker/tar";
import { type Hidden, withHidden } from "../hidden";
import type { Deployment } from "../parts";

/** As in ACI, users other than root can read the files too, and nobody can write them. */
const FILE_MODE = 0o444;
const KEPT_FILE = "secrets.json";

/** The files of a secret volume, from their contents in base64. */
export function secretFiles(secret: Readonly<Record<string, string>>): TarFile[] {
  return Object.entries(secret).map(([name, content]) => file(name, Buffer.from(content, "base64")));
}

export function configMapFiles(keyValuePairs: Readonly<Record<string, string>>): TarFile[] {
  return Object.entries(keyValuePairs).map(([name, value]) => file(name, Buffer.from(value)));
}

const file = (name: string, content: Buffer): TarFile => ({ name, content, mode: FILE_MODE });

type WorkspaceSecrets = Pick<LogAnalytics, "workspaceKey" | "workspaceResourceId">;

/**
 * Secrets of a group that are neither in its record nor in its containers' settings. Starting the stopped group again
 * needs them.
 */
interface KeptSecrets {
  /** Contents of secret volumes, by volume name. */
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Passwords, by registry. */
  readonly passwords: Readonly<Record<string, string>>;
  /** URLs of git repositories, by volume name. */
  readonly repositories: Readonly<Record<string, string>>;
  /** What the program says is secret, by path. */
  readonly hidden?: Hidden;
  /** Secrets of the log workspace. An update cannot change them. */
  readonly workspace?: WorkspaceSecrets;
}

/** A group with its secrets, as it was deployed. */
export type RestoredGroup = Required<Pick<Deployment, "group" | "hidden">>;

/** The secrets of a group that must be stored; undefined when it has none. */
export function secretsToKeep({ group, hidden = {} }: Pick<Deployment, "group" | "hidden">): TarFile | undefined {
  const { volumes = [], imageRegistryCredentials = [], diagnostics: { logAnalytics } = {} } = group;
  const secrets = volumes.flatMap(({ name, secret }) => (secret ? [[name, secret] as const] : []));
  const passwords = imageRegistryCredentials.flatMap(({ server, password }) =>
    password === undefined ? [] : [[server, password] as const],
  );
  const repositories = volumes.flatMap(({ name, gitRepo }) =>
    gitRepo && withoutCredentials(gitRepo.repository) !== gitRepo.repository
      ? [[name, gitRepo.repository] as const]
      : [],
  );
  const count = secrets.length + passwords.length + repositories.length + Object.keys(hidden).length;
  if (count === 0 && logAnalytics === undefined) return undefined;
  const kept: KeptSecrets = {
    secrets: Object.fromEntries(secrets),
    passwords: Object.fromEntries(passwords),
    repositories: Object.fromEntries(repositories),
    hidden,
    ...(logAnalytics && { workspace: workspaceSecrets(logAnalytics) }),
  };
  return { name: KEPT_FILE, content: Buffer.from(JSON.stringify(kept)), mode: 0o400 };
}

function workspaceSecrets({ workspaceKey, workspaceResourceId }: LogAnalytics): WorkspaceSecrets {
  return { workspaceKey, ...(workspaceResourceId !== undefined && { workspaceResourceId }) };
}

async function keptIn(engine: Engine, container: string): Promise<KeptSecrets | undefined> {
  const archive = await engine.getArchive(container, `/${KEPT_FILE}`);
  return archive && (JSON.parse(unpackFile(archive).toString()) as KeptSecrets);
}

/** What the program says is secret, from the keeper container; undefined while that has nothing yet. */
export async function keptHidden(engine: Engine, container: string): Promise<Hidden | undefined> {
  return (await keptIn(engine, container))?.hidden;
}

/** A group's record with the secrets from the keeper container. */
export async function withKeptSecrets(
  engine: Engine,
  container: string,
  record: CompleteGroup,
): Promise<RestoredGroup> {
  const kept = await keptIn(engine, container);
  if (kept === undefined) return { group: record, hidden: {} };
  const { secrets, passwords, repositories, workspace, hidden = {} } = kept;
  const group = withHidden(record, hidden);
  const { logAnalytics } = group.diagnostics ?? {};
  const volumes = group.volumes?.map((volume): Volume => {
    const repository = repositories[volume.name];
    return {
      ...volume,
      ...(volume.secret && { secret: { ...secrets[volume.name] } }),
      ...(volume.gitRepo && repository !== undefined && { gitRepo: { ...volume.gitRepo, repository } }),
    };
  });
  const imageRegistryCredentials = group.imageRegistryCredentials?.map((credential) => {
    const password = passwords[credential.server];
    return { ...credential, ...(password !== undefined && { password }) };
  });
  const restored = {
    ...group,
    ...(volumes && { volumes }),
    ...(imageRegistryCredentials && { imageRegistryCredentials }),
    ...(logAnalytics && { diagnostics: { logAnalytics: { ...logAnalytics, ...workspace } } }),
  };
  return { group: restored, hidden };
}
