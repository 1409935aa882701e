import {
  API_VERSIONS,
  DNS_LABEL_ANNOTATION,
  labelsOf,
  SECRETS_ANNOTATION,
  OWNER_ANNOTATION,
  SHARES_ANNOTATION,
  type V1Deployment,
  type V1DeploymentStrategy,
  type V1PodSpec,
  type V1Service,
} from "./objects";
import { podOf, shareNotes } from "./pod";
import { readyAfterSeconds } from "./probe";
import { portsOf, type Wanted } from "./wanted";
import { readServicePort } from "../../model/containerservice/servicePorts";
import type { DeploymentStrategy } from "../../model/generated/shapes";

/** A container without a readiness probe counts as running after this long. */
const STEADY_SECONDS = 3;
/** A rollout has failed after this long without progress. Slow probes extend the time. */
const PROGRESS_DEADLINE_SECONDS = 600;

/**
 * The Deployment. `versions` are the versions of its Secrets and ConfigMaps, so that the pods are replaced when one of
 * them changes. `live` is the existing Deployment. Its selector is kept, since Kubernetes refuses to change a selector.
 */
export function deploymentOf(
  wanted: Wanted,
  versions: Readonly<Record<string, string>>,
  live?: V1Deployment,
): V1Deployment {
  const { name, namespace, inputs, owner } = wanted;
  const { containers, replicas = 1 } = inputs;
  const notes = shareNotes(wanted);
  const seen = Object.entries(versions).map(([object, version]) => `${object}=${version}`);
  const slowest = containers.map(({ readinessProbe: probe }) => (probe === undefined ? 0 : readyAfterSeconds(probe)));
  const template = podOf(wanted);
  const { minReadySeconds = usualMinReadySeconds(template) } = inputs;
  return {
    apiVersion: API_VERSIONS.Deployment,
    kind: "Deployment",
    metadata: {
      name,
      namespace,
      labels: labelsOf(name),
      annotations: {
        ...(notes !== undefined && { [SHARES_ANNOTATION]: JSON.stringify(notes) }),
        ...(owner !== undefined && { [OWNER_ANNOTATION]: owner }),
      },
    },
    spec: {
      replicas,
      selector: live?.spec?.selector ?? { matchLabels: labelsOf(name) },
      strategy: strategyOf(inputs.strategy),
      minReadySeconds,
      progressDeadlineSeconds: PROGRESS_DEADLINE_SECONDS + Math.max(0, ...slowest) + (inputs.minReadySeconds ?? 0),
      template: {
        metadata: {
          labels: labelsOf(name),
          annotations: seen.length === 0 ? {} : { [SECRETS_ANNOTATION]: seen.join(",") },
        },
        spec: template,
      },
    },
  };
}

/** How long a pod must have been ready by default: a container that nothing watches counts as ready from its start. */
export function usualMinReadySeconds({ containers }: V1PodSpec): number {
  return containers.every(({ readinessProbe }) => readinessProbe !== undefined) ? 0 : STEADY_SECONDS;
}

function strategyOf({ type = "RollingUpdate", rollingUpdate = {} }: DeploymentStrategy = {}): V1DeploymentStrategy {
  if (type === "Recreate") return { type };
  const { maxSurge = "25%", maxUnavailable = "0" } = rollingUpdate;
  return { type, rollingUpdate: { maxUnavailable: amountOf(maxUnavailable), maxSurge: amountOf(maxSurge) } };
}

/** Kubernetes takes numbers of pods as numbers only. */
const amountOf = (amount: string): number | string => (amount.endsWith("%") ? amount : Number(amount));

/** The Service; undefined when no container has a port. */
export function serviceOf({ name, namespace, inputs, balancerClass }: Wanted): V1Service | undefined {
  const { containers, ipAddress: address, servicePorts = [] } = inputs;
  const given = servicePorts.flatMap((item) => readServicePort(item) ?? []);
  const open =
    address === undefined ? containers.flatMap((container) => portsOf(container.ports)) : portsOf(address.ports);
  const ports = given.length > 0 ? given : open.map((port) => ({ ...port, targetPort: port.port }));
  if (ports.length === 0) return undefined;
  const label = address?.dnsNameLabel;
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
      ...(address !== undefined && balancerClass !== undefined && { loadBalancerClass: balancerClass }),
      selector: labelsOf(name),
      ports: ports.map(({ port, protocol, targetPort }) => ({
        name: `${protocol.toLowerCase()}-${port}`,
        port,
        protocol,
        targetPort,
      })),
    },
  };
}
