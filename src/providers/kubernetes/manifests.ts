import { asList, asRecord } from "../../model/json";
import { type Port, readPort } from "../../model/port";
import type { Inputs } from "../../model/resource";
import type { MountedShare } from "./contract";
import {
  API_VERSIONS,
  DNS_LABEL_ANNOTATION,
  labelsOf,
  NAME_LABEL,
  OS_LABEL,
  SECRETS_ANNOTATION,
  SHARES_ANNOTATION,
  type V1Container,
  type V1Deployment,
  type V1EnvVar,
  type V1Secret,
  type V1Service,
  type V1Volume,
  variablesSecret,
  volumeSecret,
} from "./objects";
import { cpuQuantity, memoryQuantity } from "./quantities";

/** A pod goes on serving this long after it was asked to end, until no node sends it requests any more. */
const DRAIN_SECONDS = 5;
/** Draining and the container's own end. What then still runs is killed. */
const GRACE_SECONDS = 30;
/** A container that no probe watches counts as running after this long. */
const STEADY_SECONDS = 3;
const PROGRESS_DEADLINE_SECONDS = 600;

/** A Deployment's inputs with what they leave to defaults, and the shares of its volumes by the volumes' names. */
export interface Wanted {
  readonly name: string;
  readonly namespace: string;
  readonly inputs: Inputs;
  readonly shares: Readonly<Record<string, MountedShare>>;
}

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly secureValue?: string;
}

interface Mount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly?: boolean;
}

interface Volume {
  readonly name: string;
  readonly azureFile?: { readonly shareName: string; readonly storageAccountName: string; readonly readOnly?: boolean };
}

/** A container of the inputs. */
interface Container {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly environmentVariables?: readonly Variable[];
  readonly ports?: readonly unknown[];
  readonly resources: { readonly requests: { readonly cpu: number; readonly memoryInGB: number } };
  readonly volumeMounts?: readonly Mount[];
  readonly securityContext?: { readonly runAsUser?: number; readonly runAsGroup?: number };
}

/** What the annotation says of the share that a volume is. */
export interface ShareNote {
  readonly shareName: string;
  readonly storageAccountName: string;
  readonly readOnly?: true;
  /** Mounts, as `container:path`, that are read-only because the volume is: a host path cannot be so by itself. */
  readonly readOnlyMounts?: readonly string[];
}

/** The Secrets: one with the secure variables of all containers, one with the account's key for each share that needs it. */
export function secretsOf({ name, namespace, inputs, shares }: Wanted): V1Secret[] {
  const secret = (secretName: string, data: Record<string, string>): V1Secret => ({
    apiVersion: API_VERSIONS.Secret,
    kind: "Secret",
    metadata: { name: secretName, namespace, labels: labelsOf(name) },
    type: "Opaque",
    data: Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, Buffer.from(value, "utf8").toString("base64")]),
    ),
  });
  const variables = containersOf(inputs).flatMap((container) =>
    (container.environmentVariables ?? []).flatMap(({ name: variable, secureValue }) =>
      isSecure(secureValue) ? [[variableKey(container.name, variable), secureValue] as const] : [],
    ),
  );
  const keys = volumesOf(inputs).flatMap(({ name: volume, azureFile }) => {
    const share = shares[volume];
    if (azureFile === undefined || share === undefined || !("key" in share)) return [];
    const data = { azurestorageaccountname: azureFile.storageAccountName, azurestorageaccountkey: share.key };
    return [secret(volumeSecret(name, volume), data)];
  });
  return [...(variables.length > 0 ? [secret(variablesSecret(name), Object.fromEntries(variables))] : []), ...keys];
}

/** The Deployment. `secretVersions` are those of its Secrets, so that pods are renewed when one of them changes. */
export function deploymentOf(wanted: Wanted, secretVersions: Readonly<Record<string, string>>): V1Deployment {
  const { name, namespace, inputs } = wanted;
  const { osType = "Linux", replicas = 1 } = inputs;
  const notes = shareNotes(wanted);
  const versions = Object.entries(secretVersions).map(([secret, version]) => `${secret}=${version}`);
  const watched = containersOf(inputs).every((container) => firstTcpPort(container) !== undefined);
  return {
    apiVersion: API_VERSIONS.Deployment,
    kind: "Deployment",
    metadata: {
      name,
      namespace,
      labels: labelsOf(name),
      annotations: notes === undefined ? {} : { [SHARES_ANNOTATION]: JSON.stringify(notes) },
    },
    spec: {
      replicas: replicas as number,
      selector: { matchLabels: { [NAME_LABEL]: name } },
      strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: "25%" } },
      minReadySeconds: watched ? 0 : STEADY_SECONDS,
      progressDeadlineSeconds: PROGRESS_DEADLINE_SECONDS,
      template: {
        metadata: {
          labels: labelsOf(name),
          annotations: versions.length === 0 ? {} : { [SECRETS_ANNOTATION]: versions.join(",") },
        },
        spec: {
          containers: containersOf(inputs).map((container) => containerOf(container, wanted)),
          volumes: volumesOf(inputs).map((volume) => volumeOf(volume, wanted)),
          nodeSelector: { [OS_LABEL]: (osType as string).toLowerCase() },
          terminationGracePeriodSeconds: GRACE_SECONDS,
          // As in a container group: no credentials for the cluster, and no variables but those that were given.
          automountServiceAccountToken: false,
          enableServiceLinks: false,
        },
      },
    },
  };
}

/** The Service; undefined when no container has a port. */
export function serviceOf({ name, namespace, inputs }: Wanted): V1Service | undefined {
  const address = inputs.ipAddress === undefined ? undefined : asRecord(inputs.ipAddress);
  const ports =
    address === undefined
      ? containersOf(inputs).flatMap((container) => portsOf(container.ports))
      : portsOf(address.ports);
  if (ports.length === 0) return undefined;
  const label = address?.dnsNameLabel as string | undefined;
  return {
    apiVersion: API_VERSIONS.Service,
    kind: "Service",
    metadata: {
      name,
      namespace,
      labels: labelsOf(name),
      annotations: label === undefined ? {} : { [DNS_LABEL_ANNOTATION]: label },
    },
    spec: {
      type: address === undefined ? "ClusterIP" : "LoadBalancer",
      selector: { [NAME_LABEL]: name },
      ports: ports.map(({ port, protocol }) => ({
        name: `${protocol.toLowerCase()}-${port}`,
        port,
        protocol,
        targetPort: port,
      })),
    },
  };
}

function containerOf(container: Container, wanted: Wanted): V1Container {
  const { name, image, command, environmentVariables, resources, volumeMounts, securityContext } = container;
  const { cpu, memoryInGB } = resources.requests;
  const quantities = { cpu: cpuQuantity(cpu), memory: memoryQuantity(memoryInGB) };
  const port = firstTcpPort(container);
  return {
    name,
    image,
    imagePullPolicy: "IfNotPresent",
    ...(command !== undefined && command.length > 0 && { command: command.map(literal) }),
    env: (environmentVariables ?? []).map((variable) => variableOf(variable, name, wanted.name)),
    ports: portsOf(container.ports).map(({ port: containerPort, protocol }) => ({ containerPort, protocol })),
    resources: { requests: quantities, limits: quantities },
    volumeMounts: (volumeMounts ?? []).map(({ name: volume, mountPath, readOnly }) => ({
      name: volume,
      mountPath,
      readOnly: readOnly === true || isReadOnlyPath(volume, wanted),
    })),
    ...(securityContext !== undefined && { securityContext: { ...securityContext } }),
    ...(port !== undefined && {
      readinessProbe: { tcpSocket: { port: port.port }, periodSeconds: 2, failureThreshold: 3, timeoutSeconds: 1 },
      lifecycle: { preStop: { sleep: { seconds: DRAIN_SECONDS } } },
    }),
  };
}

function variableOf({ name, value, secureValue }: Variable, container: string, deployment: string): V1EnvVar {
  if (!isSecure(secureValue)) return { name, value: literal(value ?? "") };
  const key = variableKey(container, name);
  return { name, valueFrom: { secretKeyRef: { name: variablesSecret(deployment), key } } };
}

function volumeOf({ name: volume, azureFile }: Volume, { name, shares }: Wanted): V1Volume {
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

function shareNotes(wanted: Wanted): Record<string, ShareNote> | undefined {
  const notes = volumesOf(wanted.inputs).flatMap(({ name, azureFile }) => {
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
  const readOnly = volumesOf(inputs).some(({ name, azureFile }) => name === volume && azureFile?.readOnly === true);
  return readOnly && share !== undefined && "nodePath" in share;
}

function writableMounts(volume: string, inputs: Inputs): string[] {
  return containersOf(inputs).flatMap((container) =>
    (container.volumeMounts ?? [])
      .filter(({ name, readOnly }) => name === volume && readOnly !== true)
      .map(({ mountPath }) => `${container.name}:${mountPath}`),
  );
}

/** Text that Kubernetes takes as it is: it would put variables in the place of `$(NAME)`, and read `$$` as `$`. */
function literal(text: string): string {
  return text.replace(/\$(?=[$(])/g, "$$$$");
}

/** The inverse of {@link literal}. */
export function unescaped(text: string): string {
  return text.replace(/\$\$/g, "$$");
}

function firstTcpPort({ ports }: Container): Port | undefined {
  return portsOf(ports).find(({ protocol }) => protocol === "TCP");
}

function portsOf(ports: unknown): Port[] {
  return asList(ports).flatMap((item) => readPort(item) ?? []);
}

const isSecure = (value: string | undefined): value is string => value !== undefined && value !== null;
const variableKey = (container: string, variable: string): string => `${container}.${variable}`;
const containersOf = (inputs: Inputs): readonly Container[] => asList(inputs.containers) as readonly Container[];
const volumesOf = (inputs: Inputs): readonly Volume[] => asList(inputs.volumes) as readonly Volume[];
