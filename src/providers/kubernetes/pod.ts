import { canonicalCapability } from "../../model/containerinstance/container/securityContext";
import { SAME_SECURITY } from "../../model/containerservice/deploymentRefused";
import { pick } from "../../model/core/json";
import type { CompleteContainer, CompleteDeployment } from "../../model/containerinstance/container/complete";
import type {
  DnsConfiguration,
  EnvironmentVariable,
  SecurityContextDefinition,
  Toleration,
  Volume,
} from "../../model/generated/shapes";
import { literal } from "./objects";
import {
  configMapName,
  OS_LABEL,
  registriesSecret,
  type V1Container,
  type V1EnvVar,
  type V1PodSpec,
  type V1Toleration,
  type V1Volume,
  type V1VolumeMount,
  variablesSecret,
  volumeSecret,
} from "./objects";
import { probeOf } from "./probe";
import { cpuQuantity, memoryQuantity } from "./quantities";
import { variableKey } from "./settings";
import { allContainers, type AnyContainer, firstTcpPort, portsOf, settingsOf, type Wanted } from "./wanted";

/** Directory of a container's settings, the same as in a container group. */
const CONFIG_MAPS = "/mnt/configmap";
/** How long a pod keeps serving after it is told to stop, until the nodes no longer send it requests. */
const DRAIN_SECONDS = 5;
/** Time for draining and for the container to stop. Then it is killed. */
const GRACE_SECONDS = 30;

/** What the annotation says about a volume's share. */
export interface ShareNote {
  readonly shareName: string;
  readonly storageAccountName: string;
  readonly readOnly?: true;
  /**
   * Mounts, as `container:path`, that are read-only because their volume is. A host path cannot be read-only by itself.
   */
  readonly readOnlyMounts?: readonly string[];
}

/** The pod for the containers, volumes and settings of the inputs. */
export function podOf(wanted: Wanted): V1PodSpec {
  const { name, inputs } = wanted;
  const {
    containers,
    initContainers = [],
    volumes = [],
    osType = "Linux",
    dnsConfig,
    nodeSelector,
    tolerations = [],
  } = inputs;
  const settings = settingsVolumes(inputs);
  const mapVolume = ([container, volume]: readonly [string, string]): V1Volume => ({
    name: volume,
    configMap: { name: configMapName(name, container) },
  });
  return {
    ...(initContainers.length > 0 && {
      initContainers: initContainers.map((container) => ({
        ...programOf(container, wanted, settings),
        resources: wholePod(containers),
      })),
    }),
    containers: containers.map((container) => containerOf(container, wanted, settings)),
    volumes: [...volumes.map((volume) => volumeOf(volume, wanted)), ...[...settings].map(mapVolume)],
    ...((inputs.imageRegistryCredentials ?? []).length > 0 && {
      imagePullSecrets: [{ name: registriesSecret(name) }],
    }),
    ...(dnsConfig !== undefined && dnsOf(dnsConfig)),
    nodeSelector: { ...nodeSelector, [OS_LABEL]: osType.toLowerCase() },
    ...(tolerations.length > 0 && { tolerations: tolerations.map(tolerationOf) }),
    terminationGracePeriodSeconds: GRACE_SECONDS,
    // As in a container group, programs get neither credentials for the cluster nor variables of Services.
    automountServiceAccountToken: false,
    enableServiceLinks: false,
  };
}

function containerOf(container: CompleteContainer, wanted: Wanted, settings: ReadonlyMap<string, string>): V1Container {
  const { requests, limits = {} } = container.resources;
  const { livenessProbe, readinessProbe } = container;
  const port = firstTcpPort(container);
  const readiness = readinessProbe === undefined ? undefined : probeOf(readinessProbe);
  const listening = port && {
    tcpSocket: { port: port.port },
    periodSeconds: 2,
    failureThreshold: 3,
    timeoutSeconds: 1,
  };
  const watched = readiness ?? listening;
  return {
    ...programOf(container, wanted, settings),
    ports: portsOf(container.ports).map(({ port: containerPort, protocol }) => ({ containerPort, protocol })),
    resources: {
      requests: quantitiesOf(requests.cpu, requests.memoryInGB),
      limits: quantitiesOf(limits.cpu ?? requests.cpu, limits.memoryInGB ?? requests.memoryInGB),
    },
    ...(livenessProbe !== undefined && { livenessProbe: probeOf(livenessProbe) }),
    ...(watched !== undefined && { readinessProbe: watched }),
    ...(port !== undefined && { lifecycle: { preStop: { sleep: { seconds: DRAIN_SECONDS } } } }),
  };
}

/** What containers and init containers have in common. */
function programOf(container: AnyContainer, wanted: Wanted, settings: ReadonlyMap<string, string>): V1Container {
  const { name, image, command = [], environmentVariables = [], volumeMounts = [], securityContext } = container;
  const settingsVolume = settings.get(name);
  const mounts = volumeMounts.map(({ name: volume, mountPath, readOnly }): V1VolumeMount => {
    return { name: volume, mountPath, readOnly: readOnly === true || isReadOnlyPath(volume, wanted) };
  });
  const own = settingsVolume === undefined ? [] : [settingsMount(settingsVolume, name)];
  return {
    name,
    image,
    imagePullPolicy: "IfNotPresent",
    ...(command.length > 0 && { command: command.map(literal) }),
    env: environmentVariables.map((variable) => variableOf(variable, name, wanted.name)),
    volumeMounts: [...mounts, ...own],
    ...(securityContext !== undefined && { securityContext: securityOf(securityContext) }),
  };
}

function securityOf(context: SecurityContextDefinition): V1Container["securityContext"] {
  const { capabilities } = context;
  const { add = [], drop = [] } = capabilities ?? {};
  return {
    ...pick(context, SAME_SECURITY),
    ...(capabilities !== undefined && {
      capabilities: { add: add.map(canonicalCapability), drop: drop.map(canonicalCapability) },
    }),
  };
}

/**
 * The sum of the containers' requests, which an init container may use, as in a group. It does not make the pod larger.
 */
function wholePod(containers: readonly CompleteContainer[]): V1Container["resources"] {
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const requests = containers.map(({ resources }) => resources.requests);
  const all = quantitiesOf(sum(requests.map(({ cpu }) => cpu)), sum(requests.map(({ memoryInGB }) => memoryInGB)));
  return { requests: all, limits: all };
}

function quantitiesOf(cpu: number, memoryInGB: number): Record<string, string> {
  return { cpu: cpuQuantity(cpu), memory: memoryQuantity(memoryInGB) };
}

function variableOf(
  { name, value, secureValue }: EnvironmentVariable,
  container: string,
  deployment: string,
): V1EnvVar {
  if (secureValue === undefined) return { name, value: literal(value ?? "") };
  const key = variableKey(container, name);
  return { name, valueFrom: { secretKeyRef: { name: variablesSecret(deployment), key } } };
}

/** Names of the volumes for settings, by container. They differ from all volumes in the inputs. */
function settingsVolumes(inputs: CompleteDeployment): Map<string, string> {
  const taken = (inputs.volumes ?? []).map(({ name }) => name);
  let prefix = "configmap-";
  while (taken.some((name) => name.startsWith(prefix))) prefix += "x-";
  const owners = allContainers(inputs).filter((container) => settingsOf(container) !== undefined);
  return new Map(owners.map(({ name }, i) => [name, `${prefix}${i}`]));
}

function settingsMount(volume: string, container: string): V1VolumeMount {
  return { name: volume, mountPath: `${CONFIG_MAPS}/${container}`, readOnly: true };
}

function volumeOf({ name: volume, azureFile, secret }: Volume, { name, shares }: Wanted): V1Volume {
  if (secret !== undefined) return { name: volume, secret: { secretName: volumeSecret(name, volume) } };
  if (azureFile === undefined) return { name: volume, emptyDir: {} };
  const share = shares[volume];
  if (share !== undefined && "nodePath" in share)
    return { name: volume, hostPath: { path: share.nodePath, type: "Directory" } };
  const volumeAttributes = { secretName: volumeSecret(name, volume), shareName: azureFile.shareName };
  return {
    name: volume,
    csi: { driver: "file.csi.azure.com", readOnly: azureFile.readOnly === true, volumeAttributes },
  };
}

/** Kubernetes takes an empty key and an empty effect for any. */
function tolerationOf({ operator = "Equal", value, ...rest }: Toleration): V1Toleration {
  return { ...rest, operator, ...(operator === "Equal" && { value: value ?? "" }) };
}

/** Uses only the name servers of the inputs and not the cluster's. */
function dnsOf({ nameServers, searchDomains = "", options = "" }: DnsConfiguration): Partial<V1PodSpec> {
  const words = (text: string) => text.split(/[ \t]+/).filter((word) => word !== "");
  return {
    dnsPolicy: "None",
    dnsConfig: {
      nameservers: [...nameServers],
      searches: words(searchDomains),
      options: words(options).map((option) => {
        const [name = "", value] = option.split(":");
        return { name, ...(value !== undefined && { value }) };
      }),
    },
  };
}

/** The shares, by volume; undefined when there are none. */
export function shareNotes(wanted: Wanted): Record<string, ShareNote> | undefined {
  const notes = (wanted.inputs.volumes ?? []).flatMap(({ name, azureFile }) => {
    if (azureFile === undefined) return [];
    const { shareName, storageAccountName, readOnly } = azureFile;
    const readOnlyMounts = isReadOnlyPath(name, wanted) ? writableMounts(name, wanted.inputs) : [];
    const note: ShareNote = {
      shareName,
      storageAccountName,
      ...(readOnly === true && { readOnly }),
      ...(readOnlyMounts.length > 0 && { readOnlyMounts }),
    };
    return [[name, note] as const];
  });
  return notes.length === 0 ? undefined : Object.fromEntries(notes);
}

function isReadOnlyPath(volume: string, { inputs, shares }: Wanted): boolean {
  const share = shares[volume];
  const readOnly = inputs.volumes?.some(({ name, azureFile }) => name === volume && azureFile?.readOnly === true);
  return readOnly === true && share !== undefined && "nodePath" in share;
}

function writableMounts(volume: string, inputs: CompleteDeployment): string[] {
  return allContainers(inputs).flatMap((container) =>
    (container.volumeMounts ?? [])
      .filter(({ name, readOnly }) => name === volume && readOnly !== true)
      .map(({ mountPath }) => `${container.name}:${mountPath}`),
  );
}
