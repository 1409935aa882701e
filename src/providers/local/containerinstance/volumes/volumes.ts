/**
 * The volumes of a container group live here: empty directories, secrets, repositories and config maps, and the secrets
 * that are stored for a later start. Container groups import this folder. It never writes secrets anywhere but into the
 * engine's volumes and the group's keeper container.
 */

import { all } from "../../../../clock";
import { hideSecrets } from "../../../../model/core/secrets";
import { harmless } from "../../../../model/values/text";
import type { CompleteContainer, CompleteGroup } from "../../../../model/containerinstance/container/complete";
import type { GitRepoVolume, Volume } from "../../../../model/generated/shapes";
import { SANDBOX_IMAGE } from "../../sandbox/commons";
import type { Context } from "../../context";
import { create } from "../../work/steps";
import type { ContainerMount, Engine, EngineContainer, Labels } from "../../../../docker/engine";
import { allContainers, type AnyContainer, type Deployment, isRoot, userOf } from "../parts";
import { gitFiles } from "./git";
import { nameOf } from "../../store/types";
import type { GroupFailure } from "../state";
import { event } from "../../work/event";
import type { Operation } from "../../work/operations";
import { DEPLOYMENT, engineName, KEY, ownership, ROLE, type Role, idKey } from "../../../../docker/labels";
import { configMapFiles, type RestoredGroup, secretFiles, secretsToKeep, withKeptSecrets } from "./secret";
import { packFiles, type TarFile } from "../../../../docker/tar";

/** Directory of a container's config map, the same as in ACI. */
const CONFIG_MAPS = "/mnt/configmap";
/** No container has this name, since names cannot contain an underscore. */
const KEEPER = "_keeper";
/** As in ACI, every user may write to an empty directory. */
const OPEN_DIRECTORY = 0o777;

/** The initial content of a volume. */
export interface VolumeContent {
  readonly volume: string;
  readonly labels: Labels;
  /** Mode of the volume's root directory. Default: the engine's. */
  readonly mode?: number;
  readonly files: readonly TarFile[];
}

/** The mounts of a container. */
export function mountsOf(deployment: Deployment, container: AnyContainer): ContainerMount[] {
  const { group, shares } = deployment;
  const mounts = (container.volumeMounts ?? []).map(({ name, mountPath, readOnly }): ContainerMount => {
    const volume = group.volumes?.find((item) => item.name === name);
    const isFixed = volume?.azureFile?.readOnly === true || volume?.secret !== undefined;
    const share = shares[name];
    return {
      kind: "volume",
      volume: share?.volume ?? volumeName(deployment, name),
      path: mountPath,
      readOnly: readOnly === true || isFixed,
      labels: share?.labels ?? volumeLabels(deployment, roleOf(volume)),
    };
  });
  return hasConfigMap(container) ? [...mounts, configMapMount(deployment, container)] : mounts;
}

function hasConfigMap(container: AnyContainer): container is CompleteContainer {
  return "configMap" in container && Object.keys(container.configMap?.keyValuePairs ?? {}).length > 0;
}

function configMapMount(deployment: Deployment, { name }: CompleteContainer): ContainerMount {
  return {
    kind: "volume",
    volume: configMapName(deployment, name),
    path: `${CONFIG_MAPS}/${name}`,
    readOnly: true,
    labels: volumeLabels(deployment, "configMap"),
  };
}

function roleOf(volume: Volume | undefined): Role {
  if (volume?.secret !== undefined) return "secretVolume";
  return volume?.gitRepo === undefined ? "emptyDir" : "gitRepo";
}

/** Each deployment has its own volumes, so that they start as the group says. */
function volumeName({ id, nonce }: Deployment, volume: string): string {
  return engineName(nameOf(id), idKey(id), volume, nonce.slice(0, 8));
}

const configMapName = (deployment: Deployment, container: string): string =>
  volumeName(deployment, `${container}_configmap`);

const volumeLabels = ({ id, nonce }: Deployment, role: Role): Labels => ({
  ...ownership(role, id),
  [DEPLOYMENT]: nonce,
});

/** Prepares the content of a deployment's volumes. A repository that cannot be cloned makes the group fail. */
export async function volumeContents(
  context: Pick<Context, "engine" | "clock" | "now">,
  deployment: Deployment,
  operation: Pick<Operation, "events" | "abort">,
): Promise<{ contents: VolumeContent[]; failure?: GroupFailure }> {
  const { group } = deployment;
  const contents: VolumeContent[] = [];
  let failure: GroupFailure | undefined;
  const add = (volume: string, role: Role, files: readonly TarFile[], mode?: number) =>
    contents.push({ volume, labels: volumeLabels(deployment, role), files, ...(mode !== undefined && { mode }) });
  await all(
    (group.volumes ?? []).map(async (volume) => {
      const { name, secret, gitRepo, azureFile } = volume;
      if (azureFile !== undefined) return;
      if (secret !== undefined) return void add(volumeName(deployment, name), roleOf(volume), secretFiles(secret));
      try {
        const files = gitRepo === undefined ? [] : await clone(context, deployment, name, gitRepo, operation);
        const isOpen = gitRepo !== undefined || (await isForOthers(context.engine, group, name));
        if (isOpen) add(volumeName(deployment, name), roleOf(volume), files, OPEN_DIRECTORY);
      } catch (error) {
        if (gitRepo === undefined || operation.abort.signal.aborted) throw error;
        // The failure becomes a label of the group's record.
        const why = hideSecrets((error as Error).message, Object.values(deployment.hidden ?? {}));
        failure ??= { name: "FailedMount", message: `Failed to mount the git repository volume '${name}': ${why}` };
      }
    }),
  );
  for (const container of group.containers)
    if (hasConfigMap(container))
      add(configMapName(deployment, container.name), "configMap", configMapFiles(container.configMap!.keyValuePairs!));
  return { contents, ...(failure && { failure }) };
}

/** Clones a repository, and shows the progress in the operation's events. */
async function clone(
  { clock, now }: Pick<Context, "clock" | "now">,
  { hidden = {} }: Pick<Deployment, "hidden">,
  volume: string,
  repository: GitRepoVolume,
  { events, abort: { signal } }: Pick<Operation, "events" | "abort">,
): Promise<TarFile[]> {
  // The repository's URL may have a password.
  const cloning = event("Cloning", `cloning the git repository of volume "${volume}"`, now().toISOString());
  const { message } = cloning;
  events.push(cloning);
  // The git server decides what the text is.
  const onProgress = (what: string) => (cloning.message = `${message}: ${harmless(what)}`);
  const isSecret = Object.values(hidden).includes(repository.repository);
  const files = await gitFiles(repository, { clock, signal, onProgress, isSecret }).finally(
    () => (cloning.message = message),
  );
  events.push(event("Cloned", `Successfully cloned the git repository of volume "${volume}"`, now().toISOString()));
  return files;
}

/** Whether a container mounts an empty directory and runs as a user other than root, who must own the directory. */
async function isForOthers(engine: Engine, group: CompleteGroup, volume: string): Promise<boolean> {
  const mounting = allContainers(group).filter(({ volumeMounts }) => volumeMounts?.some(({ name }) => name === volume));
  for (const container of mounting)
    if (!isRoot(userOf(container) ?? (await engine.inspectImage(container.image))?.user ?? "")) return true;
  return false;
}

/**
 * Fills the volumes of a deployment and stores its secrets for a later start. Both use a container that is never
 * started. Does nothing for a group that needs neither.
 */
export async function fillVolumes(
  context: Context,
  deployment: Deployment,
  contents: readonly VolumeContent[],
  signal: AbortSignal,
): Promise<void> {
  const { engine, sandboxImage } = context;
  const secrets = secretsToKeep(deployment);
  if (contents.length === 0 && secrets === undefined) return;
  const mounts = contents.map(({ volume, labels }, i): ContainerMount => ({
    kind: "volume",
    volume,
    path: `/${i}`,
    readOnly: false,
    labels,
  }));
  const keeper = await sandboxImage.with(() =>
    create(
      context,
      keeperName(deployment),
      {
        image: SANDBOX_IMAGE,
        labels: volumeLabels(deployment, "keeper"),
        restart: "no",
        mounts,
        network: "none",
      },
      signal,
    ),
  );
  const archives = (await engine.isPodman()) ? archivesOf(contents, secrets) : [archiveOf(contents, secrets)];
  await all(archives.map(({ path, files }) => engine.putArchive(keeper, path, packFiles(files))));
  if (secrets === undefined) await engine.removeContainer(keeper);
}

/** Files to put below a path of the keeper. */
interface Archive {
  readonly path: string;
  readonly files: readonly TarFile[];
}

/** Everything at once: each call costs as much as a container that is started. */
function archiveOf(contents: readonly VolumeContent[], secrets: TarFile | undefined): Archive {
  const files = contents.flatMap((content, i) => filesIn(content, `${i}/`));
  return { path: "/", files: secrets === undefined ? files : [...files, secrets] };
}

/** Podman writes into a volume only what is put right into it. */
function archivesOf(contents: readonly VolumeContent[], secrets: TarFile | undefined): Archive[] {
  const inVolumes = contents.map((content, i) => ({ path: `/${i}`, files: filesIn(content, "./") }));
  return secrets === undefined ? inVolumes : [...inVolumes, { path: "/", files: [secrets] }];
}

const filesIn = ({ files, mode }: VolumeContent, folder: string): TarFile[] => [
  ...(mode === undefined ? [] : [{ name: folder, content: Buffer.alloc(0), mode, kind: "directory" as const }]),
  ...files.map((file) => ({ ...file, name: `${folder}${file.name}` })),
];

const keeperName = ({ id }: Deployment): string => engineName(nameOf(id), idKey(id), KEEPER);

/** A group's record with the secrets that were stored when it was deployed. */
export async function restoreSecrets(
  engine: Engine,
  containers: readonly EngineContainer[],
  group: CompleteGroup,
): Promise<RestoredGroup> {
  const keeper = containers.find(({ labels }) => labels[ROLE] === "keeper");
  return keeper === undefined ? { group, hidden: {} } : withKeptSecrets(engine, keeper.id, group);
}

/** Removes the volumes of a group's older deployments. */
export async function removeOldVolumes(engine: Engine, key: string, nonce: string): Promise<void> {
  const volumes = await engine.listVolumes([ROLE, `${KEY}=${key}`]);
  const old = volumes.filter(({ labels }) => labels[ROLE] !== "record" && labels[DEPLOYMENT] !== nonce);
  await Promise.all(old.map(({ name }) => engine.removeVolume(name)));
}
