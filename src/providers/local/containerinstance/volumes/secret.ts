import { withoutCredentials } from "../../../../model/values/gitRepository";
import type { ContainerGroupInputs, LogAnalytics, Volume } from "../../../../model/generated/shapes";
import type { Engine } from "../../../../docker/engine";
import { type TarFile, unpackFile } from "../../../../docker/tar";

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
  /** Secrets of the log workspace. An update cannot change them. */
  readonly workspace?: WorkspaceSecrets;
}

/** The secrets of a group that must be stored; undefined when it has none. */
export function secretsToKeep({
  volumes = [],
  imageRegistryCredentials = [],
  diagnostics: { logAnalytics } = {},
}: ContainerGroupInputs): TarFile | undefined {
  const secrets = volumes.flatMap(({ name, secret }) => (secret ? [[name, secret] as const] : []));
  const passwords = imageRegistryCredentials.flatMap(({ server, password }) =>
    password === undefined ? [] : [[server, password] as const],
  );
  const repositories = volumes.flatMap(({ name, gitRepo }) =>
    gitRepo && withoutCredentials(gitRepo.repository) !== gitRepo.repository
      ? [[name, gitRepo.repository] as const]
      : [],
  );
  if (secrets.length + passwords.length + repositories.length === 0 && logAnalytics === undefined) return undefined;
  const kept: KeptSecrets = {
    secrets: Object.fromEntries(secrets),
    passwords: Object.fromEntries(passwords),
    repositories: Object.fromEntries(repositories),
    ...(logAnalytics && { workspace: workspaceSecrets(logAnalytics) }),
  };
  return { name: KEPT_FILE, content: Buffer.from(JSON.stringify(kept)), mode: 0o400 };
}

function workspaceSecrets({ workspaceKey, workspaceResourceId }: LogAnalytics): WorkspaceSecrets {
  return { workspaceKey, ...(workspaceResourceId !== undefined && { workspaceResourceId }) };
}

/** A group's record with the secrets from the keeper container. */
export async function withKeptSecrets(
  engine: Engine,
  container: string,
  group: ContainerGroupInputs,
): Promise<ContainerGroupInputs> {
  const archive = await engine.getArchive(container, `/${KEPT_FILE}`);
  if (archive === undefined) return group;
  const { secrets, passwords, repositories, workspace } = JSON.parse(unpackFile(archive).toString()) as KeptSecrets;
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
  return {
    ...group,
    ...(volumes && { volumes }),
    ...(imageRegistryCredentials && { imageRegistryCredentials }),
    ...(logAnalytics && { diagnostics: { logAnalytics: { ...logAnalytics, ...workspace } } }),
  };
}
