import { withoutCredentials } from "../../../../model/values/gitRepository";
import type { ContainerGroupInputs, LogAnalytics, Volume } from "../../../../model/generated/shapes";
import type { Engine } from "../../../../docker/engine";
import { type TarFile, unpackFile } from "../../../../docker/tar";

/** Who runs as another user than root reads them too, as in ACI; nobody writes them. */
const FILE_MODE = 0o444;
const KEPT_FILE = "secrets.json";

/** The files of a secret volume, from its contents in base64. */
export function secretFiles(secret: Readonly<Record<string, string>>): TarFile[] {
  return Object.entries(secret).map(([name, content]) => file(name, Buffer.from(content, "base64")));
}

/** The files of a container's config map. */
export function configMapFiles(keyValuePairs: Readonly<Record<string, string>>): TarFile[] {
  return Object.entries(keyValuePairs).map(([name, value]) => file(name, Buffer.from(value)));
}

const file = (name: string, content: Buffer): TarFile => ({ name, content, mode: FILE_MODE });

type WorkspaceSecrets = Pick<LogAnalytics, "workspaceKey" | "workspaceResourceId">;

/** Secrets of a group that no record has and none of its containers' settings: what a start of a stopped group needs. */
interface KeptSecrets {
  /** Contents of secret volumes, by volume. */
  readonly secrets: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Passwords, by registry. */
  readonly passwords: Readonly<Record<string, string>>;
  /** URLs of git repositories, by volume. */
  readonly repositories: Readonly<Record<string, string>>;
  /** Of the workspace that logs would go to: an update cannot change them. */
  readonly workspace?: WorkspaceSecrets;
}

/** The secrets to keep of a group; undefined when it has none. */
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

/** A group as its record has it, with the secrets that lie in a container. */
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
