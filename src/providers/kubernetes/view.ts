import type { Json } from "../../model/armBody";
import { deployment as model } from "../../model/deployment";
import { mapRecord } from "../../model/json";
import { type ShareNote, unescaped } from "./manifests";
import {
  DNS_LABEL_ANNOTATION,
  OS_LABEL,
  SHARES_ANNOTATION,
  type V1Container,
  type V1Deployment,
  type V1EnvVar,
  type V1Service,
  type V1Volume,
} from "./objects";
import { cpuOf, memoryInGBOf } from "./quantities";

/** A Deployment as the state has it, made of what is live: the inverse of the manifests. `fqdn` names its address. */
export function outputsOf(
  deployment: V1Deployment,
  service: V1Service | undefined,
  fqdn: (label: string) => string | undefined,
): Json {
  const { metadata = {}, spec, status } = deployment;
  const pod = spec?.template.spec;
  const notes = notesOf(deployment);
  const volumes = (pod?.volumes ?? []).map((volume) => volumeView(volume, notes[volume.name]));
  return present({
    name: metadata.name,
    type: model.armType,
    namespace: metadata.namespace,
    replicas: spec?.replicas ?? 1,
    readyReplicas: status?.readyReplicas ?? 0,
    osType: pod?.nodeSelector?.[OS_LABEL] === "windows" ? "Windows" : "Linux",
    containers: (pod?.containers ?? []).map((container) => containerView(container, notes)),
    volumes: nonEmpty(volumes),
    ipAddress: service?.spec?.type === "LoadBalancer" ? addressView(service, fqdn) : undefined,
    serviceName: service?.metadata?.name,
  });
}

/** Where a load balancer answers; undefined while it has no address. */
export function addressOf(service: V1Service): string | undefined {
  const [ingress] = service.status?.loadBalancer?.ingress ?? [];
  return ingress?.ip ?? ingress?.hostname;
}

type Notes = Readonly<Record<string, ShareNote>>;

function notesOf({ metadata }: V1Deployment): Notes {
  try {
    return JSON.parse(metadata?.annotations?.[SHARES_ANNOTATION] ?? "{}") as Notes;
  } catch {
    return {};
  }
}

function containerView(container: V1Container, notes: Notes): Json {
  const { name, image, command = [], args = [], env = [], ports = [], resources, volumeMounts = [] } = container;
  const { runAsUser, runAsGroup } = container.securityContext ?? {};
  const user = present({ runAsUser, runAsGroup });
  const quantities = { ...resources?.limits, ...resources?.requests };
  return present({
    name,
    image,
    command: nonEmpty([...command, ...args].map(unescaped)),
    environmentVariables: nonEmpty(env.map(variableView)),
    ports: nonEmpty(ports.map(({ containerPort: port, protocol = "TCP" }) => ({ port, protocol }))),
    resources: {
      requests: present({ cpu: cpuOf(quantities["cpu"]), memoryInGB: memoryInGBOf(quantities["memory"]) }),
    },
    volumeMounts: nonEmpty(
      volumeMounts.map(({ name: volume, mountPath, readOnly }) => {
        const forced = notes[volume]?.readOnlyMounts?.includes(`${name}:${mountPath}`) === true;
        return { name: volume, mountPath, ...(readOnly === true && !forced && { readOnly }) };
      }),
    ),
    securityContext: Object.keys(user).length > 0 ? user : undefined,
  });
}

/** Like ARM, it tells of a secure variable the name alone. */
function variableView({ name, value = "", valueFrom }: V1EnvVar): Json {
  return valueFrom === undefined ? { name, value: unescaped(value) } : { name };
}

function volumeView({ name, emptyDir }: V1Volume, note: ShareNote | undefined): Json {
  if (emptyDir !== undefined) return { name, emptyDir: {} };
  if (note === undefined) return { name };
  const { shareName, storageAccountName, readOnly } = note;
  return { name, azureFile: present({ shareName, storageAccountName, readOnly }) };
}

function addressView(service: V1Service, fqdn: (label: string) => string | undefined): Json {
  const dnsNameLabel = service.metadata?.annotations?.[DNS_LABEL_ANNOTATION];
  return present({
    type: "Public",
    ports: (service.spec?.ports ?? []).map(({ port, protocol = "TCP" }) => ({ port, protocol })),
    dnsNameLabel,
    ip: addressOf(service),
    fqdn: dnsNameLabel === undefined ? undefined : fqdn(dnsNameLabel),
  });
}

const nonEmpty = <T>(items: readonly T[]): readonly T[] | undefined => (items.length === 0 ? undefined : items);
const present = (value: Json): Json => mapRecord(value, (item) => item);
