import * as pulumi from "@pulumi/pulumi";
import { deployment } from "../model/containerservice/deployment";
import { GROUP_ONLY, OF_THE_NODES } from "../model/containerservice/deploymentRefused";
import { type Problem, RULES } from "../model/core/problem";
import { isGiven, isRecord } from "../model/core/json";
import {
  Deployment as DeploymentResource,
  type DeploymentArgs as DeploymentResourceArgs,
} from "../resources/containerservice/deployment";
import { withoutAddress } from "./address";
import { AksCluster } from "./aksCluster";
import { ANY, type ArgShapes, checkArgs, choice, listOf, objectOf, TEXT, registered } from "./args";
import { type ContainerArgs, CONTAINERS, INIT_CONTAINERS, type InitContainerArgs } from "./container";
import { clusterKey, type Endpoints } from "./endpoints";
import type { Referable } from "./environment";
import { lowerPodSettings, POD_SETTINGS, type PodSettings } from "./groupSettings";
import { addressIn, containersIn, type GroupFindings, type LoweredGroup, lowerParts, reachOf } from "./groupParts";
import { type AnyCase, type Later, lift } from "./inputs";
import { type ExposedPortArgs, SERVICE_PORTS, type ServicePortsArgs } from "./port";
import { registeredOptions } from "./options";
import { madeOrRefused, prepare } from "./refusal";
import type { containerservice as inputs } from "../resources/types/input";
import { TRANSFORM, type Transform } from "./transform";

/** A cluster that exists already, by name. */
export interface ExistingCluster {
  /** Name of the resource group. */
  resourceGroupName: pulumi.Input<string>;
  /** Name of the cluster. */
  clusterName: pulumi.Input<string>;
}

/** How the pods of a Deployment are replaced. */
export interface StrategyArgs {
  /** `RollingUpdate` or `Recreate`. Default `RollingUpdate`. */
  type?: pulumi.Input<AnyCase<"RollingUpdate" | "Recreate">>;
  /** How many pods a rolling update makes and removes at a time: numbers, or percentages such as `25%`. */
  rollingUpdate?: {
    /** Pods that there may be above `replicas`. Default `25%`. */
    maxSurge?: pulumi.Input<number | string>;
    /** Pods that may be missing of `replicas`. Default 0. */
    maxUnavailable?: pulumi.Input<number | string>;
  };
}

/** Arguments of {@link Deployment}. For everything else see {@link ContainerGroupArgs}. */
export interface DeploymentArgs extends PodSettings {
  /** The cluster: an `AksCluster`, or the names of one that exists. */
  cluster: AksCluster | ExistingCluster;
  /** Number of pods, 0 or more. Default 1. */
  replicas?: pulumi.Input<number>;
  /** The containers by name, as in a container group. Containers of one pod share localhost. */
  containers: pulumi.Input<Record<string, pulumi.Input<ContainerArgs>>>;
  /**
   * Containers that run to completion before the others start, in the order in which they are written. Default none.
   */
  initContainers?: pulumi.Input<Record<string, pulumi.Input<InitContainerArgs>>>;
  /** Operating system of the nodes: `Linux` or `Windows`. Default `Linux`. */
  osType?: pulumi.Input<AnyCase<"Linux" | "Windows">>;
  /** Kubernetes always restarts the pods of a Deployment. Default, and only value, `Always`. */
  restartPolicy?: pulumi.Input<AnyCase<"Always">>;
  /**
   * `Public` for a load balancer's address, `None` for an address that only the cluster can reach. Default: `Public` if
   * a container has ports.
   */
  ipAddressType?: AnyCase<"Public" | "None">;
  /**
   * First label of the address's domain name, on Azure only: `<label>.<region>.cloudapp.azure.com`. Default: no domain
   * name.
   */
  dnsNameLabel?: pulumi.Input<string>;
  /** The ports that are open on the address, by number or name. Default: all ports of the containers. */
  exposedPorts?: pulumi.Input<ExposedPortArgs>[];
  /**
   * `LoadBalancer` for an address that clients outside the cluster reach, `ClusterIP` for a Service that only pods of
   * the cluster reach, which is the same as `ipAddressType: "None"`. Default: `LoadBalancer` if a container has ports.
   */
  serviceType?: AnyCase<"LoadBalancer" | "ClusterIP">;
  /**
   * The ports at which the Service and its address answer, and behind each a port of a container by number or name:
   * `{ 80: "http" }`. Default: the ports of `exposedPorts` or else of the containers, each at its own number.
   */
  servicePorts?: ServicePortsArgs;
  /** Labels that a node must have for the pods to run on it, such as `{ agentpool: "batch" }`. Default none. */
  nodeSelector?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Taints of nodes that the pods tolerate. The nodes of spot pools have the taint
   * `kubernetes.azure.com/scalesetpriority=spot:NoSchedule`. Default none.
   */
  tolerations?: pulumi.Input<pulumi.Input<inputs.TolerationArgs>[]>;
  /**
   * How pods are replaced: `{ type: "Recreate" }` ends the old ones before new ones start, for a program that must not
   * run twice. Default: one after the other, without losing a request.
   */
  strategy?: StrategyArgs;
  /**
   * How long a new pod must have been ready before it counts, in seconds. Default 0, or 3 if a container has neither a
   * TCP port nor a readiness probe.
   */
  minReadySeconds?: pulumi.Input<number>;
  /** Kubernetes namespace. Berth creates a missing one. Default `default`. */
  namespace?: pulumi.Input<string>;
  /** Name of the Deployment in Kubernetes. Default: made from the component's name. */
  deploymentName?: pulumi.Input<string>;
  /** Changes the component's resources: properties and options that have no argument of their own. Default nothing. */
  transform?: {
    /** The Deployment. */
    deployment?: Transform<DeploymentResourceArgs>;
  };
}

/** Arguments that a container group has and a Deployment does not, and why. */
const GROUP_ARGS: Readonly<Record<string, string>> = {
  diagnostics: GROUP_ONLY.diagnostics,
  dnsNameLabelScope: "is only for container groups: the address of a Deployment is a load balancer's",
  identity: GROUP_ONLY.identity,
  isolation: OF_THE_NODES,
  priority: OF_THE_NODES,
  sku: OF_THE_NODES,
  subnetId: OF_THE_NODES,
  zones: OF_THE_NODES,
  containerGroupName: GROUP_ONLY.containerGroupName,
  resourceGroup: GROUP_ONLY.location,
  location: GROUP_ONLY.location,
  tags: GROUP_ONLY.tags,
};

const NOUN = "deployment";

const EXISTING_CLUSTER = objectOf({ resourceGroupName: TEXT, clusterName: TEXT } satisfies ArgShapes<ExistingCluster>, {
  required: ["resourceGroupName", "clusterName"],
});

const DEPLOYMENT = objectOf(
  {
    cluster: { kind: "own", check: checkCluster, settled: true },
    replicas: ANY,
    containers: CONTAINERS,
    initContainers: INIT_CONTAINERS,
    ...POD_SETTINGS,
    osType: ANY,
    restartPolicy: { kind: "own", check: checkRestartPolicy },
    ipAddressType: choice("Public", "None"),
    dnsNameLabel: ANY,
    exposedPorts: listOf(ANY, { settled: true }),
    serviceType: choice("LoadBalancer", "ClusterIP"),
    servicePorts: SERVICE_PORTS,
    nodeSelector: ANY,
    tolerations: ANY,
    strategy: objectOf(
      {
        type: ANY,
        rollingUpdate: objectOf({ maxSurge: ANY, maxUnavailable: ANY } satisfies ArgShapes<
          NonNullable<StrategyArgs["rollingUpdate"]>
        >),
      } satisfies ArgShapes<StrategyArgs>,
      { settled: true },
    ),
    minReadySeconds: ANY,
    namespace: ANY,
    deploymentName: ANY,
    transform: objectOf({ deployment: TRANSFORM }, { settled: true }),
  } satisfies ArgShapes<DeploymentArgs>,
  { required: ["cluster", "containers"], misplaced: { why: GROUP_ARGS, rule: RULES.berth }, settled: true },
);

/**
 * Containers on a Kubernetes cluster. They are specified like those of a container group and run in any number of
 * replicas. Kubernetes replaces the pods of failed nodes and rolls out changes one pod after the other.
 *
 * ```ts
 * const api = new berth.Deployment("api", { cluster: aks, replicas: 3, containers: { web: { image: "nginx:1", ports: [80] } } });
 * export const url = api.url;
 * ```
 */
export class Deployment extends pulumi.ComponentResource implements Referable {
  /** The component's Pulumi type. */
  public static readonly __pulumiType = "berth:index:Deployment";

  /** Whether `obj` is an instance of this class, from any copy of this package. */
  public static override isInstance(obj: unknown): obj is Deployment {
    return (obj as { __pulumiType?: unknown } | undefined)?.__pulumiType === Deployment.__pulumiType;
  }

  /** IP address of the load balancer; undefined without one. */
  public readonly ip: pulumi.Output<string | undefined>;
  /** Domain name; undefined without `dnsNameLabel`, and on the local engine. */
  public readonly fqdn: pulumi.Output<string | undefined>;
  /**
   * Addresses of the open ports, by the name of the port: `api.endpoints.http.url`. A port without a name has its
   * number as name.
   */
  public readonly endpoints: pulumi.Output<Endpoints>;
  /** The names of the endpoints, known as early as possible. */
  public readonly endpointNames: pulumi.Input<readonly string[]>;
  /** URL of the first open HTTP or HTTPS port; undefined when there is none. */
  public readonly url: pulumi.Output<string | undefined>;
  /** Name of the Deployment in Kubernetes. */
  public readonly deploymentName: pulumi.Output<string>;
  /** Kubernetes namespace. */
  public readonly namespace: pulumi.Output<string>;
  /** Id of the Deployment: the cluster's ARM id with namespace and name. */
  public readonly resourceId: pulumi.Output<string>;
  /** The resources that the component made. */
  public readonly nodes: {
    /** The Deployment. */
    readonly deployment: DeploymentResource;
  };

  constructor(name: string, given: DeploymentArgs, opts?: pulumi.ComponentResourceOptions) {
    super(Deployment.__pulumiType, name, registered(DEPLOYMENT, given), registeredOptions(opts));
    const { args, problems } = checkArgs(DEPLOYMENT, given ?? {});
    const { made, outputs } = madeOrRefused(() => makeDeployment(this, name, args, problems, opts));
    this.nodes = made.nodes;
    this.ip = made.ip;
    this.fqdn = made.fqdn;
    this.endpoints = made.endpoints;
    this.endpointNames = made.endpointNames;
    this.url = made.url;
    this.deploymentName = made.deploymentName;
    this.namespace = made.namespace;
    this.resourceId = made.resourceId;
    this.registerOutputs(outputs);
  }
}

function makeDeployment(
  component: Deployment,
  name: string,
  args: DeploymentArgs,
  problems: Problem[],
  opts: pulumi.ComponentResourceOptions | undefined,
) {
  // A missing cluster is among the problems, which end the component below.
  const cluster = args.cluster ?? { resourceGroupName: "", clusterName: "" };
  const key = clusterKey(cluster.resourceGroupName, cluster.clusterName);
  const { lowered, findings } = lowerParts(addressed(args), { noun: NOUN, cluster: key }, [
    ...problems,
    ...checkService(args),
  ]);
  const body = lowerDeployment(args, lowered, findings);
  const own = AksCluster.isInstance(cluster) ? cluster.nodes : undefined;
  const prepared = prepare<DeploymentResourceArgs>({
    noun: NOUN,
    component,
    given: opts,
    model: deployment,
    name,
    body,
    complete: () => ({ ...body, resourceGroupName: cluster.resourceGroupName, resourceName: cluster.clusterName }),
    opts: {
      parent: component,
      ...(own && { dependsOn: [own.cluster, ...Object.values(own.nodePools)], deletedWith: own.cluster }),
    },
    transform: args.transform?.deployment,
    transformPath: "transform.deployment",
    findings,
    later: ["resourceGroupName", "resourceName"],
  });
  const resource = new DeploymentResource(name, prepared.args, prepared.opts);
  const inside = pulumi.all([resource.serviceName, resource.namespace, key]).apply(([service, namespace, of]) => {
    // In a preview, a Service that there will not be is null.
    return !isGiven(service) ? undefined : { host: `${service}.${namespace}.svc.cluster.local`, cluster: of };
  });
  return {
    nodes: { deployment: resource },
    ...reachOf(resource.ipAddress, lowered, inside),
    deploymentName: resource.name,
    namespace: resource.namespace,
    resourceId: resource.id,
  };
}

function lowerDeployment(args: DeploymentArgs, lowered: Later<LoweredGroup>, findings: GroupFindings) {
  return {
    deploymentName: args.deploymentName,
    namespace: args.namespace,
    replicas: args.replicas,
    osType: args.osType,
    ...containersIn(lowered),
    ipAddress: addressIn(lowered),
    servicePorts: lift(lowered, ({ servicePorts }) => servicePorts),
    nodeSelector: args.nodeSelector,
    tolerations: args.tolerations,
    strategy: lowerStrategy(args.strategy),
    minReadySeconds: args.minReadySeconds,
    ...lowerPodSettings(args, findings),
  };
}

/** `serviceType` in the words of a container group. */
function addressed(args: DeploymentArgs): DeploymentArgs {
  if (args.serviceType === undefined) return args;
  return { ...args, ipAddressType: args.serviceType === "ClusterIP" ? "None" : "Public" };
}

function checkService(args: DeploymentArgs): Problem[] {
  const { serviceType, ipAddressType, servicePorts, exposedPorts } = args;
  const isInner = serviceType === "ClusterIP";
  const problems: Problem[] = [];
  if (serviceType !== undefined && ipAddressType !== undefined && isInner !== (ipAddressType === "None")) {
    const allowed = `must not be given beside serviceType ${serviceType}, which says the opposite`;
    problems.push({ path: "ipAddressType", value: ipAddressType, allowed, rule: RULES.berth });
  }
  if (isGiven(servicePorts) && isGiven(exposedPorts)) {
    const allowed = "must not be given beside servicePorts, which are the ports of the address";
    problems.push({ path: "exposedPorts", allowed, rule: RULES.berth });
  }
  return [...problems, ...withoutAddress(addressed(args), isInner ? "serviceType is ClusterIP" : undefined)];
}

/** The resource takes numbers as text, since it has one type for numbers and percentages. */
function lowerStrategy({ type, rollingUpdate }: StrategyArgs = {}): DeploymentResourceArgs["strategy"] {
  if (!isGiven(type) && !isGiven(rollingUpdate)) return undefined;
  const { maxSurge, maxUnavailable } = rollingUpdate ?? {};
  const text = (amount: pulumi.Input<number | string> | undefined) =>
    isGiven(amount) ? (lift(amount!, String) as pulumi.Input<string>) : undefined;
  return {
    type: type ?? undefined,
    ...(isGiven(rollingUpdate) && {
      rollingUpdate: { maxSurge: text(maxSurge), maxUnavailable: text(maxUnavailable) },
    }),
  };
}

function checkCluster(value: unknown, path: string): Problem[] {
  if (AksCluster.isInstance(value)) return [];
  if (isRecord(value) && !pulumi.Resource.isInstance(value)) return checkArgs(EXISTING_CLUSTER, value, path).problems;
  const allowed = "must be an AksCluster, or { resourceGroupName, clusterName }";
  return [{ path, allowed, rule: RULES.berth }];
}

function checkRestartPolicy(value: unknown, path: string): Problem[] {
  if (typeof value === "string" && value.toLowerCase() === "always") return [];
  const allowed = "must be Always: Kubernetes restarts the pods of a Deployment whatever their exit code";
  return [{ path, value: typeof value === "string" ? value : undefined, allowed, rule: RULES.kubernetes }];
}
