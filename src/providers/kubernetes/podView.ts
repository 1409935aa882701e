import type { Json } from "../../model/core/armBody";
import { SAME_SECURITY } from "../../model/containerservice/deploymentRefused";
import { pick, withoutUndefined } from "../../model/core/json";
import { unescaped } from "./objects";
import {
  configMapName,
  SHARES_ANNOTATION,
  type V1ConfigMap,
  type V1Container,
  type V1Deployment,
  type V1EnvVar,
  type V1Volume,
  volumeSecret,
} from "./objects";
import type { ShareNote } from "./pod";
import { probeView } from "./probe";
import { cpuOf, memoryInGBOf } from "./quantities";

type Notes = Readonly<Record<string, ShareNote>>;

interface Reading {
  readonly name: string;
  readonly notes: Notes;
  readonly configMaps: readonly V1ConfigMap[];
  /** Volumes that contain settings. */
  readonly settingsVolumes: ReadonlySet<string>;
}

/** Converts containers, init containers and volumes back to inputs. */
export function podView(deployment: V1Deployment, configMaps: readonly V1ConfigMap[]): Json {
  const { containers = [], initContainers = [], volumes = [] } = deployment.spec?.template.spec ?? {};
  const name = deployment.metadata?.name ?? "";
  const maps = new Set([...initContainers, ...containers].map((container) => configMapName(name, container.name)));
  const own = volumes.filter(({ configMap }) => maps.has(configMap?.name ?? ""));
  const settingsVolumes = new Set(own.map((volume) => volume.name));
  const reading: Reading = { name, notes: notesOf(deployment), configMaps, settingsVolumes };
  const others = volumes.filter((volume) => !settingsVolumes.has(volume.name));
  return {
    containers: containers.map((container) => containerView(container, reading)),
    initContainers: nonEmpty(initContainers.map((container) => programView(container, reading))),
    volumes: nonEmpty(others.map((volume) => volumeView(volume, reading))),
  };
}

function notesOf({ metadata }: V1Deployment): Notes {
  try {
    return JSON.parse(metadata?.annotations?.[SHARES_ANNOTATION] ?? "{}") as Notes;
  } catch {
    return {};
  }
}

function containerView(container: V1Container, reading: Reading): Json {
  const { ports = [], resources = {}, livenessProbe, readinessProbe } = container;
  const { limits } = resources;
  const settings = reading.configMaps.find(
    ({ metadata }) => metadata?.name === configMapName(reading.name, container.name),
  );
  const mounted = container.volumeMounts?.some(({ name }) => reading.settingsVolumes.has(name)) === true;
  return withoutUndefined({
    ...programView(container, reading),
    ports: nonEmpty(ports.map(({ containerPort: port, protocol = "TCP" }) => ({ port, protocol }))),
    resources: withoutUndefined({
      requests: quantitiesView({ ...limits, ...resources.requests }),
      limits: limits === undefined || Object.keys(limits).length === 0 ? undefined : quantitiesView(limits),
    }),
    livenessProbe: probeView(livenessProbe),
    readinessProbe: probeView(readinessProbe),
    configMap: mounted && settings?.data !== undefined ? { keyValuePairs: settings.data } : undefined,
  });
}

function programView(container: V1Container, { notes, settingsVolumes }: Reading): Json {
  const { name, image, command = [], args = [], env = [], volumeMounts = [] } = container;
  const context = container.securityContext ?? {};
  const { add = [], drop = [] } = context.capabilities ?? {};
  const named = withoutUndefined({ add: nonEmpty(add), drop: nonEmpty(drop) });
  const security = withoutUndefined({
    ...pick(context, SAME_SECURITY),
    capabilities: Object.keys(named).length > 0 ? named : undefined,
  });
  const mounts = volumeMounts.filter((mount) => !settingsVolumes.has(mount.name));
  return withoutUndefined({
    name,
    image,
    command: nonEmpty([...command, ...args].map(unescaped)),
    environmentVariables: nonEmpty(env.map(variableView)),
    volumeMounts: nonEmpty(
      mounts.map(({ name: volume, mountPath, readOnly }) => {
        const forced = notes[volume]?.readOnlyMounts?.includes(`${name}:${mountPath}`) === true;
        return { name: volume, mountPath, ...(readOnly === true && !forced && { readOnly }) };
      }),
    ),
    securityContext: Object.keys(security).length > 0 ? security : undefined,
  });
}

function quantitiesView(quantities: Readonly<Record<string, string>>): Json {
  return withoutUndefined({ cpu: cpuOf(quantities["cpu"]), memoryInGB: memoryInGBOf(quantities["memory"]) });
}

/** Like ARM, returns only the names of secure variables. */
function variableView({ name, value = "", valueFrom }: V1EnvVar): Json {
  return valueFrom === undefined ? { name, value: unescaped(value) } : { name };
}

/** Like ARM, returns secret files without their content. */
function volumeView({ name, emptyDir, secret }: V1Volume, reading: Reading): Json {
  if (emptyDir !== undefined) return { name, emptyDir: {} };
  if (secret !== undefined && secret.secretName === volumeSecret(reading.name, name)) return { name, secret: {} };
  const note = reading.notes[name];
  if (note === undefined) return { name };
  const { shareName, storageAccountName, readOnly } = note;
  return { name, azureFile: withoutUndefined({ shareName, storageAccountName, readOnly }) };
}

export const nonEmpty = <T>(items: readonly T[]): readonly T[] | undefined => (items.length === 0 ? undefined : items);
