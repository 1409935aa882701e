import type {
  CoreV1Event,
  V1ConfigMap,
  V1Deployment,
  V1Namespace,
  V1Node,
  V1Pod,
  V1ReplicaSet,
  V1Secret,
  V1Service,
} from "@kubernetes/client-node" with { "resolution-mode": "import" };

export type {
  CoreV1Event,
  V1ConfigMap,
  V1Container,
  V1ContainerStatus,
  V1Deployment,
  V1DeploymentStrategy,
  V1EnvVar,
  V1Node,
  V1ObjectMeta,
  V1Pod,
  V1PodSpec,
  V1Probe,
  V1ReplicaSet,
  V1Secret,
  V1Service,
  V1Taint,
  V1Toleration,
  V1Volume,
  V1VolumeMount,
} from "@kubernetes/client-node" with { "resolution-mode": "import" };

/** The kinds of Kubernetes objects that Berth reads or writes. */
export interface Kinds {
  Namespace: V1Namespace;
  Secret: V1Secret;
  ConfigMap: V1ConfigMap;
  Deployment: V1Deployment;
  Service: V1Service;
  ReplicaSet: V1ReplicaSet;
  Pod: V1Pod;
  Node: V1Node;
  Event: CoreV1Event;
}
export type Kind = keyof Kinds;

export const API_VERSIONS: Readonly<Record<Kind, string>> = {
  Namespace: "v1",
  Secret: "v1",
  ConfigMap: "v1",
  Deployment: "apps/v1",
  Service: "v1",
  ReplicaSet: "apps/v1",
  Pod: "v1",
  Node: "v1",
  Event: "v1",
};

/** Berth's name in the managed fields of objects and in their label. */
export const MANAGER = "pulumi-berth";
const NAME_LABEL = "app.kubernetes.io/name";
export const MANAGER_LABEL = "app.kubernetes.io/managed-by";

/** Versions of the Secrets and ConfigMaps that pods were started with. When they change, the pods are replaced. */
export const SECRETS_ANNOTATION = "pulumi-berth/secrets";
/** Names of the volumes' Azure Files shares, which a host path does not contain. */
export const SHARES_ANNOTATION = "pulumi-berth/azure-files";
/** Whose the Deployment is. */
export const OWNER_ANNOTATION = "pulumi-berth/owner";
/** Makes the label the first part of the address's domain name. */
export const DNS_LABEL_ANNOTATION = "service.beta.kubernetes.io/azure-dns-label-name";

/** Class of the Services whose load balancer is Berth's own: the cluster gives them none. */
export const BALANCER_CLASS = "pulumi-berth/balancer";

export const OS_LABEL = "kubernetes.io/os";

/** The labels of all objects of a Deployment. */
export function labelsOf(name: string): Record<string, string> {
  return { [NAME_LABEL]: name, [MANAGER_LABEL]: MANAGER };
}

export function isOurs(object: { readonly metadata?: { readonly labels?: Record<string, string> } }): boolean {
  return object.metadata?.labels?.[MANAGER_LABEL] === MANAGER;
}

/** Names of Secrets and ConfigMaps. The names of Deployments contain no periods, so no two Deployments share one. */
export const variablesSecret = (name: string): string => `${name}.env`;
export const registriesSecret = (name: string): string => `${name}.registries`;
export const volumeSecret = (name: string, volume: string): string => `${name}.volume.${volume}`;
export const configMapName = (name: string, container: string): string => `${name}.config.${container}`;

/** Escapes text for Kubernetes, which would replace `$(NAME)` with a variable and `$$` with `$`. */
export function literal(text: string): string {
  return text.replace(/\$(?=[$(])/g, "$$$$");
}

/** The inverse of {@link literal}. */
export function unescaped(text: string): string {
  return text.replace(/\$\$/g, "$$");
}
