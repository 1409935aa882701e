import type { Json } from "../../model/core/armBody";
import { deployment as model } from "../../model/containerservice/deployment";
import { omit, withoutUndefined } from "../../model/core/json";
import {
  DNS_LABEL_ANNOTATION,
  OS_LABEL,
  type V1ConfigMap,
  type V1Deployment,
  type V1DeploymentStrategy,
  type V1PodSpec,
  type V1Secret,
  type V1Service,
} from "./objects";
import type { BalancedAddress } from "./contract";
import { nonEmpty, podView } from "./podView";
import { usualMinReadySeconds } from "./manifests";
import { registriesView } from "./settings";

export interface Live {
  readonly deployment: V1Deployment;
  readonly service?: V1Service;
  /** The Service's address, where Berth itself gave it one. */
  readonly address?: BalancedAddress | undefined;
  readonly configMaps?: readonly V1ConfigMap[];
  /** The Secret with the registry credentials, if there are any. */
  readonly registries?: V1Secret;
}

/**
 * A Deployment's outputs from its live objects: the inverse of the manifests. `fqdn` makes the domain name of the
 * address.
 */
export function outputsOf(live: Live, fqdn: (label: string) => string | undefined): Json {
  const { deployment, service, registries, address } = live;
  const { metadata = {}, spec, status } = deployment;
  const pod = spec?.template.spec ?? { containers: [] };
  return withoutUndefined({
    name: metadata.name,
    type: model.armType,
    namespace: metadata.namespace,
    replicas: spec?.replicas ?? 1,
    readyReplicas: status?.readyReplicas ?? 0,
    osType: pod.nodeSelector?.[OS_LABEL] === "windows" ? "Windows" : "Linux",
    ...placementView(pod),
    strategy: strategyView(spec?.strategy),
    minReadySeconds: minReadyView(spec),
    ...podView(deployment, live.configMaps ?? []),
    imageRegistryCredentials: registries && nonEmpty(registriesView(registries)),
    dnsConfig: dnsView(pod),
    ipAddress: service?.spec?.type === "LoadBalancer" ? addressView(service, address, fqdn) : undefined,
    servicePorts: service && servicePortsView(service, pod),
    serviceName: service?.metadata?.name,
  });
}

/** The address of a load balancer; undefined while it has none. */
export function addressOf(service: V1Service): string | undefined {
  const [ingress] = service.status?.loadBalancer?.ingress ?? [];
  return ingress?.ip ?? ingress?.hostname;
}

function placementView({ nodeSelector = {}, tolerations = [] }: V1PodSpec): Json {
  const labels = omit(nodeSelector, OS_LABEL);
  return {
    nodeSelector: Object.keys(labels).length === 0 ? undefined : labels,
    tolerations: nonEmpty(
      tolerations.map(({ key, operator, value, effect, tolerationSeconds }) =>
        withoutUndefined({ key, operator, value: value === "" ? undefined : value, effect, tolerationSeconds }),
      ),
    ),
  };
}

function strategyView({ type, rollingUpdate = {} }: V1DeploymentStrategy = {}): Json | undefined {
  if (type === "Recreate") return { type };
  const { maxSurge, maxUnavailable } = rollingUpdate;
  const text = (amount: number | string | undefined) => (amount === undefined ? undefined : String(amount));
  return { type, rollingUpdate: withoutUndefined({ maxSurge: text(maxSurge), maxUnavailable: text(maxUnavailable) }) };
}

/** undefined for Berth's own default. Kubernetes leaves out 0. */
function minReadyView(spec: V1Deployment["spec"]): number | undefined {
  const { minReadySeconds = 0, template } = spec ?? {};
  return minReadySeconds === usualMinReadySeconds(template?.spec ?? { containers: [] }) ? undefined : minReadySeconds;
}

/** undefined when the Service has the usual ports, each for the same port of the containers. */
function servicePortsView({ spec = {} }: V1Service, { containers }: V1PodSpec): Json[] | undefined {
  const ports = (spec.ports ?? []).map(({ port, targetPort = port, protocol = "TCP" }) => ({
    port,
    targetPort: Number(targetPort),
    protocol,
  }));
  const usual = containers.flatMap(({ ports: own = [] }) => own);
  const isUsual =
    spec.type === "LoadBalancer" ||
    (usual.length === ports.length &&
      usual.every(({ containerPort, protocol = "TCP" }) =>
        ports.some((item) => item.port === containerPort && item.protocol === protocol),
      ));
  return isUsual && ports.every(({ port, targetPort }) => port === targetPort) ? undefined : ports;
}

function dnsView({ dnsPolicy, dnsConfig = {} }: V1PodSpec): Json | undefined {
  if (dnsPolicy !== "None") return undefined;
  const { nameservers = [], searches = [], options = [] } = dnsConfig;
  const words = options.map(({ name = "", value }) => (value === undefined ? name : `${name}:${value}`));
  return withoutUndefined({
    nameServers: nameservers,
    searchDomains: searches.length > 0 ? searches.join(" ") : undefined,
    options: words.length > 0 ? words.join(" ") : undefined,
  });
}

function addressView(
  service: V1Service,
  own: BalancedAddress | undefined,
  fqdn: (label: string) => string | undefined,
): Json {
  const dnsNameLabel = service.metadata?.annotations?.[DNS_LABEL_ANNOTATION];
  return withoutUndefined({
    type: "Public",
    ports: (service.spec?.ports ?? []).map(({ port, protocol = "TCP" }) => {
      const at = own?.ports.find((item) => item.port === port && item.protocol === protocol);
      return { port, protocol, ...(at !== undefined && { hostPort: at.hostPort }) };
    }),
    dnsNameLabel,
    ip: own?.ip ?? addressOf(service),
    fqdn: dnsNameLabel === undefined ? undefined : fqdn(dnsNameLabel),
  });
}
